"""Character references (`&nbsp;`, `&#8217;`, `&amp`): what they stand for and how long they are in the source."""

from __future__ import annotations

from html import unescape
from html.entities import html5

_LONGEST = 34
_DIGITS = frozenset("0123456789")
_OPENINGS = frozenset(name[:2] for name in html5 if not name.endswith(";"))
_HEX = frozenset("0123456789abcdefABCDEF")


def reference(source: str, at: int) -> tuple[str, int]:
    """The characters that the reference at `source[at] == "&"` stands for, and where it ends.

    What is no reference is an ampersand.  References to characters that no text may hold give nothing or U+FFFD.

    >>> reference("R&amp;D", 1), reference("a & b", 2), reference("&#150;", 0), reference("&#8;", 0)
    (('&', 6), ('&', 3), ('–', 6), ('', 4))
    """
    if source.startswith("#", at + 1):
        return _numeric(source, at)
    end = source.find(";", at, at + _LONGEST)
    if end > 0 and (value := html5.get(source[at + 1 : end + 1])):
        return value, end + 1
    return _unfinished(source, at)


def _unfinished(source: str, at: int) -> tuple[str, int]:
    """Old names may stand without a semicolon: the longest that fits (`&ampx` is an ampersand and an x)."""
    piece = source[at + 1 : at + 8]
    if piece[:2] not in _OPENINGS:
        return "&", at + 1
    for size in range(min(6, len(piece)), 1, -1):
        if value := html5.get(piece[:size]):
            return value, at + 1 + size
    return "&", at + 1


def _numeric(source: str, at: int) -> tuple[str, int]:
    hexadecimal = source[at + 2 : at + 3] in ("x", "X")
    begin = at + 3 if hexadecimal else at + 2
    end, digits = begin, _HEX if hexadecimal else _DIGITS
    while end < len(source) and source[end] in digits:
        end += 1
    if end == begin:
        return "&", at + 1
    after = end + 1 if source.startswith(";", end) else end
    number = source[begin:end].lstrip("0")
    return ("\ufffd" if len(number) > 7 else unescape(f"&#{'x' if hexadecimal else ''}{number or '0'};")), after


def plain_value(value: str) -> str:
    """An attribute's value with its references resolved and the blanks at its edges cut off."""
    return (unescape(value) if "&" in value else value).strip()
