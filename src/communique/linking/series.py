"""Rounds of a series: the third round of talks, the next one."""

from __future__ import annotations

from functools import lru_cache

from communique.knowledge.book import Knowledge
from communique.linking.office_names import linking_words
from communique.text.fold import fold
from communique.text.words import bare_words

_ENDS = ("st", "nd", "rd", "th")
_MOST = 200


class Series:
    """The words of a language that number the rounds of a series."""

    def __init__(self, knowledge: Knowledge) -> None:
        files = linking_words(knowledge)
        self.ordinals = {word: number for file in files for number, word in enumerate(file.ordinal, 1)}
        self.next = frozenset(word for file in files for word in file.next)
        self.gatherings = {word: entry.type for file in files for entry in file.gathering for word in entry.words if " " not in word}

    def number(self, told: str) -> int | None:
        """The only ordinal number in the words, `None` where there is none or more than one.

        >>> series = series_of(Knowledge.standard())
        >>> series.number("the 12th round of talks"), series.number("the third round"), series.number("a round")
        (12, 3, None)
        """
        found = {number for word in bare_words(fold(told)) if (number := self._number(word)) is not None}
        return found.pop() if len(found) == 1 else None

    def says_next(self, told: str) -> bool:
        """Whether the words speak of the next of a series."""
        return not self.next.isdisjoint(bare_words(fold(told)))

    def gathering(self, told: str) -> str | None:
        """The type of event that the words of an undertaking would bring about; the first that they name."""
        return next((self.gatherings[word] for word in bare_words(fold(told)) if word in self.gatherings), None)

    def _number(self, word: str) -> int | None:
        if word in self.ordinals:
            return self.ordinals[word]
        digits = word[:-2]
        return int(digits) if word.endswith(_ENDS) and digits.isdecimal() and digits.isascii() and int(digits) <= _MOST else None


@lru_cache(maxsize=4)
def series_of(knowledge: Knowledge) -> Series:
    """The words of series of a body of knowledge."""
    return Series(knowledge)
