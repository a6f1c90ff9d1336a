"""Readouts: how one side tells of a call, a meeting, talks, a visit, a signing, a gathering."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import msgspec

from communique.testing.newsroom.days import Span, coming
from communique.testing.newsroom.frames import Frame, book, fill, pick
from communique.testing.newsroom.happenings import Happening
from communique.testing.newsroom.papers import Line, Paper, frame_of, named, paragraphs, party_ids, sentence
from communique.testing.newsroom.scene import initiative_words, mention, pair_words, person, solo_words, when_words, where_words
from communique.testing.newsroom.seats import Tenure
from communique.testing.newsroom.services import Service
from communique.testing.newsroom.sources import sources
from communique.testing.newsroom.truth import Account, CommitmentTruth

_KINDS = {"call": "readout_call", "visit": "readout_visit", "meeting": "readout_meeting", "talks": "readout_meeting"}
_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"]
_OTHER_DAY = 0.05
"""How often a side gives another day than the right one."""
_OTHER_WISH = 0.05
"""How often a side claims another initiative than the true one."""
_ROUTINE = 0.3


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """What a writer is told: who writes, when, of what, from which side, what was agreed, and whether others will print it too."""

    service: Service
    published: date
    happening: Happening
    own: Tenure
    other: Tenure | None = None
    agreed: Happening | None = None
    plain_days: bool = False


def ordinal(number: int) -> str:
    """ "first" to "twelfth"; the count begins anew after that."""
    return _ORDINALS[(number - 1) % len(_ORDINALS)]


def readout(brief: Brief, rng: Random) -> Paper:
    """A readout of a meeting of two, from the side of `brief.own`."""
    happening, service, other = brief.happening, brief.service, brief.other
    assert other is not None
    span = _day_claimed(brief, rng)
    claimed = _wish_claimed(brief, rng)
    near = service.text.dated and not brief.plain_days
    words = pair_words(brief.own, other, service, rng)
    words |= when_words(span, brief.published, service, near, rng) | where_words(happening.place, happening.ground, rng)
    words |= _paper_words(happening.paper) | {
        "ordinal": ordinal(happening.ordinal or 1),
        "ordinal_cap": ordinal(happening.ordinal or 1).capitalize(),
        "gathering": happening.gathering,
    }
    words |= initiative_words(happening, claimed if rng.random() < 0.6 else None, {n.code: n for n in sources().nations}, rng)
    title, lead = _heads(brief, claimed, rng)
    text = [fill(lead, words, rng), *paragraphs("detail.plain", words, 4 + int(rng.random() * 3), rng)]
    promises = _promise(brief, words, rng)
    text += [p.text for p in promises] or ([sentence("detail.routine", words, rng)] if rng.random() < _ROUTINE else [])
    account = Account(
        event=happening.id,
        type=happening.type,
        status="happened",
        prominence="primary",
        when=span.edtf if {"on", "On", "day"} & (lead.slots | title.slots) else None,
        where=happening.place if {"in_place", "place"} & (lead.slots | title.slots) else None,
        initiative=claimed if words["init"] and "init" in lead.slots else _called(lead, brief),
        parties=party_ids((happening.first,) if happening.type == "visit" else (brief.own, other)),
        quote=text[0],
    )
    return _finish(brief, fill(title, words, rng), text, (account, *_planned(brief, promises)), promises, span)


def gathering(brief: Brief, rng: Random) -> Paper:
    """A service tells that its own minister took part in a gathering."""
    happening, service = brief.happening, brief.service
    words = solo_words(brief.own, service, rng) | where_words(happening.place, happening.ground, rng)
    words |= when_words(happening.span, brief.published, service, service.text.dated and not brief.plain_days, rng)
    words |= {"gathering": happening.gathering, "other_short": "the chair"}
    title, lead = frame_of("gathering.title", service, rng), frame_of("gathering.lead", service, rng)
    text = [fill(lead, words, rng), *paragraphs("statement.body", words, 4, rng)]
    account = Account(
        event=happening.id,
        type="conference",
        status="happened",
        prominence="primary",
        when=happening.span.edtf,
        where=happening.place,
        parties=party_ids((brief.own,)),
        quote=text[0],
    )
    return _finish(brief, fill(title, words, rng), text, (account,), (), happening.span)


def _finish(
    brief: Brief, title: str, text: list[str], accounts: tuple[Account, ...], promises: tuple[CommitmentTruth, ...], span: Span
) -> Paper:
    seen = "\n".join((title, *text))
    cast = [mention(t, brief.service) for t in (brief.own, brief.other, *((brief.agreed.first,) if brief.agreed else ())) if t is not None]
    return Paper(
        kind=_KINDS.get(brief.happening.type),
        title=title,
        published=brief.published,
        lines=tuple(Line(paragraph) for paragraph in text),
        people=named(cast, seen),
        accounts=accounts,
        commitments=promises,
        held=span.edtf,
    )


def _day_claimed(brief: Brief, rng: Random) -> Span:
    """The day that this side gives: now and then the wrong one, never one after the release."""
    span = brief.happening.span
    second = brief.happening.second
    if second is None or brief.own.figure.id != second.figure.id or span.first != span.last or rng.random() >= _OTHER_DAY:
        return span
    moved = span.first + timedelta(days=1 if rng.random() < 0.5 else -1)
    return Span(moved, moved) if moved <= brief.published else span


def _wish_claimed(brief: Brief, rng: Random) -> str | None:
    true = brief.happening.initiative
    sides = [t.seat.side for t in brief.happening.parties[:2]]
    if true is None or rng.random() >= _OTHER_WISH:
        return true
    return next((side for side in sides if side != true), true)


def _called(lead: Frame, brief: Brief) -> str | None:
    """Who called, where the sentence is about receiving a call."""
    other = brief.other
    return (
        other.seat.side
        if other and brief.happening.type == "call" and "other" in lead.slots and lead in book().frames["call.lead_received"]
        else None
    )


def _heads(brief: Brief, claimed: str | None, rng: Random) -> tuple[Frame, Frame]:
    """The frames of title and first sentence."""
    happening, service = brief.happening, brief.service
    if happening.type == "visit":
        side = "guest" if brief.own.figure.id == happening.first.figure.id else "host"
        return frame_of(f"visit.title_{side}", service, rng), frame_of(f"visit.lead_{side}", service, rng)
    lead = f"{happening.type}.lead"
    other = brief.other
    if happening.type == "call" and other and claimed == other.seat.side and rng.random() < 0.4:
        lead = "call.lead_received"
    if happening.type == "meeting" and happening.gathering:
        lead = "meeting.lead_sidelines"
    elif happening.type == "meeting" and happening.ground and rng.random() < 0.3:
        own_ground = brief.own.seat.side == happening.ground.code
        lead = "meeting.lead_host" if own_ground else lead
        lead = "meeting.lead_guest" if other and other.seat.side == happening.ground.code else lead
    return frame_of(f"{happening.type}.title", service, rng), frame_of(lead, service, rng)


def _paper_words(paper: str) -> dict[str, str]:
    if not paper:
        return {}
    bare = paper.removeprefix("the ").removeprefix("a ")
    article = "an" if bare[0] in "aeiou" else "a"
    return {
        "paper_short": f"{bare}",
        "paper_cap": bare[:1].upper() + bare[1:],
        "paper_long": f"{article} {bare}",
        "paper_long_cap": f"{article.capitalize()} {bare}",
    }


def _promise(brief: Brief, words: dict[str, str], rng: Random) -> tuple[CommitmentTruth, ...]:
    """The sentence in which the sides undertake what is to come."""
    plan = brief.agreed
    if plan is None:
        return ()
    middle, _, due = coming(plan.span, brief.service.text.date, rng)
    name = {"talks": "round", "visit": "visit", "signing": "signing"}[plan.type]
    more = words | {"next_on": middle, "next_place": plan.place or "", "next_ordinal": ordinal(plan.ordinal or 1)}
    more |= _paper_words(plan.paper)
    if plan.type == "visit":
        at_home = plan.first.seat.side == brief.service.side
        more |= {
            "guest": person(plan.first, brief.service, "own" if at_home else "other", rng),
            "host_country": plan.ground.name if plan.ground else "",
        }
    text = sentence(f"commit.{name}", more, rng)
    sides = tuple(dict.fromkeys(t.seat.side for t in brief.happening.parties[:2]))
    return (CommitmentTruth(text=text, event=plan.id, countries=sides, due=due, place=plan.place if plan.type != "visit" else None),)


def _planned(brief: Brief, promises: tuple[CommitmentTruth, ...]) -> tuple[Account, ...]:
    """The planned events that the undertakings speak of."""
    plan = brief.agreed
    if plan is None:
        return ()
    return tuple(
        Account(
            event=plan.id,
            type=plan.type,
            status="planned",
            prominence="mentioned",
            when=promise.due,
            where=promise.place,
            parties=party_ids((plan.first,)) if plan.type == "visit" else (),
            quote=promise.text,
        )
        for promise in promises
    )


def papers_to_sign(rng: Random) -> str:
    """An agreement to be signed."""
    return fill(pick(book().lists["paper"], rng), {}, rng).replace("The ", "the ", 1)
