"""Gatherings that a sentence names with their day or place: "the International Meeting on Trade in Norstadt on 3-4 May".

A gathering is reported when the page says when or where it takes place, or that it lies ahead; a gathering on whose sidelines somebody
met, and one that is only a name ("a member of the Council"), is not.
"""

from __future__ import annotations

from collections.abc import Iterator

from communique.knowledge.senses import Sense
from communique.reading.happenings.reports import Report
from communique.reading.sentences.adjuncts import Adjuncts
from communique.reading.sentences.clauses import Sentence
from communique.reading.sentences.days import when_of
from communique.reading.sentences.places import where_of
from communique.reading.sentences.status import status_carried, status_of_noun
from communique.text.span import Span

_JOINTS = ("of", "on", "for", "the", "and", "to", "against", "with", "-", "–", "/", "at")
_LEFT, _RIGHT, _NEAR, _CLOSE, _BEHIND = 10, 14, 12, 60, 4


def gathering_reports(sentence: Sentence, taken: list[Report]) -> Iterator[Report]:
    """A report for each named gathering with a day, a place or a predicate, that no other report of the sentence has taken."""
    for index in range(len(sentence.items)):
        sense = _gathering(sentence, index)
        if sense is None:
            continue
        first, last = _left(sentence, index), _right(sentence, index)
        span = Span(sentence.items[first].start, sentence.items[last - 1].end)
        if (
            _on_sidelines(sentence, first)
            or any(_shares(r, span) for r in taken if r.parts or r.gathering or r.held)
            or (first == last - 1 and sense.kind == "noun")
        ):
            continue
        report = _report(sentence, index, sense, (first, last), span)
        if report is not None:
            yield report
            taken = [*taken, report]


def _gathering(sentence: Sentence, index: int) -> Sense | None:
    item = sentence.items[index]
    if not item.senses or not (item.capital or _titled(sentence, index)):
        return None
    for sense in item.senses:
        if sense.kind == "noun" and (
            sense.value == "conference" or (sense.value == "meeting" and item.capital and _titled(sentence, index, 2))
        ):
            return sense
        if sense.kind == "organisation" and sense.form == "body" and _held_behind(sentence, index):
            return sense
        if sense.kind == "organisation" and sense.form == "forum" and not _of_members(sentence, index + 1):
            return sense
    return None


def _held_behind(sentence: Sentence, index: int) -> bool:
    """ "the Ministerial Council, which will be held in Norstadt": a body is a gathering where it is said to be held."""
    for at in range(index + 1, min(index + _BEHIND, len(sentence.items))):
        if sentence.items[at].sense("held"):
            return True
        if sentence.items[at].text != "," and sentence.low(at) not in sentence.book.which:
            return False
    return False


def _titled(sentence: Sentence, index: int, least: int = 1) -> bool:
    """ "NATO summit", "Senior Officials Meeting": capitalised words before the noun make it a name."""
    return index >= least and all(sentence.items[i].capital and not sentence.date_at(i) for i in range(index - least, index))


def _of_members(sentence: Sentence, at: int) -> bool:
    """ "the G7 Leaders", "ASEAN members": the forum only tells whose they are."""
    return at < len(sentence.items) and (sentence.items[at].sense("office") is not None or sentence.low(at) in sentence.book.group)


def _left(sentence: Sentence, index: int) -> int:
    """The first item of the name: capitalised words and numbers before the noun."""
    at = index
    while at > 0 and index - at < _LEFT:
        before = sentence.items[at - 1]
        if (
            before.sense("verb", "held")
            or sentence.date_at(at - 1)
            or not (before.capital or before.text[0].isdigit() or before.text in ("-", "–"))
        ):
            break
        at -= 1
    return at


def _right(sentence: Sentence, index: int) -> int:
    """The index after the name: "of", "on" and capitalised words after the noun."""
    at = end = index + 1
    while at < len(sentence.items) and at - index < _RIGHT:
        item = sentence.items[at]
        if item.sense("verb", "held", "sidelines") or sentence.date_at(at):
            break
        if item.low in _JOINTS:
            at += 1
            continue
        if not item.capital:
            break
        at = end = at + 1
    return end


def _later(sentence: Sentence, first: int) -> str | None:
    """ "will speak at", "ahead of": what leads to the gathering lies ahead, and so does it."""
    status = status_carried(sentence, first)
    ahead = any(sentence.low(i) in ("ahead", "before", "upcoming", "forthcoming", "forward") for i in range(max(first - 6, 0), first))
    return "planned" if ahead else status


def _on_sidelines(sentence: Sentence, first: int) -> bool:
    return any(sentence.items[i].sense("sidelines", "framework") for i in range(max(first - 8, 0), first))


def _shares(report: Report, span: Span) -> bool:
    if report.gathering is not None and 0 <= span.start - report.gathering.end < _CLOSE:
        return True
    own = report.gathering or report.trigger
    return own.meets(span) or (report.adjuncts.sidelines is not None and report.adjuncts.sidelines.meets(span))


def _report(sentence: Sentence, index: int, sense: Sense, name: tuple[int, int], span: Span) -> Report | None:
    first, last = name
    right = min(last + _NEAR, len(sentence.items))
    when = next((d for d in sentence.dates if sentence.items[last - 1].end <= d.start < sentence.items[right - 1].end), None)
    when = next((d for d in sentence.dates if 0 <= sentence.items[first].start - d.end <= len(", ")), when)
    where = where_of(sentence, last, last - 1, right, set())
    predicate = next((s.value for i in range(last, right) if (s := sentence.items[i].sense("held"))), None)
    if predicate is not None and (when is None or when.form == "year"):  # "On 11 May, the third meeting of 2021 was held"
        when = when_of(sentence, first, last - 1, right, set())
    told = status_of_noun(sentence, first)
    if not ((when and where) or (predicate and (when or where)) or told == "planned"):
        return None
    status = predicate or told or _later(sentence, first)
    adjuncts = Adjuncts(when, where)
    return Report(
        "conference", status or "happened", span, span, sense.entry, (), adjuncts, gathering=span, kind="gathering", carried=False
    )
