"""The vocabulary of kinds of documents and types of events (`kinds.toml`): what records may say, and what it means."""

from __future__ import annotations

from communique.knowledge.entries import Entry
from communique.knowledge.files import DATA
from communique.knowledge.packed import read_file


class Term(Entry, frozen=True):
    """One word of the vocabulary: what it means, and a title or sentence of our own that is one."""

    name: str
    meaning: str
    example: str


class Vocabulary(Entry, frozen=True, kw_only=True):
    """The file `kinds.toml`: kinds of documents and types of events."""

    kind: tuple[Term, ...]
    event: tuple[Term, ...]


def vocabulary() -> Vocabulary:
    """The vocabulary that comes with communique.

    >>> [term.name for term in vocabulary().event][:3]
    ['meeting', 'call', 'visit']
    """
    return read_file(DATA / "kinds.toml", Vocabulary)
