"""In which language a text without markup is written, by its small words (`language.toml` of each language)."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from communique.knowledge.entries import Entry
from communique.knowledge.files import DATA
from communique.knowledge.packed import read_file
from communique.text.fold import fold

_SAMPLE = 20_000
_LEAST_HITS = 3
_LEAST_SHARE = 0.08
_STRANGE = 0.002
_MARKS = ".,;:!?()[]\"'*-"


class LanguageSigns(Entry, frozen=True):
    """The file `language.toml`: `words` are small words that every text of the language is full of, `strangers` letters that it does not have
    (a text with more than a few of them is in a neighbour language).  `example` is a sentence with some of the words.
    """

    words: tuple[str, ...]
    example: str
    strangers: str = ""


def language_of(text: str) -> str | None:
    """The language (BCP 47) of a text, None where too few of its words tell.

    >>> language_of("The envoys of the two states met in Novy Brod and spoke of the river that parts them.")
    'en'
    >>> language_of("Послы двух государств встретились в городе и говорили о реке, которая их разделяет, и о мосте.")
    'ru'
    >>> language_of("12.05.2018") is None
    True
    """
    sample = fold(text[:_SAMPLE])
    words = [word.strip(_MARKS) for word in sample.split()]
    times = Counter(filter(_known_words().__contains__, words))
    told = sorted(((sum(times[word] for word in signs.words), code) for code, signs in _signs().items()), reverse=True)
    for hits, code in told:
        if hits < _LEAST_HITS or hits / len(words) < _LEAST_SHARE:
            break
        if not _strange(_signs()[code], sample):
            return code
    return None


def _strange(signs: LanguageSigns, sample: str) -> bool:
    """Whether a text has letters that the language lacks, more than a few."""
    return sum(map(sample.count, signs.strangers)) > _STRANGE * len(sample)


@lru_cache(maxsize=1)
def _known_words() -> frozenset[str]:
    return frozenset(word for signs in _signs().values() for word in signs.words)


@lru_cache(maxsize=1)
def small_words() -> frozenset[str]:
    """The small words of all languages, folded: a line that ends with one goes on below.

    >>> {"the", "of", "между"} <= small_words(), "river" in small_words()
    (True, False)
    """
    return frozenset(fold(word) for signs in _signs().values() for word in signs.words)


@lru_cache(maxsize=1)
def _signs() -> dict[str, LanguageSigns]:
    return {path.parent.name: read_file(path, LanguageSigns) for path in sorted((DATA / "languages").glob("*/language.toml"))}
