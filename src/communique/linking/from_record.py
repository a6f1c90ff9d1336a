"""From the record of a capture to the items that the rules look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from communique.dates import when
from communique.linking.addresses import host_of, url_key
from communique.linking.items import Account, House, Paper, Party, Sighting, Undertaking
from communique.record.capture import Publisher
from communique.record.document import Document, Event, Participant, Person, Record
from communique.record.evidence import Reading


def house(publisher: Publisher, url: str | None) -> House:
    """The publisher of a page as a rule sees it."""
    return House(value(publisher.country), value(publisher.type), value(publisher.post), host_of(url))


def papers(record: Record, text: str | None = None) -> list[Paper]:
    """The documents of a capture; `text` is its reading text, where the record does not hold it.

    Raises `ValueError` where there is no reading text to take the bodies from.
    """
    if text is None:
        if not isinstance(record.text, str):
            raise ValueError("the bodies of the documents are in the reading text: read with the text, or give it")
        text = record.text
    publisher, page = house(record.publisher, record.capture.url), url_key(record.capture.url)
    return [_paper(document, publisher, page, text) for document in record.documents]


def _paper(document: Document, publisher: House, page: str | None, text: str) -> Paper:
    own = url_key(document.url)
    return Paper(
        id=document.id,
        part=document.part,
        house=publisher,
        page=page,
        address=own or (page if document.part == "article" else None),
        title=value(document.title) or "",
        published=value(document.published),
        kind=value(document.kind),
        language=document.language,
        text=body_of(document, text),
    )


def gathered(found: Iterable[Paper]) -> list[Paper]:
    """Documents of many captures, each id once, with all addresses under which it was seen."""
    known: dict[str, Paper] = {}
    for paper in found:
        old = known.get(paper.id)
        if old is None:
            known[paper.id] = paper
        elif not paper.addresses <= old.addresses:
            address, *further = sorted(old.addresses | paper.addresses)
            known[paper.id] = msgspec.structs.replace(old, address=address, further=tuple(further))
    return list(known.values())


def body_of(document: Document, text: str) -> str:
    """The words of a document: its paragraphs, one a line, or a teaser's excerpt."""
    if document.body:
        return "\n".join(" ".join(text[start:end].split()) for start, end in document.body)
    return value(document.excerpt) or ""


def day_of(document: Document) -> str | None:
    """The day that a document stands for: when it was held, else when it was published."""
    return value(document.held) or value(document.published) or value(document.first_published)


def sightings(record: Record) -> list[Sighting]:
    """The persons and office holders that the documents of a capture show, each place once, in the order of the text."""
    found: dict[str, Sighting] = {}
    for document in record.documents:
        for person, day in _people(document):
            sighting = _sighting(person, document.id, day)
            if sighting is not None and _says_more(sighting, found.get(sighting.id)):
                found[sighting.id] = sighting
    return list(found.values())


def _people(document: Document) -> Iterator[tuple[Person | Participant, str | None]]:
    day = day_of(document)
    yield from ((person, day) for person in document.speakers)
    yield from ((turn.speaker, day) for turn in document.turns if turn.speaker)
    yield from ((quotation.speaker, day) for quotation in document.quotations if quotation.speaker)
    for event in document.events:
        own = value(event.when)
        yield from ((person, own if own and when.has_year(own) else day) for person in event.participants)


def _sighting(person: Person | Participant, document: str, day: str | None) -> Sighting | None:
    anchor = person.name or person.office
    if anchor is None:
        return None
    return Sighting(
        document=document,
        position=anchor.evidence[0].start,
        name=value(person.name),
        office=value(person.office),
        organisation=value(person.organisation),
        country=value(person.country),
        when=day,
    )


def _says_more(new: Sighting, old: Sighting | None) -> bool:
    return old is None or _fullness(new) > _fullness(old)


def _fullness(sighting: Sighting) -> int:
    return sum(field is not None for field in (sighting.name, sighting.office, sighting.organisation, sighting.country, sighting.when))


def accounts(record: Record) -> list[Account]:
    """The events that the documents of a capture tell."""
    publisher = house(record.publisher, record.capture.url)
    told = [_account(event, number, document, publisher) for document in record.documents for number, event in enumerate(document.events)]
    between: dict[str, frozenset[str]] = {}
    for account in told:
        between.setdefault(account.document, meeting_sides(account))
    return [msgspec.structs.replace(account, between=between[account.document]) for account in told]


def meeting_sides(first: Account) -> frozenset[str]:
    """The two sides of the first event of a document, which it is about; nothing where there are more, or one."""
    named = frozenset(side for party in first.parties if (side := party.country or party.organisation))
    if len(named) == 1 and first.house.country:
        named |= {first.house.country}
    return named if len(named) == 2 and first.prominence == "primary" else frozenset()


def _account(event: Event, number: int, document: Document, publisher: House) -> Account:
    return Account(
        document=document.id,
        number=number,
        type=event.type,
        status=event.status,
        when=value(event.when),
        where=value(event.where),
        parties=tuple(party(participant) for participant in event.participants),
        initiative=value(event.initiative),
        format=value(event.format),
        gathering=value(event.sidelines_of),
        prominence=event.prominence,
        told=event.evidence[0].quote if event.evidence else "",
        house=publisher,
        published=day_of(document),
    )


def party(participant: Participant) -> Party:
    """A participant as a rule sees it."""
    return Party(
        name=value(participant.name),
        office=value(participant.office),
        organisation=value(participant.organisation),
        country=value(participant.country),
        role=participant.role,
    )


def undertakings(record: Record) -> list[Undertaking]:
    """What the sides undertook in the documents of a capture."""
    publisher = house(record.publisher, record.capture.url)
    return [
        Undertaking(
            document=document.id,
            number=number,
            text=commitment.text.value,
            parties=tuple(sorted({side.value for side in commitment.parties})),
            due=value(commitment.due),
            where=value(commitment.place),
            routine=commitment.routine,
            house=publisher,
            published=day_of(document),
        )
        for document in record.documents
        for number, commitment in enumerate(document.commitments)
    ]


def value(reading: Reading | None) -> str | None:
    """The value of a reading, where there is one."""
    return None if reading is None else reading.value
