"""Schedules: what stands under a day is of that day, and the time that opens its line is its time.

"Public Schedule – 5 March 2024 / 9:00 a.m. Secretary Holm meets with …": the day stands in the title or on a line of its own above.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from communique.dates.hit import DateHit
from communique.dates.when import is_day
from communique.reading.front.dating import line_around
from communique.reading.happenings.events import date_reading
from communique.reading.paper import Paper
from communique.record.document import Event
from communique.record.evidence import Reading, implied, quote

_SETTLED = ("meeting", "call", "talks", "speech", "signing", "ceremony", "briefing", "accreditation")
_TIME = 40


def timed(paper: Paper, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events of a schedule with the day under which they stand, and their times; the events of any other document as they are."""
    if paper.kind_value != "schedule":
        return events
    days = list(_days(paper))
    return tuple(_dated(paper, event, days) for event in events)


def _days(paper: Paper) -> Iterator[DateHit]:
    """The day in the title, and the days that stand alone on their lines."""
    text = paper.page.text
    for hit in paper.hits:
        start, end = line_around(text, hit.start)
        alone = text[start : hit.start].strip(" \t\xa0*•-–—") == "" and text[hit.end : end].strip(" \t\xa0*:-–—") == ""
        if hit is paper.dating.title_date or (alone and hit.form == "day"):
            yield hit


def _dated(paper: Paper, event: Event, days: list[DateHit]) -> Event:
    at = event.evidence[0].start
    day = next((d for d in reversed(days) if d.start <= at), None)
    if day is None or event.when is not None or event.type not in _SETTLED:
        return event
    text = paper.page.text
    found = date_reading(text, day, paper.dating.anchor, "events")
    if found is None or not is_day(found.value):
        return event
    start, end = line_around(text, at)
    time = next(iter(paper.pack.grammar.times(text, start, min(end, start + _TIME))), None)
    if time is None or text[start : time[0]].strip(" \t\xa0*•-–—"):
        return msgspec.structs.replace(event, when=found)
    told: Reading = implied(
        f"{found.value[:10]}T{time[2]}", (quote(text, time[0], time[1]), *found.evidence), step="events", entry=day.entry
    )
    return msgspec.structs.replace(event, when=told)
