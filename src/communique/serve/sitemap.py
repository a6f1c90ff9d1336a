"""All pages of the reading room, by name: how each is addressed, who answers, which template shows the answer.

The server, the static site, the API and the tests all read this one table.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec

from communique.archive.sqlite import SqliteArchive
from communique.serve.asked import Asked
from communique.serve.pages import catalogues, differences, document, looking, messages, networks, newsroom, things, whole
from communique.views.catalogue import Sort
from communique.views.history import History


class Page(NamedTuple):
    """A page: its name, its address with named parts, the question that it answers, its template, and the parameters that it takes."""

    name: str
    path: str
    answer: Callable[[SqliteArchive, Asked], msgspec.Struct]
    template: str
    answers: type[Any]
    takes: tuple[str, ...] = ()
    about: str = ""


def _registers(*sorts: Sort) -> list[Page]:
    """Each register twice: by frequency, and under a letter (`0` for what begins with none)."""
    found = []
    for sort in sorts:
        answer = catalogues.register(sort)
        found.append(
            Page(sort, f"/{sort}", answer, "register.html", catalogues.Register, ("page",), f"All {sort}, the most frequent first")
        )
        found.append(
            Page(
                f"{sort}-letter",
                f"/{sort}/{{letter}}",
                answer,
                "register.html",
                catalogues.Register,
                ("page",),
                f"All {sort} under a letter",
            )
        )
    return found


PAGES: tuple[Page, ...] = (
    Page("front", "/", newsroom.front, "front.html", newsroom.Front, (), "Publishers and newest messages"),
    Page("newsroom", "/newsroom/{id}", newsroom.newsroom, "newsroom.html", newsroom.Newsroom, (), "A publisher's front page"),
    Page(
        "messages",
        "/newsroom/{id}/all",
        messages.messages,
        "messages.html",
        messages.Messages,
        ("kind", "page"),
        "All messages of a publisher",
    ),
    Page(
        "messages-period",
        "/newsroom/{id}/all/{period}",
        messages.messages,
        "messages.html",
        messages.Messages,
        ("kind", "page"),
        "The messages of a publisher of a year, a month, or without a date (`undated`)",
    ),
    Page(
        "document",
        "/document/{id}",
        document.document,
        "document.html",
        document.DocumentPage,
        ("fact", "layers", "passage"),
        "A document with its facts",
    ),
    Page("person", "/person/{id}", looking.person_page, "person.html", looking.PersonPage, (), "A person"),
    Page("country", "/country/{code}", looking.country, "country.html", looking.Country, (), "A country or organisation"),
    Page("pair", "/pair/{one}/{other}", looking.two, "pair.html", looking.Two, ("from", "to"), "The contacts of two countries"),
    Page("event", "/event/{id}", looking.happening, "event.html", looking.Happening, (), "One event, all accounts of it"),
    Page(
        "instrument",
        "/instrument/{name}",
        things.instrument_page,
        "instrument.html",
        things.InstrumentPage,
        (),
        "An instrument, and who cited it",
    ),
    Page(
        "organisation",
        "/organisation/{name}",
        things.organisation_page,
        "organisation.html",
        things.OrganisationPage,
        (),
        "An organisation",
    ),
    Page("place", "/place/{name}", things.place_page, "place.html", things.PlacePage, (), "A place, and what happened there"),
    *_registers("persons", "countries", "organisations", "places", "instruments"),
    Page("network", "/network", networks.of_all, "network.html", networks.NetworkPage, ("of", "year", "least"), "Who met whom"),
    Page(
        "person-network",
        "/person/{id}/network",
        networks.of_person,
        "network.html",
        networks.NetworkPage,
        ("year", "least"),
        "Whom a person met, and who of them met each other",
    ),
    Page("map", "/map", whole.whole_map, "map.html", whole.WholeMap, ("year",), "Who took part in what happened, on a map"),
    Page("calendar", "/calendar", looking.month, "calendar.html", looking.Month, (), "The newest month's events"),
    Page("month", "/calendar/{month}", looking.month, "calendar.html", looking.Month, (), "A month's events"),
    Page(
        "commitments",
        "/commitments",
        looking.commitments,
        "commitments.html",
        looking.Ledger,
        ("as_of", "page"),
        "The ledger of commitments",
    ),
    Page("search", "/search", looking.searched, "search.html", looking.Searched, ("q", "order", "after", "copies"), "Search"),
    Page("history", "/history", looking.looks, "history.html", History, ("url",), "The history of an address"),
    Page(
        "diff", "/diff/{old}/{new}", differences.difference, "difference.html", differences.Difference, (), "What changed between two looks"
    ),
    Page("statistics", "/statistics", looking.statistics, "statistics.html", looking.Statistics, (), "How much the archive holds"),
    Page("quality", "/quality", looking.troubles, "quality.html", looking.Troubles, (), "What could not be read"),
)
