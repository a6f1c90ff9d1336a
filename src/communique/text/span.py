"""Spans: half-open ranges of Unicode code points in one named text."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True, order=True, array_like=True):
    """A half-open range `[start, end)` of code points.

    >>> Span(0, 4).of("Oslo, 3 May")
    'Oslo'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters that the span covers."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def shift(self, by: int) -> Span:
        """The same length, `by` code points further on."""
        return Span(self.start + by, self.end + by)


BLANKS = (
    " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\u200b\ufeff\u2060\u00ad"
)
"""What counts as blank at the edges of a span: white space, no-break spaces and invisible characters."""


def trim(text: str, start: int, end: int, also: str = "") -> Span:
    """The span without blanks (and the characters of `also`) at its edges.

    >>> trim("  ab. ", 0, 6, also=".")
    Span(start=2, end=4)
    """
    blanks = BLANKS + also if also else BLANKS
    piece = text[start:end]
    if piece and piece[0] not in blanks and piece[-1] not in blanks:
        return Span(start, start + len(piece))
    left = len(piece) - len(piece.lstrip(blanks))
    right = len(piece.rstrip(blanks))
    return Span(start + left, start + max(right, left))
