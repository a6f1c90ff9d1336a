"""The parser of actors: from the items of a sentence to persons, offices and sides, alone and in company."""

from __future__ import annotations

from communique.reading.scene import Item, Scene
from communique.reading.who.actors import Actor, Side
from communique.reading.who.bearers import DASHES
from communique.reading.who.collectives import Found
from communique.reading.who.counterparts import Counterparts
from communique.reading.who.known import NOBODY, Known, filled
from communique.reading.who.naming import name_at, skip_honorifics
from communique.reading.who.office_words import OF, link, office_of, past_articles, seat_run
from communique.reading.who.offices import OfficeFound, OfficeReader
from communique.reading.who.sides import NAMES, organisation_of_item, side_of_item, side_of_place
from communique.text.span import Span

__all__ = ["ActorParser", "Known"]

_MOST_QUALITIES = 3
_ANY = ("adjective", "name", "demonym")


class ActorParser(Counterparts):
    """Reads actors out of one sentence's items.  `known` maps folded words of names to what the page says of the person elsewhere."""

    def __init__(self, scene: Scene, items: list[Item], known: dict[str, Known]) -> None:
        known = _of_sentence(scene, items, known)
        super().__init__(scene, items, known)
        self.offices = _shared_offices(scene, items)
        self._groups = _shared_groups(scene, items, known)
        self.begins = self.offices.begins
        """Whether an actor can begin at each item at all: most words of a text cannot be the first of one."""

    # ------------------------------------------------------------------ the two doors
    def group(self, at: int) -> tuple[list[Actor], int]:
        """The actors that stand together from an item on ("A, B and C"), and the index after the last."""
        if not self.begins[at]:
            return [], at
        if at not in self._groups:
            self._groups[at] = self.company(at)
        return self._groups[at]

    def actor(self, at: int) -> tuple[Actor, int] | None:
        """The actor that begins at an item, and the index after it."""
        found = self.one(at)
        return (found[0][0], found[1]) if found else None

    def one(self, at: int) -> Found | None:
        """The actor, or the several actors of one phrase, that begin at an item."""
        if not self.begins[at]:
            return None
        if self._plain(self.items[at]):
            return self.headed(at, at) or self._name_led(at, at)
        start = self.past_determiners(at)
        if start >= len(self.items) or (start > at and not self.begins[start]):
            return None
        honoured = self.past_determiners(skip_honorifics(self.items, start, self.book))
        return (
            self._collective(at)
            or self._of_state_again(start, at)
            or self.office_led(start, at)
            or (self.office_led(honoured, at) if start < honoured < len(self.items) else None)
            or self._side_led(start, at)
            or self.headed(start, at)
            or self.counterpart(start, at, None)
            or self._name_led(start, at)
            or self._pronoun(at)
        )

    def _plain(self, item: Item) -> bool:
        """Whether an item is a word of no list: only a name can begin with it."""
        return not item.senses and item.text[0].isalpha() and item.low not in self.book.leaders and item.text not in self.book.leading

    def _collective(self, at: int) -> Found | None:
        item = self.items[at]
        if "collective" in item.kinds and self.low(at + 1) not in self.book.belonging:
            return [Actor(item.start, item.end, "collective", first_words=item.low)], at + 1
        return None

    def _of_state_again(self, start: int, begin: int) -> Found | None:
        """ "the country's Minister of Trade": of the state that the sentence named last."""
        office = start + 2
        if self.low(start) not in self.book.state_again or self.text(start + 1) not in self.book.possessive or office >= len(self.items):
            return None
        states = (side_of_item(self.items[i], self.knowledge, NAMES) for i in range(start - 1, -1, -1) if "country" in self.items[i].kinds)
        state = next((s for s in states if s is not None), None)
        if state is None or self.offices.office(office) is None:
            return None
        again = Span(self.items[start].start, self.items[start].end)
        return self.office_led(office, begin, state._replace(certainty="implied", also=(again,)))

    def _pronoun(self, at: int) -> Found | None:
        item = self.items[at]
        if item.low in self.book.pronoun and not item.senses:
            return [Actor(item.start, item.end, "pronoun", first_words=item.low)], at + 1
        return None

    # ------------------------------------------------------------------ beginning with a side
    def _side_led(self, at: int, begin: int) -> Found | None:
        """ "Russian President …", "Norway's Foreign Minister …", "the US side", "Japan", "Hamburg Mayor …"."""
        item = self.items[at]
        if not item.senses:
            return None
        side = side_of_item(item, self.knowledge, _ANY)
        place = side_of_place(item) if side is None else None
        if side is None and place is None:
            return None
        after = self._past_own_letters(at + 1, side)
        after += place is not None and self.text(after) in self.book.region
        after = self._past_own_letters(self.past_determiners(after + (self.text(after) in self.book.possessive)), side)
        after += side is not None and self.text(after) in DASHES
        if side is not None and (seat := seat_run(self.items, after, self.book)) is not None and self.text(seat) in self.book.possessive:
            after = self.past_determiners(seat + 1)
        honoured = skip_honorifics(self.items, after, self.book)
        found = self.office_led(honoured, begin, side or place, organisation_of_item(item)) if honoured < len(self.items) else None
        if found or side is None:
            return found if found and found[0][0].office else None
        return self.counterpart(after, begin, side) or self._bare_side(at, begin, side)

    def _past_own_letters(self, at: int, side: Side | None) -> int:
        """ "the African Union (AU) Chairperson": past an abbreviation in brackets that stands for the same side."""
        if self.text(at) != "(" or self.text(at + 2) != ")" or side is None:
            return at
        short = side_of_item(self.items[at + 1], self.knowledge, NAMES)
        return at + 3 if short is not None and short.code == side.code else at

    def _bare_side(self, at: int, begin: int, side: Side) -> Found | None:
        after = at + 1
        first = self.items[begin].start
        if self.text(after) in self.book.possessive and self.low(after + 1) not in self.book.side:
            return ([Actor(first, side.end, "side", side=side, possessive=True)], after) if self._is_name(at) else None
        noun = self._past_qualities(after + 1 if self.text(after) in self.book.possessive else after, after + _MOST_QUALITIES)
        if self.low(noun) in self.book.side:
            return self.led(noun + 1, side) or ([Actor(first, self.items[noun].end, "side", side=side)], noun + 1)
        return ([Actor(first, side.end, "side", side=side)], at + 1) if self._is_name(at) else None

    def _past_qualities(self, at: int, end: int) -> int:
        """ "[the Norlandic] negotiating [team]": past adjectives, to the noun of a side; not over a preposition to somebody else's."""
        while at < min(end, len(self.items)) and self.low(at) not in self.book.side:
            item = self.items[at]
            if not item.text[0].islower() or item.senses or item.low in self.book.preposition or item.low in self.book.conjunction:
                break
            at += 1
        return at

    def _is_name(self, at: int) -> bool:
        """Whether the item names a state or an organisation (not only an adjective of it)."""
        return any((s.kind == "country" and s.form == "name") or s.kind == "organisation" for s in self.items[at].senses)

    # ------------------------------------------------------------------ beginning with an office
    def office_led(self, at: int, begin: int, side: Side | None = None, organisation: Side | None = None) -> Found | None:
        if self.text(at) in self.book.possessive:
            at += 1
        found = self.offices.office(at)
        if found is None:
            return None
        if (own := self._s_own(found)) is not None:
            return self.office_led(own, begin, side or found.side, organisation or found.organisation)
        found = found._replace(side=side or found.side, organisation=organisation or found.organisation)
        if found.plural:
            return self.plural(found, begin)
        named = self.name_after(found)
        if named is None:
            return self._rank_and_name(found, begin) or self._titled_again(found, begin) or self._nameless(found, begin)
        name, after = named
        after = self._past_seat(after)
        of_side, of_organisation, after = (found.side, None, after) if found.side else self._side_behind(after)
        actor = self.made(begin, after, "person", name, found, of_side)
        actor = actor._replace(organisation=found.organisation or of_organisation, former=self._former(begin, at))
        return self.past_apposition(actor, after)

    def _past_seat(self, at: int) -> int:
        """ "Minister Olaf Brandt [of the Ministry of Foreign Affairs]": the index after the seat behind a name."""
        if at >= len(self.items) or link(self.items, at, self.book) != OF:
            return at
        after = seat_run(self.items, past_articles(self.items, at + 1, self.book), self.book)
        if after is not None and after < len(self.items) and "office" in self.items[after].kinds:
            after = next((i for i in range(after - 1, at, -1) if self.low(i) in self.book.conjunction), None)
        return after or at

    def _side_behind(self, at: int) -> tuple[Side | None, Side | None, int]:
        """The side and the organisation behind a name, of whatever form, and the index after them."""
        side, organisation, after = self.side_after(at)
        if side is None and organisation is None:
            side, after = self.region_after(after)
        if side is None:
            side, after = self.own_state(after)
        return side, organisation, after

    def _rank_and_name(self, found: OfficeFound, begin: int) -> Found | None:
        """ "the Chair of ASEAN, President Anna Holm,", "CARICOM chairman and Norland's Prime Minister Anna Holm": whoever presides over states is
        one of theirs, and named with the title that is held at home."""
        joined = self.low(found.after) in self.book.conjunction
        if not joined and (self.text(found.after) != "," or not self._presides(found)):
            return None
        second = self.one(found.after + 1) if found.after + 1 < len(self.items) else None
        if second is None or len(second[0]) != 1 or second[0][0].name is None or second[0][0].office is None:
            return None
        after, other = second[1], second[0][0]
        if self._presides(found) == self._takes_turns(found.after, after, other):
            return None
        if not self._presides(found) and (found.side is None or found.organisation is not None or not found.office.sole):
            return None
        actor = self.made(begin, after, "person", other.name, found, found.side)
        return [filled(actor, self.known, self.scene.text)], after

    def _titled_again(self, found: OfficeFound, begin: int) -> Found | None:
        """ "the Head of the Department of Trade, Minister Anna Holm": a bare title between an office of several words and the name."""
        comma = self.text(found.after) == ","
        title = found.after + comma
        office = office_of(self.items[title]) if title < len(self.items) else None
        if office is None or not office.national or office.weak or " " in self.text(title) or not self.items[title].capital:
            return None
        if not found.weak or found.after == found.head + 1:
            return None
        got = name_at(self.items, title + 1, self.book, True) if title + 1 < len(self.items) else None
        if got is None or (comma and self.conjunction(got[1]) is not None):
            return None
        actor = self.made(begin, got[1], "person", got[0], found, found.side)
        return [filled(actor, self.known, self.scene.text)], got[1]

    def _takes_turns(self, begin: int, after: int, other: Actor) -> bool:
        """Whether the office between two indexes is the chair of an organisation named there."""
        within = range(begin, after)
        body = other.organisation is not None and any(self.items[i].start == other.organisation.start for i in within)
        return body and any(office is not None and office.rotating for office in (office_of(self.items[i]) for i in within))

    def _presides(self, found: OfficeFound) -> bool:
        """Whether it is the chair of an organisation, held in turn."""
        return found.office.rotating and found.organisation is not None

    def _s_own(self, found: OfficeFound) -> int | None:
        """ "the Secretary-General's Special Envoy": the index of the second office."""
        if self.text(found.after) not in self.book.possessive:
            return None
        inner = self.offices.office(found.after + 1)
        return found.after + 1 if inner is not None and not inner.plural and self.items[found.after + 1].capital else None

    def _former(self, begin: int, at: int) -> bool:
        return any(self.items[i].low in self.book.former for i in range(begin, min(at + 1, len(self.items))))

    def _nameless(self, found: OfficeFound, begin: int) -> Found | None:
        if (
            found.side is None
            and found.weak
            and (not self.items[found.head].capital or (found.organisation is None and self.items[begin].start == found.span.start))
        ):
            return None
        if self.text(found.after) in self.book.possessive and (
            self.text(found.after + 1) in self.book.body or self.text(found.after + 1) in self.book.seat
        ):
            return None
        actor = self.made(begin, found.after, "office", None, found, found.side)
        return [actor._replace(strange=actor.strange or self._goes_on(found.after))], found.after

    def _goes_on(self, at: int) -> bool:
        """ "[First Secretary], Western Divisions of …": words that belong to the office, and nobody can read."""
        item = self.items[at + 1] if self.text(at) == "," and at + 1 < len(self.items) else None
        return (
            item is not None
            and item.capital
            and not item.senses
            and self.low(at + 2) not in (",", "")
            and item.low not in self.book.determiner
        )

    # ------------------------------------------------------------------ beginning with a name
    def _name_led(self, at: int, begin: int) -> Found | None:
        honoured = skip_honorifics(self.items, at, self.book)
        got = name_at(self.items, honoured, self.book, honoured > at) if honoured < len(self.items) else None
        if got is None:
            return None
        name, after = got
        if self.text(after) == "," and (listed := self.beside_states(at)) is not None:
            return listed
        if honoured > at:
            name, after = self.peerage(honoured, name, after)
        elif not self.believable(at, after, name):
            return None
        after = self.past_postnominals(after)
        side, organisation, after = self.side_after(after)
        actor = Actor(self.items[at].start, self.items[after - 1].end, "person", name, None, side, organisation)
        actor, after = self.past_own_office(actor, at, after)
        return [filled(actor, self.known, self.scene.text)], after


def _of_sentence(scene: Scene, items: list[Item], known: dict[str, Known]) -> dict[str, Known]:
    """The table of persons, or the empty one where no word of their names is in the sentence: all steps read such a sentence alike."""
    if not known or not items:
        return NOBODY
    kept = scene.memo.get(("names", id(known)))
    if kept is None or kept[0] is not known:
        kept = scene.memo["names", id(known)] = (known, tuple({word for key in known for word in key.split()}))
    low = scene.folded[items[0].start - scene.start : items[-1].end - scene.start]
    return known if any(word in low for word in kept[1]) else NOBODY


def _shared_offices(scene: Scene, items: list[Item]) -> OfficeReader:
    """The offices of a sentence, read once for all steps."""
    key = ("offices", items[0].start, items[-1].end) if items else ("offices",)
    kept = scene.memo.get(key)
    if not isinstance(kept, OfficeReader) or kept.items is not items:
        kept = scene.memo[key] = OfficeReader(items, scene.book, scene.knowledge)
    return kept


def _shared_groups(scene: Scene, items: list[Item], known: dict[str, Known]) -> dict[int, Found]:
    """The companies of a sentence, read once for all steps that know the same persons."""
    key = ("groups", items[0].start, items[-1].end, id(known)) if items else ("groups",)
    kept = scene.memo.get(key)
    if kept is None or kept[0] is not items or kept[1] is not known:
        kept = scene.memo[key] = (items, known, {})
    return kept[2]
