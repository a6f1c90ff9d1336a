"""The words of the interface, from a catalogue: templates give the English words, a catalogue (`words/*.toml`) says them in a language.

A phrase that counts has a form for each of the language's plurals, `other` at least; which number takes which form, the catalogue's `plural` rules tell:
the first rule fits that has the number in `is`, or its last figure in `last` while its last two are not in `but`.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

import msgspec

ENGLISH = "en"


class Plural(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which numbers take a form."""

    form: str
    is_: tuple[int, ...] = msgspec.field(name="is", default=())
    last: tuple[int, ...] = ()
    but: tuple[int, ...] = ()

    def fits(self, number: int) -> bool:
        """Whether a number takes the form."""
        return number in self.is_ or (number % 10 in self.last and number % 100 not in self.but)


class Catalogue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A language: its plural rules, and its phrases by the page that says them first."""

    words: dict[str, dict[str, str | dict[str, str]]]
    plural: tuple[Plural, ...] = ()


@lru_cache(maxsize=8)
def rules(language: str = ENGLISH) -> tuple[Plural, ...]:
    """The plural rules of a language."""
    return _read(language).plural


@lru_cache(maxsize=8)
def catalogue(language: str = ENGLISH) -> dict[str, str | dict[str, str]]:
    """The phrases of a language by their English words."""
    return {words: phrase for section in _read(language).words.values() for words, phrase in section.items()}


def said(words: str, /, **values: object) -> str:
    """A phrase of the interface, its gaps filled.

    >>> said("page {page} of {pages}", page=2, pages=7)
    'page 2 of 7'
    """
    phrase = catalogue().get(words, words)
    if not isinstance(phrase, str):
        phrase = phrase["other"]
    return phrase.format(**values) if values else phrase


def counted(words: str, number: int, /, **values: object) -> str:
    """A phrase that counts, in the form that the number takes.

    >>> counted("{count} accounts", 1), counted("{count} accounts", 2100)
    ('One account', '2,100 accounts')
    """
    phrase = catalogue().get(words, words)
    if not isinstance(phrase, str):
        form = next((rule.form for rule in rules() if rule.fits(number)), "other")
        phrase = phrase.get(form, phrase["other"])
    return phrase.format(count=f"{number:,}", **values)


def _read(language: str) -> Catalogue:
    text = resources.files("communique.serve").joinpath("words", f"{language}.toml").read_bytes()
    return msgspec.toml.decode(text, type=Catalogue)
