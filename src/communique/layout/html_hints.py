"""What class and id names, tags and texts hint at: the zone in which a block stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from communique.knowledge.zone_words import Furniture, ZoneWords, furniture
from communique.layout.html_page import Box, HtmlPage
from communique.record.page import Link

_TAGS = {
    **dict.fromkeys(("nav", "footer", "button", "dialog", "legend", "menu", "label"), "chrome"),
    "form": "form",
    "aside": "teaser",
    **dict.fromkeys(("figure", "figcaption", "caption"), "caption"),
}
_PARTS = str.maketrans("-_:/.", "     ")
_MOST_OF_ONE = 5000
_LEAST = 40
_SOME, _HALF, _NEARLY_ALL = 120, 0.5, 0.85
_MOST_REMEMBERED = 20_000
_LONGEST_REMEMBERED = 300


class Hints:
    """The hints of a language, ready for use."""

    def __init__(self, words: ZoneWords) -> None:
        self._words = {word: hint.zone for hint in reversed(words.hint) for word in hint.words}
        self._known: dict[str, str] = {}
        self._roles: dict[str, str | None] = {}
        self._furniture: Furniture = furniture(words)

    def role(self, line: str) -> str | None:
        """The role of this line of furniture, or None where it is none; short lines, which come again, are remembered."""
        if len(line) > _LONGEST_REMEMBERED:
            return self._furniture.role(line)
        if line not in self._roles:
            if len(self._roles) > _MOST_REMEMBERED:
                self._roles.clear()
            self._roles[line] = self._furniture.role(line)
        return self._roles[line]

    def names(self, names: str) -> str:
        """What class and id names hint at: the first word that says something; one that keeps a block out weighs most."""
        known = self._known.get(names)
        if known is None:
            if len(self._known) > _MOST_REMEMBERED:
                self._known.clear()
            known = self._known[names] = self._read(names)
        return known

    def _read(self, names: str) -> str:
        whole = names.split()
        found = [zone for word in (*whole, *names.translate(_PARTS).split()) if (zone := self._words.get(word))]
        return next((zone for zone in found if zone != "article"), "article" if found else "")


@lru_cache(maxsize=16)
def hints(words: ZoneWords) -> Hints:
    """The ready-made hints of a language, made once."""
    return Hints(words)


class Signs:
    """What each block and each box of a page shows: lengths, links, good text, and what speaks against it.

    Lists by block: `size`, `linked` (characters in links), `good` (characters of running text).
    Lists by box: `text` (characters in it), `first` and `last` (its blocks), `zone` (hint that holds for it and all within).
    """

    def __init__(self, page: HtmlPage, hints: Hints) -> None:
        self.page = page
        self.parents = [box.parent for box in page.boxes]
        self.size = [b.end - b.start for b in page.blocks]
        self.linked = [_linked(b.links) if b.links else 0 for b in page.blocks]
        self.plain_good = [
            0 if size < _LEAST or 2 * linked > size else self._running(i, size, linked)
            for i, (size, linked) in enumerate(zip(self.size, self.linked, strict=True))
        ]
        plain = self._sums(self.plain_good)
        self.zone = _inherited(page.boxes, hints, plain, plain[0])
        self.good = [0 if g and self.zone[leaf] in AGAINST else g for g, leaf in zip(self.plain_good, page.leaves, strict=True)]
        self.text = self._sums(self.good)
        self.first, self.last = self._ranges()

    def _running(self, i: int, size: int, linked: int) -> int:
        """The characters of a block of running text, 0 for all else."""
        block = self.page.blocks[i]
        if block.level or (size < 100 and self.page.text[block.end - 1] not in ".!?\"”»:…)’'。"):
            return 0
        return min(size - linked, _MOST_OF_ONE)

    def _sums(self, values: Sequence[int]) -> list[int]:
        """For each box the sum of what its blocks, and those of all boxes within it, have."""
        parents = self.parents
        sums = [0] * len(parents)
        for leaf, value in zip(self.page.leaves, values, strict=True):
            if value:
                sums[leaf] += value
        for number in range(len(parents) - 1, 0, -1):
            if sums[number]:
                sums[parents[number]] += sums[number]
        return sums

    def text_without(self, blocks: set[int]) -> list[int]:
        """For each box the characters of running text in it, some blocks left out (none, where nothing would be left)."""
        kept = self._sums([0 if i in blocks else good for i, good in enumerate(self.good)]) if blocks else self.text
        return kept if kept[0] else self.text

    def _ranges(self) -> tuple[list[int], list[int]]:
        """For each box the first block in it and the one after its last."""
        parents, leaves = self.parents, self.page.leaves
        first, last = [len(leaves)] * len(parents), [0] * len(parents)
        for i, leaf in enumerate(leaves):
            if not last[leaf]:
                first[leaf] = i
            last[leaf] = i + 1
        for number in range(len(parents) - 1, 0, -1):
            parent = parents[number]
            if first[number] < first[parent]:
                first[parent] = first[number]
            if last[number] > last[parent]:
                last[parent] = last[number]
        return first, last


AGAINST = frozenset(("chrome", "teaser", "caption", "comments", "byline", "date"))


def _linked(links: Sequence[Link]) -> int:
    return sum([link.end - link.start for link in links])


def _inherited(boxes: Sequence[Box], hints: Hints, good: Sequence[int], total: int) -> list[str]:
    """For each box the hint that holds there: its own, or that of the box around it where that keeps it out."""
    zones: list[str] = []
    names: dict[str, str] = {"": ""}
    for number, box in enumerate(boxes):
        above = zones[box.parent] if number else ""
        if above in AGAINST:
            zones.append(above)
            continue
        own = _TAGS.get(box.tag) or names.get(box.names)
        if own is None:
            own = names[box.names] = hints.names(box.names)
        if own == "form":
            own = "chrome"
        enough = total > (0 if box.tag == "form" else _SOME)  # of the form that a server sets around its whole page, any text tells
        if own in AGAINST and enough and good[number] > (_NEARLY_ALL if own == "comments" else _HALF) * total:
            own = ""
        zones.append(own)
    return zones
