"""The parser of actors: from the items of a sentence to persons, offices and sides, alone and in company."""

from __future__ import annotations

from communique.reading.scene import Item, Scene
from communique.reading.who.actors import Actor, Side
from communique.reading.who.bearers import DASHES, OPENINGS, POSSESSIVES
from communique.reading.who.collectives import Collectives, Found
from communique.reading.who.known import NOBODY, Known, filled
from communique.reading.who.naming import name_at, skip_honorifics
from communique.reading.who.offices import OfficeFound, OfficeReader
from communique.reading.who.sides import NAMES, organisation_of_item, side_of_item, side_of_place

__all__ = ["ActorParser", "Known"]

_ANY = ("adjective", "name", "demonym")
_STATE = ("adjective", "name")
_QUALITIES = 2
_LONGEST_BODY = 10
_ENDS_BODY = frozenset((",", ".", ";", ":", "(", "which", "that", "who", "was", "is", "were", "to", "on", "at"))
_TOWARDS = frozenset(("with", "for", "friendship", "and", "between"))
_OF = ("of", "from")
_RELATIVE = ("which", "that")


class ActorParser(Collectives):
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
            return self._headed(at, at) or self._name_led(at, at)
        start = self.past_determiners(at)
        if start >= len(self.items) or (start > at and not self.begins[start]):
            return None
        honoured = self.past_determiners(skip_honorifics(self.items, start, self.book))
        return (
            self._collective(at)
            or self._office_led(start, at)
            or (self._office_led(honoured, at) if start < honoured < len(self.items) else None)
            or self._side_led(start, at)
            or self._headed(start, at)
            or self._counterpart(start, at, None)
            or self._name_led(start, at)
            or self._pronoun(at)
        )

    def _plain(self, item: Item) -> bool:
        """Whether an item is a word of no list: only a name can begin with it."""
        return not item.senses and item.text[0].isalpha() and item.low not in self.book.leaders and item.text not in self.book.leading

    def _collective(self, at: int) -> Found | None:
        item = self.items[at]
        if "collective" in item.kinds and self.low(at + 1) != "of":
            return [Actor(item.start, item.end, "collective", first_words=item.low)], at + 1
        return None

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
        after = at + 1
        if self.text(after) in POSSESSIVES:
            after += 1
        after = self.past_determiners(after)
        if self.text(after) in DASHES:
            after += 1
        honoured = skip_honorifics(self.items, after, self.book)
        found = self._office_led(honoured, begin, side or place, organisation_of_item(item)) if honoured < len(self.items) else None
        if found or side is None:
            return found if found and found[0][0].office else None
        return self._counterpart(after, begin, side) or self._bare_side(at, begin, side)

    def _bare_side(self, at: int, begin: int, side: Side) -> Found | None:
        after = at + 1
        first = self.items[begin].start
        if self.text(after) in POSSESSIVES and self.low(after + 1) not in self.book.side:
            return ([Actor(first, side.end, "side", side=side, possessive=True)], after) if self._is_name(at) else None
        noun = after + 1 if self.text(after) in POSSESSIVES else after
        while noun < len(self.items) and noun < after + 3 and self.items[noun].text[0].islower() and not self.items[noun].senses:
            if self.low(noun) in self.book.side:
                break
            noun += 1
        if self.low(noun) in self.book.side:
            return self._led(noun + 1, side) or ([Actor(first, self.items[noun].end, "side", side=side)], noun + 1)
        return ([Actor(first, side.end, "side", side=side)], at + 1) if self._is_name(at) else None

    def _led(self, at: int, side: Side | None) -> Found | None:
        """ "[the Norlandic delegation], led by State Secretary Anna Holm": who leads a side speaks for it."""
        at += self.text(at) == ","
        at += self.low(at) in _RELATIVE
        if self.low(at) in self.book.auxiliary:
            at += 1
        if self.low(at) not in self.book.led or self.low(at + 1) != "by":
            return None
        found = self.one(at + 2) if at + 2 < len(self.items) else None
        if found is None or any(a.kind not in ("person", "office") or (side and a.side and a.side.code != side.code) for a in found[0]):
            return None
        return [a._replace(side=a.side or side) for a in found[0]], found[1]

    def _headed(self, at: int, begin: int) -> Found | None:
        """ "a parliamentary delegation [of Norland], headed by Speaker Anna Holm": who heads it speaks for it."""
        noun = at
        while noun < min(at + _QUALITIES, len(self.items)) and self.low(noun) not in self.book.headed and self._quality(self.items[noun]):
            noun += 1
        if self.low(noun) not in self.book.headed:
            return None
        side, after = self._whose(noun + 1)
        found = self._led(after, side)
        return ([a._replace(start=self.items[begin].start) for a in found[0]], found[1]) if found is not None else None

    def _whose(self, at: int) -> tuple[Side | None, int]:
        """The state behind "delegation of/from", at the first word or at the last ("of the National Assembly of Norland"), and the index after."""
        if self.low(at) not in _OF:
            return None, at
        first = end = self.past_determiners(at + 1)
        while end < min(first + _LONGEST_BODY, len(self.items)) and self.low(end) not in _ENDS_BODY and self.low(end) not in self.book.led:
            end += 1
        within = range(first, min(end, len(self.items)))
        if not within or any(self.low(i) in _TOWARDS or self.text(i) in DASHES for i in within):
            return None, end
        sides = [side_of_item(self.items[i], self.knowledge, forms) for i, forms in ((first, _STATE), (end - 1, NAMES))]
        return sides[0] or sides[1], end

    def _quality(self, item: Item) -> bool:
        return item.text[0].islower() and not item.kinds and item.low not in self.book.determiner

    def _is_name(self, at: int) -> bool:
        """Whether the item names a state or an organisation (not only an adjective of it)."""
        return any((s.kind == "country" and s.form == "name") or s.kind == "organisation" for s in self.items[at].senses)

    # ------------------------------------------------------------------ beginning with an office
    def _office_led(self, at: int, begin: int, side: Side | None = None, organisation: Side | None = None) -> Found | None:
        if self.text(at) in POSSESSIVES:
            at += 1
        found = self.offices.office(at)
        if found is None:
            return None
        if (own := self._s_own(found)) is not None:
            return self._office_led(own, begin, side or found.side, organisation or found.organisation)
        found = found._replace(side=side or found.side, organisation=organisation or found.organisation)
        if found.plural:
            return self.plural(found, begin)
        named = self.name_after(found)
        if named is None:
            return self._nameless(found, begin)
        name, after = named
        of_side, of_organisation, after = (found.side, None, after) if found.side else self.side_after(after)
        if of_side is None and of_organisation is None:
            of_side, after = self.region_after(after)
        actor = self.made(begin, after, "person", name, found, of_side)
        actor = actor._replace(organisation=found.organisation or of_organisation, former=self._former(begin, at))
        return self._past_apposition(actor, after)

    def _s_own(self, found: OfficeFound) -> int | None:
        """ "the Secretary-General's Special Envoy": the index of the second office."""
        if self.text(found.after) not in POSSESSIVES:
            return None
        inner = self.offices.office(found.after + 1)
        return found.after + 1 if inner is not None and not inner.plural and self.items[found.after + 1].capital else None

    def _former(self, begin: int, at: int) -> bool:
        return any(self.items[i].low in ("former", "ex", "late") for i in range(begin, min(at + 1, len(self.items))))

    def _past_apposition(self, actor: Actor, after: int) -> Found:
        """What stands after the name between commas: it gives the side, and the office in full, where the first gave none."""
        if self.text(after) == "," and (got := self._apposition(after)) is not None:
            found, index = got
            closed = self.text(index) in (",", ".", ")", ";", "") and self.low(index + 1) not in ("and", "as")
            if actor.side is None:
                end = self.items[index - 1].end
                actor = self._with_office(actor, found)._replace(end=end)
                return [filled(actor, self.known, self.scene.text)], index
            if closed and (found.side is None or found.side.code == actor.side.code or found.organisation):
                return [filled(actor, self.known, self.scene.text)], index
        return [filled(actor, self.known, self.scene.text)], after

    def _with_office(self, actor: Actor, found: OfficeFound) -> Actor:
        return actor._replace(
            office=found.span, side=found.side or actor.side, organisation=found.organisation or actor.organisation,
            office_said=found.said(self.scene.text), office_rest=found.pieces[1:], strange=found.strange or found.office.foreign,
        )  # fmt: skip

    def _nameless(self, found: OfficeFound, begin: int) -> Found | None:
        if (
            found.side is None
            and found.weak
            and (not self.items[found.head].capital or (found.organisation is None and self.items[begin].start == found.span.start))
        ):
            return None
        if self.text(found.after) in POSSESSIVES and (
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
        if honoured > at:
            name, after = self.peerage(honoured, name, after)
        elif not self.believable(at, after, name):
            return None
        after = self.past_postnominals(after)
        side, organisation, after = self.side_after(after)
        actor = Actor(self.items[at].start, self.items[after - 1].end, "person", name, None, side, organisation)
        mark = self.text(after)
        if (mark in OPENINGS or mark == "(") and (got_office := self._apposition(after)) and not self._of_the_next(at, got_office[1]):
            found, index = got_office
            actor = self._with_office(actor, found)._replace(end=self.items[index - 1].end)
            after = index
            if mark == "(" and self.text(index) == ")":
                after = index + 1
        return [filled(actor, self.known, self.scene.text)], after

    def _of_the_next(self, at: int, after: int) -> bool:
        """ "[Minister of Norland,] Anna Holm[, Sudland's Minister], Olaf Brandt": each office stands before its name."""
        if self.text(at - 1) != "," or not self.items[at - 2].senses or self.text(after) != ",":
            return False
        got = name_at(self.items, after + 1, self.book, True) if after + 1 < len(self.items) else None
        return got is not None and got[1] > after + 2 and side_of_item(self.items[at - 2], self.knowledge, ("name",)) is not None

    def _apposition(self, comma: int) -> tuple[OfficeFound, int] | None:
        """ ", the Norwegian Foreign Minister" or ", Minister of Trade of Japan" after a name."""
        at = self.past_determiners(comma + 1)
        at = skip_honorifics(self.items, at, self.book) if at < len(self.items) else at
        if at >= len(self.items):
            return None
        side = side_of_item(self.items[at], self.knowledge, _STATE)
        start = at + 1 if side else at
        if side and self.text(start) in POSSESSIVES:
            start = self.past_determiners(start + 1)
        found = self.offices.office(start, True)
        if found is None or (found.plural and not side) or self.names_another(found):
            return None
        organisation = organisation_of_item(self.items[at]) if side else None
        return found._replace(side=side or found.side, organisation=organisation or found.organisation), found.after

    # ------------------------------------------------------------------ counterpart
    def _counterpart(self, at: int, begin: int, side: Side | None) -> Found | None:
        """ "his Norwegian counterpart Anna Holm", "the foreign minister's Turkish colleague"."""
        index = at
        if at >= len(self.items) or not (self.items[at].senses or self.items[at].low in self.book.counterpart):
            return None
        if side is None and (side := side_of_item(self.items[at], self.knowledge, _STATE)):
            index = at + 1 + (self.text(at + 1) in POSSESSIVES)
        if self.low(index) not in self.book.counterpart or (side is None and self.low(begin) not in self.book.determiner):
            return None
        after, organisation = index + 1, None
        if side is None:
            side, organisation, after = self.side_after(after)
        if side is None and self.low(index).endswith("s") and (several := self.counterparts(begin, index + 1)) is not None:
            return several
        if (titled := self._counterpart_s_office(after, begin, side, organisation)) is not None:
            return titled
        comma = self.text(after) == ","
        step = self.past_ranks(after + comma)
        got = name_at(self.items, step, self.book, True) if step < len(self.items) else None
        if got is not None and comma and got[1] - step < 2 and step == after + 1:
            got = None
        name, after = (got[0], self.past_postnominals(got[1])) if got else (None, after)
        actor = Actor(
            self.items[begin].start,
            self.items[after - 1].end,
            "counterpart",
            name,
            None,
            side,
            organisation,
            plural=self.low(index).endswith("s"),
        )
        beside = self._apposition(after) if name is not None and self.text(after) == "," else None
        if beside is not None and self._closes_apposition(beside[1]) and not side_differs(beside[0], side):
            after = beside[1]
            actor = self._with_office(actor, beside[0])._replace(end=self.items[after - 1].end)
        return [filled(actor, self.known, self.scene.text)], after

    def _counterpart_s_office(self, at: int, begin: int, side: Side | None, organisation: Side | None) -> Found | None:
        """ "his Norlandic counterpart, Foreign Minister Olaf Brandt"."""
        step = self.past_determiners(at + (self.text(at) in OPENINGS))
        opened = side is not None or self.text(at) in OPENINGS
        if not opened or step >= len(self.items) or "office" not in self.items[step].kinds:
            return None
        found = self._office_led(step, begin, side, organisation)
        return found if found is not None and len(found[0]) == 1 and found[0][0].name is not None else None

    def _closes_apposition(self, at: int) -> bool:
        """Whether an apposition ends at an index."""
        return at >= len(self.items) or self.text(at) in (",", ".", ")", ";", ":")


def side_differs(found: OfficeFound, side: Side | None) -> bool:
    """Whether an office is another side's."""
    return found.side is not None and side is not None and found.side.code != side.code


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
