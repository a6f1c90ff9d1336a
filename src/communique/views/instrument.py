"""A treaty, a resolution, a declaration: who cited it, when, in which words."""

from __future__ import annotations

import json
from collections import Counter

import msgspec

from communique.archive.sqlite import Row, SqliteArchive
from communique.record.errors import WrongUse
from communique.views.documents import Brief, briefs
from communique.views.kept import kept
from communique.views.lit import Snippet, around
from communique.views.pair import by_frequency

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
    months: dict[str, int]
    citings: tuple[Citing, ...]


def instrument(archive: SqliteArchive, value: str) -> Instrument:
    """Who cited an instrument.  Raises `WrongUse` where nobody did."""
    sums = citations(archive).get(value)
    if sums is None:
        raise WrongUse(f"no document in {archive.path} cites {value!r}")
    rows = archive.rows(_CITINGS, (value, json.dumps(sums.newest), MOST))
    documents = {brief.id: brief for brief in briefs(archive, dict.fromkeys(row["document_id"] for row in rows))}
    return Instrument(
        value=value, documents=sums.documents, first=sums.first, last=sums.last, by=by_frequency(sums.countries), months=dict(sorted(sums.months.items())),
        citings=tuple(_citing(row, documents[row["document_id"]]) for row in rows),
    )  # fmt: skip


class Citations(msgspec.Struct, kw_only=True):
    """How often documents cite an instrument, and the newest of them."""

    documents: int = 0
    first: str | None = None
    last: str | None = None
    countries: Counter[str] = msgspec.field(default_factory=Counter)
    months: Counter[str] = msgspec.field(default_factory=Counter)
    newest: list[int] = msgspec.field(default_factory=list)

    def take(self, document: int, day: str | None, country: str | None) -> None:
        """Counts a document, an older one than those before."""
        self.documents += 1
        if len(self.newest) < MOST:
            self.newest.append(document)
        if country:
            self.countries[country] += 1
        if day:
            self.months[day[:7]] += 1
            self.first, self.last = min(day, self.first or day), max(day, self.last or day)


def citations(archive: SqliteArchive) -> dict[str, Citations]:
    """How often each instrument is cited; kept."""
    return kept(archive, "citations", _citations)


def _citations(archive: SqliteArchive) -> dict[str, Citations]:
    found: dict[str, Citations] = {}
    for row in archive.rows(_CITED):
        found.setdefault(row["value"], Citations()).take(row["id"], row["date_start"], row["country"])
    return found


_CITED = """
SELECT DISTINCT i.value, d.id, d.date_start, p.country FROM instrument i JOIN document d ON d.id = i.document_id
LEFT JOIN publisher p ON p.id = d.publisher_id ORDER BY d.rank DESC
"""
_CITINGS = """
SELECT i.document_id, i.start, i."end", d.start AS first, d."end" AS last, t.text, s.name AS speaker, s.person_id
FROM instrument i JOIN document d ON d.id = i.document_id JOIN reading_text t ON t.capture_id = d.witness_id
LEFT JOIN turn u ON u.document_id = i.document_id AND u.start <= i.start AND i.start < u."end" LEFT JOIN sighting s ON s.id = u.sighting_id
WHERE i.value = ? AND i.document_id IN (SELECT value FROM json_each(?)) ORDER BY d.rank DESC, i.position LIMIT ?
"""


def _citing(row: Row, document: Brief) -> Citing:
    words = around(row["text"], row["start"], row["end"], row["first"], row["last"])
    return Citing(document=document, words=words, start=row["start"], speaker=row["speaker"], person=row["person_id"])
