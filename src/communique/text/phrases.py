"""Phrase tables: thousands of names and phrases found in one pass over a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

import ahocorasick_rs

from communique.text.fold import fold

T = TypeVar("T")


class Phrase(NamedTuple, Generic[T]):
    """One phrase and what it means.  `case`: `any`, `name` (must begin with a capital) or `exact` (as written)."""

    words: str
    meaning: T
    case: str = "any"


class Hit(NamedTuple, Generic[T]):
    """A phrase found at `[start, end)`; several meanings when entries share the words."""

    start: int
    end: int
    meanings: tuple[T, ...]


class PhraseTable(Generic[T]):
    """Finds all phrases of a table, longest at each place, whole words only.

    >>> table = PhraseTable([Phrase("Oman", "OM", "name"), Phrase("US", "US", "exact"), Phrase("met", "verb")])
    >>> [(h.start, h.meanings) for h in table.find("The woman met us in Oman, the US.")]
    [(10, ('verb',)), (20, ('OM',)), (30, ('US',))]
    """

    def __init__(self, phrases: Iterable[Phrase[T]]) -> None:
        self._by_words: dict[str, list[Phrase[T]]] = {}
        for phrase in phrases:
            self._by_words.setdefault(fold(" ".join(phrase.words.split())), []).append(phrase)
        self._keys = list(self._by_words)
        self._entries = [self._by_words[key] for key in self._keys]
        self._machine = ahocorasick_rs.AhoCorasick(self._keys, matchkind=ahocorasick_rs.MatchKind.Standard) if self._keys else None

    def find(self, text: str, folded: str | None = None) -> list[Hit[T]]:
        """All hits in order, never overlapping; `folded` is `fold(text)` where the caller has it."""
        if self._machine is None:
            return []
        low = fold(text) if folded is None else folded
        raw = self._machine.find_matches_as_indexes(low, overlapping=True)
        return list(_longest(self._checked(raw, text, low)))

    def _checked(self, raw: Iterable[tuple[int, int, int]], text: str, low: str) -> Iterator[Hit[T]]:
        size = len(low)
        for index, start, end in raw:
            if (start and low[start - 1].isalnum() and low[start].isalnum()) or (
                end < size and low[end].isalnum() and low[end - 1].isalnum()
            ):
                continue
            meanings = tuple(p.meaning for p in self._entries[index] if _case_fits(p, text, start, end))
            if meanings:
                yield Hit(start, end, meanings)

    def lookup(self, words: str) -> tuple[T, ...]:
        """The meanings of exactly these words (case as each entry asks)."""
        entries = self._by_words.get(fold(" ".join(words.split())), ())
        return tuple(p.meaning for p in entries if _case_fits(p, words, 0, len(words)))


def _case_fits(phrase: Phrase[T], text: str, start: int, end: int) -> bool:
    if phrase.case == "any":
        return True
    if phrase.case == "exact":
        return text[start:end] == phrase.words or fold(text[start:end]) == phrase.words
    return text[start].isupper() or not text[start].isalpha()


def _longest(hits: Iterable[Hit[T]]) -> Iterator[Hit[T]]:
    reach = -1
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if hit.start >= reach:
            reach = hit.end
            yield hit


class WordFinder:
    """Tells in one pass which of many phrases stand in a folded stretch, as whole words, and where each stands first.

    >>> WordFinder(["to visit", "visit"]).places("a visit to visit")
    {'visit': (2, 7), 'to visit': (8, 16)}
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = sorted({fold(p) for p in phrases if p})
        self._machine = ahocorasick_rs.AhoCorasick(self._phrases, matchkind=ahocorasick_rs.MatchKind.Standard) if self._phrases else None

    def places(self, folded: str) -> dict[str, tuple[int, int]]:
        """Each phrase that is there, with its first place."""
        found: dict[str, tuple[int, int]] = {}
        for index, start, end in self._machine.find_matches_as_indexes(folded, overlapping=True) if self._machine else ():
            words = self._phrases[index]
            if words not in found and _whole(folded, start, end):
                found[words] = (start, end)
        return found

    def starts(self, folded: str) -> list[int]:
        """The places of all the phrases, in order."""
        if self._machine is None:
            return []
        found = self._machine.find_matches_as_indexes(folded, overlapping=True)
        return sorted(start for _, start, end in found if _whole(folded, start, end))


def _whole(low: str, start: int, end: int) -> bool:
    before = start and low[start - 1].isalnum() and low[start].isalnum()
    after = end < len(low) and low[end].isalnum() and low[end - 1].isalnum()
    return not (before or after)
