"""The audit: what of the article and the teasers no part accounts for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from communique.record.capture import Zone
from communique.record.evidence import Issue, quote
from communique.record.page import Page, Part
from communique.text.span import Span, trim


def audit(page: Page, zones: tuple[Zone, ...], parts: tuple[Part, ...]) -> tuple[Issue, ...]:
    """An issue for each line of an article or teaser zone that is neither title, date, label nor body of a part."""
    return tuple(_unread(page, zones, parts))


def _unread(page: Page, zones: tuple[Zone, ...], parts: tuple[Part, ...]) -> Iterator[Issue]:
    taken = _union(sorted((s.start, s.end) for p in parts for s in _spans(p)))
    inside = [z for z in zones if z.zone in ("article", "teaser")]
    for zone in inside:
        for start, end in _gaps(taken, zone.start, zone.end):
            span = trim(page.text, start, end, also="-–—•|:.,")
            if span.end > span.start:
                yield Issue("unread", "text of the article that no step has read", (quote(page.text, span.start, span.end),))


def _spans(part: Part) -> Iterator[Span]:
    yield from (s for s in (part.title, part.label) if s)
    yield from part.dates
    yield from part.body


def _union(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same places in stretches that do not overlap, in order."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _gaps(taken: list[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for number in range(bisect_right(taken, start, key=lambda stretch: stretch[1]), len(taken)):
        low, high = taken[number]
        if low >= end:
            break
        if low > at:
            yield at, low
        at = high
    if at < end:
        yield at, end
