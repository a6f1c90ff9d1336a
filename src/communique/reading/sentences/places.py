"""The place of an event: where its clause says it was."""

from __future__ import annotations

from typing import NamedTuple

from communique.knowledge.senses import Sense
from communique.reading.sentences.clauses import Sentence
from communique.reading.sentences.days import index_at, is_day
from communique.reading.sentences.venues import venues
from communique.text.span import Span


class Where(NamedTuple):
    """A place: its span, and the code when it is a state; of a `row` of states the code of the first."""

    span: Span
    country: str | None
    entry: str
    row: bool = False


def where_of(sentence: Sentence, left: int, trigger: int, right: int, used: set[int]) -> Where | None:
    """The place of the clause: "in Moscow" after the trigger, or before it."""
    clause = sentence.enclosing(trigger)
    places = [i for i in sentence.once("places", _places) if i not in used and sentence.enclosing(i) == clause]
    after = (i for i in places if trigger < i < right)
    before = (i for i in reversed(places) if left <= i < trigger and not _other_day(sentence, i, trigger, right))
    return next((where for i in (*after, *before) if (where := place_of(sentence, _town_of(sentence, i))) is not None), None)


def _town_of(sentence: Sentence, index: int) -> int:
    """ "at the Norlandic House in Norstadt": the town in which a seat or venue stands, where it follows at once."""
    end = venues(sentence).get(index, index + 1)
    town = end + 1 + (sentence.low(end + 1) == "the")
    venue = (
        index in venues(sentence)
        or _seat(sentence, index)
        or any(s.kind == "place" and s.form == "venue" for s in sentence.items[index].senses)
    )
    if not venue or sentence.low(end) not in ("in", ",") or town >= len(sentence.items):
        return index
    sense = sentence.items[town].sense("place")
    return town if sense is not None and sense.form != "venue" else index


def _other_day(sentence: Sentence, place: int, trigger: int, right: int) -> bool:
    """Whether a place has a day of its own, and the trigger another ("After a briefing in Vienna on 20 May, they met on 22 May")."""
    days = [at for d in sentence.dates if is_day(d) and (at := index_at(sentence, d.start)) is not None]
    return any(place < at < trigger for at in days) and any(trigger < at < right for at in days)


def _places(sentence: Sentence) -> list[int]:
    """The items that name where something is: a place with "in" or "at" before it."""
    return [i for i in range(len(sentence.items)) if _names_place(sentence, i)]


def _names_place(sentence: Sentence, index: int) -> bool:
    if any(first < index < end for first, end in venues(sentence).items()):
        return False
    if not (index in venues(sentence) or sentence.place_at(index) or _unknown_place(sentence, index) or _seat(sentence, index)):
        return False
    before = index - 1
    while before >= 0 and (sentence.low(before) in sentence.book.place_words or _adjective(sentence, before)):
        before -= 1
    lead = sentence.low(before)
    if " " not in lead and sentence.low(before - 1) in sentence.book.spoken_of:  # "the situation in Norland"
        return False
    return lead.rpartition(" ")[2] in _at(sentence, index) and not _within_name(sentence, venues(sentence).get(index, index + 1) - 1)


def _adjective(sentence: Sentence, index: int) -> bool:
    """ "in the Norlandic capital Norstadt": an adjective of a state."""
    senses = sentence.items[index].senses
    return bool(senses) and all(s.kind == "country" and s.form in ("adjective", "demonym") for s in senses)


def _seat(sentence: Sentence, index: int) -> bool:
    """ "at the White House", "in Downing Street": the seat of a government, named as a place."""
    item = sentence.items[index]
    if not item.senses:
        return False
    seat = any(s.kind == "country" and s.form == "government" for s in item.senses) and item.sense("place") is None
    body = (
        any(s.kind == "organisation" and s.form == "body" and s.data is not None for s in item.senses) and sentence.low(index - 1) == "the"
    )
    return seat or (body and sentence.low(index - 2) == "at")


def _at(sentence: Sentence, index: int) -> tuple[str, ...]:
    """What stands before a place: "in" a state, "in" or "at" a city or venue."""
    item = sentence.items[index]
    return ("in",) if index not in venues(sentence) and not item.sense("place") and not _seat(sentence, index) else ("in", "at")


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
    if (end := venues(sentence).get(index)) is not None:
        return named_place(sentence, index, end)
    state = next((s for s in item.senses if s.kind == "country" and s.form == "name"), None)
    city: Sense | None = item.sense("place")
    last = _last_of_row(sentence, index)
    if last != index:
        row = Span(item.start, sentence.items[last].end)
        return Where(row, state.value, state.entry, True) if state is not None else Where(row, None, item.senses[0].entry)
    if city is not None and (city.form != "region" or state is None):
        return Where(Span(item.start, item.end), None, city.entry)
    if state is not None:
        return Where(Span(item.start, item.end), state.value, state.entry)
    return Where(Span(item.start, item.end), None, item.senses[0].entry if item.senses else "as_written")


def named_place(sentence: Sentence, first: int, end: int) -> Where:
    """A building or ground by the name that the page gives it."""
    span = Span(sentence.items[first].start, sentence.items[end - 1].end)
    return Where(span, None, f"as_written:{span.of(sentence.text)}")


def _last_of_row(sentence: Sentence, index: int) -> int:
    """The last of several places in a row: "Brussels and Geneva", "Fiji, Vanuatu and New Zealand"."""
    last, at, closed = index, index + 1, False
    while at + 1 < len(sentence.items) and (sentence.items[at].text == "," or sentence.low(at) == "and") and sentence.place_at(at + 1):
        last, closed, at = at + 1, sentence.low(at) == "and", at + 2
    follower = sentence.items[last + 1] if last + 1 < len(sentence.items) else None
    whole = follower is None or not ((follower.text[0].isalpha() and follower.capital) or follower.text in ("'s", "’s"))
    return last if closed and whole else index
