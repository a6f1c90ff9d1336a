"""Phrase tables: thousands of names and phrases found in one pass over a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Generic, NamedTuple, TypeVar

import ahocorasick_rs

from communique.text.fold import fold

T = TypeVar("T")
_FEW = 8
_MOST_QUICK = 500
"""For so many phrases the quicker machine is worth the time that it takes to make."""


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


_hit = partial(tuple.__new__, Hit)  # as `Hit(…)`, without a Python call for every phrase of a page


class PhraseTable(Generic[T]):
    """Finds all phrases of a table, longest at each place, whole words only.

    >>> table = PhraseTable([Phrase("Oman", "OM", "name"), Phrase("US", "US", "exact"), Phrase("met", "verb")])
    >>> [(h.start, h.meanings) for h in table.find("The woman met us in Oman, the US.")]
    [(10, ('verb',)), (20, ('OM',)), (30, ('US',))]
    """

    def __init__(self, phrases: Iterable[Phrase[T]]) -> None:
        self._by_words: dict[str, list[Phrase[T]]] = {}
        for phrase in phrases:
            self._by_words.setdefault(_key(phrase.words), []).append(phrase)
        self._keys = keys = list(self._by_words)
        self._entries: list[_Entry[T] | None] = [None] * len(keys)
        many = len(keys) > _FEW
        self._machine = ahocorasick_rs.AhoCorasick(keys, matchkind=ahocorasick_rs.MatchKind.Standard) if many else None

    def find(self, text: str, folded: str | None = None) -> list[Hit[T]]:
        """All hits in order, never overlapping; `folded` is `fold(text)` where the caller has it."""
        return longest(self.find_all(text, folded))

    def find_all(self, text: str, folded: str | None = None) -> list[Hit[T]]:
        """All hits, those inside others too, in order of their starts, the longer first."""
        low = fold(text) if folded is None else folded
        found: list[Hit[T]] = []
        size = len(low)
        for index, start, end in self._machine.find_matches_as_indexes(low, overlapping=True) if self._machine else _each(self._keys, low):
            entry = self._entries[index] or self._entry(index)
            if (end < size and entry.closes and low[end].isalnum()) or (start and entry.opens and low[start - 1].isalnum()):
                continue
            if entry.named and (text[start].isupper() or not text[start].isalpha()):
                found.append(_hit((start, end, entry.named)))
            elif meanings := entry.plain or tuple([p.meaning for p in entry.phrases if _case_fits(p, text, start, end)]):
                found.append(_hit((start, end, meanings)))
        found.sort(key=_place)
        return found

    def _entry(self, index: int) -> _Entry[T]:
        """What is known of one wording, worked out when it is first met: most of a table never is."""
        key = self._keys[index]
        made = self._entries[index] = _Entry(key, tuple(self._by_words[key]))
        return made

    def lookup(self, words: str) -> tuple[T, ...]:
        """The meanings of exactly these words (case as each entry asks)."""
        entries = self._by_words.get(_key(words), ())
        return tuple(p.meaning for p in entries if _case_fits(p, words, 0, len(words)))


def _each(keys: list[str], low: str) -> Iterator[tuple[int, int, int]]:
    """All places of a few phrases, one after the other: a machine for them would cost more than it saves."""
    for index, key in enumerate(keys):
        at = low.find(key) if key else -1
        while at >= 0:
            yield index, at, at + len(key)
            at = low.find(key, at + 1)


def _key(words: str) -> str:
    even = " ".join(words.split())
    return even.lower() if even.isascii() else fold(even)


def _case_fits(phrase: Phrase[T], text: str, start: int, end: int) -> bool:
    if phrase.case == "any":
        return True
    if phrase.case == "exact":
        return text[start:end] == phrase.words or fold(text[start:end]) == phrase.words
    return text[start].isupper() or not text[start].isalpha()


class _Entry(Generic[T]):
    """The phrases of one wording.  `opens` and `closes`: whether its first and last characters can run on in a longer word;
    `plain`: its meanings where no phrase asks for capitals; `named`: its meanings behind a capital where none asks for more than that."""

    def __init__(self, key: str, phrases: tuple[Phrase[T], ...]) -> None:
        self.phrases = phrases
        self.opens, self.closes = key[:1].isalnum(), key[-1:].isalnum()
        self.plain = tuple(p.meaning for p in phrases) if all(p.case == "any" for p in phrases) else ()
        self.named = tuple(p.meaning for p in phrases) if not self.plain and all(p.case != "exact" for p in phrases) else ()


def _place(hit: Hit[T]) -> tuple[int, int]:
    return hit.start, -hit.end


def longest(hits: Iterable[Hit[T]], end: int | None = None) -> list[Hit[T]]:
    """The longest of ordered hits at each place, none overlapping another, none reaching beyond `end`."""
    found: list[Hit[T]] = []
    reach = -1
    for hit in hits:
        if hit.start >= reach and (end is None or hit.end <= end):
            reach = hit.end
            found.append(hit)
    return found


class WordFinder:
    """Tells in one pass which of many phrases stand in a folded stretch, as whole words, and where each stands first.

    >>> WordFinder(["to visit", "visit"]).places("a visit to visit")
    {'visit': (2, 7), 'to visit': (8, 16)}
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = sorted({fold(p) for p in phrases if p})
        kind, quick = ahocorasick_rs.MatchKind.Standard, ahocorasick_rs.Implementation.DFA if len(self._phrases) <= _MOST_QUICK else None
        self._machine = ahocorasick_rs.AhoCorasick(self._phrases, matchkind=kind, implementation=quick) if self._phrases else None

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
        low, size = folded, len(folded)
        return sorted(
            [
                start
                for _, start, end in self._machine.find_matches_as_indexes(low, overlapping=True)
                if not (start and low[start - 1].isalnum() and low[start].isalnum())
                and not (end < size and low[end].isalnum() and low[end - 1].isalnum())
            ]
        )


def _whole(low: str, start: int, end: int) -> bool:
    before = start and low[start - 1].isalnum() and low[start].isalnum()
    after = end < len(low) and low[end].isalnum() and low[end - 1].isalnum()
    return not (before or after)
