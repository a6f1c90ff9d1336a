"""Reports that a noun makes: "held talks with", "a telephone conversation took place between", "her visit to"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from communique.knowledge.event_words import Noun
from communique.knowledge.senses import Sense
from communique.reading.actors import Actor
from communique.reading.adjuncts import Where, adjuncts_of
from communique.reading.clauses import Company, Sentence
from communique.reading.noun_company import far_subject, holder, on_visit, owner_of, their, traveller
from communique.reading.noun_complement import complement
from communique.reading.reports import Part, Report
from communique.reading.status import status_before, status_carried, status_of_noun
from communique.reading.verb_hits import apart
from communique.text.span import Span

_BEHIND = 40
_PLURAL = ("meetings", "calls", "conversations", "conversation", "discussions", "talks")


def noun_reports(sentence: Sentence, bounds: dict[int, tuple[int, int]], headline: bool) -> Iterator[Report]:
    """The reports of the sentence's nouns of events."""
    for index, item in enumerate(sentence.items):
        sense = item.sense("noun")
        if sense is None or not isinstance(sense.data, Noun) or sense.data.silent or _verb_here(sentence, index, headline):
            continue
        report = _report(sentence, _found(sentence, index, sense, sense.data, bounds.get(index, (0, len(sentence.items))), headline))
        if report is not None:
            yield report


def _verb_here(sentence: Sentence, at: int, headline: bool) -> bool:
    """A word that is also a verb ("visit", "call") where the sentence uses it as one."""
    if sentence.items[at].sense("verb") is None:
        return False
    before = sentence.low(at - 1)
    if before in ("to", "will", "would", "shall", "and", "may", "might", "could", "should", "who", "also"):
        return True
    return bool(headline and sentence.low(at).endswith("s") and sentence.subject_of(at) and sentence.subject_of(at).after == at)  # type: ignore[union-attr]


def _light(sentence: Sentence, at: int) -> tuple[int, str] | None:
    """The light verb that carries the noun ("held … talks"): its index and form."""
    for index in range(at - 1, max(at - 10, -1), -1):
        item = sentence.items[index]
        if sentence.date_at(index) or (item.text == "," and (sentence.date_at(index - 1) or sentence.date_at(index + 1))):
            continue
        for length in (3, 2, 1):
            if index - length + 1 < 0:
                continue
            phrase = " ".join(sentence.low(i) for i in range(index - length + 1, index + 1))
            if (found := sentence.book.light.get(phrase)) is not None:
                return index - length + 1, found[1]
        if (
            item.text in (",", ".", ";", ":")
            or item.sense("noun", "held")
            or item.low in ("with", "during", "after", "before", "following", "that", "who")
        ):
            return None
        if item.sense("verb"):
            return None
    return None


def _status(sentence: Sentence, at: int, light: tuple[int, str] | None, predicate: str | None) -> str | None:
    adjective = status_of_noun(sentence, at)
    if light is None:
        return predicate or adjective or _ahead(sentence, at) or "happened"
    index, form = light
    modal = status_before(sentence, index)
    if modal == "denied":
        return None
    if form == "past":
        return "happened" if modal != "possible" else "possible"
    if form == "third":
        return adjective or modal or "happened"
    if form == "participle":
        return (
            modal or _ahead(sentence, index) or adjective or ("planned" if sentence.low(index - 1) in ("is", "are", "be") else "happened")
        )
    return modal or adjective or status_carried(sentence, index) or "happened"


def _ahead(sentence: Sentence, at: int) -> str | None:
    """Words further left that make a noun a wish or a plan ("agreed on the next", "readiness to host", "invited … for a visit")."""
    for index in range(max(at - 6, 0), at):
        if sentence.book.modal.get(sentence.low(index)) == "possible" and sentence.low(index) not in (
            "can",
            "may",
            "should",
            "must",
            "if",
            "could",
            "might",
            "support",
        ):
            return "possible"
        if " ".join((sentence.low(index), sentence.low(index + 1))) in (
            "importance of",
            "need for",
            "possibility of",
            "ahead of",
            "looking forward",
            "prospects for",
        ):
            return "planned" if sentence.low(index) == "ahead" else "possible"
    return None


def _of_a_text(sentence: Sentence, at: int) -> bool:
    """ "the signing of a memorandum": what is signed is a text."""
    near = range(at + 1, min(at + 12, len(sentence.items)))
    return any(sentence.items[i].sense("instrument") or sentence.low(i).split()[-1] in sentence.book.signed for i in near)


def _predicate(sentence: Sentence, at: int, right: int) -> str | None:
    """ "took place", "will be held": the predicate that the noun is the subject of, before or after it."""
    for index in range(at + 1, len(sentence.items)):
        item = sentence.items[index]
        if sense := item.sense("held"):
            return sense.value
        if item.text in (".", ";", ":") or (item.sense("noun") and item.low != "talks"):
            return None
    return None


def _of_an_organisation(company: Company) -> bool:
    """ "a meeting of EU ministers", "a meeting of the Council": a gathering, not a meeting of two."""
    return (
        company.governed == "of"
        and len(company.actors) == 1
        and all(
            a.side is not None and (len(a.side.code) > 2 or a.side.code in ("EU", "UN")) and (a.plural or a.kind == "side")
            for a in company.actors
        )
    )


def _joins(sentence: Sentence, at: int) -> bool:
    """ "The meeting was attended by …": of a meeting that was told before, more of those who were there."""
    start = sentence.items[at].end - sentence.scene.start
    behind = sentence.scene.folded[start : start + _BEHIND].lstrip()
    return _definite(sentence, at) and behind.startswith(sentence.book.attended)


def _definite(sentence: Sentence, at: int) -> bool:
    return any(sentence.low(i) in ("the", "this", "these", "that", "their") for i in range(max(at - 3, 0), at))


def _own(sentence: Sentence, at: int) -> bool:
    return any(sentence.low(i) in sentence.book.own for i in range(max(at - 6, 0), at))


class _Found(NamedTuple):
    """A noun of an event with all that its sentence says around it."""

    at: int
    sense: Sense
    noun: Noun
    bounds: tuple[int, int]
    headline: bool
    owner: Company | None
    light: tuple[int, str] | None
    others: Company | None
    target: Where | None
    predicate: str | None

    @property
    def carried(self) -> bool:
        """Whether a verb, a predicate or an owner makes the noun a report."""
        return self.light is not None or self.predicate is not None or self.owner is not None


def _found(sentence: Sentence, at: int, sense: Sense, noun: Noun, bounds: tuple[int, int], headline: bool) -> _Found:
    owner = owner_of(sentence, at)
    others, target = complement(sentence, at, noun)
    light = None if owner else _light(sentence, at)
    return _Found(at, sense, noun, bounds, headline, owner, light, others, target, _predicate(sentence, at, bounds[1]))


def _report(sentence: Sentence, found: _Found) -> Report | None:
    if found.noun.weak and not (found.others and (found.owner or found.light or found.headline)):
        return None
    status = _status(sentence, found.at, found.light, found.predicate)
    if status is None:
        return None
    if found.headline and found.others is None and found.owner is None and (both := their(sentence, found.at)) is not None:
        ahead = sentence.low(found.at - 2) in ("before", "of")
        return _made(sentence, found, "planned" if ahead else status, both)
    return _made(sentence, found, status, _subject(sentence, found)) if _reported(sentence, found) else None


def _subject(sentence: Sentence, found: _Found) -> Company | None:
    first = found.owner or holder(sentence, found.at, found.noun)
    if first is not None:
        return first
    if found.light is not None:
        return sentence.subject_of(found.light[0])
    return traveller(sentence, found.at, found.noun) or far_subject(sentence, found.at, found.others)


def _reported(sentence: Sentence, found: _Found) -> bool:
    """Whether the noun reports an event here, by what its type needs."""
    needs = _NEEDS.get(found.noun.type)
    return needs(sentence, found) if needs else found.others is not None or found.carried


def _visit_told(sentence: Sentence, found: _Found) -> bool:
    if found.target is None:
        return found.owner is not None and found.light is not None
    return found.carried or found.others is not None or found.headline or on_visit(sentence, found.at) or _own(sentence, found.at)


def _signing_told(sentence: Sentence, found: _Found) -> bool:
    told = found.others is not None or found.predicate is not None or found.headline or _definite(sentence, found.at)
    return told and _of_a_text(sentence, found.at)


def _message_told(sentence: Sentence, found: _Found) -> bool:
    return found.light is not None and found.others is not None and found.others.governed == "with"


def _accreditation_told(sentence: Sentence, found: _Found) -> bool:
    return found.others is not None and (found.predicate is not None or found.headline)


_NEEDS: dict[str, Callable[[Sentence, _Found], bool]] = {
    "conference": lambda sentence, found: False,
    "ceremony": lambda sentence, found: False,
    "appointment": lambda sentence, found: found.owner is not None,
    "message": _message_told,
    "visit": _visit_told,
    "signing": _signing_told,
    "accreditation": _accreditation_told,
}


def _made(sentence: Sentence, found: _Found, status: str, subject: Company | None) -> Report:
    noun, others, target = found.noun, found.others, found.target
    actors = _actors(noun, subject, others)
    left, right = found.bounds
    item = sentence.items[found.at]
    used = {i for i in range(len(sentence.items)) if target and sentence.items[i].start == target.span.start}
    gathering = noun.type == "meeting" and others is not None and _of_an_organisation(others)
    return Report(
        "conference" if gathering else noun.type, status, Span(item.start, item.end),
        Span(sentence.items[left].start, sentence.items[right - 1].end), found.sense.entry,
        tuple(Part(a, "guest" if noun.type == "visit" else "party") for a in actors),
        adjuncts_of(sentence, left, found.at, right, used, found.carried), definite=_definite(sentence, found.at), own=_own(sentence, found.at),
        destination=target, pronouns=tuple(a.first_words for a in actors if a.kind in ("pronoun", "collective")), format=noun.format,
        carried=found.carried, past=(found.light is not None and found.light[1] == "past") or found.predicate == "happened",
        subjects=len(subject.actors) if subject else 0, separate=item.low.endswith(_PLURAL) and apart(sentence, others),
        joins=_joins(sentence, found.at),
    )  # fmt: skip


def _actors(noun: Noun, subject: Company | None, others: Company | None) -> list[Actor]:
    """The actors of the subject and of the others, each company once; a visit's "with" names hosts, who are told elsewhere."""
    if others is None or (noun.type == "visit" and others.governed == "with"):
        return list(subject.actors) if subject else []
    if subject is None or subject.first <= others.first < subject.after:
        return list((subject or others).actors)
    return [*subject.actors, *others.actors]
