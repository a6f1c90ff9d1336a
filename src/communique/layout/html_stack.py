"""Which boxes are open: the explicit stack behind the layout of HTML, with the closings that HTML implies.

No recursion; deeper than `DEEPEST` boxes are flattened: their text is kept, their nesting is not.
"""

from __future__ import annotations

from collections.abc import Collection

from communique.layout.html_page import Box
from communique.layout.html_tags import BARE_TAGS, BOXES, HEADINGS, Tag

DEEPEST = 1000

_CELLS = ("td", "th")
_GROUPS = ("tbody", "thead", "tfoot")
_TABLE = frozenset(("table",))
_LISTS = frozenset(("ul", "ol", "menu", "dir", "table", "td", "th"))
_TERMS = ("dd", "dt")
_IMPLIED: dict[str, tuple[Collection[str], frozenset[str]]] = {
    "li": (("li",), _LISTS),
    "dd": (_TERMS, frozenset(("dl", "table", "td", "th"))),
    "dt": (_TERMS, frozenset(("dl", "table", "td", "th"))),
    "td": (_CELLS, frozenset(("tr", "table"))),
    "th": (_CELLS, frozenset(("tr", "table"))),
    "tr": (("tr",), _TABLE),
    **dict.fromkeys(_GROUPS, (_GROUPS, _TABLE)),
    **dict.fromkeys(HEADINGS, (frozenset(HEADINGS), frozenset(("table", "td", "th", "li", "div")))),
}
"""At the start of such a box: which open boxes it ends, and past which none is looked for."""

MAY_END = {name: BOXES - _IMPLIED[name][1] if name in _IMPLIED else frozenset(("p",)) for name in BOXES}
"""For each box the innermost open boxes at which its start may end some; after all others it is simply opened."""

_SCOPES = frozenset(("td", "th", "table", "caption"))
_TABLE_PARTS = frozenset(("table", "tr", "td", "th", "tbody", "thead", "tfoot", "caption"))


class BoxStack:
    """The open boxes, outermost first.  A box gets its number when its first text comes, so that empty ones cost nothing.

    `tags[0]` stands for the page; `numbers` are those of the boxes that have one, always the outermost; `count` says how many of a name are open.
    """

    def __init__(self) -> None:
        self.tags: list[Tag] = [Tag(0, "")]
        self.numbers: list[int] = [0]
        self.count: dict[str, int] = dict.fromkeys((tag.name for tag in BARE_TAGS.values()), 0)
        self.flattened: dict[str, int] = {}
        self.boxes: list[Box] = [Box(-1, "body", "")]

    @property
    def depth(self) -> int:
        """How many boxes are open."""
        return len(self.tags) - 1

    def open(self, tag: Tag) -> bool:
        """Opens a box, after ending those that cannot hold it; says whether any were ended."""
        name, tags = tag[1], self.tags
        before = len(tags)
        if tags[-1][1] == "p":
            self.pop()
        if name in _IMPLIED:
            self._end_implied(*_IMPLIED[name])
        ended = len(tags) < before
        if len(tags) > DEEPEST:
            self.flattened[name] = self.flattened.get(name, 0) + 1
            return ended
        tags.append(tag)
        self.count[name] += 1
        return ended

    def ends_line(self, name: str) -> bool:
        """Whether an end tag of this name ends anything; one that does not leaves the line whole."""
        return bool(self.count[name]) or name == "p" or name in HEADINGS or bool(self.flattened)

    def close(self, name: str) -> None:
        """Ends the innermost box of this name, and all boxes within it; an end tag without a box is ignored."""
        if self.flattened and self.flattened.get(name):
            self.flattened[name] -= 1
        elif self.tags[-1][1] == name:
            self.pop()
        elif self.count[name]:
            self._end_implied((name,), _TABLE if name in _TABLE_PARTS and name != "table" else _SCOPES)
        elif name in HEADINGS and self.tags[-1].name in HEADINGS:
            self.pop()

    def number(self) -> int:
        """The number of the innermost open box; it and those above it are numbered now if they were not."""
        numbers = self.numbers
        if len(numbers) < len(self.tags):
            boxes = self.boxes
            for tag in self.tags[len(numbers) :]:
                boxes.append(Box(numbers[-1], tag[1], tag[2]))
                numbers.append(len(boxes) - 1)
        return numbers[-1]

    def pop(self) -> None:
        """Ends the innermost box."""
        tags = self.tags
        self.count[tags.pop()[1]] -= 1
        if len(self.numbers) > len(tags):
            self.numbers.pop()

    def _end_implied(self, targets: Collection[str], barriers: frozenset[str]) -> None:
        count, tags = self.count, self.tags
        if not any(map(count.__getitem__, targets)):
            return
        for place in range(len(tags) - 1, 0, -1):
            name = tags[place][1]
            if name in targets:
                while len(tags) > place:
                    self.pop()
                return
            if name in barriers:
                return
