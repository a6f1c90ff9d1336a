"""The clauses of a sentence: its actors in company, its dates, and who is the subject of a verb."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from communique.dates.hit import DateHit
from communique.knowledge.event_words import Noun
from communique.reading.scene import Item, Scene
from communique.reading.who.actor_parser import ActorParser, Known
from communique.reading.who.actors import Actor
from communique.text.span import Span

T = TypeVar("T")
_LONGEST_INSTITUTION, _ROW = 4, 40
_HYPHENS = ("-", "–", "—")
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
    institution: bool = False

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
        self._size = len(self.items)
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
        begins = parser.begins
        while at < len(self.items):
            actors, after = parser.group(at) if begins[at] and at not in dated else ([], at)
            if actors and after > at:
                end = self._asker_ends(actors, at, after)
                kept = tuple(a for a in actors if end == after or a is actors[0])
                found.append(Company(kept, at, end, self._governor(at)))
                at = end
            else:
                at += 1
        return self._institutions(found)

    def _asker_ends(self, actors: list[Actor], at: int, after: int) -> int:
        """ "At the initiative of A, B and C spoke": who asked for it stands alone, where a comma follows; else where the whole row ends."""
        before = next((i for i in range(at - 1, -1, -1) if self.low(i) not in self.book.determiner), None)
        if len(actors) == 1 or before is None or not self.items[before].sense("initiative", "invitation"):
            return after
        comma = next((i for i in range(at, after) if self.items[i].start >= actors[0].end), after)
        return comma if comma < after and self.items[comma].text == "," else after

    def _institutions(self, found: list[Company]) -> list[Company]:
        """ "the Ministry of Foreign Affairs of Norland and the Government of Sudland": what acts for a state stands for it."""
        made: list[Company] = []
        for company in found:
            begin = self._institution_before(company) if company.actors[0].kind == "side" and company.governed in ("of", "from") else None
            if begin is None:
                made.append(company)
                continue
            last = made[-1] if made else None
            if last is not None and last.institution and all(self.low(i) in ("and", ",", "the") for i in range(last.after, begin)):
                made[-1] = Company((*last.actors, *company.actors), last.first, company.after, last.governed, True)
            else:
                made.append(Company(company.actors, begin, company.after, self._governor(begin), True))
        return made

    def _institution_before(self, company: Company) -> int | None:
        """Where "the Government of" begins before the sides of a company."""
        of = company.first - 1
        while of > 0 and self.low(of) in self.book.determiner:
            of -= 1
        for length in range(1, min(_LONGEST_INSTITUTION, of) + 1):
            first = of - length
            if length == 1 and self.items[first].low in self.book.delegates:
                return self._whole(first)
            if self.low(of) == "of" and " ".join(item.low for item in self.items[first:of]) in self.book.side and self.items[first].capital:
                return first - (first > 0 and self.low(first - 1) == "the")
        return None

    def noun(self, at: int) -> Noun | None:
        """The noun of an event at an index; none where it is only a means ("in a video-conference format") or no proper name."""
        item = self.items[at]
        if "noun" not in item.kinds:
            return None
        noun = sense.data if (sense := item.sense("noun")) is not None else None
        if not isinstance(noun, Noun) or (noun.proper and not item.capital):
            return None
        return None if noun.medium and self.low(at - 1) in self.book.means else noun

    @property
    def relatives(self) -> list[tuple[int, int]]:
        """The clauses that begin with "who", each up to its closing comma: items `[first, after)`."""
        return self.once("relatives", Sentence._relatives)

    def _relatives(self) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        for at in (i for i, item in enumerate(self.items) if i and item.low in self.book.relative):
            if found and at < found[-1][1]:
                continue
            inside = (i for i in range(at + 1, len(self.items)) if self.items[i].text in (",", ";", ":") and not self._within(i))
            found.append((at, next(inside, len(self.items))))
        return found

    def _within(self, comma: int) -> bool:
        """Whether a comma is part of a date, of a company of actors, or of a row of places."""
        dated = self.date_at(comma - 1) is not None and self.date_at(comma + 1) is not None
        return dated or any(c.first < comma < c.after for c in self.companies) or (self.place_at(comma - 1) and self.place_at(comma + 1))

    def enclosing(self, at: int) -> tuple[int, int] | None:
        """The relative clause in which an item stands."""
        spans = self.relatives
        return next((r for r in spans if r[0] <= at < r[1]), None) if spans else None

    def dated(self, at: int) -> bool:
        """Whether an item belongs to a date or leads to one ("on Monday")."""
        return self.date_at(at) is not None or (self.low(at) in self.book.dating and self.date_at(at + 1) is not None)

    def before_bracket(self, at: int) -> int | None:
        """The index before ", Wednesday 4 October," whose second comma stands at an index; None where no date is set between commas."""
        if self.items[at].text != ",":
            return None
        opening = next((i for i in range(at - 1, max(at - 9, -1), -1) if self.items[i].text == "," and not self._within(i)), None)
        if opening is None or not all(self.dated(i) or self.items[i].text == "," for i in range(opening + 1, at)):
            return None
        return opening - 1

    def _whole(self, at: int) -> int:
        """Where the phrase of a noun begins: its adjectives and its article ("a high-level delegation")."""
        while (
            at > 0 and (self.items[at - 1].text[0].islower() or self.items[at - 1].sense("office")) and not self.items[at - 1].sense("verb")
        ):
            if self.low(at - 1) in self.book.framing | self.book.toward | self.book.means | self.book.which | {"of"}:
                break
            at -= 1
        return at

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
        return self.items[at].low if 0 <= at < self._size else ""

    def date_at(self, at: int) -> DateHit | None:
        """The date that covers an item."""
        if not self.dates or not 0 <= at < self._size:
            return None
        start = self.items[at].start
        return next((d for d in self.dates if d.start <= start < d.end), None)

    def place_at(self, at: int) -> bool:
        """Whether the item names a place (a state by name counts)."""
        if not 0 <= at < self._size or not self.items[at].senses:
            return False
        return any(s.kind == "place" or (s.kind == "country" and s.form == "name") for s in self.items[at].senses)

    def company_from(self, at: int) -> Company | None:
        """The company that begins at an index (determiners before it allowed)."""
        return next((c for c in self.companies if c.first <= at < c.after), None)

    def subject_of(self, at: int) -> Company | None:
        """The subject of the verb at an index: the nearest company to its left that no preposition or verb governs."""
        if (modal := self._modal_of(at)) is not None:
            return self.subject_of(modal)
        clause = self.enclosing(at)
        if clause is not None:
            return next(
                (c for c in reversed(self.companies) if clause[0] - 2 <= c.after <= clause[0] and not c.actors[-1].possessive), None
            )
        if (antecedent := self._before_relative(at)) is not None:
            return antecedent
        free = (c for c in self.companies if c.after <= at and not self.qualifies(c) and self.enclosing(c.first) is None)
        for company in reversed([*free]):
            relative = any(self.low(i) == "which" for i in range(company.after, min(company.after + 2, at)))
            if company.actors[-1].possessive:
                continue
            if not company.governed or (relative and at - company.after <= 6):
                return company
            if company.governed == "by" and at - company.after <= 1:
                continue
        return None

    def _modal_of(self, at: int) -> int | None:
        """ "will visit A, meet B and speak at C": the "will" of a further verb of the row, whose subject is the first verb's."""
        before = self.low(at - 1)
        verb = self.items[at].sense("verb") if at < len(self.items) else None
        if (before not in self.book.also and before not in (",", "to")) or (verb is not None and verb.form not in ("base", "third")):
            return None
        for index in range(at - 1, max(at - _ROW, -1), -1):
            if self.items[index].text in (";", ":") or self.low(index) in self.book.relative:
                return None
            if self.low(index) in self.book.will:
                return index
        return None

    def _before_relative(self, at: int) -> Company | None:
        """ "A, which is in B for C, met": the subject is who stands before the clause that the comma closes."""
        if at < 1 or self.items[at - 1].text != ",":
            return None
        start = next((i for i in range(at - 2, 0, -1) if self.low(i) == "which"), None)
        if start is None:
            return None
        return next((c for c in self.companies if start - 2 <= c.after <= start), None)

    def qualifies(self, company: Company) -> bool:
        """A side in brackets, behind its town, or one that qualifies a noun ("the ASEM ministers' meeting"), is no subject."""
        if any(a.kind != "side" for a in company.actors):
            return False
        before = self.items[company.first - 1].text if company.first else ""
        if before == "," and len(company.actors) == 1 and self.items[company.first - 2].sense("place"):
            return True
        follower = self.items[company.after] if company.after < len(self.items) else None
        dateline = self.date_at(company.first - 2) is not None
        if before in _HYPHENS and not dateline and follower is not None and not follower.sense("verb", "held"):
            return True
        return before == "(" or (follower is not None and (follower.text == ")" or follower.sense("noun", "office") is not None))

    def breaks_between(self, left: int, right: int) -> bool:
        """Whether a semicolon or colon stands between two items."""
        return any(self.items[i].text in (";", ":") for i in range(left, min(right, len(self.items))))
