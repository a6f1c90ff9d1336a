"""The pictures of the pages, as files: each as SVG, as PNG (where the extra is installed) and its table as CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from communique.archive.sqlite import SqliteArchive
from communique.record.errors import WrongUse
from communique.serve.asked import Asked, NotHere
from communique.serve.graphics.graphic import Graphic, png, svg, table
from communique.serve.graphics.maps import drawing
from communique.serve.pages import looking, whole
from communique.serve.wording import said

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
    return drawing(page.world, said("Countries that {name} met", name=page.person.name), _met())


def _country_map(archive: SqliteArchive, asked: Asked) -> Graphic:
    page = looking.country(archive, asked)
    return drawing(page.world, said("Countries that {name} met", name=page.met.name), _met())


def _whole_map(archive: SqliteArchive, asked: Asked) -> Graphic:
    page = whole.whole_map(archive, asked)
    title = said("Who took part in what happened, {year}", year=page.year) if page.year else said("Who took part in what happened")
    return drawing(
        page.world, title, said("Events that happened, by the sides that took part, each counted once for a side. Shapes: Natural Earth.")
    )


def _met() -> str:
    return said(
        "Events that happened and in which both took part, each counted once however many accounts there are of it. Shapes: Natural Earth."
    )


PICTURES: tuple[Picture, ...] = (
    Picture("person", "/person/{id}/map", _person_map),
    Picture("country", "/country/{code}/map", _country_map),
    Picture("map", "/map/world", _whole_map),
)
