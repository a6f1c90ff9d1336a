"""A document as it was captured, with its facts marked, each one click from the words that support it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from communique.archive.sqlite import SqliteArchive
from communique.record.document import Document, Event, Participant, Person
from communique.record.errors import WrongUse
from communique.record.evidence import Evidence, Reading
from communique.serve.asked import Asked, NotHere
from communique.serve.citing import told
from communique.serve.marking import Mark, Piece, pieces
from communique.serve.quoting import Quotation, quotation
from communique.serve.telling import day_told
from communique.views.show import Shown, show

LAYERS = ("person", "organisation", "country", "place", "date", "instrument", "event", "quotation")

GROUPS = ("events", "people", "commitments", "instruments", "document")


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """A fact of the document: what it says of what, and why: its certainty, step, rule or entry, and the words (`evidence`)."""

    anchor: str
    group: str
    label: str
    value: str
    certainty: str
    why: str
    evidence: tuple[Evidence, ...]


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph in pieces; the first of a turn bears the speaker's label and the turn's role."""

    pieces: tuple[Piece, ...]
    anchor: str
    speaker: str = ""
    role: str = ""
    continued: bool = False


class Group(msgspec.Struct, frozen=True):
    """Facts of one sort."""

    name: str
    facts: tuple[Fact, ...]


class DocumentPage(msgspec.Struct, frozen=True, kw_only=True):
    """The page of a document: the text in pieces, the facts beside it."""

    shown: Shown
    first_published: str | None
    paragraphs: tuple[Paragraph, ...]
    groups: tuple[Group, ...]
    lit: str
    layers: tuple[str, ...]
    cited: str
    every_layer: tuple[str, ...] = LAYERS
    quotation: Quotation | None = None


def document(archive: SqliteArchive, asked: Asked) -> DocumentPage:
    """The page of a document, by the beginning of its digest or its number.  `fact` lights the evidence of one fact, `layers` choose the marks."""
    try:
        shown = show(archive, _number_or_digest(asked.path["id"]))
    except WrongUse as error:
        raise NotHere(str(error)) from None
    layers = tuple(layer for layer in asked.word("layers").split(",") if layer in LAYERS) if "layers" in asked.query else LAYERS[:-1]
    found = tuple(facts_of(shown.record)) if shown.record else ()
    lit = asked.word("fact")
    marks = [*_marks(shown.record, layers), *_anchors(found, lit)] if shown.record else []
    first = shown.record.first_published if shown.record else None
    paragraphs, cited = tuple(_paragraphs(shown, marks)), told(shown, "")
    return DocumentPage(
        shown=shown,
        first_published=first.value if first else None,
        paragraphs=paragraphs,
        groups=tuple(Group(name, facts) for name in GROUPS if (facts := tuple(fact for fact in found if fact.group == name))),
        lit=lit,
        layers=layers,
        cited=cited,
        quotation=_quoted(paragraphs, asked.word("passage"), cited, shown.document.url),
    )


def _quoted(paragraphs: tuple[Paragraph, ...], anchor: str, cited: str, url: str | None) -> Quotation | None:
    """The paragraph that was chosen to be quoted."""
    chosen = next((p for p in paragraphs if p.anchor == anchor), None)
    return quotation(anchor, "".join(piece.text for piece in chosen.pieces), cited, url) if chosen else None


def _number_or_digest(word: str) -> str | int:
    return int(word) if word.isascii() and word.isdigit() and len(word) < 10 else f"sha256:{word}"


def facts_of(record: Document) -> Iterator[Fact]:
    """Every fact of a document that a reader may ask about, numbered in the order of the page."""
    for number, (group, label, value, readings, evidence) in enumerate(_told(record), 1):
        first = next((reading for reading in readings if reading is not None), None)
        yield Fact(
            anchor=f"f{number}",
            group=group,
            label=label,
            value=value,
            certainty=first.certainty if first else "stated",
            why=_why(first) if first else "",
            evidence=tuple(evidence),
        )


_Row = tuple[str, str, str, tuple[Reading | None, ...], tuple[Evidence, ...]]


def _told(record: Document) -> Iterator[_Row]:
    for label in ("kind", "title", "published", "first_published", "held", "place"):
        reading: Reading | None = getattr(record, label)
        if reading is not None:
            yield "document", label.replace("_", " "), reading.value, (reading,), reading.evidence
    for event in record.events:
        yield "events", event.type, _event_told(event), (event.when, event.where), _all_evidence(event)
    for person in {_who(p): p for p in _persons(record)}.values():
        yield "people", "person", _who(person), (person.name, person.office, person.country), _person_evidence(person)
    for instrument in record.instruments:
        yield "instruments", "instrument", instrument.value, (instrument,), instrument.evidence
    for commitment in record.commitments:
        yield (
            "commitments",
            "routine" if commitment.routine else "commitment",
            commitment.text.value,
            (commitment.text,),
            commitment.text.evidence,
        )


def _persons(record: Document) -> Iterator[Person | Participant]:
    yield from record.speakers
    yield from (turn.speaker for turn in record.turns if turn.speaker is not None)
    yield from (party for event in record.events for party in event.participants if party.name is not None)
    yield from (quotation.speaker for quotation in record.quotations if quotation.speaker is not None)


def _who(person: Person | Participant) -> str:
    words = [reading.value for reading in (person.name, person.office, person.organisation) if reading is not None]
    side = f" ({person.country.value})" if person.country else ""
    return ", ".join(words) + side if words else side.strip(" ()")


def _event_told(event: Event) -> str:
    parts = [" – ".join(_who(party) for party in event.participants)]
    parts += [day_told(event.when.value) if event.when else "", event.where.value if event.where else ""]
    return ", ".join(part for part in parts if part) + ("" if event.status == "happened" else f" ({event.status})")


def _all_evidence(event: Event) -> tuple[Evidence, ...]:
    readings = (event.when, event.where, event.initiative, event.sidelines_of, event.format)
    return (*event.evidence, *(evidence for reading in readings if reading is not None for evidence in reading.evidence))


def _person_evidence(person: Person | Participant) -> tuple[Evidence, ...]:
    readings = (person.name, person.office, person.organisation, person.country)
    return tuple(dict.fromkeys(evidence for reading in readings if reading is not None for evidence in reading.evidence))


def _why(reading: Reading) -> str:
    words = [("rule", reading.rule), ("step", reading.step), ("entry", reading.entry)]
    return " · ".join(f"{name} {value}" for name, value in words if isinstance(value, str) and value)


def _marks(record: Document, layers: tuple[str, ...]) -> Iterator[Mark]:
    for mention in record.mentions:
        kind = "person" if mention.type == "office" else mention.type
        if kind in layers:
            yield Mark(mention.start, mention.end, kind)
    if "event" in layers:
        yield from (Mark(e.start, e.end, "event") for event in record.events for e in event.evidence[:1] if not isinstance(e.layer, str))
    if "quotation" in layers:
        yield from (Mark(q.start, q.end, "quotation") for q in record.quotations)


def _anchors(facts: tuple[Fact, ...], lit: str) -> Iterator[Mark]:
    for fact in facts:
        spots = [e for e in fact.evidence if not isinstance(e.layer, str)]
        yield from (Mark(e.start, e.end, "", fact.anchor) for e in spots[:1])
        if fact.anchor == lit:
            yield from (Mark(e.start, e.end, "lit") for e in spots)


def _paragraphs(shown: Shown, marks: list[Mark]) -> Iterator[Paragraph]:
    """The paragraphs of the document in the order of the text, the turns among them."""
    record = shown.record
    if record is None or not (record.body or record.turns):
        lead = record.excerpt.evidence[0] if record is not None and record.excerpt is not None else None
        yield from _plain(shown, [(lead.start, lead.end) if lead is not None else (shown.start, shown.end)], marks, 1)
        return
    opening = {turn.paragraphs[0] for turn in record.turns if turn.paragraphs}
    spoken = {paragraph: turn for turn in record.turns for paragraph in turn.paragraphs}
    at = 0
    for number, span in enumerate(sorted({*_outside_turns(record), *spoken}), 1):
        said, turn = tuple(pieces(shown.text, *span, marks)), spoken.get(span)
        if turn is None:
            yield Paragraph(pieces=said, anchor=f"p{number}")
        else:
            speaker = _label(shown.text, record, at, span[0])
            yield Paragraph(pieces=said, anchor=f"p{number}", speaker=speaker, role=turn.role, continued=span not in opening)
        at = span[1]


def _outside_turns(record: Document) -> list[tuple[int, int]]:
    """The stretches of the text that no turn takes, nor its label."""
    inside = [(turn.start, turn.end) for turn in record.turns] + [(t.label.start, t.label.end) for t in record.turns if t.label]
    return [span for span in record.body if not any(start < span[1] and span[0] < end for start, end in inside)]


def _label(text: str, record: Document, since: int, until: int) -> str:
    """What stands before the first words of a turn: the label as it is written, office and all."""
    stretches = (text[max(start, since) : min(end, until)] for start, end in record.body if start < until and since < end)
    return " ".join(" ".join(stretches).split()).removesuffix(":").strip()


def _plain(shown: Shown, spans: list[tuple[int, int]], marks: list[Mark], first: int) -> Iterator[Paragraph]:
    for number, span in enumerate(spans, first):
        yield Paragraph(pieces=tuple(pieces(shown.text, *span, marks)), anchor=f"p{number}")
