"""Visits in a row: "will take him to Tunisia, from 13 to 14 May; Algeria, from 15 to 16; and Mauritania, on 17 and 18 May"."""

from __future__ import annotations

import msgspec

from communique.dates import when
from communique.dates.hit import DateHit
from communique.reading.happenings.reports import Report
from communique.reading.sentences.clauses import Sentence
from communique.reading.sentences.places import place_of
from communique.text.pattern import compiled

_BEFORE = ("to", ";", ",", "and", "then", "visited", "visit")
_BETWEEN = ("the", "on")
_TWO = 2
_DAYS = r"\b([0-9]{1,2})\s+\pL{1,4}\s+([0-9]{1,2})\b"
_WHOLE, _LEAP = "2019-05-13", "2020"


def stops(sentence: Sentence, at: int, report: Report) -> list[Report]:
    """One report for each stop of a journey, if two or more of the places behind the verb at an index have days of their own; else the report itself."""
    if report.type != "visit" or report.destination is None:
        return [report]
    places = [i for i in range(at + 1, len(sentence.items)) if _is_stop(sentence, i)]
    bounds = [*places[1:], len(sentence.items)] if places else []
    days = [_day_between(sentence, i, end) for i, end in zip(places, bounds, strict=True)]
    if sum(day is not None for day in days) < _TWO:
        return [report]
    days = [
        day or _within(sentence, i, end, days[k - 1] if k else None)
        for k, (i, end, day) in enumerate(zip(places, bounds, days, strict=True))
    ]
    return [
        report._replace(destination=place_of(sentence, i), adjuncts=report.adjuncts._replace(when=day))
        for i, day in zip(places, days, strict=True)
    ]


def _within(sentence: Sentence, first: int, end: int, before: DateHit | None) -> DateHit | None:
    """ "from 15 to 16" after "from 13 to 14 May": days of the same month, where they go on from those of the stop before."""
    start, stop = sentence.items[first].end, sentence.items[end - 1].end
    found = compiled(_DAYS).search(sentence.text[start:stop])
    last = before.value.rpartition("/")[2] if before is not None and before.value else ""
    if found is None or before is None or len(last) != len(_WHOLE) or not int(last[-2:]) <= int(found.group(1)) < int(found.group(2)):
        return None
    days = [f"{last[:-2]}{int(day):02d}" for day in found.groups()]
    if not all(when.lower(day.replace(when.NO_YEAR, _LEAP)) for day in days):
        return None
    value = "/".join(days)
    return msgspec.structs.replace(before, start=start + found.start(), end=start + found.end(), form="range", value=value)


def _is_stop(sentence: Sentence, index: int) -> bool:
    """Whether an item is a place in a row of destinations, not one where something is held or of which somebody is."""
    before = index - 1
    while before > 0 and sentence.low(before) in _BETWEEN:
        before -= 1
    after = sentence.items[index + 1] if index + 1 < len(sentence.items) else None
    longer = (
        after is not None and after.capital and after.text[0].isalpha() and sentence.date_at(index + 1) is None
    )  # "the Norland Foundation"
    return sentence.place_at(index) and not longer and sentence.date_at(index) is None and sentence.low(before) in _BEFORE


def _day_between(sentence: Sentence, first: int, end: int) -> DateHit | None:
    start, stop = sentence.items[first].end, sentence.items[end - 1].end
    return next((d for d in sentence.dates if start <= d.start and d.end <= stop and d.form != "year"), None)
