"""Documents and what is read from them: people, turns, quotations, events, instruments, commitments."""

from __future__ import annotations

from typing import Literal

import msgspec

from communique.record.capture import Capture, PageLink, Publisher, Zone
from communique.record.evidence import Evidence, Issue, Reading

TurnRole = Literal["question", "answer", "remarks", "moderator", "note"]
MentionType = Literal["person", "office", "organisation", "country", "place", "date", "instrument"]
Status = Literal["happened", "planned", "possible", "cancelled"]


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """A person in the capacity in which the page shows them; each field only as far as the page says."""

    name: Reading | None = None
    office: Reading | None = None
    organisation: Reading | None = None
    country: Reading | None = None


class Participant(msgspec.Struct, frozen=True, kw_only=True):
    """A side or a person of an event, and in which role."""

    name: Reading | None = None
    office: Reading | None = None
    organisation: Reading | None = None
    country: Reading | None = None
    role: str = "party"


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """What one speaker said until the next label: `[start, end)` covers the words, the label is outside."""

    role: TurnRole
    speaker: Person | None
    label: Evidence | None
    language: str | None
    start: int
    end: int
    paragraphs: tuple[tuple[int, int], ...]


class Quotation(msgspec.Struct, frozen=True, kw_only=True):
    """Speech reported inside a turn or a narrative, direct (in quotation marks) or indirect."""

    start: int
    end: int
    quote: str
    direct: bool
    speaker: Person | None
    cue: Reading | None


class Mention(msgspec.Struct, frozen=True):
    """A person, office, organisation, country, place, date or instrument named in the text; `value` is its normal form."""

    type: MentionType
    start: int
    end: int
    quote: str
    value: str | None


class Plover(msgspec.Struct, frozen=True):
    """The event in PLOVER's words."""

    event: str
    mode: str | None
    context: str | None


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """Something that happened, is planned, or may happen between the actors of diplomacy."""

    type: str
    status: Status
    when: Reading | None
    where: Reading | None
    participants: tuple[Participant, ...]
    initiative: Reading | None
    sidelines_of: Reading | None
    format: Reading | None
    prominence: Literal["primary", "mentioned"]
    evidence: tuple[Evidence, ...]
    cameo: tuple[str, ...] = ()
    plover: Plover | None = None
    step: str = ""
    entry: str = ""


class Commitment(msgspec.Struct, frozen=True, kw_only=True):
    """What the sides undertook: the verbatim clause, the parties, when and where due; `routine` marks the formula of going on talking."""

    text: Reading
    parties: tuple[Reading, ...]
    due: Reading | None
    place: Reading | None
    routine: bool


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One document of a page: the article, a further whole item, or a teaser (a stub of another document)."""

    id: str
    part: Literal["article", "teaser", "item"]
    kind: Reading | None
    title: Reading | None
    language: str | None
    published: Reading | None
    first_published: Reading | None
    held: Reading | None
    place: Reading | None
    outlets: tuple[Reading, ...]
    issuers: tuple[Reading, ...]
    speakers: tuple[Person, ...]
    excerpt: Reading | None
    url: str | None
    completes: str | None
    body: tuple[tuple[int, int], ...]
    turns: tuple[Turn, ...]
    exchanges: tuple[tuple[int, tuple[int, ...]], ...]
    quotations: tuple[Quotation, ...]
    mentions: tuple[Mention, ...]
    events: tuple[Event, ...]
    instruments: tuple[Reading, ...]
    commitments: tuple[Commitment, ...]
    issues: tuple[Issue, ...]


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """The record of one capture: what `communique read --json` prints, one JSON object a line."""

    schema: str = "communique.capture/1"
    capture: Capture
    publisher: Publisher
    zones: tuple[Zone, ...]
    documents: tuple[Document, ...]
    links: tuple[PageLink, ...]
    issues: tuple[Issue, ...]
    text: str | msgspec.UnsetType = msgspec.UNSET
