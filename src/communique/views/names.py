"""Persons found by name, in any spelling."""

from __future__ import annotations

from communique.archive.sqlite import SqliteArchive
from communique.knowledge.book import Knowledge
from communique.linking.names import name_book

MOST = 400


def persons_named(archive: SqliteArchive, name: str, most: int = MOST) -> list[int]:
    """The numbers of the persons that a name may mean: those whom a document calls by all of its words, else those whose name may be a spelling of it."""
    return persons_like(archive, name, most) or _spelled_alike(archive, name, most)


def persons_like(archive: SqliteArchive, name: str, most: int = MOST) -> list[int]:
    """The numbers of the persons whom a document calls by all words of a name; case, marks on letters and hyphens make no difference."""
    words = name_book(Knowledge.standard()).fold(name).words
    if not words:
        return []
    asked = sorted(set(words), key=lambda word: (-len(word), word))
    others = "".join(" AND EXISTS (SELECT 1 FROM person_word o WHERE o.word = ? AND o.form_id = w.form_id)" for _ in asked[1:])
    question = f"SELECT f.person_id FROM person_word w JOIN person_form f ON f.id = w.form_id WHERE w.word = ?{others} ORDER BY f.id"
    return list(dict.fromkeys(int(row["person_id"]) for row in archive.connection.execute(question, asked)))[:most]


def _spelled_alike(archive: SqliteArchive, name: str, most: int) -> list[int]:
    """Persons who have, for every word of a name, a word that may be its spelling (`Sergei`, `Sergey`)."""
    book = name_book(Knowledge.standard())
    asked = book.fold(name).words
    if not asked:
        return []
    found = []
    for row in archive.connection.execute("SELECT id, name_key FROM person"):
        own = row["name_key"].split()
        if all(any(book.spelled_alike(word, other) for other in own) for word in asked):
            found.append(int(row["id"]))
    return found[:most]
