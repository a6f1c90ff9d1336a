"""Who is who: which sightings show one person.

A whole name and the side that the person stands for make a person.  The same words of one side are one person.  Other spellings, orders and lengths
of a name are one person only in the same office or organisation in the same years.  Surnames alone, initials and names without a side make nobody:
`attach` gives them to a person where exactly one fits.  Names that only look alike are never one.
"""

from __future__ import annotations

from collections.abc import Iterator

from communique.knowledge.book import Knowledge
from communique.linking.items import Sighting
from communique.linking.names import Name, name_book
from communique.linking.office_names import office_book
from communique.linking.rule import Link
from communique.linking.same_name import blocking, may_be_one, same_name

_YEARS = 6
_LIFE = 45
_SURE = {"same_name": 1.0, "name_order": 0.95}
_BESIDE_OFFICE = {"longer_name": 0.9, "spelling": 0.85, "unusual_order": 0.8}


class People:
    """Sightings of one person, by whole name and side."""

    name = "people"
    joins = True

    def __init__(self, knowledge: Knowledge | None = None) -> None:
        self.knowledge = knowledge or Knowledge.standard()
        self.names = name_book(self.knowledge)
        self.offices = office_book(self.knowledge)

    def keys(self, item: Sighting) -> list[str]:
        """The forms of the name, with the side; none for what is not a whole name, or has no side."""
        side, name = side_of(item), self.folded(item)
        if side is None or not name.whole:
            return []
        return [f"{side}|{form}" for form in blocking(self.names, name)]

    def gist(self, item: Sighting) -> str | None:
        """The name, side, office and year: sightings that agree in these are one."""
        side, name = side_of(item), self.folded(item)
        if side is None or not name.whole:
            return None
        return f"{name.key}|{side}|{self.office(item)}|{item.organisation or ''}|{(item.when or '')[:4]}"

    def judge(self, new: Sighting, old: Sighting) -> Link | None:
        """Whether two whole names of one side are one person."""
        if side_of(new) is None or side_of(new) != side_of(old) or not (self.folded(new).whole and self.folded(old).whole):
            return None
        reason = self._same(new, old)
        years = _years_apart(new.when, old.when)
        if reason is None or (years is not None and years > _LIFE):
            return None
        if reason in _SURE:
            return Link(reason, _SURE[reason])
        if years is None or years > _YEARS or not self._same_post(new, old):
            return None
        return Link(reason, _BESIDE_OFFICE[reason], "same side, office and years")

    def apart(self, one: Sighting, other: Sighting) -> bool:
        """Whether two whole names cannot be one person, whatever a third spelling is like."""
        if side_of(one) != side_of(other):
            return True
        return not may_be_one(self.names, self.folded(one), self.folded(other), side_of(one) in self.names.family_first)

    def folded(self, item: Sighting) -> Name:
        """The folded name of a sighting; one without words where there is no name."""
        return self.names.fold(item.name) if item.name else Name(())

    def office(self, item: Sighting) -> str:
        """The normal form of the sighting's office, empty where there is none."""
        return self.offices.form(item.office).name if item.office else ""

    def _same(self, one: Sighting, other: Sighting) -> str | None:
        return same_name(self.names, self.folded(one), self.folded(other), side_of(one) in self.names.family_first)

    def _same_post(self, one: Sighting, other: Sighting) -> bool:
        if one.office and other.office:
            return self.office(one) == self.office(other)
        return bool(one.organisation and one.organisation == other.organisation and not (one.office or other.office))


def side_of(item: Sighting) -> str | None:
    """The side that a person stands for: the country, else the organisation."""
    return item.country or item.organisation


def within_document(people: People, sightings: list[Sighting]) -> Iterator[tuple[Sighting, Sighting]]:
    """The short names of one document, each with the first sighting of the one whole name of the document that it can stand for."""
    whole = [s for s in sightings if s.name and people.folded(s).whole]
    for sighting in sightings:
        if not sighting.name or people.folded(sighting).whole:
            continue
        fitting = {people.folded(s).letters: s for s in reversed(whole) if stands_for(people, sighting, s)}
        if len(fitting) == 1:
            yield sighting, next(iter(fitting.values()))


def stands_for(people: People, short: Sighting, full: Sighting) -> bool:
    """Whether a surname, perhaps with initials, can stand for a whole name, and nothing said of the two disagrees."""
    if side_of(short) and side_of(full) and side_of(short) != side_of(full):
        return False
    brief, whole = people.folded(short).words, people.folded(full).words
    initials = tuple(word for word in brief if len(word) == 1)
    family = tuple(word for word in brief if len(word) > 1)
    if not family or len(family) >= len(whole):
        return False
    if whole[-len(family) :] == family:
        given = whole[: -len(family)]
    elif side_of(full) in people.names.family_first and whole[: len(family)] == family:
        given = whole[len(family) :]
    else:
        return False
    return all(name.startswith(initial) for initial, name in zip(initials, given, strict=False))


def _years_apart(one: str | None, other: str | None) -> int | None:
    first, second = (one or "")[:4], (other or "")[:4]
    return abs(int(first) - int(second)) if first.isdecimal() and second.isdecimal() else None
