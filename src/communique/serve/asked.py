"""What a visitor asks: the page's own parts of the address, and the rest of it."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

MOST_WORDS = 400


class Asked(msgspec.Struct, frozen=True):
    """`path` holds the named parts of the address, `query` its parameters (the last of several of one name)."""

    path: Mapping[str, str]
    query: Mapping[str, str]

    def word(self, name: str) -> str:
        """A parameter, without blanks at its ends, and not longer than a question may be."""
        return self.query.get(name, "").strip()[:MOST_WORDS]

    def number(self, name: str, least: int, most: int, usual: int) -> int:
        """A parameter as a number within bounds; the usual one where it is none.

        >>> Asked({}, {"page": "7", "n": "x"}).number("page", 1, 5, 1), Asked({}, {"n": "x"}).number("n", 1, 5, 2)
        (5, 2)
        """
        word = self.query.get(name, "")
        return min(most, max(least, int(word))) if word.isascii() and word.isdigit() and len(word) < 10 else usual


class NotHere(LookupError):
    """What was asked for is not in the archive; the message says what there is."""
