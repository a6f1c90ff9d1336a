"""Sentence boundaries, cautious about the abbreviations of diplomacy (H.E., U.S., Mr., No.)."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from communique.text.span import Span, trim

_STOPS = ".!?…"
_HARD = '.!?…:;"”»)]'
_NARROW, _WIDE = 45, 100
_LONGEST = 4000
_CLOSERS = "\"'”’»)]"
_OPENERS = "\"'“‘«([-–—"


def sentences(text: str, start: int, end: int, abbreviations: Collection[str] = ()) -> Iterator[Span]:
    """The sentences of `text[start:end]`, trimmed, in order.

    `abbreviations` are lower-case words with their full stop ("mr.", "u.s.") that do not end a sentence.

    >>> [s.of(t) for t in ["Mr. Lee met H.E. Anna Holm. They agreed."] for s in sentences(t, 0, len(t), {"mr.", "h.e."})]
    ['Mr. Lee met H.E. Anna Holm.', 'They agreed.']
    >>> [s.of(t) for t in ["He met Lyonpo (Dr.) Lee at the Norland-U.S. Forum. They agreed."] for s in sentences(t, 0, len(t), {"dr.", "u.s."})]
    ['He met Lyonpo (Dr.) Lee at the Norland-U.S. Forum.', 'They agreed.']
    >>> [s.of(t) for t in ["She met\\nhim. They agreed.\\nMore news"] for s in sentences(t, 0, len(t))]
    ['She met\\nhim.', 'They agreed.', 'More news']
    >>> [s.of(t) for t in ["He met A.K. Holm. They agreed."] for s in sentences(t, 0, len(t))]
    ['He met A.K. Holm.', 'They agreed.']
    """
    begin = at = start
    for stop in _stops(text, start, end):
        if stop < at:
            continue
        at = stop
        after = _past_closers(text, at + 1, end)
        if _ends_sentence(text, begin, at, after, end, abbreviations):
            if (span := trim(text, begin, after)).end > span.start:
                yield span
            begin = after
        at = max(after, at + 1)
    if (span := trim(text, begin, end)).end > span.start:
        yield span


def _stops(text: str, start: int, end: int) -> list[int]:
    """Where marks and line breaks stand that may end a sentence, in order."""
    found: list[int] = []
    for mark in _STOPS + "\n":
        at = text.find(mark, start, end)
        while at >= 0:
            found.append(at)
            at = text.find(mark, at + 1, end)
    return sorted(found)


def _past_closers(text: str, at: int, end: int) -> int:
    while at < end and text[at] in _STOPS + _CLOSERS:
        at += 1
    return at


def _ends_sentence(text: str, begin: int, at: int, after: int, end: int, abbreviations: Collection[str]) -> bool:
    if after >= end or (text[at] == "\n" and not _soft(text, begin, at, end)):
        return True
    if text[at] == "\n":
        return False
    if not text[after].isspace():
        return False
    follower = after
    while follower < end and (text[follower].isspace() or text[follower] in _OPENERS):
        follower += 1
    if follower < end and text[follower].islower():
        return False
    bracketed = text[at + 1 : after] == ")"
    return text[at] != "." or (after > at + 1 and not bracketed) or not _abbreviated(text, begin, at, abbreviations)


def _soft(text: str, begin: int, at: int, end: int) -> bool:
    """Whether a line break was made by hand within a sentence: a line that is near the usual width and ends with no stop, or one that the next
    goes on in small letters."""
    low = max(begin, at - 2 * _WIDE)
    before, follower = text[low:at].rstrip(), text[at + 1 : at + 2]
    if not before or before[-1] in _HARD or follower.isspace() or not follower or at + 1 >= end or at - begin > _LONGEST:
        return False
    length = at - max(text.rfind("\n", low, at) + 1, low)
    return (_NARROW <= length <= _WIDE and follower.isalnum()) or (follower.islower() and length <= _WIDE)


def _abbreviated(text: str, begin: int, at: int, abbreviations: Collection[str]) -> bool:
    left = at
    while left > begin and not text[left - 1].isspace() and at - left < 20:
        left -= 1
    written = text[left : at + 1].lstrip(_OPENERS).rpartition("-")[2]
    word = written.lower()
    return word in abbreviations or (len(word) == 2 and word[0].isalpha()) or _initials(written)


def _initials(word: str) -> bool:
    """ "A.K.", "M.U.M.": the initials of a name."""
    return len(word) in (4, 6) and all(c == "." if i % 2 else c.isupper() for i, c in enumerate(word))
