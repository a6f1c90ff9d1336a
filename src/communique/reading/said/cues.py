"""Cues: the words of saying, promising and citing in one document, found once for all steps that need them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from communique.dates.hit import DateHit
from communique.knowledge.senses import Sense
from communique.reading.paper import Paper
from communique.reading.sentences.clauses import Sentence
from communique.text.phrases import Hit
from communique.text.span import Span


class Cues:
    """The cue words of a document's extent, and sentences made on demand around them."""

    def __init__(self, paper: Paper) -> None:
        scene = paper.scene
        self.paper, self.scene, self.text = paper, scene, scene.text
        self.hits = scene.ground.cues.within(scene.start, scene.end)
        self._starts = [h.start for h in self.hits]
        self.kinds = frozenset(s.kind for h in self.hits for s in h.meanings)
        self._dates = [d.start for d in paper.hits]
        self.paragraphs = sorted([*([paper.part.title] if paper.part.title else []), *paper.part.body])
        """The title and the paragraphs of the document, in the order of the page."""

    def within(self, start: int, end: int, *kinds: str) -> Iterator[tuple[Hit[Sense], Sense]]:
        """The cues of some kinds in `[start, end)`, each with its first sense of these kinds."""
        if self.kinds.isdisjoint(kinds):
            return
        for at in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            hit = self.hits[at]
            sense = next((s for s in hit.meanings if s.kind in kinds), None)
            if sense is not None and hit.end <= end:
                yield hit, sense

    def sentence(self, span: Span) -> Sentence:
        """The sentence of a span, with the dates that lie in it."""
        low, high = bisect_left(self._dates, span.start), bisect_right(self._dates, span.end)
        return Sentence(self.scene, span, self.paper.known, self.paper.hits[low:high])

    def dates_within(self, start: int, end: int) -> list[DateHit]:
        """The dates that lie in `[start, end)`."""
        low, high = bisect_left(self._dates, start), bisect_left(self._dates, end)
        return [d for d in self.paper.hits[low:high] if d.end <= end]

    def date_from(self, start: int) -> DateHit | None:
        """The date that begins at an offset (or one blank or word "the" later)."""
        at = bisect_left(self._dates, start)
        hit = self.paper.hits[at] if at < len(self._dates) else None
        return hit if hit is not None and hit.start <= start + 4 else None

    def low(self, start: int, end: int) -> str:
        """The folded text of a stretch."""
        base = self.scene.start
        return self.scene.folded[max(start - base, 0) : max(end - base, 0)]
