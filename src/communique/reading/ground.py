"""The ground: what the tables of a language find on the whole page, looked for once and shared by all its documents."""

from __future__ import annotations

from bisect import bisect_left
from typing import Generic, TypeVar

from communique.dates.order import kept_order
from communique.knowledge.languages import LanguagePack
from communique.text.fold import fold
from communique.text.phrases import Hit, PhraseTable, longest

T = TypeVar("T")


class Finds(Generic[T]):
    """All hits of one table on a page, to be cut out for any stretch."""

    def __init__(self, table: PhraseTable[T], text: str, folded: str) -> None:
        self._table, self._text, self._folded = table, text, folded
        self._hits = table.find_all(text, folded)
        self._starts = [h.start for h in self._hits]

    def within(self, start: int, end: int) -> list[Hit[T]]:
        """The longest hits that lie in `[start, end)`, in order, never overlapping."""
        if _inside_word(self._folded, start) or _inside_word(self._folded, end):
            return self._alone(start, end)
        low = bisect_left(self._starts, start)
        return longest(self._hits[low : bisect_left(self._starts, end, low)], end)

    def _alone(self, start: int, end: int) -> list[Hit[T]]:
        """The hits of a stretch that markup cut out of a longer word ("14:34Norland"): its edges are edges of words."""
        found = self._table.find(self._text[start:end], self._folded[start:end])
        return [Hit(h.start + start, h.end + start, h.meanings) for h in found]


def _inside_word(folded: str, at: int) -> bool:
    return 0 < at < len(folded) and folded[at - 1].isalnum() and folded[at].isalnum()


class Ground:
    """A page's reading text, its matching form, and what each table finds in it."""

    def __init__(self, text: str, pack: LanguagePack) -> None:
        self.text, self.pack = text, pack
        self.folded = fold(text)
        self.phrases = Finds(pack.table, text, self.folded)
        """Names, offices, events: the phrases of the pack's table."""
        self.cues = Finds(pack.cues, text, self.folded)
        """Words of saying, promising and citing."""
        self.honorifics = pack.book.honorific_finder.starts(self.folded)
        """Where honorifics begin."""
        self.order = kept_order(text)
        """Whether the page writes day or month first in figures, where its dates tell."""
        self.presence = pack.book.presence_finder.starts(self.folded)
        """Where words begin that tell who else was there."""
