"""Lines wrapped by hand: mail copies and old pages break their paragraphs at 60 to 80 characters."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from communique.text.span import Span

_LEAST, _MOST = 50, 100
_ENOUGH = 4


def wrap_width(lengths: list[int]) -> int:
    """The width at which a text is wrapped, 0 where it is not.

    A text is wrapped when it has several lines near its greatest width and (almost) none beyond.

    >>> wrap_width([70, 68, 72, 71, 30]), wrap_width([70, 400, 72, 300])
    (72, 0)
    """
    full = [n for n in lengths if _LEAST <= n <= _MOST]
    longer = sum(n > _MOST for n in lengths)
    if len(full) < _ENOUGH or longer * 10 > len(full):
        return 0
    width = max(full)
    return width if 2 * sum(n >= width - 15 for n in full) >= len(full) else 0


def run_on(text: str, lines: Sequence[Span], width: int) -> bool:
    """Whether the lines near a width go on below, as sentences do, and titles under each other or over their dates do not.

    Of lines that go on, many begin with neither a capital nor a figure.

    >>> lines = "Envoys of Norland meet in Strelsau\\nEnvoys of Ruritania meet in Lorry"
    >>> run_on(lines, [Span(0, 34), Span(35, 68)], 34)
    False
    """
    below = [text[b.start] for a, b in pairwise(lines) if width - 15 <= a.end - a.start <= width and text.count("\n", a.end, b.start) == 1]
    return sum(not c.isupper() and not c.isdigit() for c in below) * 4 >= len(below)


def wrapped(text: str, line: Span, follower: Span, width: int, bullets: str) -> bool:
    """Whether the follower goes on with the line's paragraph: no blank line between, no bullet, and its first word had no room."""
    if text.count("\n", line.end, follower.start) > 1 or text[follower.start] in bullets:
        return False
    length = line.end - line.start
    if length > _MOST or length < width // 3:
        return False
    word = next(iter(text[follower.start : min(follower.end, follower.start + _MOST)].split(None, 1)), "")
    return length + 1 + len(word) > width or (length * 2 > width and word[:1].islower() and text[line.end - 1] not in ".!?:;")
