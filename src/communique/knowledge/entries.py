"""The shape of every data file: what a linguist or an archivist may write.

Knowledge is data.  Each struct below is one table of a TOML file under `communique/data/`;
unknown fields are refused with file and line (`communique knowledge check`).  Codes are
ISO 3166-1 alpha-2 for countries, IANA names for time zones, BCP 47 for languages, EDTF for dates.
"""

from __future__ import annotations

import msgspec


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base of all data entries: frozen, and a misspelt field is an error."""


class Country(Entry, frozen=True):
    """A state as texts name it.

    `names` are all ways to write the state itself, without a leading "the" ("Russia", "Russian Federation", "USA");
    the first is the usual one.  `adjectives` qualify ("Russian"); `demonyms` are people ("Russians");
    `government` are words that stand for its government: the capital, a palace ("Moscow", "Kremlin").
    `order` is how its authorities write a day in figures: `dmy` or `mdy`; left out where both are seen.
    """

    code: str
    names: list[str]
    adjectives: list[str] = []
    demonyms: list[str] = []
    capital: list[str] = []
    government: list[str] = []
    zone: str | None = None
    order: str | None = None
    note: str | None = None


class Place(Entry, frozen=True):
    """A city or a first-level region and the country it lies in.  `kind` is `city`, `region` or `venue`."""

    name: str
    country: str
    kind: str = "city"
    aliases: list[str] = []
    zone: str | None = None


class Organisation(Entry, frozen=True):
    """An international organisation, a body, a forum, an armed group or a news outlet.

    `code` is the abbreviation in use (three letters or more; only `EU` and `UN` have two).  `parent` is the code of
    the organisation it belongs to: officials of a body speak for the topmost parent.  `country` is the state
    whose body it is, for national bodies ("State Department" -> US).
    """

    code: str
    name: str
    kind: str  # organisation | body | forum | agency | newspaper | broadcaster | group | party | company
    aliases: list[str] = []
    parent: str | None = None
    country: str | None = None


class Instrument(Entry, frozen=True):
    """A named treaty, charter, agreement or statement of principles.  `value` is the normal form of record.md."""

    value: str
    kind: str = "treaty"  # treaty | charter | agreement | declaration | resolution | document
    aliases: list[str] = []
    adopted: str | None = None


class Service(Entry, frozen=True):
    """A publisher: a ministry, an embassy, a mission, an organisation's press service, an office of a head of state.

    `hosts` are host names (a capture's URL whose host ends with one of them is theirs); `marks` are phrases of the
    masthead or of a page title that name the publisher and nobody else.  `country` is the state (or `EU`/`UN`, or an
    organisation's code) that it speaks for, never the host country.
    """

    id: str
    name: str
    type: str  # ministry | embassy | consulate | mission | presidency | government | organisation | agency | parliament
    country: str | None = None
    post: str | None = None
    host_country: str | None = None
    hosts: list[str] = []
    marks: list[str] = []
    zones: list[str] = []
    languages: list[str] = []
    source: str | None = None
    since: str | None = None
    until: str | None = None


class Family(Entry, frozen=True):
    """Embassies of one state whose addresses are all made alike: `addresses` are patterns of host and path in which `{place}` stands for
    the code or the name of the host country, or for the city of the post; so it does in `name`.  `example` is the address of one of them.
    """

    id: str
    name: str
    country: str
    addresses: list[str]
    example: str
    type: str = "embassy"
