"""A record as rows: what the archive's tables hold of one capture."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

import msgspec

from communique.archive.sheaf import (
    CaptureRow,
    CommitmentRow,
    DocumentRows,
    EventRow,
    LossRow,
    Opened,
    PublisherRow,
    QuotationRow,
    Sheaf,
    SightingRow,
    TurnRow,
)
from communique.dates import when
from communique.linking.addresses import url_key
from communique.record.capture import Publisher, RawCapture
from communique.record.document import Commitment, Document, Event, Participant, Person, Record
from communique.record.evidence import Evidence, Reading

LEVEL = 6
_RECORDS = msgspec.msgpack.Encoder()
Named = Person | Participant


def capture_key(digest: str, url: str | None, taken: str | None) -> str:
    """What makes two captures one: the same bytes, at the same address, at the same instant (as far as these are known).

    >>> capture_key("ab", "http://mfa.example/1", None) == capture_key("ab", "https://www.mfa.example/1#top", None)
    True
    """
    return hashlib.sha256("\x1f".join((digest, url_key(url) or url or "", taken or "")).encode("utf-8", "replace")).hexdigest()


def sheaf_of(raw: RawCapture, record: Record, reader: str) -> Sheaf:
    """The rows of a capture that was read."""
    text = record.text if isinstance(record.text, str) else ""
    packed = zlib.compress(_RECORDS.encode(msgspec.structs.replace(record, text=msgspec.UNSET)), LEVEL)
    publisher = publisher_row(record.publisher, record.capture.url)
    return Sheaf(
        capture=_capture_row(raw, record, reader),
        packed=zlib.compress(raw.data, LEVEL),
        text=text,
        text_digest=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
        record=packed,
        record_digest=hashlib.sha256(packed).hexdigest(),
        publisher=publisher,
        documents=tuple(document_rows(document, text) for document in record.documents),
        issues=tuple((issue.code, issue.message, *_place(issue.evidence)) for issue in record.issues),
        losses=losses_of(raw),
    )


def failed_sheaf(raw: RawCapture, code: str, reason: str, reader: str) -> Sheaf:
    """The rows of a capture that gave no record: its bytes, and why."""
    digest = hashlib.sha256(raw.data).hexdigest()
    row = CaptureRow(
        capture_key(digest, raw.url, raw.warc_date), digest, raw.source, raw.url, url_key(raw.url), raw.content_type,
        raw.charset, raw.warc_date, raw.status, None, None, None, len(raw.data), opened(raw.warc_date and raw.warc_date[:10]), None,
        "failed", code, reason, reader,
    )  # fmt: skip
    return Sheaf(row, zlib.compress(raw.data, LEVEL), losses=losses_of(raw))


def losses_of(raw: RawCapture) -> tuple[LossRow, ...]:
    """What of the input was lost before its page was read."""
    return tuple(LossRow(raw.source, loss.offset, loss.size, loss.kind, loss.detail) for loss in raw.losses)


def publisher_row(publisher: Publisher, url: str | None) -> PublisherRow | None:
    """The publisher of a page, or None where neither the page nor its address tells one."""
    name, kind, country, post, host_country = (
        _value(reading) for reading in (publisher.name, publisher.type, publisher.country, publisher.post, publisher.host_country)
    )
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
    told = country and (post or kind or name)
    key = "|".join((country or "", kind or "", post or "")) if told else host or "|".join(filter(None, (country, name)))
    return PublisherRow(key, name, kind, country, post, host_country, host or None) if key else None


def _capture_row(raw: RawCapture, record: Record, reader: str) -> CaptureRow:
    capture, page_date = record.capture, _value(record.publisher.page_date)
    digest, taken = capture.id.removeprefix("sha256:"), _value(capture.taken_at)
    return CaptureRow(
        capture_key(digest, raw.url, raw.warc_date), digest, raw.source, raw.url, url_key(raw.url), raw.content_type,
        raw.charset, raw.warc_date, raw.status, capture.media_type, capture.encoding, capture.encoding_reason, capture.size, opened(taken),
        page_date, "read", None, None, reader,
    )  # fmt: skip


def document_rows(document: Document, text: str) -> DocumentRows:
    """A document's rows."""
    sightings = _Sightings(text)
    turns = tuple(
        TurnRow(t.role, sightings.number(t.speaker), t.label.quote if t.label else None, t.language, t.start, t.end) for t in document.turns
    )
    quotations = tuple(QuotationRow(sightings.number(q.speaker), q.direct, q.start, q.end, q.quote) for q in document.quotations)
    events = tuple(_event_row(event, sightings) for event in document.events)
    for speaker in document.speakers:
        sightings.number(speaker)
    start, end = extent(document)
    return DocumentRows(
        digest=document.id,
        part=document.part,
        kind=_value(document.kind),
        title=_value(document.title),
        language=document.language,
        published=opened(_value(document.published)),
        first_published=_value(document.first_published),
        held=opened(_value(document.held)),
        place=_value(document.place),
        excerpt=_value(document.excerpt),
        url=document.url,
        url_key=url_key(document.url),
        start=start,
        end=end,
        words=len(text[start:end].split()),
        body=json.dumps(document.body, separators=(",", ":")),
        sightings=sightings.rows(),
        turns=turns,
        exchanges=tuple((question, answer) for question, answers in document.exchanges for answer in answers),
        quotations=quotations,
        events=events,
        mentions=tuple((m.type, m.value, m.start, m.end) for m in document.mentions),
        instruments=tuple((i.value, *_quoted(i.evidence)) for i in document.instruments),
        commitments=tuple(_commitment_row(c) for c in document.commitments),
    )


def extent(document: Document) -> tuple[int, int]:
    """From where to where a document stands in the reading text: title, body, turns and excerpt."""
    readings = [reading for reading in (document.title, document.excerpt) if reading is not None]
    spans = [*document.body, *((t.start, t.end) for t in document.turns), *(_span(e) for r in readings for e in _in_text(r.evidence))]
    return (min(start for start, _ in spans), max(end for _, end in spans)) if spans else (0, 0)


class _Sightings:
    """The persons of a document, each capacity once, numbered as they are met."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._numbers: dict[tuple[str | None, ...], int] = {}
        self._rows: list[SightingRow] = []

    def number(self, person: Named | None) -> int | None:
        """The number of a person; None for nobody, or where no word of the page names them."""
        if person is None:
            return None
        key = tuple(_value(reading) for reading in (person.name, person.office, person.organisation, person.country))
        if key not in self._numbers:
            words = next(_naming(person), None)
            if words is None:
                return None
            self._numbers[key] = len(self._rows)
            self._rows.append(SightingRow(key[0], key[1], key[2], key[3], words.start, words.end, words.quote))
        return self._numbers[key]

    def rows(self) -> tuple[SightingRow, ...]:
        """All of them, in order of number."""
        return tuple(self._rows)


def _naming(person: Named) -> Iterator[Evidence]:
    for reading in (person.name, person.office, person.organisation, person.country):
        if reading is not None:
            yield from _in_text(reading.evidence)


def _event_row(event: Event, sightings: _Sightings) -> EventRow:
    numbered = ((sightings.number(p), p.role, _value(p.country)) for p in event.participants)
    return EventRow(
        event.type, event.status, opened(_value(event.when)), _value(event.where), _value(event.initiative), _value(event.sidelines_of),
        _value(event.format), event.prominence, *_quoted(event.evidence), tuple((n, role, country) for n, role, country in numbered if n is not None),
    )  # fmt: skip


def _commitment_row(commitment: Commitment) -> CommitmentRow:
    parties = json.dumps(sorted({party.value for party in commitment.parties}), ensure_ascii=False)
    due, place = opened(_value(commitment.due)), _value(commitment.place)
    return CommitmentRow(parties, due, place, commitment.routine, *_quoted(commitment.text.evidence))


def _value(reading: Reading | None) -> str | None:
    return reading.value if reading is not None else None


def opened(value: str | None) -> Opened:
    """A date with its bounds.  A year that is not said has none, nor has what is no date.

    >>> opened("2019-05"), opened("soon")
    (Opened(value='2019-05', start='2019-05-01', end='2019-05-31'), Opened(value='soon', start=None, end=None))
    """
    if not value:
        return Opened()
    try:
        first, last = when.lower(value), when.upper(value)
    except ValueError:
        return Opened(value)
    return Opened(value, first.isoformat() if first else None, last.isoformat() if last else None)


def _in_text(evidence: Iterable[Evidence]) -> Iterator[Evidence]:
    return (e for e in evidence if not isinstance(e.layer, str))


def _span(evidence: Evidence) -> tuple[int, int]:
    return evidence.start, evidence.end


def _quoted(evidence: Sequence[Evidence]) -> tuple[int, int, str]:
    first = next(_in_text(evidence), None)
    return (first.start, first.end, first.quote) if first else (0, 0, "")


def _place(evidence: Sequence[Evidence]) -> tuple[int | None, int | None]:
    first = next(_in_text(evidence), None)
    return (first.start, first.end) if first else (None, None)
