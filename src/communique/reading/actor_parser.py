"""The parser of actors: from the items of a sentence to persons, offices and sides, alone and in company."""

from __future__ import annotations

from typing import NamedTuple

from communique.knowledge.wordbook import WordBook
from communique.reading.actors import Actor, Side
from communique.reading.naming import name_at, skip_honorifics
from communique.reading.offices import OfficeFound, office_at, side_of_item
from communique.reading.scene import Item, Scene
from communique.text.fold import fold
from communique.text.span import Span

_POSSESSIVES = ("'s", "’s", "‘s", "ʼs", "`s", "'", "’", "'S", "’S")
_AND = ("and", "&", "as well as", "plus")


class Known(NamedTuple):
    """What the page has already said about a person: the fullest name, the office and the side."""

    name: Span
    office: Span | None
    side: Side | None
    organisation: Side | None


class ActorParser:
    """Reads actors out of one sentence's items.  `known` maps folded surnames to what the page says of the person elsewhere."""

    def __init__(self, scene: Scene, items: list[Item], known: dict[str, Known]) -> None:
        self.scene, self.items, self.known = scene, items, known
        self.book: WordBook = scene.book
        self.knowledge = scene.knowledge

    # ------------------------------------------------------------------ one actor
    def actor(self, at: int) -> tuple[Actor, int] | None:
        """The actor that begins at an item, and the index after it."""
        start = self._skip_determiners(at)
        if start >= len(self.items):
            return None
        found = (
            self._collective(at)
            or self._office_led(start, at)
            or self._side_led(start, at)
            or self._counterpart(start, at, None)
            or self._name_led(start)
        )
        return found or self._pronoun(at)

    def _skip_determiners(self, at: int) -> int:
        while at < len(self.items) and self.items[at].low in self.book.determiner:
            at += 1
        return at

    def _low(self, at: int) -> str:
        return self.items[at].low if at < len(self.items) else ""

    def _text(self, at: int) -> str:
        return self.items[at].text if at < len(self.items) else ""

    def _collective(self, at: int) -> tuple[Actor, int] | None:
        item = self.items[at]
        if item.sense("collective") and self._low(at + 1) != "of":
            return Actor(item.start, item.end, "collective", first_words=item.low), at + 1
        return None

    def _pronoun(self, at: int) -> tuple[Actor, int] | None:
        item = self.items[at]
        if item.low in self.book.pronoun and not item.senses:
            return Actor(item.start, item.end, "pronoun", first_words=item.low), at + 1
        return None

    # ------------------------------------------------------------------ beginning with a side
    def _side_led(self, at: int, begin: int) -> tuple[Actor, int] | None:
        """ "Russian President …", "Norway's Foreign Minister …", "the US side", "Japan"."""
        side = side_of_item(self.items[at], self.knowledge, ("adjective", "name", "demonym"))
        if side is None:
            return None
        after = at + 1
        if self._text(after) in _POSSESSIVES:
            after += 1
        after = self._skip_determiners(after)
        if self._text(after) == "-":
            after += 1
        honoured = skip_honorifics(self.items, after, self.book)
        if honoured < len(self.items) and (found := self._office_led(honoured, begin, side)):
            return found
        if found := self._counterpart(after, begin, side):
            return found
        return self._bare_side(at, begin, side)

    def _bare_side(self, at: int, begin: int, side: Side) -> tuple[Actor, int] | None:
        after = at + 1
        if self._text(after) in _POSSESSIVES and self._low(after + 1) not in self.book.side:
            return (Actor(self.items[begin].start, side.end, "side", side=side, possessive=True), after) if self._is_name(at) else None
        noun = after + 1 if self._text(after) in _POSSESSIVES else after
        while noun < len(self.items) and noun < after + 3 and self.items[noun].text[0].islower() and not self.items[noun].senses:
            if self._low(noun) in self.book.side:
                break
            noun += 1
        if self._low(noun) in self.book.side:
            return Actor(self.items[begin].start, self.items[noun].end, "side", side=side), noun + 1
        if self._is_name(at):
            return Actor(self.items[begin].start, side.end, "side", side=side), at + 1
        return None

    def _is_name(self, at: int) -> bool:
        """Whether the item names a state or an organisation (not only an adjective of it)."""
        item = self.items[at]
        return any((s.kind == "country" and s.form == "name") or s.kind == "organisation" for s in item.senses)

    # ------------------------------------------------------------------ beginning with an office
    def _office_led(self, at: int, begin: int, side: Side | None = None) -> tuple[Actor, int] | None:
        if self._text(at) in _POSSESSIVES:
            at += 1
        found = office_at(self.items, at, self.book, self.knowledge, side is not None)
        if found is None:
            return None
        side = side or found.side
        if found.plural:
            return self._plural_office(found, begin, side)
        named = self._name_after_office(found)
        if named is None:
            return self._nameless(found, begin, side)
        name, after, honoured = named
        side, after = (side, after) if side else self._side_after_name(after)
        actor = Actor(
            self.items[begin].start,
            self.items[after - 1].end,
            "person",
            name,
            found.span,
            side,
            found.organisation,
            former=self._former(begin, at),
        )
        return self._filled(self._with_further_side(actor, after, honoured))

    def _former(self, begin: int, at: int) -> bool:
        return any(self.items[i].low in ("former", "ex-", "late") for i in range(begin, min(at + 1, len(self.items))))

    def _with_further_side(self, actor: Actor, after: int, honoured: bool) -> tuple[Actor, int]:
        """A person named with an office but no side may get both from an apposition: "Minister Holm, Foreign Minister of Norland"."""
        if actor.side is None and self._text(after) == "," and (found := self._apposition(after)):
            office, side, index = found
            return actor._replace(
                side=side or actor.side, office=office.span, organisation=office.organisation, end=self.items[index - 1].end
            ), index
        return actor, after

    def _name_after_office(self, found: OfficeFound) -> tuple[Span, int, bool] | None:
        at = found.after
        comma = self._text(at) in (",", "-", "–", "—")
        if comma:
            at += 1
        honoured = skip_honorifics(self.items, at, self.book)
        got = name_at(self.items, honoured, self.book) if honoured < len(self.items) else None
        if got is None:
            return None
        name, after = got
        if comma and honoured == at and not self._apposed_name(name, after):
            return None
        return name, self._after_postnominal(after), honoured > at

    def _apposed_name(self, name: Span, after: int) -> bool:
        """After a comma only a full name is one: at least two words, closed by a mark or a verb."""
        return " " in name.of(self.scene.text) and self._low(after) not in _POSSESSIVES

    def _after_postnominal(self, after: int) -> int:
        while True:
            if self._text(after) in self.book.postnominal:
                after += 1
            elif self._text(after) == "," and self._text(after + 1) in self.book.postnominal:
                after += 2
            else:
                return after

    def _nameless(self, found: OfficeFound, begin: int, side: Side | None) -> tuple[Actor, int] | None:
        if found.weak and side is None and found.organisation is None and begin == self._index(found.span.start):
            return None
        if side is None and not self._capital_at(found.span.start) and found.weak:
            return None
        actor = Actor(self.items[begin].start, self.items[found.after - 1].end, "office", None, found.span, side, found.organisation)
        return actor, found.after

    def _capital_at(self, start: int) -> bool:
        return self.scene.text[start].isupper()

    def _index(self, start: int) -> int:
        return next((i for i, item in enumerate(self.items) if item.start == start), -1)

    def _plural_office(self, found: OfficeFound, begin: int, side: Side | None) -> tuple[Actor, int] | None:
        """ "the Foreign Ministers of A and B" (several sides), "Foreign Ministers X and Y" (several names)."""
        got = name_at(self.items, skip_honorifics(self.items, found.after, self.book), self.book) if found.after < len(self.items) else None
        if got and not found.sides:
            name, after = got
            of_side, after = self._side_after_name(after)
            actor = Actor(self.items[begin].start, self.items[after - 1].end, "person", name, found.span, of_side or side, None)
            return self._filled((actor, after))
        actor = Actor(
            self.items[begin].start, self.items[found.after - 1].end, "office", None, found.span, side, found.organisation, plural=True
        )
        return actor, found.after

    def members(self, actor: Actor, found: OfficeFound) -> list[Actor]:
        """One actor for each state of a collective office."""
        return [actor._replace(side=s, plural=False) for s in found.sides] or [actor]

    # ------------------------------------------------------------------ beginning with a name
    def _name_led(self, at: int) -> tuple[Actor, int] | None:
        honoured = skip_honorifics(self.items, at, self.book)
        got = name_at(self.items, honoured, self.book) if honoured < len(self.items) else None
        if got is None:
            return None
        name, after = got
        after = self._after_postnominal(after)
        known = self._known(name)
        if honoured == at and known is None and " " not in name.of(self.scene.text):
            return None
        side, after = self._side_after_name(after)
        actor = Actor(self.items[at].start, self.items[after - 1].end, "person", name, None, side, None)
        if self._text(after) in (",", "(", "-", "–", "—") and (found := self._apposition(after)):
            office, of_side, index = found
            actor = actor._replace(
                office=office.span, side=of_side or side, organisation=office.organisation, end=self.items[index - 1].end
            )
            after = index + 1 if self._text(index) in (",", ")", "-", "–", "—") and self._text(after) != "(" else index
        return self._filled((actor, after))

    def _side_after_name(self, after: int) -> tuple[Side | None, int]:
        """ "Hakan Demir of Türkiye", "Anna Holm (Norway)"."""
        if self._low(after) in ("of", "from") or self._text(after) == "(":
            index = after + 1
            while self._low(index) == "the":
                index += 1
            if index < len(self.items) and (side := side_of_item(self.items[index], self.knowledge, ("name",))):
                closed = index + 2 if self._text(after) == "(" and self._text(index + 1) == ")" else index + 1
                return (side, closed) if self._text(after) != "(" or closed == index + 2 else (None, after)
        return None, after

    def _apposition(self, comma: int) -> tuple[OfficeFound, Side | None, int] | None:
        """ ", the Norwegian Foreign Minister" or ", Minister of Trade of Japan" after a name."""
        at = self._skip_determiners(comma + 1)
        at = skip_honorifics(self.items, at, self.book) if at < len(self.items) else at
        if at >= len(self.items):
            return None
        side = side_of_item(self.items[at], self.knowledge, ("adjective", "name"))
        start = at + 1 if side else at
        if side and self._text(start) in _POSSESSIVES:
            start += 1
        found = office_at(self.items, start, self.book, self.knowledge, side is not None) if start < len(self.items) else None
        if found is None or (found.plural and not side):
            return None
        if found.weak and found.after < len(self.items) and name_at(self.items, found.after, self.book) and self._text(found.after) != ",":
            return None
        named = (
            name_at(self.items, skip_honorifics(self.items, found.after, self.book), self.book) if found.after < len(self.items) else None
        )
        if named is not None:
            return None
        return found, side or found.side, found.after

    # ------------------------------------------------------------------ counterpart
    def _counterpart(self, at: int, begin: int, side: Side | None) -> tuple[Actor, int] | None:
        """ "his Norwegian counterpart Anna Holm", "the foreign minister's Turkish colleague"."""
        index = at
        if side is None and at < len(self.items) and (side := side_of_item(self.items[at], self.knowledge, ("adjective", "name"))):
            index = at + 1 + (self._text(at + 1) in _POSSESSIVES)
        if self._low(index) not in self.book.counterpart or (side is None and self._low(begin) not in self.book.determiner):
            return None
        after = index + 1
        if side is None:
            side, after = self._side_after_name(after)
        if self._text(after) == "," and after + 1 < len(self.items):
            step = skip_honorifics(self.items, after + 1, self.book)
            got = name_at(self.items, step, self.book) if step < len(self.items) else None
            got = got if got and " " in got[0].of(self.scene.text) else None
        else:
            step = skip_honorifics(self.items, after, self.book)
            got = name_at(self.items, step, self.book) if step < len(self.items) else None
        name, after = got if got else (None, after)
        actor = Actor(
            self.items[begin].start, self.items[after - 1].end, "counterpart", name, None, side, None, plural=self._low(index).endswith("s")
        )
        return self._filled((actor, after)) if name else (actor, after)

    # ------------------------------------------------------------------ what the page says elsewhere
    def _filled(self, found: tuple[Actor, int]) -> tuple[Actor, int]:
        actor, after = found
        if actor.name is None:
            return found
        known = self._known(actor.name)
        if known is None:
            return actor._replace(called=fold(actor.name.of(self.scene.text))), after
        fuller = known.name if len(known.name.of(self.scene.text)) > len(actor.name.of(self.scene.text)) else None
        office = actor.office or known.office
        side = actor.side or (known.side._replace(certainty="implied", also=(actor.name,)) if known.side else None)
        called = fold(known.name.of(self.scene.text))
        return actor._replace(
            fuller=fuller, office=office, side=side, organisation=actor.organisation or known.organisation, called=called
        ), after

    def _known(self, name: Span) -> Known | None:
        """What the page says elsewhere of the person with this name, by any word of it."""
        words = name.of(self.scene.text)
        for word in reversed(words.split()):
            known = self.known.get(fold(word).strip("."))
            if known is not None and _same_person(words, known.name.of(self.scene.text)):
                return known
        return None

    # ------------------------------------------------------------------ company
    def group(self, at: int) -> tuple[list[Actor], int]:
        """The actors that stand together from an item on ("A, B and C"), and the index after the last."""
        actors: list[Actor] = []
        while at < len(self.items):
            found = self._adjectives_of_collective(at) or self._one(at)
            if found is None:
                break
            more, at = found
            actors += more
            step = self._conjunction(at)
            if step is None or more[-1].possessive:
                return actors, at
            follower = self._adjectives_of_collective(step) or self._one(step)
            if follower is None or (self._text(at) == "," and self._low(step - 1) not in _AND and not self._closes(follower[1])):
                return actors, at
            at = step
        return actors, at

    def _one(self, at: int) -> tuple[list[Actor], int] | None:
        found = self.actor(at)
        if found is None:
            return None
        actor, after = found
        if actor.office:
            actor = actor._replace(office_words=fold(actor.office.of(self.scene.text)))
        if actor.plural and actor.office:
            office = office_at(self.items, self._index(actor.office.start), self.book, self.knowledge, actor.side is not None)
            if office and len(office.sides) > 1:
                return self.members(actor, office), after
        return [actor], after

    def _conjunction(self, at: int) -> int | None:
        """The index after ", ", "and", ", and", "as well as"."""
        if self._text(at) == "," and self._low(at + 1) in _AND:
            return at + 2
        if self._text(at) in (",", "/") or self._low(at) in _AND:
            return at + 1
        if self._low(at) == "as" and self._low(at + 1) == "well" and self._low(at + 2) == "as":
            return at + 3
        return None

    def _closes(self, at: int) -> bool:
        """Whether what follows a listed actor may end or continue a list."""
        return (
            at >= len(self.items)
            or self._text(at) in (",", ".", ";", ":", "(", ")")
            or self._low(at) in _AND
            or self._low(at) in ("as", "on", "in", "at")
        )

    def _adjectives_of_collective(self, at: int) -> tuple[list[Actor], int] | None:
        """ "the Azerbaijani and Armenian foreign ministers", "Russian, Iranian and Turkish presidents"."""
        begin = self._skip_determiners(at)
        sides: list[Side] = []
        index = begin
        while index < len(self.items) and (side := side_of_item(self.items[index], self.knowledge, ("adjective", "name"))):
            sides.append(side)
            index += 1
            if self._text(index) in (",", "-", "–", "/") or self._low(index) == "and":
                index += 1 + (self._text(index) == "," and self._low(index + 1) == "and")
        if len(sides) < 2 or index >= len(self.items):
            return None
        return self._collective_office(sides, begin, index) or self._collective_side(sides, begin, index)

    def _collective_office(self, sides: list[Side], begin: int, index: int) -> tuple[list[Actor], int] | None:
        found = office_at(self.items, index, self.book, self.knowledge, True)
        if found is None or not found.plural:
            return None
        first = self.items[begin].start
        return [Actor(first, self.items[found.after - 1].end, "office", None, found.span, s) for s in sides], found.after

    def _collective_side(self, sides: list[Side], begin: int, index: int) -> tuple[list[Actor], int] | None:
        if self._low(index).rstrip("s") not in self.book.side and self._low(index) not in self.book.side:
            return None
        return [Actor(self.items[begin].start, self.items[index].end, "side", side=s) for s in sides], index + 1


def _same_person(short: str, full: str) -> bool:
    """Whether a mention may be the person of a fuller name: its words, initials aside, are among the full name's words."""
    words = {w.lower().strip(".") for w in full.split()}
    return all(w.lower().strip(".") in words or len(w.strip(".")) == 1 for w in short.split()) or all(
        w in {x.lower().strip(".") for x in short.split()} for w in words
    )
