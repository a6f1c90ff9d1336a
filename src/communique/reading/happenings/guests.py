"""Guests: who is on a visit to a state does not speak for it."""

from __future__ import annotations

from communique.reading.happenings.told import Told
from communique.reading.sentences.adjuncts import Where
from communique.reading.who.people import Home

_STATE = "countries:"
_BY_DATELINE = "dateline_capital"  # the capital may be where the guest is


def without_guests(home: Home | None, told: list[Told]) -> Home | None:
    """The home side, with the guests of visits to it among those who are none of its own."""
    if home is None:
        return home
    reaches = _goes_to if home.rule == _BY_DATELINE else _names_state
    guests = {p.actor.called for t in told if t.type == "visit" and reaches(t.destination, home.code) for p in t.parts if p.actor.called}
    return home._replace(strangers=home.strangers | guests) if guests else home


def _names_state(where: Where | None, code: str) -> bool:
    """Whether a destination is the state by its name."""
    return where is not None and where.entry == _STATE + code


def _goes_to(where: Where | None, code: str) -> bool:
    """Whether a destination is the state, or its capital."""
    return where is not None and code in (where.country, where.entry.removeprefix(_STATE))
