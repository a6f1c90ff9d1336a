"""How titles and openings tell the kind of a document (`titles.toml`)."""

from __future__ import annotations

from typing import Literal

from communique.knowledge.entries import Entry


class Formula(Entry, frozen=True, kw_only=True):
    """Words by which a title (or the first sentence, `where = "lead"`; or a printed label, `where = "label"`) tells the kind.

    All of `has` (each a list of alternatives) must be there, none of `lacks`; `starts` asks one of them at the very start.
    The first formula of the file that fits decides.  `example` is a title of our own that fits.
    """

    kind: str
    has: list[list[str]] = []
    starts: list[str] = []
    lacks: list[str] = []
    where: Literal["title", "lead", "label"] = "title"
    example: str


class TitleWords(Entry, frozen=True, kw_only=True):
    """The language's title formulas, and its abbreviations that end in a full stop."""

    formula: list[Formula] = []
    abbreviation: list[str] = []
