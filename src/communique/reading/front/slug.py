"""What the address of a page says in words: ".../department-press-briefing-may-3-2021/" repeats the title that the text lacks."""

from __future__ import annotations

from collections.abc import Sequence

from communique.knowledge.languages import LanguagePack
from communique.knowledge.title_words import TitleWords
from communique.layout.address import Slug
from communique.reading.front.kind import REPORTS, first_fit, formulas_at
from communique.record.evidence import Evidence, Reading, inferred
from communique.record.page import Part
from communique.text.pattern import compiled
from communique.text.span import Span

_FIGURES = r"(?:^|[-_])(1[3-9]|2[0-9]|3[01])[-_](0[1-9]|1[0-2])[-_]((?:19|20)[0-9]{2})(?:[-_]|$)"


def kind_with_slug(kind: Reading | None, part: Part, slug: Slug | None, pieces: Sequence[Slug], words: TitleWords) -> Reading | None:
    """The kind; what the address says, where the text tells none, or lost its title and only seems to report.

    `slug` is what repeats the title, `pieces` are the sections under which the site files the page.
    """
    if not part.body or (kind is not None and (part.title is not None or kind.value not in REPORTS)):
        return kind
    told = (kind_by_slug(slug, words) if slug is not None else None) or _kind_by_pieces(pieces, words)
    return told if told is not None and (kind is None or told.value not in REPORTS) else kind


def _kind_by_pieces(pieces: Sequence[Slug], words: TitleWords) -> Reading | None:
    """The kind that the formulas for addresses read in the pieces of one, the last first."""
    formulas = formulas_at(words, "address")
    for piece in reversed(pieces):
        if (found := first_fit(piece.text, piece.span, formulas)) is not None:
            return inferred(found.value, (_quote(piece, found.evidence[0].span),), "address", step="kind", entry=found.entry)
    return None


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
