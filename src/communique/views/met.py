"""Who met whom: the counterparts of a person or a country, and how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal

import msgspec

from communique.archive.sqlite import Row, SqliteArchive
from communique.record.errors import WrongUse
from communique.views.conditions import Values
from communique.views.person import candidates, subject
from communique.views.sides import code_of, name_of
from communique.views.timeline import day_of


class Counterpart(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody whom the subject met: a person, an office whose holder is not named, or a country.

    `meetings` counts events, each once however many documents tell it; `types` are their kinds; `first` and `last` the days that the record gives.
    """

    kind: Literal["person", "office", "country"]
    name: str
    country: str | None
    person: int | None
    meetings: int
    types: dict[str, int]
    first: str | None
    last: str | None


class Met(msgspec.Struct, frozen=True, kw_only=True):
    """A person or a country, and those whom they met, the most frequent first."""

    kind: Literal["person", "country"]
    name: str
    country: str | None
    person: int | None
    counterparts: tuple[Counterpart, ...]


def met(archive: SqliteArchive, name: str, *, since: str | None = None, until: str | None = None) -> Met:
    """Whom a person (by name) or a country (by code or name) met, in what happened; a country's counterparts are countries.

    Raises `WrongUse` for a name that nobody has, or that several persons have.
    """
    first, last = (day_of(since, last=False) if since else ""), (day_of(until, last=True) if until else "9999")
    code = code_of(archive, name)
    if code is not None:
        return Met(
            kind="country", name=name_of(archive, code), country=code, person=None, counterparts=_countries(archive, code, (first, last))
        )
    found = candidates(archive, name)
    if len(found) != 1:
        told = "; ".join(f"{one.name} ({one.country or '?'}{f', #{one.id}' if one.id else ''})" for one in found[:8])
        raise WrongUse(f"several persons are called {name!r}: {told}" if found else f"no person or country {name!r} in {archive.path}")
    one = found[0]
    where, values = subject(one)
    others = _others(archive, where, values, (first, last))
    return Met(kind="person", name=one.name, country=one.country, person=one.id, counterparts=_persons(archive, others))


def met_by_all(archive: SqliteArchive) -> dict[str, Met]:
    """Whom each country met, by its code: as `met`, with one look at the archive for all of them."""
    found: dict[str, list[Row]] = {}
    for row in archive.rows(_ALL_COUNTRIES):
        found.setdefault(row["own"], []).append(row)
    return {
        code: Met(kind="country", name=name_of(archive, code), country=code, person=None, counterparts=_by_country(archive, rows))
        for code, rows in found.items()
    }


_COUNTRIES = """
SELECT o.country, e.type, count(DISTINCT coalesce(e.happening_id, e.id)) AS meetings, min(e.date_start) AS first, max(e.date_end) AS last
FROM participant m JOIN event e ON e.id = m.event_id JOIN participant o ON o.event_id = m.event_id
WHERE m.country = ? AND o.country <> ? AND e.status = 'happened' AND coalesce(e.date_end, '9') >= ? AND coalesce(e.date_start, '') <= ?
GROUP BY o.country, e.type
"""
_ALL_COUNTRIES = """
SELECT m.country AS own, o.country, e.type, count(DISTINCT coalesce(e.happening_id, e.id)) AS meetings, min(e.date_start) AS first,
  max(e.date_end) AS last
FROM event e CROSS JOIN participant m ON m.event_id = e.id JOIN participant o ON o.event_id = e.id
WHERE m.country <> o.country AND e.status = 'happened' GROUP BY 1, 2, 3
"""
_OTHERS = """
SELECT DISTINCT coalesce(e.happening_id, e.id) AS happening, e.type, e.date_start, e.date_end, o.person_id, coalesce(n.name, o.name) AS name,
  o.office, o.country
FROM (SELECT DISTINCT q.event_id FROM sighting s JOIN participant q ON q.sighting_id = s.id WHERE {where}) m
JOIN event e ON e.id = m.event_id JOIN participant p ON p.event_id = e.id JOIN sighting o ON o.id = p.sighting_id
LEFT JOIN person n ON n.id = o.person_id
WHERE e.status = 'happened' AND coalesce(e.date_end, '9') >= ? AND coalesce(e.date_start, '') <= ?
  AND o.id NOT IN (SELECT s.id FROM sighting s WHERE {where})
"""


def _countries(archive: SqliteArchive, code: str, days: tuple[str, str]) -> tuple[Counterpart, ...]:
    return _by_country(archive, archive.rows(_COUNTRIES, (code, code, *days)))


def _by_country(archive: SqliteArchive, found: Iterable[Row]) -> tuple[Counterpart, ...]:
    groups: dict[str, list[Row]] = {}
    for row in found:
        groups.setdefault(row["country"], []).append(row)
    return _sorted(
        Counterpart(
            kind="country", name=name_of(archive, country), country=country, person=None, meetings=sum(row["meetings"] for row in rows),
            types={row["type"]: row["meetings"] for row in sorted(rows, key=lambda row: (-row["meetings"], row["type"]))},
            first=min((row["first"] for row in rows if row["first"]), default=None),
            last=max((row["last"] for row in rows if row["last"]), default=None),
        )
        for country, rows in groups.items()
    )  # fmt: skip


def _others(archive: SqliteArchive, where: str, values: Values, days: tuple[str, str]) -> list[Row]:
    return archive.rows(_OTHERS.format(where=where), (*values, *days, *values))


def _persons(archive: SqliteArchive, rows: list[Row]) -> tuple[Counterpart, ...]:
    groups: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        key = (row["person_id"],) if row["person_id"] is not None else (row["name"], row["name"] or row["office"], row["country"])
        groups.setdefault(key, []).append(row)
    return _sorted(_counterpart(archive, group) for group in groups.values())


def _counterpart(archive: SqliteArchive, rows: list[Row]) -> Counterpart:
    row = rows[0]
    events = {row["happening"]: row["type"] for row in rows}
    types = Counter(events.values())
    kind: Literal["person", "office", "country"] = "person" if row["name"] else "office" if row["office"] else "country"
    return Counterpart(
        kind=kind, name=row["name"] or row["office"] or name_of(archive, row["country"] or ""), country=row["country"], person=row["person_id"],
        meetings=len(events), types=dict(sorted(types.items(), key=lambda item: (-item[1], item[0]))),
        first=min((row["date_start"] for row in rows if row["date_start"]), default=None),
        last=max((row["date_end"] for row in rows if row["date_end"]), default=None),
    )  # fmt: skip


def _sorted(found: Iterable[Counterpart]) -> tuple[Counterpart, ...]:
    return tuple(sorted(found, key=lambda one: (-one.meetings, one.name, one.country or "")))
