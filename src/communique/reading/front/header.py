"""The header of a document: the lines around its title and date that say where and when its words were spoken.

"New York / 25 September 2010", "Villa Verde / Rome, Italy / October 7, 2015", "Friday, October 6, 2023, 11:17 a.m.  Ministry":
a place that stands beside the date on a line of its own is the place of the occasion.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from communique.dates.hit import DateHit
from communique.knowledge.languages import LanguagePack
from communique.reading.sentences.places import Where
from communique.record.page import Page, Part
from communique.text.pattern import compiled
from communique.text.span import Span, trim

_ABOVE, _LINE, _RUNNING, _NEAR, _FOOT = 400, 120, 100, 2, 4
_VENUE = "venue"
_DATELINE = (
    r"^([\p{Lu}][\pL.'’-]+(?:[ -][\p{Lu}][\pL.'’-]+){0,3})(?:,[\pL\d .,'’]{1,50})?[ .,]*(?:[(/][\pL&. -]{1,24}[)/])?[ .\x{a0}]*[–—:-]+\s"
)


class Header(NamedTuple):
    """The place that stands on a line of its own, and the date that tells the occasion (both None where there are none).

    `dated_place`: the two stand one beside the other; `issued`: the place opens the date line or stands at the foot, where a release
    names the town of its issue and a speech that of its delivery; `dateline`: the town that opens the text, from where it reports.
    """

    place: Where | None = None
    occasion: DateHit | None = None
    dated_place: bool = False
    issued: bool = False
    dateline: Where | None = None


def header_of(page: Page, part: Part, hits: list[DateHit], pack: LanguagePack) -> Header:
    """What the header of an article says of the occasion."""
    if part.part == "teaser":
        return Header()
    return _header(page, part, hits, pack)._replace(dateline=dateline_town(page.text, part, pack))


def dateline_town(text: str, part: Part, pack: LanguagePack) -> Where | None:
    """ "OSLO – Foreign Minister …", "Oslo, 3 May 2021 (MFA Press) — …": the town before the dash that opens one of the first paragraphs."""
    for span in part.body[:_NEAR]:
        match = compiled(_DATELINE).search(text[span.start : min(span.end, span.start + _LINE)])
        if match is not None and (found := _town(match.group(1), pack)) and not found.startswith(_VENUE):
            return Where(Span(span.start, span.start + match.end(1)), None, found)
    return None


def _header(page: Page, part: Part, hits: list[DateHit], pack: LanguagePack) -> Header:
    lines = list(_lines(page.text, part))
    dates = [(i, h) for h in hits for i, line in enumerate(lines) if line.start <= h.start and h.end <= line.end and _in_dates(part, h)]
    places = [(i, where) for i, line in enumerate(lines) if (where := _place(page.text, line, pack)) is not None]
    beside = next(((where, h) for i, where in places for j, h in dates if abs(i - j) <= 1), None)
    if beside is not None:
        return Header(*beside, dated_place=True)
    before = ((where, h) for i, h in dates if (where := _before(page.text, lines[i], h, pack)) is not None)
    issued = next(before, None) or _at_foot(page.text, part, hits, pack)
    if issued is not None:
        return Header(*issued, issued=True)
    venue = next((w for _, w in places if w.entry.startswith(_VENUE)), None)
    return Header(venue or (places[-1][1] if places else None), _spoken_on(page.text, [h for _, h in dates]))


def _spoken_on(text: str, dates: list[DateHit]) -> DateHit | None:
    """The date of the occasion: the one with weekday and time, else the first in words and without a time."""
    timed = next((h for h in dates if h.time is not None and h.weekday is not None), None)
    return timed or next((h for h in dates if h.time is None and any(c.isalpha() for c in text[h.start : h.end])), None)


def _before(text: str, line: Span, hit: DateHit, pack: LanguagePack) -> Where | None:
    """ "Strelsau, 05/03/2020 - 13:20": the place that opens a date line."""
    piece = trim(text, line.start, hit.start, also=",-–—(| ")
    return _place(text, piece, pack) if piece.end > piece.start else None


def _at_foot(text: str, part: Part, hits: list[DateHit], pack: LanguagePack) -> tuple[Where, DateHit] | None:
    """ "New Delhi / January 17, 2024" as the last lines of a text: the place and the day alone, one under the other."""
    below = [Span(part.body[-1].end, s.end) for s in part.dates if part.body and s.start > part.body[-1].end]
    foot = [line for span in (*part.body[-_FOOT:], *below) for line in _split(text, span.start, span.end)][-_FOOT:]
    alone = {
        line: hit for line in foot for hit in hits if line.start == hit.start and line.end == hit.end and hit.form == "day" and hit.has_year
    }
    found = ((_place(text, above, pack), alone[below]) for above, below in pairwise(foot) if below in alone)
    return next(((where, hit) for where, hit in found if where is not None), None)


def _in_dates(part: Part, hit: DateHit) -> bool:
    return (
        hit.form == "day" and hit.has_year and hit.value is not None and any(s.start <= hit.start and hit.end <= s.end for s in part.dates)
    )


def _lines(text: str, part: Part) -> Iterator[Span]:
    """The lines from just above the title or date down to the running text."""
    tops = [s.start for s in (part.title, *part.dates, *part.body[:1]) if s is not None]
    if not tops:
        return
    at = text.rfind("\n", 0, max(0, min(tops) - 1)) + 1
    above = list(_split(text, max(0, at - _ABOVE), at))[-_NEAR:]
    yield from above
    running = next((s.start for s in part.body if s.end - s.start > _RUNNING or text[s.end - 1] in ".!?"), None)
    bottom = running if running is not None else (part.body[-1].end if part.body else max(tops))
    title = part.title
    for line in _split(text, min(tops), max(bottom, min(tops))):
        if title is None or line.end <= title.start or line.start >= title.end:
            yield line


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        line = trim(text, at, stop)
        if 0 < line.end - line.start <= _LINE:
            yield line
        at = stop + 1


def _place(text: str, line: Span, pack: LanguagePack) -> Where | None:
    """A line that is a place and nothing else: "New York", "Rome, Italy", "Washington, DC"."""
    words = line.of(text)
    pieces = words.split(",")
    if len(words) > _LINE // 2 or len(pieces) > 3 or (len(pieces) == 1 and not words.istitle()):
        return None
    if len(pieces) > 1 and pack.table.lookup(words) and (found := _town(words, pack)):
        return Where(line, None, found)
    head = pieces[0].strip()
    found = _town(head, pack)
    rest = [p.strip() for p in pieces[1:]]
    if found is None or not all(_region(r, pack) for r in rest):
        return None
    return Where(Span(line.start, line.start + len(head)), None, found)


def _town(words: str, pack: LanguagePack) -> str | None:
    found = next((s for s in pack.table.lookup(words) if s.kind == "place" and s.form in ("city", "capital", "venue")), None)
    return None if found is None else f"{_VENUE}:{found.entry}" if found.form == "venue" else found.entry


def _region(words: str, pack: LanguagePack) -> bool:
    known = any(s.kind in ("country", "place") for s in pack.table.lookup(words))
    return known or (words.replace(".", "").isupper() and len(words) <= 4)
