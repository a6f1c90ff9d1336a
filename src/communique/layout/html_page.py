"""A page laid out from HTML: the page as everybody sees it, and the boxes that zoning needs besides."""

from __future__ import annotations

import msgspec

from communique.record.page import Page


class Box(msgspec.Struct, frozen=True, gc=False):
    """An element that stands as a box on the page: its parent's number (-1 for none), its tag, its class and id names in lower case."""

    parent: int
    tag: str
    names: str


class HtmlPage(Page, frozen=True):
    """A page with its boxes in document order (parents before children); `leaves[i]` is the box that holds block `i` directly."""

    boxes: tuple[Box, ...] = ()
    leaves: tuple[int, ...] = ()
