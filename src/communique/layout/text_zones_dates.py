"""Date lines of a plain page: a date alone, with a label, or in front of a title."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, Protocol

import msgspec

from communique.dates.when import is_day
from communique.layout.text_zones_glue import seam
from communique.layout.text_zones_words import TextWords
from communique.text.fold import fold, straighten
from communique.text.pattern import compiled
from communique.text.span import Span, trim

_HEAD = 64
_LINE = 220
_REACH = 110
_TITLE = 300
_HINT = r"[0-9]{4}|[0-9][./-][0-9]|'[0-9]{2}"
_TIME = (
    r"\(?\b[0-2]?[0-9][:.h][0-5][0-9](?::[0-5][0-9])?\b(?:\s*(?i:[ap]\.?m\b\.?))?"
    r"(?:\s*\(?[A-Z]{2,5}(?: ?[+-][0-9]{1,2}(?::?[0-9]{2})?)?\)?(?:[^\pL]|$))?\)?"
)
_CODE = r"^(?:[\p{Lu}]{1,5}[-/]?[0-9]{2,}[-/_0-9A-Z]*|[^\pL]*)$"
"""The number of a release (`FA176`, `190318_14`): no word."""
_CITY = r"[\s.!?]([\p{Lu}]{3,}(?:[ /-][\p{Lu}]{2,}){0,3}),?\s*\(?$"
_EDGES = " \t\xa0-–—|:,;.•·*/()[]►▪●"
_DASHES = "-–—:"
_SHAPE_MARKS = dict.fromkeys(_DASHES, "-") | {"|": "|", ":": ":"}
_TOWN_BEHIND = r"^,? [\p{Lu}][\pL'’.-]+(?: [\p{Lu}][\pL'’.-]+){0,2}(?: \([\p{Lu}][\pL .'’-]{1,30}\))?\s?[:–—-]\s"
_AGENCY_BEHIND = r"^[ .]*, ?[\p{Lu}]{2,}(?: [\p{Lu}]{2,}){0,2} ?(?:--|[–—-]) "
"""The agency between the date of a dateline and its dash: `Strelsau, May 3, 2018, RNA -- The envoys …`."""
_OFFSET = r"^ ?[+-][0-9]{1,2}(?::?[0-9]{2})?\)?"
_FEW = 6
_UNIT = 3
_UNIT_NAME = 6
_GAP = "   "


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
    reach = date_reach(span)
    if not compiled(_HINT).search(text[span.start : reach]):
        return None
    hits = [hit for hit in dates.find(text, span.start, reach) if _is_day(hit)]
    if not hits:
        return None
    line = Span(span.start, hits[0].end) if _dated_again(text, span, hits, words) else _behind_gap(text, span, hits[0].start, words)
    found = _beside(text, line, Span(hits[0].start, hits[0].end), words)
    return None if found is None else msgspec.structs.replace(found, value=(hits[0].value or "")[:10])


def _behind_gap(text: str, span: Span, date: int, words: TextWords) -> Span:
    """The part of a line behind a wide gap, where only a label stands between gap and date: `By Office of the Secretary     Date 3 May 2018`."""
    gap = text.rfind(_GAP, span.start, date)
    labelled = gap >= 0 and words.has("date_label", fold(text[gap:date]).strip(_EDGES))
    return Span(gap, span.end) if labelled else span


def _dated_again(text: str, span: Span, hits: list[Dated], words: TextWords) -> bool:
    """Whether a day ends the line but for a label and a second day: `3 May 2018 | Updated: 7 May 2018`."""
    if len(hits) != 2 or hits[1].end < trim(text, span.start, span.end, also=_EDGES).end:
        return False
    return words.has("date_label", fold(text[hits[0].end : hits[1].start].strip(_EDGES)))


def date_reach(span: Span) -> int:
    """How far into a line its own date may stand: anywhere in a short line, near the beginning of a long one."""
    return span.end if span.end - span.start <= _LINE else span.start + _HEAD


def closing_date(text: str, span: Span, dates: DateFinder) -> Literal["", "day", "date"]:
    """Whether a line ends with a date (`… news conference, Strelsau, April 25, 2017`), or with a day of no year (`… on August 21`)."""
    tail = max(span.start, span.end - _HEAD)
    if not any(c.isdigit() for c in text[max(tail, span.end - _FEW) : span.end]):
        return ""
    hit = next((hit for hit in dates.find(text, tail, span.end) if hit.end == span.end and hit.form in ("day", "ambiguous")), None)
    return "" if hit is None else "date" if _is_day(hit) else "day"


def _is_day(hit: Dated) -> bool:
    return hit.form == "ambiguous" or (hit.value is not None and is_day(hit.value))


def _beside(text: str, span: Span, date: Span, words: TextWords) -> DateLine | None:
    """Judges what stands before and behind the date."""
    dated = _with_time(text, date, span.end, words)
    before, after = _bare(text[span.start : date.start], words), _bare(text[dated.end : min(span.end, dated.end + _LINE)], words)
    label = _label(text, span.start, date.start, words) or _label_behind(text, dated.end, span.end, words)
    made = DateLine(date=dated, shape=_shape(text[date.start : date.end]), label=label)
    if not before and not after:
        return msgspec.structs.replace(made, apart=True)
    if _among_furniture(text, span, dated, (before, after), words):
        return msgspec.structs.replace(made, apart=True, loose=True)
    if not before:
        return _leading(text, span, made, after, words)
    apart = not after and _trailing(text, span, date, dated, before, words)
    return msgspec.structs.replace(made, apart=True, loose=True) if apart else None


def _among_furniture(text: str, span: Span, dated: Span, around: tuple[list[str], list[str]], words: TextWords) -> bool:
    """Whether only an issuer, a byline, a source, a counter, a neighbour between bars or words without capitals stand beside the day."""
    before, after = around
    issued = bool(after) and len(before) <= _FEW and _issuer(text, dated.end, span.end, words)
    if issued or _nameless(before, after, words) or _between_bars(text, span, dated) or _credited(text, span, dated, before, words):
        return True
    if not before and (_writer(after, words) or _counted(after, words)):
        return True
    return len(before) + len(after) <= _FEW and all(_caseless(w) for w in (*before, *after))


def _trailing(text: str, span: Span, date: Span, dated: Span, before: list[str], words: TextWords) -> bool:
    """Whether what stands before a day at the end of a line is a name beside a time, an agency in brackets or a place."""
    timed = ":" in text[date.start : dated.end] and len(before) <= _UNIT and all(w[0].isupper() for w in before)
    return timed or _in_brackets(text[span.start : date.start]) or _beside_place(text, span, date, before, words)


def _caseless(word: str) -> bool:
    """Whether a word is of a script without capitals (`วันที่ 9 Sep 2024`): a label or a place in the page's own language."""
    return not word.islower() and not word.isupper() and word.lower() == word.upper()


def _between_bars(text: str, span: Span, date: Span) -> bool:
    """Whether a day fills one of several pieces between bars: `Posted in: News by admin | 3 May 2018 | Release Ref: 12 | 731`."""
    before, behind = text[span.start : date.start].rstrip(), text[date.end : min(span.end, date.end + _LINE)].lstrip()
    return before.endswith("|") and behind.startswith("|")


def _credited(text: str, span: Span, date: Span, before: list[str], words: TextWords) -> bool:
    """Whether only a source is named behind a day: `Published: 11:59AM Sunday July 24, 2011 Source: River Radio`."""
    behind = fold(text[date.end : min(span.end, date.end + _LINE)]).strip()
    return not before and behind.startswith(words.of("source")) and len(behind.split()) <= _FEW


def _nameless(before: list[str], after: list[str], words: TextWords) -> bool:
    """Whether a byline lost its writer and keeps a section at most behind the date: `by May 3, 2018 General`."""
    return len(before) == 1 and fold(before[0]) in words.of("by") and len(after) <= _UNIT - 1 and all(w[0].isupper() for w in after)


def _writer(after: list[str], words: TextWords) -> bool:
    """Whether only a short byline stands behind a date: `Posted on 3 May 2018 by webmaster`."""
    return 2 <= len(after) <= _UNIT and fold(after[0]) in words.of("by")


def _counted(after: list[str], words: TextWords) -> bool:
    """Whether only a counter stands behind a date: `3 May 2018 | 1,243 views`, `3 May 2018 Hits: 731`."""
    named = [w for w in after if not w[0].isdigit()]
    return 0 < len(after) <= 2 and len(named) == 1 and words.furniture.role(named[0].strip(_EDGES)) is not None


def _in_brackets(before: str) -> bool:
    """Whether an agency's name in brackets is all that stands before a date and its time: `(RNA) 10:26, 3 May 2018`."""
    return before.startswith("(") and before.count(")") == 1 and not any(c.isalpha() for c in before[before.find(")") :])


def _issuer(text: str, start: int, end: int, words: TextWords) -> bool:
    """Whether a publisher alone stands behind a date: `Wednesday July 19, 2023 10:42 —Ministry of Rivers`."""
    rest = trim(text, start, end, also=_EDGES)
    few = len(text[rest.start : min(rest.end, rest.start + _LINE)].split()) <= 2 * _FEW and text[rest.end - 1 : rest.end] != "."
    return few and fold(text[rest.start : min(rest.end, rest.start + _HEAD)]).startswith(words.of("publisher"))


def issue_line(text: str, span: Span, words: TextWords, dates: DateFinder) -> Span | None:
    """The day in a sentence that tells only who issued the text, and when: `The press release issued by the ministry on 23 May 2023.`"""
    if span.end - span.start > _LINE:
        return None
    low = fold(text[span.start : span.end])
    if not any(word in low for word in words.of("issued")):
        return None
    closing = [hit for hit in dates.find(text, span.start, span.end) if _is_day(hit) and hit.end >= span.end - 1]
    return Span(closing[0].start, closing[0].end) if closing else None


def dateline(text: str, span: Span, words: TextWords, dates: DateFinder) -> Span | None:
    """The date of a dateline that opens a paragraph: `STRELSAU / NOVY BROD, 7 October 2017 - The envoys …`, `STRELSAU, May 3 (RNA) -- The …`,
    `STRELSAU, (Rivers Today / RNA - 3rd May, 2018) The …`, `3 May 2018, Strelsau: The …`, `Strelsau, 3 May 2018 The …`."""
    for hit in dates.find(text, span.start, min(span.end, span.start + _REACH)):
        if hit.start == span.start and hit.form in ("day", "ambiguous") and compiled(_TOWN_BEHIND).search(text[hit.end : hit.end + _HEAD]):
            return Span(hit.start, hit.end)
        opened = text[span.start : hit.start]
        before = opened.replace(",", " ").split()
        place = bool(before) and not any(w.islower() and w not in words.of("particle") for w in before)
        if hit.form in ("day", "ambiguous") and place and _dateline_ends(opened, text[hit.end : hit.end + _HEAD // 2], len(before)):
            return Span(hit.start, hit.end)
    return None


def before_dateline(text: str, span: Span, dates: DateFinder) -> int | None:
    """Where a dateline begins whose title lost its line break: `Envoys meet in Novy Brod STRELSAU, 3 May 2018 – The envoys …`."""
    for hit in dates.find(text, span.start, min(span.end, span.start + _TITLE)):
        found = compiled(_CITY).search(text[span.start : hit.start])
        rest = text[hit.end : hit.end + 4].lstrip(" \xa0.)")
        if hit.form == "day" and found is not None and found.start() and rest[:1] in tuple(_DASHES):
            return span.start + int(found.start(1))
    return None


def _dateline_ends(opened: str, behind: str, count: int) -> bool:
    """Whether a dateline ends behind its date: with a dash, with the bracket in which it stands, or after an agency's name in brackets."""
    if opened.count("(") > opened.count(")"):
        return count <= 2 * _FEW and behind.lstrip()[:1] == ")"
    if count > _FEW:
        return False
    rest = behind.lstrip(" \xa0.)")
    if rest[:1] == "(" and 0 < rest.find(")") < _HEAD // 3:
        rest = rest[rest.find(")") + 1 :].lstrip(" \xa0.")
    if compiled(_AGENCY_BEHIND).search(behind):
        return True
    if opened.rstrip().endswith(",") and count <= _UNIT and behind[:1].isspace() and rest[:1].isupper():
        return True
    return (rest[:1] in _DASHES + "/" and bool(rest)) or (opened.rstrip().endswith(")") and rest[:1].isupper())


def _leading(text: str, span: Span, made: DateLine, after: list[str], words: TextWords) -> DateLine | None:
    """A date at the head of the line: with a unit or a venue behind it, or with a title."""
    start = made.label.end if made.label and made.label.start >= made.date.end else made.date.end
    behind = text[start : span.end]
    rest = trim(text, start + len(behind) - len(behind.lstrip(_EDGES.replace("(", "").replace("[", ""))), span.end)
    if rest.end == rest.start or text[rest.start].islower():
        return None
    initials = len(after) == 1 and after[0].isupper() and len(after[0]) <= _UNIT_NAME and not made.label
    if initials or _names_unit(text, made.date, rest, after) or _set_off(text, span, made, Span(start, rest.start), after, words):
        return msgspec.structs.replace(made, apart=True, loose=True)
    mark = _SHAPE_MARKS.get(text[made.date.end : made.date.end + 3].strip(" \xa0")[:1], "")
    return msgspec.structs.replace(made, rest=rest, glued=rest.start == start, shape=f"{made.shape} {mark}")


def _set_off(text: str, span: Span, made: DateLine, blank: Span, after: list[str], words: TextWords) -> bool:
    """Whether a few words behind a day are set off from it, by a label, a bracket or two blanks, and are no sentence."""
    if len(after) > 2 * _FEW or text[span.end - 1] in ".!?":
        return False
    labelled = blank.start > made.date.end and seam(text, Span(blank.start, span.end), words) is None
    return labelled or text[blank.end] in "[(【" or "  " in text[made.date.end : blank.end]


def _without_label(piece: str, words: TextWords) -> str:
    """What stands before a date without the label at its end: `by Anna Holm — published`."""
    low = fold(piece).rstrip(": ")
    label = next((word for word in words.of("date_label") if low.endswith(f" {word}")), "")
    return piece[: len(low) - len(label)].rstrip() if label else piece


def _names_unit(text: str, date: Span, rest: Span, after: list[str]) -> bool:
    """Whether a bar and a word or two behind a date name who published: `3.5.2018 10:26 | River office`, `03.05.2018 · The Government`."""
    barred = text[date.end : rest.start].strip() in ("|", "·", "•")
    timed = ":" in text[date.start : date.end]
    return barred and len(after) <= (_UNIT if timed else _UNIT - 1) and text[rest.start].isupper() and text[rest.end - 1].isalpha()


def _beside_place(text: str, span: Span, date: Span, before: list[str], words: TextWords) -> bool:
    """Whether a few words before the date are a place, a publisher or a writer, not a title: `The Hague, 3 May 2018`, `By Anna Holm | 3 May 2018`."""
    mark = _without_label(text[span.start : date.start].rstrip(), words)[-1:]
    written = len(before) < _FEW and fold(text[span.start : span.start + _HEAD].split()[0]) in words.of("by")
    if written and mark in ",|-–—•·":
        return True
    if len(before) > _FEW or before[-1].islower() or any(w.islower() and w not in words.of("particle") for w in before):
        return False
    if mark in "|•·" and mark:
        return len(before) <= _UNIT
    return mark == "," or (
        text[date.start].isdigit() and mark not in "([-–—:" and not any(c.isalpha() for c in text[date.start : date.end])
    )


def _with_time(text: str, date: Span, end: int, words: TextWords) -> Span:
    """The date with the time of day that follows it, if one does."""
    found = compiled(r"^[\s,|–—-]{1,4}" + words.between + _TIME).search(text[date.end : min(end, date.end + 40)])
    offset = compiled(_OFFSET).search(text[date.end : min(end, date.end + _FEW + 2)]) if found is None else None
    behind = found or offset
    return Span(date.start, date.end + len(behind.group().rstrip())) if behind is not None else date


def _bare(piece: str, words: TextWords) -> list[str]:
    """The words of a piece that are neither labels, times, numbers of a release, nor marks (in their own case)."""
    if not piece.strip(_EDGES):
        return []
    low = fold(piece)
    for pattern, where in ((_TIME, straighten(piece)), (words.numbers, low), (words.labels, low)):
        for found in compiled(pattern).finditer(where):
            low = low[: found.start()] + "\0" * (found.end() - found.start()) + low[found.end() :]
    kept = "".join(" " if low[i] == "\0" or c in _EDGES else c for i, c in enumerate(piece))
    return [word for word in kept.split() if not compiled(_CODE).search(word) and not word.startswith("{{")]


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
    if seam(text, Span(label.end, end), words) is not None:
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
    signs = ["9" if c.isdigit() else "a" if c.isalpha() else " " if c.isspace() else c for c in date]
    return "".join([sign for sign, before in zip(signs, ["", *signs], strict=False) if sign != before or sign not in "9a"])
