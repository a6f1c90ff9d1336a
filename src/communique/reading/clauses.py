"""The clauses of a sentence: its actors in company, its dates, and who is the subject of a verb."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from communique.dates.hit import DateHit
from communique.reading.actor_parser import ActorParser, Known
from communique.reading.actors import Actor
from communique.reading.scene import Item, Scene
from communique.text.span import Span

T = TypeVar("T")
_PREPOSITIONS = frozenset(
    ("with", "of", "in", "at", "to", "for", "from", "by", "on", "between", "among", "during", "into", "about", "against", "towards", "toward", "via",
     "than", "like", "under", "over", "through", "including", "regarding", "concerning", "alongside", "behalf", "including")
)  # fmt: skip


class Company(NamedTuple):
    """Actors that stand together: items `[first, after)`; `governed` by the preposition before them, or the object of a verb."""

    actors: tuple[Actor, ...]
    first: int
    after: int
    governed: str

    @property
    def somebody(self) -> bool:
        """Whether it is more than a pronoun or a collective."""
        return any(a.kind not in ("pronoun", "collective") for a in self.actors)


def _begin(hit: DateHit) -> int:
    return hit.start


class Sentence:
    """One sentence, cut into items, with its companies of actors and its dates."""

    def __init__(self, scene: Scene, span: Span, known: dict[str, Known], dates: list[DateHit]) -> None:
        self.scene, self.span = scene, span
        self.text, self.book = scene.text, scene.book
        low, high = bisect_left(dates, span.start, key=_begin), bisect_left(dates, span.end, key=_begin)
        self.dates = [d for d in dates[low:high] if d.end <= span.end]
        self.items: list[Item] = scene.items(span.start, span.end)
        self._known = known
        self._companies: list[Company] | None = None
        self._once: dict[str, Any] = {}

    @property
    def companies(self) -> list[Company]:
        """All companies of actors, left to right."""
        if self._companies is None:
            self._companies = self._gathered()
        return self._companies

    def _gathered(self) -> list[Company]:
        parser = ActorParser(self.scene, self.items, self._known)
        dated = {i for d in self.dates for i, item in enumerate(self.items) if d.start <= item.start < d.end}
        found: list[Company] = []
        at = 0
        while at < len(self.items):
            actors, after = ([], at) if at in dated else parser.group(at)
            if actors and after > at:
                found.append(Company(tuple(actors), at, after, self._governor(at)))
                at = after
            else:
                at += 1
        return found

    def _governor(self, at: int) -> str:
        before = at - 1
        while before >= 0 and (self.items[before].low in self.book.determiner or self.items[before].low in ("both", "and")):
            before -= 1
        if before < 0:
            return ""
        low = self.items[before].low
        last = low.split()[-1] if low else ""
        if last in _PREPOSITIONS:
            return last
        return "object" if self.items[before].sense("verb") else ""

    def once(self, name: str, find: Callable[[Sentence], T]) -> T:
        """What `find` finds in the sentence; it looks only once, however many verbs and nouns ask."""
        if name not in self._once:
            self._once[name] = find(self)
        found: T = self._once[name]
        return found

    def low(self, at: int) -> str:
        """The folded word at an index, empty outside the sentence."""
        return self.items[at].low if 0 <= at < len(self.items) else ""

    def date_at(self, at: int) -> DateHit | None:
        """The date that covers an item."""
        if not 0 <= at < len(self.items):
            return None
        start = self.items[at].start
        return next((d for d in self.dates if d.start <= start < d.end), None)

    def place_at(self, at: int) -> bool:
        """Whether the item names a place (a state by name counts)."""
        return 0 <= at < len(self.items) and any(
            s.kind == "place" or (s.kind == "country" and s.form == "name") for s in self.items[at].senses
        )

    def company_from(self, at: int) -> Company | None:
        """The company that begins at an index (determiners before it allowed)."""
        return next((c for c in self.companies if c.first <= at < c.after), None)

    def subject_of(self, at: int) -> Company | None:
        """The subject of the verb at an index: the nearest company to its left that no preposition or verb governs."""
        if (antecedent := self._before_relative(at)) is not None:
            return antecedent
        for company in reversed([c for c in self.companies if c.after <= at and not self._aside(c)]):
            relative = any(self.low(i) in ("who", "which") for i in range(company.after, min(company.after + 2, at)))
            if company.actors[-1].possessive:
                continue
            if not company.governed or (relative and at - company.after <= 6):
                return company
            if company.governed == "by" and at - company.after <= 1:
                continue
        return None

    def _before_relative(self, at: int) -> Company | None:
        """ "A, who is in B for C, met": the subject is who stands before the clause that the comma closes."""
        if at < 1 or self.items[at - 1].text != ",":
            return None
        start = next((i for i in range(at - 2, 0, -1) if self.low(i) in ("who", "which")), None)
        if start is None:
            return None
        return next((c for c in self.companies if start - 2 <= c.after <= start), None)

    def _aside(self, company: Company) -> bool:
        """A side in brackets, or one that qualifies a noun ("the ASEM ministers' meeting"), is no subject."""
        if any(a.kind != "side" for a in company.actors):
            return False
        before = self.items[company.first - 1].text if company.first else ""
        follower = self.items[company.after] if company.after < len(self.items) else None
        return before == "(" or (follower is not None and (follower.text == ")" or follower.sense("noun", "office") is not None))

    def breaks_between(self, left: int, right: int) -> bool:
        """Whether a semicolon or colon stands between two items."""
        return any(self.items[i].text in (";", ":") for i in range(left, min(right, len(self.items))))
