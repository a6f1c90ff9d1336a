"""What is true about the newsroom's captures: the records of `truth.jsonl`, one JSON object a line, told apart by `"record"`.

A record is written just before the first capture that needs it, so the file can be read as a stream and speaks of nothing that no capture shows:

- `service`, `person`, `holding`: who publishes, who is who, who held which office from when until when;
- `event`: what really happened (or was planned and never happened), known by one id to all who tell of it;
- `document`: one publication of one service in one version; a further version comes with its `edit`;
- `capture`: what one capture of one URL shows: a version of a document, stubs of other documents, or nothing (it failed);
- `follow_up`: a plan and what came of it, once both were captured;
- `look_alike`: two persons who are not the same, though their names might say so.

Dates are EDTF.  Ids are stable within a run and mean nothing outside it.  How to compare: pages are *copies* of each other where their documents have
the same `copy_group`; accounts (of whatever documents) tell of one event where they have the same `event`; two mentions are the same person where they
have the same `person`; a stub is *completed* by any capture that shows the document of its id.
"""

from __future__ import annotations

from typing import Literal

import msgspec


class Truth(msgspec.Struct, frozen=True, kw_only=True, tag_field="record", omit_defaults=True):
    """Base of all records of the truth file."""


class ServiceTruth(Truth, frozen=True, kw_only=True, tag="service"):
    """A publisher."""

    id: str
    name: str
    type: str
    country: str | None
    host: str
    host_country: str | None = None


class PersonTruth(Truth, frozen=True, kw_only=True, tag="person"):
    """A person: the name at home, and all spellings in which foreign services write it."""

    id: str
    name: str
    spellings: tuple[str, ...]
    country: str | None


class LookAlikeTruth(Truth, frozen=True, kw_only=True, tag="look_alike"):
    """Two different persons planted to be mistaken for one another."""

    kind: Literal["same_surname", "near_name", "homoglyph", "namesake"]
    persons: tuple[str, str]


class HoldingTruth(Truth, frozen=True, kw_only=True, tag="holding"):
    """A person in an office, from the first day to the last (`None`: no end within the newsroom's years)."""

    person: str
    office: str
    title: str
    country: str | None
    since: str
    until: str | None
    host_country: str | None = None


class EventTruth(Truth, frozen=True, kw_only=True, tag="event"):
    """What really happened.  `happened` is false for what was planned and never came to be."""

    id: str
    type: str
    when: str
    where: str | None
    parties: tuple[str, ...]
    countries: tuple[str, ...]
    initiative: str | None = None
    happened: bool = True


class PersonMention(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A person as one document writes them; `office` is the id of the holding's office, `title` its words."""

    person: str
    name: str
    title: str
    office: str
    country: str | None


class Account(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An event as one document tells it: only what this document says, right or wrong."""

    event: str
    type: str
    status: Literal["happened", "planned", "cancelled"]
    prominence: Literal["primary", "mentioned"]
    when: str | None = None
    where: str | None = None
    initiative: str | None = None
    parties: tuple[str, ...] = ()
    quote: str = ""


class CommitmentTruth(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An undertaking: its sentence, when it is due, and the event by which it would be kept (see `follow_up`)."""

    text: str
    event: str
    countries: tuple[str, ...]
    due: str
    place: str | None = None


class Turn(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A turn of a conversation: its role, the speaker (a person's id) and its first words."""

    role: Literal["question", "answer", "remarks", "moderator"]
    starts: str
    person: str | None = None


class EditTruth(Truth, frozen=True, kw_only=True, tag="edit"):
    """A real change between two versions of one document: all of it, as the words before and after."""

    document: str
    version: int
    kind: Literal["sentence", "date", "name", "addition"]
    before: str
    after: str


class DocumentTruth(Truth, frozen=True, kw_only=True, tag="document"):
    """One publication of one service in one version.

    `copy_group` is the id of the document that the text was first published as; `copy` says how this one relates to it: `original`, `embassy` (the same
    text), `agency` (another title and first paragraph), `joint` (the other side's publication of a joint text).  `kind` is left out where the vocabulary has
    no plain word for it (the report of a signing, of a gathering).
    """

    id: str
    version: int
    service: str
    title: str
    published: str
    lead: str
    kind: str | None = None
    held: str | None = None
    copy_group: str = ""
    copy: Literal["original", "embassy", "agency", "joint"] = "original"
    turns: tuple[Turn, ...] = ()
    people: tuple[PersonMention, ...] = ()
    accounts: tuple[Account, ...] = ()
    commitments: tuple[CommitmentTruth, ...] = ()


class Stub(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A teaser of a document on another page: what it shows, and which document it stands for."""

    document: str
    title: str
    published: str
    lead: str | None = None
    url: str | None = None


class CaptureTruth(Truth, frozen=True, kw_only=True, tag="capture"):
    """What one capture shows.

    `document` and `version` are those of the article (none on a listing and where the capture failed); `new_version`: the last good capture of this URL
    showed another version; `first`: no good capture of this URL came before.  `published_shown`: the page gives the day of publication.
    """

    number: int
    url: str
    taken_at: str
    media_type: str
    service: str
    status: int = 200
    failed: bool = False
    listing: bool = False
    document: str | None = None
    version: int | None = None
    first: bool = False
    new_version: bool = False
    published_shown: bool = False
    stubs: tuple[Stub, ...] = ()
    file: str | None = None


class FollowUpTruth(Truth, frozen=True, kw_only=True, tag="follow_up"):
    """A plan told in one document and its keeping (or calling off) told in another; both were captured in full."""

    event: str
    planned_in: str
    followed_in: str
    outcome: Literal["happened", "cancelled"] = "happened"


Record = ServiceTruth | PersonTruth | LookAlikeTruth | HoldingTruth | EventTruth | EditTruth | DocumentTruth | CaptureTruth | FollowUpTruth
"""Any line of the truth file; `msgspec.json.decode(line, type=Record)` reads it."""
