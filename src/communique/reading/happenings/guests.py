"""Guests and hosts: who is on a visit to a state does not speak for it; whom the guest meets there, does."""

from __future__ import annotations

from communique.knowledge.people_words import Office
from communique.reading.happenings.reports import Part
from communique.reading.happenings.told import Told
from communique.reading.scene import Scene
from communique.reading.sentences.places import Where
from communique.reading.who.actors import Actor, Side
from communique.reading.who.people import Home

_STATE = "countries:"
_BY_DATELINE = "dateline_capital"  # the capital may be where the guest is
_MEETINGS = ("meeting", "talks")
_TWO = 2


def without_guests(home: Home | None, told: list[Told]) -> Home | None:
    """The home side, with the guests of visits to it among those who are none of its own."""
    if home is None:
        return home
    reaches = _goes_to if home.rule == _BY_DATELINE else _names_state
    guests = {p.actor.called for t in told if t.type == "visit" and reaches(t.destination, home.code) for p in t.parts if p.actor.called}
    return home._replace(strangers=home.strangers | guests) if guests else home


def with_hosts(scene: Scene, home: Home | None, told: list[Told]) -> list[Told]:
    """The events; where the text tells of a visit to one state, whoever the guest meets and has no side of his own is of that state."""
    if any(t.destination is not None and t.destination.row for t in told):
        return told
    visited = [t.destination for t in told if t.type == "visit" and t.status in ("happened", "planned") and _abroad(t.destination, home)]
    if len({where.country for where in visited if where is not None}) != 1 or visited[0] is None:
        return told
    where = visited[0]
    side = Side(where.country or "", where.span.start, where.span.end, "inferred", "host_of_visit", where.entry)
    guests = {p.actor.called for t in told if t.type == "visit" for p in t.parts if p.actor.called}
    return [_hosted(scene, home, t, side) if _on_the_visit(t, where, guests) else t for t in told]


def _abroad(where: Where | None, home: Home | None) -> bool:
    return (
        where is not None and where.entry.startswith(_STATE) and where.country is not None and (home is None or where.country != home.code)
    )


def _on_the_visit(told: Told, visited: Where, guests: set[str]) -> bool:
    """Whether it is a guest's meeting, and nothing speaks against it that it was in the state visited."""
    if told.type not in _MEETINGS or told.sidelines or len(told.parts) < _TWO or told.parts[0].actor.called not in guests:
        return False
    return told.where is None or told.where.country in (None, visited.country)


def _hosted(scene: Scene, home: Home | None, told: Told, side: Side) -> Told:
    first, others = told.parts[:1], told.parts[1:]
    return told._replace(parts=(*first, *(Part(_of_state(scene, home, p.actor, side), p.role) for p in others)))


def _of_state(scene: Scene, home: Home | None, actor: Actor, side: Side) -> Actor:
    """The actor with the state visited, if its office is one of a state's own and nothing tells whose it is."""
    if actor.kind not in ("person", "office") or actor.side is not None or actor.office is None or actor.strange or actor.plural:
        return actor
    open_side = actor.name is None or home is None or actor.called in home.strangers
    senses = scene.pack.table.lookup(actor.office.of(scene.text))
    sent = any(isinstance(s.data, Office) and (s.data.mission or s.data.aide) for s in senses)
    return actor._replace(side=side) if open_side and not sent and actor.organisation is None else actor


def _names_state(where: Where | None, code: str) -> bool:
    """Whether a destination is the state by its name."""
    return where is not None and where.entry == _STATE + code


def _goes_to(where: Where | None, code: str) -> bool:
    """Whether a destination is the state, or its capital."""
    return where is not None and code in (where.country, where.entry.removeprefix(_STATE))
