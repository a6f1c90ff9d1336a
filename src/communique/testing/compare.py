"""A record against what is expected of its page, fact by fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.record import document as have
from communique.record.capture import Zone
from communique.record.evidence import Evidence, Reading
from communique.testing import expected as want
from communique.testing.events import event_facts
from communique.testing.facts import Fact, compared, right, sets, unique, value, words
from communique.testing.turns import turn_facts


def compare(record: have.Record, expected: want.Expected) -> list[Fact]:
    """All facts of a page: those that hold and those that do not."""
    text = record.text if isinstance(record.text, str) else ""
    return unique(_page_facts(record, expected, text))


def _page_facts(record: have.Record, expected: want.Expected, text: str) -> Iterator[Fact]:
    yield compared("publisher", "publisher country", expected.publisher_country, value(record.publisher.country))
    yield compared("taken at", "taken at", expected.taken_at, value(record.capture.taken_at))
    yield from _document_facts(record, expected, text)
    yield from (_zone_fact(zone, record.zones, text) for zone in expected.zones)
    yield from _never_dates(record, expected)
    yield from _never_events(record, expected, text)


def _document_facts(record: have.Record, expected: want.Expected, text: str) -> Iterator[Fact]:
    whole = [document for document in record.documents if document.part != "teaser"]
    wanted = [document for document in expected.documents if document.part != "teaser"]
    yield compared("documents", "whole documents", str(len(wanted)), str(len(whole)))
    for number, document in enumerate(wanted):
        if number < len(whole):
            yield from _facts_of(document, whole[number], text, "" if len(wanted) == 1 else f"document {number + 1} ")
    yield from _teaser_facts(record, expected, text)


def _teaser_facts(record: have.Record, expected: want.Expected, text: str) -> Iterator[Fact]:
    found = {words(value(document.title)): document for document in record.documents if document.part == "teaser"}
    full = [document for document in expected.documents if document.part == "teaser"]
    titles = [*(_first(document.title) for document in full), *(teaser.title for teaser in expected.teasers)]
    yield from sets("teasers", "teaser", titles, (value(document.title) or "(no title)" for document in found.values()))
    for document in full:
        if (mine := found.get(words(_first(document.title)))) is not None:
            yield from _facts_of(document, mine, text, f"teaser {_short(_first(document.title))} ")
    for teaser in expected.teasers:
        if (mine := found.get(words(teaser.title))) is not None:
            yield from _light(teaser, mine)


def _light(teaser: want.Teaser, found: have.Document) -> Iterator[Fact]:
    key = f"teaser {_short(teaser.title)}"
    yield compared("teaser published", f"{key} published", teaser.published, value(found.published))
    if teaser.url is not None:
        yield compared("teaser url", f"{key} url", teaser.url, found.url)


def _facts_of(wanted: want.Document, found: have.Document, text: str, name: str) -> Iterator[Fact]:
    yield compared("part", f"{name}part", wanted.part, found.part)
    for field in ("kind", "title", "published", "first_published", "held", "place"):
        yield compared(field.replace("_", " "), f"{name}{field}", getattr(wanted, field), value(getattr(found, field)))
    yield from sets("issuers", f"{name}issuer", wanted.issuers, _values(found.issuers))
    if wanted.outlets is not None:
        yield from sets("outlets", f"{name}outlet", wanted.outlets, _values(found.outlets))
    yield from _speaker_facts(wanted.speakers, found.speakers, name)
    yield from turn_facts(wanted.turns, found.turns, text, name)
    yield from event_facts(wanted.events, found.events, text, name)
    yield from sets("instruments", f"{name}instrument", wanted.instruments, _values(found.instruments), wanted.tolerated_instruments)
    yield from _commitment_facts(wanted.commitments, found.commitments, name)


def _speaker_facts(wanted: Sequence[want.Person], found: Sequence[have.Person], name: str) -> Iterator[Fact]:
    left = list(found)
    for person in wanted:
        key = f"{name}speaker {_first(person.name) or _first(person.office)}"
        mine = next((other for other in left if right(person.name, value(other.name))), None)
        if mine is None:
            if not person.optional:
                yield Fact("speakers", key, _first(person.name), None, False)
            continue
        left.remove(mine)
        yield Fact("speakers", key, value(mine.name), value(mine.name), True)
        yield compared("speaker office", f"{key} office", person.office, value(mine.office))
        yield compared("speaker country", f"{key} country", person.country, value(mine.country))
    for other in left:
        who = value(other.name) or value(other.office) or "(nobody)"
        yield Fact("speakers", f"{name}speaker {who}", None, who, False)


def _commitment_facts(wanted: Sequence[want.Commitment], found: Sequence[have.Commitment], name: str) -> Iterator[Fact]:
    left = list(found)
    for promise in wanted:
        key = f"{name}commitment {_short(promise.text)}"
        mine = next((other for other in left if same_clause(promise.text, other.text.value)), None)
        if mine is None:
            if not promise.optional:
                yield Fact("commitments", key, promise.text, None, False)
            continue
        left.remove(mine)
        yield Fact("commitments", key, promise.text, mine.text.value, True)
        if promise.parties is not None:
            yield compared(
                "commitment parties", f"{key} parties", " ".join(sorted(promise.parties)), " ".join(sorted(_values(mine.parties)))
            )
    yield from (Fact("commitments", f"{name}commitment {_short(other.text.value)}", None, other.text.value, False) for other in left)


def same_clause(wanted: str, found: str) -> bool:
    """Whether two quotes are one clause: equal, or one the greater part of the other."""
    one, other = words(wanted), words(found)
    return one == other or (min(len(one), len(other)) * 2 > max(len(one), len(other)) and (one in other or other in one))


def _zone_fact(zone: want.Zone, zones: Sequence[Zone], text: str) -> Fact:
    first, last = words(zone.first), words(zone.last)
    mine = [words(text[other.start : other.end]) for other in zones if other.zone == zone.zone]
    holds = any(other.startswith(first) and other.endswith(last) for other in mine)
    return Fact("zones", f"zone {zone.zone} {_short(zone.first)}", f"{zone.first} … {zone.last}", None if not holds else zone.zone, holds)


def _never_dates(record: have.Record, expected: want.Expected) -> Iterator[Fact]:
    dating = {words(evidence.quote) for reading in _date_readings(record) for evidence in reading.evidence}
    mentioned = {words(mention.quote) for document in record.documents for mention in document.mentions if mention.type == "date"}
    yield from (_never(f"never a date {trap}", trap, words(trap) in dating | mentioned) for trap in expected.never_dates)
    yield from (_never(f"date of something else {trap}", trap, words(trap) in dating) for trap in expected.dates_of_others)


def _never(key: str, trap: str, caught: bool) -> Fact:
    return Fact("never dates", key, None, trap if caught else None, not caught)


def _date_readings(record: have.Record) -> Iterator[Reading]:
    for document in record.documents:
        yield from (reading for reading in (document.published, document.held, document.first_published) if reading is not None)
        yield from (event.when for event in document.events if event.when is not None)


def _never_events(record: have.Record, expected: want.Expected, text: str) -> Iterator[Fact]:
    spans = [evidence for document in record.documents for event in document.events for evidence in event.evidence]
    for trap in expected.never_events:
        caught = any(_meets(evidence, trap, text) for evidence in spans)
        yield Fact("never events", f"never an event {_short(trap)}", None, trap if caught else None, not caught)


def _meets(evidence: Evidence, trap: str, text: str) -> bool:
    start = text.find(trap)
    return start >= 0 and evidence.start < start + len(trap) and start < evidence.end


def _values(readings: Sequence[Reading]) -> list[str]:
    return [reading.value for reading in readings]


def _first(answer: want.Answer) -> str:
    return answer if isinstance(answer, str) else answer[0] if answer else ""


def _short(text: str) -> str:
    return text if len(text) <= 48 else f"{text[:47]}…"
