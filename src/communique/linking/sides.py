"""The sides and persons of an event, as far as an account names them, in a form in which accounts of several documents can be compared."""

from __future__ import annotations

from functools import lru_cache

from communique.knowledge.book import Knowledge
from communique.linking.items import Account, Party
from communique.linking.names import Name, NameBook, name_book
from communique.linking.office_names import OfficeBook, office_book
from communique.linking.same_name import may_be_one, same_name
from communique.linking.whereabouts import Whereabouts, whereabouts

CLASSES = {"meeting": "encounter", "talks": "encounter", "visit": "encounter"}
"""Types of one class may be told of one event: what one side calls talks is a meeting to the other."""

_TWO_SIDES = frozenset({"meeting", "talks", "signing"})
"""What those who meet plan with each other, though the words name one of them only, or the place."""


def class_of(type: str) -> str:
    """The class of a type of event: types that tell of one thing are one class, every other is its own."""
    return CLASSES.get(type, type)


class Cast:
    """Who takes part in an event."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.names: NameBook = name_book(knowledge)
        self.offices: OfficeBook = office_book(knowledge)
        self.places: Whereabouts = whereabouts(knowledge)

    def sides(self, account: Account) -> frozenset[str]:
        """The sides that take part; where only one is named, the publisher's side or the country of the place is the other."""
        named = frozenset(side for party in account.parties if (side := party.country or party.organisation))
        if len(named) > 1:
            return named
        own = account.house.country
        if own and own not in named and account.prominence == "primary":
            return named | {own}
        spot = self.places.spot(account.where) if account.where else None
        there = spot.country if spot is not None else None
        if account.status != "happened" and account.type in _TWO_SIDES and account.between and (named or {there}) <= account.between:
            return account.between
        return named | {there} if named and there else named

    def persons(self, account: Account) -> list[tuple[Name, str | None]]:
        """The persons by folded name, each with the side."""
        return [(self.names.fold(party.name), party.country or party.organisation) for party in account.parties if party.name]

    def families(self, account: Account) -> list[str]:
        """The surnames of the persons, roughly: all spellings agree."""
        return sorted({self.names.rough(name.words[-1]) for name, _ in self.persons(account) if name.words})

    def same_person(self, one: tuple[Name, str | None], other: tuple[Name, str | None]) -> bool | None:
        """Whether two persons of two accounts can be one: `None` where a surname alone, or a likeness, leaves it open."""
        (mine, my_side), (theirs, their_side) = one, other
        if my_side and their_side and my_side != their_side:
            return False
        if mine.whole and theirs.whole:
            turned = (my_side or their_side) in self.names.family_first
            if same_name(self.names, mine, theirs, turned) is not None:
                return True
            return None if may_be_one(self.names, mine, theirs, turned) else False
        shared = any(self.names.spelled_alike(a, b) for a in mine.words for b in theirs.words if min(len(a), len(b)) > 1)
        return None if shared else False

    def rank(self, party: Party) -> str | None:
        """The office of a party in its normal form."""
        return self.offices.form(party.office).name if party.office else None


@lru_cache(maxsize=4)
def cast_of(knowledge: Knowledge) -> Cast:
    """The cast rules of a body of knowledge."""
    return Cast(knowledge)
