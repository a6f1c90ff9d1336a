"""The article of a page: found from where running text stands together, never from rules for one site."""

from __future__ import annotations

from communique.layout.html_hints import AGAINST, Hints, Signs

_SHARE = 0.7
_SALUTES = ",!"
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
    company = {signs.page.boxes[signs.page.leaves[i]].parent for i in good} | {signs.page.leaves[i] for i in good}
    start = _with_salutation(signs, good[0], title, hints)
    chosen = [i for i in range(start, last) if signs.good[i] or _goes_with(signs, i, company, good[-1], hints)]
    return _without_tail(signs, chosen, hints)


def _with_salutation(signs: Signs, first: int, title: int | None, hints: Hints) -> int:
    """Where the body begins: short lines right before its first paragraph, set as it is, that end as speech does (“Dear friends,”)."""
    page = signs.page
    around = page.boxes[page.leaves[first]].parent
    while first - 1 > (title if title is not None else first):
        block, leaf = page.blocks[first - 1], page.leaves[first - 1]
        said = page.text[block.end - 1] in _SALUTES and not signs.linked[first - 1] and not block.level
        if not said or leaf == page.leaves[first] or page.boxes[leaf].parent != around or signs.zone[leaf] in AGAINST:
            break
        if hints.role(page.text[block.start : block.end]):
            break
        first -= 1
    return first


def _goes_with(signs: Signs, i: int, company: set[int], last_good: int, hints: Hints) -> bool:
    """Whether a short block among running text belongs to it: a subheading, a short line, an item of a list."""
    page = signs.page
    leaf = page.leaves[i]
    if signs.zone[leaf] in AGAINST or 2 * signs.linked[i] > signs.size[i]:
        return False
    block = page.blocks[i]
    if hints.role(page.text[block.start : block.end]):
        return False
    if i > last_good:
        return page.boxes[leaf].parent in company and not block.level
    return page.boxes[leaf].parent in company or leaf in company or block.role == "item" or block.level > 1


def _without_tail(signs: Signs, chosen: list[int], hints: Hints) -> list[int]:
    """Without furniture, and without headings that head nothing."""
    page = signs.page
    kept = [i for i in chosen if signs.size[i] > 300 or not hints.role(page.text[page.blocks[i].start : page.blocks[i].end])]
    while kept and page.blocks[kept[-1]].level:
        kept.pop()
    return kept
