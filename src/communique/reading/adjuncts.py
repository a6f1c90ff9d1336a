"""Adjuncts of an event: when, where, on whose sidelines, at whose initiative, in which format."""

from __future__ import annotations

from typing import NamedTuple

from communique.dates.hit import DateHit
from communique.knowledge.senses import Sense
from communique.reading.actors import Side
from communique.reading.clauses import Sentence
from communique.reading.offices import side_of_item
from communique.text.span import Span, trim

_PLACE_BEFORE = ("in", "at", "to", "from", "near")


class Where(NamedTuple):
    """A place: its span, and the code when it is a state."""

    span: Span
    country: str | None
    entry: str


class Adjuncts(NamedTuple):
    """What surrounds an event in its sentence."""

    when: DateHit | None = None
    where: Where | None = None
    sidelines: Span | None = None
    initiative: Side | None = None
    format: Span | None = None


def adjuncts_of(sentence: Sentence, left: int, trigger: int, right: int, used: set[int]) -> Adjuncts:
    """The adjuncts of the event whose trigger stands at an index; `left` and `right` bound its clause (item indexes).

    `used` holds items that belong to something else (an instrument's date, a destination).
    """
    return Adjuncts(
        when_of(sentence, left, trigger, right, used),
        where_of(sentence, left, trigger, right, used),
        sidelines_of(sentence),
        initiative_of(sentence),
        format_of(sentence, left, right),
    )


def when_of(sentence: Sentence, left: int, trigger: int, right: int, used: set[int]) -> DateHit | None:
    """The date of the clause: after the trigger first, then before it, then the date that opens the sentence."""
    places = [
        (i, d)
        for d in sentence.dates
        if (i := _index_at(sentence, d.start)) is not None and i not in used and not _attributive(sentence, i)
    ]
    inside = [(i, d) for i, d in places if left <= i < right]
    after = [d for i, d in inside if i > trigger]
    before = [d for i, d in inside if i < trigger]
    if before and _opens(sentence, before[0]):
        return before[0] if not after or not _day(after[0]) or _day(before[0]) else after[0]
    if before and trigger - (_index_at(sentence, before[-1].start) or 0) <= 3:
        return before[-1]
    if after:
        return after[0]
    if before:
        return before[-1]
    return next((d for i, d in places if _opens(sentence, d)), None)


def _day(hit: DateHit) -> bool:
    return hit.form in ("day", "range", "days", "relative", "weekday")


def _opens(sentence: Sentence, hit: DateHit) -> bool:
    index = _index_at(sentence, hit.start)
    return index is not None and index <= 2


def _attributive(sentence: Sentence, index: int) -> bool:
    """A date that belongs to an instrument or a past thing ("resolution … of 5 May", "since 2014", "until 2030")."""
    before = sentence.low(index - 1)
    if before in ("since", "until", "till", "by", "before", "after", "through"):
        return True
    return before in ("of", "from", "dated") and any(
        sentence.items[i].sense("instrument")
        or "resolution" in sentence.items[i].low
        or sentence.items[i].low in ("agreement", "declaration", "statement", "treaty", "memorandum")
        for i in range(max(0, index - 6), index)
    )


def where_of(sentence: Sentence, left: int, trigger: int, right: int, used: set[int]) -> Where | None:
    """The place of the clause: "in Moscow" after the trigger, or before it."""
    order = [*range(trigger + 1, right), *reversed(range(left, trigger))]
    for index in order:
        if index in used or not (sentence.place_at(index) or _unknown_place(sentence, index)):
            continue
        before = index - 1
        while before >= 0 and sentence.low(before) in ("the", "city", "of", "capital", "town", "today", "his", "its"):
            before -= 1
        if sentence.low(before) in ("in", "at") and not _within_name(sentence, index):
            return place_of(sentence, index)
    return None


def _unknown_place(sentence: Sentence, index: int) -> bool:
    """A capitalised word after "in" that nothing else explains: a town that the gazetteer does not have."""
    item = sentence.items[index]
    plain = item.capital and not item.senses and item.text[-1].isalpha() and len(item.text) > 2 and item.text not in sentence.book.not_name
    follower = sentence.items[index + 1] if index + 1 < len(sentence.items) else None
    alone = follower is None or not (follower.capital and follower.text.isalpha())
    return (
        plain
        and alone
        and sentence.low(index - 1) == "in"
        and not item.text.isupper()
        and not sentence.date_at(index)
        and item.text not in sentence.book.topic
    )


def _within_name(sentence: Sentence, index: int) -> bool:
    """A place that is part of an actor ("Ambassador of France in Oslo") is still a place; one that qualifies a noun is not."""
    follower = sentence.items[index + 1] if index + 1 < len(sentence.items) else None
    return follower is not None and follower.text in ("'s", "’s")


def place_of(sentence: Sentence, index: int) -> Where | None:
    """The place at an item: a city or venue as written, a state by its code."""
    item = sentence.items[index]
    state = next((s for s in item.senses if s.kind == "country" and s.form == "name"), None)
    city: Sense | None = item.sense("place")
    if (city and city.form != "region") or (city and not state):
        return Where(Span(item.start, item.end), None, city.entry)
    if state:
        return Where(Span(item.start, item.end), state.value, state.entry)
    return Where(Span(item.start, item.end), None, "as_written") if not item.senses else None


def sidelines_of(sentence: Sentence) -> Span | None:
    """The gathering on whose sidelines it took place."""
    for index, item in enumerate(sentence.items):
        if item.sense("sidelines"):
            return gathering_after(sentence, index + 1)
    return None


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


def _index_at(sentence: Sentence, start: int) -> int | None:
    return next((i for i, item in enumerate(sentence.items) if item.end > start), None)
