"""The scene: a stretch of text with everything that the phrase tables and the date grammar find in it.

Every step that reads sentences works on items: words, with known phrases ("Foreign Minister", "New York") kept together.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator
from functools import partial
from typing import Any, NamedTuple

from communique.knowledge.book import Knowledge
from communique.knowledge.languages import LanguagePack
from communique.knowledge.senses import Sense
from communique.reading.ground import Ground
from communique.text.phrases import Hit
from communique.text.sentences import sentences
from communique.text.span import Span
from communique.text.words import Word, words

_NONE: frozenset[str] = frozenset()


class Item(NamedTuple):
    """A word, a mark or a known phrase.  `low` is its folded form; `senses` what it may mean (empty for ordinary words).

    `kinds` are the kinds of its senses.
    """

    start: int
    end: int
    text: str
    low: str
    senses: tuple[Sense, ...]
    kinds: frozenset[str] = _NONE

    def sense(self, *kinds: str) -> Sense | None:
        """The first sense of one of `kinds`."""
        for kind in kinds if self.senses else ():
            if kind in self.kinds:
                return next((s for s in self.senses if s.kind == kind), None)
        return None

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


_item = partial(tuple.__new__, Item)  # as `Item(…)`, without a Python call for every word of a page
_LONGEST = 1200
_UNIT = 2


def _pieces(text: str, span: Span) -> Iterator[Span]:
    at = span.start
    while span.end - at > _LONGEST:
        blank = text.rfind(" ", at + 1, at + _LONGEST)
        cut = blank if blank > 0 else at + _LONGEST
        yield Span(at, cut)
        at = cut + (cut == blank)
    yield Span(at, span.end)


def _any_within(starts: list[int], span: Span) -> bool:
    at = bisect_left(starts, span.start)
    return at < len(starts) and starts[at] < span.end


class Scene:
    """A text (the whole reading text of the page) and the phrases found in one stretch of it."""

    def __init__(self, text: str, start: int, end: int, knowledge: Knowledge, pack: LanguagePack, ground: Ground | None = None) -> None:
        self.text, self.start, self.end = text, start, end
        self.knowledge, self.pack, self.book = knowledge, pack, pack.book
        self.ground = ground or Ground(text, pack)
        self.folded = self.ground.folded[start:end]
        raw = (h for found in self.ground.phrases.within(start, end) for h in self._opened(found))
        self.hits = [h for found in raw if (h := self._apart(found)).meanings]
        self.kinds = frozenset([s.kind for h in self.hits for s in h.meanings])
        """The kinds of all senses in the stretch: what is not among them need not be looked for."""
        self._starts = [h.start for h in self.hits]
        self._ordinary: frozenset[str] | None = None
        self._items: dict[tuple[int, int], list[Item]] = {}
        self._spans: dict[tuple[int, int], list[Span]] = {}
        self.memo: dict[Hashable, Any] = {}
        """What steps have worked out about a sentence and may ask again: each step has keys of its own."""

    def _apart(self, hit: Hit[Sense]) -> Hit[Sense]:
        """The hit; inside a hyphened word ("Okafor-Dean", "well-attended") only names of states and bodies keep their meanings."""
        low, start, end = self.folded, hit.start - self.start, hit.end - self.start
        before = start > 1 and low[start - 1] == "-" and low[start - 2].isalnum()
        after = end + 1 < len(low) and low[end] == "-" and low[end + 1].isalnum()
        if not (before or after):
            return hit if end - start > _UNIT or not low[max(start - 2, 0) : start].strip().isdigit() else self._unit(hit)
        if before and low[low.rfind(" ", 0, start) + 1 : start - 1] in self.book.particle:
            return Hit(hit.start, hit.end, ())
        office = low[max(start - 3, 0) : start] == "ex-" or (not before and self._suffixed(end + 1))
        kept = ("office", "country") if office else ("country", "organisation", "place")
        return Hit(hit.start, hit.end, tuple(s for s in hit.meanings if s.kind in kept))

    @staticmethod
    def _unit(hit: Hit[Sense]) -> Hit[Sense]:
        """Two letters right behind figures are a unit ("at 2:20 PM EST"), no office."""
        return Hit(hit.start, hit.end, tuple(s for s in hit.meanings if s.kind != "office"))

    def _suffixed(self, at: int) -> bool:
        """Whether a word that belongs to an office ("-Designate") begins at a place of the folded stretch."""
        end = at
        while end < len(self.folded) and self.folded[end].isalpha():
            end += 1
        return self.folded[at:end] in self.book.low_suffix

    def _opened(self, hit: Hit[Sense]) -> Iterator[Hit[Sense]]:
        """The hit; "the foreign ministers" before "of" is no collective of its own: what it holds counts."""
        if hit.meanings[0].kind == "collective" and self.folded.startswith(self.book.whose, hit.end - self.start):
            begin = self.ground.folded.find(" ", hit.start) + 1
            yield from self.ground.phrases.within(begin, hit.end)
        else:
            yield hit

    @property
    def ordinary(self) -> frozenset[str]:
        """The words that the stretch has in lower case: a capitalised one of them is hardly a name."""
        if self._ordinary is None:
            self._ordinary = frozenset(filter(str.islower, self.text[self.start : self.end].replace(",", " ").replace(".", " ").split()))
        return self._ordinary

    def within(self, start: int, end: int) -> Iterator[Hit[Sense]]:
        """The hits that lie in `[start, end)`."""
        at = bisect_left(self._starts, start)
        return iter([hit for hit in self.hits[at : bisect_left(self._starts, end, at)] if hit.end <= end])

    def honours(self, span: Span) -> bool:
        """Whether an honorific stands in a sentence before a capital."""
        return _any_within(self.ground.honorifics, span)

    def shows_presence(self, span: Span) -> bool:
        """Whether words stand in a sentence that tell who else was there."""
        return _any_within(self.ground.presence, span)

    def presence_within(self, span: Span) -> list[int]:
        """Where those words begin."""
        places = self.ground.presence
        return places[bisect_left(places, span.start) : bisect_left(places, span.end)]

    def sentences(self, start: int, end: int) -> list[Span]:
        """The sentences of a stretch, split once; what runs on longer than any sentence is cut at a blank."""
        if (start, end) not in self._spans:
            found = sentences(self.text, start, end, self.pack.abbreviations)
            self._spans[start, end] = [piece for span in found for piece in _pieces(self.text, span)]
        return self._spans[start, end]

    def items(self, start: int, end: int) -> list[Item]:
        """The words and phrases of a stretch, in order.  Several steps ask for the same sentence: the list is made once, and nobody changes it."""
        if (start, end) not in self._items:
            self._items[start, end] = self._cut(start, end)
        return self._items[start, end]

    def _cut(self, start: int, end: int) -> list[Item]:
        found: list[Item] = []
        at = start
        for hit in self.within(start, end):
            if hit.start < at:
                continue
            if at < hit.start and not (hit.start - at == 1 and self.text[at] == " "):
                found += self._plain(at, hit.start)
            kinds = frozenset([s.kind for s in hit.meanings])
            low = self.folded[hit.start - self.start : hit.end - self.start]
            found.append(_item((hit.start, hit.end, self.text[hit.start : hit.end], low, hit.meanings, kinds)))
            at = hit.end
        return found + self._plain(at, end) if at < end else found

    def _plain(self, start: int, end: int) -> list[Item]:
        base, low = self.start, self.folded
        found: Iterable[Word] = words(self.text, start, end)
        if self.text.find(".", start, end) >= 0:
            found = (part for word in found for part in (self._unglued(*word) if "." in word[2] else (word,)))
        return [_item((s, e, text, low[s - base : e - base], (), _NONE)) for s, e, text in found]

    def _unglued(self, start: int, end: int, text: str) -> Iterator[tuple[int, int, str]]:
        """The word; an honorific that its full stop glues to a name ("Dr.Holm") is a word of its own."""
        cuts = {text.find(".") + 1, text.rfind(".") + 1} if "." in text else ()
        for cut in cuts:
            if 2 < cut < len(text) and text[cut].isupper() and text[:cut] in self.book.written_honorific:
                yield start, start + cut, text[:cut]
                start, text = start + cut, text[cut:]
                break
        yield start, end, text
