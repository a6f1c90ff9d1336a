"""Zones of an HTML page: masthead, article, teasers and chrome, found from its boxes, its text and its links."""

from __future__ import annotations

from collections.abc import Sequence

from communique.knowledge.zone_words import ZoneWords
from communique.layout.html_groups import Group, find_groups
from communique.layout.html_hints import Hints, Signs, hints
from communique.layout.html_page import HtmlPage
from communique.layout.html_teasers import DateReader, all_dated, is_headed, listing_group, teaser_groups, teaser_part
from communique.layout.html_titles import crumb_title, find_title, headline
from communique.layout.main_text import body_blocks, main_box
from communique.layout.text_zones_dates import DateFinder
from communique.layout.text_zones_words import text_words
from communique.record.capture import Zone, ZoneName
from communique.record.page import Page, Part
from communique.text.span import Span

_ABOVE_TITLE = 4
_BELOW_TITLE = 6
_TEASER = 5
_PLACE = 3


def zone(page: Page, words: ZoneWords, grammar: DateFinder) -> tuple[tuple[Zone, ...], tuple[Part, ...]]:
    """The zones of an HTML page and its parts: the article (of a listing: its heading), then the teasers in page order."""
    if not isinstance(page, HtmlPage) or not page.blocks:
        return (), ()
    ready = hints(words)
    signs = Signs(page, ready)
    dates = DateReader(page.text, text_words(words), grammar)
    groups = find_groups(signs, ready)
    if listing := listing_group(signs, groups, dates, ready):
        return _listing(signs, ready, dates, groups, listing)
    return _article(signs, ready, dates, groups)


def _article(signs: Signs, ready: Hints, dates: DateReader, groups: Sequence[Group]) -> tuple[tuple[Zone, ...], tuple[Part, ...]]:
    page = signs.page
    headed = [group for group in groups if group.boxed and group.zone != "chrome" and is_headed(signs, group, ready)]
    box = main_box(signs, signs.text_without({i for group in headed for item in group.items for i in range(item.first, item.last)}))
    title = find_title(signs, signs.first[box], signs.last[box])
    body: Sequence[int] = body_blocks(signs, box, ready, title)
    dated = _date_lines(signs, dates, title, body)
    body, dated = _signed_off(signs, dates, body, dated)
    inside = set(body) | set(dated) | ({title} if title is not None else set())
    chosen = teaser_groups(signs, groups, inside, ready, dates, None)
    below = [group for group in chosen if group.boxed and (is_headed(signs, group, ready) or all_dated(signs, group, dates))]
    body = _without_leads(signs, body, below)
    part = Part(
        part="article",
        title=headline(signs, title) if title is not None else None,
        dates=tuple(dated.values()),
        body=tuple(page.blocks[i].span for i in body if i not in dated),
    )
    return _zones(signs, ready, inside, chosen), (part, *_teasers(signs, ready, dates, chosen))


def _without_leads(signs: Signs, body: Sequence[int], below: Sequence[Group]) -> list[int]:
    """The body without the blocks of teasers below it, and without a heading over these alone: their leads look like paragraphs.

    They are known by a heading that says so, or by a date beside each headline.  What has paragraphs behind it stays.
    """
    items = (item for group in below for item in group.items if item.last - item.first <= _TEASER)
    leads = {i for item in items for i in range(item.first, item.last)}
    last = max((i for i in body if i not in leads), default=-1)
    kept = [i for i in body if i not in leads or i <= last]
    while len(kept) < len(body) and kept and signs.page.blocks[kept[-1]].level:
        kept.pop()
    return kept


def _listing(
    signs: Signs, ready: Hints, dates: DateReader, groups: Sequence[Group], listing: Group
) -> tuple[tuple[Zone, ...], tuple[Part, ...]]:
    page = signs.page
    first = listing.items[0].first
    block = find_title(signs, first, first)
    heading = (block, page.blocks[block].span) if block is not None else crumb_title(signs, first)
    inside = {heading[0]} if heading else set()
    chosen = teaser_groups(signs, groups, inside, ready, dates, listing)
    part = Part(part="article", title=heading[1] if heading else None)
    return _zones(signs, ready, inside, chosen), (part, *_teasers(signs, ready, dates, chosen, listing))


def _date_lines(signs: Signs, dates: DateReader, title: int | None, body: Sequence[int]) -> dict[int, Span]:
    """The date lines of an article: blocks near its title, or before its first paragraph."""
    start = title if title is not None else (body[0] if body else 0)
    first, last = max(0, start - _ABOVE_TITLE), min(len(signs.page.blocks), max(start + _BELOW_TITLE, body[0] + 1 if body else 0))
    found: dict[int, Span] = {}
    for i in range(first, min(last, start + 20)):
        if i != title and (line := dates.line(signs.page.blocks[i].start, signs.page.blocks[i].end)):
            found[i] = line.date
    return found


def _signed_off(signs: Signs, dates: DateReader, body: Sequence[int], dated: dict[int, Span]) -> tuple[Sequence[int], dict[int, Span]]:
    """Body and dates, where the body ends with a day alone (and, on the line above it, a place): a sign-off, if no other day stands at its head."""
    blocks, text = signs.page.blocks, signs.page.text
    last = body[-1] if len(body) > 1 else None
    line = dates.line(blocks[last].start, blocks[last].end) if last is not None else None
    if last is None or line is None or line.loose or any(_day(dates, blocks[i].span) != line.value for i in dated):
        return body, dated
    rest = body[:-1]
    above = blocks[rest[-1]]
    place = text[above.start : above.end]
    named = place.count(" ") < _PLACE and place[-1].isalpha() and place[0].isupper() and rest[-1] not in dated
    joined = signs.page.leaves[rest[-1]] == signs.page.leaves[last]
    return rest[:-1] if named and joined and len(rest) > 1 else rest, {**dated, last: line.date}


def _day(dates: DateReader, span: Span) -> str:
    line = dates.line(span.start, span.end)
    return line.value if line is not None else ""


def _teasers(signs: Signs, ready: Hints, dates: DateReader, chosen: Sequence[Group], listing: Group | None = None) -> tuple[Part, ...]:
    return tuple(teaser_part(signs, item, ready, dates, group is listing) for group in chosen for item in group.items)


def _zones(signs: Signs, ready: Hints, inside: set[int], chosen: Sequence[Group]) -> tuple[Zone, ...]:
    """Neighbouring blocks of one zone are one zone; each teaser is its own."""
    blocks = signs.page.blocks
    first = min(inside, default=min((g.items[0].first for g in chosen), default=len(blocks)))
    names: list[tuple[ZoneName, int]] = [
        ("article", 0) if i in inside else ("masthead", 0) if i < first and not _is_menu(signs, i, ready) else ("chrome", 0)
        for i in range(len(blocks))
    ]
    for number, item in enumerate((item for group in chosen for item in group.items), 1):
        for i in range(item.first, item.last):
            names[i] = ("teaser", number)
    return _merged(signs, names)


def _is_menu(signs: Signs, i: int, ready: Hints) -> bool:
    block = signs.page.blocks[i]
    return 2 * signs.linked[i] > signs.size[i] or bool(ready.role(signs.page.text[block.start : block.end]))


def _merged(signs: Signs, names: Sequence[tuple[ZoneName, int]]) -> tuple[Zone, ...]:
    zones: list[Zone] = []
    blocks, first = signs.page.blocks, 0
    for i, name in enumerate(names):
        if name != names[first]:
            zones.append(Zone(names[first][0], blocks[first].start, blocks[i - 1].end))
            first = i
    return (*zones, Zone(names[first][0], blocks[first].start, blocks[-1].end))
