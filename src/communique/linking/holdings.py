"""Who held which office when, as far as the record shows it.

Holdings are learned from sightings alone: a person called by an office on a day.  A person called "former" or "elect" does not hold it.  Nothing is
filled in between: before the first sight, after the last, and between two holders nobody is known to hold the office.

An account that names no day tells of one of the last days before it came out: its day is the interval up to then.  It shows that somebody was in the
office, not until when.

Some offices have several holders at once: spokespersons, deputy ministers, ambassadors at large.  Nobody says so; it shows in that they take turns.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import islice, takewhile

import msgspec

from communique.dates import when
from communique.linking.items import Sighting
from communique.linking.people import People


class Holding(msgspec.Struct, frozen=True, kw_only=True):
    """A person in an office, from the first to the last day on which documents show them in it; `documents` are the evidence, oldest first."""

    office: str
    country: str | None
    organisation: str | None
    person: str
    first_seen: str
    last_seen: str
    documents: tuple[str, ...]

    def covers(self, day: date) -> bool:
        """Whether the day lies between the first and the last sight."""
        return self.first_seen <= day.isoformat() <= self.last_seen


_Seat = tuple[str, str | None, str | None]
_Seen = tuple[date, str, str]
_Between = tuple[date, date, str, str]
"""A sight on one of the days from one to another."""

_TURNS = timedelta(days=731)
"""Two persons who are seen A B A B within this time share the office: none is handed over three times so quickly, though some are over many years."""

_FEW_DAYS = timedelta(days=3)
"""A sight on one of more days than this tells nothing of who was in office when."""

_NEIGHBOURS = 50
"""How many others are looked at when a person comes back, the last seen first: it bounds the work where hundreds are called by one office."""


def holdings(people: People, sightings: Iterable[Sighting], person_of: Mapping[str, str]) -> list[Holding]:
    """The holdings that sightings show; `person_of` leads from a sighting's id to its person, sightings without one tell nothing.

    Where persons follow each other, each has one interval.  A person who is seen in the office again after another has several: the days of the
    other are never counted to them.  Only those who share the office with another, taking turns, keep it while the other is seen.
    """
    seats: dict[_Seat, list[_Between]] = {}
    for sighting in sightings:
        found = _seen(people, sighting, person_of)
        if found is not None:
            seats.setdefault(found[0], []).append(found[1])
    return [holding for seat in sorted(seats, key=lambda seat: tuple(map(str, seat))) for holding in _of_seat(seat, sorted(seats[seat]))]


def _seen(people: People, sighting: Sighting, person_of: Mapping[str, str]) -> tuple[_Seat, _Between] | None:
    person = person_of.get(sighting.id)
    if person is None or not sighting.office or not sighting.when:
        return None
    form, first, last = people.offices.form(sighting.office), when.lower(sighting.when), when.upper(sighting.when)
    if form.tenure != "holds" or first is None or last is None or last - first > _FEW_DAYS:
        return None
    if not (sighting.country or sighting.organisation):
        return None
    return (form.name, sighting.country, sighting.organisation), (first, last, person, sighting.document)


def _of_seat(seat: _Seat, seen: list[_Between]) -> list[Holding]:
    """The holdings of one seat.  A sight on one of several days widens what the days that are known make; alone, it stands for its last day."""
    known = {person for first, last, person, _ in seen if first == last}
    sure = sorted((last, person, document) for first, last, person, document in seen if first == last or person not in known)
    vague = [sight for sight in seen if sight[0] < sight[1] and sight[2] in known]
    days = [day for day, _, _ in sure]
    stretches = _runs(sure)
    for person, own in stretches:
        for first, last, _, document in (sight for sight in vague if sight[2] == person):
            _widen(own, days, first, last, document)
    found = [_holding(seat, person, own) for person, own in stretches]
    return sorted(found, key=lambda holding: (holding.first_seen, holding.last_seen, holding.person))


def _widen(own: list[_Seen], days: list[date], first: date, last: date, document: str) -> None:
    """Widens a stretch by a sight before or after it, as far as it surely reaches, if nobody is seen between."""
    begin, end, person = own[0][0], own[-1][0], own[0][1]
    if first > end and not _any_between(days, end, last + timedelta(days=1)):
        own.append((first, person, document))
    elif last < begin and not _any_between(days, first - timedelta(days=1), begin):
        own.insert(0, (last, person, document))


def _runs(seen: list[_Seen]) -> list[tuple[str, list[_Seen]]]:
    """The stretches of each person: broken wherever, between two days of theirs, only others are seen, unless they take turns with others."""
    days = [day for day, _, _ in seen]
    sharing = _sharing(seen)
    own: dict[str, list[list[_Seen]]] = {}
    for sight in seen:
        stretches = own.setdefault(sight[1], [])
        if stretches and _goes_on(days, stretches[-1][-1][0], sight[0], shared=sight[1] in sharing):
            stretches[-1].append(sight)
        else:
            stretches.append([sight])
    return [(person, stretch) for person, stretches in own.items() for stretch in stretches]


def _sharing(seen: Iterable[_Seen]) -> set[str]:
    """Those who take turns with another, A B A B: each comes back after the other.  A single return, A B A, is a second time in office."""
    sharing: set[str] = set()
    last: dict[str, date] = {}  # in the order of the last sight
    came_back: dict[str, list[tuple[str, date, date]]] = {}  # who came back after each person, and their two days around that person's last
    for day, person, _ in seen:
        before = last.pop(person, None)
        if before is not None and before < day:
            taking_turns = [other for other, left, again in came_back.pop(person, ()) if again < day <= left + _TURNS]
            sharing.update(taking_turns, [person] if taking_turns else [])
            if day - before <= _TURNS:
                for other in _seen_after(last, before):
                    if last[other] < day and not {person, other} <= sharing:
                        came_back.setdefault(other, []).append((person, before, day))
        last[person] = day
    return sharing


def _seen_after(last: dict[str, date], day: date) -> Iterable[str]:
    return takewhile(lambda person: last[person] > day, islice(reversed(last), _NEIGHBOURS))


def _goes_on(days: list[date], first: date, last: date, *, shared: bool) -> bool:
    """Whether one stretch holds both of two neighbouring days of a person."""
    return not _any_between(days, first, last) or (shared and last - first <= _TURNS)


def _any_between(days: list[date], first: date, last: date) -> bool:
    """Whether a day lies strictly between two neighbouring days of one person: then it is another's."""
    return bisect_right(days, first) < bisect_left(days, last)


def _holding(seat: _Seat, person: str, seen: list[_Seen]) -> Holding:
    office, country, organisation = seat
    return Holding(
        office=office,
        country=country,
        organisation=organisation,
        person=person,
        first_seen=seen[0][0].isoformat(),
        last_seen=seen[-1][0].isoformat(),
        documents=tuple(dict.fromkeys(document for _, _, document in seen)),
    )


def holder_on(found: Iterable[Holding], office: str, country: str | None, day: str) -> str | None:
    """The person who held an office (its normal form) on a day; `None` unless the record leaves exactly one.

    One holder's interval covers the day, and no other's whole time in the office does: where several are seen in turn, nobody is named.
    """
    at = when.lower(day)
    if at is None or not when.is_day(day):
        return None
    spans: dict[str, tuple[str, str]] = {}
    for holding in found:
        if holding.office == office and holding.country == country:
            first, last = spans.get(holding.person, (holding.first_seen, holding.last_seen))
            spans[holding.person] = (min(first, holding.first_seen), max(last, holding.last_seen))
    holders = [person for person, (first, last) in spans.items() if first <= at.isoformat() <= last]
    return holders[0] if len(holders) == 1 else None
