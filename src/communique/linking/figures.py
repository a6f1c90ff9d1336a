"""A person as the archive knows them, and short names given to the one person whom they fit."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

import msgspec

from communique.dates import when
from communique.linking.items import Sighting
from communique.linking.people import People, side_of, stands_for
from communique.linking.rule import Link

_NEAR = timedelta(days=183)
"""So long before and after its sightings a whole name is still taken for the figure of that name: another may come to bear it."""
_SLACK = 400
"""So many days before and after its sightings a figure may still be the one in office."""


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A person: the sightings that were found to be one, newest name first; `offices` are normal forms with the first and last day seen."""

    id: str
    name: str
    names: tuple[str, ...]
    side: str | None
    offices: tuple[tuple[str, str, str], ...]
    first_seen: str | None
    last_seen: str | None


def figure(people: People, id: str, sightings: Iterable[Sighting]) -> Figure:
    """The figure that sightings of one person make; its name is the one most often used, the longer of two."""
    found = sorted(sightings, key=lambda s: (s.when or "", s.id))
    names = [s.name for s in found if s.name]
    days = [day for s in found if s.when for day in (when.lower(s.when), when.upper(s.when)) if day]
    return Figure(
        id=id,
        name=max(set(names), key=lambda name: (names.count(name), len(name), name), default=""),
        names=tuple(sorted(set(names))),
        side=next((side for s in found if (side := side_of(s))), None),
        offices=_offices(people, found),
        first_seen=min(days).isoformat() if days else None,
        last_seen=max(days).isoformat() if days else None,
    )


def _offices(people: People, sightings: list[Sighting]) -> tuple[tuple[str, str, str], ...]:
    seen: dict[str, list[str]] = {}
    for sighting in sightings:
        first, last = (when.lower(sighting.when), when.upper(sighting.when)) if sighting.when else (None, None)
        if sighting.office and first and last and people.offices.form(sighting.office).tenure == "holds":
            seen.setdefault(people.office(sighting), []).extend((first.isoformat(), last.isoformat()))
    return tuple(sorted((office, min(days), max(days)) for office, days in seen.items()))


def family_keys(people: People, sighting: Sighting) -> list[str]:
    """Where a short name and the figures that it may fit meet: the surname as folded."""
    words = people.folded(sighting).words
    long = [word for word in words if len(word) > 1]
    return list(dict.fromkeys([*long[-1:], *(long[:1] if side_of(sighting) in people.names.family_first or len(long) < 2 else [])]))


def figure_keys(people: People, form: Sighting) -> list[str]:
    """Under which keys a whole name with its side is found by the names that may be short for it, or lack the side."""
    side = side_of(form)
    return [f"={people.folded(form).letters}", *(f"{side}|{family}" for family in family_keys(people, form))]


def bearer_keys(people: People, sighting: Sighting) -> list[str]:
    """Under which keys a whole name without a side, or a surname with side and office, finds the figures that it may be; none for all others."""
    name, side = people.folded(sighting), side_of(sighting)
    if name.whole:
        return [f"={name.letters}"] if side is None else []
    return [f"{side}|{family}" for family in family_keys(people, sighting)] if side and sighting.office else []


def attach(people: People, sighting: Sighting, figures: Iterable[Figure]) -> tuple[Figure, Link] | None:
    """The one figure that a surname, an initial with a surname, or a whole name without a side can be; `None` where none or several fit.

    A surname alone needs the side and the office too, in the years in which the figure is seen in it.
    """
    if not sighting.name:
        return None
    whole = people.folded(sighting).whole
    if not whole and not (side_of(sighting) and sighting.office):
        return None
    fitting = [f for f in figures if (_fits_whole if whole else _fits_short)(people, sighting, f)]
    if len(fitting) != 1:
        return None
    return fitting[0], Link("only_bearer", 0.9) if whole else Link("only_in_office", 0.85)


def _fits_whole(people: People, sighting: Sighting, figure: Figure) -> bool:
    if side_of(sighting) and side_of(sighting) != figure.side:
        return False
    if sighting.office and all(office != people.office(sighting) for office, _, _ in figure.offices):
        return False
    return _in_life(sighting, figure) and any(people.folded(sighting).letters == people.names.fold(name).letters for name in figure.names)


def _in_life(sighting: Sighting, figure: Figure) -> bool:
    """Whether the day lies in or near the time in which the figure is seen; where a day is missing, nothing speaks against it."""
    day = when.lower(sighting.when) if sighting.when else None
    first, last = (when.lower(seen) if seen else None for seen in (figure.first_seen, figure.last_seen))
    return not (day and first and last) or (first - day <= _NEAR and day - last <= _NEAR)


def _fits_short(people: People, sighting: Sighting, figure: Figure) -> bool:
    if figure.side != side_of(sighting):
        return False
    named = any(
        stands_for(people, sighting, Sighting(document="", position=0, name=name, country=figure.side))
        for name in figure.names
        if people.names.fold(name).whole
    )
    return named and _in_office(people, sighting, figure)


def _in_office(people: People, sighting: Sighting, figure: Figure) -> bool:
    day = when.lower(sighting.when) if sighting.when else None
    if day is None:
        return False
    for office, first, last in figure.offices:
        start, end = when.lower(first), when.lower(last)
        if office == people.office(sighting) and start and end and (day - start).days >= -_SLACK and (day - end).days <= _SLACK:
            return True
    return False
