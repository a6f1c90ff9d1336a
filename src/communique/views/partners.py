"""With which sides a person or a country had to do, and which sides the whole archive shows: each event once, however many accounts and persons."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from communique.archive.sqlite import Row, SqliteArchive
from communique.views.sides import name_of, side


class Partner(msgspec.Struct, frozen=True, kw_only=True):
    """A side: in how many events that happened it took part, and the days of the first and the last of them as far as they are dated."""

    country: str
    name: str
    events: int
    first: str | None
    last: str | None


_COLUMNS = "o.country, count(DISTINCT coalesce(e.happening_id, e.id)) AS events, min(e.date_start) AS first, max(coalesce(e.date_end, e.date_start)) AS last"
_OF_PERSON = f"""
SELECT {_COLUMNS}
FROM (SELECT DISTINCT q.event_id FROM sighting s JOIN participant q ON q.sighting_id = s.id WHERE s.person_id = ?1) m
JOIN event e ON e.id = m.event_id JOIN participant o ON o.event_id = e.id
WHERE e.status = 'happened' AND o.country IS NOT NULL AND o.country IS NOT ?2 GROUP BY o.country
"""
_OF_COUNTRY = f"""
SELECT {_COLUMNS}
FROM participant m JOIN event e ON e.id = m.event_id JOIN participant o ON o.event_id = m.event_id
WHERE m.country = ?1 AND o.country <> ?1 AND e.status = 'happened' GROUP BY o.country
"""
_BETWEEN = f"""
SELECT m.country AS own, {_COLUMNS} FROM event e CROSS JOIN participant m ON m.event_id = e.id JOIN participant o ON o.event_id = e.id
WHERE m.country <> o.country AND e.status = 'happened' GROUP BY 1, 2
"""
_OF_ALL = f"""
SELECT {_COLUMNS} FROM event e JOIN participant o ON o.event_id = e.id
WHERE e.status = 'happened' AND o.country IS NOT NULL AND (?1 IS NULL OR (e.date_end >= ?1 AND e.date_start <= ?2)) GROUP BY o.country
"""


def partners_of_person(archive: SqliteArchive, person: int, own: str | None) -> tuple[Partner, ...]:
    """The sides that a person met, other than its own."""
    return _partners(archive, archive.rows(_OF_PERSON, (person, own)))


def partners_of_country(archive: SqliteArchive, country: str) -> tuple[Partner, ...]:
    """The sides that a country met.  Raises `WrongUse` for a name that is no side."""
    return _partners(archive, archive.rows(_OF_COUNTRY, (side(archive, country),)))


def partners_of_all(archive: SqliteArchive) -> dict[str, tuple[Partner, ...]]:
    """The sides that each side met, by its code: as `partners_of_country`, with one look at the archive for all of them."""
    found: dict[str, list[Row]] = {}
    for row in archive.rows(_BETWEEN):
        found.setdefault(row["own"], []).append(row)
    return {code: _partners(archive, rows) for code, rows in found.items()}


def sides_of_all(archive: SqliteArchive, year: str | None = None) -> tuple[Partner, ...]:
    """All sides of the archive's events, or of the events that may lie in a year."""
    return _partners(archive, archive.rows(_OF_ALL, (f"{year}-01-01", f"{year}-12-31") if year else (None, None)))


def years_of_events(archive: SqliteArchive) -> tuple[str, ...]:
    """The years in which events that happened began, the newest first."""
    rows = archive.rows(
        "SELECT DISTINCT substr(date_start, 1, 4) AS year FROM event WHERE date_start IS NOT NULL AND status = 'happened' ORDER BY 1 DESC"
    )
    return tuple(row["year"] for row in rows)


def _partners(archive: SqliteArchive, rows: Iterable[Row]) -> tuple[Partner, ...]:
    found = (
        Partner(country=row["country"], name=name_of(archive, row["country"]), events=row["events"], first=row["first"], last=row["last"])
        for row in rows
    )
    return tuple(sorted(found, key=lambda one: (-one.events, one.name, one.country)))
