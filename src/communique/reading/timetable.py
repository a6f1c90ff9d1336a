"""Schedules and diaries: what stands under a day is of that day, and the time that opens its line is its time.

"Public Schedule – 5 March 2024 / 9:00 a.m. Secretary Holm meets with …": the day stands in the title or on a line of its own above.
A diary looks back: "21 May 2024 / The Director-General met …", under one day after the other.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

import msgspec

from communique.dates.hit import DateHit
from communique.dates.when import is_day
from communique.reading.front.dating import READOUTS, line_around
from communique.reading.happenings.told import Passage
from communique.reading.paper import Paper
from communique.record.document import Event
from communique.record.evidence import Reading, implied, inferred, quote

_TIME = 40
_DIARY = 3
"""Days on lines of their own, one later than the other, that make a document a diary."""


def as_diary(paper: Paper) -> Paper:
    """A report that goes from day to day is a digest, and the day that heads its first part is not that of its publication."""
    days = _days(paper) if paper.kind is None or paper.kind_value in READOUTS else []
    if not days:
        return paper
    evidence = [quote(paper.page.text, day.start, day.end) for day in days]
    published = paper.dating.published
    headed = published is not None and published.evidence[0].start in {day.start for day in days}
    dating = paper.dating._replace(published=None) if headed else paper.dating
    return paper._replace(kind=inferred("digest", evidence, "day_after_day", step="kind"), dating=dating)


def under_days(paper: Paper, passages: list[Passage]) -> list[Passage]:
    """The passages, in a schedule or a diary each with the day under which it stands."""
    days = _days(paper)
    if not days:
        return passages
    starts = [day.start for day in days]
    over = [bisect_right(starts, p.span.start) for p in passages]
    return [p._replace(day=days[at - 1]) if at and p.voice != "title" else p for p, at in zip(passages, over, strict=True)]


def _days(paper: Paper) -> list[DateHit]:
    alone = [hit for hit in paper.hits if hit.form == "day" and _heads(paper, hit)]
    if paper.kind_value != "schedule":
        return alone if _is_diary(alone) else []
    titled = [hit for hit in paper.hits if hit is paper.dating.title_date and hit not in alone]
    return sorted([*alone, *titled], key=lambda hit: hit.start)


def _heads(paper: Paper, hit: DateHit) -> bool:
    """Whether a day stands alone on its line; one with a clock beside it is the time of sending ("12/07/2025 09:11 PM EST")."""
    text = paper.page.text
    start, end = line_around(text, hit.start)
    if text[start : hit.start].strip(" \t\xa0*•-–—") or text[hit.end : end].strip(" \t\xa0*:-–—"):
        return False
    return not paper.pack.grammar.times(text, start, end)


def _is_diary(days: list[DateHit]) -> bool:
    """Whether a document goes from day to day: several of them, each later than the one before."""
    told = [hit.value for hit in days if hit.value is not None and is_day(hit.value)]
    return len(told) >= _DIARY and len(told) == len(days) and all(one < other for one, other in pairwise(told))


def timed(paper: Paper, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events of a schedule with their times; the events of any other document as they are."""
    if paper.kind_value != "schedule":
        return events
    days = {day.start: day for day in _days(paper)}
    return tuple(_at_its_time(paper, event, days) for event in events)


def _at_its_time(paper: Paper, event: Event, days: dict[int, DateHit]) -> Event:
    """The event with the time that opens its line, where its day is the heading above."""
    day = days.get(event.when.evidence[0].start) if event.when is not None else None
    if day is None or event.when is None or event.when.value is None or not is_day(event.when.value):
        return event
    text = paper.page.text
    start, end = line_around(text, event.evidence[0].start)
    time = next(iter(paper.pack.grammar.times(text, start, min(end, start + _TIME))), None)
    if time is None or text[start : time[0]].strip(" \t\xa0*•-–—"):
        return event
    told: Reading = implied(
        f"{event.when.value[:10]}T{time[2]}", (quote(text, time[0], time[1]), *event.when.evidence), step="events", entry=day.entry
    )
    return msgspec.structs.replace(event, when=told)
