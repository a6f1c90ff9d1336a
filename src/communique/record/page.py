"""A page as layout sees it: reading text, blocks with exact offsets, links and emphasis, and its parts.

The reading text is the text as a person would read it: for plain text the decoded file itself, for HTML one block a line.
All spans are code points of the reading text; `Meta` spans are code points of the decoded source.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from communique.text.span import Span

BlockRole = Literal["paragraph", "heading", "item", "cell", "line"]


class Link(msgspec.Struct, frozen=True):
    """An anchor inside a block: the span of its label, its target as written and as absolute URL (where the capture has a URL)."""

    start: int
    end: int
    href: str
    url: str | None = None


class Block(msgspec.Struct, frozen=True):
    """One block of reading text: a paragraph, a heading, a list item, a table cell, or a line of a plain text.

    `level` is the heading level (1 to 6, 0 for none).  `emphasis` are the spans set in bold or as a label.  `container` numbers the
    smallest enclosing section-like element: blocks that share it stand side by side.  `path` names the tags and classes above it, outermost first.
    `hidden` says that the page's markup hides it from readers.
    """

    start: int
    end: int
    role: BlockRole = "paragraph"
    level: int = 0
    emphasis: tuple[Span, ...] = ()
    links: tuple[Link, ...] = ()
    container: int = 0
    path: str = ""
    hidden: bool = False

    @property
    def span(self) -> Span:
        """The block's place in the reading text."""
        return Span(self.start, self.end)


class Meta(msgspec.Struct, frozen=True):
    """What the markup says outside the reading text: a `<title>`, `<meta>`, JSON-LD value; `[start, end)` in the decoded source."""

    name: str
    value: str
    start: int
    end: int


class Page(msgspec.Struct, frozen=True):
    """A laid-out page.  `source` is the decoded source (equal to `text` for plain text); `language` is what the markup declares.
    `unread` is how many characters at the end of the source were not laid out, because a page of such a length is none of a service.

    `starts` pairs reading-text offsets with source offsets for HTML (runs in step, in order), so that a span leads back to the source.
    """

    text: str
    source: str
    media_type: str
    blocks: tuple[Block, ...]
    metas: tuple[Meta, ...] = ()
    language: str | None = None
    url: str | None = None
    unread: int = 0
    runs: tuple[tuple[int, int, int], ...] = ()  # (text start, source start, length): text[a:a+n] came from source[b:b+n]


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One document's share of the page, as zoning found it: the article, a further whole document (item), or a teaser.

    `title` is the title's span, `dates` are spans of its date line(s), `body` the paragraphs (blocks or pieces of them) in order,
    `label` a kind or unit word printed beside the date ("Press release"), `link` the target of a teaser's title.
    """

    part: Literal["article", "item", "teaser"]
    title: Span | None = None
    dates: tuple[Span, ...] = ()
    body: tuple[Span, ...] = ()
    label: Span | None = None
    link: Link | None = None
    lead_complete: bool = True
