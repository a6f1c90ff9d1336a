"""What the rules look at: documents, persons as a document shows them, events as a document tells them, undertakings.

Each is a small frozen record made from the record of a capture (`papers`, `sightings`, `accounts`, `undertakings`).
"""

from __future__ import annotations

import msgspec


class House(msgspec.Struct, frozen=True):
    """Who publishes: the side it speaks for, what it is, where it stands, its host name."""

    country: str | None = None
    type: str | None = None
    post: str | None = None
    host: str | None = None

    @property
    def key(self) -> str:
        """One word for the publisher: its side, type and post, or its host where the page does not say."""
        return f"{self.country}/{self.type or ''}/{self.post or ''}" if self.country else self.host or ""


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """A document to be compared with others.

    `page` is the key of the address of the capture, `address` that of the document itself: the page for its article, the link target for a
    teaser, none for one of several items of a page; `further` are other addresses under which the same document was seen.  `text` is the body,
    paragraph by paragraph, or a teaser's excerpt.
    """

    id: str
    part: str
    house: House
    page: str | None = None
    address: str | None = None
    title: str = ""
    published: str | None = None
    kind: str | None = None
    language: str | None = None
    text: str = ""
    further: tuple[str, ...] = ()

    @property
    def addresses(self) -> frozenset[str]:
        """All addresses of the document."""
        return frozenset((*self.further, self.address) if self.address else self.further)


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """A person or an office holder as one place of a document shows them; `when` is the day of the event or of the document (EDTF)."""

    document: str
    position: int
    name: str | None = None
    office: str | None = None
    organisation: str | None = None
    country: str | None = None
    when: str | None = None

    @property
    def id(self) -> str:
        """The document and the place in it."""
        return f"{self.document}#{self.position}"


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """A side or a person of an event."""

    name: str | None = None
    office: str | None = None
    organisation: str | None = None
    country: str | None = None
    role: str = "party"


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """An event as one document tells it; `told` are the words that tell it, `number` its place among the document's events.

    `between` are the sides of what the document is about, where there are two: those who agree at a meeting to meet again.
    """

    document: str
    number: int
    type: str
    status: str
    when: str | None = None
    where: str | None = None
    parties: tuple[Party, ...] = ()
    initiative: str | None = None
    format: str | None = None
    gathering: str | None = None
    prominence: str = "mentioned"
    told: str = ""
    house: House = House()
    published: str | None = None
    between: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        """The document and the event's place in it."""
        return f"{self.document}#e{self.number}"


class Undertaking(msgspec.Struct, frozen=True, kw_only=True):
    """What the sides of a document undertook, when and where it is due."""

    document: str
    number: int
    text: str
    parties: tuple[str, ...] = ()
    due: str | None = None
    where: str | None = None
    routine: bool = False
    house: House = House()
    published: str | None = None

    @property
    def id(self) -> str:
        """The document and the undertaking's place in it."""
        return f"{self.document}#c{self.number}"
