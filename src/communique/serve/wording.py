"""The words of the interface, from a catalogue: templates give the English words, a catalogue (`words/*.toml`) says them in a language."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources

ENGLISH = "en"


@lru_cache(maxsize=8)
def catalogue(language: str = ENGLISH) -> dict[str, str]:
    """The phrases of a language by their English words."""
    text = resources.files("communique.serve").joinpath("words", f"{language}.toml").read_text("utf-8")
    return {words: said for section in tomllib.loads(text).values() for words, said in section.items()}


def said(words: str, /, **values: object) -> str:
    """A phrase of the interface, its gaps filled.

    >>> said("page {page} of {pages}", page=2, pages=7)
    'page 2 of 7'
    """
    phrase = catalogue().get(words, words)
    return phrase.format(**values) if values else phrase
