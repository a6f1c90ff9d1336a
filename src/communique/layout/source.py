"""The way back: from a span of the reading text to the characters of the decoded source."""

from __future__ import annotations

from bisect import bisect_right

from communique.layout.markup_entities import reference
from communique.record.page import Page
from communique.text.span import Span


def to_source(page: Page, span: Span) -> Span:
    """The smallest stretch of the source that holds the span's characters (plain text is its own source).

    >>> from communique.layout.html import lay_out
    >>> from communique.record.capture import Decoded
    >>> page = lay_out(Decoded("<p>R&amp;D <b>met</b>", "utf-8", "", "text/html"))
    >>> to_source(page, Span(1, 7)).of(page.source)
    '&amp;D <b>met'
    """
    if not page.runs:
        return span
    first = _run_at(page, span.start)
    begin, source, length = page.runs[first]
    start = source + span.start - begin
    if span.start >= begin + length:
        start = page.runs[first + 1][1] if first + 1 < len(page.runs) and page.runs[first + 1][0] < span.end else source + length
    return Span(start, max(start, _source_end(page, span.end)))


def _run_at(page: Page, offset: int) -> int:
    return max(0, bisect_right(page.runs, offset, key=lambda run: run[0]) - 1)


def _source_end(page: Page, end: int) -> int:
    begin, source, length = page.runs[_run_at(page, end - 1)]
    if length == 1 and page.source[source] == "&":
        return reference(page.source, source)[1]
    return source + min(end - begin, length)
