"""The invented world: draws what happens on a day, so that no two events of one kind between the same two fall close together."""

from __future__ import annotations

from collections import deque
from datetime import date, timedelta
from random import Random

from communique.testing.newsroom.days import Span, later, one
from communique.testing.newsroom.frames import pick
from communique.testing.newsroom.happenings import Happening, Type
from communique.testing.newsroom.readouts import papers_to_sign
from communique.testing.newsroom.seats import Offices, Tenure
from communique.testing.newsroom.sources import Nation, sources

_APART = 12
"""Days between two events of one kind between the same two states."""
_ROLES = ("minister", "minister", "minister", "minister", "deputy", "deputy", "premier", "president", "trade")
_KEPT = 0.78
"""How often a plan comes to be."""


class World:
    """Who met whom when; all draws of events."""

    def __init__(self, rng: Random, offices: Offices) -> None:
        self._rng, self.offices = rng, offices
        self._count = 0
        self._days: dict[tuple[str, str, str], list[date]] = {}
        self._rounds: dict[tuple[str, str], int] = {}
        self.recent: dict[str, deque[Happening]] = {}
        self.agenda: dict[date, list[Happening]] = {}
        self._nations = {nation.code: nation for nation in sources().nations}

    def nation(self, code: str) -> Nation:
        """A state by its code."""
        return self._nations[code]

    def two(self, kind: Type, day: date, apart: int = _APART) -> tuple[Tenure, Tenure] | None:
        """Two office holders of the same rank, of states between which nothing of the kind happened lately."""
        rng = self._rng
        codes = tuple(self._nations)
        for _ in range(12):
            one_side, other_side = rng.sample(codes, 2)
            role = "deputy" if kind == "talks" and rng.random() < 0.7 else pick(_ROLES, rng)
            if self._free(kind, one_side, other_side, day, apart):
                return self.offices.holder(f"{one_side}/{role}", day), self.offices.holder(f"{other_side}/{role}", day)
        return None

    def call(self, day: date) -> Happening | None:
        """A telephone call."""
        pair = self.two("call", day)
        if pair is None:
            return None
        wish = pair[0].seat.side if self._rng.random() < 0.6 else pair[1].seat.side
        return self._told(self._new("call", one(day), *pair, initiative=wish))

    def meeting(self, day: date) -> Happening | None:
        """A meeting in a town of one of the two, or of a third state."""
        pair = self.two("meeting", day)
        if pair is None:
            return None
        ground, place = self._ground(pair)
        return self._told(self._new("meeting", one(day), *pair, place=place, ground=ground))

    def talks(self, day: date) -> Happening | None:
        """A round of consultations."""
        pair = self.two("talks", day, 40)
        if pair is None:
            return None
        ground, place = self._ground(pair)
        return self._told(self._new("talks", one(day), *pair, place=place, ground=ground, ordinal=self._round(pair)))

    def visit(self, day: date) -> Happening | None:
        """A visit of one to three days, the first of the two being the guest."""
        pair = self.two("visit", day, 40)
        if pair is None:
            return None
        ground = self.nation(pair[1].seat.side)
        span = Span(day, day + timedelta(days=pick((0, 0, 1, 1, 2), self._rng)))
        return self._new("visit", span, *pair, place=ground.capital, ground=ground)

    def signing(self, day: date) -> Happening | None:
        """An agreement is signed."""
        pair = self.two("signing", day, 40)
        if pair is None:
            return None
        ground, place = self._ground(pair)
        return self._new("signing", one(day), *pair, place=place, ground=ground, paper=papers_to_sign(self._rng))

    def joint(self, day: date) -> Happening | None:
        """Two states make a joint statement."""
        pair = self.two("statement", day, 30)
        if pair is None:
            return None
        ground, place = self._ground(pair)
        return self._new("statement", one(day), *pair, place=place, ground=ground)

    def disaster(self, day: date) -> Happening | None:
        """Something terrible happens, and condolences are sent."""
        pair = self.two("message", day, 20)
        if pair is None:
            return None
        hit = self.nation(pair[1].seat.side)
        return self._new("message", one(day), *pair, place=pick(hit.towns, self._rng))

    def gathering(self, day: date) -> tuple[Happening, list[Happening]]:
        """A gathering of several ministers, and the meetings at its edge."""
        rng = self._rng
        ground = self.nation(pick(tuple(self._nations), rng))
        name, place = pick(sources().gatherings, rng), pick(ground.towns, rng)
        guests = [self.offices.holder(f"{code}/minister", day) for code in rng.sample(tuple(self._nations), 5 + int(rng.random() * 4))]
        whole = self._new("conference", one(day), guests[0], None, place=place, ground=ground, gathering=name, more=tuple(guests[1:]))
        edge = [
            self._new("meeting", one(day), guests[i], guests[i + 1], place=place, ground=ground, gathering=name)
            for i in range(0, len(guests) - 1, 2)
            if self._free("meeting", guests[i].seat.side, guests[i + 1].seat.side, day)
        ]
        return whole, [self._told(meeting) for meeting in edge]

    def appointed(self, tenure: Tenure) -> Happening:
        """A new holder takes office."""
        return self._new("appointment", one(tenure.since), tenure, None)

    def credentials(self, tenure: Tenure, day: date) -> Happening:
        """An ambassador presents letters to the head of the host state."""
        host = tenure.seat.host
        assert host is not None
        president = self.offices.holder(f"{host.code}/president", day)
        return self._new("accreditation", one(day), tenure, president, place=host.capital, ground=host)

    def plan_after(self, past: Happening) -> Happening | None:
        """What the two agree on for later: a further round, a visit, a signing; put on the agenda whether or not it will be kept."""
        rng, first, second = self._rng, past.first, past.second
        assert second is not None
        draw = rng.random()
        kind: Type = "talks" if past.type == "talks" or draw < 0.4 else "visit" if draw < 0.75 else "signing"
        day = later(past.span.last, 30 + int(rng.random() * 170))
        pair = self._still(first, second, day)
        if pair is None or not self._free(kind, first.seat.side, second.seat.side, day):
            return None
        guest, host = pair if rng.random() < 0.5 else (pair[1], pair[0])
        ground = self.nation(host.seat.side)
        place = ground.capital if kind == "visit" or rng.random() < 0.5 else pick(ground.towns, rng)
        plan = self._new(
            kind,
            one(day),
            guest,
            host,
            place=place,
            ground=ground,
            ordinal=self._round(pair) if kind == "talks" else 0,
            paper=papers_to_sign(rng) if kind == "signing" else "",
            took_place=rng.random() < _KEPT,
            calendar="planned",
        )
        self.agenda.setdefault(day, []).append(plan)
        return plan

    def _still(self, first: Tenure, second: Tenure, day: date) -> tuple[Tenure, Tenure] | None:
        """Both, if they are still in office then."""
        there = all(t.until is None or t.until > day for t in (first, second))
        return (first, second) if there else None

    def _free(self, kind: str, one_side: str, other_side: str, day: date, apart: int = _APART) -> bool:
        """Whether nothing of the kind lies near between the two; the day is then taken."""
        low, high = sorted((one_side, other_side))
        taken = self._days.setdefault((low, high, kind), [])
        if any(abs((day - other).days) < apart for other in taken):
            return False
        taken.append(day)
        taken[:] = [other for other in taken if (day - other).days < 400]
        return True

    def _round(self, pair: tuple[Tenure, Tenure]) -> int:
        low, high = sorted(t.seat.side for t in pair)
        self._rounds[low, high] = self._rounds.get((low, high), 0) + 1
        return self._rounds[low, high]

    def _ground(self, pair: tuple[Tenure, Tenure]) -> tuple[Nation, str]:
        rng = self._rng
        draw = rng.random()
        code = pair[0].seat.side if draw < 0.42 else pair[1].seat.side if draw < 0.84 else pick(tuple(self._nations), rng)
        ground = self.nation(code)
        return ground, ground.capital if rng.random() < 0.7 else pick(ground.towns, rng)

    def _new(self, kind: Type, span: Span, first: Tenure, second: Tenure | None, **more: object) -> Happening:
        self._count += 1
        return Happening(id=f"e{self._count}", type=kind, span=span, first=first, second=second, **more)  # type: ignore[arg-type]

    def _told(self, happening: Happening) -> Happening:
        """Remember a meeting or call for a while, so that its people may come back to it in interviews."""
        for tenure in happening.parties[:2]:
            self.recent.setdefault(tenure.seat.id, deque(maxlen=3)).append(happening)
        return happening

    def recalled(self, own: Tenure, day: date) -> Happening | None:
        """A call or meeting of the last weeks that an office holder may speak of."""
        able = [
            h
            for h in self.recent.get(own.seat.id, ())
            if h.type in ("call", "meeting") and 4 <= (day - h.span.last).days <= 40 and own.figure.id in {t.figure.id for t in h.parties}
        ]
        return pick(able, self._rng) if able else None
