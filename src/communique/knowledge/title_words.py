"""How titles and openings tell the kind of a document, and the small words beside its dates and places (`titles.toml`)."""

from __future__ import annotations

from typing import Literal

from communique.knowledge.entries import Entry

Sight = Literal["stamp", "opening", "byline", "title", "label", "body", "lead"]


class Formula(Entry, frozen=True, kw_only=True):
    """Words by which a stretch of a page tells the kind of its document.

    `where` is the stretch: the `title`; a printed `label`, or a `stamp`, which is a label that outranks the title; the `opening`
    of the body, which outranks a title that only reports; a `byline`; marks anywhere in the `body`; the first sentences (`lead`).
    All of `has` (each a list of alternatives) must be there, none of `lacks`; `starts` asks one of them at the very start.
    The first formula of the file that fits decides.  `example` is a stretch of our own that fits.
    """

    kind: str
    has: list[list[str]] = []
    starts: list[str] = []
    lacks: list[str] = []
    where: Sight = "title"
    example: str


class TitleWords(Entry, frozen=True, kw_only=True):
    """The language's title formulas, its abbreviations that end in a full stop, and words of header and footer lines.

    `prefix` is what may stand before a title and tells nothing ("Press release:"); `venue` names rooms and buildings where one speaks; `published` makes the date on its line a day of publication, `revised`
    something else; `reprint` introduces the day on which another published a text; `month_first` are clock zones of a country
    that writes the month before the day.
    """

    formula: list[Formula] = []
    abbreviation: list[str] = []
    prefix: list[str] = []
    venue: list[str] = []
    published: list[str] = []
    revised: list[str] = []
    reprint: list[str] = []
    month_first: list[str] = []
