"""What a record says, in the form of an expectation: the first draft of a new case, and the new text of an old one."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from communique.record import document as have
from communique.testing import expected as want
from communique.testing.compare import same_clause
from communique.testing.events import paired
from communique.testing.facts import right, value
from communique.testing.turns import ends, starts

_DOCUMENT = ("kind", "title", "published", "first_published", "held", "place")
_EVENT = ("when", "where", "initiative", "sidelines_of")


def found(record: have.Record, old: want.Expected) -> want.Expected:
    """The record as an expectation.  Answers of the old one that still hold are kept as they are written; so are its traps and tolerances."""
    text = record.text if isinstance(record.text, str) else ""
    whole = [document for document in record.documents if document.part != "teaser"]
    before = [document for document in old.documents if document.part != "teaser"]
    stubs = [(document, _full(document, old.documents)) for document in record.documents if document.part == "teaser"]
    return msgspec.structs.replace(
        old,
        publisher_country=_kept(old.publisher_country, value(record.publisher.country)),
        taken_at=_kept(old.taken_at, value(record.capture.taken_at)),
        documents=tuple(_document(one, _at(before, i), text) for i, one in enumerate(whole))
        + tuple(_document(one, full, text) for one, full in stubs if full is not None),
        teasers=tuple(_teaser(one, old.teasers) for one, full in stubs if full is None),
    )


def _full(stub: have.Document, old: Sequence[want.Document]) -> want.Document | None:
    """The expectation of a teaser of which everything is checked, where there is one."""
    return next((one for one in old if one.part == "teaser" and right(one.title, value(stub.title))), None)


def _teaser(one: have.Document, old: Sequence[want.Teaser]) -> want.Teaser:
    title, published = value(one.title) or "", value(one.published)
    same = (was for was in old if right(was.title, title) and right(was.published, published) and was.url in (None, one.url))
    return next(same, want.Teaser(title=title, published=published, url=one.url))


def _at(documents: Sequence[want.Document], number: int) -> want.Document:
    return documents[number] if number < len(documents) else want.Document()


def _kept(old: want.Answer, new: str | None) -> want.Answer:
    return old if right(old, new) else new


def _document(one: have.Document, old: want.Document, text: str) -> want.Document:
    return want.Document(
        part=one.part,
        **{field: _kept(getattr(old, field), value(getattr(one, field))) for field in _DOCUMENT},
        issuers=tuple(country.value for country in one.issuers),
        outlets=None if old.outlets is None else tuple(outlet.value for outlet in one.outlets),
        speakers=tuple(_person(person, _same(person, old.speakers)) for person in one.speakers),
        turns=tuple(_turn(turn, text, old.turns) for turn in one.turns),
        events=_events(one, old, text),
        instruments=tuple(instrument.value for instrument in one.instruments),
        tolerated_instruments=old.tolerated_instruments,
        commitments=tuple(_commitment(promise, old.commitments) for promise in one.commitments),
    )


def _person(person: have.Person | have.Participant, old: want.Person) -> want.Person:
    return want.Person(
        name=_kept(old.name, value(person.name)),
        office=_kept(old.office, value(person.office)),
        country=_kept(old.country, value(person.country)),
        optional=old.optional,
    )


def _same(person: have.Person | have.Participant, old: Sequence[want.Person]) -> want.Person:
    same = (one for one in old if right(one.name, value(person.name)) and right(one.country, value(person.country)))
    return next(same, want.Person())


def _turn(turn: have.Turn, text: str, old: Sequence[want.Turn]) -> want.Turn:
    said = " ".join(text[turn.start : turn.end].split())
    speaker = value(turn.speaker.name) if turn.speaker else None
    same = (
        was
        for was in old
        if starts(was, turn, text) and right(was.role, turn.role) and right(was.speaker, speaker) and ends(was, turn, text)
    )
    return next(same, want.Turn(role=turn.role, speaker=speaker, starts=said[:40], ends=said[-30:]))


def _commitment(promise: have.Commitment, old: Sequence[want.Commitment]) -> want.Commitment:
    parties = tuple(party.value for party in promise.parties)
    same = (
        was for was in old if same_clause(was.text, promise.text.value) and (was.parties is None or sorted(was.parties) == sorted(parties))
    )
    return next(same, want.Commitment(text=promise.text.value, parties=parties))


def _events(one: have.Document, old: want.Document, text: str) -> tuple[want.Event, ...]:
    matches = {mine: number for number, mine in paired(old.events, one.events, text).items()}
    blank = want.Event(type="", status="", quote="")
    events = [_event(event, old.events[matches[i]] if i in matches else blank) for i, event in enumerate(one.events)]
    events += [event for number, event in enumerate(old.events) if event.optional and number not in matches.values()]
    return tuple(sorted(events, key=lambda event: text.find(event.quote)))


def _event(event: have.Event, old: want.Event) -> want.Event:
    return want.Event(
        type=_kept(old.type, event.type),
        status=_kept(old.status, event.status),
        **{field: _kept(getattr(old, field), value(getattr(event, field))) for field in _EVENT},
        prominence=_kept(old.prominence, event.prominence),
        participants=tuple(_person(party, _same(party, old.participants)) for party in event.participants),
        quote=old.quote or (event.evidence[0].quote if event.evidence else ""),
        optional=old.optional,
    )
