"""What the address of a page says in words: ".../department-press-briefing-may-3-2021/" repeats the title that the text lacks."""

from __future__ import annotations

from urllib.parse import urlsplit

import msgspec

from communique.knowledge.languages import LanguagePack
from communique.knowledge.title_words import TitleWords
from communique.reading.front.kind import first_fit, formulas_at
from communique.record.evidence import Evidence, Reading, inferred
from communique.record.page import Page
from communique.text.pattern import compiled
from communique.text.span import Span

_LEAST = 3
_LONGEST = 300
_FIGURES = r"(?:^|[-_])(1[3-9]|2[0-9]|3[01])[-_](0[1-9]|1[0-2])[-_]((?:19|20)[0-9]{2})(?:[-_]|$)"
_JOINTS = str.maketrans("-_+", "   ")


class Slug(msgspec.Struct, frozen=True):
    """The words of the last speaking piece of an address: `text` is the address with blanks for joints, letter for letter as long."""

    url: str
    text: str
    span: Span


def slug_of(page: Page) -> Slug | None:
    """The piece of the page's address that speaks in words, None where none does."""
    if not page.url or not (path := urlsplit(page.url).netloc):
        return None
    at = page.url.find(path) + len(path)
    end = min((i for mark in ("?", "#") if (i := page.url.find(mark, at)) > 0 and not _speaks(page.url[i:])), default=len(page.url))
    pieces = [p for p in page.url[at:end].split("/") if _speaks(p)]
    if not pieces:
        return None
    start = page.url.rindex(pieces[-1], at, end)
    stop = start + len(pieces[-1].rsplit(".", 1)[0])
    return Slug(page.url, page.url.translate(_JOINTS), Span(start, stop)) if stop - start <= _LONGEST else None


def _speaks(piece: str) -> bool:
    return sum(word.isalpha() for word in piece.translate(_JOINTS).split()) >= _LEAST


def kind_by_slug(slug: Slug, words: TitleWords) -> Reading | None:
    """The kind that the title formulas read in an address."""
    found = first_fit(slug.text, slug.span, formulas_at(words, "title"))
    if found is None:
        return None
    return inferred(found.value, (_quote(slug, found.evidence[0].span),), "address", step="kind", entry=found.entry)


def day_by_slug(slug: Slug, pack: LanguagePack) -> Reading | None:
    """The day that an address names in words, or in figures that read only one way ("press-briefing-may-3-2021", "interview-23-05-2021")."""
    if (found := compiled(_FIGURES).search(slug.url[slug.span.start : slug.span.end])) is not None:
        day = "-".join(found.group(3, 2, 1))
        return inferred(
            day, (_quote(slug, Span(slug.span.start + found.start(1), slug.span.start + found.end(3))),), "address", step="dates"
        )
    hits = pack.grammar.find(slug.text, slug.span.start, slug.span.end)
    hit = next((h for h in reversed(hits) if h.form == "day" and h.has_year and any(c.isalpha() for c in slug.text[h.start : h.end])), None)
    if hit is None or hit.value is None:
        return None
    return inferred(hit.value, (_quote(slug, Span(hit.start, hit.end)),), "address", step="dates", entry=hit.entry)


def _quote(slug: Slug, span: Span) -> Evidence:
    return Evidence(span.start, span.end, slug.url[span.start : span.end], layer="url")
