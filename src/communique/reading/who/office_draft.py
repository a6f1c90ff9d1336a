"""The words of an office while it is read: which items belong to it, and the office that comes of them."""

from __future__ import annotations

from typing import NamedTuple

from communique.knowledge.book import Knowledge
from communique.knowledge.people_words import Office
from communique.knowledge.wordbook import WordBook
from communique.reading.scene import Item
from communique.reading.who.actors import Side
from communique.reading.who.naming import begins_name
from communique.reading.who.office_words import (
    FOR,
    OF,
    ON,
    body_run,
    is_plural,
    link,
    low,
    office_of,
    past_articles,
    seat_run,
    subject_and_body,
    subject_continued,
    text,
    topic_run,
)
from communique.reading.who.sides import NAMES, organisation_of_item, side_of_item
from communique.text.span import Span

_LONGEST_LETTERS = 8
_MIXED_LETTERS = 2
"""Capitals of an abbreviation with small letters inside ("MoS")."""


class OfficeFound(NamedTuple):
    """An office phrase.  `pieces` are its words without country and organisation, `after` the index after all that belongs to it.

    `sides` are the states of a collective ("Ministers of A and B"), `head` the noun's index; `strange`: of a body that is not known.
    """

    pieces: tuple[Span, ...]
    side: Side | None
    organisation: Side | None
    plural: bool
    office: Office
    head: int
    after: int
    sides: tuple[Side, ...] = ()
    strange: bool = False

    @property
    def span(self) -> Span:
        """The first piece."""
        return self.pieces[0]

    @property
    def weak(self) -> bool:
        """Whether it needs a name or a side beside it."""
        return self.office.weak

    def said(self, whole: str) -> str:
        """The office in its own words, where these stand apart ("High Representative [of the EU] for Foreign Affairs")."""
        words = [p.of(whole) for p in self.pieces]
        return "".join(w if i == 0 or w[0] in "/,-–" else " " + w for i, w in enumerate(words)) if len(words) > 1 else ""


class OfficeDraft:
    """An office in the making; `kept` are the stretches of items that belong to it, `at` is the item to be read next."""

    def __init__(self, items: list[Item], book: WordBook, knowledge: Knowledge, begin: int, head: int) -> None:
        self.items, self.book, self.knowledge = items, book, knowledge
        self.head, self.at = head, head + 1
        office = office_of(items[head])
        assert office is not None
        self.office = office
        self.small = not items[head].capital
        self.kept: list[tuple[int, int]] = [(begin, head + 1)]
        self.side: Side | None = None
        self.organisation: Side | None = None
        self.sides: tuple[Side, ...] = ()
        self.over = self.strange = False
        self.ends: dict[int, int] = {}

    def made(self) -> OfficeFound:
        """The office as far as it has been read."""
        side = self.side
        if side is None and self.office.country:
            item = self.items[self.head]
            side = Side(self.office.country, item.start, item.end, "inferred", "office_of_one_state", self.entry())
        pieces = tuple(Span(self.items[a].start, self.ends.get(b - 1, self.items[b - 1].end)) for a, b in self.kept)
        return OfficeFound(
            pieces,
            side,
            self.organisation,
            is_plural(self.items[self.head], self.book),
            self.office,
            self.head,
            self.at,
            self.sides,
            self.strange,
        )

    def entry(self) -> str:
        """The data entry of the head."""
        sense = self.items[self.head].sense("office")
        return sense.entry if sense else ""

    def keep(self, after: int, begin: int | None = None) -> bool:
        """Takes the items up to `after` into the office (from `begin`, where words before it stay out)."""
        begin = self.at if begin is None else begin
        last = self.kept[-1]
        if last[1] == begin:
            self.kept[-1] = (last[0], after)
        else:
            self.kept.append((begin, after))
        self.at = after
        return True

    def suffix(self) -> bool:
        """ "a.i.", "-designate"."""
        hyphen = text(self.items, self.at) in ("-", "–")
        step = self.at + hyphen
        two = f"{text(self.items, step)} {text(self.items, step + 1)}"
        if two in self.book.suffix:
            return self.keep(step + 2)
        return text(self.items, step) in self.book.suffix and self.keep(step + 1)

    def more_subject(self) -> bool:
        """ "and Trade" after "Minister of Foreign Affairs"."""
        after = subject_continued(self.items, self.at, self.book, self.small) if self.kept[-1][1] == self.at else None
        return (after is not None and self.keep(after)) or self._state_as_subject()

    def _state_as_subject(self) -> bool:
        """ "[Secretary for East Africa] and Sudan [Peter Moser]": a state that the office looks after, right before the name."""
        state = self.at + 1
        if self.side is not None or self.kept[-1][1] != self.at or state >= len(self.items) or self.at == self.head + 1:
            return False
        last, item = self.items[self.at - 1], self.items[state]
        looks_after = last.text in self.book.topic and low(self.items, self.at) in self.book.conjunction and "country" in item.kinds
        named = side_of_item(item, self.knowledge, NAMES) is not None and begins_name(self.items, state + 1, self.book)
        return looks_after and named and self.keep(state + 1)

    def bracket(self) -> bool:
        """ "Additional Secretary (Europe)"; an abbreviation in brackets after an organisation is passed over."""
        if text(self.items, self.at) != "(":
            return False
        close = next((i for i in range(self.at + 1, min(self.at + 8, len(self.items))) if self.items[i].text == ")"), None)
        if close is None:
            return False
        if close == self.at + 2 and (self._in_short(self.items[self.at + 1]) or office_of(self.items[self.at + 1]) is not None):
            self.at = close + 1
            return True
        subject = topic_run(self.items, self.at + 1, self.book)
        if subject == close:
            return self.keep(close + 1)
        placed = close == self.at + 2 and self.office.mission and "place" in self.items[self.at + 1].kinds
        self.at = close + 1 if placed else self.at  # "Consul General (Norstadt) Olaf Brandt"
        return placed

    def _in_short(self, item: Item) -> bool:
        """ "Commission (ABC)", "Undersecretary (S)": letters in brackets that name what stands before them; or the state in its letters."""
        state = side_of_item(item, self.knowledge, NAMES)
        if state is not None and organisation_of_item(item) is None:
            self.side = self.side or state
            return True
        capitals = sum(c.isupper() for c in item.text)
        return item.text.isalpha() and len(item.text) <= _LONGEST_LETTERS and (capitals == len(item.text) or capitals >= _MIXED_LETTERS)

    def subject_beside(self) -> bool:
        """ "Deputy State Secretary Eastern Relations": two words or more of a subject without a preposition."""
        if not self.items[self.at].capital or self.small or self.items[self.at - 1].text.isupper():
            return False
        after = topic_run(self.items, self.at, self.book)
        if after is not None and after - self.at >= 2 and begins_name(self.items, after, self.book):
            return self.keep(after)
        unit = subject_and_body(self.items, self.at, self.book)
        return unit is not None and unit - self.at >= 2 and self.items[unit - 1].text in self.book.unit and self.keep(unit)

    def subject(self, role: str, at: int) -> bool:
        """ "of Trade and Culture"."""
        after = topic_run(self.items, at, self.book, self.small or role in (OF, FOR))
        if after is None or not (self.items[at].capital or self.small or (role == FOR and begins_name(self.items, after, self.book))):
            return False
        if role == ON and after < len(self.items) and office_of(self.items[after]) is not None:
            return False
        return self.keep(after)

    def seat(self, at: int) -> bool:
        """ "of the Ministry of Foreign Affairs": outside the office."""
        after = seat_run(self.items, at, self.book)
        if after is None:
            return False
        self.at = after
        return True

    def body(self, at: int) -> bool:
        """ "of the Department of European Affairs": within it."""
        after = body_run(self.items, at, self.book, self.small)
        if after is not None and text(self.items, after) in self.book.closing:
            return False
        return after is not None and self.keep(after)

    def strange_body(self, at: int) -> bool:
        """ "of the XYZ": an organisation that is not known, named by its letters."""
        item = self.items[at]
        if item.senses or not (item.text.isupper() and item.text.isalpha() and 3 <= len(item.text) <= 8) or item.text in self.book.suffix:
            return False
        self.strange, self.at = True, body_run(self.items, at + 1, self.book) or at + 1
        return True

    def office_of_another(self, at: int) -> bool:
        """ "in the Executive Office of the President": a body that has its name from another office."""
        after = body_run(self.items, at, self.book)
        if after is None or link(self.items, after, self.book) != OF:
            return False
        holder = past_articles(self.items, after + 1, self.book)
        return holder < len(self.items) and office_of(self.items[holder]) is not None and self.keep(holder + 1)

    def past_letters(self, at: int) -> int:
        """The index after an organisation's abbreviation in brackets."""
        close = at + 2 < len(self.items) and self.items[at].text == "(" and self.items[at + 2].text == ")"
        return at + 3 if close and (organisation_of_item(self.items[at + 1]) is not None or self.items[at + 1].text.isupper()) else at

    def body_named_before(self, at: int) -> bool:
        """ "of the bloc": an organisation that another sentence names."""
        if self.items[at].low not in self.book.body_again:
            return False
        self.strange, self.at = True, at + 1
        return True

    def without_state(self, at: int, code: str) -> None:
        """Leaves the state out of "Grand National Assembly of Türkiye"."""
        words, start = self.items[at].text, self.items[at].start
        before = ["", *(f"{word} " for word in sorted(self.book.article))]
        for name in self.knowledge.countries[code].names:
            for tail in (f" {of} {the}{name}" for of in sorted(self.book.belonging) for the in before):
                if words.endswith(tail) and self.kept[-1][1] == at + 1:
                    self.ends[at] = start + len(words) - len(tail)
