"""What a page of the library is expected to say: `expected.toml`, by quotes and never by offsets.

Written so that a historian can read and mend it.  A key that is left out means that the page gives nothing there (and that finding something is wrong);
the few keys that may be left unchecked say so.  A list in the place of a word gives several right answers; `""` among them allows none.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

Answer = str | tuple[str, ...] | None


class Person(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A speaker or a participant, each field as far as the page says."""

    name: Answer = None
    office: Answer = None
    country: Answer = None
    optional: bool = False


class Turn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What one speaker said: its first and last words (`ends` left out: unchecked)."""

    role: Answer
    speaker: Answer = None
    starts: str
    ends: str | None = None
    optional: bool = False


class Event(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """An event and the words that report it.  `optional`: the page may be read with or without it."""

    type: Answer
    status: Answer
    when: Answer = None
    where: Answer = None
    participants: tuple[Person, ...] = ()
    initiative: Answer = None
    sidelines_of: Answer = None
    prominence: Answer = "mentioned"
    quote: str
    optional: bool = False


class Commitment(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The clause of an undertaking, verbatim, and the sides that gave it (left out: unchecked)."""

    text: str
    parties: tuple[str, ...] | None = None
    optional: bool = False


class Teaser(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A stub of another document of which only the title, the date and (where given) the link are checked."""

    title: str
    published: Answer = None
    url: str | None = None


class Document(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A document of which everything is checked."""

    part: Literal["article", "item", "teaser"] = "article"
    kind: Answer = None
    title: Answer = None
    published: Answer = None
    first_published: Answer = None
    held: Answer = None
    place: Answer = None
    issuers: tuple[str, ...] = ()
    outlets: tuple[str, ...] | None = None
    speakers: tuple[Person, ...] = ()
    turns: tuple[Turn, ...] = ()
    events: tuple[Event, ...] = ()
    instruments: tuple[str, ...] = ()
    tolerated_instruments: tuple[str, ...] = ()
    commitments: tuple[Commitment, ...] = ()


class Zone(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A zone by its first and last words."""

    zone: Literal["masthead", "article", "teaser", "chrome"]
    first: str
    last: str


class Expected(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """All that is expected of one page.

    `never_dates` are words that must not be read as a date at all, `dates_of_others` dates that belong to something else (an instrument, a picture, the
    page's last change) and must not date a document or an event, `never_events` words that report no event.
    """

    url: str | None = None
    publisher_country: Answer = None
    taken_at: Answer = None
    documents: tuple[Document, ...] = ()
    teasers: tuple[Teaser, ...] = ()
    zones: tuple[Zone, ...] = ()
    never_dates: tuple[str, ...] = ()
    dates_of_others: tuple[str, ...] = ()
    never_events: tuple[str, ...] = ()


class EmptyCase(ValueError):
    """A case that expects nothing tests nothing."""


class Case(msgspec.Struct, frozen=True):
    """A page of the library: its name (`country/service/slug`), its folder, the capture and what is expected of it."""

    name: str
    folder: Path
    capture: Path
    expected: Expected


def load(path: Path) -> Expected:
    """The expectation in a file.  Raises `msgspec.ValidationError` for an unknown key and `EmptyCase` where nothing is expected."""
    expected = msgspec.toml.decode(path.read_bytes(), type=Expected)
    if not expected.documents and not expected.teasers:
        raise EmptyCase(f"{path}: expects no document and no teaser")
    return expected


def open_case(folder: Path, root: Path) -> Case:
    """The case in a folder of the library.  Raises `FileNotFoundError` where the capture or the expectation is missing."""
    captures = sorted(folder.glob("capture.*"))
    if len(captures) != 1:
        raise FileNotFoundError(f"{folder}: {len(captures)} files named capture.*; one is wanted")
    return Case(folder.relative_to(root).as_posix(), folder, captures[0], load(folder / "expected.toml"))


def library(root: Path) -> list[Case]:
    """All cases of a library of pages, by name."""
    return [open_case(path.parent, root) for path in sorted(root.glob("*/*/*/expected.toml"))]
