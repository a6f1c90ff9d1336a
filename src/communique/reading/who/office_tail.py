"""What stands after the noun of an office and belongs to it: subjects, bodies, organisations, states, further offices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.knowledge.entries import Organisation
from communique.reading.scene import Item
from communique.reading.who.actors import Side
from communique.reading.who.naming import begins_name
from communique.reading.who.office_commas import Commas
from communique.reading.who.office_draft import OfficeFound
from communique.reading.who.office_words import (
    AT,
    FOR,
    IN,
    OF,
    ON,
    TO,
    body_run,
    charge_run,
    joins,
    link,
    low,
    past_articles,
    past_session,
    region_run,
    seat_run,
    subject_and_body,
    subject_before_side,
    text,
    topic_run,
)
from communique.reading.who.sides import NAMES, more_sides, national, organisation_of_item, side_of_item, side_of_place

if TYPE_CHECKING:
    pass

_PEOPLE = ("adjective", "demonym", "name")
_SIDES = frozenset(("country", "organisation"))
_QUALITIES = 2
_LONGEST_PLACE = 3


class Tail(Commas):
    """Reads what follows the head of an office, step by step."""

    def found(self) -> OfficeFound:
        """The whole office."""
        while not self.over and self.at < len(self.items) and self._step():
            pass
        if self.side is None:
            self.side = self._of_own_abroad()
            self.strange = self.strange or self._of_many_states()
        return self.made()

    def _of_many_states(self) -> bool:
        """ "Speaker of the Arab Parliament": a body that no one state has."""
        for begin, end in self.kept:
            for at in range(max(begin, self.head + 1), end - 1):
                if self.items[at].text in self.book.world and self.items[at + 1].text in self.book.union:
                    return True
        return False

    def _of_own_abroad(self) -> Side | None:
        """ "Minister of Foreign Affairs and Norlanders Abroad": whose citizens are its subject, that state's office it is."""
        for begin, end in self.kept:
            for at in range(max(begin, self.head + 1), end):
                state = side_of_item(self.items[at], self.knowledge, _PEOPLE) if "country" in self.items[at].kinds else None
                if state is not None and any(self.items[i].text in self.book.abroad for i in range(at + 1, min(at + 4, end))):
                    return state._replace(certainty="inferred", rule="own_abroad")
        return None

    def _step(self) -> bool:
        item = self.items[self.at]
        if (charged := charge_run(self.items, self.at, self.book)) is not None:
            return self._charged(charged)
        if (living := self._past_residence()) is not None:
            self.at = living
            return True
        if (role := link(self.items, self.at, self.book)) != "":
            return self._linked(role, past_articles(self.items, self.at + 1, self.book))
        if joins(item, self.book) or item.text in ("-", "–"):
            return self.suffix() or self.more_subject() or self._behind_comma() or self.further()
        if item.text in self.book.seat and self.seat(self.at):
            return True
        return self._beside(item)

    def _beside(self, item: Item) -> bool:
        """What stands right behind an office, with no word between."""
        beside = self.suffix() or self.bracket() or self.subject_beside()
        return beside or (item.capital and self.seat(self.at)) or self._state_beside() or self._again()

    def _again(self) -> bool:
        """ "Sultan of Norland [Sultan] Olaf Brandt": the office once more, before the name."""
        sense = self.items[self.at].sense("office")
        if sense is None or sense.data != self.office or self.side is None or self.named:
            return False
        if not begins_name(self.items, self.at + 1, self.book):
            return False
        self.at, self.over = self.at + 1, True
        return True

    def _charged(self, after: int) -> bool:
        """ "Minister of State with responsibility for the Caribbean, Lord Holm": to the mark; a name without one is no part of it."""
        if text(self.items, after) == "," or not begins_name(self.items, after - 1, self.book):
            return self.keep(after)
        return False

    def _state_beside(self) -> bool:
        """ "[Secretary General, Ministry of Defence] Norland Olaf Brandt": the state between a seat and the name; "[Secretary General] WHO Ida Moser"."""
        if self.side is not None or not begins_name(self.items, self.at + 1, self.book):
            return False
        side, body = side_of_item(self.items[self.at], self.knowledge, NAMES), organisation_of_item(self.items[self.at])
        if side is None or (body is None) == (self.kept[-1][1] == self.at) or (body is not None and not self.items[self.at].text.isupper()):
            return False
        self.side, self.organisation, self.at, self.over = side, body, self.at + 1, True
        return True

    # ------------------------------------------------------------------ prepositions
    def _linked(self, role: str, at: int) -> bool:
        at = past_session(self.items, at, self.book)
        if at >= len(self.items):
            return False
        if (after := subject_before_side(self.items, at, self.book)) and role in (OF, FOR, ON) and not seat_run(self.items, at, self.book):
            return self.keep(after)
        if role in (TO, IN, AT):
            return self._towards(role, at)
        if (role != ON and self._nested(at)) or self._affairs_of(at) or self._between_two(at) or self._of_side(role, at):
            return True
        return self._of_body(role, at) or self._region(role, at) or self.subject(role, at) or (role == OF and self._of_strange_body(at))

    def _between_two(self, at: int) -> bool:
        """ "Chair of the Norland-Sudland Friendship Group": a body that has its name from two states."""
        third = at + 2
        if third >= len(self.items) or text(self.items, at + 1) not in ("-", "–"):
            return False
        if "country" not in self.items[at].kinds or "country" not in self.items[third].kinds:
            return False
        after = body_run(self.items, third + 1, self.book)
        self.strange = self.strange or after is not None  # nobody can tell of which of the two
        return after is not None and self.keep(after)

    def _of_body(self, role: str, at: int) -> bool:
        """A seat of government, a party, a body of a list, or one that bears the name of its place."""
        return self.seat(at) or self._party(at) or self.body(at) or self._body_of_place(role, at)

    def _of_strange_body(self, at: int) -> bool:
        return self.strange_body(at) or self.body_named_before(at) or self._body_of_any_name(at) or self._place_of_any_name(at)

    def _place_of_any_name(self, at: int) -> bool:
        """ "Governor of Esterholm, Anna Holm": a place of no list, before a mark and the name."""
        end = at
        while end < min(at + _LONGEST_PLACE, len(self.items)) and self._nameless_capital(self.items[end]):
            end += 1
        if end == at or self.named or text(self.items, end) != "," or not begins_name(self.items, end, self.book):
            return False
        self.strange = True
        return self.keep(end)

    def _nameless_capital(self, item: Item) -> bool:
        return item.capital and not item.senses and item.low not in self.book.honorific and item.text not in self.book.not_name

    def _affairs_of(self, at: int) -> bool:
        """ "for EU Affairs", "for NATO and Security Policy": a state or organisation that names a subject, not a side."""
        if not self.items[at].kinds & _SIDES or side_of_item(self.items[at], self.knowledge, NAMES) is None:
            return False
        after = topic_run(self.items, at + 1, self.book)
        beside = after is not None and self.items[at + 1].text in self.book.topic and body_run(self.items, at + 1, self.book) is None
        return beside and self.keep(after or at)

    def _party(self, at: int) -> bool:
        """ "of the Communist Party of Norland": a party of one state."""
        sense = self.items[at].sense("organisation")
        if sense is None or sense.form != "party" or not isinstance(sense.data, Organisation) or not sense.data.country:
            return False
        item = self.items[at]
        self.side = self.side or Side(sense.data.country, item.start, item.end, "inferred", "body_of", sense.entry)
        self.keep(at + 1)
        body = self.past_letters(self.at)
        after = body_run(self.items, body, self.book)
        return self.keep(after, body) if after is not None else True

    def _nested(self, at: int) -> bool:
        """ "of the UN Secretary-General", "to the Prime Minister of Norland" after an envoy or adviser."""
        side = side_of_item(self.items[at], self.knowledge)
        inner = self.reader.office(at + 1 if side else at, True, self.depth + 1)
        if inner is None or inner.plural or (not self.office.aide and not self._may_hold(inner)):
            return False
        self.organisation = self.organisation or (organisation_of_item(self.items[at]) if side else inner.organisation)
        self.side = self.side or side or inner.side
        last = inner.pieces[-1].end
        self.keep(next(i for i in range(at, inner.after + 1) if i == inner.after or self.items[i].start >= last))
        self.at = inner.after
        return True

    def _may_hold(self, inner: OfficeFound) -> bool:
        """Whether an office that serves nobody may have another in its words: no head of state, no rank, and no "member [states]"."""
        if self.office.mission and inner.office.rank and self.depth == 0:
            return True
        states = inner.office.weak and (not self.items[inner.head].capital or text(self.items, inner.after) in self.book.members)
        return not (inner.office.sovereign or inner.office.rank or states)

    def _of_side(self, role: str, at: int) -> bool:
        item = self.items[at]
        side = side_of_item(item, self.knowledge, NAMES)
        if side is None:
            return self._state_s_body(at)
        if self._owned_body(at, side):
            return True
        organisation = organisation_of_item(item)
        if organisation is not None and (self._unit_for(at) or self._beside_it(role, at)):
            return True
        if role == FOR and organisation is None and self.depth:
            return False
        if role == FOR and organisation is None and (self.office.aide or self.side is not None):
            return self.keep(topic_run(self.items, at + 1, self.book) or at + 1)
        if organisation is None:
            self._past_state(role, at, side)
        else:
            self._past_organisation(at, side)
        self.side, self.organisation = self.side or side, self.organisation or organisation
        return True

    def _owned_body(self, at: int, side: Side) -> bool:
        """ "of Norland's Department of Trade", "of the Estmark Government's (EG) Department of Trade": the body without its owner."""
        owner = self.past_letters(at + 1)
        begin = self.past_letters(owner + 1)
        after = body_run(self.items, begin, self.book, True) if text(self.items, owner) in self.book.possessive else None
        if after is None:
            return False
        self.keep(at)
        self.keep(after, begin)
        self.side, self.organisation = self.side or side, self.organisation or organisation_of_item(self.items[at])
        return True

    def _unit_for(self, at: int) -> bool:
        """ "of the ASEAN Department": a ministry's unit that bears the name of the organisation it works with."""
        after = at + 1
        if low(self.items, after) in self.book.conjunction:
            after = topic_run(self.items, after + 1, self.book) or after
            after -= text(self.items, after - 1) in self.book.unit
        if text(self.items, after) not in self.book.unit or link(self.items, after + 1, self.book) in (OF, FOR):
            return False
        return self.items[at].text.isupper() and self.keep(after + 1)

    def _beside_it(self, role: str, at: int) -> bool:
        """ "Minister of State for Asia at the Foreign and Commonwealth Office": where somebody sits is no part of the office."""
        item = self.items[at]
        if role != AT or not national(item, self.knowledge):
            return False
        self.side, self.organisation, self.at = self.side or side_of_item(item, self.knowledge), organisation_of_item(item), at + 1
        return True

    def _past_state(self, role: str, at: int, side: Side) -> None:
        """ "of Norland", "of Norland and Sudland"; of "of the Norland Parliament" the body stays."""
        after_body = body_run(self.items, at + 1, self.book) if role == OF else None
        if after_body:
            self.keep(at)
            self.keep(after_body, at + 1)
        else:
            self.at = at + 1
        if self.side is None and role == OF:
            sides, after = more_sides(self.items, self.at, side, self.knowledge, self.book.between_states)
            if len(sides) > 1:
                self.sides, self.at = tuple(sides), after

    def _past_organisation(self, at: int, side: Side) -> None:
        """A ministry stays outside, a parliament inside without its state; of an organisation's body only the body stays."""
        item = self.items[at]
        after_body = body_run(self.items, at + 1, self.book)
        if national(item, self.knowledge) and any(word in item.text for word in self.book.seat):
            self.at = at + 1
        elif national(item, self.knowledge):
            self.keep(after_body or at + 1)
            self.without_state(at, side.code)
        elif after_body:
            self._body_of_organisation(item, at, after_body)
        else:
            self.at = self._past_small_body(at + 1)

    def _past_small_body(self, at: int) -> int:
        """ "[of the UN] peacekeeping mission": past what the organisation runs."""
        step = at
        while step < at + _QUALITIES and step < len(self.items) and self.items[step].text[0].islower() and not self.items[step].kinds:
            step += 1
            if self.items[step - 1].text in self.book.body:
                return step
        return at

    def _body_of_organisation(self, item: Item, at: int, after: int) -> None:
        """ "of the EU Delegation" stays as written; of "of the African Union Commission" the office keeps "of the Commission"."""
        if item.text.isupper() and len(item.text) <= 6:
            self.keep(after)
            return
        self.keep(at)
        self.keep(after, at + 1)

    def _state_s_body(self, at: int) -> bool:
        """ "Speaker of the [Norlandic] Parliament"."""
        side = side_of_item(self.items[at], self.knowledge)
        if side is None:
            return False
        if after := seat_run(self.items, at + 1, self.book):
            self.at = after
        elif after := body_run(self.items, at + 1, self.book, True):
            self.keep(at)
            self.keep(after, at + 1)
        else:
            return False
        self.side = self.side or side
        return True

    def _body_of_any_name(self, at: int) -> bool:
        """ "of the Coptic Orthodox Church": capitalised words of no list that end with the noun of a body."""
        after = subject_and_body(self.items, at, self.book)
        if after is None or after - at < 2:
            return False
        states = [s for i in range(at, after) if (s := side_of_item(self.items[i], self.knowledge, ("adjective",)))]
        self.side = self.side or (states[0] if len(states) == 1 else None)
        return self.keep(after)

    def _body_of_place(self, role: str, at: int) -> bool:
        """ "of Dubai Civil Aviation Authority": a body that bears the name of its place."""
        after = subject_and_body(self.items, at + 1, self.book) if "place" in self.items[at].kinds and role == OF else None
        if after is None:
            return False
        self.side = self.side or side_of_place(self.items[at])
        return self.keep(after)

    def _region(self, role: str, at: int) -> bool:
        after = region_run(self.items, at, self.book)
        if after is None:
            return False
        named = next((i for i in range(at, after) if "place" in self.items[i].kinds), None)
        if self.side is None and named is not None and role == OF and not self.office.mission:
            self.side = side_of_place(self.items[named])
        return self.keep(after)

    def _towards(self, role: str, at: int) -> bool:
        """ "to Russia" and "in Hamburg" stay outside an office; they belong to it where it is a mission's or has its side already."""
        if role == TO:
            return (self.office.aide and self._nested(at)) or self._target(role, at) or self._to_mission(at) or self._to_seat(at)
        inside = role == AT and (self.seat(at) or self._of_side(AT, at) or self.body(at))
        within = role == IN and (self.seat(at) or self.office_of_another(at) or self.body(at))
        return inside or within or self._target(role, at) or (role == IN and self._governs(at))
