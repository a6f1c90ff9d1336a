"""The words by which a page's furniture is known: "Read more", "Print", "Back to …", share links, cookie lines, pagers.

One file per language (`languages/<code>/zones.toml`) decodes into `ZoneWords`; `furniture` makes it ready for use.
Phrases are compared in the fold (case, quotes and dashes do not matter) and without marks at the line's edges.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from communique.knowledge.entries import Entry
from communique.text.fold import fold

PhrasePlace = Literal["line", "start", "end", "within"]
_EDGES = " \t\n\r\xa0\u200b.,:;!|<>[]()«»‹›\"'*•·–-→←►▸▼▲↑…+#/\\"


class ZonePhrase(Entry, frozen=True):
    """One phrase of a page's furniture.

    `role` says what such a line is (more, print, back, share, cookie, all_messages, related, pager, …); `at` where the phrase
    stands: it is the whole `line`, its `start`, its `end`, or anywhere `within` it.  `example` is a line that must match.
    """

    words: str
    role: str
    example: str
    at: PhrasePlace = "line"


class ClassHint(Entry, frozen=True):
    """Words in the `class` or `id` of an element that tell its zone: article, chrome, teaser, caption, byline, date.

    A word fits a whole part of the name (`post-body` has the parts `post` and `body`), or the whole name where it has a hyphen.
    `example` is a class attribute that must match.
    """

    zone: str
    words: tuple[str, ...]
    example: str


class ZoneMark(Entry, frozen=True):
    """A word or sign that zoning looks for inside a line of plain text.

    `role`: `stamp` (word of a crawler's leading stamp), `date_label` (printed before a date), `kind_label` (a kind of document printed beside
    a date), `listing` (heading of a listing), `listing_of` (first words of such a heading, before a tag or a subject),
    `more_about` (first words of a line of "Read more" that names its title), `crumb` (sign between the steps of a breadcrumb), `byline` (who issued it, on a line of its own),
    `by` (first word of a signature), `publisher` (first words of a publisher's name), `particle` (small words inside names of places),
    `field` (a named field above a text, never a title), `title_label` (calls its line the title),
    `whole_title` (a line of only these words is a title), `office` (first words of a line that is a
    person or an office), `small` (a word that titles write small), `abbreviation` (its full stop ends no sentence), `hour` (behind a time of day, with a full stop of its own), `glued` (beginning of a name
    that holds a second capital), `number` (before the number of a release), `noise` (tells that a short line is the name of a picture), `credit` (tells that a line is the caption of a picture), `at`
    (between a day and its time), `unserved` (the title of what a server says instead of a page), `issued` (tells that a sentence with a date names the day of issue).
    `example` is a line that holds it.
    """

    words: str
    role: str
    example: str


class ZoneWords(Entry, frozen=True):
    """The file `zones.toml` of a language: phrases, marks in plain text, and hints in markup."""

    phrase: tuple[ZonePhrase, ...] = ()
    mark: tuple[ZoneMark, ...] = ()
    hint: tuple[ClassHint, ...] = ()


_MOST, _KEPT = 2000, 2048


class Furniture:
    """Tells whether a line is furniture, and which.

    >>> words = ZoneWords(phrase=(ZonePhrase(words="read more", role="more", example="Read more »"),))
    >>> Furniture(words).role("Read More »"), Furniture(words).role("I read more books")
    ('more', None)
    """

    def __init__(self, words: ZoneWords) -> None:
        self._lines = {_plain(p.words): p.role for p in words.phrase}
        self._starts: dict[str, list[tuple[str, str]]] = {}
        for opening, role in _by_length(words, "start"):
            self._starts.setdefault(opening[:1], []).append((opening, role))
        self._ends = _by_length(words, "end")
        self._heads = tuple(opening for found in self._starts.values() for opening, _ in found)
        self._tails = tuple(closing for closing, _ in self._ends)
        self._within = _by_length(words, "within")
        self._told = lru_cache(maxsize=_KEPT)(self._tell)

    def role(self, line: str) -> str | None:
        """The role of this line of furniture, or None where it is none."""
        return self._told(line) if len(line) <= _MOST else None

    def _tell(self, line: str) -> str | None:
        plain = _plain(line)
        if (whole := self._lines.get(plain)) is not None:
            return whole
        opened = self._opening(plain) if plain.startswith(self._heads) else None
        closed = self._closing(plain) if opened is None and plain.endswith(self._tails) else None
        return opened or closed or self._inside(plain)

    def _opening(self, plain: str) -> str | None:
        for words, role in self._starts.get(plain[:1], ()):
            if plain.startswith(words) and not (words[-1:].isalnum() and plain[len(words) : len(words) + 1].isalnum()):
                return role
        return None

    def _closing(self, plain: str) -> str | None:
        for words, role in self._ends:
            if plain.endswith(words) and not plain[: -len(words)][-1:].isalnum():
                return role
        return None

    def _inside(self, plain: str) -> str | None:
        for words, role in self._within:
            if words in plain:
                return role
        return None


@lru_cache(maxsize=32)
def furniture(words: ZoneWords) -> Furniture:
    """The ready-made table of a language's furniture, made once."""
    return Furniture(words)


def _plain(line: str) -> str:
    return " ".join(fold(line).strip(_EDGES).split())


def _by_length(words: ZoneWords, at: PhrasePlace) -> list[tuple[str, str]]:
    return sorted(((_plain(p.words), p.role) for p in words.phrase if p.at == at), key=lambda pair: -len(pair[0]))
