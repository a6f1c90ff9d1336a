"""The matching form of a text: same length, so that a match in the fold is a match in the text.

Curly quotes become straight ones, all dashes a hyphen, every blank a space, letters lower case.  Each replacement is one
character for one character; a letter whose lower case is longer (only U+0130 in all of Unicode) stays as it is.
"""

from __future__ import annotations

from functools import lru_cache

_SAME = {
    **dict.fromkeys("‘’‚‛`´ʼ′", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys(
        "\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000",
        " ",
    ),
}
_PAIRS = tuple(_SAME.items())
_GUARD = str.maketrans({"\u0130": "i"})


def straighten(text: str) -> str:
    """Quotes, dashes and blanks in their plain form; letters untouched; the same length.

    >>> straighten("Lavrov’s\\xa0visit – “useful”")
    'Lavrov\\'s visit - "useful"'
    """
    if text.isascii():
        return text.replace("\n", " ").replace("\t", " ").replace("\r", " ")
    for odd, plain in _PAIRS:  # a search for each is many times faster than a look at every letter
        if odd in text:
            text = text.replace(odd, plain)
    return text


def fold(text: str) -> str:
    """The matching form: straightened and in lower case, of exactly the same length.

    >>> fold("MINISTER’S İzmir")
    "minister's izmir"
    """
    return _short(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> str:
    plain = straighten(text)
    return plain.translate(_GUARD).lower() if "\u0130" in plain else plain.lower()


_SHORT = 48
_short = lru_cache(maxsize=1 << 16)(_fold)  # words of the data files and of a page come again and again
