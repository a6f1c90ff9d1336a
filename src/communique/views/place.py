"""A place: what happened there, and whom it brought together."""

from __future__ import annotations

import msgspec

from communique.archive.sqlite import SqliteArchive
from communique.record.errors import WrongUse
from communique.views.catalogue import happenings_at
from communique.views.documents import Brief, briefs
from communique.views.events import Event
from communique.views.kept import kept
from communique.views.timeline import with_accounts

MOST = 60


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place as accounts write it: its newest events, how many began in each month (each once), the sides that took part, the documents about what was
    held there."""

    name: str
    happenings: int
    months: dict[str, int]
    sides: dict[str, int]
    events: tuple[Event, ...]
    documents: tuple[Brief, ...]


Sums = dict[str, dict[str, int]]
"""Of each place, of each month or side: how many events."""


def place(archive: SqliteArchive, name: str) -> Place:
    """A place.  Raises `WrongUse` where no account and no document names it as theirs."""
    numbers = happenings_at(archive).get(name, ())
    documents = kept(archive, "documents at places", _documents).get(name, ())
    if not numbers and not documents:
        raise WrongUse(f"nothing in {archive.path} took place in {name!r}")
    return Place(
        name=name,
        happenings=len(numbers),
        months=months_at(archive).get(name, {}),
        sides=sides_at(archive).get(name, {}),
        events=tuple(reversed(with_accounts(archive, numbers[-MOST:]))),
        documents=tuple(briefs(archive, documents)),
    )


def months_at(archive: SqliteArchive) -> Sums:
    """How many events began at each place in each month; kept."""
    return kept(archive, "months at places", lambda own: _sums(own, _MONTHS))


def sides_at(archive: SqliteArchive) -> Sums:
    """In how many events at each place each side took part, the most frequent first; kept."""
    return kept(archive, "sides at places", lambda own: _sums(own, _SIDES))


_MONTHS = """
SELECT place, substr(day, 1, 7) AS name, count(*) AS many
FROM (SELECT place, min(date_start) AS day FROM event WHERE place IS NOT NULL AND date_start IS NOT NULL GROUP BY place, coalesce(happening_id, id))
GROUP BY 1, 2 ORDER BY 1, 2
"""
_SIDES = """
SELECT e.place, q.country AS name, count(DISTINCT coalesce(e.happening_id, e.id)) AS many
FROM event e CROSS JOIN participant q ON q.event_id = e.id WHERE e.place IS NOT NULL AND q.country IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2
"""


def _sums(archive: SqliteArchive, question: str) -> Sums:
    found: Sums = {}
    for row in archive.rows(question):
        found.setdefault(row["place"], {})[row["name"]] = row["many"]
    return found


def _documents(archive: SqliteArchive) -> dict[str, list[int]]:
    """The newest documents about what was held at each place."""
    found: dict[str, list[int]] = {}
    for row in archive.rows("SELECT place, id FROM document WHERE place IS NOT NULL AND completed_by IS NULL ORDER BY rank DESC"):
        if len(own := found.setdefault(row["place"], [])) < MOST:
            own.append(row["id"])
    return found
