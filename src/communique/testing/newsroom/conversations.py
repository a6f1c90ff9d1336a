"""Interviews, press conferences, briefings and remarks: who asks, who answers, how a service labels them."""

from __future__ import annotations

from datetime import date
from random import Random

import msgspec

from communique.testing.newsroom.frames import Book, Frame, book, fill, pick
from communique.testing.newsroom.happenings import Happening
from communique.testing.newsroom.papers import Line, Paper, day_words, frame_of, named, party_ids, sentence
from communique.testing.newsroom.scene import mention, pair_words, solo_words, when_words
from communique.testing.newsroom.seats import Tenure, outlet
from communique.testing.newsroom.services import Service
from communique.testing.newsroom.truth import Account, PersonMention, Turn


class Talk(msgspec.Struct, frozen=True, kw_only=True):
    """What a conversation is: who speaks and where, beside whom, and what of the last weeks the speaker may recall."""

    service: Service
    published: date
    day: date
    own: Tenure
    place: str
    other: Tenure | None = None
    recalled: Happening | None = None


class _Voices(msgspec.Struct, frozen=True):
    """The labels of question and answer; further speakers by name."""

    question: str
    answer: str
    second: str = ""


def interview(talk: Talk, rng: Random) -> Paper:
    """An interview: questions and answers from the first line to the last."""
    words = _words(talk, rng)
    words["outlet"] = outlet(talk.service.nation, rng) if talk.service.nation else "Radio Iridona"
    voices = _voices(talk, rng, words["outlet"])
    lines, turns = _exchanges("interview", talk, words, voices, 2 + int(rng.random() * 4), rng)
    title = fill(frame_of("interview.title", talk.service, rng), words, rng)
    return _paper("interview", talk, title, lines, turns, words, rng)


def press_conference(talk: Talk, rng: Random) -> Paper:
    """A press conference: opening words, a guest's words where there is a guest, then questions."""
    words = _words(talk, rng)
    voices = _voices(talk, rng, "")
    titles = [f for f in book().frames["press_conference.title"] if ("other_title" in f.slots) == (talk.other is not None)]
    lines, turns = _opening("press_conference.opening", talk.own, words, voices, rng)
    if talk.other is not None:
        guest, heard = _said(sentence("press_conference.second", words, rng), voices.second, "remarks", talk.other)
        lines, turns = [*lines, guest], [*turns, heard]
    asked, answered = _exchanges("interview", talk, words, voices, 1 + int(rng.random() * 3), rng)
    title = fill(pick(titles, rng), words, rng)
    return _paper("press_conference", talk, title, [*lines, *asked], [*turns, *answered], words, rng)


def briefing(talk: Talk, rng: Random) -> Paper:
    """A spokesperson's briefing."""
    words = _words(talk, rng)
    voices = _voices(talk, rng, "")
    lines, turns = _opening("briefing.opening", talk.own, words, voices, rng)
    asked, answered = _exchanges("interview", talk, words, voices, 2 + int(rng.random() * 3), rng)
    title = fill(frame_of("briefing.title", talk.service, rng), words, rng)
    return _paper("briefing", talk, title, [*lines, *asked], [*turns, *answered], words, rng)


def remarks(talk: Talk, gathering: str, rng: Random) -> Paper:
    """Remarks or a speech: one turn without a label."""
    words = _words(talk, rng) | {"gathering": gathering}
    wanted = "gathering" if gathering else "other_title"
    title = pick([f for f in book().frames["remarks.title"] if wanted in f.slots], rng)
    chosen = rng.sample(book().frames["remarks.said"], 4 + int(rng.random() * 3))
    texts = [fill(frame, words, rng) for frame in chosen]
    turn = Turn(role="remarks", starts=texts[0][:48], person=talk.own.figure.id)
    shown = fill(title, words, rng)
    kind = "speech" if gathering else "opening_remarks"
    return _paper(kind, talk, shown, [Line(text) for text in texts], [turn], words, rng)


def _words(talk: Talk, rng: Random) -> dict[str, str]:
    own, other, service = talk.own, talk.other, talk.service
    words = solo_words(own, service, rng) if other is None else pair_words(own, other, service, rng)
    return words | {"day": day_words(talk.day, talk.service), "place": talk.place}


def _paper(kind: str, talk: Talk, title: str, lines: list[Line], turns: list[Turn], words: dict[str, str], rng: Random) -> Paper:
    accounts: tuple[Account, ...] = ()
    cast: list[PersonMention] = [mention(t, talk.service) for t in (talk.own, talk.other) if t is not None]
    if talk.recalled is not None and turns[-1].role == "answer":
        text, account, whom = _recalled(talk, talk.recalled, rng)
        lines = [*lines[:-1], Line(f"{lines[-1].text} {text}", lines[-1].label)]
        accounts, cast = (account,), [*cast, whom]
    seen = "\n".join((title, *(f"{line.label or ''} {line.text}" for line in lines)))
    return Paper(
        kind=kind,
        title=title,
        published=talk.published,
        held=talk.day.isoformat() if words["day"] in title else None,
        lines=tuple(lines),
        turns=tuple(turns),
        people=named(cast, seen),
        accounts=accounts,
    )


def _recalled(talk: Talk, past: Happening, rng: Random) -> tuple[str, Account, PersonMention]:
    """The sentence in which the speaker comes back to an earlier event."""
    own_first = past.first.seat.id == talk.own.seat.id
    other = past.second if own_first else past.first
    assert other is not None
    words = pair_words(talk.own, other, talk.service, rng)
    words |= when_words(past.span, talk.published, talk.service, False, rng) | {"place": past.place or ""}
    name = "interview.recall_call" if past.type == "call" else "interview.recall"
    text = sentence(name, words, rng)
    account = Account(
        event=past.id,
        type=past.type,
        status="happened",
        prominence="mentioned",
        when=past.span.edtf,
        where=past.place if past.type != "call" else None,
        parties=party_ids((talk.own, other)),
        quote=text.partition(". ")[0],
    )
    return text, account, mention(other, talk.service)


def _opening(name: str, speaker: Tenure, words: dict[str, str], voices: _Voices, rng: Random) -> tuple[list[Line], list[Turn]]:
    line, turn = _said(sentence(name, words, rng), voices.answer, "remarks", speaker)
    return [line], [turn]


def _said(text: str, label: str, role: str, speaker: Tenure | None) -> tuple[Line, Turn]:
    turn = Turn(role=role, starts=text[:48], person=speaker.figure.id if speaker else None)  # type: ignore[arg-type]
    return Line(text, label), turn


def _exchanges(section: str, talk: Talk, words: dict[str, str], voices: _Voices, count: int, rng: Random) -> tuple[list[Line], list[Turn]]:
    lines, turns, frames = [], [], book()
    questions = rng.sample(frames.frames[f"{section}.question"], count)
    answers = rng.sample(frames.frames[f"{section}.answer"], count)
    for question, answer in zip(questions, answers, strict=True):
        asked, ask = _said(fill(question, words, rng), voices.question, "question", None)
        text = _answer(answer, words, frames, rng)
        told, tell = _said(text[0], voices.answer, "answer", talk.own)
        lines += [asked, told, *(Line(paragraph) for paragraph in text[1:])]
        turns += [ask, tell]
    return lines, turns


def _answer(frame: Frame, words: dict[str, str], frames: Book, rng: Random) -> list[str]:
    """An answer of one or two paragraphs."""
    more = [fill(sentence, words, rng) for sentence in rng.sample(frames.frames["interview.more"], 3)]
    first = f"{fill(frame, words, rng)} {more[0]}"
    return [first] if rng.random() < 0.7 else [first, f"{more[1]} {more[2]}"]


def _voices(talk: Talk, rng: Random, asking: str) -> _Voices:
    """The labels as the service sets them."""
    own, service = talk.own, talk.service
    name = own.figure.name_for(service.number, abroad=False)
    family = own.figure.surname_in(name)
    second = talk.other.figure.name_for(service.number, abroad=True) if talk.other else ""
    style = service.labels
    if style == "question_answer" and not second:
        return _Voices("Question", "Answer")
    if style == "q_a" and not second:
        return _Voices("Q", "A")
    if style == "caps":
        office = own.seat.title.upper() if len(own.seat.title) < 18 else ("MS" if own.figure.woman else "MR")
        other = talk.other
        other_family = other.figure.surname_in(second) if other else ""
        other_office = "MS" if other and other.figure.woman else "MR"
        return _Voices("QUESTION", f"{office} {family.upper()}", f"{other_office} {other_family.upper()}")
    if style == "outlet" and asking:
        return _Voices(asking, name, second)
    return _Voices("Question", name, second)
