"""What class and id names, tags and texts hint at: the zone in which a block stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from communique.knowledge.zone_words import Furniture, ZoneWords, furniture
from communique.layout.html_page import Box, HtmlPage

_TAGS = {
    **dict.fromkeys(("nav", "footer", "button", "dialog", "legend", "menu", "label"), "chrome"),
    "form": "form",
    "aside": "teaser",
    **dict.fromkeys(("figure", "figcaption", "caption"), "caption"),
}
_PARTS = str.maketrans("-_:/.", "     ")
_MOST_OF_ONE = 5000
_MOST_REMEMBERED = 20_000


class Hints:
    """The hints of a language, ready for use."""

    def __init__(self, words: ZoneWords) -> None:
        self._words = {word: hint.zone for hint in reversed(words.hint) for word in hint.words}
        self._known: dict[str, str] = {}
        self.furniture: Furniture = furniture(words)

    def zone(self, box: Box) -> str:
        """What the tag and the names of a box hint at, or nothing."""
        return _TAGS.get(box.tag) or (self.names(box.names) if box.names else "")

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
        self.size = [b.end - b.start for b in page.blocks]
        self.linked = [sum([link.end - link.start for link in b.links]) if b.links else 0 for b in page.blocks]
        self.plain_good = [self._running(i) for i in range(len(page.blocks))]
        plain = _sums(page, self.plain_good)
        total = plain[0]
        self.zone = _inherited(page.boxes, hints, plain, total)
        self.good = [0 if self.zone[leaf] in AGAINST else g for g, leaf in zip(self.plain_good, page.leaves, strict=True)]
        self.text = _sums(page, self.good)
        self.first, self.last = _ranges(page)

    def _running(self, i: int) -> int:
        """The characters of a block of running text, 0 for all else."""
        size = self.size[i]
        if size < 40 or 2 * self.linked[i] > size:
            return 0
        block = self.page.blocks[i]
        if block.level or (size < 100 and self.page.text[block.end - 1] not in ".!?\"”»:…)’'。"):
            return 0
        return min(size - self.linked[i], _MOST_OF_ONE)


AGAINST = frozenset(("chrome", "teaser", "caption", "comments", "byline", "date"))


def _sums(page: HtmlPage, values: Sequence[int]) -> list[int]:
    sums = [0] * len(page.boxes)
    for leaf, value in zip(page.leaves, values, strict=True):
        sums[leaf] += value
    boxes = page.boxes
    for number in range(len(boxes) - 1, 0, -1):
        if sums[number]:
            sums[boxes[number].parent] += sums[number]
    return sums


def _inherited(boxes: Sequence[Box], hints: Hints, good: Sequence[int], total: int) -> list[str]:
    """For each box the hint that holds there: its own, or that of the box around it where that keeps it out."""
    zones: list[str] = []
    for number, box in enumerate(boxes):
        above = zones[box.parent] if box.parent >= 0 else ""
        if above in AGAINST:
            zones.append(above)
            continue
        own = hints.zone(box)
        if own == "form":
            own = "chrome"
        limit = 0.85 if own == "comments" else 0.5
        zones.append("" if own in AGAINST and good[number] > limit * total and total > 400 else own)
    return zones


def _ranges(page: HtmlPage) -> tuple[list[int], list[int]]:
    """For each box the first block in it and the one after its last."""
    first, last = [len(page.leaves)] * len(page.boxes), [0] * len(page.boxes)
    for i, leaf in enumerate(page.leaves):
        if i < first[leaf]:
            first[leaf] = i
        last[leaf] = i + 1
    for number in range(len(page.boxes) - 1, 0, -1):
        parent = page.boxes[number].parent
        first[parent], last[parent] = min(first[parent], first[number]), max(last[parent], last[number])
    return first, last
