"""The lines of a plain page, each with what it looks like: a clock, a date line, a menu run, furniture, prose, or a short line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from communique.knowledge.zone_words import Furniture
from communique.layout.plain import BULLETS
from communique.layout.text_zones_dates import Dated, DateFinder, DateLine, closing_date, date_line, date_reach, issue_line
from communique.layout.text_zones_figures import Figures
from communique.layout.text_zones_words import TextWords
from communique.record.page import Page
from communique.text.fold import fold
from communique.text.pattern import compiled
from communique.text.span import Span, trim

LineKind = Literal["stamp", "clock", "contact", "menu", "furniture", "bullet", "date", "dated", "when", "prose", "short"]
"""What a line looks like; `when` is a date of an event alone on its line (`2-5 March 2014`): no date line, no title."""

_CLOCK = r"^[\pL][\pL .'’-]{1,40}:\s*[0-2]?[0-9][:.][0-5][0-9]$"
_PHONE = r"^[^\pL]*\+?\(?[0-9][0-9 ()./-]{6,}[0-9][^\pL]*$"
_STAMP = r"^%s [0-9]{4}-[0-9]{2}-[0-9]{2}(?:\s|$)"
_SLIDE = r"^[•·*-]\s*[0-9]{1,2} (?:of|/) [0-9]{1,2}\b"
"""A slide of a carousel: `• 2 of 5 Envoys meet`."""
_WEATHER = r"^[-+]?[0-9]{1,2}(?:[.,][0-9])?\s?°?\s?[CF]$"
_WIDE_LABEL = r"[\s\x{a0}]{2,}[\p{Lu}][\p{Lu} .'’-]{3,40}:\s"
_SHORT = 160
_CRUMB = 16
_CRUMB_WORDS = 30
_TITLE_CASE = 40
_INITIALS = 5
_CREDITS = ("—", " –", " -", "(", "[", ". ", "| ")
_BRACKETS = ("(", "[")
_CREDIT_WORDS = 8
_PROSE_WORDS = 7
_LONG_WORDS = 60
_HEADLINE = 8
CUT = ("…", "...", "[…]", "[...]", "[..]")
_MORE = 40
_NAMED_WORDS = 3
_ABOUT = "-–—:»›>→ "
_MARKS = BULLETS + "|_=.…~#0123456789 "
_STOPS = (".", "!", "?", "…", ";", ":")
_GAP = "   "
_COLUMNS = 3
_CLOSERS = "\"'”’»)]"


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A line (or hard-wrapped paragraph) of a plain page: its place, its kind, and the date it shows where it is a date line.

    `role` is the furniture's role; `words` counts words (no further than 80); `gap` counts the blank lines above;
    `prose` says that it reads like a paragraph, whatever else it is;
    `cut` that a paragraph breaks off (`… on the river […]`), as leads of teasers do; `closes` that it is a headline that ends with a `date`, or with a `day` of no year; `issued` is the day in a sentence that tells only when the text was issued.
    `item` says that it begins with a bullet; `named` is the title that a line of "Read more about …" names.
    """

    start: int
    end: int
    kind: LineKind
    words: int
    gap: int = 0
    role: str | None = None
    date: DateLine | None = None
    prose: bool = False
    cut: bool = False
    closes: Literal["", "day", "date"] = ""
    issued: Span | None = None
    item: bool = False
    named: Span | None = None

    @property
    def span(self) -> Span:
        """The line's place in the reading text."""
        return Span(self.start, self.end)


def read_lines(page: Page, words: TextWords, dates: DateFinder) -> list[Line]:
    """All lines of the page in order, the crawler's stamp cut off from what is glued behind it."""
    found: list[Line] = []
    reader = _Reader(page.text, words, dates)
    end = 0
    for span in _pieces(page, words):
        found.append(reader.read(span, page.text.count("\n", end, span.start) - 1))
        end = span.end
    return [_as_crumb(page.text, line, found[i + 1] if i + 1 < len(found) else None) for i, line in enumerate(found)]


def _as_crumb(text: str, line: Line, later: Line | None) -> Line:
    """The last step of a breadcrumb is the title below, cut short: `News Home Envoys meet in Novy…`."""
    if not text.endswith(("...", "…"), line.start, line.end):
        return line
    said = text[line.start : line.end]
    cut = line.words <= _CRUMB_WORDS and later is not None and later.kind == "short"
    if not cut or later is None or later.start + _CRUMB >= later.end or text[later.start : later.start + _CRUMB] not in said:
        return line
    return msgspec.structs.replace(line, kind="menu", prose=False)


def _pieces(page: Page, words: TextWords) -> Iterator[Span]:
    for i, block in enumerate(page.blocks):
        cut = _stamp_end(page.text, block.span, words) if i == 0 else block.start
        if cut > block.start:
            yield Span(block.start, cut)
        if rest := page.text[cut : block.end].strip():
            span = Span(block.end - len(rest), block.end)
            if ":" in rest:
                yield from _at_label(page.text, span)
            else:
                yield span


def _at_label(text: str, span: Span) -> Iterator[Span]:
    """A line in two where a speaker's label in capitals stands in it behind a wide gap: `Doorstop, Strelsau   JOURNALIST: Will you go?`."""
    end = min(span.end, span.start + 2 * _SHORT)
    found = compiled(_WIDE_LABEL).search(text[span.start : end]) if text.find(":", span.start, end) >= 0 else None
    if found is None:
        yield span
        return
    yield trim(text, span.start, span.start + found.start())
    yield trim(text, span.start + found.start(), span.end)


def _stamp_end(text: str, span: Span, words: TextWords) -> int:
    """Where the crawler's stamp (` date 2021-05-12`) at the very top ends, the span's start where there is none."""
    head = text[span.start : span.start + 60]
    for word in words.of("stamp"):
        if head.startswith(word) and (found := compiled(_STAMP % word).search(head)):
            return span.start + len(found.group().rstrip())
    return span.start


class _Reader:
    """Reads the lines of one page; its figures are found once, and dates in the same stretch are looked for once."""

    def __init__(self, text: str, words: TextWords, dates: DateFinder) -> None:
        self._text, self._words, self._dates = text, words, _Once(dates)
        self._figures, self._stamps = Figures(text), words.of("stamp")

    def read(self, span: Span, gap: int) -> Line:
        """The line at a place, `gap` blank lines below the one above."""
        text, words = self._text, self._words
        count = _count(text, span)
        role = _role(text, span, words.furniture) or _caption(text, span, words)
        dated = (
            date_line(text, span, words, self._dates) if role is None and self._figures.like_date(span.start, date_reach(span)) else None
        )
        cut = count >= _PROSE_WORDS and self._cut(span)
        prose = cut or is_prose(text, span, count, words)
        kind = self._kind(span, role, dated, prose)
        closes = closing_date(text, span, self._dates) if kind == "short" and _HEADLINE <= count <= _LONG_WORDS else ""
        issued = issue_line(text, span, words, self._dates) if prose else None
        item = text[span.start] in BULLETS and span.start + 1 < span.end and text[span.start + 1].isspace()
        named = _named(text, span, words) if role == "more" else None
        return Line(
            start=span.start, end=span.end, kind=kind, words=count, gap=max(0, gap), role=role, date=dated, prose=prose, closes=closes,
            cut=cut, issued=issued, item=item, named=named,
        )  # fmt: skip

    def _cut(self, span: Span) -> bool:
        """Whether a paragraph breaks off, with or without `Read more` behind the dots."""
        tail = self._text[max(span.start, span.end - _MORE) : span.end]
        if tail.endswith(CUT):
            return True
        at = max((tail.rfind(dots) + len(dots) for dots in ("...", "…") if dots in tail), default=-1)
        at = tail.rfind("[") if at < 0 or (tail.rfind("[") >= 0 and tail.endswith("]")) else at
        return at >= 0 and self._words.furniture.role(tail[at:].strip("[] »")) == "more"

    def _kind(self, span: Span, role: str | None, dated: DateLine | None, prose: bool) -> LineKind:
        if self._text.startswith(self._stamps, span.start) and _stamp_end(self._text, span, self._words) == span.end:
            return "stamp"
        if role:
            return "furniture"
        if dated is not None:
            return "date" if dated.apart else "dated"
        if span.end - span.start <= _SHORT and (found := self._bare(span)) is not None:
            return found
        if _menu(self._text, span, self._words, prose) or _slide(self._text, span):
            return "menu"
        return "prose" if prose else "short"

    def _bare(self, span: Span) -> LineKind | None:
        """What a short line without words of its own is: marks, a clock, a telephone number, the days of an event."""
        line = self._text[span.start : span.end]
        if not line.strip(_MARKS):
            return "bullet"
        if not self._figures.any(span.start, span.end):
            return None
        if (line[-1].isdigit() and ":" in line and compiled(_CLOCK).search(line)) or (line[-1] in "CF" and compiled(_WEATHER).search(line)):
            return "clock"
        if not line[0].isalpha() and not line[-1].isalpha() and compiled(_PHONE).search(line):
            return "contact"
        return "when" if _is_when(self._text, span, self._dates) else None


class _Once:
    """A finder of dates that keeps what it found in a stretch of the page."""

    def __init__(self, dates: DateFinder) -> None:
        self._dates = dates
        self._found: dict[tuple[int, int], tuple[Dated, ...]] = {}

    def find(self, text: str, start: int, end: int) -> tuple[Dated, ...]:
        """The dates of a stretch, found once."""
        found = self._found.get((start, end))
        if found is None:
            found = self._found[start, end] = tuple(self._dates.find(text, start, end))
        return found


def _count(text: str, span: Span) -> int:
    return len(text[span.start : min(span.end, span.start + 1000)].split(None, 80))


def _role(text: str, span: Span, table: Furniture) -> str | None:
    if span.end - span.start > 2 * _SHORT:
        return None
    line = text[span.start : span.end]
    return table.role(line) if line[0].isalnum() or any(c.isalnum() for c in line) else None


def _named(text: str, span: Span, words: TextWords) -> Span | None:
    """The title that a line of "Read more" names behind its opening words: `Read news - Envoys meet in Novy Brod`."""
    low = fold(text[span.start : span.end])
    opened = next((word for word in words.of("more_about") if low.startswith(word)), None)
    if opened is None:
        return None
    title = trim(text, span.start + len(opened), span.end, also=_ABOUT)
    return title if len(title.of(text).split()) >= _NAMED_WORDS else None


def _caption(text: str, span: Span, words: TextWords) -> str | None:
    """`caption` for a line that ends with the credit of a picture: `The envoys in Novy Brod. — RNA Photo`."""
    if span.end - span.start > 3 * _SHORT:
        return None
    line = text[span.start : span.end].rstrip(" |)].:")
    places = {line.rfind(mark) + 1 for mark in _CREDITS} | {line.rfind(mark) for mark in _BRACKETS}
    return "caption" if any(_is_credit(line[at:], words) for at in places if at > 0) else None


def _is_credit(tail: str, words: TextWords) -> bool:
    """Whether the end of a line names who took a picture: `RNA Photo`, `(Photo: A. Holm/RNA`."""
    told = fold(tail).strip(" \xa0()[]–—-.|").split(None, _CREDIT_WORDS)
    return 0 < len(told) <= _CREDIT_WORDS and any(words.has("credit", word.strip(":.,")) for word in (*told[:2], told[-1]))


def _is_when(text: str, span: Span, dates: DateFinder) -> bool:
    """Whether a line with figures is nothing but the days or months of an event."""
    return span.end - span.start <= _SHORT // 2 and any(
        hit.start <= span.start + 1 and hit.end >= span.end - 1 for hit in dates.find(text, span.start, span.end)
    )


def is_prose(text: str, span: Span, count: int, words: TextWords) -> bool:
    """Whether a line reads like a paragraph: it ends like a sentence, or is longer than any title.

    A title that ends with a full stop is known by its capitals, or by the abbreviation to which the stop belongs (`Piotr Lorry Jr.`).
    """
    end = span.end
    while end > span.start and text[end - 1] in _CLOSERS:
        end -= 1
    if count <= _LONG_WORDS and text[end - 1 : end] == "." and _titled(text[span.start : end], words):
        return False
    return count > _LONG_WORDS or (count >= _PROSE_WORDS and text[max(span.start, end - 1) : end] in _STOPS)


def _titled(line: str, words: TextWords) -> bool:
    """Whether a line with a full stop at its end is set like a title: every word of weight has a capital."""
    said = line.split()
    capital = (
        len(said) <= _TITLE_CASE
        and all(not w[0].islower() or words.has("small", fold(w).strip(".,")) or words.has("hour", w) for w in said)
        and not any(w[-1] in ".?!" and len(w) > _INITIALS for w in said[:-1])
    )
    return capital or (words.has("abbreviation", said[-1].lower()) and len(said) <= _SHORT // 8)


def _menu(text: str, span: Span, words: TextWords, prose: bool) -> bool:
    """Breadcrumbs (`Home > Press > News`) and menu runs set with bars, arrows or long runs of blanks."""
    head = text[span.start : min(span.end, span.start + 2000)].replace("\xa0", " ")
    for mark in words.of("crumb"):
        if (
            mark in head
            and head.count(mark) >= (1 if mark in " > » " else 2)
            and _all_short(head, mark)
            and not (prose and _goes_on(head, mark))
        ):
            return True
    return " " * 20 in head or _in_columns(head)


def _in_columns(head: str) -> bool:
    """Whether a line is links of a word or two with wide gaps between them: `Home page     Newsletter    Feedback   Ruritanian`."""
    pieces = [piece for piece in head.split(_GAP) if piece.strip()]
    return len(pieces) > _COLUMNS and max(len(piece.split()) for piece in pieces) < _COLUMNS


def _slide(text: str, span: Span) -> bool:
    return text[span.start] in "•·*-" and compiled(_SLIDE).search(text[span.start : min(span.end, span.start + _CRUMB)]) is not None


def _goes_on(head: str, mark: str) -> bool:
    """Whether a sentence follows the last mark: it stood inside a paragraph (`STRELSAU, (Rivers Today / Ruritania News / RNA) …`)."""
    return len(head[head.rfind(mark) :].split()) >= 2 * _PROSE_WORDS


def _all_short(head: str, mark: str) -> bool:
    return max(len(part.split()) for part in head.split(mark)[:-1]) <= 5
