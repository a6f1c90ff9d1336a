"""Edits after publication: what a document said first, what it says later, and the words that differ."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import msgspec

from communique.testing.newsroom.days import MONTHS, one, written, yearless
from communique.testing.newsroom.frames import pick
from communique.testing.newsroom.papers import Line, Paper, sentence
from communique.testing.newsroom.scene import mention
from communique.testing.newsroom.seats import Tenure
from communique.testing.newsroom.services import Service
from communique.testing.newsroom.truth import EditTruth, PersonMention


class Edited(msgspec.Struct, frozen=True):
    """The paper as first published and as later mended, and the difference."""

    first: Paper
    then: Paper
    edit: EditTruth


def edited(paper: Paper, document: str, service: Service, cast: tuple[Tenure, ...], rng: Random) -> Edited:
    """Two versions of a paper.  Of the kinds of edits, the one drawn is made where the paper allows it, else a sentence is added."""
    draw = rng.random()
    found = _redated(paper, document) if draw < 0.3 else _respelt(paper, document, service, cast, rng) if draw < 0.5 else None
    if found is None and draw < 0.85:
        found = _reworded(paper, document, rng)
    return found or _longer(paper, document, rng)


def _redated(paper: Paper, document: str) -> Edited | None:
    """First with the day before, then with the right day; only where one account tells of one day, once and by its figures."""
    if len(paper.accounts) != 1 or not paper.accounts[0].when or len(paper.accounts[0].when) != 10:
        return None
    day = date.fromisoformat(paper.accounts[0].when)
    right = _written_in(paper.lead, day)
    if (
        right is None
        or right in "\n".join((paper.title, *(line.text for line in paper.lines[1:])))
        or paper.accounts[0].status != "happened"
    ):
        return None
    before = day - timedelta(days=1)
    if before.month != day.month:
        return None
    wrong = right.replace(str(day.day), str(before.day), 1)
    account = msgspec.structs.replace(paper.accounts[0], when=one(before).edtf, quote=paper.accounts[0].quote.replace(right, wrong))
    lines = (Line(paper.lead.replace(right, wrong), paper.lines[0].label), *paper.lines[1:])
    held = before.isoformat() if paper.held == day.isoformat() else paper.held
    first = msgspec.structs.replace(paper, lines=lines, accounts=(account,), held=held)
    return Edited(first, paper, EditTruth(document=document, version=2, kind="date", before=wrong, after=right))


def _written_in(text: str, day: date) -> str | None:
    if MONTHS[day.month - 1] not in text:
        return None
    for style in ("words", "month_first"):
        for form in (written(day, style), yearless(day, style)):
            at = text.find(form)
            if (
                at >= 0
                and text.count(form) == 1
                and not text[max(0, at - 1) : at].isdigit()
                and not text[at + len(form) : at + len(form) + 1].isdigit()
            ):
                return form
    return None


def _respelt(paper: Paper, document: str, service: Service, cast: tuple[Tenure, ...], rng: Random) -> Edited | None:
    """First with one spelling of a foreign name, then with another."""
    there = {person.person for person in paper.people}
    able = [t for t in cast if t.figure.id in there and len(set(t.figure.spellings)) > 1 and t.seat.side != service.side]
    if not able:
        return None
    tenure = pick(able, rng)
    new = mention(tenure, service)
    old = next(spelling for spelling in tenure.figure.spellings if spelling != new.name)
    pairs = ((new.name, old), (tenure.figure.surname_in(new.name), tenure.figure.surname_in(old)))
    first = _replaced(paper, pairs, new, msgspec.structs.replace(new, name=old))
    return Edited(first, paper, EditTruth(document=document, version=2, kind="name", before=old, after=new.name))


def _replaced(paper: Paper, pairs: tuple[tuple[str, str], ...], new: PersonMention, old: PersonMention) -> Paper:
    def swap(text: str) -> str:
        """The words changed."""
        for now, then in pairs:
            if then not in text:
                text = text.replace(now, then)
        return text

    return msgspec.structs.replace(
        paper,
        title=swap(paper.title),
        lines=tuple(Line(swap(line.text), swap(line.label) if line.label else None) for line in paper.lines),
        people=tuple(old if person == new else person for person in paper.people),
        accounts=tuple(msgspec.structs.replace(a, quote=swap(a.quote)) for a in paper.accounts),
        commitments=tuple(msgspec.structs.replace(c, text=swap(c.text)) for c in paper.commitments),
        turns=tuple(msgspec.structs.replace(t, starts=swap(t.starts)) for t in paper.turns),
    )


def _open_lines(paper: Paper) -> list[int]:
    """The paragraphs that carry none of the facts of the truth."""
    facts = [a.quote for a in paper.accounts] + [c.text for c in paper.commitments]
    return [
        i
        for i, line in enumerate(paper.lines)
        if i and not any(fact and (fact in line.text or line.text in fact) for fact in facts) and line.text.count(". ")
    ]


def _reworded(paper: Paper, document: str, rng: Random) -> Edited | None:
    """The last sentence of a paragraph becomes another."""
    able = _open_lines(paper)
    if not able:
        return None
    at = pick(able, rng)
    head, _, last = paper.lines[at].text.rpartition(". ")
    new = sentence("edit.sentence", {}, rng)
    return _with(paper, document, at, f"{head}. {new}", "sentence", last, new)


def _longer(paper: Paper, document: str, rng: Random) -> Edited:
    """A sentence is added at the end of a paragraph."""
    able = [i for i, line in enumerate(paper.lines) if i and not line.text.endswith(":")]
    at = pick(able, rng) if able else 0
    new = sentence("edit.sentence", {}, rng)
    return _with(paper, document, at, f"{paper.lines[at].text} {new}", "addition", "", new)


def _with(paper: Paper, document: str, at: int, text: str, kind: str, before: str, after: str) -> Edited:
    lines = (*paper.lines[:at], Line(text, paper.lines[at].label), *paper.lines[at + 1 :])
    then = msgspec.structs.replace(paper, lines=lines)
    return Edited(paper, then, EditTruth(document=document, version=2, kind=kind, before=before, after=after))  # type: ignore[arg-type]
