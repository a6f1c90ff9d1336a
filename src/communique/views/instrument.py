"""A treaty, a resolution, a declaration: who cited it, when, in which words."""

from __future__ import annotations

import msgspec

from communique.archive.sqlite import Row, SqliteArchive
from communique.record.errors import WrongUse
from communique.views.documents import Brief, briefs
from communique.views.lit import Snippet, around
from communique.views.pair import counted

MOST = 200


class Citing(msgspec.Struct, frozen=True, kw_only=True):
    """A place where a document cites it: the words around, the citation lit; `speaker` is whose turn it stands in, with their number in the archive."""

    document: Brief
    words: Snippet
    start: int
    speaker: str | None
    person: int | None


class Instrument(msgspec.Struct, frozen=True, kw_only=True):
    """An instrument by its normal form: the newest places that cite it, and in how many documents of whom it is cited."""

    value: str
    documents: int
    first: str | None
    last: str | None
    by: dict[str, int]
    days: tuple[str, ...]
    citings: tuple[Citing, ...]


def instrument(archive: SqliteArchive, value: str) -> Instrument:
    """Who cited an instrument.  Raises `WrongUse` where nobody did."""
    cited = archive.rows(_CITED, (value,))
    if not cited:
        raise WrongUse(f"no document in {archive.path} cites {value!r}")
    days = [row["date_start"] for row in cited if row["date_start"]]
    rows = archive.rows(_CITINGS, (value, MOST))
    documents = {brief.id: brief for brief in briefs(archive, dict.fromkeys(row["document_id"] for row in rows))}
    return Instrument(
        value=value, documents=len(cited), first=min(days, default=None), last=max(days, default=None), by=counted(row["country"] for row in cited),
        days=tuple(sorted(days)), citings=tuple(_citing(row, documents[row["document_id"]]) for row in rows),
    )  # fmt: skip


_CITED = """
SELECT DISTINCT d.id, d.date_start, p.country FROM instrument i JOIN document d ON d.id = i.document_id LEFT JOIN publisher p ON p.id = d.publisher_id
WHERE i.value = ?
"""
_CITINGS = """
SELECT i.document_id, i.start, i."end", d.start AS first, d."end" AS last, t.text, s.name AS speaker, s.person_id
FROM instrument i JOIN document d ON d.id = i.document_id JOIN reading_text t ON t.capture_id = d.witness_id
LEFT JOIN turn u ON u.document_id = i.document_id AND u.start <= i.start AND i.start < u."end" LEFT JOIN sighting s ON s.id = u.sighting_id
WHERE i.value = ? ORDER BY d.rank DESC, i.position LIMIT ?
"""


def _citing(row: Row, document: Brief) -> Citing:
    words = around(row["text"], row["start"], row["end"], row["first"], row["last"])
    return Citing(document=document, words=words, start=row["start"], speaker=row["speaker"], person=row["person_id"])
