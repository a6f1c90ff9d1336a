"""Persons found by name, in any spelling."""

from __future__ import annotations

from communique.archive.sqlite import SqliteArchive
from communique.knowledge.book import Knowledge
from communique.linking.names import name_book
from communique.linking.same_name import blocking, same_name

MOST = 400


def persons_named(archive: SqliteArchive, name: str, most: int = MOST) -> list[int]:
    """The numbers of the persons that a name may mean: those whose name has all of its words, else those whose name sounds the same."""
    return persons_like(archive, name, most) or _sounding(archive, name, most)


def persons_like(archive: SqliteArchive, name: str, most: int = MOST) -> list[int]:
    """The numbers of the persons whose name has all words of this one; case, marks on letters and hyphens make no difference."""
    words = name_book(Knowledge.standard()).fold(name).words
    if not words or not name.strip():
        return []
    tests = " AND ".join("' ' || name_key || ' ' LIKE ? ESCAPE '\\'" for _ in words)
    values = [f"% {word.replace('%', '').replace('_', '')} %" for word in words]
    rows = archive.rows(f"SELECT id FROM person WHERE {tests} LIMIT ?", (*values, most))
    return [int(row["id"]) for row in rows]


def _sounding(archive: SqliteArchive, name: str, most: int) -> list[int]:
    book = name_book(Knowledge.standard())
    asked = book.fold(name)
    if not asked.words:
        return []
    if len(asked.words) < 2:
        return _sounding_word(archive, asked.words[0], most)
    forms = set(blocking(book, asked))
    found = []
    for row in archive.connection.execute("SELECT id, name FROM person"):
        other = book.fold(row["name"])
        if forms & set(blocking(book, other)) and same_name(book, asked, other, False):
            found.append(int(row["id"]))
    return found[:most]


def _sounding_word(archive: SqliteArchive, word: str, most: int) -> list[int]:
    """Persons one of whose names sounds like a word."""
    book = name_book(Knowledge.standard())
    sound = book.sound(word)
    rows = archive.connection.execute("SELECT id, name_key FROM person")
    return [int(row["id"]) for row in rows if any(book.sound(part) == sound for part in row["name_key"].split())][:most]
