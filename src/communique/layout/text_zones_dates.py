"""Date lines of a plain page: a date alone, with a label, or in front of a title."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

import msgspec

from communique.dates.when import is_day
from communique.layout.text_zones_glue import seam
from communique.layout.text_zones_words import TextWords
from communique.text.fold import fold, straighten
from communique.text.pattern import compiled
from communique.text.span import Span, trim

_HEAD = 64
_LINE = 220
_HINT = r"[0-9]{4}|[0-9][./-][0-9]|'[0-9]{2}"
_TIME = r"\(?\b[0-2]?[0-9][:.h][0-5][0-9](?::[0-5][0-9])?\b(?:\s*(?i:[ap]\.?m\b\.?))?(?:\s*(?:[A-Z]{2,5}|\([A-Z]{2,5}\))(?:[^\pL]|$))?\)?"
_NUMBER = r"\b(?:no|nr|№)\b?[.:]?\s*[0-9]+(?:[/-][0-9]+)*"
_EDGES = " \t\xa0-–—|:,;.•·*/()[]►▪●"
_DASHES = "-–—:"
_SHAPE_MARKS = dict.fromkeys(_DASHES, "-") | {"|": "|", ":": ":"}
_FEW = 6
_UNIT = 3


class Dated(Protocol):
    """A date found in a text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def form(self) -> str:
        """What is said: a `day`, a `range`, a date that is `ambiguous` …"""

    @property
    def value(self) -> str | None:
        """The date as EDTF."""


class DateFinder(Protocol):
    """Finds dates in a stretch of text: the date grammar of a language."""

    def find(self, text: str, start: int, end: int) -> Iterable[Dated]:
        """The dates of `text[start:end]`."""


class DateLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line with a date of its own.

    `date` covers the date and its time of day; `label` a printed kind; `rest` what follows the date (a title, a lead);
    `apart` says that date and labels are all there is; `value` is the day; `loose` that a few other words (a place, a unit) stand beside them;
    `glued` that the rest follows without a blank; `shape` is the form, equal for the dates of one listing.
    """

    date: Span
    shape: str
    value: str = ""
    label: Span | None = None
    rest: Span | None = None
    apart: bool = False
    loose: bool = False
    glued: bool = False


def date_line(text: str, span: Span, words: TextWords, dates: DateFinder) -> DateLine | None:
    """The line's own date, None where it has none: a date in running text is no date line."""
    reach = span.end if span.end - span.start <= _LINE else span.start + _HEAD
    if not compiled(_HINT).search(text[span.start : reach]):
        return None
    hits = [hit for hit in dates.find(text, span.start, reach) if _is_day(hit)]
    if not hits:
        return None
    found = _beside(text, span, Span(hits[0].start, hits[0].end), words)
    return None if found is None else msgspec.structs.replace(found, value=(hits[0].value or "")[:10])


def closing_date(text: str, span: Span, dates: DateFinder) -> bool:
    """Whether a line ends with a day: `… news conference, Strelsau, April 25, 2017`."""
    tail = max(span.start, span.end - _HEAD)
    if not compiled(_HINT).search(text[tail : span.end]):
        return False
    return any(_is_day(hit) and hit.end == span.end for hit in dates.find(text, tail, span.end))


def _is_day(hit: Dated) -> bool:
    return hit.form == "ambiguous" or (hit.value is not None and is_day(hit.value))


def _beside(text: str, span: Span, date: Span, words: TextWords) -> DateLine | None:
    """Judges what stands before and behind the date."""
    dated = _with_time(text, date, span.end)
    before, after = _bare(text[span.start : date.start], words), _bare(text[dated.end : min(span.end, dated.end + _LINE)], words)
    label = _label(text, span.start, date.start, words) or _label_behind(text, dated.end, span.end, words)
    made = DateLine(date=dated, shape=_shape(text[date.start : date.end]), label=label)
    if not before and not after:
        return msgspec.structs.replace(made, apart=True)
    if not before:
        return _leading(text, span, made, after)
    return msgspec.structs.replace(made, apart=True, loose=True) if not after and _beside_place(text, span, date, before, words) else None


def dateline(text: str, span: Span, words: TextWords, dates: DateFinder) -> Span | None:
    """The date of a dateline that opens a paragraph: `STRELSAU / NOVY BROD, 7 October 2017 - The envoys …`."""
    for hit in dates.find(text, span.start, min(span.end, span.start + _HEAD)):
        before = text[span.start : hit.start].replace(",", " ").split()
        behind = text[hit.end : hit.end + 4].lstrip(" \xa0)")[:1]
        place = bool(before) and not any(w.islower() and w not in words.of("particle") for w in before)
        if _is_day(hit) and behind in _DASHES and behind and place and len(before) <= _FEW:
            return Span(hit.start, hit.end)
    return None


def _leading(text: str, span: Span, made: DateLine, after: list[str]) -> DateLine | None:
    """A date at the head of the line: with a unit or a venue behind it, or with a title."""
    start = made.label.end if made.label and made.label.start >= made.date.end else made.date.end
    behind = text[start : span.end]
    rest = trim(text, start + len(behind) - len(behind.lstrip(_EDGES.replace("(", "").replace("[", ""))), span.end)
    if rest.end == rest.start or text[rest.start].islower():
        return None
    labelled = start > made.date.end
    few = (labelled and seam(text, Span(start, span.end)) is None) or text[rest.start] in "[(【" or "  " in text[made.date.end : rest.start]
    if few and len(after) <= 2 * _FEW and text[span.end - 1] not in ".!?":
        return msgspec.structs.replace(made, apart=True, loose=True)
    mark = _SHAPE_MARKS.get(text[made.date.end : made.date.end + 3].strip(" \xa0")[:1], "")
    return msgspec.structs.replace(made, rest=rest, glued=rest.start == start, shape=f"{made.shape} {mark}")


def _beside_place(text: str, span: Span, date: Span, before: list[str], words: TextWords) -> bool:
    """Whether a few words before the date are a place or a publisher, not a title: `The Hague, 3 May 2018`."""
    if len(before) > _FEW or before[-1].islower() or any(w.islower() and w not in words.of("particle") for w in before):
        return False
    mark = text[span.start : date.start].rstrip()[-1:]
    return mark == "," or (
        text[date.start].isdigit() and mark not in "([-–—:" and not any(c.isalpha() for c in text[date.start : date.end])
    )


def _with_time(text: str, date: Span, end: int) -> Span:
    """The date with the time of day that follows it, if one does."""
    found = compiled(r"^[\s,|–—-]{1,4}(?:at\s+)?" + _TIME).search(text[date.end : min(end, date.end + 40)])
    return Span(date.start, date.end + len(found.group().rstrip())) if found else date


def _bare(piece: str, words: TextWords) -> list[str]:
    """The words of a piece that are neither labels, times, numbers of a release, nor marks (in their own case)."""
    if not piece.strip(_EDGES):
        return []
    low = fold(piece)
    for pattern, where in ((_TIME, straighten(piece)), (_NUMBER, low), (words.labels, low)):
        for found in compiled(pattern).finditer(where):
            low = low[: found.start()] + "\0" * (found.end() - found.start()) + low[found.end() :]
    kept = "".join(" " if low[i] == "\0" or c in _EDGES else c for i, c in enumerate(piece))
    return kept.split()


def _label(text: str, start: int, end: int, words: TextWords) -> Span | None:
    """The kind word printed in a piece beside the date: it opens the piece."""
    piece = trim(text, start, end, also=_EDGES)
    found = compiled(words.kinds).search(fold(text[piece.start : piece.end]))
    if not found:
        return None
    after = text[piece.start + found.end() : piece.start + found.end() + 1]
    return Span(piece.start, piece.start + found.end()) if not after.isalpha() or after.isupper() else None


def _label_behind(text: str, start: int, end: int, words: TextWords) -> Span | None:
    """The kind word behind a date: alone, with a unit, or with a lead glued to the unit; not the first word of a title."""
    label = _label(text, start, min(end, start + 60), words)
    if label is None or text[label.end : label.end + 2].strip()[:1].islower():
        return None
    if seam(text, Span(label.end, end)) is not None:
        return label
    tail = text[label.end : min(end, label.end + _LINE)]
    dashed = bool(text[start : label.start].strip(" \xa0"))
    few = tail.lstrip(" \xa0").startswith("|") or len(tail.split()) <= (_UNIT if dashed else 2 * _FEW)
    return label if few and (not tail.strip() or not tail.lstrip(" \xa0:,|-–—")[:1].islower()) else None


def _shape(date: str) -> str:
    """The form of a date: figures and letters made equal, so that all dates of one listing have one shape.

    >>> _shape("20.09.2017"), _shape("3 May 2018"), _shape("19 September 2018")
    ('9.9.9', '9 a 9', '9 a 9')
    """
    shape = "".join("9" if c.isdigit() else "a" if c.isalpha() else " " if c.isspace() else c for c in date)
    return str(compiled(r"a+").sub("a", str(compiled(r"9+").sub("9", shape))))
