"""A text with its facts marked: spans may overlap, so the text is cut wherever one begins or ends, and each piece bears the marks that cover it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec


class Mark(msgspec.Struct, frozen=True):
    """A span of the reading text and what it is: `kind` (person, place, date, event, …), and the anchor of the fact that it belongs to."""

    start: int
    end: int
    kind: str
    anchor: str = ""


class Piece(msgspec.Struct, frozen=True):
    """A piece of text under the same marks all through: the classes that colour it, and the anchors that begin with it."""

    text: str
    kinds: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()


def pieces(text: str, start: int, end: int, marks: Iterable[Mark]) -> list[Piece]:
    """The pieces of `text[start:end]`.

    >>> [(p.text, p.kinds) for p in pieces("Holm met Brandt in Oslo", 0, 23, [Mark(0, 15, "event"), Mark(9, 15, "person")])]
    [('Holm met ', ('event',)), ('Brandt', ('event', 'person')), (' in Oslo', ())]
    """
    inside = sorted(
        {mark for mark in marks if mark.start < end and start < mark.end and mark.start < mark.end},
        key=lambda m: (m.start, -m.end, m.kind, m.anchor),
    )
    cuts = sorted({start, end, *(max(start, m.start) for m in inside), *(min(end, m.end) for m in inside)})
    return [_piece(text, a, b, inside) for a, b in pairwise(cuts)]


def _piece(text: str, start: int, end: int, marks: Sequence[Mark]) -> Piece:
    over = [mark for mark in marks if mark.start <= start and end <= mark.end]
    anchors = tuple(mark.anchor for mark in over if mark.start == start and mark.anchor)
    return Piece(text[start:end], tuple(dict.fromkeys(mark.kind for mark in over)), anchors)
