"""Events as they stand in the record: type, status, date, place, participants, initiative, sidelines, each with evidence."""

from __future__ import annotations

from typing import NamedTuple

from communique.dates.hit import DateHit
from communique.dates.resolve import resolve
from communique.reading.happenings.reports import Part
from communique.reading.happenings.told import Told
from communique.reading.sentences.date_order import RULE
from communique.reading.sentences.places import Where
from communique.reading.who.people import Home, participant, side_reading
from communique.record.document import Event, Participant
from communique.record.evidence import Evidence, Reading, implied, inferred, quote, stated
from communique.text.span import Span


class Anchor(NamedTuple):
    """A date of the document on which its other dates lean, and the words that give it."""

    value: str
    evidence: tuple[Evidence, ...]


def event_of(text: str, told: Told, anchor: Anchor | None, home: Home | None, primary: bool) -> Event:
    """The event of the record."""
    return Event(
        type=told.type,
        status=told.status,  # type: ignore[arg-type]
        when=date_reading(text, told.when, anchor, "events", _lean(told)) if told.when else None,
        where=_where(text, told.where) if told.where else None,
        participants=_participants(text, told.parts, home),
        initiative=side_reading(text, told.initiative, "events") if told.initiative else None,
        sidelines_of=stated(text, told.sidelines.start, told.sidelines.end, step="events", entry="sidelines") if told.sidelines else None,
        format=_format(text, told),
        prominence="primary" if primary else "mentioned",
        evidence=tuple(quote(text, s.start, s.end) for s in told.evidence),
        step="events",
        entry=told.entry,
    )


def statement_event(text: str, title: Span, issuers: tuple[Reading, ...], persons: tuple[Participant, ...]) -> Event:
    """The event that a joint statement itself is: its issuers are its parties, by person where the title names them."""
    named = {p.country.value for p in persons if p.country}
    states = tuple(Participant(country=r) for r in issuers if r.value not in named)
    return Event(
        type="statement", status="happened", when=None, where=None, participants=(*persons, *states), initiative=None, sidelines_of=None,
        format=None, prominence="primary", evidence=(quote(text, title.start, title.end),), step="events", entry="issuers",
    )  # fmt: skip


def _lean(told: Told) -> str:
    """A month or weekday without more words lies behind for what happened, ahead for what is planned."""
    if told.when is None or told.when.form not in ("month", "season", "weekday"):
        return "near"
    return {"happened": "past", "planned": "future"}.get(told.status, "near")


def date_reading(text: str, hit: DateHit, anchor: Anchor | None, step: str, prefer: str = "near") -> Reading | None:
    """The date that a hit means: stated where its words are enough, implied where the anchor completes it, else partial or none."""
    found = resolve(hit, anchor.value if anchor else None, prefer)
    if found is None:
        return None
    value, anchored = found
    if anchored and anchor is not None:
        return implied(value, (quote(text, hit.start, hit.end), *anchor.evidence), step=step, entry=hit.entry)
    return day_reading(text, hit, value, step)


def day_reading(text: str, hit: DateHit, value: str, step: str) -> Reading:
    """What the words of a date say themselves; inferred where figures were read in the order of the publisher's state."""
    if hit.entry.startswith(RULE):
        return inferred(value, (quote(text, hit.start, hit.end),), RULE, step=step, entry=hit.entry)
    return stated(text, hit.start, hit.end, value, step=step, entry=hit.entry)


def _where(text: str, where: Where) -> Reading:
    return stated(text, where.span.start, where.span.end, where.country, step="events", entry=where.entry)


def _format(text: str, told: Told) -> Reading | None:
    if isinstance(told.format, Span):
        return stated(text, told.format.start, told.format.end, step="events", entry="format")
    return None


def _participants(text: str, parts: tuple[Part, ...], home: Home | None) -> tuple[Participant, ...]:
    found: list[Participant] = []
    for part in parts:
        made = participant(text, part.actor, part.role, home, "events")
        if (made.name or made.office or made.country) and not any(_equal(made, other) for other in found):
            found.append(made)
    return tuple(found)


def _equal(one: Participant, other: Participant) -> bool:
    if one.name and other.name:
        return one.name.value == other.name.value
    if one.name or other.name:
        return False
    return _value(one.country) == _value(other.country) and _value(one.office) == _value(other.office)


def _value(reading: Reading | None) -> str | None:
    return reading.value if reading else None
