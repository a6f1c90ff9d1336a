"""The lines of a plain page, each with what it looks like: a clock, a date line, a menu run, furniture, prose, or a short line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from communique.knowledge.zone_words import Furniture
from communique.layout.plain import BULLETS
from communique.layout.text_zones_dates import DateFinder, DateLine, closing_date, date_line
from communique.layout.text_zones_words import TextWords
from communique.record.page import Page
from communique.text.pattern import compiled
from communique.text.span import Span

LineKind = Literal["stamp", "clock", "contact", "menu", "furniture", "bullet", "date", "dated", "prose", "short"]

_CLOCK = r"^[\pL][\pL .'’-]{1,40}:\s*[0-2]?[0-9][:.][0-5][0-9]$"
_PHONE = r"^[^\pL]*\+?\(?[0-9][0-9 ()./-]{6,}[0-9][^\pL]*$"
_STAMP = r"^%s [0-9]{4}-[0-9]{2}-[0-9]{2}(?:\s|$)"
_SHORT = 160
_PROSE_WORDS = 7
_LONG_WORDS = 60
_HEADLINE = 8
_CLOSERS = "\"'”’»)]"


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A line (or hard-wrapped paragraph) of a plain page: its place, its kind, and the date it shows where it is a date line.

    `role` is the furniture's role; `words` counts words (no further than 80); `gap` counts the blank lines above;
    `prose` says that it reads like a paragraph, whatever else it is;
    `closes` that it is a headline that ends with a date.
    """

    start: int
    end: int
    kind: LineKind
    words: int
    gap: int = 0
    role: str | None = None
    date: DateLine | None = None
    prose: bool = False
    closes: bool = False

    @property
    def span(self) -> Span:
        """The line's place in the reading text."""
        return Span(self.start, self.end)


def read_lines(page: Page, words: TextWords, dates: DateFinder) -> list[Line]:
    """All lines of the page in order, the crawler's stamp cut off from what is glued behind it."""
    found: list[Line] = []
    end = 0
    for span in _pieces(page, words):
        found.append(_read(page.text, span, page.text.count("\n", end, span.start) - 1, words, dates))
        end = span.end
    return found


def _pieces(page: Page, words: TextWords) -> Iterator[Span]:
    for i, block in enumerate(page.blocks):
        cut = _stamp_end(page.text, block.span, words) if i == 0 else block.start
        if cut > block.start:
            yield Span(block.start, cut)
        if rest := page.text[cut : block.end].strip():
            yield Span(block.end - len(rest), block.end)


def _stamp_end(text: str, span: Span, words: TextWords) -> int:
    """Where the crawler's stamp (` date 2021-05-12`) at the very top ends, the span's start where there is none."""
    head = text[span.start : span.start + 60]
    for word in words.of("stamp"):
        if found := compiled(_STAMP % word).search(head):
            return span.start + len(found.group().rstrip())
    return span.start


def _read(text: str, span: Span, gap: int, words: TextWords, dates: DateFinder) -> Line:
    count = _count(text, span)
    role = _role(text, span, words.furniture)
    dated = None if role else date_line(text, span, words, dates)
    kind = _kind(text, span, count, role, dated, words)
    closes = kind == "short" and _HEADLINE <= count <= _LONG_WORDS and closing_date(text, span, dates)
    prose = is_prose(text, span, count)
    return Line(start=span.start, end=span.end, kind=kind, words=count, gap=max(0, gap), role=role, date=dated, prose=prose, closes=closes)


def _count(text: str, span: Span) -> int:
    return len(text[span.start : min(span.end, span.start + 1000)].split(None, 80))


def _role(text: str, span: Span, table: Furniture) -> str | None:
    line = text[span.start : min(span.end, span.start + 2 * _SHORT + 1)]
    return table.role(line) if len(line) <= 2 * _SHORT and any(c.isalnum() for c in line) else None


def _kind(text: str, span: Span, count: int, role: str | None, dated: DateLine | None, words: TextWords) -> LineKind:
    line = text[span.start : span.end] if span.end - span.start <= _SHORT else ""
    if _stamp_end(text, span, words) == span.end:
        return "stamp"
    if role:
        return "furniture"
    if dated is not None:
        return "date" if dated.apart else "dated"
    if line:
        if all(c in BULLETS + "|_=.…~# " for c in line):
            return "bullet"
        if compiled(_CLOCK).search(line):
            return "clock"
        if compiled(_PHONE).search(line):
            return "contact"
    if _menu(text, span, words):
        return "menu"
    return "prose" if is_prose(text, span, count) else "short"


def is_prose(text: str, span: Span, count: int) -> bool:
    """Whether a line reads like a paragraph: it ends like a sentence, or is longer than any title."""
    end = span.end
    while end > span.start and text[end - 1] in _CLOSERS:
        end -= 1
    return count > _LONG_WORDS or (count >= _PROSE_WORDS and text[max(span.start, end - 1) : end] in tuple(".!?…;:"))


def _menu(text: str, span: Span, words: TextWords) -> bool:
    """Breadcrumbs (`Home > Press > News`) and menu runs set with bars, arrows or long runs of blanks."""
    head = text[span.start : min(span.end, span.start + 2000)]
    for mark in words.of("crumb"):
        if head.count(mark) >= (1 if mark in " > » " else 2) and _all_short(head, mark):
            return True
    return " " * 20 in head


def _all_short(head: str, mark: str) -> bool:
    return max(len(part.split()) for part in head.split(mark)[:-1]) <= 5
