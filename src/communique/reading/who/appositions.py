"""What stands beside a name between commas: the office that gives the person's side, and the office in full."""

from __future__ import annotations

from communique.reading.who.actors import Actor, Side
from communique.reading.who.bearers import OPENINGS
from communique.reading.who.collectives import Collectives, Found
from communique.reading.who.known import filled
from communique.reading.who.naming import name_at, skip_honorifics
from communique.reading.who.office_words import phrase_run
from communique.reading.who.offices import OfficeFound
from communique.reading.who.sides import NAMES, organisation_of_item, side_of_item

_STATE = ("adjective", "name")
_WHOLE_NAME = 2
_CLOSING = (",", ".", ")", ";", ":", "")
_LONGEST_OFFICE = 24


class Appositions(Collectives):
    """Reads offices that stand behind the names of their holders."""

    def past_apposition(self, actor: Actor, after: int) -> Found:
        """What stands after the name between commas: it gives the side, and the office in full, where the first gave none."""
        comma = after if self.text(after) == "," else after - 1 if self._unmarked(actor, after) else None
        if comma is not None and (got := self.apposition(comma)) is not None and not self._leads_on(comma, *got):
            found, index = got
            closed = self.closes(index) and self.text(index) != ":" and self.low(index + 1) not in self.book.going_on
            if actor.side is None:
                index = self._past_second_post(found, index)
                actor = self.with_office(actor, found)._replace(end=self.items[index - 1].end)
                return [filled(actor, self.known, self.scene.text)], index
            if closed and (found.side is None or found.side.code == actor.side.code or found.organisation):
                return [filled(actor, self.known, self.scene.text)], index
        return [filled(actor, self.known, self.scene.text)], after

    def _leads_on(self, comma: int, found: OfficeFound, after: int) -> bool:
        """ "[Minister Holm], the Minister of Trade[, Olaf Brandt]", "[Minister Holm], Norlandic Minister of Trade[, Special Envoy Olaf Brandt]":
        it begins the next person."""
        if self.text(after) != ",":
            return False
        if self.name_after(found) is not None:
            return True
        begin = self.past_determiners(comma + 1)
        if begin >= len(self.items) or side_of_item(self.items[begin], self.knowledge, _STATE) is None:
            return False
        further = self.offices.office(after + 1)
        return further is not None and not further.plural and self.names_another(further)

    def past_own_office(self, actor: Actor, at: int, after: int) -> tuple[Actor, int]:
        """ "[Anna Holm], Minister of Norland", "[Anna Holm] (Minister of Norland)": the actor with the office behind the name."""
        mark = self.text(after)
        if self._unmarked(actor, after):
            got = self.apposition(after - 1)
        elif mark in OPENINGS or mark == "(":
            got = self.apposition(after)
        else:
            return actor, after
        if got is None or self._of_the_next(at, got[1]):
            return actor, after
        found, index = got[0], self._past_second_post(*got)
        actor = self.with_office(actor, found)._replace(end=self.items[index - 1].end)
        return actor, index + (mark == "(" and self.text(index) == ")")

    def _unmarked(self, actor: Actor, after: int) -> bool:
        """ "H.E. Anna Holm Ambassador of Norland": an envoy's office right behind the name, with the state that sends her; so
        "Ambassador Anna Holm the Permanent Representative of Norland"."""
        honoured = actor.name is not None and actor.name.start > actor.start
        begin = self.past_determiners(after)
        found = self.offices.office(begin) if honoured and begin < len(self.items) else None
        return found is not None and found.office.mission and found.side is not None and not found.plural

    def _past_second_post(self, found: OfficeFound, at: int) -> int:
        """ "[Anna Holm, Norland's Ambassador to Sudland] and its permanent representative to the OIC": a second post of hers."""
        step = at + (self.text(at) == ",")
        if found.side is None or self.low(step) not in self.book.going_on or self.low(step + 1) not in self.book.of_state:
            return at
        post = self.offices.office(step + 2)
        return post.after if post is not None and not post.plural and self.name_after(post) is None else at

    def _of_the_next(self, at: int, after: int) -> bool:
        """ "[Minister of Norland,] Anna Holm[, Sudland's Minister], Olaf Brandt": each office stands before its name."""
        if self.text(at - 1) != "," or not self.items[at - 2].senses or self.text(after) != ",":
            return False
        got = name_at(self.items, after + 1, self.book, True) if after + 1 < len(self.items) else None
        led = got is not None and got[1] > after + 2 and side_of_item(self.items[at - 2], self.knowledge, ("name",)) is not None
        return led and not self._behind_a_name(at - 2)

    def _behind_a_name(self, end: int) -> bool:
        """ "Ida Moser, Minister of Norland": whether the office that ends at an index stands behind a name of its own."""
        comma = next((i for i in range(end, max(end - _LONGEST_OFFICE, 0), -1) if self.text(i) == ","), 0)
        if not any("office" in self.items[i].kinds for i in range(comma, end)):
            return False
        before = self.items[max(comma - _WHOLE_NAME, 0) : comma]
        return len(before) == _WHOLE_NAME and all(i.capital and not i.senses and i.text not in self.book.not_name for i in before)

    def apposition(self, comma: int) -> tuple[OfficeFound, int] | None:
        """ ", the Norwegian Foreign Minister" or ", Minister of Trade of Japan" after a name."""
        at = self.past_determiners(phrase_run(self.items, comma + 1, self.book.capacity) or comma + 1)
        at = skip_honorifics(self.items, at, self.book) if at < len(self.items) else at
        if at >= len(self.items):
            return None
        side = side_of_item(self.items[at], self.knowledge, _STATE)
        start = at + 1 if side else at
        if side and self.text(start) in self.book.possessive:
            start = self.past_determiners(start + 1)
        found = self.offices.office(start, True)
        if found is not None and self.text(found.after) in self.book.possessive:
            found = self.offices.office(found.after + 1, True)
        if found is None or (found.plural and not side) or self.names_another(found):
            return None
        organisation = organisation_of_item(self.items[at]) if side else None
        return found._replace(side=side or found.side, organisation=organisation or found.organisation), found.after

    def with_office(self, actor: Actor, found: OfficeFound) -> Actor:
        """The actor with an office that stands apart from the name."""
        return actor._replace(
            office=found.span, side=found.side or actor.side, organisation=found.organisation or actor.organisation,
            office_said=found.said(self.scene.text), office_rest=found.pieces[1:], strange=found.strange or found.office.foreign,
            local=found.office.local,
        )  # fmt: skip

    def closes(self, at: int) -> bool:
        """Whether an apposition ends at an index."""
        return self.text(at) in _CLOSING

    def own_state(self, after: int) -> tuple[Side | None, int]:
        """ "[Prime Minister Anna Holm], of Norland,": the state behind a comma."""
        index = self.past_determiners(after + 2)
        if self.text(after) != "," or self.low(after + 1) not in self.book.belonging or index >= len(self.items):
            return None, after
        side = side_of_item(self.items[index], self.knowledge, NAMES)
        return (side, index + 1) if side is not None and self.closes(index + 1) else (None, after)


def side_differs(found: OfficeFound, side: Side | None) -> bool:
    """Whether an office is another side's."""
    return found.side is not None and side is not None and found.side.code != side.code
