"""A document made of lines: the first is the title, each other one a paragraph."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.knowledge.book import Knowledge
from communique.reading.document import document_of
from communique.reading.paper import open_paper
from communique.reading.who.people import Home
from communique.record.document import Document
from communique.record.page import Block, Page, Part
from communique.text.span import Span, trim

Read = Callable[..., Document]


@pytest.fixture(scope="session")
def read() -> Read:
    """Reads lines as one article; `home` is the publisher's state, named in the title's own words."""
    knowledge = Knowledge.standard()
    pack = knowledge.pack("en")

    def reads(text: str, home: str | None = None) -> Document:
        spans: list[Span] = []
        at = 0
        for line in text.split("\n"):
            if (span := trim(text, at, at + len(line))).end > span.start:
                spans.append(span)
            at += len(line) + 1
        page = Page(text=text, source=text, media_type="text/plain", blocks=tuple(Block(s.start, s.end) for s in spans))
        part = Part(part="article", title=spans[0] if spans else None, body=tuple(spans[1:]))
        return document_of(open_paper(page, part, knowledge, pack, Home(home, ()) if home else None), "norland")

    return reads
