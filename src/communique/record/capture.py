"""A capture's outside: where the bytes came from, who published them, and how the page is zoned."""

from __future__ import annotations

from typing import Literal

import msgspec

from communique.record.evidence import Evidence, Reading

ZoneName = Literal["masthead", "article", "teaser", "chrome"]


class RawCapture(msgspec.Struct, frozen=True):
    """Bytes as they came, before anything is interpreted.

    `source` is the path as given (for a WARC record `file.warc.gz@offset`); `url` the capture's URL where one is known; `content_type` the declared
    type, `charset` the charset declared outside the page (HTTP header); `warc_date` the WARC-Date as written; `losses` what was lost on the way.
    """

    source: str
    data: bytes
    url: str | None = None
    content_type: str | None = None
    charset: str | None = None
    warc_date: str | None = None
    status: int | None = None
    losses: tuple[Loss, ...] = ()


class Loss(msgspec.Struct, frozen=True):
    """Bytes or characters that could not be read: where (`offset` in bytes), how many, what kind, in words."""

    kind: str
    offset: int
    size: int
    detail: str


class Decoded(msgspec.Struct, frozen=True):
    """The text of a capture and how it was decoded: `encoding`, the `reason` of the choice, `media_type` as sniffed."""

    text: str
    encoding: str
    reason: str
    media_type: str  # text/plain | text/html
    losses: tuple[Loss, ...] = ()


class Capture(msgspec.Struct, frozen=True, kw_only=True):
    """The capture as the record shows it.  `id` is `sha256:` and the digest of the bytes; `size` is in bytes."""

    id: str
    source: str
    url: str | None
    media_type: str
    encoding: str
    encoding_reason: str
    size: int
    taken_at: Reading | None


class Clock(msgspec.Struct, frozen=True):
    """A city's clock on a masthead: the place, the time as shown, the IANA zone, and its span."""

    place: str
    time: str
    zone: Reading | None
    start: int
    end: int
    quote: str


class Contact(msgspec.Struct, frozen=True, omit_defaults=True):
    """A contact of the publisher: its label and a phone (E.164), an e-mail address or a URL."""

    label: Reading | None
    phone: Reading | None = None
    email: Reading | None = None
    url: Reading | None = None


class Publisher(msgspec.Struct, frozen=True, kw_only=True):
    """Who publishes the page, as far as the page, its URL and the service files say."""

    name: Reading | None = None
    type: Reading | None = None
    country: Reading | None = None
    post: Reading | None = None
    host_country: Reading | None = None
    page_date: Reading | None = None
    clocks: tuple[Clock, ...] = ()
    contacts: tuple[Contact, ...] = ()


class Zone(msgspec.Struct, frozen=True):
    """A zone of the page: who speaks there.  Zones never overlap and together cover all that is not blank."""

    zone: ZoneName
    start: int
    end: int


class PageLink(msgspec.Struct, frozen=True):
    """A link of the chrome that leads on: its label, its role (archive, pager, language, share, …) and absolute target."""

    label: Reading
    role: str
    url: str | None


__all__ = ["Capture", "Clock", "Contact", "Decoded", "Evidence", "Loss", "PageLink", "Publisher", "RawCapture", "Zone", "ZoneName"]
