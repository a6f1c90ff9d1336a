"""Pages that look at the whole archive at once: the map."""

from __future__ import annotations

import msgspec

from communique.archive.sqlite import SqliteArchive
from communique.serve.asked import Asked
from communique.serve.graphics.maps import WorldMap, world_map
from communique.views.kept import kept
from communique.views.partners import sides_of_all, years_of_events


class WholeMap(msgspec.Struct, frozen=True, kw_only=True):
    """All sides of the archive on a map, those of one year if one is asked for; `years` are those that have events."""

    year: str
    years: tuple[str, ...]
    world: WorldMap


def whole_map(archive: SqliteArchive, asked: Asked) -> WholeMap:
    """The map of the whole archive.  A year that has no events is not asked for."""
    years = kept(archive, "years of events", years_of_events)
    year = asked.word("year") if asked.word("year") in years else ""
    world = kept(archive, f"world {year}", lambda own: world_map(sides_of_all(own, year or None)))
    return WholeMap(year=year, years=years, world=world)
