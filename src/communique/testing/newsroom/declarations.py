"""Statements, joint statements, messages of condolence and signed articles."""

from __future__ import annotations

from datetime import date
from random import Random

from communique.testing.newsroom.days import one
from communique.testing.newsroom.frames import book, fill, pick
from communique.testing.newsroom.happenings import Happening
from communique.testing.newsroom.papers import Line, Paper, day_words, frame_of, named, paragraphs, party_ids, sentence
from communique.testing.newsroom.scene import mention, pair_words, solo_words, when_words, where_words
from communique.testing.newsroom.seats import Tenure, outlet
from communique.testing.newsroom.services import Service
from communique.testing.newsroom.truth import Account


def _subject(rng: Random, words: dict[str, str]) -> str:
    text = fill(pick(book().lists["topic"], rng), words, rng)
    return text[:1].lower() + text[1:]


def statement(service: Service, published: date, own: Tenure, rng: Random) -> Paper:
    """A ministry's or an official's statement."""
    words = solo_words(own, service, rng)
    words["subject"] = _subject(rng, words)
    lead = sentence("statement.lead", words, rng)
    text = [f"{lead} {sentence('statement.body', words, rng)}", *paragraphs("statement.body", words, 4, rng)]
    title = fill(frame_of("statement.title", service, rng), words, rng)
    seen = "\n".join((title, *text))
    return Paper(
        kind="statement",
        title=title,
        published=published,
        lines=tuple(map(Line, text)),
        people=named([mention(own, service)], seen),
    )


def joint_statement(service: Service, published: date, happening: Happening, rng: Random) -> Paper:
    """A joint statement of two states, as its first publisher prints it."""
    own, other = happening.first, happening.second
    assert other is not None
    words = pair_words(own, other, service, rng) | where_words(happening.place, happening.ground, rng)
    words["subject"] = _subject(rng, words)
    words["day"] = day_words(happening.span.last, service)
    text = [sentence("joint.lead", words, rng), *paragraphs("joint.body", words, 4, rng)]
    if not happening.place:
        frames = [f for f in book().frames["joint.title"] if "place" not in f.slots]
        title = fill(pick(frames, rng), words, rng)
    else:
        title = fill(frame_of("joint.title", service, rng), words, rng)
    account = Account(event=happening.id, type="statement", status="happened", prominence="primary", parties=(), quote=title)
    return Paper(kind="joint_statement", title=title, published=published, lines=tuple(map(Line, text)), accounts=(account,))


def condolence(service: Service, published: date, happening: Happening, plain_days: bool, rng: Random) -> Paper:
    """A message of condolence, as its sender prints it."""
    own, other = happening.first, happening.second
    assert other is not None
    words = pair_words(own, other, service, rng)
    words |= when_words(happening.span, published, service, service.text.dated and not plain_days, rng)
    thing = fill(pick(book().lists["thing"], rng), {}, rng)
    thing = thing[:1].lower() + thing[1:]
    words |= {"thing": thing, "thing_the": "the " + thing.removeprefix("a ").removeprefix("an "), "hit_place": happening.place or ""}
    frame = frame_of("condolence.lead", service, rng)
    first = book().frames["condolence.body"]
    chosen = rng.sample(first[1:], 4)
    text = [fill(frame, words, rng), *(fill(part, words, rng) for part in (first[0], *chosen))]
    title = fill(frame_of("condolence.title", service, rng), words, rng)
    account = Account(
        event=happening.id,
        type="message",
        status="happened",
        prominence="primary",
        when=happening.span.edtf if {"on", "On"} & frame.slots else None,
        parties=party_ids((own, other)),
        quote=text[0],
    )
    seen = "\n".join((title, *text))
    return Paper(
        kind="message",
        title=title,
        published=published,
        lines=tuple(map(Line, text)),
        people=named([mention(own, service), mention(other, service)], seen),
        accounts=(account,),
    )


def article(service: Service, published: date, own: Tenure, rng: Random) -> Paper:
    """A signed article for a newspaper."""
    words = solo_words(own, service, rng) | when_words(one(published), published, service, False, rng)
    words["outlet"] = outlet(service.nation, rng) if service.nation else "Vassara Tribune"
    words["subject"] = _subject(rng, words)
    text = paragraphs("article.body", words, 4, rng)
    title = fill(frame_of("article.title", service, rng), words, rng)
    return Paper(
        kind="article",
        title=title,
        published=published,
        lines=tuple(map(Line, text)),
        people=named([mention(own, service)], "\n".join((title, *text))),
    )
