"""A place: what happened there, and whom it brought together."""

from __future__ import annotations

import json

import msgspec

from communique.archive.sqlite import SqliteArchive
from communique.record.errors import WrongUse
from communique.views.catalogue import happenings_at
from communique.views.documents import Brief, briefs
from communique.views.events import Event
from communique.views.pair import counted
from communique.views.timeline import with_accounts

MOST = 60


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place as accounts write it: its newest events, the days of all of them, the sides that took part, the documents about what was held there."""

    name: str
    happenings: int
    days: tuple[str, ...]
    sides: dict[str, int]
    events: tuple[Event, ...]
    documents: tuple[Brief, ...]


def place(archive: SqliteArchive, name: str) -> Place:
    """A place.  Raises `WrongUse` where no account and no document names it as theirs."""
    numbers = happenings_at(archive).get(name, ())
    documents = [row["id"] for row in archive.rows(_HELD, (name, MOST))]
    if not numbers and not documents:
        raise WrongUse(f"nothing in {archive.path} took place in {name!r}")
    sides = archive.rows(_SIDES, (json.dumps(numbers),))
    return Place(
        name=name,
        happenings=len(numbers),
        days=tuple(row["date_start"] for row in archive.rows(_DAYS, (json.dumps(numbers),))),
        sides=counted(row["country"] for row in sides),
        events=tuple(reversed(with_accounts(archive, numbers[-MOST:]))),
        documents=tuple(briefs(archive, documents)),
    )


_HELD = "SELECT id FROM document WHERE place = ? AND completed_by IS NULL ORDER BY rank DESC LIMIT ?"
_DAYS = "SELECT date_start FROM event WHERE id IN (SELECT value FROM json_each(?)) AND date_start IS NOT NULL ORDER BY 1"
_SIDES = "SELECT DISTINCT event_id, country FROM participant WHERE event_id IN (SELECT value FROM json_each(?)) AND country IS NOT NULL"
