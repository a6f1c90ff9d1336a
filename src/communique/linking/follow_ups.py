"""What became of plans: a planned event and the one that happened.

The link leads from the plan to what happened later: the same sides and kind, the place where the plan names one, a day within the planned time, and
in a series the number that the plan names, or the one after the last.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

import msgspec

from communique.dates import when
from communique.knowledge.book import Knowledge
from communique.linking.days import days_of, with_year
from communique.linking.items import Account
from communique.linking.rule import Link
from communique.linking.series import Series, series_of
from communique.linking.sides import Cast, cast_of, class_of
from communique.linking.told import words_kept

_OPEN = 400
"""A plan without a date is looked for during so many days."""
_MOST_MONTHS = 14
_SAME_PAPER = 0.5
_PLANS = frozenset({"planned", "possible"})
_BETWEEN_SIDES = frozenset({"encounter", "call", "signing"})


class Plan(msgspec.Struct, frozen=True):
    """When a planned event is to take place: `dated` where the plan says so."""

    first: date
    last: date
    dated: bool


class FollowUps:
    """A planned event and what happened; a link leads from the plan to the event, in whichever order they are compared."""

    name = "follow_ups"
    joins = False

    def __init__(self, knowledge: Knowledge | None = None) -> None:
        knowledge = knowledge or Knowledge.standard()
        self.cast: Cast = cast_of(knowledge)
        self.series: Series = series_of(knowledge)

    def keys(self, item: Account) -> list[str]:
        """Two sides (or a surname, or of what is signed one side), the kind and the months in which the event may lie."""
        sides = sorted(self.cast.sides(item))
        who = ["+".join(pair) for pair in combinations(sides, 2)][:1] if len(sides) < 5 else []
        if not who or item.status == "happened" or any(side is None for _, side in self.cast.persons(item)):
            who += [f"@{family}" for family in self.cast.families(item)[:2]]
        if item.type == "signing" and (item.status != "happened" or len(sides) < 2):
            who += sides[:2]
        return [f"{actors}|{class_of(item.type)}|{month}" for actors in who for month in self._months(item)]

    def gist(self, item: Account) -> None:
        """Each account is looked at by itself."""
        return

    def judge(self, new: Account, old: Account) -> Link | None:
        """The link from the plan to what happened, if one of the two is the plan of the other."""
        if (new.status in _PLANS) == (old.status in _PLANS):
            return None
        return self.followed_by(*((new, old) if new.status in _PLANS else (old, new)))

    def apart(self, one: Account, other: Account) -> bool:
        """Follow-ups make no groups."""
        return False

    def followed_by(self, plan: Account, event: Account) -> Link | None:
        """Whether `event` is what was planned."""
        if event.status != "happened" or class_of(plan.type) != class_of(event.type) or plan.document == event.document:
            return None
        time, days = plan_of(plan), days_of(event)
        if time is None or days is None or not self._same_sides(plan, event):
            return None
        place = self._place(plan, event)
        late = max(0, (days.first - time.last).days, (time.first - days.last).days)
        if place is False or late > 1 or not self._in_series(plan, event):
            return None
        other_kind = "visit" in (plan.type, event.type) and plan.type != event.type
        if other_kind and not (self._persons(plan, event) or place):
            return None
        found = self._dated(plan, event, late, bool(place)) if time.dated else self._undated(plan, event, time, days.first, bool(place))
        return msgspec.structs.replace(found, score=round(found.score - 0.1, 3)) if found and other_kind else found

    def _dated(self, plan: Account, event: Account, late: int, place: bool) -> Link:
        """A plan with its day: the surer, the more of its persons came, at its place and on its day."""
        score = 0.85 + 0.03 * min(self._persons(plan, event) or 0, 2) + (0.06 if place else 0.0) - 0.1 * late
        return Link("as_planned", round(score - (0.05 if plan.status == "possible" else 0.0), 3))

    def best(self, plan: Account, events: list[Account]) -> tuple[Account, Link] | None:
        """What a plan came to among several events: the surest, of equals the earliest."""
        linked = [(event, link) for event in events if (link := self.followed_by(plan, event)) is not None]
        return min(linked, key=lambda pair: (-pair[1].score, pair[0].when or pair[0].published or "", pair[0].id), default=None)

    def _place(self, plan: Account, event: Account) -> bool | None:
        """Whether the event was where the plan puts it; a state is where its towns are, and where its own side received the other."""
        if class_of(plan.type) == "call":
            return None
        agree = self.cast.places.agree(plan.where, event.where)
        host = self.cast.places.spot(plan.where) if plan.where else None
        if agree is None and host is not None and host.name is None:
            there = self.cast.places.spot(event.where).country if event.where else None
            return True if host.country in (there, *self.cast.sides(event)) else None
        return agree

    def _undated(self, plan: Account, event: Account, time: Plan, day: date, place: bool) -> Link | None:
        """A plan without a day: the place, the number in the series or the persons of both sides must speak for it; the sooner, the surer."""
        numbered = self.series.number(event.told) is not None and (
            self.series.says_next(plan.told) or self.series.number(plan.told) is not None
        )
        alone = len(self.cast.sides(plan)) < 2 or class_of(plan.type) not in _BETWEEN_SIDES
        if plan.status == "possible" or (alone and not place) or not (place or numbered or self._persons(plan, event) == 2):
            return None
        sooner = 0.2 * (1 - (day - time.first).days / (_OPEN + 1))
        reason = "next_in_series" if self.series.says_next(plan.told) or numbered else "later_event"
        return Link(reason, round(0.5 + sooner + (0.15 if place else 0.0) + (0.1 if numbered else 0.0), 3))

    def _same_sides(self, plan: Account, event: Account) -> bool:
        """Whether the same sides are there, or the same persons; one side more may come, nobody else may come for a side."""
        persons = self._persons(plan, event)
        mine, theirs = self.cast.sides(plan), self.cast.sides(event)
        if persons is None or len(mine) < 2 or len(theirs) < 2:
            return bool(persons) or (persons is not None and bool(mine & theirs) and self._same_paper(plan, event))
        if persons > 1:
            return True
        return (mine <= theirs or theirs <= mine) and abs(len(mine) - len(theirs)) <= 1

    def _same_paper(self, plan: Account, event: Account) -> bool:
        """Whether what was to be signed is what was signed: most words of the plan, at the place and on the day that it names."""
        here = self.cast.places.agree(plan.where, event.where) is True
        return plan.type == event.type == "signing" and here and bool(plan.when) and words_kept(plan, event) >= _SAME_PAPER

    def _persons(self, plan: Account, event: Account) -> int | None:
        """On how many sides the persons agree, or how many whole names; `None` where a side sends somebody else."""
        named = self._named_in_both(plan, event)
        if named > 1:
            return named
        agree = 0
        for side in self.cast.sides(plan) & self.cast.sides(event):
            mine = [person for person in self.cast.persons(plan) if person[1] == side]
            theirs = [person for person in self.cast.persons(event) if person[1] == side]
            said = [self.cast.same_person(one, other) for one in mine for other in theirs]
            if said and True not in said and None not in said:
                return None
            agree += True in said
        return max(agree, named)

    def _named_in_both(self, plan: Account, event: Account) -> int:
        """How many whole names are in both, whatever the sides where there are several; of one, the sides must not differ."""
        mine, theirs = ({name.letters: side for name, side in self.cast.persons(a) if name.whole} for a in (plan, event))
        shared = mine.keys() & theirs.keys()
        return len(shared) if len(shared) > 1 else sum(None in (mine[name], theirs[name]) for name in shared)

    def _in_series(self, plan: Account, event: Account) -> bool:
        """Whether the numbers of a series fit: the round that was planned is the round that was held."""
        planned, held = self.series.number(plan.told), self.series.number(event.told)
        return planned is None or held is None or planned == held or (self.series.says_next(plan.told) and planned + 1 == held)

    def _months(self, item: Account) -> list[str]:
        if item.status in _PLANS:
            time = plan_of(item)
            return months(time.first, time.last) if time else []
        days = days_of(item)
        return months(days.first, days.last)[:2] if days and item.status == "happened" else []


def plan_of(plan: Account) -> Plan | None:
    """The time in which a planned event may take place: what it says, else from the document's day on; `None` where nothing is known."""
    said = plan.when if plan.when is None or when.has_year(plan.when) else with_year(plan.when, plan.published)
    published = when.lower(plan.published) if plan.published else None
    if said is not None:
        first, last = when.lower(said), when.upper(said)
        return Plan(max(first, published) if published and published <= last else first, last, True) if first and last else None
    if published is None:
        return None
    return Plan(published, date.fromordinal(min(published.toordinal() + _OPEN, date.max.toordinal())), False)


def months(first: date, last: date) -> list[str]:
    """The months from one day to another, fourteen at most.

    >>> months(date(2017, 12, 30), date(2018, 1, 2))
    ['2017-12', '2018-01']
    """
    found: list[str] = []
    day = first
    while day <= last and len(found) < _MOST_MONTHS:
        found.append(f"{day.year:04d}-{day.month:02d}")
        try:
            day = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
        except OverflowError:
            break
    return found
