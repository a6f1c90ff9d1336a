"""The lines of a document in which turns are looked for: its paragraphs, with what is bold in them and what stands apart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from communique.record.page import Block, Page, Part
from communique.text.span import Span, trim


class Line(msgspec.Struct, frozen=True):
    """One paragraph of a document: its place, the bold part of it at its start, whether all of it is bold, whether it is a heading."""

    start: int
    end: int
    lead: int = 0
    bold: bool = False
    heading: bool = False

    @property
    def span(self) -> Span:
        """The line's place in the reading text."""
        return Span(self.start, self.end)


def read_lines(page: Page, part: Part) -> list[Line]:
    """The lines of the document's body in page order; none overlaps another."""
    return [_line(page.text, span, _block_over(page.blocks, span)) for span in _ordered(page.text, part.body)]


def _block_over(blocks: Sequence[Block], span: Span) -> Block | None:
    """The block that holds the beginning of a span; the blocks of a page stand in order, none over another."""
    at = bisect_right(blocks, span.start, key=_end)
    return blocks[at] if at < len(blocks) and blocks[at].start <= span.start else None


def _end(block: Block) -> int:
    return block.end


def _ordered(text: str, body: Sequence[Span]) -> Iterator[Span]:
    reach = 0
    for span in sorted(body):
        clear = trim(text, max(span.start, reach, 0), min(span.end, len(text)))
        if clear.end > clear.start:
            reach = clear.end
            yield clear


def _line(text: str, span: Span, block: Block | None) -> Line:
    if block is None:
        return Line(span.start, span.end)
    bold = _bold(text, span, block.emphasis)
    whole = sum(b.end - b.start for b in bold) * 10 >= (span.end - span.start) * 9 - 10 and bool(bold)
    lead = bold[0].end if bold and bold[0].start <= span.start + 1 else 0
    return Line(span.start, span.end, lead, whole, block.role == "heading")


def _bold(text: str, span: Span, emphasis: Sequence[Span]) -> list[Span]:
    """The bold pieces within the line; neighbours with only blanks between are one."""
    found: list[Span] = []
    for piece in sorted(emphasis):
        start, end = max(piece.start, span.start), min(piece.end, span.end)
        if start >= end:
            continue
        if found and not text[found[-1].end : start].strip():
            found[-1] = Span(found[-1].start, max(end, found[-1].end))
        else:
            found.append(Span(start, end))
    return found
