"""The other forms of a page: feeds, citations, calendars."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from communique.archive.sqlite import SqliteArchive
from communique.record.errors import WrongUse
from communique.serve.asked import Asked, NotHere
from communique.serve.calendars import ics
from communique.serve.citing import bibtex, csl_json, ris
from communique.serve.feeds import atom, json_feed
from communique.serve.pages import looking, newsroom
from communique.serve.pages.newsroom import Latest
from communique.serve.pictures import PICTURES, made
from communique.serve.signposts import addresses_of, index, robots
from communique.serve.wording import said
from communique.views.show import Shown, show
from communique.views.sides import name_of, side


class Other(NamedTuple):
    """A file of the reading room: its name, address, media type, who makes it (archive, what was asked, own address, the room's root), the page
    that it lies beside (empty: one that asks a question, and has no file), and what it is, where that is not the same page."""

    name: str
    path: str
    media: str
    make: Callable[[SqliteArchive, Asked, str, str], bytes]
    beside: str = ""
    about: str = ""


def _front(archive: SqliteArchive, asked: Asked) -> tuple[str, tuple[Latest, ...]]:
    return "The record", newsroom.front(archive, asked).latest


def _house(archive: SqliteArchive, asked: Asked) -> tuple[str, tuple[Latest, ...]]:
    page = newsroom.newsroom(archive, asked)
    return page.house.name or page.house.host or f"Newsroom {page.house.id}", (*((page.lead,) if page.lead else ()), *page.latest)


def _search(archive: SqliteArchive, asked: Asked) -> tuple[str, tuple[Latest, ...]]:
    found = looking.searched(archive, asked)
    return f"Search: {found.query}", tuple(Latest(hit.document, hit.snippet.text) for hit in found.found.hits)


def _person(archive: SqliteArchive, asked: Asked) -> tuple[str, tuple[Latest, ...]]:
    person = looking.person_page(archive, asked).person
    return person.name, newsroom.latest_of(archive, _OF_PERSON, (person.id,), newsroom.ON_PAGE, 0)


def _pair(archive: SqliteArchive, asked: Asked) -> tuple[str, tuple[Latest, ...]]:
    try:
        one, other = (side(archive, asked.path[name].upper()) for name in ("one", "other"))
    except WrongUse as error:
        raise NotHere(str(error)) from None
    title = said("{one} and {other}", one=name_of(archive, one), other=name_of(archive, other))
    return title, newsroom.latest_of(archive, _OF_PAIR, (one, other), newsroom.ON_PAGE, 0)


_OF_PERSON = "AND d.id IN (SELECT document_id FROM sighting WHERE person_id = ?)"
_OF_PAIR = """AND d.id IN (SELECT document_id FROM event WHERE id IN (
  SELECT event_id FROM participant WHERE country = ? INTERSECT SELECT event_id FROM participant WHERE country = ?))"""


Source = Callable[[SqliteArchive, Asked], tuple[str, tuple[Latest, ...]]]


def _atom(source: Source) -> Callable[[SqliteArchive, Asked, str, str], bytes]:
    def make(archive: SqliteArchive, asked: Asked, address: str, root: str) -> bytes:
        """The bytes of the file."""
        title, messages = source(archive, asked)
        return atom(title, address, root, messages)

    return make


def _json(source: Source) -> Callable[[SqliteArchive, Asked, str, str], bytes]:
    def make(archive: SqliteArchive, asked: Asked, address: str, root: str) -> bytes:
        """The bytes of the file."""
        title, messages = source(archive, asked)
        return json_feed(title, address, root, messages)

    return make


def _cited(form: Callable[[Shown, str], bytes]) -> Callable[[SqliteArchive, Asked, str, str], bytes]:
    def make(archive: SqliteArchive, asked: Asked, address: str, root: str) -> bytes:
        """The bytes of the file."""
        word = asked.path["id"]
        try:
            shown = show(archive, int(word) if word.isascii() and word.isdigit() and len(word) < 10 else f"sha256:{word}")
        except WrongUse as error:
            raise NotHere(str(error)) from None
        return form(shown, root)

    return make


_WHOLE = 100_000
"""A calendar for other programs has all events of its month."""


def _ics(archive: SqliteArchive, asked: Asked, address: str, root: str) -> bytes:
    return ics(looking.month(archive, asked, most=_WHOLE).events, root)


OTHERS: tuple[Other, ...] = (
    Other("sitemap", "/sitemap.xml", "application/xml", index, "front", "All addresses, in several files"),
    Other("sitemap-file", "/sitemap/{part}", "application/xml", addresses_of, about="Addresses"),
    Other("robots", "/robots.txt", "text/plain", robots, "front", "What programs should leave out"),
    Other("atom", "/feed.atom", "application/atom+xml", _atom(_front), "front"),
    Other("feed", "/feed.json", "application/feed+json", _json(_front), "front"),
    Other("newsroom-atom", "/newsroom/{id}/feed.atom", "application/atom+xml", _atom(_house), "newsroom"),
    Other("newsroom-feed", "/newsroom/{id}/feed.json", "application/feed+json", _json(_house), "newsroom"),
    Other("person-atom", "/person/{id}/feed.atom", "application/atom+xml", _atom(_person), "person"),
    Other("person-feed", "/person/{id}/feed.json", "application/feed+json", _json(_person), "person"),
    Other("pair-atom", "/pair/{one}/{other}/feed.atom", "application/atom+xml", _atom(_pair), "pair"),
    Other("pair-feed", "/pair/{one}/{other}/feed.json", "application/feed+json", _json(_pair), "pair"),
    Other("search-atom", "/search/feed.atom", "application/atom+xml", _atom(_search)),
    Other("search-feed", "/search/feed.json", "application/feed+json", _json(_search)),
    Other("cite-csl", "/document/{id}/cite.json", "application/vnd.citationstyles.csl+json", _cited(csl_json), "document"),
    Other("cite-bibtex", "/document/{id}/cite.bib", "application/x-bibtex", _cited(bibtex), "document"),
    Other("cite-ris", "/document/{id}/cite.ris", "application/x-research-info-systems", _cited(ris), "document"),
    Other("month-ics", "/calendar/{month}/events.ics", "text/calendar", _ics, "month"),
    *(
        Other(
            f"{picture.path.strip('/').replace('/', '-').replace('{', '').replace('}', '')}-{ending}",
            f"{picture.path}.{ending}",
            media,
            made(picture, form),
            picture.page if lies else "",
        )
        for picture in PICTURES
        for ending, media, form, lies in picture.forms()
    ),
)
