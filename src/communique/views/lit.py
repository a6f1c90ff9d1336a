"""Where the words of a query stand in a text: spans in code points, and the stretch that shows most of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

import msgspec

from communique.views.query import Term, is_letter

Spot = tuple[int, int]
_MOST_SPOTS = 400


class Snippet(msgspec.Struct, frozen=True):
    """A stretch of a text; it stands at `start` of the reading text, and `lit` are the hits, counted from its own beginning."""

    text: str
    start: int
    lit: tuple[Spot, ...]


class _Plain(dict[int, int | str]):
    """Every letter without its marks, in lower case where that is one letter: the form in which the index compares words."""

    def __missing__(self, code: int) -> int | str:
        base = unicodedata.normalize("NFD", chr(code))
        letter = base[0] if all(unicodedata.combining(mark) for mark in base[1:]) else chr(code)
        small = letter.lower()
        self[code] = small if len(small) == 1 else letter
        return self[code]


_PLAIN = _Plain()


def plain(text: str) -> str:
    """The text as the index compares it; of the same length.

    >>> plain("Vučić MET Øye")
    'vucic met øye'
    """
    return text.lower() if text.isascii() else text.translate(_PLAIN)


def spots(text: str, term: Term) -> Iterator[Spot]:
    """Where a term's words stand in a text that is `plain` already."""
    words = [plain(word) for word in term.words]
    at = 0
    while (at := text.find(words[0], at)) >= 0:
        end = _end(text, at, words, term.prefix)
        if end:
            yield at, end
        at = max(end, at + 1)


def all_spots(text: str, terms: Iterable[Term]) -> list[Spot]:
    """Where any of the terms stands in a plain text, in order; overlapping hits are one."""
    found: list[Spot] = []
    for term in terms:
        found.extend(spot for spot, _ in zip(spots(text, term), range(_MOST_SPOTS), strict=False))
    joined: list[Spot] = []
    for start, end in sorted(found):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def snippet(text: str, start: int, end: int, terms: Iterable[Term], width: int = 240) -> Snippet:
    """The stretch of `text[start:end]` that shows the most hits of the terms; its beginning where there are none."""
    stretch = text[start:end]
    found = all_spots(plain(stretch), terms)
    begin = _best(found, width)
    begin = max(0, min(begin - width // 4, len(stretch) - width)) if found else 0
    while begin and is_letter(stretch[begin - 1]) and is_letter(stretch[begin]):
        begin -= 1
    begin += len(stretch[begin:]) - len(stretch[begin:].lstrip())
    stop = min(len(stretch), begin + width)
    while stop < len(stretch) and is_letter(stretch[stop]) and is_letter(stretch[stop - 1]) and stop < begin + width + 40:
        stop += 1
    lit = tuple((a - begin, b - begin) for a, b in found if a >= begin and b <= stop)
    return Snippet(stretch[begin:stop], start + begin, lit)


def around(text: str, start: int, end: int, first: int, last: int, width: int = 160) -> Snippet:
    """The words around `text[start:end]`, which is lit, within `text[first:last]`; whole words, and no blank line.

    >>> around("They cited the Charter of Oslo at length", 15, 30, 0, 40, 8)
    Snippet(text='the Charter of Oslo at', start=11, lit=((4, 19),))
    """
    begin, stop = max(first, start - width, text.rfind("\n\n", 0, start) + 2), min(last, end + width)
    stop = min(stop, text.find("\n\n", end) if "\n\n" in text[end:stop] else stop)
    begin, stop = min(begin, start), max(stop, end)
    while begin < start and (text[begin].isspace() or (begin > first and is_letter(text[begin - 1]))):
        begin += 1
    while stop > end and (text[stop - 1].isspace() or (stop < last and is_letter(text[stop]))):
        stop -= 1
    return Snippet(text[begin:stop], begin, ((start - begin, end - begin),))


def _best(found: list[Spot], width: int) -> int:
    """Where the stretch of most hits begins, the first of several."""
    best = most = last = 0
    for number, (start, _) in enumerate(found):
        last = max(last, number)
        while last < len(found) and found[last][1] <= start + width * 3 // 4:
            last += 1
        if last - number > most:
            best, most = start, last - number
    return best


def _end(text: str, at: int, words: list[str], prefix: bool) -> int:
    """Where the words that begin at a place end; 0 where they do not stand there."""
    if at and is_letter(text[at - 1]):
        return 0
    for number, word in enumerate(words):
        if number:
            while at < len(text) and not is_letter(text[at]):
                at += 1
        if not text.startswith(word, at):
            return 0
        at += len(word)
        open_end = prefix and number == len(words) - 1
        while open_end and at < len(text) and is_letter(text[at]):
            at += 1
        if at < len(text) and is_letter(text[at]):
            return 0
    return at
