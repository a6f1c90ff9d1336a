"""What people judge holds in every answer, and when pages are read again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from communique.archive.checks import verify
from communique.archive.dump import fingerprint
from communique.archive.sqlite import SqliteArchive
from communique.intake.reread import reread
from communique.linking.judgement import Judgement
from communique.views.search import search
from communique.views.timeline import timeline

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


def dated(path: Path, query: str) -> list[str]:
    """What a search finds, newest first, by the name of its minister."""
    with SqliteArchive(path) as archive:
        return [str(hit.document.title)[21] for hit in search(archive, query).hits]


def wrong(path: Path, subject: str, field: str, value: str | None) -> None:
    told = ["--value", value] if value else []
    done = judged("judge", path, "wrong", subject, "--about", field, *told, "--reason", "the letterhead", "--author", "K. Lepik")
    assert done.returncode == 0, done.stderr


def digest_of(path: Path, number: int) -> str:
    with SqliteArchive(path) as archive:
        row = archive.one("SELECT digest FROM document WHERE title LIKE ?", (f"%number {number}%",))
        assert row is not None
        return str(row["digest"])


def test_a_judged_date_moves_the_document_in_every_answer(two: Path, tmp_path: Path) -> None:
    wrong(two, digest_of(two, 0), "published", "2021-07-08")
    assert dated(two, "Riga") == ["0", "1"] and dated(two, "Riga from:2021-07-08 to:2021-07-08") == ["0"]
    assert dated(two, "Riga to:2019") == ["1"] and dated(two, "from:2021") == ["0"]
    with SqliteArchive(two) as archive:
        found = search(archive, "Riga", facets=True)
        assert found.facets is not None and [(year.value, year.all) for year in found.facets.year] == [("2019", 1), ("2021", 1)]
        assert archive.one("SELECT published FROM document WHERE date_start = '2021-07-08'")["published"] == "2019-05-03"  # type: ignore[index]
        assert list(verify(archive)) == []
    wrong(two, digest_of(two, 1), "published", None)
    assert dated(two, "from:1900") == ["0", "1"]  # it is still about a day
    wrong(two, digest_of(two, 1), "held", None)
    assert dated(two, "Riga") == ["0", "1"] and dated(two, "from:1900") == ["0"]
    with SqliteArchive(two, write=True) as archive:
        list(reread(archive, every=True, workers=0))
        assert list(verify(archive)) == []
        first = fingerprint(archive)
    assert dated(two, "from:2021") == ["0"] and dated(two, "to:2030") == ["0"]
    exported = tmp_path / "judged.jsonl"
    exported.write_text(judged("judgements", two).stdout)
    with SqliteArchive(tmp_path / "later.cq", write=True) as archive:
        archive.judge([msgspec.json.decode(line, type=Judgement) for line in exported.read_bytes().splitlines()])
    filled(tmp_path / "later.cq", tmp_path / "1.txt", tmp_path / "0.txt")
    with SqliteArchive(tmp_path / "later.cq") as archive:
        assert fingerprint(archive) == first


def test_a_judged_date_moves_the_event_in_every_answer(two: Path) -> None:
    wrong(two, f"{digest_of(two, 0)}#e0", "when", "2019-05-04")
    wrong(two, digest_of(two, 1), "events/0/when", "2018-01-02")
    with SqliteArchive(two) as archive:
        days = [(told.first_day, told.when) for event in timeline(archive, "2018", "2019") for told in event.accounts]
        assert sorted(days) == [("2018-01-02", "2018-01-02"), ("2019-05-04", "2019-05-04")]
        assert [told.document for event in timeline(archive, "2018", "2018") for told in event.accounts if told.first_day == "2018-01-02"]
        assert timeline(archive, "2019-05-03", "2019-05-03") == []
        assert list(verify(archive)) == []


def test_a_date_must_be_one(two: Path) -> None:
    done = judged("judge", two, "wrong", digest_of(two, 0), "--about", "published", "--value", "soon", "--reason", "x", "--author", "y")
    assert done.returncode == 2 and "no date" in done.stderr
