"""What is kept of a look at the whole archive is made anew when anything in it changed, and only then."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

from communique.archive.sqlite import SqliteArchive
from communique.views.kept import kept, lately


def _titles(archive: SqliteArchive) -> list[str]:
    return [str(row[0]) for row in archive.rows("SELECT title FROM document WHERE title IS NOT NULL ORDER BY id")]


def test_a_change_from_another_process_is_seen_and_a_mere_look_is_none(library_path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.cq"
    shutil.copy(library_path, copy)
    looks = []

    def look(opened: SqliteArchive) -> list[str]:
        looks.append(1)
        return _titles(opened)

    for _ in range(3):
        with SqliteArchive(copy) as opened:
            before = kept(opened, "titles", look)
    assert len(looks) == 1
    with SqliteArchive(copy) as opened:
        other = sqlite3.connect(copy)
        with other:
            other.execute(
                "UPDATE document SET title = 'A title read anew' WHERE id = (SELECT min(id) FROM document WHERE title IS NOT NULL)"
            )
        after = kept(opened, "titles", look)
        other.close()
    assert len(looks) == 2 and after != before and after[0] == "A title read anew"


def test_only_the_last_few_ways_of_a_question_are_kept(library_path: Path) -> None:
    made: list[str] = []

    def answer(own: SqliteArchive, day: str) -> str:
        made.append(day)
        return f"of {day}"

    with SqliteArchive(library_path) as own:
        for day in ("1", "2", "1", "3", "4", "5", "1", "2"):
            assert lately(own, "test of ways", day, lambda kept_, day=day: answer(kept_, day)) == f"of {day}"
    assert made == ["1", "2", "3", "4", "5", "2"]


def test_what_is_asked_for_most_stays_however_much_else_is_asked(library_path: Path) -> None:
    made: list[int] = []
    with SqliteArchive(library_path) as own:
        for number in range(300):
            assert kept(own, "test of use", lambda _: made.append(1) or "there") == "there"
            assert kept(own, f"test of number {number}", lambda _, number=number: number) == number
    assert len(made) == 1
