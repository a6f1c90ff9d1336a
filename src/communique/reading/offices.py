"""Offices: "Deputy Minister of Foreign Affairs and Trade of Hungary", read into the office and the side."""

from __future__ import annotations

from typing import NamedTuple

from communique.knowledge.book import Knowledge
from communique.knowledge.people_words import Office
from communique.knowledge.senses import Sense
from communique.knowledge.wordbook import WordBook
from communique.reading.actors import Side
from communique.reading.scene import Item
from communique.text.span import Span

_LINKS = {"of", "for", "to", "at", "on", "in", "with"}
_AND = {"and", "&", ",", "/"}


class OfficeFound(NamedTuple):
    """An office phrase: its span (country and organisation outside), the side, the organisation, and the index after it."""

    span: Span
    side: Side | None
    organisation: Side | None
    plural: bool
    weak: bool
    after: int
    sides: tuple[Side, ...] = ()


def side_of_item(item: Item, knowledge: Knowledge, forms: tuple[str, ...] = ("name", "adjective")) -> Side | None:
    """The side that an item names: a state by name or adjective, or an organisation."""
    for sense in item.senses:
        if sense.kind == "country" and sense.form in forms:
            return Side(sense.value, item.start, item.end, entry=sense.entry)
    for sense in item.senses:
        if sense.kind == "organisation" and sense.form in ("organisation", "body", "forum"):
            return _organisation_side(sense, item, knowledge)
    return None


def _organisation_side(sense: Sense, item: Item, knowledge: Knowledge) -> Side:
    side = knowledge.side_of(sense.value)
    if side == sense.value:
        return Side(side, item.start, item.end, entry=sense.entry)
    return Side(side, item.start, item.end, "inferred", "body_of", sense.entry)


def office_at(items: list[Item], at: int, book: WordBook, knowledge: Knowledge, after_side: bool) -> OfficeFound | None:
    """The office that begins at an item, with all that belongs to it on the right; None where no office begins."""
    head = _head(items, at, book, after_side)
    if head is None:
        return None
    sense = items[head].sense("office")
    assert sense is not None and isinstance(sense.data, Office)
    end, side, organisation, sides = _tail(items, head + 1, book, knowledge)
    office_end = items[end[0] - 1].end
    if side is None and sense.data.country:
        side = Side(sense.data.country, items[head].start, items[head].end, "inferred", "office_of_one_state", sense.entry)
    return OfficeFound(Span(items[at].start, office_end), side, organisation, _plural(items[head]), sense.data.weak, end[1], sides)


def _plural(item: Item) -> bool:
    last = item.low.split()[-1] if " " in item.low else item.low
    first = item.low.split()[0]
    return (last.endswith("s") and not last.endswith("affairs")) or first in (
        "ministers",
        "heads",
        "secretaries",
        "secretaries-general",
        "chiefs",
        "directors",
    )


def _head(items: list[Item], at: int, book: WordBook, after_side: bool) -> int | None:
    """The index of the office's head noun: prefixes, and after a side other capitalised words, may stand before it."""
    for index in range(at, min(at + 6, len(items))):
        item = items[index]
        if item.sense("office") and not (item.low in book.prefix and index + 1 < len(items) and items[index + 1].sense("office")):
            return index
        if item.low in book.prefix or (item.text in ("-", "and") and index > at):
            continue
        if after_side and item.capital and not item.senses and (item.text in book.topic or index > at):
            continue
        return None
    return None


def _tail(
    items: list[Item], at: int, book: WordBook, knowledge: Knowledge
) -> tuple[tuple[int, int], Side | None, Side | None, tuple[Side, ...]]:
    """What follows the head: subjects, further offices, "of <state>".  Gives (index after the office, index after all)."""
    side: Side | None = None
    organisation: Side | None = None
    sides: list[Side] = []
    office_end = after = at
    while after < len(items):
        step = _topic(items, after, book) or _further_office(items, after, book)
        if step:
            office_end = after = step
            continue
        found, step = _of_side(items, after, book, knowledge)
        if found is None:
            break
        if items[after].low not in ("to", "for"):
            side, organisation = _prefer(side, organisation, found, items[step - 1])
            if items[after].low == "of":
                sides, step = _more_sides(items, step, found, knowledge)
        after = step
        if items[after - 1].low in ("to", "for"):
            break
    return (office_end, after), side, organisation, tuple(sides)


def _prefer(side: Side | None, organisation: Side | None, found: Side, item: Item) -> tuple[Side | None, Side | None]:
    named = item.sense("organisation")
    body = Side(named.value, item.start, item.end, entry=named.entry) if named else None
    return side or found, organisation or body


def _topic(items: list[Item], at: int, book: WordBook) -> int | None:
    """The index after "of Foreign Affairs and Trade", "for European Affairs", "and Trade"; None where no subject follows."""
    start = at
    if items[at].low in _LINKS and (long := _long_topic(items, at + 1)):
        return long
    if items[at].low in _LINKS or items[at].low in _AND:
        at += 1
    else:
        return None
    while at < len(items) and items[at].low in ("the", "his", "her", "its"):
        at += 1
    begin = at
    while at < len(items):
        item = items[at]
        if (
            item.text in book.topic
            or (item.capital and at > begin and item.text.endswith("s'"))
            or (item.sense("noun") and item.capital)
            or (
                item.low in ("and", "of", "&", "-", "the", "for")
                and at > begin
                and at + 1 < len(items)
                and items[at + 1].text in book.topic
            )
            or (
                item.low == ","
                and at > begin
                and at + 1 < len(items)
                and items[at + 1].text in book.topic
                and not _name_like(items, at + 1, book)
            )
        ):
            at += 1
        else:
            break
    return at if at > begin and (items[start].low in _LINKS or begin == start + 1) else None


def _long_topic(items: list[Item], at: int) -> int | None:
    """A subject of capitalised words that ends where "of <state>" begins ("for Crisis Management and Humanitarian Aid of the EU")."""
    begin = at
    while at < len(items) and at - begin < 14:
        item = items[at]
        if item.low == "of" and at > begin and _names_side(items, at + 1):
            return at if at - begin <= 14 else None
        if not (item.capital or item.low in ("and", "of", "for", "the", ",", "&", "-", "on")) or item.sense("verb", "country"):
            return None
        at += 1
    return None


def _names_side(items: list[Item], at: int) -> bool:
    while at < len(items) and items[at].low == "the":
        at += 1
    return at < len(items) and any((s.kind == "country" and s.form == "name") or s.kind == "organisation" for s in items[at].senses)


def _name_like(items: list[Item], at: int, book: WordBook) -> bool:
    follower = items[at + 1] if at + 1 < len(items) else None
    return follower is not None and follower.capital and follower.text not in book.topic and not follower.senses


def _further_office(items: list[Item], at: int, book: WordBook) -> int | None:
    """The index after a second office joined to the first ("Deputy Prime Minister and Minister of Trade")."""
    if items[at].low not in _AND and items[at].text not in ("-", "–"):
        return None
    begin = at + 1
    if begin < len(items) and items[begin].low == "and":
        begin += 1
    while begin < len(items) and items[begin].low in ("the", "concurrently"):
        begin += 1
    head = _head(items, begin, book, False) if begin < len(items) else None
    if head is None or items[begin].start == items[begin].end or not items[head].capital:
        return None
    return head + 1


def _of_side(items: list[Item], at: int, book: WordBook, knowledge: Knowledge) -> tuple[Side | None, int]:
    """ "of Hungary", "at the European External Action Service", ", Germany," after an office."""
    item = items[at]
    if item.low in _LINKS:
        index = at + 1
        while index < len(items) and items[index].low in ("the", "our", "its"):
            index += 1
        if index < len(items) and (side := side_of_item(items[index], knowledge, ("name",))):
            return side, index + 1
        return None, at
    if item.text == "," and at + 1 < len(items) and (side := side_of_item(items[at + 1], knowledge, ("name",))):
        follower = items[at + 2].text if at + 2 < len(items) else "."
        if follower in (".", ",", ")", ";", ":") and "organisation" not in {s.kind for s in items[at + 1].senses}:
            return side, at + 2
    return None, at


def _more_sides(items: list[Item], at: int, first: Side, knowledge: Knowledge) -> tuple[list[Side], int]:
    """The further states of "of A, B and C"."""
    sides, after = [first], at
    while after < len(items):
        index = after
        while index < len(items) and items[index].low in (",", "and", "&", "the", "as", "well"):
            index += 1
        if index == after or index >= len(items):
            break
        side = side_of_item(items[index], knowledge, ("name",))
        follower = items[index + 1].text if index + 1 < len(items) else ""
        if side is None or follower in ("’s", "'s"):
            break
        sides.append(side)
        after = index + 1
    return sides, after
