"""Two sides: when, how, on what level and on whose initiative they were in touch, and when they were not."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

import msgspec

from communique.archive.sqlite import Row, SqliteArchive
from communique.record.errors import WrongUse
from communique.views.events import Event
from communique.views.levels import Level, level_of
from communique.views.sides import name_of, side
from communique.views.timeline import day_of, with_accounts

PAGE = 100
_GAPS = 5
_EVENTS = """
SELECT id, coalesce(happening_id, id) AS happening, type, status, initiative, date_start, date_end FROM event
WHERE id IN (SELECT a.event_id FROM participant a JOIN participant b ON b.event_id = a.event_id AND b.country = ?2 WHERE a.country = ?1)
  AND (?3 IS NULL OR date_end >= ?3) AND (?4 IS NULL OR date_start <= ?4)
ORDER BY date_start IS NULL, date_start, id
"""
_OFFICES = """
SELECT DISTINCT q.event_id, q.country, s.office FROM participant q JOIN sighting s ON s.id = q.sighting_id
WHERE q.event_id IN (SELECT value FROM json_each(?)) AND q.country IN (?, ?) AND s.office IS NOT NULL
"""


class Contact(msgspec.Struct, frozen=True, kw_only=True):
    """An event in which both sides took part; `level` is the highest office that both sent, as far as the accounts say (`docs/archive.md`)."""

    event: Event
    level: str | None


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch between two contacts: the days of the two, and how many lie between.  The record shows no contact; that there was none it cannot know."""

    since: str
    until: str
    days: int


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """The contacts of two sides: `contacts` are the newest, oldest first, those without a date last; `count` is that of all.

    The sums are over all that happened, each event once; `gaps` are the longest, the longest first.
    """

    one: str
    other: str
    one_name: str
    other_name: str
    count: int
    contacts: tuple[Contact, ...]
    types: dict[str, int]
    levels: dict[str, int]
    initiatives: dict[str, int]
    first: str | None
    last: str | None
    gaps: tuple[Gap, ...]


def pair(archive: SqliteArchive, one: str, other: str, since: str | None = None, until: str | None = None, *, limit: int = PAGE) -> Pair:
    """The contacts of two countries or organisations, by code or name.  Raises `WrongUse` for a name that is none."""
    return pair_and_days(archive, one, other, since, until, limit=limit)[0]


def pair_and_days(
    archive: SqliteArchive, one: str, other: str, since: str | None = None, until: str | None = None, *, limit: int = PAGE
) -> tuple[Pair, list[str]]:
    """As `pair`, and the first day of each dated contact, whether it happened or not."""
    mine, theirs = side(archive, one), side(archive, other)
    if mine == theirs:
        raise WrongUse(f"{one} and {other} are one side: name two")
    first, last = (day_of(since, last=False) if since else None), (day_of(until, last=True) if until else None)
    rows = archive.rows(_EVENTS, (mine, theirs, first, last))
    groups: dict[int, list[Row]] = {}
    for row in rows:
        groups.setdefault(row["happening"], []).append(row)
    levels = _levels(archive, rows, mine, theirs)
    happened = {number: group for number, group in groups.items() if any(row["status"] == "happened" for row in group)}
    days = sorted((day, _last(group) or day) for group in happened.values() if (day := _first(group)))
    found = Pair(
        one=mine,
        other=theirs,
        one_name=name_of(archive, mine),
        other_name=name_of(archive, theirs),
        count=len(groups),
        contacts=tuple(Contact(event=event, level=levels.get(event.id)) for event in _newest(archive, list(groups.values()), limit)),
        types=counted(group[0]["type"] for group in happened.values()),
        levels=counted(levels.get(number) for number in happened),
        initiatives=counted(next((row["initiative"] for row in group if row["initiative"]), None) for group in happened.values()),
        first=days[0][0] if days else None,
        last=max((end for _, end in days), default=None),
        gaps=tuple(_gaps(days)),
    )
    return found, [day for group in groups.values() if (day := _first(group))]


def counted(values: Iterable[str | None]) -> dict[str, int]:
    """How often each value is there, the most frequent first; what is not known is not counted."""
    return by_frequency(Counter(value for value in values if value))


def by_frequency(counts: Mapping[str, int]) -> dict[str, int]:
    """The counts, the greatest first."""
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _first(group: Sequence[Row]) -> str | None:
    return min((row["date_start"] for row in group if row["date_start"]), default=None)


def _last(group: Sequence[Row]) -> str | None:
    return max((row["date_end"] for row in group if row["date_end"]), default=None)


def _newest(archive: SqliteArchive, groups: list[list[Row]], limit: int) -> list[Event]:
    """The newest dated contacts, in order, and those without a date as far as there is room."""
    dated = [group for group in groups if _first(group)][-limit:]
    undated = [group for group in groups if not _first(group)][: limit - len(dated)]
    return with_accounts(archive, [row["id"] for group in (*dated, *undated) for row in group])


def _levels(archive: SqliteArchive, rows: list[Row], one: str, other: str) -> dict[int, str]:
    """The level of each contact: the lower of the highest levels of both sides; that of one, where the accounts do not tell the other's."""
    happening = {row["id"]: row["happening"] for row in rows}
    highest: dict[int, dict[str, Level]] = {}
    for row in archive.rows(_OFFICES, (json.dumps(list(happening)), one, other)):
        level = level_of(row["office"])
        if level is not None:
            sides = highest.setdefault(happening[row["event_id"]], {})
            sides[row["country"]] = min(level, sides.get(row["country"], level))
    return {number: max(sides.values())[1] for number, sides in highest.items()}


def _gaps(days: list[tuple[str, str]]) -> Iterable[Gap]:
    found = []
    latest = ""
    for (_, end), (start, _) in pairwise(days):
        latest = max(latest, end)
        between = (date.fromisoformat(start) - date.fromisoformat(latest)).days
        if between > 1:
            found.append(Gap(since=latest, until=start, days=between - 1))
    return sorted(found, key=lambda gap: (-gap.days, gap.since))[:_GAPS]
