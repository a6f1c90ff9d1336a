"""One document: what is known of it, where it was seen, what belongs to it."""

from __future__ import annotations

import msgspec

from communique.archive.sqlite import SqliteArchive
from communique.record.document import Document
from communique.record.errors import WrongUse
from communique.views.documents import Brief, briefs

_MOST = 200


class Sight(msgspec.Struct, frozen=True, kw_only=True):
    """A capture that shows a document, and where in its reading text."""

    capture: int
    url: str | None
    source: str
    taken_at: str | None
    part: str
    start: int
    end: int
    witness: bool


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A document whole.

    `record` has the evidence of every fact; it counts in `text`, the reading text of the capture `witness`.  `versions` are other documents of its
    page, `copies` others of its text, `stubs` the teasers that it completes, `full` the document that completes it.
    """

    document: Brief
    witness: int
    record: Document | None
    text: str
    start: int
    end: int
    captures: tuple[Sight, ...]
    versions: tuple[Brief, ...]
    copies: tuple[Brief, ...]
    stubs: tuple[Brief, ...]
    full: Brief | None


def show(archive: SqliteArchive, document: str | int) -> Shown:
    """A document by its number in the archive or the beginning of its digest (six characters or more).  Raises `WrongUse` where there is none."""
    number = document_number(archive, document)
    row = archive.one("SELECT * FROM document WHERE id = ?", (number,))
    assert row is not None
    record = archive.record(row["witness_id"])
    full = briefs(archive, [row["completed_by"]] if row["completed_by"] else [])
    return Shown(
        document=briefs(archive, [number])[0],
        witness=row["witness_id"],
        record=next((one for one in record.documents if one.id == row["digest"]), None) if record else None,
        text=archive.text(row["witness_id"]) or "",
        start=row["start"],
        end=row["end"],
        captures=_sights(archive, number, row["witness_id"]),
        versions=_others(archive, "page_id", row["page_id"], number),
        copies=_others(archive, "copies_id", row["copies_id"], number),
        stubs=_others(archive, "completed_by", number, number),
        full=full[0] if full else None,
    )


def document_number(archive: SqliteArchive, document: str | int) -> int:
    """The number of a document by its number or the beginning of its digest.  Raises `WrongUse` where there is none, or more than one."""
    name = str(document).strip()
    if name.isdecimal() and len(name) < 16:
        row = archive.one("SELECT id FROM document WHERE id = ?", (int(name),))
        if row is not None:
            return int(row["id"])
    digest = name.removeprefix("sha256:").lower()
    found = _by_digest(archive, digest) if len(digest) >= 6 and all(c in "0123456789abcdef" for c in digest) else []
    if len(found) == 1:
        return found[0]
    if found:
        raise WrongUse(f"several documents begin with {name!r}: give more of the digest")
    last = archive.one("SELECT max(id) AS last FROM document")
    there = f"numbers go to {last['last']}" if last is not None and last["last"] else "it has none"
    raise WrongUse(f"no document {name!r} in {archive.path} ({there}): give a number or a digest as `search` prints them")


def _by_digest(archive: SqliteArchive, digest: str) -> list[int]:
    found = []
    for head in (digest, f"sha256:{digest}"):
        rows = archive.rows("SELECT id FROM document WHERE digest >= ? AND digest < ? LIMIT 2", (head, f"{head}g"))
        found += [int(row["id"]) for row in rows]
    return found


def _sights(archive: SqliteArchive, number: int, witness: int) -> tuple[Sight, ...]:
    rows = archive.rows(
        'SELECT c.id, c.url, c.source, c.taken_at, a.part, a.start, a."end" FROM appearance a JOIN capture c ON c.id = a.capture_id '
        "WHERE a.document_id = ? ORDER BY coalesce(c.date_start, '9999'), c.key LIMIT ?",
        (number, _MOST),
    )
    return tuple(
        Sight(
            capture=row["id"], url=row["url"], source=row["source"], taken_at=row["taken_at"], part=row["part"], start=row["start"], end=row["end"],
            witness=row["id"] == witness,
        )
        for row in rows
    )  # fmt: skip


def _others(archive: SqliteArchive, column: str, group: int | None, number: int) -> tuple[Brief, ...]:
    rows = archive.rows(f"SELECT id FROM document WHERE {column} = ? AND id <> ? ORDER BY +rank, id LIMIT ?", (group, number, _MOST))
    return tuple(briefs(archive, [row["id"] for row in rows]))
