"""The title of an article: the heading that the page's own `<title>` repeats, or the best heading above the body."""

from __future__ import annotations

from communique.layout.html_hints import AGAINST, Signs
from communique.record.page import Meta
from communique.text.fold import fold

_NAMES = ("title", "og:title", "twitter:title", "jsonld:headline", "dc.title", "headline")
_LONGEST = 400


def find_title(signs: Signs, first: int, last: int) -> int | None:
    """The block that is the title of the text in blocks `first` to `last`, or None."""
    page = signs.page
    said = [_key(m.value) for m in page.metas if m.name in _NAMES]
    best, best_score = None, 0.0
    for i, block in enumerate(page.blocks[:last]):
        if not (block.level or block.emphasis or (said and signs.size[i] < _LONGEST)) or signs.size[i] > _LONGEST:
            continue
        score = _score(signs, i, said, first)
        if score > best_score:
            best, best_score = i, score
    return best


def _score(signs: Signs, i: int, said: list[str], first: int) -> float:
    page = signs.page
    block = page.blocks[i]
    key = _key(page.text[block.start : block.end])
    if len(key) < 4 or (signs.zone[page.leaves[i]] in AGAINST and block.level != 1):
        return 0.0
    score = 0.0
    if any(key == title for title in said):
        score = 6.0
    elif any(len(key) > 12 and (title.startswith(key) or key in title or (len(title) > 12 and title in key)) for title in said):
        score = 4.0
    elif not block.level and not (block.emphasis and first - 4 <= i < first):
        return 0.0
    if block.level:
        score += 3.0 - 0.4 * block.level
    if signs.linked[i] and not score >= 4:
        score -= 1.0
    if i > first:
        score -= 1.5
    return score + (0.5 if first - 6 <= i <= first else 0.0)


def _key(text: str) -> str:
    return "".join(c for c in fold(text[:_LONGEST]) if c.isalnum())


__all__ = ["Meta", "find_title"]
