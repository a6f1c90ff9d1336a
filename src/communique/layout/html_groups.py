"""Groups of teasers: boxes side by side, each with a headline that is a link."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from communique.layout.html_hints import Hints, Signs
from communique.record.page import Link

_HEADLINE_WORDS = 4
_HEADLINE_SIZE = 20
_LONGEST_HEADLINE = 400
_DATE_SIZE = 40
_DATE_FIGURES = 5
_LEAST_BESIDE_DATE = 6
_LONGEST_ITEM = 60
_LONGEST_FLAT = 4


class Item(NamedTuple):
    """One teaser: its blocks `[first, last)`, the block with its headline, and the headline's link."""

    first: int
    last: int
    head: int
    link: Link


class Group(NamedTuple):
    """Items that stand side by side in one box; `zone` is what markup hints at there; `boxed` says that each has a box of its own."""

    box: int
    items: tuple[Item, ...]
    zone: str
    boxed: bool


def find_groups(signs: Signs, hints: Hints) -> list[Group]:
    """All groups of at least two items, in page order; menus and link lists of single words are none."""
    heads = _headlines(signs, hints)
    counts = [0] * len(signs.page.boxes)
    for i in heads:
        counts[signs.page.leaves[i]] += 1
    _sum_up(signs, counts)
    gathered: dict[int, list[tuple[int, int]]] = {}
    for i in heads:
        own, group = _own_box(signs, i, counts)
        gathered.setdefault(group, []).append((i, own))
    groups = [_group(signs, box, members, heads) for box, members in gathered.items() if len(members) > 1]
    return sorted(groups, key=lambda g: g.items[0].first)


def _headlines(signs: Signs, hints: Hints) -> dict[int, Link]:
    """The blocks that are headlines: mostly one link of several words, not the same target as the headline just before."""
    found: dict[int, Link] = {}
    before, text, blocks = "", signs.page.text, signs.page.blocks
    for i, linked in enumerate(signs.linked):
        if linked < _LEAST_BESIDE_DATE or signs.size[i] > _LONGEST_HEADLINE or signs.zone[signs.page.leaves[i]] == "chrome":
            continue
        block = blocks[i]
        link = block.links[0] if len(block.links) == 1 else max(block.links, key=lambda k: k.end - k.start)
        label = text[link.start : link.end]
        if not _is_headline(label, signs.size[i], text[block.start : link.start] + text[link.end : block.end]):
            continue
        if link.href == before or link.href.startswith("#") or hints.role(label):
            continue
        before = link.href
        found[i] = link
    return found


def _is_headline(label: str, size: int, beside: str) -> bool:
    """Whether the words of a link head a message: several of them, or some beside a date in figures."""
    if 3 * len(label) < 2 * (size - _DATE_SIZE):
        return False
    if len(label) >= _HEADLINE_SIZE and label.count(" ") + 1 >= _HEADLINE_WORDS:
        return True
    return len(label) >= _LEAST_BESIDE_DATE and len(beside) >= _DATE_FIGURES and sum(map(str.isdigit, beside)) >= _DATE_FIGURES


def _sum_up(signs: Signs, counts: list[int]) -> None:
    for number in range(len(counts) - 1, 0, -1):
        if counts[number]:
            counts[signs.parents[number]] += counts[number]


def _own_box(signs: Signs, i: int, counts: Sequence[int]) -> tuple[int, int]:
    """The largest box that holds this headline alone (-1 where none does), and the box around it."""
    number, own = signs.page.leaves[i], -1
    while number > 0 and counts[number] == 1:
        number, own = signs.parents[number], number
    return own, number


def _group(signs: Signs, box: int, members: Sequence[tuple[int, int]], heads: dict[int, Link]) -> Group:
    """The group with the extent of each item: its own box, or, where headlines stand in a row with their leads, up to the next headline."""
    boxed = sum(own >= 0 and signs.last[own] - signs.first[own] > 1 for _, own in members)
    flat = 2 * boxed < len(members) and signs.last[box] - signs.first[box] > 1.5 * len(members) + 2
    items = []
    for number, (head, own) in enumerate(members):
        if flat or own < 0:
            following = members[number + 1][0] if number + 1 < len(members) else signs.last[box]
            span = (head, min(following, head + (_LONGEST_FLAT if flat else 1)))
        else:
            span = (
                signs.first[own],
                min(signs.last[own], signs.first[own] + _LONGEST_ITEM) if signs.first[own] + _LONGEST_ITEM > head else head + 1,
            )
        items.append(Item(span[0], max(span[1], head + 1), head, heads[head]))
    items = _with_linked_before(signs, items, signs.first[box])
    if flat:
        items = _cut_last(_with_dates_before(signs, items, signs.first[box]))
    return Group(box, tuple(items), signs.zone[box], not flat)


def _with_linked_before(signs: Signs, items: list[Item], low: int) -> list[Item]:
    """Each item with the blocks before its headline that lead where the headline leads: one link around all of it."""
    starts: list[int] = []
    for item in items:
        start = item.first
        while start > low and start - 1 >= (starts[-1] if starts else low) and _leads_to(signs, start - 1, item.link.href):
            start -= 1
        starts.append(start)
    ends = [*starts[1:], items[-1].last]
    return [
        item._replace(first=start, last=max(item.head + 1, min(item.last, end)))
        for item, start, end in zip(items, starts, ends, strict=True)
    ]


def _leads_to(signs: Signs, i: int, href: str) -> bool:
    links = signs.page.blocks[i].links
    return len(links) == 1 and links[0].href == href and signs.linked[i] == signs.size[i]


def _with_dates_before(signs: Signs, items: list[Item], first: int) -> list[Item]:
    """Where a date stands before the headlines of a row, it belongs to the headline that it precedes."""
    dated = [item.head > first and _in_figures(signs, item.head - 1) for item in items]
    if not dated[0] or 3 * sum(dated) < 2 * len(items):
        return items
    starts = [item.head - 1 if before else item.head for item, before in zip(items, dated, strict=True)]
    ends = [*starts[1:], items[-1].last]
    return [
        item._replace(first=start, last=max(item.head + 1, min(end, start + _LONGEST_FLAT + 1)))
        for item, start, end in zip(items, starts, ends, strict=True)
    ]


def _in_figures(signs: Signs, i: int) -> bool:
    """Whether a block is so short and so full of figures that it may be a date."""
    block = signs.page.blocks[i]
    if signs.size[i] > _DATE_SIZE or signs.linked[i]:
        return False
    return sum(map(str.isdigit, signs.page.text[block.start : block.end])) >= _DATE_FIGURES


def _cut_last(items: list[Item]) -> list[Item]:
    """The last item is no longer than the longest before it."""
    longest = max(item.last - item.first for item in items[:-1])
    last = items[-1]
    return [*items[:-1], last._replace(last=min(last.last, last.first + longest))]
