"""How a language cites instruments: resolutions by number, treaties by name (`instruments.toml` of a language)."""

from __future__ import annotations

from communique.knowledge.entries import Entry
from communique.knowledge.people_words import WordList


class Body(Entry, frozen=True, kw_only=True):
    """A body that passes resolutions: the abbreviation of its normal form, the words for it, and the symbols of its documents."""

    value: str
    words: list[str]
    symbols: list[str] = []
    example: str


class InstrumentWords(Entry, frozen=True, kw_only=True):
    """The language's words for instruments.

    `resolution` are nouns for a numbered decision, `compound` say body and decision in one word ("UNSCR"), given with the body's
    value.  `number` may stand before the number, `link` between two numbers, `adopted` between an instrument and its date.
    `head` are last words of an instrument's own name ("Norstadt Convention"), `opening` are first words of one ("Treaty on …").
    Before a head, `common` words alone make no name; two `topic` words behind an article do ("the Defence Cooperation Agreement").
    """

    body: list[Body] = []
    resolution: list[WordList] = []
    compound: dict[str, list[str]] = {}
    number: list[WordList] = []
    link: list[WordList] = []
    adopted: list[WordList] = []
    head: list[WordList] = []
    opening: list[WordList] = []
    common: list[WordList] = []
    topic: list[WordList] = []
