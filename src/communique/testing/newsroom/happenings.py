"""What really happens in the invented world: calls, meetings, visits, rounds of talks, signings, gatherings, disasters and appointments."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from communique.testing.newsroom.days import Span
from communique.testing.newsroom.seats import Tenure
from communique.testing.newsroom.sources import Nation
from communique.testing.newsroom.truth import EventTruth, FollowUpTruth

Type = Literal["call", "meeting", "visit", "talks", "signing", "conference", "message", "statement", "appointment", "accreditation"]


class Trail(msgspec.Struct):
    """What the captures so far have shown of an event: whether it was told at all, the plans for it and what came of them."""

    told: bool = False
    plans: list[str] = msgspec.field(default_factory=list)
    outcomes: list[str] = msgspec.field(default_factory=list)


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """One real event: who, when, where, at whose initiative; `paper` is what is signed, `ordinal` which round it is.

    In a visit, `first` is the guest and `second` the host.
    """

    id: str
    type: Type
    span: Span
    first: Tenure
    second: Tenure | None = None
    more: tuple[Tenure, ...] = ()
    place: str | None = None
    ground: Nation | None = None
    initiative: str | None = None
    gathering: str = ""
    ordinal: int = 0
    paper: str = ""
    took_place: bool = True
    calendar: Literal["sudden", "planned"] = "sudden"
    trail: Trail = msgspec.field(default_factory=Trail)

    @property
    def parties(self) -> tuple[Tenure, ...]:
        """All who took part."""
        return (self.first, *((self.second,) if self.second else ()), *self.more)

    @property
    def truth(self) -> EventTruth:
        """The event as the truth tells it."""
        return EventTruth(
            id=self.id,
            type=self.type,
            when=self.span.edtf,
            where=self.place,
            parties=tuple(t.figure.id for t in self.parties),
            countries=tuple(dict.fromkeys(t.seat.side for t in self.parties)),
            initiative=self.initiative,
            happened=self.took_place,
        )

    def shown(self, document: str, status: str) -> list[FollowUpTruth]:
        """Note that a capture shows a document which tells of the event; the pairs of plan and outcome that are now known."""
        trail = self.trail
        if status == "planned":
            trail.plans.append(document)
            return [self._pair(document, outcome) for outcome in trail.outcomes]
        trail.outcomes.append(document)
        return [self._pair(plan, document) for plan in trail.plans]

    def _pair(self, plan: str, outcome: str) -> FollowUpTruth:
        return FollowUpTruth(event=self.id, planned_in=plan, followed_in=outcome, outcome="happened" if self.took_place else "cancelled")


def day_of(happening: Happening) -> date:
    """The day on which it is over."""
    return happening.span.last
