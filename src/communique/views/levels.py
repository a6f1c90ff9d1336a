"""On what level an office is: head of state or government, minister, deputy, ambassador, official.  The words are data (`levels.toml`)."""

from __future__ import annotations

from functools import lru_cache

from communique.knowledge.book import Knowledge
from communique.knowledge.level_words import LevelWords
from communique.knowledge.packed import read_file
from communique.text.fold import fold
from communique.text.words import bare_words

Level = tuple[int, str]
"""Its place (1 is the highest) and its name."""


@lru_cache(maxsize=1 << 12)
def level_of(office: str) -> Level | None:
    """The level of an office as written: that of the longest known words in it.

    >>> level_of("Deputy Foreign Minister"), level_of("Minister of Foreign Affairs"), level_of("Coordinator")
    ((3, 'deputy'), (2, 'minister'), None)
    """
    words = f" {' '.join(bare_words(fold(office)))} "
    return max(((len(phrase), level) for phrase, level in _phrases() if f" {phrase} " in words), key=lambda hit: hit[0], default=(0, None))[
        1
    ]


@lru_cache(maxsize=1)
def _phrases() -> tuple[tuple[str, Level], ...]:
    knowledge = Knowledge.standard()
    files = [read_file(path, LevelWords) for path in knowledge.files("languages/*/levels.toml")]
    return tuple(
        (" ".join(bare_words(fold(phrase))), (place, level.name))
        for file in files
        for place, level in enumerate(file.level, 1)
        for phrase in level.words
    )
