"""Counterparts and delegations: persons who are named by the side for which they come."""

from __future__ import annotations

from communique.reading.scene import Item
from communique.reading.who.actors import Actor, Side
from communique.reading.who.appositions import Appositions, side_differs
from communique.reading.who.bearers import DASHES, OPENINGS
from communique.reading.who.collectives import Found
from communique.reading.who.known import filled
from communique.reading.who.naming import name_at
from communique.reading.who.sides import NAMES, side_of_item
from communique.text.span import Span

_STATE = ("adjective", "name")
_QUALITIES = 2
_LONGEST_BODY = 10
_MARKS = frozenset((",", ".", ";", ":", "("))


class Counterparts(Appositions):
    """Reads "his Norlandic counterpart" and "a delegation of Norland led by"."""

    def office_led(self, at: int, begin: int, side: Side | None = None, organisation: Side | None = None) -> Found | None:
        """The actor whose office begins at an item: the parser's own work."""
        raise NotImplementedError

    # ------------------------------------------------------------------ counterparts
    def counterpart(self, at: int, begin: int, side: Side | None) -> Found | None:
        """ "his Norwegian counterpart Anna Holm", "the foreign minister's Turkish colleague"."""
        if at >= len(self.items) or not (self.items[at].senses or self.items[at].low in self.book.counterpart):
            return None
        index, side = self._counterpart_noun(at, side)
        if self.low(index) not in self.book.counterpart or (side is None and self.low(begin) not in self.book.determiner):
            return None
        several, after, organisation = self.low(index).endswith("s"), index + 1, None
        if side is None and several and (named := self.counterparts(begin, index + 1)) is not None:
            return named
        if side is None:
            side, organisation, after = self.side_after(after)
        if (titled := self._counterpart_s_office(after, begin, side, organisation)) is not None:
            return titled
        name, after = self._counterpart_s_name(after)
        first, end = self.items[begin].start, self.items[after - 1].end
        actor = Actor(first, end, "counterpart", name, None, side, organisation, plural=several)
        actor, after = self._with_own_office(actor, after)
        more, after = self._further_counterparts(after) if name is not None and side is not None else ([], after)
        return [filled(a, self.known, self.scene.text) for a in (actor, *more)], after

    def _further_counterparts(self, after: int) -> tuple[list[Actor], int]:
        """ "[his counterpart from Norland, Olaf Brandt;] from Sudland, Ida Moser; and from Elbonia, …"."""
        found: list[Actor] = []
        while (step := self.conjunction(after)) is not None and self.low(step) in self.book.belonging:
            index = self.past_determiners(step + 1)
            side = side_of_item(self.items[index], self.knowledge, NAMES) if index < len(self.items) else None
            name, end = self._counterpart_s_name(index + 1)
            if side is None or name is None or self.text(index + 1) != ",":
                break
            found.append(Actor(self.items[step].start, self.items[end - 1].end, "counterpart", name, None, side))
            after = end
        return found, after

    def _counterpart_noun(self, at: int, side: Side | None) -> tuple[int, Side | None]:
        """The index of the noun, and the state whose adjective or name stands before it."""
        if side is not None:
            return at, side
        side = side_of_item(self.items[at], self.knowledge, _STATE)
        return (at + 1 + (self.text(at + 1) in self.book.possessive) if side is not None else at), side

    def _counterpart_s_name(self, after: int) -> tuple[Span | None, int]:
        comma = self.text(after) == ","
        step = self.past_ranks(after + comma)
        got = name_at(self.items, step, self.book, True) if step < len(self.items) else None
        if got is None or (comma and got[1] - step < 2 and step == after + 1):
            return None, after
        return got[0], self.past_postnominals(got[1])

    def _with_own_office(self, actor: Actor, after: int) -> tuple[Actor, int]:
        beside = self.apposition(after) if actor.name is not None and self.text(after) == "," else None
        if beside is not None and self.closes(beside[1]) and not side_differs(beside[0], actor.side):
            after = beside[1]
            actor = self.with_office(actor, beside[0])._replace(end=self.items[after - 1].end)
        return actor, after

    def _counterpart_s_office(self, at: int, begin: int, side: Side | None, organisation: Side | None) -> Found | None:
        """ "his Norlandic counterpart, Foreign Minister Olaf Brandt"."""
        step = self.past_determiners(at + (self.text(at) in OPENINGS))
        opened = side is not None or self.text(at) in OPENINGS
        if not opened or step >= len(self.items) or self.offices.office(step) is None:
            return None
        found = self.office_led(step, begin, side, organisation)
        return found if found is not None and len(found[0]) == 1 and found[0][0].name is not None else None

    # ------------------------------------------------------------------ delegations
    def led(self, at: int, side: Side | None) -> Found | None:
        """ "[the Norlandic delegation], led by State Secretary Anna Holm": who leads a side speaks for it."""
        at += self.text(at) == ","
        at += self.low(at) in self.book.which
        if self.low(at) in self.book.auxiliary:
            at += 1
        if self.low(at) not in self.book.led or self.low(at + 1) not in self.book.agent:
            return None
        found = self.one(at + 2) if at + 2 < len(self.items) else None
        if found is None or any(a.kind not in ("person", "office") or (side and a.side and a.side.code != side.code) for a in found[0]):
            return None
        more, after = self._led_too(found[1], side)
        return [a._replace(side=a.side or side) for a in (*found[0], *more)], after

    def _led_too(self, after: int, side: Side | None) -> Found:
        """ "[led by Speaker Anna Holm] and Committee Chair Olaf Brandt": who leads a delegation beside another is of its state too."""
        found: list[Actor] = []
        while side is not None and (step := self.conjunction(after)) is not None and step < len(self.items):
            more = self.one(step)
            if more is None or not all(a.kind == "person" and (a.side is None or a.side.code == side.code) for a in more[0]):
                break
            found += more[0]
            after = more[1]
        return found, after

    def headed(self, at: int, begin: int) -> Found | None:
        """ "a parliamentary delegation [of Norland], headed by Speaker Anna Holm": who heads it speaks for it."""
        noun = at
        while noun < min(at + _QUALITIES, len(self.items)) and self.low(noun) not in self.book.headed and self._quality(self.items[noun]):
            noun += 1
        if self.low(noun) not in self.book.headed:
            return None
        side, after = self._whose(noun + 1)
        found = self.led(after, side)
        return ([a._replace(start=self.items[begin].start) for a in found[0]], found[1]) if found is not None else None

    def _whose(self, at: int) -> tuple[Side | None, int]:
        """The state behind "delegation of/from", at the first word or at the last ("of the National Assembly of Norland"), and the index after."""
        if self.low(at) not in self.book.belonging:
            return None, at
        first = end = self.past_determiners(at + 1)
        while end < min(first + _LONGEST_BODY, len(self.items)) and not self._ends_body(self.low(end)):
            end += 1
        within = range(first, min(end, len(self.items)))
        if not within or any(self.low(i) in self.book.towards or self.text(i) in DASHES for i in within):
            return None, end
        sides = [side_of_item(self.items[i], self.knowledge, forms) for i, forms in ((first, _STATE), (end - 1, NAMES))]
        return sides[0] or sides[1], end

    def _ends_body(self, low: str) -> bool:
        return low in _MARKS or low in self.book.ends_body or low in self.book.led

    def _quality(self, item: Item) -> bool:
        return item.text[0].islower() and not item.kinds and item.low not in self.book.determiner
