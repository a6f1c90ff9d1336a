"""What stands behind an office and a comma and belongs to it: the state, the ministry, the mission, the unit, the organisation."""

from __future__ import annotations

from communique.reading.who.naming import begins_name
from communique.reading.who.office_sent import Sent
from communique.reading.who.office_words import (
    OF,
    body_run,
    link,
    low,
    past_articles,
    text,
)
from communique.reading.who.sides import NAMES, organisation_of_item, side_of_item

_ENDS = (".", ",", ")", ";", ":", "")
_NAME_ENDS = (*_ENDS, "-", "–")


class Commas(Sent):
    """Reads what follows an office behind a comma."""

    def _behind_comma(self) -> bool:
        """The state, the ministry or the mission behind a comma."""
        return self._comma_side() or self._comma_seat() or self._comma_mission() or self._comma_unit() or self._comma_organisation()

    def _comma_side(self) -> bool:
        """ "Minister of Trade, Norway," : the state alone between marks."""
        if self.items[self.at].text != "," or self.at + 1 >= len(self.items) or self.side is not None:
            return False
        item = self.items[self.at + 1]
        side = side_of_item(item, self.knowledge, NAMES)
        if side is None or "organisation" in item.kinds or text(self.items, self.at + 2) not in _ENDS:
            return False
        self.side, self.at, self.over = side, self.at + 2, True
        return True

    def _comma_mission(self) -> bool:
        """ "First Counsellor, Permanent Mission of Norland to the United Nations"."""
        after = body_run(self.items, self.at + 1, self.book) if self.items[self.at].text == "," else None
        if after is None or not self.office.mission or low(self.items, after) not in self.book.belonging:
            return False
        state = past_articles(self.items, after + 1, self.book)
        side = side_of_item(self.items[state], self.knowledge, NAMES) if state < len(self.items) else None
        if side is None or organisation_of_item(self.items[state]) is not None:
            return False
        self.side, self.at = self.side or side, state + 1
        return True

    def _comma_organisation(self) -> bool:
        """ "[Ida Moser,] Regional Director, World Health Organization": the organisation behind a comma."""
        body = self.at + 1
        if self.items[self.at].text != "," or not self.named or body >= len(self.items) or self.side is not None:
            return False
        side, organisation = side_of_item(self.items[body], self.knowledge, NAMES), organisation_of_item(self.items[body])
        after = self.past_letters(body + 1)
        if organisation is None or side is None or text(self.items, after) not in _NAME_ENDS:
            return False
        self.side, self.organisation, self.at = side, organisation, after
        return True

    def _comma_unit(self) -> bool:
        """ "Joint Secretary, Consular Division, Olaf Brandt": the unit between the office and the name."""
        begin = self.at + 1
        if self.items[self.at].text != "," or begin >= len(self.items) or not self.items[begin].capital:
            return False
        after = body_run(self.items, begin, self.book)
        if after is None or after - begin < 2 or not any(self.items[i].text in self.book.unit for i in range(begin, after)):
            return False
        closed = text(self.items, after) in _ENDS if self.named else text(self.items, after) == ","
        return closed and (self.named or begins_name(self.items, after + 1, self.book)) and self.keep(after)

    def _comma_seat(self) -> bool:
        """ "Director General, Ministry of Foreign Affairs of Norland"."""
        begin = self.at + 1
        seated = self.items[self.at].text == "," and begin < len(self.items) and self.items[begin].text in self.book.seat
        return seated and link(self.items, begin + 1, self.book) == OF and self.seat(begin)
