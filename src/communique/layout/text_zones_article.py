"""The article of a plain page: masthead above it, title, date lines, paragraphs, and the furniture around and inside."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from communique.layout.text_zones_dates import DateFinder, before_dateline, dateline
from communique.layout.text_zones_glue import seam
from communique.layout.text_zones_lines import Line
from communique.layout.text_zones_title import choose_title, clean_title, is_label, prose_title, title_end
from communique.layout.text_zones_words import TextWords
from communique.record.page import Part
from communique.text.fold import fold
from communique.text.span import Span, trim

_HARD = ("related", "comments", "all_messages", "rights", "subscribe", "pager", "advertisement")
_OUTSIDE = ("furniture", "menu", "clock", "contact", "stamp")
_TOP = 4
_SIGNED = 6
_CREDIT = 100
_RULE = 20
_WELCOME = 12
_WELCOME_WORDS = 60
_DECK = 40
_SALUTED = 8


class Article(msgspec.Struct, frozen=True):
    """The article as found: its part, and the numbers of its lines (`top` to `end`) with those that are furniture inside."""

    part: Part
    top: int
    end: int
    furniture: frozenset[int]


def find_article(text: str, lines: Sequence[Line], words: TextWords, grammar: DateFinder, named: int | None = None) -> Article:
    """Reads the lines before any listing as one article; `named` is the line that the page's address repeats."""
    title, start = _headed(text, lines, words, named)
    end = find_end(lines, start if title is None else max(start, title + 1))
    dates = _without_page_date(text, lines, _date_lines(text, lines, title, start, end), title)
    top = _top(text, lines, title, dates, start)
    top = _kind_above(text, lines, top, words) if title is None else top
    furniture = frozenset(i for i in range(top, end) if lines[i].kind in _OUTSIDE)
    part = _part(text, lines, words, grammar, title, dates, (top, end), furniture)
    if not part.dates and (issued := next((line.issued for line in lines[start : start + 2] if line.issued), None)) is not None:
        part = msgspec.structs.replace(part, dates=(issued,))
    if not part.dates or (len(dates) == 1 and _tops_page(text, lines, dates[0])):
        part = _dated_by_opening(text, part, words, grammar)
    return Article(part, top, end, furniture)


def _headed(text: str, lines: Sequence[Line], words: TextWords, named: int | None) -> tuple[int | None, int]:
    """The title's line, and the line of the first paragraph below it."""
    start = _told_from(lines, 0)
    if named is not None:
        return named, _told_from(lines, named + 1)
    title = choose_title(text, lines[:start], words)
    if (later := _after_welcome(lines, start)) > start:
        second = choose_title(text, lines[:later], words)
        if title is None or (second is not None and _echoes(text, lines[second], lines[title])):
            start, title = later, second
    if title is None and start < len(lines) and lines[start].kind == "prose" and prose_title(text, lines, start):
        title, start = start, start + 1
    return title, start


def _dated_by_opening(text: str, part: Part, words: TextWords, grammar: DateFinder) -> Part:
    """The article with the date of the dateline that opens its first paragraph, or the second under a short one, if there is one."""
    opening = part.body[: 2 if part.body and part.body[0].end - part.body[0].start < _CREDIT else 1]
    found = next((date for span in opening if (date := dateline(text, span, words, grammar))), None)
    return part if found is None else msgspec.structs.replace(part, dates=(found,))


def _echoes(text: str, line: Line, other: Line) -> bool:
    """Whether a later line says the end of an earlier, longer one: the clean title below the subject of a letter."""
    said = text[line.start : line.end]
    return line.start > other.start and len(said) < other.end - other.start and text.endswith(said, other.start, other.end)


def _after_welcome(lines: Sequence[Line], first: int) -> int:
    """The first paragraph under a headline with its date line, where a sentence or two of welcome stand above them."""
    anchor = next((i for i in range(first + 1, min(len(lines), first + _WELCOME)) if _is_anchor(lines, i)), None)
    if anchor is None or sum(line.words for line in lines[first:anchor] if line.prose) > _WELCOME_WORDS:
        return first
    after = _told_from(lines, anchor)
    return after if after < len(lines) else first


def _told_from(lines: Sequence[Line], at: int) -> int:
    return next(
        (i for i in range(at, len(lines)) if lines[i].prose and lines[i].kind in ("prose", "dated") and _is_told(lines[i])), len(lines)
    )


def _is_anchor(lines: Sequence[Line], i: int) -> bool:
    """Whether a headline and its own date line stand here, the one above the other, a sentence between them at most."""
    near = [lines[k] for k in (i - 1, i + 1) if 0 <= k < len(lines)]
    over_deck = i > 1 and lines[i - 1].kind == "prose" and lines[i - 1].words <= _DECK
    near += [lines[i - 2]] if over_deck else []
    return _owns(lines, i) and any(line.kind == "short" and line.words > _TOP for line in near)


def _is_told(line: Line) -> bool:
    return line.kind == "prose" or (line.date is not None and not line.date.glued)


def find_end(lines: Sequence[Line], start: int) -> int:
    """Where the article's end zone begins: furniture after which no paragraphs follow, or few against those before."""
    told = [line.words if line.kind == "prose" else 0 for line in lines]
    before, after = 0, sum(told[start:])
    for i in range(start, len(lines)):
        before, after = before + told[i], after - told[i]
        if before and _closes(lines[i], after == 0, after < before):
            return i
    return len(lines)


def _closes(line: Line, last: bool, late: bool) -> bool:
    """Whether a line ends the article: any furniture after the last paragraph, a hard end or a long rule where few paragraphs follow."""
    ruled = line.kind == "bullet" and line.end - line.start >= _RULE
    if line.role is None and line.kind not in ("clock", "contact") and not ruled:
        return False
    return last or (late and (line.role in _HARD or ruled))


def _date_lines(text: str, lines: Sequence[Line], title: int | None, start: int, end: int) -> list[int]:
    """The date lines that are the article's own: under its title, else above it, else the closing line."""
    first = 0 if title is None else title + 1
    under = [
        i
        for i in range(first, min(max(start, first) + 2, end))
        if _owns(lines, i) or (i == first and title is not None and _issued(lines[i]))
    ]
    above = _above(lines, title)
    if title is not None and lines[title].kind == "dated":
        return [title, *under]
    if under or above:
        near = [i for i in under if i <= start + 1]
        return [*_posted(text, lines, above, near), *near] or above
    closing = [i for i in range(max(start, end - 2), end) if _owns(lines, i) and (not _loose(lines[i]) or lines[i].words <= _SIGNED)]
    return closing[-1:]


def _posted(text: str, lines: Sequence[Line], above: list[int], under: list[int]) -> list[int]:
    """The bare day over a title under which place and day stand: it was posted on the one (`07.02.2018.`), said on the other (`Strelsau, 3 May 2017`)."""
    placed = bool(under) and all(_loose(lines[i]) for i in under)
    bare = [i for i in above[-1:] if lines[i].kind == "date" and not _loose(lines[i]) and not _tops_page(text, lines, i)]
    return bare if placed else []


def _without_page_date(text: str, lines: Sequence[Line], dates: list[int], title: int | None) -> list[int]:
    """The date lines without the day on which the page was seen: with its weekday on the first line, while title or text have a date of their own."""
    if not dates or not _tops_page(text, lines, dates[0]):
        return dates
    if len(dates) < 2:
        return [] if title is not None and title not in dates and lines[title].closes == "date" else dates
    head, own = lines[dates[0]].date, lines[dates[1]].date
    return dates if head is None or own is None or head.value == own.value else dates[1:]


def _tops_page(text: str, lines: Sequence[Line], i: int) -> bool:
    """Whether a date line with its weekday is the first of the page: it may tell when the page was seen."""
    date = lines[i].date
    first = all(line.kind in _OUTSIDE for line in lines[:i])
    return date is not None and first and sum(word[0].isalpha() for word in text[date.date.start : date.date.end].split()) > 1


def _issued(line: Line) -> bool:
    """A date with place and publisher behind it, right under a title: `November 25, 2021 – Strelsau – Global Affairs`."""
    return line.kind == "dated" and not line.prose and line.words <= 2 * _TOP + _TOP


def _owns(lines: Sequence[Line], i: int) -> bool:
    """Whether a date line is the text's own: no clock or weather stands beside it, which tell when the page was seen."""
    beside = (*lines[max(0, i - 2) : i], *lines[i + 1 : i + 2])
    return lines[i].kind == "date" and all(line.kind != "clock" for line in beside)


def _loose(line: Line) -> bool:
    return line.date is not None and line.date.loose


def _above(lines: Sequence[Line], title: int | None) -> list[int]:
    found = []
    i = (title or 0) - 1
    while i >= 0 and i >= (title or 0) - _TOP and _may_stand_above(lines[i]):
        if _owns(lines, i) or lines[i].kind == "dated":
            found.append(i)
        i -= 1
    return found[::-1]


def _may_stand_above(line: Line) -> bool:
    """A date line, a dated line with a kind, or a place of a few words may stand between masthead and title."""
    if line.kind == "dated":
        return line.date is not None and line.date.label is not None and not line.prose
    return line.kind == "date" or (line.kind == "short" and line.words <= _TOP)


def _top(text: str, lines: Sequence[Line], title: int | None, dates: list[int], start: int) -> int:
    """Where the masthead ends: at the title or the date line above it, else at the first paragraph, or the speaker's label over it."""
    if title is not None:
        return min([title, *dates])
    if start >= len(lines):
        return _after_masthead(lines)
    first = start
    while first > 0 and start - first < _SALUTED and _speaks(text, lines[first - 1], first == start):
        first -= 1
    return min([first, *[i for i in dates if i < start]])


def _speaks(text: str, line: Line, close: bool) -> bool:
    """Whether a short line above a first paragraph is a salutation (`Excellencies, dear friends,`), or, right above it, a speaker's label."""
    mark = text[line.end - 1]
    return line.kind == "short" and (mark == "," or (mark in ":!" and (close or line.gap <= 1)))


def _kind_above(text: str, lines: Sequence[Line], top: int, words: TextWords) -> int:
    """The line close above a text without a title that says what it is ("Media Briefing"), else the text's own top."""
    above = range(max(0, top - _TOP), top)
    return next((i for i in above if lines[i].kind == "short" and is_label(text[lines[i].start : lines[i].end], words)), top)


def _after_masthead(lines: Sequence[Line]) -> int:
    return next((i for i, line in enumerate(lines) if line.kind not in _OUTSIDE), len(lines))


def _part(
    text: str,
    lines: Sequence[Line],
    words: TextWords,
    grammar: DateFinder,
    title: int | None,
    dates: list[int],
    reach: tuple[int, int],
    furniture: frozenset[int],
) -> Part:
    span, named = _title_lines(text, lines, title, words)
    outside = {*dates, *furniture, *named}
    body = [
        _behind_title(text, lines[i].span, span)
        for i in range(*reach)
        if i not in outside and _is_body(text, lines[i], words) and not _repeats(text, lines[i], span)
    ]
    if title is None and body:
        span, body = _unglue(text, body, words, grammar)
    labels = [d.label for i in dates if (d := lines[i].date) is not None and d.label is not None] or _kind_lines(
        text, lines[reach[0] : reach[1]], body, words
    )
    spans = tuple(d.date for i in dates if (d := lines[i].date) is not None) or _bracketed(lines, body)
    return Part(part="article", title=span, dates=spans, body=tuple(body), label=labels[0] if labels else None)


def _title_lines(text: str, lines: Sequence[Line], title: int | None, words: TextWords) -> tuple[Span | None, range]:
    """The title's characters and the lines that it takes."""
    if title is None:
        return None, range(0)
    span, after = clean_title(text, lines[title], words), title_end(text, lines, title, words)
    return (Span(span.start, lines[after - 1].end) if after > title + 1 else span), range(title, after)


def _kind_lines(text: str, lines: Sequence[Line], body: Sequence[Span], words: TextWords) -> list[Span]:
    """A kind of document on a line of its own between the top of the article and its first paragraph: `Press Conference`."""
    until = body[0].start if body else 0
    above = [line for line in lines if line.end <= until and line.kind == "short"]
    return [line.span for line in above if is_label(text[line.start : line.end], words)]


def _repeats(text: str, line: Line, title: Span | None) -> bool:
    """Whether a line below the title says it once more."""
    same = title is not None and line.end - line.start == title.end - title.start and line.start >= title.end
    return same and title is not None and fold(text[line.start : line.end]) == fold(title.of(text))


def _behind_title(text: str, line: Span, title: Span | None) -> Span:
    """A paragraph without the title that is printed once more in front of its first word: `Interview of Anna HolmJOURNALIST: Good evening.`"""
    if title is None or line.start < title.end or not text.startswith(title.of(text), line.start):
        return line
    rest = trim(text, line.start + title.end - title.start, line.end)
    return rest if rest.end > rest.start else line


def _is_body(text: str, line: Line, words: TextWords) -> bool:
    span = trim(text, line.start, line.end)
    return span.end > span.start and line.kind != "bullet" and not is_label(text[line.start : min(line.end, line.start + 80)], words)


def _unglue(text: str, body: list[Span], words: TextWords, grammar: DateFinder) -> tuple[Span | None, list[Span]]:
    """A title glued in front of the first sentence: cut it off, if it reads like one."""
    place = before_dateline(text, body[0], grammar) or seam(text, body[0], words)
    if place is None or not 4 <= len(text[body[0].start : place].split()) <= 40 or ". " in text[body[0].start : place]:
        return None, body
    return trim(text, body[0].start, place), [trim(text, place, body[0].end), *body[1:]]


def _bracketed(lines: Sequence[Line], body: list[Span]) -> tuple[Span, ...]:
    """The date in brackets that opens the first paragraph: `(2017-04-24) The ministry …`."""
    first = next((line for line in lines if body and line.end == body[0].end), None)
    if first is None or first.date is None or first.kind != "dated" or first.date.date.start != first.start + 1:
        return ()
    return (first.date.date,)
