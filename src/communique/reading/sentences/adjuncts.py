"""Adjuncts of an event: when, where, on whose sidelines, at whose initiative, in which format."""

from __future__ import annotations

from typing import NamedTuple

from communique.dates.hit import DateHit
from communique.knowledge.senses import Sense
from communique.reading.sentences.clauses import Sentence
from communique.reading.who.actors import Side
from communique.reading.who.offices import side_of_item
from communique.text.span import Span, trim

_PLACE_BEFORE = ("in", "at", "to", "from", "near")

_PLACE_WORDS = ("the", "city", "of", "capital", "town", "today", "his", "its")
_BEFORE, _AFTER, _DATELINE, _CLOSE, _AGENCY = 4, 14, 8, 3, 8


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


def when_of(sentence: Sentence, left: int, trigger: int, right: int, used: set[int], told: bool = True) -> DateHit | None:
    """The date of the clause: after the trigger first, then before it, then the date that opens the sentence."""
    places = [
        (i, d)
        for d in sentence.dates
        if (i := _index_at(sentence, d.start)) is not None
        and i not in used
        and not _attributive(sentence, i)
        and not _dateline(sentence, i)
    ]
    clause = sentence.enclosing(trigger)
    inside = [
        (i, d) for i, d in places if left <= i < right and sentence.enclosing(i) == clause and _same_clause(sentence, i, trigger, told)
    ]
    nearest = _nearest(sentence, [d for i, d in inside if i < trigger], [d for i, d in inside if i > trigger], trigger, told)
    if nearest is not None and nearest.value is None:
        nearest = next((d for _, d in inside if 0 < d.start - nearest.end <= len(" (") and sentence.text[d.start - 1] == "("), nearest)
    opening = next(((i, d) for i, d in places if _opens(sentence, d)), None) if told and clause is None else None
    said = opening is not None and any(_said(sentence, i) for i in range(opening[0], trigger))
    return nearest or (opening[1] if opening is not None and not said else None)


def _nearest(sentence: Sentence, before: list[DateHit], after: list[DateHit], trigger: int, told: bool) -> DateHit | None:
    """Of the dates of a clause the one that opens the sentence, else one right before the trigger, else one after it."""
    if before and _opens(sentence, before[0]):
        return before[0] if not after or not _day(after[0]) or _day(before[0]) else after[0]
    if before and trigger - (_index_at(sentence, before[-1].start) or 0) <= _CLOSE:
        return before[-1]
    if after:
        return after[0]
    return before[-1] if before and told else None


def _same_clause(sentence: Sentence, index: int, trigger: int, told: bool) -> bool:
    """Whether nothing between a date and a trigger gives the date to something else."""
    low, high = sorted((index, trigger))
    between = range(low + 1, high)
    if any(sentence.items[i].text in (";", ":") for i in range(low, high)) or (
        index > trigger and _of_another(sentence, between, sentence.noun(trigger) is None)
    ):
        return False
    if index < trigger and any(_said(sentence, i) for i in between):
        return False
    if index < trigger and all(sentence.items[i].text == "," or sentence.date_at(i) for i in between):
        return True
    return told or all(
        sentence.items[i].text not in (",", ".") and not sentence.items[i].sense("verb", "held") for i in range(low + 1, high)
    )


def _said(sentence: Sentence, index: int) -> bool:
    """ "said on Monday that": what follows has no day from before the "that"."""
    return sentence.low(index) in sentence.book.which and sentence.date_at(index) is None


def _of_another(sentence: Sentence, between: range, verbal: bool) -> bool:
    """Whether a date behind a verb belongs to what came before or is told beside it ("after the summit on 3 May", "which was held on 3 May")."""
    return any(
        (sentence.low(i) in sentence.book.behind and not _before_somebody(sentence, i))
        or (verbal and sentence.low(i) in sentence.book.which and sentence.items[i + 1].sense("held"))
        for i in between
    )


def _before_somebody(sentence: Sentence, at: int) -> bool:
    """ "presented her credentials before President Noor on 3 May": a person in whose presence it was."""
    company = sentence.company_from(at + 1)
    return company is not None and sentence.low(at) == "before" and company.actors[0].kind == "person" and not company.actors[-1].possessive


def _day(hit: DateHit) -> bool:
    return hit.form in ("day", "range", "days", "relative", "weekday")


def _opens(sentence: Sentence, hit: DateHit) -> bool:
    index = _index_at(sentence, hit.start)
    return index is not None and index <= 2


def _dateline(sentence: Sentence, index: int) -> bool:
    """The date of a dateline ("OSLO, 3 May –", "OSLO, 3 May (RNA) –", "OSLO, May 3. /RNA/.") is the day of writing."""
    after = index
    while sentence.date_at(after) is not None:
        after += 1
    after = _behind_agency(sentence, after)
    follower = sentence.items[after].text if after < len(sentence.items) else ""
    if _names_agency(sentence, index):
        return True
    return index <= _DATELINE and follower in ("-", "–", "—", "/", ":") and index > 0


def _names_agency(sentence: Sentence, index: int) -> bool:
    """Whether an agency stands between the date of a dateline and its dash ("OSLO, May 3 (Agency) --", "Oslo, May 3, Agency –")."""
    after = index
    while sentence.date_at(after) is not None:
        after += 1
    if index == 0 or index > _DATELINE:
        return False
    for at in range(after, min(after + _AGENCY, len(sentence.items))):
        item = sentence.items[at]
        if item.text[0] in "-–—/:" and (at == after or sentence.text[item.start - 1].isspace()):
            return at == after or (sentence.items[index - 1].text == "," and sentence.items[after].text in ("(", ",", "/"))
        if item.sense("verb", "office") or item.text[0].islower():
            return False
    return False


def _behind_agency(sentence: Sentence, index: int) -> int:
    """Behind the name in brackets that a dateline may have; the same place where there is none."""
    texts = [item.text for item in sentence.items[index : index + _AGENCY]]
    at = 1 if texts[:1] == ["."] and texts[1:2] == ["/"] else 0
    if texts[at : at + 1] == ["("] and ")" in texts:
        return index + texts.index(")") + 1
    return index + at


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
    clause = sentence.enclosing(trigger)
    places = [i for i in sentence.once("places", _places) if i not in used and sentence.enclosing(i) == clause]
    after = (i for i in places if trigger < i < right)
    before = (i for i in reversed(places) if left <= i < trigger and not _other_day(sentence, i, trigger, right))
    return next((where for i in (*after, *before) if (where := place_of(sentence, _town_of(sentence, i))) is not None), None)


def _town_of(sentence: Sentence, index: int) -> int:
    """ "at the Norlandic House in Norstadt": the town in which a seat or venue stands, where it follows at once."""
    town = index + 2
    venue = _seat(sentence, index) or any(s.kind == "place" and s.form == "venue" for s in sentence.items[index].senses)
    if not venue or sentence.low(index + 1) != "in" or town >= len(sentence.items):
        return index
    sense = sentence.items[town].sense("place")
    return town if sense is not None and sense.form != "venue" else index


def _other_day(sentence: Sentence, place: int, trigger: int, right: int) -> bool:
    """Whether a place has a day of its own, and the trigger another ("After a briefing in Vienna on 20 May, they met on 22 May")."""
    days = [at for d in sentence.dates if _day(d) and (at := _index_at(sentence, d.start)) is not None]
    return any(place < at < trigger for at in days) and any(trigger < at < right for at in days)


def _places(sentence: Sentence) -> list[int]:
    """The items that name where something is: a place with "in" or "at" before it."""
    return [i for i in range(len(sentence.items)) if _names_place(sentence, i)]


def _names_place(sentence: Sentence, index: int) -> bool:
    if not (sentence.place_at(index) or _unknown_place(sentence, index) or _seat(sentence, index)):
        return False
    before = index - 1
    while before >= 0 and (sentence.low(before) in _PLACE_WORDS or _adjective(sentence, before)):
        before -= 1
    return sentence.low(before) in _at(sentence, index) and not _within_name(sentence, index)


def _adjective(sentence: Sentence, index: int) -> bool:
    """ "in the Norlandic capital Norstadt": an adjective of a state."""
    senses = sentence.items[index].senses
    return bool(senses) and all(s.kind == "country" and s.form in ("adjective", "demonym") for s in senses)


def _seat(sentence: Sentence, index: int) -> bool:
    """ "at the White House", "in Downing Street": the seat of a government, named as a place."""
    item = sentence.items[index]
    seat = any(s.kind == "country" and s.form == "government" for s in item.senses) and item.sense("place") is None
    body = (
        any(s.kind == "organisation" and s.form == "body" and s.data is not None for s in item.senses) and sentence.low(index - 1) == "the"
    )
    return seat or (body and sentence.low(index - 2) == "at")


def _at(sentence: Sentence, index: int) -> tuple[str, ...]:
    """What stands before a place: "in" a state, "in" or "at" a city or venue."""
    item = sentence.items[index]
    return ("in",) if not item.sense("place") and not _seat(sentence, index) else ("in", "at")


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
    if follower is None:
        return False
    adjectival = sentence.items[index].sense("country") is not None and follower.text[0].isalpha() and follower.low in sentence.book.side
    return follower.text in ("'s", "’s") or adjectival or follower.sense("initiative", "office") is not None


def place_of(sentence: Sentence, index: int) -> Where | None:
    """The place at an item: a city or venue as written, a state by its code."""
    item = sentence.items[index]
    state = next((s for s in item.senses if s.kind == "country" and s.form == "name"), None)
    city: Sense | None = item.sense("place")
    last = _last_of_row(sentence, index)
    if last != index:
        return Where(Span(item.start, sentence.items[last].end), None, item.senses[0].entry)
    if city is not None and (city.form != "region" or state is None):
        return Where(Span(item.start, item.end), None, city.entry)
    if state is not None:
        return Where(Span(item.start, item.end), state.value, state.entry)
    return Where(Span(item.start, item.end), None, item.senses[0].entry if item.senses else "as_written")


def _last_of_row(sentence: Sentence, index: int) -> int:
    """The last of several places in a row: "Brussels and Geneva", "Fiji, Vanuatu and New Zealand"."""
    last, at, closed = index, index + 1, False
    while at + 1 < len(sentence.items) and (sentence.items[at].text == "," or sentence.low(at) == "and") and sentence.place_at(at + 1):
        last, closed, at = at + 1, sentence.low(at) == "and", at + 2
    follower = sentence.items[last + 1] if last + 1 < len(sentence.items) else None
    whole = follower is None or not ((follower.text[0].isalpha() and follower.capital) or follower.text in ("'s", "’s"))
    return last if closed and whole else index


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


def _index_at(sentence: Sentence, start: int) -> int | None:
    return next((i for i, item in enumerate(sentence.items) if item.end > start), None)
