"""How titles and openings tell the kind of a document, and the small words beside its dates and places (`titles.toml`)."""

from __future__ import annotations

from typing import Literal

from communique.knowledge.entries import Entry

Sight = Literal["stamp", "opening", "byline", "title", "label", "body", "lead", "address"]


class Formula(Entry, frozen=True, kw_only=True, eq=False):
    """Words by which a stretch of a page tells the kind of its document.

    `where` is the stretch: the `title`; a printed `label`, or a `stamp`, which is a label that outranks the title; the `opening`
    of the body, which outranks a title that only reports; a `byline`; marks anywhere in the `body`; the first sentences (`lead`);
    a piece of the page's `address`, where nothing else tells.
    All of `has` (each a list of alternatives) must be there, none of `lacks`; `starts` asks one of them at the very start.
    The first formula of the file that fits decides.  `example` is a stretch of our own that fits.
    """

    kind: str
    has: list[list[str]] = []
    starts: list[str] = []
    lacks: list[str] = []
    where: Sight = "title"
    example: str


class Hallmark(Entry, frozen=True, kw_only=True):
    """House style of a service that a reprint keeps: words around the text that only one side's releases have.

    `line` asks that they be a line of their own.  `example` is a stretch of our own in that style.
    """

    words: list[str]
    country: str
    line: bool = False
    example: str


class ClockZone(Entry, frozen=True, kw_only=True):
    """A clock zone as dates print it ("EST"), and its distance from Greenwich (`-05:00`, `Z`).  `example` is a date of our own with one."""

    words: list[str]
    offset: str
    example: str


class TitleWords(Entry, frozen=True, kw_only=True, eq=False):
    """The language's title formulas, its abbreviations that end in a full stop, and words of header and footer lines.

    `prefix` is what may stand before a title and tells nothing ("Press release:"); `venue` names rooms and buildings where one speaks; `published` makes the date on its line a day of publication, `revised`
    something else; `hallmark` is house style; the words `going`, `coming`, `inviting`, `envoy`, `behalf`, `facing`, `hosting` and `bond` tell host from
    guest and own from other; `invited_by`, `handed_to` and `bound_for` stand before inviters, receivers of credentials and the state of a journey, `received_thing` are calls and letters, which are
    received anywhere; `seat` are capitals from which organisations write; `own_agency`
    are news agencies that write of their own state's officials without its name; `keen` is what
    a state says of itself ("Norland's readiness"); `in_the_name` stands before the state for which one speaks; before an envoy's host stand words of `accrediting` and of its `sovereign`.  `spoken` tells of a line over a speech when it was made; `today` before a day makes it the day of issue; `reprint` introduces the day on which another published a text; `clock_zone` are zones and their offsets, `month_first` those of a country
    that writes the month before the day; `own_dateline` are words of a publisher's own name in a dateline ("MFA Press"), where else an agency's stands; behind words of `making` stands
    who makes a statement ("statement by").
    """

    formula: list[Formula] = []
    abbreviation: list[str] = []
    prefix: list[str] = []
    venue: list[str] = []
    published: list[str] = []
    revised: list[str] = []
    reprint: list[str] = []
    spoken: list[str] = []
    today: list[str] = []
    month_first: list[str] = []
    hallmark: list[Hallmark] = []
    going: list[str] = []
    coming: list[str] = []
    inviting: list[str] = []
    invited_by: list[str] = []
    handed_to: list[str] = []
    received_thing: list[str] = []
    bound_for: list[str] = []
    envoy: list[str] = []
    behalf: list[str] = []
    bond: list[str] = []
    facing: list[str] = []
    hosting: list[str] = []
    seat: list[str] = []
    own_agency: list[str] = []
    in_the_name: list[str] = []
    keen: list[str] = []
    accrediting: list[str] = []
    sovereign: list[str] = []
    own_dateline: list[str] = []
    making: list[str] = []
    clock_zone: list[ClockZone] = []
