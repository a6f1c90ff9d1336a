"""Quotation marks: what stands between them, over several paragraphs where each opens and only the last closes."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from communique.text.pattern import compiled
from communique.text.span import Span, trim

_MARKS = '[“”„‟«»"]|(?:^|[\\s(\\[—–-])‘|’'
_CLOSERS = {"“": '”"“', "„": '“”"', "«": "»", '"': '"”', "”": '”"', "‟": '”"', "‘": "’"}
_OPENERS = '“„«"”‟‘'
_FACING = "“„«"
_FILLER = "\u2060"
_TYPED = (("‘‘", "“"), ("’’", "”"))


class Marked(NamedTuple):
    """What stands between quotation marks: from behind the first to before the last.  `opens` and `closes` are the marks' places."""

    start: int
    end: int
    opens: int
    closes: int
    first: int
    last: int


class _Open(NamedTuple):
    at: int
    mark: str
    paragraph: int


def marked_in(text: str, paragraphs: list[Span], together: list[int]) -> list[Marked]:
    """All stretches in quotation marks; a quotation goes on only into a paragraph with the same number in `together`."""
    text = _doubled(text)
    found: list[Marked] = []
    open_: _Open | None = None
    for index, span in enumerate(paragraphs):
        if open_ is not None and not _goes_on(text, open_, paragraphs, together, index):
            found += _broken(text, open_, paragraphs, index - 1)
            open_ = None
        open_ = _scan(text, span, index, open_, found)
    if open_ is not None:
        found += _broken(text, open_, paragraphs, len(paragraphs) - 1)
    return found


def _doubled(text: str) -> str:
    """The text, as long as before, with "‘‘" and "’’" as the double marks they stand for."""
    for typed, mark in _TYPED:
        text = text.replace(typed, mark + _FILLER)
    return text


def mark_before(marked: list[Marked], at: int) -> Marked | None:
    """The last of some ordered quotations that opens before an offset."""
    index = bisect_left(marked, at, key=lambda m: m.opens)
    return marked[index - 1] if index else None


def _goes_on(text: str, open_: _Open, paragraphs: list[Span], together: list[int], index: int) -> bool:
    return together[index] == together[index - 1] and text[paragraphs[index].start] == open_.mark


def _broken(text: str, open_: _Open, paragraphs: list[Span], last: int) -> list[Marked]:
    """A quotation that never closes counts only if each of several paragraphs opened it."""
    if last <= open_.paragraph:
        return []
    inner = trim(text, open_.at + 1, paragraphs[last].end, also=_FILLER)
    return [Marked(inner.start, inner.end, open_.at, paragraphs[last].end, open_.paragraph, last)]


def _scan(text: str, span: Span, index: int, open_: _Open | None, found: list[Marked]) -> _Open | None:
    """The marks of one paragraph, in order; gives back what stays open."""
    piece = text[span.start : span.end]
    for match in compiled(_MARKS).finditer(piece):
        at = span.start + match.end() - 1
        mark = text[at]
        if open_ is None:
            if mark in _OPENERS and _looks_open(text, at, span):
                open_ = _Open(at, mark, index)
        elif (
            mark in _CLOSERS[open_.mark]
            and not (at == span.start and open_.paragraph < index)
            and _looks_closed(text, at, span, open_.mark)
        ):
            inner = trim(text, open_.at + 1, at, also=_FILLER)
            if inner.end > inner.start:
                found.append(Marked(inner.start, inner.end, open_.at, at, open_.paragraph, index))
            open_ = None
    return open_


def _looks_open(text: str, at: int, span: Span) -> bool:
    before = text[at - 1] if at > span.start else " "
    after = text[at + 1] if at + 1 < span.end else " "
    if not after.isspace():
        return not before.isalnum()
    return text[at] in _FACING and before.isspace() and at + 1 < span.end  # "he said: “ The bridge …", "« Le pont … »"


def _looks_closed(text: str, at: int, span: Span, mark: str) -> bool:
    before = text[at - 1] if at > span.start else " "
    after = text[at + 1] if at + 1 < span.end else " "
    if mark == "‘":
        return not after.isalnum() and (before in ".,!?…" or after in ".,;:!?)" or at + 1 >= span.end)
    if mark == '"' or text[at] == "“":
        return not before.isspace() or not after.isalnum()
    return True
