"""What a server says instead of a page: "Not Found", "Access Denied".  Such a capture shows no document, and that is no sign that one is gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from communique.knowledge.zone_words import ZoneWords
from communique.record.evidence import Issue, quote
from communique.record.page import Page, Part
from communique.text.fold import fold
from communique.text.span import Span

_LONGEST = 1500
"""Whoever says that there is nothing does not say it at length."""
_BETWEEN = "|–—•·»:"


def unserved(page: Page, parts: Sequence[Part], files: Sequence[ZoneWords]) -> Issue | None:
    """The words with which a page says that what was asked for is not served, as an issue; None for a page like any other.

    They are the title of the text, or of the page, alone or beside the name of the site; a text with a date, with teasers beside it or of some length
    is a page all the same.
    """
    if len(parts) > 1 or any(part.dates or part.part != "article" for part in parts):
        return None
    if sum(span.end - span.start for part in parts for span in part.body) > _LONGEST:
        return None
    known = frozenset[str]().union(*map(_known, files))
    told = next((span for span in _titles(page, parts) if _says(page.text[span.start : span.end], known)), None)
    if told is not None:
        return Issue("not_served", "the page says that what was asked for is not there", (quote(page.text, told.start, told.end),))
    if any(meta.name == "title" and _says(meta.value, known) for meta in page.metas):
        return Issue("not_served", "the title of the page says that what was asked for is not there", ())
    return None


def _titles(page: Page, parts: Sequence[Part]) -> Iterator[Span]:
    yield from (part.title for part in parts if part.title is not None)
    if page.blocks and not any(part.title for part in parts):
        yield Span(page.blocks[0].start, page.blocks[0].end)


def _says(title: str, known: frozenset[str]) -> bool:
    line = "".join("|" if letter in _BETWEEN else letter for letter in title)
    pieces = [_plain(piece) for piece in line.split("|")]
    return any(piece in known for piece in (_plain(line.replace("|", " ")), *pieces) if piece)


@lru_cache(maxsize=8)
def _known(words: ZoneWords) -> frozenset[str]:
    return frozenset(_plain(mark.words) for mark in words.mark if mark.role == "unserved")


def _plain(words: str) -> str:
    return " ".join("".join(letter if letter.isalnum() else " " for letter in fold(words)).split())
