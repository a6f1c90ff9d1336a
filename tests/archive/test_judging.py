"""What people judge holds in every answer, and when pages are read again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from communique.archive.sqlite import SqliteArchive
from communique.intake.reread import reread

from .conftest import filled

PAGE = (
    "{title}\n\n3 May 2019\n\nOn 3 May 2019, Foreign Minister of Estonia {name} met with Foreign Minister of Latvia Janis Ozols in Riga.\n"
)


def judged(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "communique", *map(str, arguments)], capture_output=True, text=True, check=False)


def persons(path: Path) -> dict[str, set[int]]:
    with SqliteArchive(path) as archive:
        found: dict[str, set[int]] = {}
        for row in archive.rows("SELECT name, person_id FROM sighting WHERE person_id IS NOT NULL"):
            found.setdefault(row["name"], set()).add(row["person_id"])
        return found


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """Two pages that name a minister in two ways which no rule takes for one."""
    for number, name in enumerate(("Mart Kask", "Martin Kask-Saar")):
        (tmp_path / f"{number}.txt").write_text(PAGE.format(title=f"Press release number {number} on a meeting in Riga", name=name))
    filled(tmp_path / "record.cq", tmp_path / "0.txt", tmp_path / "1.txt")
    return tmp_path / "record.cq"


def test_two_names_are_judged_one_person(two: Path) -> None:
    before = persons(two)
    assert before["Mart Kask"] != before["Martin Kask-Saar"]
    done = judged(
        "judge", two, "same", "Mart Kask", "Martin Kask-Saar", "--about", "person", "--reason", "he married", "--author", "K. Lepik"
    )
    assert done.returncode == 0, done.stderr
    after = persons(two)
    assert after["Mart Kask"] == after["Martin Kask-Saar"]
    with SqliteArchive(two, write=True) as archive:
        list(reread(archive, every=True, workers=0))
    assert persons(two)["Mart Kask"] == persons(two)["Martin Kask-Saar"]


def test_judgements_go_from_one_archive_to_another(two: Path, tmp_path: Path) -> None:
    judged("judge", two, "same", "Mart Kask", "Martin Kask-Saar", "--about", "person", "--reason", "he married", "--author", "K. Lepik")
    exported = judged("judgements", two).stdout
    (tmp_path / "judgements.jsonl").write_text(exported)
    filled(tmp_path / "other.cq", tmp_path / "0.txt", tmp_path / "1.txt")
    assert judged("judgements", tmp_path / "other.cq", "--import", tmp_path / "judgements.jsonl").returncode == 0
    assert "0 of 1" in judged("judgements", tmp_path / "other.cq", "--import", tmp_path / "judgements.jsonl").stderr
    other = persons(tmp_path / "other.cq")
    assert other["Mart Kask"] == other["Martin Kask-Saar"]


def test_one_person_is_judged_two(tmp_path: Path) -> None:
    for number, name in enumerate(("Sergey Tamm", "Sergei Tamm")):
        (tmp_path / f"{number}.txt").write_text(PAGE.format(title=f"Press release number {number} on a meeting in Riga", name=name))
    path = tmp_path / "record.cq"
    filled(path, tmp_path / "0.txt", tmp_path / "1.txt")
    assert persons(path)["Sergey Tamm"] == persons(path)["Sergei Tamm"]
    done = judged(
        "judge", path, "different", "Sergey Tamm", "Sergei Tamm", "--about", "person", "--reason", "cousins", "--author", "K. Lepik"
    )
    assert done.returncode == 0, done.stderr
    assert persons(path)["Sergey Tamm"].isdisjoint(persons(path)["Sergei Tamm"])


def test_unknown_names_get_advice(two: Path) -> None:
    done = judged("judge", two, "same", "Nobody Kask", "Mart Kask", "--about", "person", "--reason", "x", "--author", "y")
    assert done.returncode == 2 and "Mart Kask" in done.stderr
