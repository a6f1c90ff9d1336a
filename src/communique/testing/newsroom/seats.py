"""Offices and who holds them when: successive ministers, ambassadors and heads of organisations, over all the newsroom's years."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from random import Random
from typing import Literal

import msgspec

from communique.testing.newsroom.figures import Figure, Figures
from communique.testing.newsroom.frames import pick
from communique.testing.newsroom.sources import Nation, Organisation, sources
from communique.testing.newsroom.truth import HoldingTruth

Form = Literal["person", "ambassador", "official"]
Role = Literal["president", "premier", "minister", "deputy", "spokesperson", "trade", "defence", "ambassador", "chief", "second"]

POSTS = 3
"""Embassies that each state keeps."""
_TERM = {"president": 1700, "premier": 1100, "ambassador": 1200, "spokesperson": 1200, "chief": 1800}
_RISES = 0.25
"""How often a new minister is the deputy of the old one."""


class Seat(msgspec.Struct, frozen=True, kw_only=True):
    """An office of a state or an organisation, whoever holds it."""

    id: str
    role: Role
    title: str
    form: Form = "person"
    nation: Nation | None = None
    host: Nation | None = None
    organisation: Organisation | None = None

    @property
    def side(self) -> str:
        """The code of the state or organisation that its holder speaks for."""
        return self.nation.code if self.nation else self.organisation.code if self.organisation else ""


class Tenure(msgspec.Struct, frozen=True, kw_only=True):
    """A person in an office: from `since` until the day before `until`."""

    figure: Figure
    seat: Seat
    since: date
    until: date | None = None

    @property
    def truth(self) -> HoldingTruth:
        """The holding as the truth tells it."""
        seat = self.seat
        return HoldingTruth(
            person=self.figure.id,
            office=seat.id,
            title=seat.title,
            country=seat.nation.code if seat.nation else None,
            since=self.since.isoformat(),
            until=(self.until - timedelta(days=1)).isoformat() if self.until else None,
            host_country=seat.host.code if seat.host else None,
        )


class Offices:
    """All seats with their holders over time."""

    def __init__(self, rng: Random, start: date, days: int) -> None:
        self._rng, self._figures, self._end = rng, Figures(rng), start + timedelta(days=days)
        self._tenures: dict[str, list[Tenure]] = {}
        self._starts: dict[str, list[date]] = {}
        for nation in sources().nations:
            for seat in _seats(nation, _posts(nation, rng)):
                self._fill(seat, start)
        for body in sources().organisations:
            for role, title in (("chief", "Secretary-General"), ("second", "Deputy Secretary-General")):
                self._fill(Seat(id=f"{body.code}/{role}", role=role, title=title, form="official", organisation=body), start)  # type: ignore[arg-type]
        self.changes = sorted((t for tenures in self._tenures.values() for t in tenures[1:]), key=lambda t: (t.since, t.seat.id))

    def holder(self, seat: str, day: date) -> Tenure:
        """Who holds an office on a day."""
        return self._tenures[seat][max(0, bisect_right(self._starts[seat], day) - 1)]

    def before(self, tenure: Tenure) -> Tenure | None:
        """The tenure that ended when this one began."""
        at = self._tenures[tenure.seat.id].index(tenure)
        return self._tenures[tenure.seat.id][at - 1] if at else None

    def ambassadors(self, nation: str) -> list[str]:
        """The offices of a state's ambassadors."""
        return [seat for seat in self._tenures if seat.startswith(f"{nation}/ambassador/")]

    def _fill(self, seat: Seat, start: date) -> None:
        rng = self._rng
        day, tenures = start - timedelta(days=int(rng.random() * 900) + 30), list[Tenure]()
        while not tenures or tenures[-1].until is not None:
            term = int(_TERM.get(seat.role, 1000) * (0.35 + 1.1 * rng.random()))
            until = day + timedelta(days=term)
            if until <= start:
                until = start + timedelta(days=200 + int(rng.random() * 600))
            tenures.append(Tenure(figure=self._who(seat, day, tenures), seat=seat, since=day, until=until if until < self._end else None))
            day = until
        self._tenures[seat.id], self._starts[seat.id] = tenures, [t.since for t in tenures]

    def _who(self, seat: Seat, day: date, earlier: list[Tenure]) -> Figure:
        """A new person, or the deputy who rises to be minister."""
        deputies = self._tenures.get(f"{seat.side}/deputy", [])
        rising = [t.figure for t in deputies if t.until == day or (t.until and abs((t.until - day).days) < 400 and t.until <= day)]
        if seat.role == "minister" and rising and earlier and self._rng.random() < _RISES * 2:
            return rising[-1]
        side = seat.nation or seat.organisation
        assert side is not None
        return self._figures.new(seat.side, side.culture)


def _posts(nation: Nation, rng: Random) -> list[Nation]:
    return rng.sample([other for other in sources().nations if other.code != nation.code], POSTS)


def _seats(nation: Nation, hosts: list[Nation]) -> list[Seat]:
    titles: tuple[tuple[Role, str], ...] = (
        ("president", "President"),
        ("premier", "Prime Minister"),
        ("deputy", nation.deputy),
        ("minister", nation.minister),
        ("spokesperson", "Foreign Ministry Spokesperson"),
        ("trade", "Minister of Trade"),
        ("defence", "Minister of Defence"),
    )
    seats = [Seat(id=f"{nation.code}/{role}", role=role, title=title, nation=nation) for role, title in titles]
    return seats + [
        Seat(id=f"{nation.code}/ambassador/{host.code}", role="ambassador", title="Ambassador", form="ambassador", nation=nation, host=host)
        for host in hosts
    ]


def outlet(nation: Nation, rng: Random) -> str:
    """A newspaper or station of a state."""
    return str(pick(nation.outlets, rng))
