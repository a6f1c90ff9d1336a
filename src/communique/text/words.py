"""Words and marks of a stretch of text, with their places."""

from __future__ import annotations

import re

# Standard `re` is safe here: the pattern cannot backtrack across words, and callers pass stretches of at most MOST characters.
_WORD = re.compile(r"['’‘ʼ`][sS](?!\w)|[^\W_]+(?:[.&'’‘ʼ`/-][^\W_]+)*\.?|[^\w\s]|_+")
_BARE = re.compile(r"[^\W_]+")  # one class, nothing to go back over: linear over a text of any length
MOST = 6000
"""The longest stretch that is cut into words: no sentence is longer."""


Word = tuple[int, int, str]
"""A word or a mark: where it begins and ends, and its letters."""


def words(text: str, start: int, end: int) -> list[Word]:
    """The words and marks of `text[start:end]`, the possessive "'s" apart from its word, a full stop kept only with initials and abbreviations.

    >>> [text for _, _, text in words("Dr. K. Holm’s visit.", 0, 20)]
    ['Dr.', 'K.', 'Holm', '’s', 'visit', '.']
    """
    found: list[Word] = []
    for match in _WORD.finditer(text, start, min(end, start + MOST)):
        piece = match[0]
        at, after = match.span()
        if piece.isalnum() or after - at == 1:
            found.append((at, after, piece))
        else:
            found.extend(_parts(piece, at))
    return found


def bare_words(text: str) -> list[str]:
    """The letters and figures of a text, word by word, without any mark: what two texts are compared by.

    >>> bare_words("Vice-Minister Holm’s visit, 3 May")
    ['Vice', 'Minister', 'Holm', 's', 'visit', '3', 'May']
    """
    return _BARE.findall(text)


def _parts(piece: str, at: int) -> list[Word]:
    end = at + len(piece)
    if len(piece) == 2 and piece[0] in "'’‘ʼ`":
        return [(at, end, piece)]
    if len(piece) > 1 and piece[-1] == "." and not _abbreviation(piece):
        return [*_parts(piece[:-1], at), (end - 1, end, ".")]
    if len(piece) > 2 and piece[-2] in "'’‘ʼ`" and piece[-1] in "sS":
        return [(at, end - 2, piece[:-2]), (end - 2, end, piece[-2:])]
    return [(at, end, piece)]


def _abbreviation(piece: str) -> bool:
    short = len(piece) <= 5 and piece[0].isupper() and not piece[:-1].isupper()
    return short or (len(piece) == 2 and piece[0].isalpha()) or "." in piece[:-1]
