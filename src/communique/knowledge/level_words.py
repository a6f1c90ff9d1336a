"""The words by which a language tells the level of an office (`levels.toml`)."""

from __future__ import annotations

from typing import Literal

from communique.knowledge.entries import Entry


class Level(Entry, frozen=True, kw_only=True):
    """A level, and the words of the offices on it; the longest words in an office decide."""

    name: Literal["head", "minister", "deputy", "ambassador", "official"]
    words: list[str]
    example: str


class LevelWords(Entry, frozen=True, kw_only=True):
    """The levels of a language, the highest first."""

    level: list[Level]
