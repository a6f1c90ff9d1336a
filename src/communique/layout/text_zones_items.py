"""Several whole documents on one plain page: each begins with a title printed twice, or with a title that ends in its date."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from communique.layout.plain import BULLETS
from communique.layout.text_zones_lines import Line
from communique.layout.text_zones_listing import Entry
from communique.text.fold import fold

_TITLE_WORDS = 4


def find_items(text: str, lines: Sequence[Line]) -> list[Entry]:
    """The documents of the page, none unless there are two of a shape."""
    return _items(lines, lambda i: _doubled(text, lines, i)) or dated_titles(lines)


def dated_titles(lines: Sequence[Line]) -> list[Entry]:
    """Documents whose titles end with place and date, each followed by paragraphs."""
    return _items(lines, lambda i: i + 1 < len(lines) and lines[i].closes and lines[i + 1].kind == "prose")


def _items(lines: Sequence[Line], begins: Callable[[int], bool]) -> list[Entry]:
    starts = [i for i in range(len(lines)) if begins(i)]
    if len(starts) < 2:
        return []
    return [_item(lines, a, b) for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _item(lines: Sequence[Line], first: int, last: int) -> Entry:
    while last > first + 1 and lines[last - 1].kind in ("furniture", "bullet", "menu", "contact"):
        last -= 1
    return Entry(first=first, last=last, title=first, whole=True)


def _doubled(text: str, lines: Sequence[Line], i: int) -> bool:
    if i + 1 >= len(lines) or lines[i].words < _TITLE_WORDS or lines[i].prose or lines[i + 1].prose:
        return False
    return _said(text, lines[i]) == _said(text, lines[i + 1])


def _said(text: str, line: Line) -> str:
    return fold(text[line.start : min(line.end, line.start + 400)]).strip(BULLETS + " ")
