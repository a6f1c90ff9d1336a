"""Words made fit for the files that other programs read."""

from __future__ import annotations


def clean(words: str) -> str:
    """Words that XML 1.0 can hold.

    >>> clean("a\\x08b\\ufffe")
    'ab'
    """
    return "".join(c for c in words if c in "\t\n\r" or 0x20 <= ord(c) < 0xD800 or 0xE000 <= ord(c) < 0xFFFE or ord(c) >= 0x10000)
