"""Zones of an HTML page: masthead, article, teasers and chrome, found from its boxes, its text and its links."""

from __future__ import annotations

from communique.knowledge.zone_words import ZoneWords
from communique.layout.html_hints import Signs, hints
from communique.layout.html_page import HtmlPage
from communique.layout.html_titles import find_title
from communique.layout.main_text import body_blocks, main_box
from communique.layout.text_zones_dates import DateFinder
from communique.record.capture import Zone, ZoneName
from communique.record.page import Page, Part


def zone(page: Page, words: ZoneWords, grammar: DateFinder) -> tuple[tuple[Zone, ...], tuple[Part, ...]]:
    """The zones of an HTML page and its parts: the article (of a listing: its heading), then the teasers in page order."""
    if not isinstance(page, HtmlPage) or not page.blocks:
        return (), ()
    ready = hints(words)
    signs = Signs(page, ready)
    box = main_box(signs)
    title = find_title(signs, signs.first[box], signs.last[box])
    body = body_blocks(signs, box, ready, title)
    part = Part(
        part="article",
        title=page.blocks[title].span if title is not None else None,
        body=tuple(page.blocks[i].span for i in body),
    )
    return _zones(page, body, title), (part,)


def _zones(page: HtmlPage, body: list[int], title: int | None) -> tuple[Zone, ...]:
    inside = set(body) | ({title} if title is not None else set())
    first = min(inside, default=len(page.blocks))
    names: list[ZoneName] = ["article" if i in inside else "masthead" if i < first else "chrome" for i in range(len(page.blocks))]
    zones: list[Zone] = []
    for block, name in zip(page.blocks, names, strict=True):
        if zones and zones[-1].zone == name:
            zones[-1] = Zone(name, zones[-1].start, block.end)
        else:
            zones.append(Zone(name, block.start, block.end))
    return tuple(zones)
