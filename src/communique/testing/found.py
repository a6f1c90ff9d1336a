"""What a record says, in the form of an expectation: the first draft of a new case, and the new text of an old one."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from communique.record import document as have
from communique.testing import expected as want
from communique.testing.events import paired
from communique.testing.facts import right, value

_DOCUMENT = ("kind", "title", "published", "first_published", "held", "place")
_EVENT = ("when", "where", "initiative", "sidelines_of")


def found(record: have.Record, old: want.Expected) -> want.Expected:
    """The record as an expectation.  Answers of the old one that still hold are kept as they are written; so are its traps and tolerances."""
    text = record.text if isinstance(record.text, str) else ""
    whole = [document for document in record.documents if document.part != "teaser"]
    teasers = [document for document in record.documents if document.part == "teaser"]
    before = [document for document in old.documents if document.part != "teaser"]
    return msgspec.structs.replace(
        old,
        publisher_country=_kept(old.publisher_country, value(record.publisher.country)),
        taken_at=_kept(old.taken_at, value(record.capture.taken_at)),
        documents=tuple(_document(one, _at(before, i), text) for i, one in enumerate(whole)),
        teasers=tuple(want.Teaser(title=value(one.title) or "", published=value(one.published), url=one.url) for one in teasers),
    )


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
        turns=tuple(_turn(turn, text) for turn in one.turns),
        events=_events(one, old, text),
        instruments=tuple(instrument.value for instrument in one.instruments),
        tolerated_instruments=old.tolerated_instruments,
        commitments=tuple(
            want.Commitment(text=promise.text.value, parties=tuple(party.value for party in promise.parties)) for promise in one.commitments
        ),
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


def _turn(turn: have.Turn, text: str) -> want.Turn:
    said = " ".join(text[turn.start : turn.end].split())
    speaker = value(turn.speaker.name) if turn.speaker else None
    return want.Turn(role=turn.role, speaker=speaker, starts=said[:40], ends=said[-30:])


def _events(one: have.Document, old: want.Document, text: str) -> tuple[want.Event, ...]:
    matches = {mine: number for number, mine in paired(old.events, one.events, text).items()}
    blank = want.Event(type="", status="", quote="")
    return tuple(_event(event, old.events[matches[i]] if i in matches else blank) for i, event in enumerate(one.events))


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
