"""Buildings and grounds by their names, which no list knows: "the Norstadt Heritage House", "the Palace of Nations"."""

from __future__ import annotations

from communique.reading.sentences.clauses import Sentence

_LINKS, _LONGEST = ("of", "the", "de", "&"), 10


def venues(sentence: Sentence) -> dict[int, int]:
    """Where the names of buildings and grounds begin in a sentence, each with the index behind it."""
    return sentence.once("venues", _venues)


def _venues(sentence: Sentence) -> dict[int, int]:
    if not any(item.capital and _named(sentence, i) for i, item in enumerate(sentence.items)):
        return {}
    found: dict[int, int] = {}
    at = 0
    while at < len(sentence.items):
        end = name_end(sentence, at)
        if end > at + 1 and (_named(sentence, end - 1) or _named(sentence, at)):
            found[at] = end
        at = max(end, at + 1)
    return found


def name_end(sentence: Sentence, at: int) -> int:
    """Behind the words with capitals, and the small words that link them, that begin at an index; the index itself where none do."""
    end = index = at
    while index < min(at + _LONGEST, len(sentence.items)):
        item = sentence.items[index]
        if item.capital and sentence.date_at(index) is None and not item.sense("honorific"):
            end = index + 1
        elif end == index and end > at and (item.low in _LINKS or (item.low == "and" and _named(sentence, at))):
            pass
        elif item.low not in _LINKS or end == at:
            break
        index += 1
    return end


def _named(sentence: Sentence, at: int) -> bool:
    """Whether a word says what kind of building it is."""
    words = sentence.low(at).split()
    return sentence.items[at].capital and (words[-1] in sentence.book.venue or words[0] in sentence.book.venue)
