"""Offices: "Deputy Minister of Foreign Affairs and Trade of Hungary", read into the office, the organisation and the side."""

from __future__ import annotations

from communique.knowledge.book import Knowledge
from communique.knowledge.wordbook import WordBook
from communique.reading.scene import Item
from communique.reading.who.office_draft import OfficeFound
from communique.reading.who.office_tail import Tail
from communique.reading.who.office_words import head_at
from communique.reading.who.sides import side_of_item

__all__ = ["OfficeFound", "OfficeReader", "side_of_item"]

_DEEPEST = 3
_QUALITIES = 2
_BEGINNINGS = frozenset(("country", "place", "organisation", "office", "honorific", "collective", "instrument"))


class OfficeReader:
    """Reads the offices of one sentence.  `begins`: whether an actor of any kind can begin at each item."""

    def __init__(self, items: list[Item], book: WordBook, knowledge: Knowledge) -> None:
        self.items, self.book, self.knowledge = items, book, knowledge
        self.begins = _beginnings(items, book)
        self._read: dict[tuple[int, bool, int], OfficeFound | None] = {}

    def office(self, at: int, named: bool = False, depth: int = 0) -> OfficeFound | None:
        """The office that begins at an item, with all that belongs to it on the right.  `named`: its holder's name stands before it."""
        key = (at, named, depth)
        if key not in self._read:
            self._read[key] = self._office(at, named, depth)
        return self._read[key]

    def _office(self, at: int, named: bool, depth: int) -> OfficeFound | None:
        head = head_at(self.items, at, self.book) if at < len(self.items) else None
        if head is None or depth > _DEEPEST:
            return None
        begin = at
        while begin < head and self.items[begin].text in self.book.seat:
            begin += 1
        return Tail(self, begin, head, named, depth).found()


def _beginnings(items: list[Item], book: WordBook) -> list[bool]:
    """Whether an actor of any kind can begin at each item: an article begins what the word after it begins."""
    starters, determiner = book.starters, book.determiner
    found = [
        i.low in starters or not i.kinds.isdisjoint(_BEGINNINGS) or i.text[0].isupper() or ("-" in i.low and i.low[0].isalpha())
        for i in items
    ]
    for at in range(len(items) - 1, -1, -1):
        if items[at].low in book.headed:
            found[max(at - _QUALITIES, 0) : at + 1] = [True] * (at + 1 - max(at - _QUALITIES, 0))
        if items[at].low in determiner:
            after = at + 2 if items[at].low in book.former and at + 1 < len(items) and items[at + 1].text == "-" else at + 1
            found[at] = after < len(items) and found[after]
    return found
