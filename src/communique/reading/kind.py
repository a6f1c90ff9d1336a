"""The kind of a document, from its title, its printed label, or its first sentence."""

from __future__ import annotations

from collections.abc import Iterable

from communique.knowledge.title_words import Formula
from communique.record.evidence import Reading, stated
from communique.text.fold import fold
from communique.text.span import Span


def kind_of(text: str, title: Span | None, label: Span | None, lead: Span | None, formulas: Iterable[Formula]) -> Reading | None:
    """The kind as the first fitting formula says: title first, then the label, then the first sentence; None where none fits."""
    entries = list(formulas)
    for where, span in (("title", title), ("label", label), ("lead", lead)):
        if span is None:
            continue
        if (found := _first_fit(text, span, [f for f in entries if f.where == where])) is not None:
            return found
    return None


def _first_fit(text: str, span: Span, formulas: list[Formula]) -> Reading | None:
    stretch = fold(span.of(text))
    for formula in formulas:
        places = fits(stretch, formula)
        if places is None:
            continue
        start, end = places[0] if places else (0, len(stretch))
        return stated(text, span.start + start, span.start + end, formula.kind, step="kind", entry=f"titles:{formula.kind}:{stretch[start:end]}")
    return None


def fits(stretch: str, formula: Formula) -> list[tuple[int, int]] | None:
    """Where the formula's words stand in a folded stretch; None when it does not fit.

    >>> fits("anna holm to visit sudland", Formula(kind="announcement", has=[["to visit"]], example=""))
    [(10, 18)]
    """
    if formula.starts and not any(stretch.startswith(fold(w)) for w in formula.starts):
        return None
    if any(find_words(stretch, fold(w)) >= 0 for w in formula.lacks):
        return None
    places: list[tuple[int, int]] = []
    for alternatives in formula.has:
        found = [(at, at + len(w)) for w in alternatives if (at := find_words(stretch, fold(w))) >= 0]
        if not found:
            return None
        places.append(min(found, key=lambda p: (p[0], -p[1])))
    return places


def find_words(stretch: str, words: str) -> int:
    """The place of whole words in a stretch, -1 where they are not."""
    at = stretch.find(words)
    while at >= 0:
        end = at + len(words)
        before = at == 0 or not stretch[at - 1].isalnum() or not words[0].isalnum()
        after = end >= len(stretch) or not stretch[end].isalnum() or not words[-1].isalnum()
        if before and after:
            return at
        at = stretch.find(words, at + 1)
    return -1


