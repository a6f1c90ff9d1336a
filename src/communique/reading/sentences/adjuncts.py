"""Adjuncts of an event: when, where, on whose sidelines, at whose initiative, in which format."""

from __future__ import annotations

from typing import NamedTuple

from communique.dates.hit import DateHit
from communique.reading.sentences.clauses import Sentence
from communique.reading.sentences.days import when_of
from communique.reading.sentences.places import Where, where_of
from communique.reading.who.actors import Side
from communique.reading.who.offices import side_of_item
from communique.text.span import Span, trim

_BEFORE, _AFTER = 4, 14


class Adjuncts(NamedTuple):
    """What surrounds an event in its sentence."""

    when: DateHit | None = None
    where: Where | None = None
    sidelines: Span | None = None
    initiative: Side | None = None
    format: Span | None = None


def adjuncts_of(sentence: Sentence, left: int, trigger: int, right: int, used: set[int], told: bool = True) -> Adjuncts:
    """The adjuncts of the event whose trigger stands at an index; `left` and `right` bound its clause (item indexes).

    `used` holds items that belong to something else (an instrument's date, a destination).  What is only touched on ("after the
    talks with B", `told` false) has just the adjuncts of its own phrase.
    """
    if not told:
        left, right = max(left, trigger - _BEFORE), min(right, trigger + _AFTER)
    return Adjuncts(
        when_of(sentence, left, trigger, right, used, told),
        where_of(sentence, left if told else trigger, trigger, right, used),
        sentence.once("sidelines", sidelines_of) if told else None,
        sentence.once("initiative", initiative_of) if told else None,
        format_of(sentence, left, right),
    )


def sidelines_of(sentence: Sentence) -> Span | None:
    """The gathering on whose sidelines it took place."""
    for index, item in enumerate(sentence.items):
        if item.sense("sidelines"):
            return gathering_after(sentence, index + 1)
        if item.sense("framework") and (span := gathering_after(sentence, index + 1)) is not None and _gathers(sentence, span):
            return span
    return None


def _gathers(sentence: Sentence, span: Span) -> bool:
    """Whether a phrase names a gathering."""
    inside = [i for i in sentence.items if span.start <= i.start < span.end and i.capital]
    return any(
        (s.kind == "noun" and s.value == "conference") or (s.kind == "organisation" and s.form == "forum") for i in inside for s in i.senses
    )


def gathering_after(sentence: Sentence, start: int) -> Span | None:
    """The noun phrase of a gathering: up to a comma, a place, a date or a verb."""
    at = start
    while at < len(sentence.items) and sentence.low(at) in ("the", "a", "an", "its", "his", "their"):
        at += 1
    end = at
    while end < len(sentence.items) and end - at < 24:
        item = sentence.items[end]
        if (
            item.text in (",", ".", ";", ":", "(", "–", "—", "!")
            or (item.sense("verb") and item.text.islower())
            or (sentence.low(end) in ("and",) and _new_clause(sentence, end))
        ):
            break
        if item.low in (
            "in",
            "on",
            "at",
            "where",
            "which",
            "that",
            "held",
            "taking",
            "to",
            "today",
            "yesterday",
            "here",
            "with",
            "being",
            "scheduled",
        ):
            break
        if sentence.date_at(end) and end > at and item.text[0].islower():
            break
        end += 1
    if end == at:
        return None
    return trim(sentence.text, sentence.items[at].start, sentence.items[end - 1].end)


def _new_clause(sentence: Sentence, at: int) -> bool:
    return bool(sentence.company_from(at + 1)) or any(
        sentence.items[i].sense("verb") for i in range(at + 1, min(at + 3, len(sentence.items)))
    )


def initiative_of(sentence: Sentence) -> Side | None:
    """The side on whose initiative or invitation it took place."""
    for index, item in enumerate(sentence.items):
        if (sense := item.sense("initiative", "invitation")) is None:
            continue
        side = _side_before(sentence, index) if sense.value == "initiative" else _side_after(sentence, index + 1)
        if side:
            return side
    return None


def _side_before(sentence: Sentence, index: int) -> Side | None:
    """ "at the US initiative", "on Ankara's initiative"."""
    before = index - 1
    while before >= 0 and sentence.items[before].text in ("'s", "’s"):
        before -= 1
    if before < 1 or (sentence.low(before - 1) not in ("the", "at", "on", "by") and sentence.low(before - 2) not in ("at", "on", "by")):
        return None
    return side_of_item(sentence.items[before], sentence.scene.knowledge, ("adjective", "name", "government"))


def _side_after(sentence: Sentence, index: int) -> Side | None:
    at = index
    while sentence.low(at) in ("the", "its", "a"):
        at += 1
    company = sentence.company_from(at)
    if company and company.first <= at and (side := next((a.side for a in company.actors if a.side), None)):
        return side
    return (
        side_of_item(sentence.items[at], sentence.scene.knowledge, ("adjective", "name", "government"))
        if at < len(sentence.items)
        else None
    )


def format_of(sentence: Sentence, left: int, right: int) -> Span | None:
    """The format in the clause: "by video conference", "trilateral"."""
    found = next((i for i in sentence.items[max(left, 0) : right] if i.sense("format")), None)
    return Span(found.start, found.end) if found else None
