"""Pages of what events and texts are about: an instrument, an organisation, a place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import msgspec

from communique.archive.sqlite import SqliteArchive
from communique.record.errors import WrongUse
from communique.serve.asked import Asked, NotHere
from communique.serve.naming import from_address
from communique.serve.strips import Cell, strip, strip_of
from communique.views.instrument import Instrument, instrument
from communique.views.organisation import Organisation, organisation
from communique.views.place import Place, place

T = TypeVar("T")


class InstrumentPage(msgspec.Struct, frozen=True, kw_only=True):
    """An instrument, and how the documents that cite it lie in time."""

    instrument: Instrument
    strip: tuple[Cell, ...]


class OrganisationPage(msgspec.Struct, frozen=True, kw_only=True):
    """An organisation, and how its events lie in time."""

    organisation: Organisation
    strip: tuple[Cell, ...]


class PlacePage(msgspec.Struct, frozen=True, kw_only=True):
    """A place, and how its events lie in time."""

    place: Place
    strip: tuple[Cell, ...]


def instrument_page(archive: SqliteArchive, asked: Asked) -> InstrumentPage:
    """An instrument by its name.  Raises `NotHere`."""
    found = _named(instrument, archive, asked)
    return InstrumentPage(instrument=found, strip=strip_of(found.months))


def organisation_page(archive: SqliteArchive, asked: Asked) -> OrganisationPage:
    """An organisation by its name.  Raises `NotHere`."""
    found = _named(organisation, archive, asked)
    return OrganisationPage(organisation=found, strip=strip(found.days))


def place_page(archive: SqliteArchive, asked: Asked) -> PlacePage:
    """A place by its name.  Raises `NotHere`."""
    found = _named(place, archive, asked)
    return PlacePage(place=found, strip=strip_of(found.months))


def _named(question: Callable[[SqliteArchive, str], T], archive: SqliteArchive, asked: Asked) -> T:
    try:
        return question(archive, from_address(asked.path["name"]))
    except WrongUse as error:
        raise NotHere(str(error)) from None
