"""Two captures, or two versions of a page, side by side: the words of the newer with what was added and what is no longer there, and the facts."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from communique.archive.sqlite import SqliteArchive
from communique.linking.text_diff import Change
from communique.record.errors import WrongUse
from communique.serve.asked import Asked, NotHere
from communique.views.diff import Diff, diff


class Words(msgspec.Struct, frozen=True):
    """Words that both have (`same`), that only the newer has (`added`), or only the older (`gone`)."""

    text: str
    state: str


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """The differences of two, and the paragraphs of the newer with its changes in place."""

    diff: Diff
    paragraphs: tuple[tuple[Words, ...], ...]


def difference(archive: SqliteArchive, asked: Asked) -> Difference:
    """Two documents (digests or numbers) or captures (`@12`), the older first.  Raises `NotHere`."""
    try:
        found = diff(archive, _name(asked.path["old"]), _name(asked.path["new"]))
    except WrongUse as error:
        raise NotHere(str(error)) from None
    text = archive.text(found.new_capture) or ""
    return Difference(diff=found, paragraphs=tuple(_paragraphs(text, _spans(archive, found), found.text)))


def _name(word: str) -> str:
    return word if word.startswith("@") or (word.isdecimal() and len(word) < 10) else f"sha256:{word}"


def _spans(archive: SqliteArchive, found: Diff) -> tuple[tuple[int, int], ...]:
    record = archive.record(found.new_capture)
    document = next((one for one in record.documents if one.id == found.new.digest), None) if record else None
    if document is None:
        return ()
    excerpt = document.excerpt.evidence if document.excerpt else ()
    return document.body or tuple((e.start, e.end) for e in excerpt if not isinstance(e.layer, str))


def _paragraphs(text: str, spans: tuple[tuple[int, int], ...], changes: tuple[Change, ...]) -> Iterator[tuple[Words, ...]]:
    """The paragraphs in pieces; words that are gone stand in the first paragraph that reaches their place."""
    left = list(changes)
    for start, end in spans:
        own = [change for change in left if change.new_start <= end and change.new_end >= start]
        yield tuple(piece for piece in _pieces(text, start, end, own) if piece.text)
        left = [msgspec.structs.replace(c, before="") if c in own else c for c in left if c not in own or c.new_end > end]


def _pieces(text: str, start: int, end: int, changes: list[Change]) -> Iterator[Words]:
    at = start
    for change in changes:
        first, last = max(at, change.new_start), max(at, min(end, change.new_end))
        yield Words(text[at:first], "same")
        yield Words(change.before, "gone")
        yield Words(text[first:last], "added")
        at = last
    yield Words(text[at:end], "same")
