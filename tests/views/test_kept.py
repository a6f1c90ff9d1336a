"""What is kept of a look at the whole archive is made anew when anything in it changed, and only then."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

from communique.archive.sqlite import SqliteArchive
from communique.views.kept import kept


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
