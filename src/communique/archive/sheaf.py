"""A sheaf: all rows of one capture, ready to be written.

Made where the page was read (in a worker), so that the one writer has nothing to do but to insert.  Persons are numbered inside their document.
"""

from __future__ import annotations

import msgspec


class Opened(msgspec.Struct, frozen=True, array_like=True):
    """The dates of a value: EDTF as given, and the first and last day that it may mean (ISO days, None without a year)."""

    value: str | None = None
    start: str | None = None
    end: str | None = None


class PublisherRow(msgspec.Struct, frozen=True, array_like=True):
    """A publisher, by the key that its pages share."""

    key: str
    name: str | None
    type: str | None
    country: str | None
    post: str | None
    host_country: str | None
    host: str | None


class SightingRow(msgspec.Struct, frozen=True, array_like=True):
    """A person or side as the document shows it, with the words that name it."""

    name: str | None
    office: str | None
    organisation: str | None
    country: str | None
    start: int
    end: int
    quote: str


class TurnRow(msgspec.Struct, frozen=True, array_like=True):
    """A turn; `sighting` is the speaker's number in the document."""

    role: str
    sighting: int | None
    label: str | None
    language: str | None
    start: int
    end: int


class QuotationRow(msgspec.Struct, frozen=True, array_like=True):
    """Reported speech."""

    sighting: int | None
    direct: bool
    start: int
    end: int
    quote: str


class EventRow(msgspec.Struct, frozen=True, array_like=True):
    """An event and its participants (number of the sighting, role, country)."""

    type: str
    status: str
    when: Opened
    place: str | None
    initiative: str | None
    sidelines_of: str | None
    format: str | None
    prominence: str
    start: int
    end: int
    quote: str
    participants: tuple[tuple[int, str, str | None], ...]


class CommitmentRow(msgspec.Struct, frozen=True, array_like=True):
    """An undertaking."""

    parties: str
    due: Opened
    place: str | None
    routine: bool
    start: int
    end: int
    quote: str


class DocumentRows(msgspec.Struct, frozen=True, array_like=True):
    """A document and everything that is told of it."""

    digest: str
    part: str
    kind: str | None
    title: str | None
    language: str | None
    published: Opened
    first_published: str | None
    held: Opened
    place: str | None
    excerpt: str | None
    url: str | None
    url_key: str | None
    start: int
    end: int
    words: int
    body: str
    sightings: tuple[SightingRow, ...]
    turns: tuple[TurnRow, ...]
    exchanges: tuple[tuple[int, int], ...]
    quotations: tuple[QuotationRow, ...]
    events: tuple[EventRow, ...]
    mentions: tuple[tuple[str, str | None, int, int], ...]
    instruments: tuple[tuple[str, int, int, str], ...]
    commitments: tuple[CommitmentRow, ...]


class CaptureRow(msgspec.Struct, frozen=True, array_like=True):
    """The capture itself, read or failed."""

    key: str
    digest: str
    source: str
    url: str | None
    url_key: str | None
    content_type: str | None
    charset: str | None
    warc_date: str | None
    http_status: int | None
    media_type: str | None
    encoding: str | None
    encoding_reason: str | None
    size: int
    taken_at: Opened
    page_date: str | None
    outcome: str
    failure_code: str | None
    failure_reason: str | None
    reader: str


class LossRow(msgspec.Struct, frozen=True, array_like=True):
    """Bytes of an input that gave no capture, or characters that were lost."""

    input: str
    offset: int
    bytes: int
    code: str
    detail: str


class Sheaf(msgspec.Struct, frozen=True, array_like=True):
    """All rows of one capture.  `packed` are its bytes and `record` its record, both zlib; `record` and `text` are None where reading failed."""

    capture: CaptureRow
    packed: bytes
    text: str | None = None
    text_digest: str | None = None
    record: bytes | None = None
    record_digest: str | None = None
    publisher: PublisherRow | None = None
    documents: tuple[DocumentRows, ...] = ()
    issues: tuple[tuple[str, str, int | None, int | None], ...] = ()
    losses: tuple[LossRow, ...] = ()
