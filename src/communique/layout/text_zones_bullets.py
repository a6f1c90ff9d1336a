"""Listings set as a list of points: each point is a title behind a bullet, the lead below it without one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from communique.layout.text_zones_lines import Line
from communique.layout.text_zones_listing import Entry

_LEAST = 3
_WORDS = 3
_LEADS = 3
_FURNITURE = ("furniture", "menu", "bullet", "contact", "clock")


def bulleted_entries(lines: Sequence[Line]) -> list[Entry]:
    """The entries of a page that is nothing but such a list, none where paragraphs stand above it or the points have no leads."""
    starts = [i for i, line in enumerate(lines) if line.item and line.words > _WORDS and line.kind in ("short", "prose", "dated")]
    if len(starts) < _LEAST or any(line.prose for line in lines[: starts[0]]):
        return []
    ends = [_end(lines, a, b) for a, b in pairwise([*starts, len(lines)])]
    led = [end - start - 1 for start, end in zip(starts, ends, strict=True)]
    if 3 * sum(1 <= lead <= _LEADS for lead in led[:-1]) < 2 * len(led[:-1]) or max(led) > 2 * _LEADS:
        return []
    return [Entry(first=start, last=end, title=start) for start, end in zip(starts, ends, strict=True)]


def _end(lines: Sequence[Line], start: int, below: int) -> int:
    """Where the lead ends: at the next point, at furniture, or at the point that was cut off."""
    end = start + 1
    while end < below and lines[end].kind not in _FURNITURE and not lines[end].item:
        end += 1
    return end
