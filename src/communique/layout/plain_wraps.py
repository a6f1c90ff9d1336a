"""Lines wrapped by hand: mail copies and old pages break their paragraphs at 60 to 80 characters."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from communique.knowledge.language_signs import small_words
from communique.text.fold import fold
from communique.text.span import Span

_LEAST, _MOST = 50, 100
_ENOUGH = 4
_UNEVEN = 4


def wrap_width(lengths: list[int]) -> int:
    """The width at which a text is wrapped, 0 where it is not.

    A text is wrapped when it has several lines near its greatest width and (almost) none beyond: a title may be longer.

    >>> wrap_width([70, 68, 72, 71, 30]), wrap_width([70, 400, 72, 300]), wrap_width([93, 70, 68, 72, 71, 30])
    (72, 0, 72)
    """
    full = sorted(n for n in lengths if _LEAST <= n <= _MOST)
    longer = sum(n > _MOST for n in lengths)
    if len(full) < _ENOUGH or longer * 10 > len(full):
        return 0
    beyond = max(int(len(full) > _ENOUGH), len(full) // 10) - longer
    width = max(n for n in full if n <= full[-1 - max(0, beyond)] + _UNEVEN)
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
    """Whether the follower goes on with the line's paragraph: no blank line between, no bullet, and its first word had no room.

    Pages whose markup was taken away break their lines unevenly: then a small word at the end of the line, or a quotation that the line opens,
    or a small letter below it tells that it goes on.
    """
    if text.count("\n", line.end, follower.start) > 1 or text[follower.start] in bullets:
        return False
    length = line.end - line.start
    if length > _MOST or (length < width // 3 and not _opens_quotation(text, line)):
        return False
    if _opens_quotation(text, line):
        return True
    word = next(iter(text[follower.start : min(follower.end, follower.start + _MOST)].split(None, 1)), "")
    if length + 1 + len(word) > width or fold(text[line.start : line.end].rpartition(" ")[2]) in small_words():
        return True
    return length * 2 > width and word[:1].islower() and text[line.end - 1] not in ".!?:;"


def _opens_quotation(text: str, line: Span) -> bool:
    """Whether a line opens a quotation and breaks off in it: `“It is`."""
    said = text[line.start : line.end]
    return said[0] == "“" and "”" not in said and (said[-1].isalpha() or said[-1] == ",")
