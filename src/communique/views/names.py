"""Persons found by name, in any spelling."""

from __future__ import annotations

from communique.archive.sqlite import SqliteArchive
from communique.knowledge.book import Knowledge
from communique.linking.names import name_book
from communique.linking.same_name import blocking, same_name

MOST = 400


def persons_named(archive: SqliteArchive, name: str, most: int = MOST) -> list[int]:
    """The numbers of the persons that a name may mean: those whom a document calls by all of its words, else those whose name sounds the same."""
    return persons_like(archive, name, most) or _sounding(archive, name, most)


def persons_like(archive: SqliteArchive, name: str, most: int = MOST) -> list[int]:
    """The numbers of the persons whom a document calls by all words of a name; case, marks on letters and hyphens make no difference."""
    words = name_book(Knowledge.standard()).fold(name).words
    if not words:
        return []
    tests = " AND ".join("instr(gist, ?)" for _ in words)
    rows = archive.connection.execute(f"SELECT person_id, gist FROM person_form WHERE {tests}", words)
    found = dict.fromkeys(int(row["person_id"]) for row in rows if set(words) <= set(row["gist"].partition("|")[0].split()))
    return list(found)[:most]


def _sounding(archive: SqliteArchive, name: str, most: int) -> list[int]:
    """Persons whose name, or for a single word one of whose names, sounds the same in another spelling."""
    book = name_book(Knowledge.standard())
    asked = book.fold(name)
    if not asked.words:
        return []
    sound, forms, found = book.sound(asked.words[0]), set(blocking(book, asked)), []
    for row in archive.connection.execute("SELECT id, name, name_key FROM person"):
        if len(asked.words) == 1:
            alike = any(book.sound(word) == sound for word in row["name_key"].split())
        else:
            other = book.fold(row["name"])
            alike = bool(forms & set(blocking(book, other))) and same_name(book, asked, other, False) is not None
        if alike:
            found.append(int(row["id"]))
    return found[:most]
