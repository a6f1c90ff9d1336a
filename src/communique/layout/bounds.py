"""How much of one page is laid out: far more than any page of a service holds, and little enough to be read in time and memory that are known."""

from __future__ import annotations

MOST_TEXT = 2_000_000
"""Characters of reading text: a book of six hundred pages."""

MOST_LINES = 50_000
"""Lines of reading text that are not blank."""

STRETCH_TEXT = 1 << 18
"""Source is taken in stretches of so many characters at most, however long its lines are."""


def within(text: str) -> str:
    """The text as far as it is laid out: whole lines, or whole words where a line is too long.

    >>> within("one line") == "one line", len(within("many words " * 300_000)), within("a\\r" * 60_000) == "a\\r" * MOST_LINES
    (True, 1999998, True)
    """
    if len(text) <= MOST_LINES:
        return text
    end = lines = 0
    for line in text[:MOST_TEXT].splitlines(keepends=True):
        lines += not line.isspace()
        if lines > MOST_LINES:
            break
        end += len(line)
    if end < MOST_TEXT or len(text) == MOST_TEXT:
        return text[:end]
    return text[: max(text.rfind(mark, 0, MOST_TEXT) for mark in "\n ") + 1 or MOST_TEXT]
