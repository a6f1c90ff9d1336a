"""Further offices of the same person: "Deputy Prime Minister and Minister of Trade"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.reading.who.naming import begins_name
from communique.reading.who.office_draft import OfficeDraft, OfficeFound
from communique.reading.who.office_words import OF, is_plural, link, low, text

if TYPE_CHECKING:
    from communique.reading.who.offices import OfficeReader

_DASHES = ("/", "-", "–")


class Further(OfficeDraft):
    """Reads offices joined to the one in the making.  `named`: the holder's name stands before it; `depth`: how many offices it stands in."""

    def __init__(self, reader: OfficeReader, begin: int, head: int, named: bool, depth: int) -> None:
        super().__init__(reader.items, reader.book, reader.knowledge, begin, head)
        self.reader, self.named, self.depth = reader, named, depth

    def further(self) -> bool:
        """A second office of the same person ("Deputy Prime Minister and Minister of Trade")."""
        begin = self.at + 1
        if low(self.items, begin) in self.book.moreover:
            begin += 1
        if begin >= len(self.items) or is_plural(self.items[self.head], self.book) or self._in_turn():
            return False
        inner = self.reader.office(begin, self.named, self.depth + 1)
        if inner is None or not self._may_join(begin, inner):
            return False
        passed = self.kept[-1][1] != self.at
        if passed and self.items[self.at].text != "/" and inner.organisation is not None:
            self.at = inner.after
        else:
            self._join(begin, inner)
        self.side, self.organisation = self.side or inner.side, self.organisation or inner.organisation
        return True

    def _may_join(self, begin: int, inner: OfficeFound) -> bool:
        ranked = inner.office.rank and not inner.office.sovereign
        if inner.plural or (ranked and self.items[self.at].text == "," and not self.named):
            return False
        return (self.items[inner.head].capital or self.small) and self._same_holder(begin, inner)

    def _in_turn(self) -> bool:
        """ "Chair of ASEAN[, President Holm]": the office at home that follows is not a further one of ASEAN."""
        return self.office.rotating and self.organisation is not None and self.items[self.at].text == ","

    def _join(self, begin: int, inner: OfficeFound) -> None:
        for number, piece in enumerate(inner.pieces):
            first = self.at if number == 0 else next(i for i in range(begin, inner.after) if self.items[i].start >= piece.start)
            after = next((i for i in range(begin, inner.after) if self.items[i].start >= piece.end), inner.after)
            self.keep(after, first)
        self.at = inner.after

    def _same_holder(self, begin: int, inner: OfficeFound) -> bool:
        """Whether two joined offices are one person's: a name follows, or the words leave no room for two."""
        mark = self.items[self.at].text
        if self._alike_but_of_another(inner) or self._of_two_states(inner):
            return False
        if mark in _DASHES:
            return self.items[begin].capital
        if mark == "," and self.small and self.items[begin].capital:
            return False
        follows = begins_name(self.items, inner.after, self.book)
        if follows and inner.office.sovereign and inner.after == begin + 1 and not self.office.party:
            return False  # "the Prime Minister and President Holm" are two
        return self._behind_its_name(mark, begin, inner, follows) if self.named else self._before_a_name(mark, begin, follows)

    def _behind_its_name(self, mark: str, begin: int, inner: OfficeFound, follows: bool) -> bool:
        """ "Anna Holm, Minister of Trade and Deputy Prime Minister": not where the second office leads on to another name."""
        opens = follows and (mark == "," or text(self.items, inner.after) != ",")
        return not opens and (mark != "," or self.items[begin].capital)

    def _before_a_name(self, mark: str, begin: int, follows: bool) -> bool:
        """ "Minister of Trade and Deputy Prime Minister Anna Holm": a name follows, or nothing parts the two."""
        if mark == ",":
            return follows and (self.side is None or self.organisation is not None) and self.items[begin].capital
        return follows or not (self.side is not None or self.office.sovereign)

    def _alike_but_of_another(self, inner: OfficeFound) -> bool:
        """ "the Minister and Minister of Norland": the same noun again, of somebody."""
        again = self.items[inner.head].low == self.items[self.head].low and self.at == self.head + 1
        return again and link(self.items, inner.head + 1, self.book) == OF

    def _of_two_states(self, inner: OfficeFound) -> bool:
        """Whether each office has a state of its own."""
        if self.side is None or inner.side is None or self.organisation is not None or inner.organisation is not None:
            return False
        return self.side.code != inner.side.code
