"""What a journey is for: "will travel to Norstadt to meet B on 3 May" tells the day of the journey too."""

from __future__ import annotations

from communique.reading.happenings.reports import Report
from communique.reading.sentences.clauses import Sentence
from communique.reading.sentences.days import is_day

_FAR = 24


def dated_by_purpose(sentence: Sentence, reports: list[Report]) -> list[Report]:
    """The reports of a sentence in order, journeys without a day with that of the one thing they are for."""
    return [_dated(sentence, one, other) for one, other in zip(reports, [*reports[1:], None], strict=True)]


def _dated(sentence: Sentence, journey: Report, purpose: Report | None) -> Report:
    if purpose is None or journey.type != "visit" or journey.destination is None or journey.adjuncts.when is not None:
        return journey
    when = purpose.adjuncts.when
    if when is None or not is_day(when) or {journey.status, purpose.status} != {"planned"} or not _for(sentence, journey, purpose):
        return journey
    return journey._replace(adjuncts=journey.adjuncts._replace(when=when))


def _for(sentence: Sentence, journey: Report, purpose: Report) -> bool:
    """Whether an infinitive and nothing else leads from the one to the other."""
    between = [i for i, item in enumerate(sentence.items) if journey.trigger.end <= item.start < purpose.trigger.start]
    ahead = [i for i in between if sentence.low(i) in sentence.book.infinitive and sentence.items[i].start > journey.destination.span.end]  # type: ignore[union-attr]
    joined = any(sentence.items[i].text in (",", ";", ":") or sentence.low(i) in sentence.book.also for i in between)
    return len(ahead) == 1 and not joined and len(between) <= _FAR
