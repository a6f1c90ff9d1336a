"""A document as a watch remembers it: what it told of it, and where it was read."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from communique.archive.sqlite import SqliteArchive
from communique.views.judged import judged

FIELDS = ("kind", "title", "published", "held")
"""What a watch tells of a document and corrects where it no longer holds."""

_LINES = f"""
SELECT d.id, d.digest, d.part, {", ".join(f"d.{name}" for name in FIELDS)}, d.page_id, d.copies_id, d.completed_by, c.key AS capture
FROM document d JOIN capture c ON c.id = d.witness_id WHERE
"""


class Line(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """What is remembered of a document: the four facts as people judge them, the part of its page, and the capture that it was read from."""

    digest: str
    part: str
    kind: str | None
    title: str | None
    published: str | None
    held: str | None
    capture: str
    judged: tuple[str, ...] = ()


class Known(msgspec.Struct, frozen=True):
    """A line of the ledger, and whether it was told or was there already when the watch began."""

    line: Line
    told: bool


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """A document that is in the archive now: its row, its line, and what it is linked with."""

    id: int
    line: Line
    page: int
    copies: int
    stub: bool


def standing(archive: SqliteArchive, ids: Iterable[int]) -> list[Standing]:
    """The documents of these row ids, in the order in which they arrived."""
    return _standing(archive, "d.id IN (SELECT value FROM json_each(?))", list(ids))


def standing_by_digest(archive: SqliteArchive, digests: Iterable[str]) -> list[Standing]:
    """Those of these documents that the archive has, in the order in which they arrived."""
    return _standing(archive, "d.digest IN (SELECT value FROM json_each(?))", list(digests))


def _standing(archive: SqliteArchive, test: str, wanted: list[int] | list[str]) -> list[Standing]:
    if not wanted:
        return []
    rows = archive.rows(f"{_LINES} {test} ORDER BY d.id", (msgspec.json.encode(wanted).decode(),))
    lines = [
        Line(digest=row["digest"], part=row["part"], kind=row["kind"], title=row["title"], published=row["published"], held=row["held"], capture=row["capture"])
        for row in rows
    ]  # fmt: skip
    return [
        Standing(id=row["id"], line=line, page=row["page_id"], copies=row["copies_id"], stub=row["completed_by"] is not None)
        for row, line in zip(rows, judged(archive, lines, lambda line: [(line.digest, "")]), strict=True)
    ]


def changed(before: Line, now: Line) -> dict[str, str | None]:
    """Those of the facts that were told which are others now, as they were told."""
    return {name: getattr(before, name) for name in FIELDS if getattr(before, name) != getattr(now, name)}


def told_of(line: Line) -> dict[str, str | None]:
    """All of the facts that were told."""
    return {name: getattr(line, name) for name in FIELDS}
