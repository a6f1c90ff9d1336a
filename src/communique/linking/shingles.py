"""Texts as sets of word runs: how alike two texts are, and the few keys under which alike texts meet.

A text is cut into runs of four words; each run becomes a number (CRC-32, the same on every machine).  MinHash by one permutation: the numbers
are dealt into bins, the least of each bin stands for it, and bins in threes make a key.  Texts that share most of their runs share a key almost
surely; texts that share few hardly ever do.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection
from functools import lru_cache

from communique.text.fold import fold
from communique.text.words import bare_words

RUN = 4
BINS = 48
ROWS = 3
_LONG_WORD = 24  # no alphabet has such words: a script without blanks, cut into its letters


def tokens(text: str) -> list[str]:
    """The words of a text in lower case; the letters one by one in scripts that set no blanks.

    >>> tokens("The Envoys met, twice.")
    ['the', 'envoys', 'met', 'twice']
    """
    words = bare_words(text.lower())
    if text.isascii() or not any(len(word) > _LONG_WORD for word in words):
        return words
    return [piece for word in words for piece in (word if len(word) > _LONG_WORD else (word,))]


def runs(text: str) -> frozenset[int]:
    """The runs of a text as numbers; a text shorter than one run is one run.

    >>> len(runs("one two three four five")), len(runs("one two")), len(runs(""))
    (2, 1, 0)
    """
    return _runs(text)


@lru_cache(maxsize=256)
def _runs(text: str) -> frozenset[int]:
    words = tokens(text)
    if len(words) < RUN:
        return frozenset({zlib.crc32(" ".join(words).encode())} if words else ())
    return frozenset(map(zlib.crc32, map(str.encode, map(" ".join, zip(words, words[1:], words[2:], words[3:], strict=False)))))


def alike(one: Collection[int], other: Collection[int]) -> float:
    """The share of runs that two texts have in common (Jaccard).

    >>> alike({1, 2, 3}, {2, 3, 4})
    0.5
    """
    both = len(set(one) & set(other))
    return both / max(1, len(one) + len(other) - both)


def contained(part: Collection[int], whole: Collection[int]) -> float:
    """The share of the runs of `part` that `whole` has as well.

    >>> contained({1, 2}, {1, 2, 3, 4})
    1.0
    """
    return len(set(part) & set(whole)) / max(1, len(part))


def bands(numbers: Collection[int]) -> list[str]:
    """The keys of a text: for every three bins that hold something, their least numbers."""
    least = {number % BINS: number for number in sorted(numbers, reverse=True)}
    return [
        f"{first}:{least[first]:x}.{least[first + 1]:x}.{least[first + 2]:x}"
        for first in range(0, BINS, ROWS)
        if first in least and first + 1 in least and first + 2 in least
    ]


def title_key(title: str) -> str:
    """The words of a title, marks and letter case left out.

    >>> title_key("Envoys’ talks: Day 2") == title_key("ENVOYS' TALKS - DAY 2")
    True
    """
    return " ".join(bare_words(fold(title)))


def digest(text: str) -> str:
    """A short name for the words of a text, marks and letter case left out.

    >>> digest("The envoys met.") == digest("THE ENVOYS MET")
    True
    """
    data = " ".join(tokens(text)).encode()
    return f"{zlib.crc32(data):08x}{zlib.adler32(data):08x}"
