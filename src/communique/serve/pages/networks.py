"""Pages of who met whom: of the whole archive, and around one person."""

from __future__ import annotations

import msgspec

from communique.archive.sqlite import SqliteArchive
from communique.serve.asked import Asked, NotHere
from communique.serve.graphics.networks import Laid, lay
from communique.serve.wording import said
from communique.views.kept import kept
from communique.views.network import Network, Of, all_ties, network, ties_around, ties_of_person
from communique.views.partners import years_of_events
from communique.views.person import Person, person_numbered

MOST = 44
"""So many persons or sides a sheet can hold and still be read."""


class NetworkPage(msgspec.Struct, frozen=True, kw_only=True):
    """Who met whom: all (`person` is none), or those whom a person met; only what lies in `year`, only ties of at least `least` events."""

    person: Person | None
    year: str
    years: tuple[str, ...]
    least: int
    network: Network
    laid: Laid


def of_all(archive: SqliteArchive, asked: Asked) -> NetworkPage:
    """The network of the archive: of persons, or (`of=countries`) of sides."""
    of: Of = "countries" if asked.word("of") == "countries" else "persons"
    year, years, least = _limits(archive, asked)
    ties = all_ties(archive, of, year or None)
    found, laid = kept(archive, f"network {of} {year} {least}", lambda own: _laid(network(own, of, ties, least, MOST)))
    return NetworkPage(person=None, year=year, years=years, least=least, network=found, laid=laid)


def of_person(archive: SqliteArchive, asked: Asked) -> NetworkPage:
    """The network around a person.  Raises `NotHere`, also where the person is not shown to have met anybody."""
    number = asked.path["id"]
    person = person_numbered(archive, int(number)) if number.isascii() and number.isdigit() and len(number) < 10 else None
    if person is None:
        raise NotHere("There is no person of this number in the archive: search for a name.")
    year, years, least = _limits(archive, asked)
    ties = ties_of_person(archive, int(number), year) if year else ties_around(archive, int(number))
    if not ties and not year:
        raise NotHere("The archive does not show whom this person met.")
    found, laid = _laid(network(archive, "persons", ties, least, MOST), number)
    return NetworkPage(person=person, year=year, years=years, least=least, network=found, laid=laid)


def _limits(archive: SqliteArchive, asked: Asked) -> tuple[str, tuple[str, ...], int]:
    years = kept(archive, "years of events", years_of_events)
    return asked.word("year") if asked.word("year") in years else "", years, asked.number("least", 1, 999, 1)


def _laid(found: Network, middle: str = "") -> tuple[Network, Laid]:
    return found, lay(found, middle)


def counted(of: Of) -> str:
    """What a line of the picture stands for."""
    if of == "countries":
        return said(
            "A line joins two sides that took part in the same event that happened; the thicker, the more events, each counted once however many accounts there are of it."
        )
    return said(
        "A line joins two persons of different sides who took part in the same event that happened; the thicker, the more events, each counted once however many accounts there are of it."
    )
