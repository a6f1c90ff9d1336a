"""The rows of an export: in a fixed order, with names that are the same in every archive of the same captures (no row numbers)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import msgspec

from communique.archive.sqlite import SqliteArchive
from communique.record.errors import WrongUse

_SLICE = 500
Row = dict[str, Any]


class Table(msgspec.Struct, frozen=True):
    """A table: which rows it has, in their order, and what is told of each (`{ids}` stands for some of them)."""

    order: str
    told: str


def rows(archive: SqliteArchive, view: str) -> Iterator[Row]:
    """All rows of a view, oldest documents first.  Raises `WrongUse` for a view that is none."""
    table = VIEWS.get(view)
    if table is None:
        raise WrongUse(f"no view {view!r}: there are {', '.join(VIEWS)}")
    ids = [row[0] for row in archive.connection.execute(table.order)]
    for at in range(0, len(ids), _SLICE):
        part = ids[at : at + _SLICE]
        found = {row["id"]: row for row in archive.connection.execute(table.told, (json.dumps(part),))}
        for number in part:
            row = dict(found[number])
            del row["id"]
            yield row


def columns(archive: SqliteArchive, view: str) -> list[str]:
    """The names of a view's columns."""
    if view not in VIEWS:
        raise WrongUse(f"no view {view!r}: there are {', '.join(VIEWS)}")
    return [column[0] for column in archive.connection.execute(VIEWS[view].told, ("[]",)).description][1:]


_LEAST = "(SELECT min(o.digest) FROM document o WHERE o.{column} = d.{column})"
_OF_DOCUMENT = "d.digest AS document, d.published, d.title, p.country AS publisher_country, p.name AS publisher"
_FROM = "JOIN document d ON d.id = x.document_id LEFT JOIN publisher p ON p.id = d.publisher_id"
_SOME = "WHERE x.id IN (SELECT value FROM json_each(?))"


def _order(table: str) -> str:
    return (
        f"SELECT x.id FROM {table} x JOIN document d ON d.id = x.document_id ORDER BY coalesce(d.date_start, '9999'), d.digest, x.position"
    )


VIEWS = {
    "events": Table(
        _order("event"),
        f"""
        SELECT x.id, coalesce((SELECT min(o.digest || '#e' || h.position) FROM event h JOIN document o ON o.id = h.document_id
            WHERE h.happening_id = x.happening_id), d.digest || '#e' || x.position) AS event, x.position AS number,
          x.held AS "when", x.date_start AS first_day, x.date_end AS last_day, x.type, x.status, x.place, x.initiative, x.sidelines_of, x.format,
          x.prominence, (SELECT group_concat(who, '; ') FROM (SELECT coalesce(s.name, s.office, s.organisation, s.country) ||
            coalesce(' (' || q.country || ')', '') AS who FROM participant q JOIN sighting s ON s.id = q.sighting_id
            WHERE q.event_id = x.id ORDER BY q.position)) AS participants, x.quote, {_OF_DOCUMENT}
        FROM event x {_FROM} {_SOME}
        """,
    ),
    "turns": Table(
        _order("turn"),
        f"""
        SELECT x.id, x.position AS number, x.role, s.name AS speaker, s.office, s.country, x.label, x.language, {_OF_DOCUMENT},
          substr(t.text, x.start + 1, x."end" - x.start) AS text
        FROM turn x {_FROM} JOIN reading_text t ON t.capture_id = d.witness_id LEFT JOIN sighting s ON s.id = x.sighting_id {_SOME}
        """,
    ),
    "documents": Table(
        "SELECT d.id FROM document d ORDER BY coalesce(d.date_start, '9999'), d.digest",
        f"""
        SELECT x.id, {_OF_DOCUMENT}, x.part, x.kind, x.language, x.date_start AS first_day, x.date_end AS last_day, x.held, x.place, x.excerpt,
          coalesce(x.url, c.url) AS url, x.words, {_LEAST.format(column="page_id")} AS page, {_LEAST.format(column="copies_id")} AS copies,
          (SELECT o.digest FROM document o WHERE o.id = x.completed_by) AS completed_by, 'sha256:' || b.digest AS capture, c.source, c.taken_at,
          substr(t.text, x.start + 1, x."end" - x.start) AS text
        FROM document x JOIN document d ON d.id = x.id JOIN capture c ON c.id = x.witness_id JOIN blob b ON b.id = c.blob_id
        JOIN reading_text t ON t.capture_id = c.id LEFT JOIN publisher p ON p.id = x.publisher_id {_SOME}
        """,
    ),
    "quotations": Table(
        _order("quotation"),
        f"""
        SELECT x.id, x.position AS number, x.direct, s.name AS speaker, s.office, s.country, x.quote, {_OF_DOCUMENT}
        FROM quotation x {_FROM} LEFT JOIN sighting s ON s.id = x.sighting_id {_SOME}
        """,
    ),
    "holdings": Table(
        "SELECT x.id FROM holding x JOIN person n ON n.id = x.person_id "
        "ORDER BY x.country, x.organisation, x.office, x.first_seen, x.last_seen, n.name, x.sightings",
        f"""
        SELECT x.id, n.name AS person, x.office, x.country, x.organisation, x.first_seen, x.last_seen, x.sightings,
          (SELECT o.digest FROM document o WHERE o.id = x.first_document) AS first_document,
          (SELECT o.digest FROM document o WHERE o.id = x.last_document) AS last_document
        FROM holding x JOIN person n ON n.id = x.person_id {_SOME}
        """,
    ),
}
"""The views that can be exported."""
