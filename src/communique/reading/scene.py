"""The scene: a stretch of text with everything that the phrase tables and the date grammar find in it.

Every step that reads sentences works on items: words, with known phrases ("Foreign Minister", "New York") kept together.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from communique.knowledge.book import Knowledge
from communique.knowledge.languages import LanguagePack
from communique.knowledge.senses import Sense
from communique.text.fold import fold
from communique.text.phrases import Hit
from communique.text.sentences import sentences
from communique.text.span import Span
from communique.text.words import words


class Item(NamedTuple):
    """A word, a mark or a known phrase.  `low` is its folded form; `senses` what it may mean (empty for ordinary words)."""

    start: int
    end: int
    text: str
    low: str
    senses: tuple[Sense, ...]

    def sense(self, *kinds: str) -> Sense | None:
        """The first sense of one of `kinds`."""
        return next((s for k in kinds for s in self.senses if s.kind == k), None)

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


class Scene:
    """A text (the whole reading text of the page) and the phrases found in one stretch of it."""

    def __init__(self, text: str, start: int, end: int, knowledge: Knowledge, pack: LanguagePack) -> None:
        self.text, self.start, self.end = text, start, end
        self.knowledge, self.pack, self.book = knowledge, pack, pack.book
        stretch = text[start:end]
        self.folded = fold(stretch)
        found = (Hit(h.start + start, h.end + start, self._apart(h)) for h in pack.table.find(stretch, self.folded))
        self.hits = [h for h in found if h.meanings]
        self._starts = [h.start for h in self.hits]

    def _apart(self, hit: Hit[Sense]) -> tuple[Sense, ...]:
        """The hit's meanings; inside a hyphened word ("Okafor-Dean", "well-attended") only names of states and bodies keep theirs."""
        low = self.folded
        before = hit.start > 1 and low[hit.start - 1] == "-" and low[hit.start - 2].isalnum()
        after = hit.end + 1 < len(low) and low[hit.end] == "-" and low[hit.end + 1].isalnum()
        if not (before or after):
            return hit.meanings
        return tuple(s for s in hit.meanings if s.kind in ("country", "organisation", "place"))

    def within(self, start: int, end: int) -> Iterator[Hit[Sense]]:
        """The hits that lie in `[start, end)`."""
        at = bisect_left(self._starts, start)
        while at < len(self.hits) and self.hits[at].start < end:
            if self.hits[at].end <= end:
                yield self.hits[at]
            at += 1

    def sentences(self, start: int, end: int) -> Iterator[Span]:
        """The sentences of a stretch."""
        return sentences(self.text, start, end, self.pack.abbreviations)

    def items(self, start: int, end: int) -> list[Item]:
        """The words and phrases of a stretch, in order."""
        found: list[Item] = []
        at = start
        for hit in self.within(start, end):
            if hit.start < at:
                continue
            found += self._plain(at, hit.start)
            found.append(Item(hit.start, hit.end, self.text[hit.start : hit.end], self._low(hit.start, hit.end), hit.meanings))
            at = hit.end
        return found + self._plain(at, end)

    def _plain(self, start: int, end: int) -> list[Item]:
        return [Item(w.start, w.end, w.text, self._low(w.start, w.end), ()) for w in words(self.text, start, end)] if end > start else []

    def _low(self, start: int, end: int) -> str:
        return self.folded[start - self.start : end - self.start]
