"""Patterns over page text, in linear time: the one door to google-re2.

The standard library's `re` may take hours over a hostile page; re2 cannot.  Patterns are compiled once and kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import re2


@lru_cache(maxsize=2048)
def compiled(pattern: str, ignore_case: bool = False) -> Any:
    """The compiled re2 pattern; `ignore_case` for Unicode case-insensitive matching.

    >>> compiled("(?P<day>[0-9]{1,2}) May").search("on 3 May").group("day")
    '3'
    """
    options = re2.Options()
    options.case_sensitive = not ignore_case
    options.log_errors = False
    return re2.compile(pattern, options)  # type: ignore[no-untyped-call]


def find_all(pattern: str, text: str, start: int = 0, end: int | None = None, ignore_case: bool = False) -> Iterator[Any]:
    """All non-overlapping matches in `text[start:end]`, offsets in the whole text."""
    return compiled(pattern, ignore_case).finditer(text, start, len(text) if end is None else end)  # type: ignore[no-any-return]


def alternation(words: list[str]) -> str:
    """A group that matches any of `words`, longest first, blanks matching any run of blanks.

    >>> alternation(["state", "state visit"])
    '(?:state\\\\s+visit|state)'
    """
    parts = (r"\s+".join(_plain(w) for w in word.split()) for word in sorted(set(words), key=lambda w: (-len(w), w)))
    return f"(?:{'|'.join(parts)})"


def _plain(word: str) -> str:
    return str(re2.escape(word))  # type: ignore[no-untyped-call]
