"""Pages that answer one question each, straight from `communique.views`."""

from __future__ import annotations

import msgspec

from communique.archive.sqlite import SqliteArchive
from communique.linking.disagreements import Disagreement, disagreements
from communique.record.errors import WrongUse
from communique.serve.asked import Asked, NotHere
from communique.serve.graphics.maps import WorldMap, world_map
from communique.serve.graphics.timelines import Heat, heat_of
from communique.serve.strips import Cell, strip, strip_of
from communique.views.beside import Beside, account_of, beside
from communique.views.events import Event
from communique.views.history import History, history
from communique.views.kept import kept, lately
from communique.views.met import Met, met, met_by_all
from communique.views.network import has_ties
from communique.views.pair import Pair, pair_and_days
from communique.views.partners import partners_of_all, partners_of_person
from communique.views.person import Person, person_numbered
from communique.views.promises import Promise, agreed_at, open_commitments
from communique.views.quality import Trouble, quality
from communique.views.search import Found, Order, search
from communique.views.stats import Stats, stats
from communique.views.timeline import MOST, many_in, months_of_all, newest_of, timeline, with_accounts

SHOWN = 60
LEDGER = 50
COUNTED = 5000
"""The facets of a search look at so many of the newest hits."""


class Searched(msgspec.Struct, frozen=True, kw_only=True):
    """A search: what was asked and what was found."""

    query: str
    order: str
    copies: bool
    found: Found


class PersonPage(msgspec.Struct, frozen=True, kw_only=True):
    """A person, whom they met, and of which countries these were; `ties`: whether there is a network around them."""

    person: Person
    met: Met | None
    world: WorldMap
    ties: bool


class Country(msgspec.Struct, frozen=True, kw_only=True):
    """A country or an organisation that acts as a side: whom it met, and its newest events."""

    code: str
    met: Met
    world: WorldMap
    events: tuple[Event, ...]
    strip: tuple[Cell, ...]


class Two(msgspec.Struct, frozen=True, kw_only=True):
    """Two sides, and how their contacts lie in time."""

    pair: Pair
    strip: tuple[Cell, ...]


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """One event: all accounts of it side by side, what they say differently, what was agreed and what became of it."""

    event: Event
    disagreements: tuple[Disagreement, ...]
    beside: Beside
    agreed: tuple[Promise, ...]


class Month(msgspec.Struct, frozen=True, kw_only=True):
    """The events of a month, and the months that have some; `left_out` counts the accounts for which the page has no room."""

    month: str
    months: tuple[str, ...]
    events: tuple[Event, ...]
    left_out: int


class Ledger(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the ledger of commitments: `total` are all that stood on the day, `routine` the formulas of going on talking, left out."""

    as_of: str
    promises: tuple[Promise, ...]
    routine: int
    total: int
    page: int
    pages: int


class Statistics(Stats, frozen=True, kw_only=True):
    """How much the archive holds, and its texts by month."""

    heat: Heat


class Troubles(msgspec.Struct, frozen=True, kw_only=True):
    """What could not be read."""

    troubles: tuple[Trouble, ...]


def searched(archive: SqliteArchive, asked: Asked) -> Searched:
    """Search.  Any text is a question; a cursor that fits another order begins anew."""
    query, copies = asked.word("q"), asked.word("copies") != "no"
    order: Order = "ranked" if asked.word("order") == "ranked" else "newest"
    try:
        found = _found(archive, query, order, copies, asked.word("after") or None)
    except WrongUse:
        found = _found(archive, query, order, copies, None)
    return Searched(query=query, order=order, copies=copies, found=found)


def _found(archive: SqliteArchive, query: str, order: Order, copies: bool, after: str | None) -> Found:
    return search(archive, query, order=order, after=after, copies=copies, stubs=False, facets=True, counted=COUNTED)


def person_page(archive: SqliteArchive, asked: Asked) -> PersonPage:
    """A person by number.  Raises `NotHere`."""
    number = asked.path["id"]
    found = person_numbered(archive, int(number)) if number.isascii() and number.isdigit() and len(number) < 10 else None
    if found is None:
        raise NotHere("There is no person of this number in the archive: search for a name.")
    try:
        others = met(archive, f"#{found.id}")
    except WrongUse:
        others = None
    return PersonPage(
        person=found,
        met=others,
        world=world_map(partners_of_person(archive, int(number), found.country)),
        ties=has_ties(archive, int(number)),
    )


def country(archive: SqliteArchive, asked: Asked) -> Country:
    """A country.  Raises `NotHere`."""
    code = asked.path["code"].upper()
    try:
        events = newest_of(archive, code, SHOWN)
        others = kept(archive, "met by all", met_by_all).get(code) or met(archive, code)
    except WrongUse as error:
        raise NotHere(str(error)) from None
    world = world_map(kept(archive, "partners of all", partners_of_all).get(code, ()))
    days = strip_of(kept(archive, "months of all", months_of_all).get(code, {}))
    return Country(code=code, met=others, world=world, events=tuple(events), strip=days)


def two(archive: SqliteArchive, asked: Asked) -> Two:
    """Two countries.  Raises `NotHere`."""
    since, until = asked.word("from") or None, asked.word("to") or None
    try:
        sides = asked.path["one"].upper(), asked.path["other"].upper()
        found, days = pair_and_days(archive, *sides, since, until, limit=SHOWN)
    except WrongUse as error:
        raise NotHere(str(error)) from None
    newest = sorted(found.contacts, key=lambda contact: contact.event.first_day or "", reverse=True)  # those without a day come last
    shown = msgspec.structs.replace(found, contacts=tuple(newest[:SHOWN]))
    return Two(pair=shown, strip=strip(days))


def happening(archive: SqliteArchive, asked: Asked) -> Happening:
    """An event by the number of any account of it.  Raises `NotHere`."""
    number = asked.path["id"]
    found = with_accounts(archive, [int(number)]) if number.isascii() and number.isdigit() and len(number) < 12 else []
    if not found:
        raise NotHere("There is no event of this number in the archive.")
    event = found[0]
    return Happening(
        event=event,
        disagreements=tuple(disagreements(map(account_of, event.accounts))),
        beside=beside(archive, event),
        agreed=agreed_at(archive, event),
    )


def month(archive: SqliteArchive, asked: Asked, most: int = MOST) -> Month:
    """The events of a month, `most` of them from its beginning, the newest month that has some if none is named.  Raises `NotHere`."""
    months = kept(archive, "months", lambda own: tuple(row["month"] for row in own.rows(_MONTHS)))
    chosen = asked.path.get("month") or (months[-1] if months else "")
    if chosen and (len(chosen) != 7 or not chosen.replace("-", "").isdigit()):
        raise NotHere("A month is written 2017-09.")
    try:
        events = timeline(archive, since=chosen, until=chosen, primary=True, limit=most) if chosen else []
        left_out = max(0, many_in(archive, chosen, chosen) - most) if chosen else 0
    except WrongUse as error:
        raise NotHere(str(error)) from None
    return Month(month=chosen, months=months, events=tuple(events), left_out=left_out)


_MONTHS = "SELECT DISTINCT substr(date_start, 1, 7) AS month FROM event WHERE date_start IS NOT NULL AND prominence = 'primary' ORDER BY 1"


def commitments(archive: SqliteArchive, asked: Asked) -> Ledger:
    """The ledger of commitments, as of a day (the newest in the archive), a page at a time."""
    day = asked.word("as_of")
    try:
        found = (
            lately(archive, "ledgers", day, lambda own: open_commitments(own, day)) if day else kept(archive, "ledger", open_commitments)
        )
    except WrongUse as error:
        raise NotHere(str(error)) from None
    pages = max(1, -(-len(found.promises) // LEDGER))
    page = asked.number("page", 1, pages, 1)
    return Ledger(
        as_of=found.as_of, promises=found.promises[(page - 1) * LEDGER : page * LEDGER], routine=len(found.routine), total=len(found.promises),
        page=page, pages=pages,
    )  # fmt: skip


def looks(archive: SqliteArchive, asked: Asked) -> History:
    """The history of an address.  Raises `NotHere`."""
    try:
        return history(archive, asked.word("url"))
    except WrongUse as error:
        raise NotHere(str(error)) from None


def statistics(archive: SqliteArchive, asked: Asked) -> Statistics:
    """How much the archive holds."""
    found = stats(archive)
    heat = heat_of((month.value, month.once) for month in found.months)
    return Statistics(**{name: getattr(found, name) for name in Stats.__struct_fields__}, heat=heat)


def troubles(archive: SqliteArchive, asked: Asked) -> Troubles:
    """What could not be read."""
    return Troubles(troubles=tuple(quality(archive)))
