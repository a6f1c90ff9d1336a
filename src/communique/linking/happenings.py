"""One event, several accounts: which events of different documents are one.

Both sides' readouts of one call, a teaser and its full text, reprints.  Day, kind and sides bring two accounts together; persons and places decide.
Other persons, another place, another day: another event.  What the accounts say differently is listed (`disagreements`), never settled.
"""

from __future__ import annotations

from datetime import date
from itertools import combinations

from communique.dates import when
from communique.knowledge.book import Knowledge
from communique.linking.days import Days, days_of
from communique.linking.items import Account
from communique.linking.names import Name
from communique.linking.rule import Link
from communique.linking.sides import Cast, cast_of, class_of
from communique.linking.told import gathering_names, words_alike, words_key

_MOST_DAYS = 4
_MOST_PAIRS = 3
_AMONG_SIDES = frozenset({"meeting", "talks", "visit", "call"})
_SAME_WORDS = 0.5
_VERY_SAME = 0.8
_REPRINT = 10


class Happenings:
    """Accounts of one event."""

    name = "happenings"
    joins = True

    def __init__(self, knowledge: Knowledge | None = None) -> None:
        self.cast: Cast = cast_of(knowledge or Knowledge.standard())

    def keys(self, item: Account) -> list[str]:
        """Day (of plans, month) and kind, with two sides, a person's surname, the place or the gathering's name; the very words."""
        if item.status == "possible":
            return []
        kind = f"{item.status}|{class_of(item.type)}"
        words = words_key(item)
        days = days_of(item)
        times = _months_told(item) if item.type == "conference" else []
        times += [] if days is None else _times(days, item.status == "planned")
        keys = [f"{time}|{kind}|{actors}" for time in times for actors in self._who(item)]
        return [*([f"={words}|{kind}"] if words else []), *keys][:24]

    def gist(self, item: Account) -> None:
        """Each account is looked at by itself."""
        return

    def judge(self, new: Account, old: Account) -> Link | None:
        """Whether two documents tell of one event, or one document tells of it twice."""
        if new.status != old.status or class_of(new.type) != class_of(old.type) or self._elsewhere(new, old):
            return None
        mine, theirs = days_of(new), days_of(old)
        gap = None if mine is None or theirs is None else mine.gap(theirs)
        if gap is not None and gap > 1:
            return None
        if new.type == "conference":
            return self._of_one_gathering(new, old, gap)
        agree = self._agreement(new, old)
        if agree is None:
            return None
        if new.document == old.document:
            return self._told_twice(new, old, agree, gap)
        return self._by_words(new, old, agree) or self._by_day(new, old, agree, gap)

    def apart(self, one: Account, other: Account) -> bool:
        """Whether two accounts cannot be of one event: one document tells them apart, or they differ in persons, place or day."""
        if one.document == other.document:
            return self.judge(one, other) is None
        mine, theirs = days_of(one), days_of(other)
        if mine is not None and theirs is not None and mine.gap(theirs) > 2:
            return True
        return self._elsewhere(one, other) or (one.type != "conference" and self._other_people(one, other))

    def _who(self, item: Account) -> list[str]:
        if item.type == "conference":
            place = [f"in {self.cast.places.spot(item.where).name}"] if item.where else []
            return [*place, *(f"the {name}" for name in sorted(gathering_names(item))[:4])]
        sides = sorted(self.cast.sides(item))
        pairs = ["+".join(pair) for pair in combinations(sides, 2)] if len(sides) < 5 else []
        families = self.cast.families(item)
        together = [f"@{'+'.join(families)}"] if len(families) == 2 else []
        return [*together, *pairs[:_MOST_PAIRS], *(f"@{family}" for family in families[:2])] or sides[:1]

    def _elsewhere(self, new: Account, old: Account) -> bool:
        return class_of(new.type) != "call" and self.cast.places.agree(new.where, old.where) is False

    def _agreement(self, new: Account, old: Account) -> int | None:
        """On how many sides the persons agree; `None` where sides or persons differ.

        Two whole names that both accounts give are enough, whatever sides they are given: a reader may err in these.
        """
        named = self._named_in_both(new, old)
        if named > 1:
            return named
        mine, theirs = self.cast.sides(new), self.cast.sides(old)
        if len(mine) > 1 and len(theirs) > 1 and (not (mine <= theirs or theirs <= mine) or abs(len(mine) - len(theirs)) > 1):
            return None
        said = [self._persons_agree(new, old, side) for side in sorted(mine & theirs)]
        return None if False in said else max(named, said.count(True))

    def _other_people(self, one: Account, other: Account) -> bool:
        """Whether the persons say that these are two events; where an account names none of a side, a third may tell."""
        if self._named_in_both(one, other) > 1:
            return False
        mine, theirs = self.cast.sides(one), self.cast.sides(other)
        if any(self._persons_agree(one, other, side) is False for side in mine & theirs):
            return True
        here, there = ({side for _, side in self.cast.persons(a) if side} for a in (one, other))
        if min(len(here), len(there)) > 1:
            return not (here <= there or there <= here)
        return bool(mine and theirs and not mine & theirs)

    def _named_in_both(self, new: Account, old: Account) -> int:
        mine, theirs = ({name.letters for name, _ in self.cast.persons(account) if name.whole} for account in (new, old))
        return len(mine & theirs)

    def _persons_agree(self, new: Account, old: Account, side: str) -> bool | None:
        """Whether the two accounts have a person of one side in common; without names, whether the offices agree."""
        mine, theirs = self._of_side(new, side), self._of_side(old, side)
        if not mine or not theirs:
            return self._offices_agree(new, old, side)
        said = [self.cast.same_person(one, other) for one in mine for other in theirs]
        unsure = None in said or any(own is None for account in (new, old) for _, own in self.cast.persons(account))
        return True if True in said else None if unsure else False

    def _of_side(self, account: Account, side: str) -> list[tuple[Name, str | None]]:
        return [person for person in self.cast.persons(account) if person[1] == side]

    def _offices_agree(self, new: Account, old: Account, side: str) -> bool | None:
        mine, theirs = (
            {rank for p in a.parties if (p.country or p.organisation) == side and (rank := self.cast.rank(p))} for a in (new, old)
        )
        return bool(mine & theirs) if mine and theirs else None

    def _of_one_gathering(self, new: Account, old: Account, gap: int | None) -> Link | None:
        """A gathering is told by each side with its own people: its name and its place and days make it one."""
        mine, theirs = gathering_names(new), gathering_names(old)
        names, here = len(mine & theirs), self.cast.places.agree(new.where, old.where) is True
        nameless = not (mine and theirs) and (self._named_in_both(new, old) or len(self.cast.sides(new) & self.cast.sides(old)) > 1)
        told = names > 1 or (here and (names or nameless))
        if not told or (gap is None and not (here and _fresh(new, old))):
            return None
        if new.document == old.document:
            return Link("told_twice", round(0.9 + _closeness(new, old), 3)) if names > 1 else None
        score = 0.75 if gap is None else 0.85 - 0.1 * gap
        return Link("same_gathering", round(score + (0.05 if here else 0) + _closeness(new, old), 3))

    def _told_twice(self, new: Account, old: Account, agree: int, gap: int | None) -> Link | None:
        """The title and the lead of one document tell one event: same persons or sides, and no day that speaks against it."""
        leads = new.prominence == old.prominence == "primary" and (new.type == old.type or "visit" not in (new.type, old.type))
        one_names = bool(self.cast.persons(new)) != bool(self.cast.persons(old)) and len(self.cast.sides(new) & self.cast.sides(old)) > 1
        if not leads or gap == 1 or not (agree or one_names):
            return None
        return Link("told_twice", round(0.9 + _closeness(new, old), 3))

    def _by_words(self, new: Account, old: Account, agree: int) -> Link | None:
        """A reprint: (nearly) the very words within a few days of each other."""
        if words_alike(new, old) < _VERY_SAME or not words_key(new) or not _fresh(new, old):
            return None
        if agree or self.cast.sides(new) & self.cast.sides(old):
            return Link("same_words", round(0.9 + 0.02 * agree + _closeness(new, old), 3))
        return None

    def _by_day(self, new: Account, old: Account, agree: int, gap: int | None) -> Link | None:
        mine, theirs = days_of(new), days_of(old)
        if gap is None or mine is None or theirs is None:
            return None
        here = self.cast.places.agree(new.where, old.where) is True
        sides = len(self.cast.sides(new) & self.cast.sides(old))
        if not (agree or self._sides_suffice(new, sides, here, exact=mine.exact and theirs.exact)):
            return None
        if new.type not in _AMONG_SIDES and not here and words_alike(new, old) < _SAME_WORDS * (0.5 if max(agree, sides) > 1 else 1):
            return None
        mixed = 0.0 if new.type == old.type else 0.2 if "visit" in (new.type, old.type) else 0.05
        score = (0.6, 0.85, 0.93)[min(agree, 2)] + (0.02 if here else 0.0) - mixed - 0.1 * gap + _closeness(new, old)
        reason = "part_of_visit" if mixed > 0.1 else "same_persons" if agree else "same_sides"
        return Link(reason, round(score, 3), "a day apart" if gap else "")

    @staticmethod
    def _sides_suffice(new: Account, sides: int, here: bool, *, exact: bool) -> bool:
        """Where no person is the same, both sides must be, and the day exact, or a plan's place the same, or the event one of its kind."""
        return sides > 1 and (exact or (here and new.status == "planned") or new.type not in _AMONG_SIDES)


def _closeness(new: Account, old: Account) -> float:
    """A little for like words, parties and dates, so that of two events of one day each account finds its own."""
    mine, theirs = ({word for party in a.parties for word in (party.name, party.country, party.organisation) if word} for a in (new, old))
    parties = len(mine & theirs) / max(1, len(mine | theirs))
    agree = (new.prominence == old.prominence) + (new.when == old.when) + (new.where == old.where) + (new.type == old.type)
    return 0.01 * words_alike(new, old) + 0.02 * parties + 0.003 * agree


def _fresh(new: Account, old: Account) -> bool:
    one, other = (when.lower(a.published) if a.published else None for a in (new, old))
    return one is None or other is None or abs((one - other).days) <= _REPRINT


def _months_told(item: Account) -> list[str]:
    """The month of a gathering's day, or of the document where the account names no day."""
    days = days_of(item)
    day = days.first if days is not None else when.lower(item.published) if item.published else None
    return [f"{day:%Y-%m}"] if day is not None else []


def _times(days: Days, planned: bool) -> list[str]:
    """The days under which an account is looked for, the day after the last among them; of plans and of vague accounts the month."""
    vague = not days.exact and (days.last - days.first).days > _MOST_DAYS
    found = [] if vague else [day.isoformat() for day in days.each(_MOST_DAYS)]
    if days.exact:
        found.append(date.fromordinal(min(days.last.toordinal() + 1, date.max.toordinal())).isoformat())
    return [*found, *dict.fromkeys([f"{days.first:%Y-%m}", f"{days.last:%Y-%m}"])] if vague or planned else found
