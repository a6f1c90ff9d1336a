"""The pictures of the pages, as files: each as SVG, as PNG (where the extra is installed) and its table as CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from communique.archive.sqlite import SqliteArchive
from communique.record.errors import WrongUse
from communique.serve.asked import Asked, NotHere
from communique.serve.graphics import maps, networks, timelines
from communique.serve.graphics.graphic import Graphic, png, svg, table
from communique.serve.pages import looking, things, whole
from communique.serve.pages import networks as network_pages
from communique.serve.telling import kind_told
from communique.serve.wording import said
from communique.views.facets import Count

Drawn = Callable[[SqliteArchive, Asked], Graphic]


class Picture(NamedTuple):
    """A picture of a page: the page's name, the picture's address without its ending, and who draws it."""

    page: str
    path: str
    draw: Drawn

    def forms(self) -> Iterator[tuple[str, str, Callable[[Graphic, str], bytes], bool]]:
        """The files: ending, media type, how each is made, and whether a site of plain files has it."""
        yield "svg", "image/svg+xml", svg, True
        yield "png", "image/png", png, False
        yield "csv", "text/csv", lambda graphic, _: table(graphic), True


def made(picture: Picture, form: Callable[[Graphic, str], bytes]) -> Callable[[SqliteArchive, Asked, str, str], bytes]:
    """Who makes a file of a picture."""

    def make(archive: SqliteArchive, asked: Asked, address: str, root: str) -> bytes:
        """The bytes of the file."""
        try:
            return form(picture.draw(archive, asked), said("communique · {archive}", archive=archive.path.name))
        except WrongUse as error:
            raise NotHere(str(error)) from None

    return make


def _person_map(archive: SqliteArchive, asked: Asked) -> Graphic:
    page = looking.person_page(archive, asked)
    return maps.drawing(page.world, said("Countries that {name} met", name=page.person.name), _met())


def _country_map(archive: SqliteArchive, asked: Asked) -> Graphic:
    page = looking.country(archive, asked)
    return maps.drawing(page.world, said("Countries that {name} met", name=page.met.name), _met())


def _whole_map(archive: SqliteArchive, asked: Asked) -> Graphic:
    page = whole.whole_map(archive, asked)
    title = said("Who took part in what happened, {year}", year=page.year) if page.year else said("Who took part in what happened")
    return maps.drawing(
        page.world, title, said("Events that happened, by the sides that took part, each counted once for a side. Shapes: Natural Earth.")
    )


def _met() -> str:
    return said(
        "Events that happened and in which both took part, each counted once however many accounts there are of it. Shapes: Natural Earth."
    )


def _network(archive: SqliteArchive, asked: Asked) -> Graphic:
    page = network_pages.of_person(archive, asked) if "id" in asked.path else network_pages.of_all(archive, asked)
    title = said("Whom {name} met, and who of them met each other", name=page.person.name) if page.person else said("Who met whom")
    return networks.drawing(
        page.network, page.laid, f"{title}, {page.year}" if page.year else title, network_pages.counted(page.network.of)
    )


def _events() -> str:
    return said(
        "Events by the month of their first day (by year where the months would be too many), each once however many accounts there are of it; those without a day are not counted."
    )


def _country_time(archive: SqliteArchive, asked: Asked) -> Graphic:
    page = looking.country(archive, asked)
    return timelines.timeline(page.strip, said("Events of {name}", name=page.met.name), _events())


def _pair_time(archive: SqliteArchive, asked: Asked) -> Graphic:
    page = looking.two(archive, asked)
    title = said("Contacts of {one} and {other}", one=page.pair.one_name, other=page.pair.other_name)
    return timelines.timeline(page.strip, title, _events())


def _place_time(archive: SqliteArchive, asked: Asked) -> Graphic:
    page = things.place_page(archive, asked)
    return timelines.timeline(page.strip, said("Events in {name}", name=page.place.name), _events())


def _organisation_time(archive: SqliteArchive, asked: Asked) -> Graphic:
    page = things.organisation_page(archive, asked)
    return timelines.timeline(page.strip, said("Events of the people of {name}", name=page.organisation.name), _events())


def _instrument_time(archive: SqliteArchive, asked: Asked) -> Graphic:
    page = things.instrument_page(archive, asked)
    caption = said(
        "Documents that cite it, by their month (by year where the months would be too many); copies are counted, those without a day are not."
    )
    return timelines.timeline(page.strip, said("Citations of {name}", name=page.instrument.value), caption)


def _months(archive: SqliteArchive, asked: Asked) -> Graphic:
    page = looking.statistics(archive, asked)
    caption = said(
        "Documents by the month of their day, each text once, without copies and completed stubs; those without a day are not counted."
    )
    return timelines.field(page.heat, said("Documents by month"), caption)


def _kinds(archive: SqliteArchive, asked: Asked) -> Graphic:
    page = looking.statistics(archive, asked)
    return timelines.bars(_once(page.kinds, kind_told), said("Documents by kind"), _texts(), "kind")


def _publishers(archive: SqliteArchive, asked: Asked) -> Graphic:
    page = looking.statistics(archive, asked)
    return timelines.bars(_once(page.publishers, str), said("Documents by publisher"), _texts(), "publisher")


def _texts() -> str:
    return said("Each text once, without copies and completed stubs.")


def _once(counts: Iterable[Count], told: Callable[[str], str]) -> list[tuple[str, int]]:
    return [(told(count.value), count.once) for count in counts if count.value]


PICTURES: tuple[Picture, ...] = (
    Picture("person", "/person/{id}/map", _person_map),
    Picture("country", "/country/{code}/map", _country_map),
    Picture("map", "/map/world", _whole_map),
    Picture("network", "/network/sheet", _network),
    Picture("person-network", "/person/{id}/network/sheet", _network),
    Picture("country", "/country/{code}/timeline", _country_time),
    Picture("pair", "/pair/{one}/{other}/timeline", _pair_time),
    Picture("place", "/place/{name}/timeline", _place_time),
    Picture("organisation", "/organisation/{name}/timeline", _organisation_time),
    Picture("instrument", "/instrument/{name}/timeline", _instrument_time),
    Picture("statistics", "/statistics/months", _months),
    Picture("statistics", "/statistics/kinds", _kinds),
    Picture("statistics", "/statistics/publishers", _publishers),
)
