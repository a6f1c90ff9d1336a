"""An organisation: who spoke and acted for it, where they took part, which documents name it."""

from __future__ import annotations

import json
from collections.abc import Sequence

import msgspec

from communique.archive.sqlite import SqliteArchive
from communique.record.errors import WrongUse
from communique.views.catalogue import sightings_for
from communique.views.documents import Brief, briefs
from communique.views.events import Event
from communique.views.kept import kept
from communique.views.sides import code_of, name_of
from communique.views.timeline import with_accounts

MOST = 60
MANY = 2000
"""The answer about an organisation that more sightings show, or more mentions name, is kept."""


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody whom documents show as the organisation's, in which office, in how many documents; `person` is their number in the archive."""

    name: str | None
    office: str | None
    person: int | None
    documents: int


class Organisation(msgspec.Struct, frozen=True, kw_only=True):
    """An organisation by its name; members are the best known, events and documents the newest, `days` the first days of all dated events, `named_in`
    tells how many documents name it."""

    name: str
    members: tuple[Member, ...]
    events: tuple[Event, ...]
    days: tuple[str, ...]
    documents: tuple[Brief, ...]
    named_in: int


def organisation(archive: SqliteArchive, name: str) -> Organisation:
    """An organisation as documents write it.  Raises `WrongUse` where none does."""
    code = code_of(archive, name)
    whole = name_of(archive, code) if code else name
    numbers = sightings_for(archive).get(whole, ())
    if len(numbers) <= MANY and _mentions(archive, name, whole) <= MANY:
        return _organisation(archive, name, whole, numbers)
    return kept(archive, f"organisation {whole} {name}", lambda own: _organisation(own, name, whole, numbers))


def great(archive: SqliteArchive) -> list[str]:
    """The names of organisations that so many documents show or name that their answers are kept."""
    shown = [name for name, numbers in sightings_for(archive).items() if len(numbers) > MANY]
    rows = archive.rows("SELECT value FROM mention WHERE type = 'organisation' GROUP BY value HAVING count(*) > ?", (MANY,))
    return list(dict.fromkeys([*shown, *(row["value"] for row in rows if row["value"])]))


def _mentions(archive: SqliteArchive, name: str, whole: str) -> int:
    row = archive.one("SELECT count(*) AS many FROM mention WHERE type = 'organisation' AND value IN (?, ?)", (name, whole))
    return int(row["many"]) if row is not None else 0


def _organisation(archive: SqliteArchive, name: str, whole: str, numbers: Sequence[int]) -> Organisation:
    shown = json.dumps(numbers)
    named = archive.rows(_NAMED, (shown, name, whole))
    if not named:
        raise WrongUse(f"no document in {archive.path} names an organisation {name!r}")
    events = [row["number"] for row in archive.rows(_EVENTS, (shown, MOST))]
    return Organisation(
        name=whole,
        members=tuple(_member(dict(row)) for row in archive.rows(_MEMBERS, (shown, MOST))),
        events=tuple(with_accounts(archive, events)),
        days=tuple(row["day"] for row in archive.rows(_DAYS, (shown,))),
        documents=tuple(briefs(archive, [row["id"] for row in named[:MOST]])),
        named_in=len(named),
    )


_NAMED = """
SELECT d.id FROM document d WHERE d.id IN (SELECT document_id FROM sighting WHERE id IN (SELECT value FROM json_each(?))
  UNION SELECT document_id FROM mention WHERE type = 'organisation' AND value IN (?, ?)) ORDER BY d.rank DESC
"""
_MEMBERS = """
SELECT coalesce(n.name, s.name) AS name, max(s.office) AS office, s.person_id AS person, count(DISTINCT s.document_id) AS documents
FROM sighting s LEFT JOIN person n ON n.id = s.person_id WHERE s.id IN (SELECT value FROM json_each(?))
GROUP BY coalesce(s.person_id, s.name, s.office) ORDER BY 4 DESC, 1 LIMIT ?
"""
_EVENTS = """
SELECT e.id AS number FROM participant q JOIN event e ON e.id = q.event_id WHERE q.sighting_id IN (SELECT value FROM json_each(?))
GROUP BY coalesce(e.happening_id, e.id) ORDER BY e.date_start IS NULL, e.date_start DESC, e.id DESC LIMIT ?
"""

_DAYS = """
SELECT min(e.date_start) AS day FROM participant q JOIN event e ON e.id = q.event_id
WHERE q.sighting_id IN (SELECT value FROM json_each(?)) AND e.date_start IS NOT NULL GROUP BY coalesce(e.happening_id, e.id) ORDER BY 1
"""


def _member(row: dict[str, object]) -> Member:
    return msgspec.convert(row, Member)
