"""The registers: all persons, countries, organisations, places and instruments of an archive, by how often they are there or by letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import msgspec

from communique.archive.sqlite import SqliteArchive
from communique.serve.asked import Asked, NotHere
from communique.serve.naming import addressable
from communique.views.catalogue import Entry, Sort, entries
from communique.views.lit import plain

ON_PAGE = 120


class Register(msgspec.Struct, frozen=True, kw_only=True):
    """A page of a register: the most frequent first, or (by letter) in the order of the alphabet."""

    sort: Sort
    letter: str
    letters: tuple[tuple[str, int], ...]
    entries: tuple[Entry, ...]
    total: int
    page: int
    pages: int


def register(sort: Sort) -> Callable[[SqliteArchive, Asked], Register]:
    """The register of a sort.  Raises `NotHere` for a letter under which there is nothing."""

    def answer(archive: SqliteArchive, asked: Asked) -> Register:
        """A page of the register."""
        whole = [entry for entry in entries(archive, sort) if addressable(entry.name)]
        letters = Counter(entry.letter for entry in whole)
        letter = asked.path.get("letter", "").upper().replace("0", "#")
        if letter and letter not in letters:
            raise NotHere("Nothing stands under this letter.")
        chosen = sorted((e for e in whole if e.letter == letter), key=lambda e: (plain(e.name), e.id or 0)) if letter else whole
        pages = max(1, -(-len(chosen) // ON_PAGE))
        page = asked.number("page", 1, pages, 1)
        return Register(
            sort=sort, letter=letter, letters=tuple(sorted(letters.items())), entries=tuple(chosen[(page - 1) * ON_PAGE : page * ON_PAGE]),
            total=len(chosen), page=page, pages=pages,
        )  # fmt: skip

    return answer
