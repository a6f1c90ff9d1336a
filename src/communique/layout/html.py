"""HTML laid out: what a person would read, one block a line, and every character of it led back to the source."""

from __future__ import annotations

from communique.knowledge.language_signs import language_of
from communique.layout.html_blocks import blocks
from communique.layout.html_links import LinkBase
from communique.layout.html_metas import base_href, metas
from communique.layout.html_page import HtmlPage
from communique.layout.html_reader import HtmlReader
from communique.record.capture import Decoded


def lay_out(decoded: Decoded, url: str | None = None) -> HtmlPage:
    """The page of a decoded HTML source; links are absolute where `url` is known.

    What the markup hides is no part of the reading text.  The language is that of its small words, else the one that the markup
    states (templates often state that of the site).  Nothing in the source makes this fail, and its cost grows with its length.

    >>> page = lay_out(Decoded("<h1>Talks</h1><p>They <b>met</b> in&nbsp;Oslo", "utf-8", "declared", "text/html"))
    >>> page.text, [(b.role, b.level) for b in page.blocks]
    ('Talks\\nThey met in\\xa0Oslo', [('heading', 1), ('paragraph', 0)])
    """
    source = decoded.text
    found = HtmlReader(source).read()
    base = LinkBase(url, base_href(source, found.metas))
    return HtmlPage(
        text=found.text,
        source=source,
        media_type="text/html",
        blocks=blocks(found.text, found.lines, found.boxes, base),
        metas=metas(source, found.metas),
        language=language_of(found.text) or found.language,
        url=url,
        unread=found.unread,
        runs=tuple(found.runs),
        boxes=tuple(found.boxes),
        leaves=tuple([line[2] for line in found.lines]),
    )
