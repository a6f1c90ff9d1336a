"""One event, several accounts: which events of different documents are one.

Both sides' readouts of one call, a teaser and its full text, reprints.  Day, kind and sides bring two accounts together; persons and places decide.
Other persons, another place, another day: another event.  What the accounts say differently is listed (`disagreements`), never settled.
"""

from __future__ import annotations

from itertools import combinations

from communique.knowledge.book import Knowledge
from communique.linking.days import Days, days_of
from communique.linking.items import Account
from communique.linking.names import Name
from communique.linking.rule import Link
from communique.linking.shingles import tokens
from communique.linking.sides import Cast, cast_of, class_of

_MOST_DAYS = 4
_MOST_PAIRS = 3
_AMONG_SIDES = frozenset({"meeting", "talks", "visit", "call"})
_SAME_WORDS = 0.5


class Happenings:
    """Accounts of one event."""

    name = "happenings"
    joins = True

    def __init__(self, knowledge: Knowledge | None = None) -> None:
        self.cast: Cast = cast_of(knowledge or Knowledge.standard())

    def keys(self, item: Account) -> list[str]:
        """Day and kind, with two sides, else with a person's surname, else with the place."""
        days = days_of(item)
        if days is None or item.status == "possible":
            return []
        when = [day.isoformat() for day in days.each(_MOST_DAYS)]
        when += [_day_after(days)] if days.exact else []
        who = self._who(item)
        return [f"{day}|{item.status}|{class_of(item.type)}|{actors}" for day in dict.fromkeys(when) for actors in who][:24]

    def gist(self, item: Account) -> None:
        """Each account is looked at by itself."""
        return

    def judge(self, new: Account, old: Account) -> Link | None:
        """Whether two documents tell of one event."""
        if new.document == old.document or new.status != old.status or class_of(new.type) != class_of(old.type):
            return None
        mine, theirs = days_of(new), days_of(old)
        if mine is None or theirs is None or mine.gap(theirs) > 1 or self._elsewhere(new, old):
            return None
        agree = self._agreement(new, old)
        if agree is None or (agree == 0 and not (mine.exact and theirs.exact)):
            return None
        return self._weighed(new, old, agree, mine.gap(theirs))

    def apart(self, one: Account, other: Account) -> bool:
        """Whether two accounts cannot be of one event: one document tells both, or they differ in persons, place or day."""
        if one.document == other.document:
            return True
        mine, theirs = days_of(one), days_of(other)
        if mine is not None and theirs is not None and mine.gap(theirs) > 2:
            return True
        return self._elsewhere(one, other) or self._agreement(one, other) is None

    def _who(self, item: Account) -> list[str]:
        sides = sorted(self.cast.sides(item))
        pairs = ["+".join(pair) for pair in combinations(sides, 2)] if len(sides) < 5 else []
        if pairs:
            return pairs[:_MOST_PAIRS]
        families = [f"@{family}" for family in self.cast.families(item)[:2]]
        place = [f"in {self.cast.places.spot(item.where).name}"] if item.where and item.type not in _AMONG_SIDES else []
        return families + place

    def _elsewhere(self, new: Account, old: Account) -> bool:
        return class_of(new.type) != "call" and self.cast.places.agree(new.where, old.where) is False

    def _agreement(self, new: Account, old: Account) -> int | None:
        """On how many sides the persons agree; `None` where sides or persons differ."""
        mine, theirs = self.cast.sides(new), self.cast.sides(old)
        if len(mine) > 1 and len(theirs) > 1 and not (mine <= theirs or theirs <= mine):
            return None
        agree = 0
        for side in [*sorted(mine & theirs), None]:
            said = self._persons_agree(new, old, side)
            if said is False:
                return None
            agree += said is True
        return agree

    def _persons_agree(self, new: Account, old: Account, side: str | None) -> bool | None:
        """Whether the two accounts have a person of one side in common; without names, whether the offices agree."""
        mine, theirs = self._of_side(new, side), self._of_side(old, side)
        if not mine or not theirs:
            return None if side is None else self._offices_agree(new, old, side)
        said = [self.cast.same_person(one, other) for one in mine for other in theirs]
        return True if True in said else None if None in said or side is None else False

    def _of_side(self, account: Account, side: str | None) -> list[tuple[Name, str | None]]:
        return [person for person in self.cast.persons(account) if person[1] == side]

    def _offices_agree(self, new: Account, old: Account, side: str) -> bool | None:
        mine, theirs = (
            {rank for p in a.parties if (p.country or p.organisation) == side and (rank := self.cast.rank(p))} for a in (new, old)
        )
        if not mine or not theirs:
            return None
        return bool(mine & theirs)

    def _weighed(self, new: Account, old: Account, agree: int, gap: int) -> Link | None:
        sides = self.cast.sides(new) & self.cast.sides(old)
        if new.type not in _AMONG_SIDES and not self._same_words(new, old):
            return None
        if agree == 0 and len(sides) < 2:
            return None
        place = 0.03 if self.cast.places.agree(new.where, old.where) else 0.0
        mixed = 0.2 if "visit" in (new.type, old.type) and new.type != old.type else 0.05 if new.type != old.type else 0.0
        score = (0.6, 0.85, 0.95)[min(agree, 2)] + place - mixed - 0.1 * gap
        reason = "same_persons" if agree else "same_sides"
        return Link("part_of_visit" if mixed > 0.1 else reason, round(min(score, 1.0), 3), "a day apart" if gap else "")

    def _same_words(self, new: Account, old: Account) -> bool:
        """For what one side does alone (a speech, a statement): the same place, or much the same words."""
        if self.cast.places.agree(new.where, old.where):
            return True
        mine, theirs = set(tokens(new.told)), set(tokens(old.told))
        return len(mine & theirs) >= _SAME_WORDS * max(1, min(len(mine), len(theirs)))


def _day_after(days: Days) -> str:
    return days.last.fromordinal(min(days.last.toordinal() + 1, days.last.max.toordinal())).isoformat()
