"""Lines become blocks: roles, levels, containers, absolute links."""

from __future__ import annotations

from collections.abc import Sequence

from communique.layout.html_lines import Line
from communique.layout.html_links import LinkBase
from communique.layout.html_page import Box
from communique.layout.html_tags import HEADINGS
from communique.record.page import Block, BlockRole, Link
from communique.text.span import Span

_ROLES: dict[str, BlockRole] = {**dict.fromkeys(("li", "dt", "dd"), "item"), **dict.fromkeys(("td", "th"), "cell")}
_THROUGH = frozenset(("div", "p", "section", "center", "address"))
_SINGLE = frozenset(("p", "li", "dt", "dd", "caption", "figcaption", "legend", "summary", "address", "button", *HEADINGS))
_LONGEST_PATH = 600
_BLANKS = " \xa0"

Standing = tuple[BlockRole, int, int, str]
"""Role, heading level, container and path of a line."""


class Boxes:
    """What blocks need to know of their boxes, each computed once."""

    def __init__(self, boxes: Sequence[Box], lines: Sequence[Line]) -> None:
        self._tags = [box.tag for box in boxes]
        self._parents = [box.parent for box in boxes]
        self._crowd = [0] * len(boxes)
        for line in lines:
            self._crowd[line[2]] += 1
        self.paths: list[str] = ["body"]
        self.levels: list[int] = [0]
        self._known: dict[int, Standing] = {}
        paths, levels = self.paths, self.levels
        for box in boxes[1:]:
            parent, tag, names = box.parent, box.tag, box.names
            above = paths[parent]
            if len(above) >= _LONGEST_PATH:
                paths.append(above)
            elif names:
                paths.append(f"{above}/{tag}.{names.replace(' ', '.') if ' ' in names else names}")
            else:
                paths.append(f"{above}/{tag}")
            levels.append(HEADINGS[tag] if tag in HEADINGS else levels[parent])

    def standing(self, number: int) -> Standing:
        """Where a line stands that lies directly in this box."""
        known = self._known.get(number)
        if known is None:
            known = self._known[number] = (self.role(number), self.levels[number], self.container(number), self.paths[number])
        return known

    def role(self, number: int) -> BlockRole:
        """The role of a line that stands directly in this box."""
        if self.levels[number]:
            return "heading"
        tag = self._tags[number]
        if tag in _THROUGH:
            return "item" if self._tags[self._parents[number]] == "li" else "paragraph"
        return _ROLES.get(tag, "paragraph")

    def container(self, number: int) -> int:
        """The smallest box in which this line stands beside others."""
        tags = self._tags
        if number == 0 or (self._crowd[number] > 1 and tags[number] not in _SINGLE):
            return number
        number = self._parents[number]
        while number and tags[number] in _SINGLE:
            number = self._parents[number]
        return number


def blocks(text: str, lines: Sequence[Line], boxes: Sequence[Box], base: LinkBase) -> tuple[Block, ...]:
    """The blocks of the lines, in order."""
    standing = Boxes(boxes, lines).standing
    made = []
    for start, end, box, bold, linked in lines:
        role, level, container, path = standing(box)
        emphasis = _emphasis(text, bold, end) if bold else ()
        links = tuple(_links(text, linked, end, base)) if linked else ()
        made.append(Block(start, end, role, level, emphasis, links, container, path))
    return tuple(made)


def _emphasis(text: str, bold: Sequence[tuple[int, int]], line_end: int) -> tuple[Span, ...]:
    """The bold stretches, joined where only blanks lie between them."""
    joined: list[Span] = []
    for start, end in bold:
        start, end = _without_blank(text, start, min(end, line_end))
        if start >= end:
            continue
        if joined and not text[joined[-1].end : start].strip():
            start = joined.pop().start
        joined.append(Span(start, end))
    return tuple(joined)


def _links(text: str, linked: Sequence[tuple[int, int, str]], line_end: int, base: LinkBase) -> list[Link]:
    found = []
    for start, end, href in linked:
        if end > line_end or text[start] in _BLANKS or text[end - 1] in _BLANKS:
            start, end = _without_blank(text, start, min(end, line_end))
        if start < end:
            found.append(Link(start, end, *base.target(href)))
    return found


def _without_blank(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _BLANKS:
        start += 1
    while start < end and text[end - 1] in _BLANKS:
        end -= 1
    return start, end
