"""The title of an article: the heading that the page's own `<title>` repeats, or the best heading above the body."""

from __future__ import annotations

from communique.layout.html_hints import AGAINST, Signs
from communique.text.fold import fold
from communique.text.span import Span

_NAMES = ("title", "og:title", "twitter:title", "jsonld:headline", "dc.title", "headline")
_LONGEST = 400
_LEAST = 4
_HEADLINE, _MOST, _SECTION = 25, 8, 4
_SEPARATORS = (" - ", " – ", " — ", " | ", " • ", " · ", " :: ", " » ", " / ", ": ")
_MARKS = {code: None for code in range(128) if not chr(code).isalnum()}


def find_title(signs: Signs, first: int, last: int) -> int | None:
    """The block that is the title of the text in blocks `first` to `last`, or None."""
    page = signs.page
    metas = [m.value for m in page.metas if m.name in _NAMES]
    said, spelt = [_key(value) for value in dict.fromkeys(metas)], "\n".join(metas)
    sites = _site_names(signs, metas, last)
    best, best_score = None, 0.0
    for i, block in enumerate(page.blocks[:last]):
        if sites and _key(page.text[block.start : block.end]) in sites:
            continue
        if signs.size[i] > _LONGEST or not (block.level or block.emphasis or page.text[block.start : block.start + 12] in spelt):
            continue
        score = _score(signs, i, said, first)
        if score > best_score:
            best, best_score = i, score
    return best


def _site_names(signs: Signs, metas: list[str], last: int) -> set[str]:
    """The keys of what a page's own title says beside its headline (`Headline | Ministry of Rivers`), where a heading below these words is the headline."""
    pieces = [[key for piece in _pieces(value[:_LONGEST]) if (key := _key(piece))] for value in list(dict.fromkeys(metas))[:_MOST]]
    headlines = {max(keys, key=len): keys for keys in pieces if len(keys) > 1}
    if not headlines:
        return set()
    page = signs.page
    heads = [_key(page.text[b.start : b.end]) for i, b in enumerate(page.blocks[:last]) if b.level or signs.size[i] <= _HEADLINE * 4]
    names: set[str] = set()
    for headline, keys in headlines.items():
        place = max((i for i, head in enumerate(heads) if headline in head), default=-1) if len(headline) >= _HEADLINE else -1
        names.update(key for key in keys if key != headline and key in heads[: max(place, 0)])
    return names


def _pieces(value: str) -> list[str]:
    for mark in _SEPARATORS:
        value = value.replace(mark, "\n")
    return value.split("\n")


def headline(signs: Signs, i: int) -> Span:
    """The title within its block: without the kind or the section that stands before it on the same line (`Press release Envoys meet`)."""
    page, block = signs.page, signs.page.blocks[i]
    for value in (m.value for m in page.metas if m.name in _NAMES):
        for piece in (value, *_pieces(value)):
            said = piece.strip()
            before = (
                page.text[block.start : block.end - len(said)]
                if len(said) >= _HEADLINE and page.text.endswith(said, block.start, block.end)
                else ""
            )
            if 0 < len(before.split()) <= _SECTION:
                return Span(block.end - len(said), block.end)
    return block.span


def crumb_title(signs: Signs, last: int) -> tuple[int, Span] | None:
    """The words of the page's `<title>` where a block above block `last` ends with them: the last step of a breadcrumb."""
    page = signs.page
    said = [m.value for m in page.metas if m.name in _NAMES and len(m.value) >= _LEAST]
    for i in range(last - 1, -1, -1):
        block = page.blocks[i]
        for title in said:
            if page.text.endswith(title, block.start, block.end):
                return i, Span(block.end - len(title), block.end)
    return None


def _score(signs: Signs, i: int, said: list[str], first: int) -> float:
    """What speaks for a block as the title of the text that begins at block `first`; 0 where it is none."""
    block = signs.page.blocks[i]
    key = _key(signs.page.text[block.start : block.end])
    if len(key) < _LEAST or _kept_out(signs, i, key, said, first):
        return 0.0
    score = _told(key, said)
    if not score and not block.level and not (block.emphasis and first - 4 <= i < first):
        return 0.0
    if block.level:
        score += 3.0 - 0.4 * block.level
    if signs.linked[i] and not score >= 4:
        score -= 1.0
    if i > first:
        score -= 1.5
    return score + (0.5 if first - 6 <= i <= first else 0.0)


def _kept_out(signs: Signs, i: int, key: str, said: list[str], first: int) -> bool:
    """Whether markup says that a block is no part of the article, and it is neither its first heading nor the page's own title above it."""
    block = signs.page.blocks[i]
    if signs.zone[signs.page.leaves[i]] not in AGAINST or block.level == 1:
        return False
    return not (block.level and i < first and any(key == title[: len(key)] for title in said))


def _told(key: str, said: list[str]) -> float:
    """How much the page's own titles speak for a heading: all of it, or the one within the other."""
    if key in said:
        return 6.0
    shares = [_share(key, title) for title in said if len(key) > 12 and (key in title or (len(title) > 12 and title in key))]
    return 4.0 + max(shares) if shares else 0.0


def _share(key: str, title: str) -> float:
    """How much of the page's own title a heading says: the site's name stands in it as well, and is mostly the smaller part."""
    return min(len(key), len(title)) / max(len(key), len(title))


def _key(text: str) -> str:
    folded = fold(text[:_LONGEST])
    return folded.translate(_MARKS) if folded.isascii() else "".join(filter(str.isalnum, folded))
