"""The links of the chrome that lead on: archives, pagers, languages, shares."""

from __future__ import annotations

from collections.abc import Iterator

from communique.knowledge.zone_words import ZoneWords, furniture
from communique.record.capture import PageLink, Zone
from communique.record.evidence import stated
from communique.record.page import Page
from communique.text.span import trim

_ROLES = {"all_messages": "archive"}
_MOST = 400


def links_of(page: Page, zones: tuple[Zone, ...], words: ZoneWords) -> tuple[PageLink, ...]:
    """One link for each line of chrome whose words name a role; its target where the markup gives one."""
    return tuple(_links(page, zones, words))


def _links(page: Page, zones: tuple[Zone, ...], words: ZoneWords) -> Iterator[PageLink]:
    known = furniture(words)
    chrome = [z for z in zones if z.zone == "chrome"]
    at = 0
    for block in page.blocks:
        while at < len(chrome) and chrome[at].end <= block.start:
            at += 1
        if at >= len(chrome) or block.start < chrome[at].start or block.end - block.start > _MOST:
            continue
        role = known.role(page.text[block.start : block.end])
        if role is None:
            continue
        span = trim(page.text, block.start, block.end)
        url = next((link.url for link in block.links if link.url), None)
        yield PageLink(stated(page.text, span.start, span.end, step="links", entry=f"zones:{role}"), _ROLES.get(role, role), url)
