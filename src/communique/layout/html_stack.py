"""Which boxes are open: the explicit stack behind the layout of HTML, with the closings that HTML implies.

No recursion; deeper than `DEEPEST` boxes are flattened: their text is kept, their nesting is not.
"""

from __future__ import annotations

from communique.layout.html_page import Box
from communique.layout.html_tags import HEADINGS, Tag

DEEPEST = 1000

_CELLS = frozenset(("td", "th"))
_GROUPS = frozenset(("tbody", "thead", "tfoot"))
_TABLE = frozenset(("table",))
_LISTS = frozenset(("ul", "ol", "menu", "dir", "table", "td", "th"))
_TERMS = frozenset(("dd", "dt"))
_IMPLIED: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset(("li",)), _LISTS),
    "dd": (_TERMS, frozenset(("dl", "table", "td", "th"))),
    "dt": (_TERMS, frozenset(("dl", "table", "td", "th"))),
    "td": (_CELLS, frozenset(("tr", "table"))),
    "th": (_CELLS, frozenset(("tr", "table"))),
    "tr": (frozenset(("tr",)), _TABLE),
    **dict.fromkeys(_GROUPS, (_GROUPS, _TABLE)),
    **dict.fromkeys(HEADINGS, (frozenset(HEADINGS), frozenset(("table", "td", "th", "li", "div")))),
}
"""At the start of such a box: which open boxes it ends, and past which none is looked for."""

_SCOPES = frozenset(("td", "th", "table", "caption"))
_TABLE_PARTS = frozenset(("table", "tr", "td", "th", "tbody", "thead", "tfoot", "caption"))


class BoxStack:
    """The open boxes, outermost first.  A box gets its number when its first text comes, so that empty ones cost nothing."""

    def __init__(self) -> None:
        self._tags: list[Tag] = []
        self._numbers: list[int] = []
        self._count: dict[str, int] = {}
        self._flattened: dict[str, int] = {}
        self.boxes: list[Box] = [Box(-1, "body", "")]

    @property
    def depth(self) -> int:
        """How many boxes are open."""
        return len(self._tags)

    def open(self, tag: Tag) -> bool:
        """Opens a box, after ending those that cannot hold it; says whether any were ended."""
        name, tags = tag[1], self._tags
        before = len(tags)
        if tags and tags[-1][1] == "p":
            self._pop()
        if name in _IMPLIED:
            self._end_implied(*_IMPLIED[name])
        ended = len(tags) < before
        if len(tags) >= DEEPEST:
            self._flattened[name] = self._flattened.get(name, 0) + 1
            return ended
        tags.append(tag)
        self._numbers.append(-1)
        self._count[name] = self._count.get(name, 0) + 1
        return ended

    def ends_line(self, name: str) -> bool:
        """Whether an end tag of this name ends anything; one that does not leaves the line whole."""
        return bool(self._count.get(name)) or name == "p" or name in HEADINGS or bool(self._flattened)

    def close(self, name: str) -> None:
        """Ends the innermost box of this name, and all boxes within it; an end tag without a box is ignored."""
        if self._flattened and self._flattened.get(name):
            self._flattened[name] -= 1
        elif self._tags and self._tags[-1][1] == name:
            self._pop()
        elif self._count.get(name):
            self._end_implied(frozenset((name,)), _TABLE if name in _TABLE_PARTS and name != "table" else _SCOPES)
        elif name in HEADINGS and self._tags and self._tags[-1].name in HEADINGS:
            self._pop()

    def number(self) -> int:
        """The number of the innermost open box; it and those above it are numbered now if they were not."""
        numbers = self._numbers
        if not numbers:
            return 0
        if numbers[-1] < 0:
            first = len(numbers) - 1
            while first > 0 and numbers[first - 1] < 0:
                first -= 1
            for place in range(first, len(numbers)):
                tag = self._tags[place]
                self.boxes.append(Box(numbers[place - 1] if place else 0, tag.name, tag.names))
                numbers[place] = len(self.boxes) - 1
        return numbers[-1]

    def _end_implied(self, targets: frozenset[str], barriers: frozenset[str]) -> None:
        if not any(self._count.get(name) for name in targets):
            return
        for place in range(len(self._tags) - 1, -1, -1):
            name = self._tags[place].name
            if name in targets:
                while len(self._tags) > place:
                    self._pop()
                return
            if name in barriers:
                return

    def _pop(self) -> None:
        self._numbers.pop()
        self._count[self._tags.pop()[1]] -= 1
