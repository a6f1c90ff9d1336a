"""What is different between two documents, or between what two captures show: in words and in facts."""

from __future__ import annotations

from bisect import bisect_right

import msgspec

from communique.archive.sqlite import SqliteArchive
from communique.linking.fact_diff import FactChange, fact_diff
from communique.linking.text_diff import Change, text_diff
from communique.record.document import Document
from communique.record.errors import WrongUse
from communique.views.documents import Brief, briefs
from communique.views.show import document_number


class Diff(msgspec.Struct, frozen=True, kw_only=True):
    """Two documents and their differences; the places of words count in the reading texts of the captures `old_capture` and `new_capture`."""

    old: Brief
    new: Brief
    old_capture: int
    new_capture: int
    text: tuple[Change, ...]
    facts: tuple[FactChange, ...]


class _Side(msgspec.Struct, frozen=True):
    """One of the two: the document as a capture shows it."""

    brief: Brief
    capture: int
    document: Document
    text: str


def diff(archive: SqliteArchive, old: str | int, new: str | int) -> Diff:
    """The differences of two documents (number or digest), or of the first documents of two captures (`@12`).

    Only the documents' own words are compared: mastheads, clocks, tickers and teasers around them make no difference.
    """
    one, other = _side(archive, old), _side(archive, new)
    before, after = _Body(one), _Body(other)
    changes = (
        Change(c.before, c.after, before.at(c.start), before.at(c.end), after.at(c.new_start), after.at(c.new_end))
        for c in text_diff(before.text, after.text)
    )
    return Diff(
        old=one.brief,
        new=other.brief,
        old_capture=one.capture,
        new_capture=other.capture,
        text=tuple(changes),
        facts=tuple(fact_diff(one.document, other.document)),
    )


class _Body:
    """The paragraphs of a document as one text, and where each of its places is in the reading text."""

    def __init__(self, side: _Side) -> None:
        spans = side.document.body
        if not spans and side.document.excerpt:
            spans = tuple((e.start, e.end) for e in side.document.excerpt.evidence if not isinstance(e.layer, str))
        pieces = [side.text[start:end] for start, end in spans]
        self.text = "\n".join(pieces)
        self._begins = [sum(len(piece) + 1 for piece in pieces[:number]) for number in range(len(pieces))]
        self._spans = spans

    def at(self, place: int) -> int:
        """A place in the reading text."""
        if not self._spans:
            return 0
        number = bisect_right(self._begins, place) - 1
        start, end = self._spans[number]
        return min(end, start + place - self._begins[number])


def _side(archive: SqliteArchive, name: str | int) -> _Side:
    told = str(name).strip()
    if told.startswith("@"):
        return _captured(archive, told)
    number = document_number(archive, told)
    row = archive.one("SELECT witness_id, digest FROM document WHERE id = ?", (number,))
    assert row is not None
    return _read(archive, row["witness_id"], number, row["digest"])


def _captured(archive: SqliteArchive, told: str) -> _Side:
    number = int(told[1:]) if told[1:].isdecimal() and len(told) < 16 else 0
    row = archive.one(
        "SELECT d.id, d.digest FROM appearance a JOIN document d ON d.id = a.document_id WHERE a.capture_id = ? "
        "ORDER BY a.part = 'teaser', a.position LIMIT 1",
        (number,),
    )
    if row is None:
        raise WrongUse(f"no capture {told} with a document in {archive.path}: `communique history` prints the numbers of captures")
    return _read(archive, number, row["id"], row["digest"])


def _read(archive: SqliteArchive, capture: int, number: int, digest: str) -> _Side:
    record = archive.record(capture)
    document = next((one for one in record.documents if one.id == digest), None) if record is not None else None
    if record is None or document is None:
        raise WrongUse(f"{archive.path}: the record of capture {capture} is not as it was written; see communique verify")
    return _Side(briefs(archive, [number])[0], capture, document, record.text if isinstance(record.text, str) else "")
