"""What changed between two documents in facts: title, dates, turns, events, undertakings, with the words that say so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Literal

import msgspec

from communique.linking.from_record import value
from communique.record.document import Commitment, Document, Event, Person, Quotation, Turn
from communique.record.evidence import Evidence, Reading

Difference = Literal["added", "removed", "changed"]


class FactChange(msgspec.Struct, frozen=True):
    """A fact that only one version has, or that differs: `fact` is `title`, `event.when`, …; quotes are the words of each version.

    `removed` means: the newer version does not say it.  Why, no diff can know.
    """

    change: Difference
    fact: str
    before: str | None
    after: str | None
    before_quote: str = ""
    after_quote: str = ""


class _Fact(msgspec.Struct, frozen=True):
    """A fact of one version: what it is about (`subject`), its value, the words."""

    fact: str
    subject: str
    value: str
    quote: str


def fact_diff(old: Document, new: Document) -> list[FactChange]:
    """The facts that differ between two versions of a document; where facts stand in the text makes no difference."""
    before, after = _facts(old), _facts(new)
    kept = Counter(map(_identity, before)) & Counter(map(_identity, after))
    return _matched(_without(before, kept), _without(after, kept))


def _identity(fact: _Fact) -> tuple[str, str, str]:
    return fact.fact, fact.subject, fact.value


def _without(facts: list[_Fact], kept: Counter[tuple[str, str, str]]) -> list[_Fact]:
    left, rest = Counter(kept), []
    for fact in facts:
        if left[_identity(fact)] > 0:
            left[_identity(fact)] -= 1
        else:
            rest.append(fact)
    return rest


def _matched(before: list[_Fact], after: list[_Fact]) -> list[FactChange]:
    """Facts of one kind and subject that both versions have, but differently, are changes; the rest came or went."""
    waiting: dict[tuple[str, str], list[_Fact]] = {}
    for fact in after:
        waiting.setdefault((fact.fact, fact.subject), []).append(fact)
    changes = []
    for fact in before:
        others = waiting.get((fact.fact, fact.subject))
        if others:
            other = others.pop(0)
            changes.append(FactChange("changed", fact.fact, fact.value, other.value, fact.quote, other.quote))
        else:
            changes.append(FactChange("removed", fact.fact, fact.value, None, fact.quote))
    changes += [FactChange("added", f.fact, None, f.value, "", f.quote) for others in waiting.values() for f in others]
    return changes


def _facts(document: Document) -> list[_Fact]:
    single = ("title", "kind", "published", "first_published", "held", "place")
    facts = [_fact(name, "", reading) for name in single if (reading := getattr(document, name)) is not None]
    facts += [_fact("issuer", reading.value, reading) for reading in document.issuers]
    facts += [_fact("outlet", reading.value, reading) for reading in document.outlets]
    facts += [_fact("instrument", reading.value, reading) for reading in document.instruments]
    facts += [_of_person("speaker", person) for person in document.speakers]
    facts += [_of_turn(turn) for turn in document.turns]
    facts += [_of_quotation(quotation) for quotation in document.quotations]
    facts += _each(document.events, _of_event)
    facts += _each(document.commitments, _of_commitment)
    return facts


def _each(things: Iterable[object], facts_of: Callable[..., list[_Fact]]) -> list[_Fact]:
    """The facts of several things of a kind; the second of two alike is told apart by its number."""
    seen: Counter[str] = Counter()
    found: list[_Fact] = []
    for thing in things:
        facts = facts_of(thing)
        number = seen[facts[0].subject]
        seen[facts[0].subject] += 1
        found += [msgspec.structs.replace(fact, subject=f"{fact.subject} {number}") for fact in facts]
    return found


def _fact(name: str, subject: str, reading: Reading) -> _Fact:
    return _Fact(name, subject, reading.value, _quote(reading.evidence))


def _of_person(name: str, person: Person | None) -> _Fact:
    readings = [r for r in (person.name, person.office, person.organisation, person.country) if r] if person else []
    words = ", ".join(reading.value for reading in readings)
    return _Fact(name, value(person.name) or words if person else "", words, _quote(readings[0].evidence) if readings else "")


def _of_turn(turn: Turn) -> _Fact:
    speaker = _of_person("turn", turn.speaker)
    who = f"{turn.role}: {speaker.value}" if speaker.value else turn.role
    return _Fact("turn", who, who, turn.label.quote if turn.label else "")


def _of_quotation(quotation: Quotation) -> _Fact:
    return _Fact("quotation", " ".join(quotation.quote.split()), _of_person("quotation", quotation.speaker).value, quotation.quote)


def _of_event(event: Event) -> list[_Fact]:
    sides = sorted({value(p.name) or value(p.country) or value(p.office) or "" for p in event.participants} - {""})
    subject = f"{event.type} {', '.join(sides)}"
    words = event.evidence[0].quote if event.evidence else ""
    facts = [_Fact("event", subject, event.type, words), _Fact("event.status", subject, event.status, words)]
    named = ("when", "where", "initiative", "sidelines_of", "format")
    facts += [_fact(f"event.{name}", subject, reading) for name in named if (reading := getattr(event, name)) is not None]
    return facts


def _of_commitment(commitment: Commitment) -> list[_Fact]:
    subject = " ".join(commitment.text.value.split())
    facts = [_fact("commitment", subject, commitment.text)]
    return facts + ([_fact("commitment.due", subject, commitment.due)] if commitment.due else [])


def _quote(evidence: tuple[Evidence, ...]) -> str:
    return evidence[0].quote if evidence else ""
