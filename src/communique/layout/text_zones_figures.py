"""Where a plain page has figures: found once for the whole page, so that a line without any costs nothing."""

from __future__ import annotations

_SHAPES = {**dict.fromkeys(b"0123456789", b"0"), **dict.fromkeys(b"./-", b"-"), ord("'"): b"'"}
_TABLE = b"".join(_SHAPES.get(code, b" ") for code in range(256))


class Figures:
    """The figures of a text, one byte for each of its characters.

    >>> figures = Figures("The envoys met on 3.5.2018.\\nThey meet again in '19, at 8 p.m.")
    >>> figures.any(0, 17), figures.any(0, 20), figures.like_date(0, 27), figures.like_date(30, 62), figures.like_date(52, 62)
    (False, True, True, True, False)
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._shape = text.encode("ascii", "replace").translate(_TABLE)
        self._foreign = not text.isascii() and any(c.isdigit() for c in set(text) if not c.isascii())
        """Whether the text has figures of other scripts."""

    def any(self, start: int, end: int) -> bool:
        """Whether a figure, of any script, stands in the stretch."""
        return self._shape.find(b"0", start, end) >= 0 or (self._foreign and any(c.isdigit() for c in self._text[start:end]))

    def like_date(self, start: int, end: int) -> bool:
        """Whether figures stand there as in dates: four of them, two parted by a stop, a stroke or a hyphen, or two behind an apostrophe."""
        find = self._shape.find
        return find(b"0", start, end) >= 0 and (
            find(b"0000", start, end) >= 0 or find(b"0-0", start, end) >= 0 or find(b"'00", start, end) >= 0
        )
