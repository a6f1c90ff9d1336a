"""A verb that reports, where it stands in its sentence, and the report made of it."""

from __future__ import annotations

from typing import NamedTuple

from communique.knowledge.event_words import Verb
from communique.knowledge.senses import Sense
from communique.reading.happenings.reports import Part, Report
from communique.reading.sentences.adjuncts import adjuncts_of
from communique.reading.sentences.clauses import Company, Sentence
from communique.reading.sentences.places import Where
from communique.text.span import Span


class VerbHit(NamedTuple):
    """A verb at an item of its sentence: its sense and entry, the status it tells, whether it is passive, and the bounds of its clause."""

    at: int
    sense: Sense
    verb: Verb
    status: str
    passive: bool
    bounds: tuple[int, int]


def made(sentence: Sentence, hit: VerbHit, subject: Company | None, other: Company | None = None, target: Where | None = None) -> Report:
    """The report of a verb with its two ends and its destination."""
    verb = hit.verb
    ends = ((subject, verb.subject), (other, verb.other))
    parts = tuple(Part(a, role) for company, role in ends if company for a in company.actors)
    pronouns = tuple(p.actor.first_words for p in parts if p.actor.kind in ("pronoun", "collective"))
    if verb.shape == "host" and other is None:
        pronouns = (*pronouns, "somebody")
    left, right = hit.bounds
    item = sentence.items[hit.at]
    used = {i for i in range(len(sentence.items)) if target and sentence.items[i].start == target.span.start}
    return Report(
        verb.type, hit.status, Span(item.start, item.end), Span(sentence.items[left].start, sentence.items[right - 1].end), hit.sense.entry,
        parts, adjuncts_of(sentence, left, hit.at, right, used), destination=target, initiative_of_other=verb.initiative == "other",
        pronouns=pronouns, subjects=len(subject.actors) if subject else 0, separate=_one_by_one(sentence, verb, other), format=verb.format, kind="verb", weak=verb.weak, past=hit.sense.form == "past",
    )  # fmt: skip


def _one_by_one(sentence: Sentence, verb: Verb, others: Company | None) -> bool:
    """Whether each of the others was met by itself: the verb or their states say so."""
    if verb.shape == "host":  # "received A of B, C of D": in one room, unless the words say otherwise
        return verb.separate or bool(sentence.book.separate & {item.low for item in sentence.items})
    return verb.separate or apart(sentence, others)


def apart(sentence: Sentence, others: Company | None) -> bool:
    """Whether several others were met one by one, because the sentence says so ("separate meetings"); else all that one sentence names met at once."""
    words = {item.low for item in sentence.items}
    return others is not None and bool(sentence.book.separate & words) and not sentence.book.joint & words


def agent(sentence: Sentence, at: int, reach: int) -> Company | None:
    """Who stands after "by" in the passive."""
    for index in range(at + 1, min(at + reach, len(sentence.items))):
        if sentence.low(index) == "by":
            return sentence.company_from(index + 1)
        if sentence.items[index].sense("verb"):
            break
    return None
