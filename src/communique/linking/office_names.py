"""The name of an office in one form, and whether its bearer holds it, held it or will hold it."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import msgspec

from communique.knowledge.book import Knowledge
from communique.knowledge.linking_words import LinkingWords, OfficeName
from communique.knowledge.packed import read_file
from communique.text.fold import fold
from communique.text.words import bare_words

Tenure = Literal["holds", "held", "will_hold"]


class OfficeForm(msgspec.Struct, frozen=True):
    """The normal form of an office, and whether the words say that it is held now."""

    name: str
    tenure: Tenure = "holds"


class OfficeBook:
    """The words of offices of all languages, ready for use."""

    def __init__(self, files: list[LinkingWords]) -> None:
        self.small = frozenset(word for file in files for word in file.small)
        self.past = frozenset(word for file in files for word in file.past)
        self.coming = frozenset(word for file in files for word in file.coming)
        self.idle = frozenset(word for file in files for word in file.idle)
        self.same = {word: entry.word for file in files for entry in file.same for word in entry.words}
        self.offices = [office for file in files for office in file.office]

    def form(self, office: str) -> OfficeForm:
        """The normal form of an office as written.

        >>> book = office_book(Knowledge.standard())
        >>> book.form("Minister for Foreign and European Affairs").name, book.form("former Deputy Minister of Defense")
        ('foreign minister', OfficeForm(name='defence deputy minister', tenure='held'))
        """
        return _form(self, office)


@lru_cache(maxsize=1 << 14)
def _form(book: OfficeBook, office: str) -> OfficeForm:
    words = [part for word in bare_words(fold(office)) for part in book.same.get(word, word).split()]
    tenure: Tenure = "held" if book.past & set(words) else "will_hold" if book.coming & set(words) else "holds"
    kept = sorted(set(words) - book.past - book.coming - book.idle - book.small) or sorted(set(words))
    known = next((entry.name for entry in book.offices if _is(entry, set(kept))), None)
    return OfficeForm(known or " ".join(kept), tenure)


def _is(entry: OfficeName, words: set[str]) -> bool:
    return set(entry.all) <= words and words <= {*entry.all, *entry.others}


@lru_cache(maxsize=4)
def office_book(knowledge: Knowledge) -> OfficeBook:
    """The office book of a body of knowledge."""
    return OfficeBook(linking_words(knowledge))


@lru_cache(maxsize=4)
def _linking_words(knowledge: Knowledge) -> tuple[LinkingWords, ...]:
    return tuple(read_file(path, LinkingWords) for path in knowledge.files("languages/*/linking.toml"))


def linking_words(knowledge: Knowledge) -> list[LinkingWords]:
    """What all languages say about offices, series and undertakings."""
    return list(_linking_words(knowledge))
