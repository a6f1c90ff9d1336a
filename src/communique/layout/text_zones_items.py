"""Several whole documents on one plain page: each begins with a title printed twice, with one that ends in its date, or with a kind and a colon."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from communique.layout.plain import BULLETS
from communique.layout.text_zones_lines import Line
from communique.layout.text_zones_listing import Entry
from communique.layout.text_zones_title import names_publisher
from communique.layout.text_zones_words import TextWords
from communique.text.fold import fold

_TITLE_WORDS = 4
_PREFIX = 60


def find_items(text: str, lines: Sequence[Line], words: TextWords) -> list[Entry]:
    """The documents of the page, none unless there are two of a shape; a publisher's name printed twice begins none."""
    return _items(lines, lambda i: _doubled(text, lines, i) and not names_publisher(text, lines[i], words)) or dated_titles(lines)


def find_prefixed(text: str, lines: Sequence[Line], words: TextWords) -> list[Entry]:
    """The documents of a page that begins with `Press Releases: Envoys meet` and goes on with more such titles; those with one cut paragraph each are teasers."""
    labels = [_prefix(text, line, words) for line in lines]
    first = next((label for label in labels if label), "")
    starts = [i for i, label in enumerate(labels) if label and label == first]
    if len(starts) < 2 or any(line.prose for line in lines[: starts[0]]):
        return []
    found = [_item(lines, a, b) for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]
    return [msgspec.structs.replace(e, whole=False) for e in found] if all(lines[e.last - 1].cut for e in found[:-1]) else found


def _prefix(text: str, line: Line, words: TextWords) -> str:
    """The kind that stands before the colon of a title (`press releases`), empty where none does."""
    if line.prose or line.kind != "short" or line.words < _TITLE_WORDS:
        return ""
    head, _, rest = text[line.start : min(line.end, line.start + _PREFIX)].partition(": ")
    label = fold(head).strip()
    return label if rest and words.has("kind_label", label) else ""


def dated_titles(lines: Sequence[Line]) -> list[Entry]:
    """Documents whose titles end with place and date, each followed by paragraphs; with one paragraph each they are teasers."""
    found = _items(lines, lambda i: i + 1 < len(lines) and lines[i].closes == "date" and lines[i + 1].kind == "prose")
    told = [sum(line.kind == "prose" for line in lines[e.first : e.last]) for e in found]
    alone = found and max(told) == 1 and all(not lines[i].prose for i in range(found[0].first))
    return _teasers(lines, found) if alone else found


def _teasers(lines: Sequence[Line], found: list[Entry]) -> list[Entry]:
    """The entries as teasers, without the title that was cut off below the last one's lead."""
    last = found[-1]
    cut = last.last - last.first > 2 and lines[last.last - 1].kind == "short" and lines[last.last - 1].words >= _TITLE_WORDS
    shown = [*found[:-1], msgspec.structs.replace(last, last=last.last - 1) if cut else last]
    return [msgspec.structs.replace(entry, whole=False) for entry in shown]


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
