"""The lines of a document in which turns are looked for: its paragraphs, with what is bold in them and what stands apart."""

from __future__ import annotations

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
    blocks = _Blocks(page.blocks)
    return [_line(page.text, span, blocks.over(span)) for span in _ordered(page.text, part.body)]


class _Blocks:
    """The page's blocks, walked once beside the lines."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = sorted(blocks, key=lambda b: (b.start, b.end))
        self._at = 0

    def over(self, span: Span) -> Block | None:
        """The block that holds the beginning of a span; spans are asked for in order."""
        while self._at < len(self._blocks) and self._blocks[self._at].end <= span.start:
            self._at += 1
        found = self._blocks[self._at] if self._at < len(self._blocks) else None
        return found if found is not None and found.start <= span.start else None


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
