"""Events in the order of time, each with all accounts of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import timedelta

from communique.archive.sqlite import SqliteArchive
from communique.record.errors import WrongUse
from communique.views.conditions import Values, bound, like, who
from communique.views.events import Event, gathered, told
from communique.views.query import Term, clean, words_of
from communique.views.sides import side

_YEAR = timedelta(days=366)
MOST = 200
_FEW = 1000
_TELLINGS = 8
"""So many accounts of each event are looked through for the newest events."""


def timeline(
    archive: SqliteArchive,
    since: str | None = None,
    until: str | None = None,
    *,
    country: str | None = None,
    person: str | None = None,
    type: str | None = None,
    status: str | None = None,
    place: str | None = None,
    primary: bool = False,
    limit: int = MOST,
) -> list[Event]:
    """The events of a period, oldest first; those without a date come last, where no period is asked for.

    `since` and `until` are dates as exact as wanted (`2017`, `2017-09`, `2017-09-20`); an event that may lie in the period is in it.  `country` is a
    side of the event, `person` a name or an office; `primary`: only what is the news of its document.
    """
    tests, values = _period(since, until)
    for test, more in _filters(archive, country, person, type, status, place):
        tests.append(test)
        values += more
    if primary:
        tests.append("e.prominence = 'primary'")
    dated = f"SELECT e.id FROM event e WHERE {' AND '.join([*tests, 'e.date_start IS NOT NULL'])} ORDER BY e.date_start, e.date_end, e.type, e.id LIMIT ?"
    found = [row["id"] for row in archive.rows(dated, (*values, limit))]
    if since is None and until is None and len(found) < limit:
        undated = f"SELECT e.id FROM event e WHERE {' AND '.join([*tests, 'e.date_start IS NULL'])} ORDER BY e.id LIMIT ?"
        found += [row["id"] for row in archive.rows(undated, (*values, limit - len(found)))]
    return with_accounts(archive, found)


def many_in(archive: SqliteArchive, since: str, until: str) -> int:
    """How many accounts of events that are the news of their documents a period has; `timeline` gives no more than its limit."""
    tests, values = _period(since, until)
    test = " AND ".join([*tests, "e.prominence = 'primary'", "e.date_start IS NOT NULL"])
    found = archive.one(f"SELECT count(*) AS many FROM event e WHERE {test}", tuple(values))
    return int(found["many"]) if found is not None else 0


def newest_of(archive: SqliteArchive, country: str, limit: int) -> list[Event]:
    """The newest events of a side, newest first, those without a date last.  Raises `WrongUse` for a name that is no side."""
    test, values = _with_side(archive, side(archive, country))
    dated = (
        f"SELECT e.id, coalesce(e.happening_id, e.id) AS happening FROM event e WHERE {test} AND e.date_start IS NOT NULL "
        "ORDER BY e.date_start DESC, e.id DESC LIMIT ?"
    )
    rows = archive.rows(dated, (*values, limit * _TELLINGS))
    found = list({row["happening"]: row["id"] for row in reversed(rows)}.values())[::-1][:limit]
    if len(found) < limit:
        undated = f"SELECT e.id FROM event e WHERE {test} AND e.date_start IS NULL ORDER BY e.id LIMIT ?"
        found += [row["id"] for row in archive.rows(undated, (*values, limit - len(found)))]
    return sorted(with_accounts(archive, found), key=lambda event: event.first_day is None)[:limit]


def days_of(archive: SqliteArchive, country: str) -> list[str]:
    """The first day of each dated event of a side, each event once."""
    rows = archive.rows(
        "SELECT min(e.date_start) AS day FROM participant q JOIN event e ON e.id = q.event_id WHERE q.country = ? AND e.date_start IS NOT NULL "
        "GROUP BY coalesce(e.happening_id, e.id) ORDER BY 1",
        (side(archive, country),),
    )
    return [row["day"] for row in rows]


def months_of_all(archive: SqliteArchive) -> dict[str, dict[str, int]]:
    """How many dated events of each side began in each month, each event once: as `days_of`, with one look at the archive for all sides."""
    rows = archive.rows(
        "SELECT country, substr(day, 1, 7) AS month, count(*) AS many FROM (SELECT q.country, min(e.date_start) AS day FROM participant q "
        "JOIN event e ON e.id = q.event_id WHERE q.country IS NOT NULL AND e.date_start IS NOT NULL GROUP BY q.country, coalesce(e.happening_id, e.id)) "
        "GROUP BY 1, 2 ORDER BY 1, 2"
    )
    found: dict[str, dict[str, int]] = {}
    for row in rows:
        found.setdefault(row["country"], {})[row["month"]] = row["many"]
    return found


def with_accounts(archive: SqliteArchive, ids: Iterable[int]) -> list[Event]:
    """The events of these accounts, with all other accounts of them."""
    wanted = list(ids)
    rows = archive.rows(
        "SELECT id, happening_id FROM event WHERE happening_id IN (SELECT happening_id FROM event WHERE id IN (SELECT value FROM json_each(?)))",
        (json.dumps(wanted),),
    )
    return gathered(told(archive, dict.fromkeys([*wanted, *(row["id"] for row in rows)])))


def day_of(value: str, last: bool) -> str:
    """The first (or last) day of a date of a question.  Raises `WrongUse` for what is no date."""
    day = bound(value, last)
    if day is None:
        raise WrongUse(f"{value!r} is no date: give a year, a month or a day, such as 2017, 2017-09 or 2017-09-20")
    return day.isoformat()


def _period(since: str | None, until: str | None) -> tuple[list[str], list[object]]:
    tests: list[str] = []
    values: list[object] = []
    if since is not None:
        first = bound(since, last=False)
        tests += ["e.date_end >= ?", "e.date_start >= ?"]  # no event that begins more than a year before is looked at
        values += [day_of(since, last=False), (first - _YEAR).isoformat() if first and first.year > 1 else ""]
    if until is not None:
        tests.append("e.date_start <= ?")
        values.append(day_of(until, last=True))
    return tests, values


def _with_side(archive: SqliteArchive, code: str) -> tuple[str, Values]:
    """That a side took part: looked up for one that is rare, asked of every event for one that is not."""
    few = archive.one("SELECT count(*) AS many FROM (SELECT 1 FROM participant WHERE country = ? LIMIT ?)", (code, _FEW + 1))
    if few is not None and few["many"] <= _FEW:
        return "e.id IN (SELECT event_id FROM participant WHERE country = ?)", (code,)
    return "EXISTS (SELECT 1 FROM participant WHERE country = ? AND event_id = e.id)", (code,)


def _filters(
    archive: SqliteArchive, country: str | None, person: str | None, type: str | None, status: str | None, place: str | None
) -> Iterable[tuple[str, Values]]:
    if country is not None:
        yield _with_side(archive, side(archive, country))
    if person is not None:
        where, values = who(archive, _named(person))
        yield f"e.id IN (SELECT q.event_id FROM sighting s JOIN participant q ON q.sighting_id = s.id WHERE {where})", values
    for column, value in (("type", type), ("status", status)):
        if value is not None:
            yield f"e.{column} = ?", (clean(value),)
    if place is not None:
        yield like("e.place", _named(place))


def _named(name: str) -> Term:
    return Term(words_of(clean(name)), clean(name))
