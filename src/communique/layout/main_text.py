"""The article of a page: found from where running text stands together, never from rules for one site."""

from __future__ import annotations

from communique.layout.html_hints import AGAINST, Hints, Signs

_SHARE = 0.7
_SALUTES = ",!"
_STRAY = 100
_PARAGRAPHS = frozenset(("p", "pre", "li", "dd", "dt"))


def main_box(signs: Signs, text: list[int]) -> int:
    """The box that holds the article: from the whole page inward, as long as one box within holds most of the running text.

    `text` are the characters of running text in each box, as far as they may belong to an article.
    """
    boxes = signs.page.boxes
    best = _heaviest_children(signs, text)
    number = 0
    while (child := best[number]) > 0 and text[child] >= _SHARE * text[number] and boxes[child].tag not in _PARAGRAPHS:
        number = child
    return number


def _heaviest_children(signs: Signs, text: list[int]) -> list[int]:
    parents = signs.parents
    best = [0] * len(parents)
    for number in range(len(best) - 1, 0, -1):
        if text[number]:
            parent = parents[number]
            if not best[parent] or text[number] >= text[best[parent]]:
                best[parent] = number
    return best


def body_blocks(signs: Signs, box: int, hints: Hints, title: int | None) -> list[int]:
    """The blocks of the article's body within its box, in order."""
    first, last = signs.first[box], signs.last[box]
    good = [i for i in range(first, last) if signs.good[i]]
    if not good:
        return []
    if title is not None and first <= title < last and (after := [i for i in good if i > title]):
        good = after
    company = {_around(signs, signs.page.leaves[i]) for i in good} | {signs.page.leaves[i] for i in good}
    start = _with_salutation(signs, good[0], title, hints)
    chosen = [i for i in range(start, last) if signs.good[i] or _goes_with(signs, i, company, good[-1], hints)]
    told = next((i for i in reversed(good) if sum(signs.good[k] for k in good if k >= i) > _STRAY), good[0])
    end = next((i for i in range(told + 1, last) if _heads_furniture(signs, i, hints)), last)
    return _without_tail(signs, [i for i in chosen if i < end], hints)


def _heads_furniture(signs: Signs, i: int, hints: Hints) -> bool:
    """Whether a heading below the last paragraph (a stray line of the site may follow it) says that links, contacts or other messages follow."""
    block = signs.page.blocks[i]
    return bool(block.level and hints.role(signs.page.text[block.start : block.end]))


def _with_salutation(signs: Signs, first: int, title: int | None, hints: Hints) -> int:
    """Where the body begins: short lines right before its first paragraph, set as it is, that end as speech does (“Dear friends,”); a picture may stand between."""
    page, found = signs.page, first
    low = title if title is not None else first
    for i in range(first - 1, low, -1):
        block, leaf = page.blocks[i], page.leaves[i]
        if signs.zone[leaf] == "caption":
            continue
        said = page.text[block.end - 1] in _SALUTES and not signs.linked[i] and not block.level
        if not said or not _beside(signs, i, first) or signs.zone[leaf] in AGAINST or hints.role(page.text[block.start : block.end]):
            break
        found = i
    return found


def _beside(signs: Signs, i: int, other: int) -> bool:
    """Whether two blocks stand in one box, or in boxes side by side, each perhaps in a wrapper of its own."""
    leaf, there = signs.page.leaves[i], signs.page.leaves[other]
    return leaf == there or _around(signs, leaf) == _around(signs, there)


def _around(signs: Signs, leaf: int) -> int:
    """The box around a paragraph's; a wrapper that holds this paragraph alone is none."""
    box = signs.page.boxes[leaf].parent
    while box > 0 and signs.last[box] - signs.first[box] == 1:
        box = signs.page.boxes[box].parent
    return box


def _goes_with(signs: Signs, i: int, company: set[int], last_good: int, hints: Hints) -> bool:
    """Whether a short block among running text belongs to it: a subheading, a short line, an item of a list."""
    page = signs.page
    leaf = page.leaves[i]
    if signs.zone[leaf] in AGAINST or 2 * signs.linked[i] > signs.size[i]:
        return False
    block = page.blocks[i]
    if hints.role(page.text[block.start : block.end]):
        return False
    around = _around(signs, leaf)
    if i > last_good:
        return around in company and not block.level
    return around in company or leaf in company or block.role == "item" or block.level > 1


def _without_tail(signs: Signs, chosen: list[int], hints: Hints) -> list[int]:
    """Without furniture, and without headings that head nothing."""
    page = signs.page
    kept = [i for i in chosen if signs.size[i] > 300 or not hints.role(page.text[page.blocks[i].start : page.blocks[i].end])]
    while kept and page.blocks[kept[-1]].level:
        kept.pop()
    return kept
