"""Sides: the states and organisations that single items name, and the state that a region or a city belongs to."""

from __future__ import annotations

from communique.knowledge.book import Knowledge
from communique.knowledge.senses import Sense
from communique.reading.scene import Item
from communique.reading.who.actors import Side

NAMES = ("name",)
_BODIES = ("organisation", "body", "forum")


def side_of_item(item: Item, knowledge: Knowledge, forms: tuple[str, ...] = ("name", "adjective")) -> Side | None:
    """The side that an item names: a state by name or adjective, or an organisation.  A word of two states names neither."""
    if not item.senses:
        return None
    if "country" in item.kinds:
        states = {s.value: s for s in item.senses if s.kind == "country" and s.form in forms}
        if len(states) > 1:
            return None
        for sense in states.values():
            return Side(sense.value, item.start, item.end, entry=sense.entry)
    body = _body(item) if "organisation" in item.kinds else None
    return _side_of_body(body, item, knowledge) if body else None


def organisation_of_item(item: Item) -> Side | None:
    """The organisation or body that an item names."""
    sense = _body(item) if item.senses else None
    return Side(sense.value, item.start, item.end, entry=sense.entry) if sense else None


def side_of_place(item: Item) -> Side | None:
    """The state that the region or city belongs to: for whom its governor or mayor speaks."""
    sense = item.sense("place")
    if sense is None or sense.form == "venue" or not sense.value:
        return None
    rule = "region_of" if sense.form == "region" else "city_of"
    return Side(sense.value, item.start, item.end, "inferred", rule, sense.entry)


def national(item: Item, knowledge: Knowledge) -> bool:
    """Whether the item names a body of one state ("State Duma")."""
    sense = _body(item)
    return sense is not None and knowledge.side_of(sense.value) in knowledge.countries


def _body(item: Item) -> Sense | None:
    return next((s for s in item.senses if s.kind == "organisation" and s.form in _BODIES), None)


def _side_of_body(sense: Sense, item: Item, knowledge: Knowledge) -> Side:
    side = knowledge.side_of(sense.value)
    if side == sense.value:
        return Side(side, item.start, item.end, entry=sense.entry)
    return Side(side, item.start, item.end, "inferred", "body_of", sense.entry)


def more_sides(items: list[Item], at: int, first: Side, knowledge: Knowledge, between: frozenset[str]) -> tuple[list[Side], int]:
    """The further sides of "A, B and C" from the index after the first, and the index after the last; `between` are the words inside such a list."""
    sides, after = [first], at
    while after < len(items):
        index = after
        while index < len(items) and items[index].low in between:
            index += 1
        side = side_of_item(items[index], knowledge, NAMES) if after < index < len(items) else None
        if side is None or _leads_on(items, index + 1):
            break
        sides.append(side)
        after = index + 1
    return sides, after


def _leads_on(items: list[Item], at: int) -> bool:
    """Whether the state before an index belongs to what follows ("Norway's …", "US President")."""
    return at < len(items) and (items[at].low in ("'s", "'") or "office" in items[at].kinds)
