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

_OPEN = 400
"""A plan without a date is looked for during so many days."""
_MOST_MONTHS = 14
_PLANS = frozenset({"planned", "possible"})


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
        """Two sides (or a surname), the kind and the months in which the event may lie."""
        sides = sorted(self.cast.sides(item))
        who = ["+".join(pair) for pair in combinations(sides, 2)][:1] if len(sides) < 5 else []
        who = who or [f"@{family}" for family in self.cast.families(item)[:1]]
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
        place = None if class_of(plan.type) == "call" else self.cast.places.agree(plan.where, event.where)
        late = max(0, (days.first - time.last).days, (time.first - days.last).days)
        if place is False or late > 1 or not self._in_series(plan, event):
            return None
        if time.dated:
            return Link("as_planned", round(0.9 + (0.08 if place else 0.0) - 0.1 * late, 3))
        return self._undated(plan, event, time, days.first, bool(place))

    def best(self, plan: Account, events: list[Account]) -> tuple[Account, Link] | None:
        """What a plan came to among several events: the surest, of equals the earliest."""
        linked = [(event, link) for event in events if (link := self.followed_by(plan, event)) is not None]
        return min(linked, key=lambda pair: (-pair[1].score, pair[0].when or pair[0].published or "", pair[0].id), default=None)

    def _undated(self, plan: Account, event: Account, time: Plan, day: date, place: bool) -> Link | None:
        """A plan without a day: the place, the number in the series or the persons must speak for it; the sooner, the surer."""
        numbered = self.series.number(event.told) is not None and (
            self.series.says_next(plan.told) or self.series.number(plan.told) is not None
        )
        if not (place or numbered or self._persons(plan, event)):
            return None
        sooner = 0.2 * (1 - (day - time.first).days / (_OPEN + 1))
        reason = "next_in_series" if self.series.says_next(plan.told) or numbered else "later_event"
        return Link(reason, round(0.5 + sooner + (0.15 if place else 0.0) + (0.1 if numbered else 0.0), 3))

    def _same_sides(self, plan: Account, event: Account) -> bool:
        mine, theirs = self.cast.sides(plan), self.cast.sides(event)
        if len(mine) > 1 and len(theirs) > 1:
            return (mine <= theirs or theirs <= mine) and self._persons(plan, event) is not False
        return bool(self._persons(plan, event))

    def _persons(self, plan: Account, event: Account) -> bool | None:
        """Whether the persons agree: `False` where a side sends somebody else, `None` where one of the two names nobody."""
        agree: bool | None = None
        for side in self.cast.sides(plan) & self.cast.sides(event):
            mine = [person for person in self.cast.persons(plan) if person[1] == side]
            theirs = [person for person in self.cast.persons(event) if person[1] == side]
            said = [self.cast.same_person(one, other) for one in mine for other in theirs]
            if said and True not in said and None not in said:
                return False
            agree = True if True in said else agree
        return agree

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
