"""Where the holder of an office is sent, sits or lives: "Ambassador to Norland", "in Norstadt", "resident in Sudland"."""

from __future__ import annotations

from communique.reading.scene import Item
from communique.reading.who.actors import Side
from communique.reading.who.naming import begins_name
from communique.reading.who.office_further import Further
from communique.reading.who.office_words import (
    IN,
    OF,
    TO,
    area_run,
    body_run,
    joins,
    link,
    low,
    past_articles,
    phrase_run,
    seat_run,
    text,
)
from communique.reading.who.sides import NAMES, more_sides, organisation_of_item, side_of_item

_PLACES = frozenset(("country", "place"))


class Sent(Further):
    """Reads the places of an office."""

    def _past_residence(self) -> int | None:
        """ "[Ambassador of Norland] resident in Sudland": the index after where an envoy lives."""
        begin = phrase_run(self.items, self.at, self.book.residing) if self.office.mission else None
        if begin is None:
            return None
        at = past_articles(self.items, begin, self.book)
        after = None
        while at < len(self.items) and self.items[at].kinds & _PLACES:
            after = at + 1
            more = after < len(self.items) and joins(self.items[after], self.book)
            at = past_articles(self.items, after + 1, self.book) if more else len(self.items)
        return after

    def _to_mission(self, at: int) -> bool:
        """ "Defence Attaché to the Embassy of Norland in Norstadt": the mission's state is the attaché's."""
        run = seat_run(self.items, at, self.book) or body_run(self.items, at, self.book)
        after = run if self.office.mission else None
        if after is None or link(self.items, after, self.book) != OF:
            return False
        state = past_articles(self.items, after + 1, self.book)
        side = side_of_item(self.items[state], self.knowledge, NAMES) if state < len(self.items) else None
        if side is None or organisation_of_item(self.items[state]) is not None:
            return False
        self.side, self.at = self.side or side, state + 1
        return True

    def _to_seat(self, at: int) -> bool:
        """ "Chief Secretary to the Government Olaf Brandt": where the name follows at once."""
        after = seat_run(self.items, at, self.book)
        return after is not None and begins_name(self.items, after, self.book) and self.seat(at)

    def _governs(self, at: int) -> bool:
        """ "Minister of Foreign Affairs in [Norland], Anna Holm": the state, where the name follows at once."""
        side = side_of_item(self.items[at], self.knowledge, NAMES)
        if side is None or "country" not in self.items[at].kinds or self.side is not None or not self.office.national:
            return False
        if self.named or not begins_name(self.items, at + 1, self.book):
            return False
        self.side, self.at, self.over = side, at + 1, True
        return True

    def _target(self, role: str, at: int) -> bool:
        if not (self.office.mission or self.organisation):
            return False
        side = side_of_item(self.items[at], self.knowledge, NAMES)
        after = self._past_target(role, at, side)
        if after is None or (role == IN and self.side is None and not begins_name(self.items, after, self.book)):
            return False
        self.at = self._past_town_s_state(role, self.past_letters(after))
        if (role == IN and not self._and_office(after)) or not self._leads_on(after):
            self.over = True
        return True

    def _past_town_s_state(self, role: str, at: int) -> int:
        """ "[in Norstadt], Norland, [Colonel Olaf Brandt]": past the state in which a town lies."""
        state = past_articles(self.items, at + 1, self.book)
        if role != IN or text(self.items, at) != "," or text(self.items, state + 1) != ",":
            return at
        return state + 1 if side_of_item(self.items[state], self.knowledge, NAMES) is not None else at

    def _past_target(self, role: str, at: int, side: Side | None) -> int | None:
        """The index after the state, town, organisation or part of the world to which somebody is sent."""
        area = area_run(self.items, at, self.book) if self.office.mission else None
        if area is not None:
            return area
        if side is not None and role == TO:
            return self._further_targets(more_sides(self.items, at + 1, side, self.knowledge, self.book.between_states)[1])
        if side is not None or "place" in self.items[at].kinds:
            return at + 1
        return at + 1 if role == TO and self.office.mission and self._host(self.items[at]) else None

    def _host(self, item: Item) -> bool:
        """ "to the Organization", "to the country": the host, named before."""
        return not item.senses and ((item.capital and item.text in self.book.not_name) or f"the {item.low}" in self.book.here)

    def _further_targets(self, at: int) -> int:
        """ "[to Norland] and the Eastern Caribbean", "[to the United Nations,] and other International Organizations"."""
        step = at + (text(self.items, at) == ",")
        if low(self.items, step) not in self.book.conjunction:
            return at
        step = past_articles(self.items, step + 1, self.book)
        return area_run(self.items, step, self.book) or phrase_run(self.items, step, self.book.at_large) or at

    def _leads_on(self, at: int) -> bool:
        """Whether more that belongs to the office may follow the place of a mission ("and Special Envoy", "of Norland")."""
        return low(self.items, at) in self.book.conjunction or link(self.items, at, self.book) in (IN, OF)

    def _and_office(self, at: int) -> bool:
        """ "and Special Envoy": a further office after the place of the first."""
        return low(self.items, at) in self.book.conjunction and self.reader.office(at + 1, self.named, self.depth + 1) is not None
