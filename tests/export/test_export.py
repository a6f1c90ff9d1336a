"""Exports: the same bytes for the same captures, exact for programs, harmless for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.archive.sqlite import SqliteArchive
from communique.export.csv import csv_lines, guarded
from communique.export.jsonl import json_lines
from communique.export.tables import VIEWS, columns, rows
from communique.intake.add import add
from communique.record.errors import WrongUse

PAGES = sorted((Path(__file__).resolve().parents[1] / "pages").glob("*/*/*/capture.*"))[:40]
LIVE = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def filled(path: Path, pages: list[Path]) -> Path:
    with SqliteArchive(path, write=True) as archive:
        add(archive, [str(page) for page in pages], workers=0)
    return path


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("export") / "record.cq", PAGES)


def bytes_of(path: Path, view: str, form: str = "csv") -> bytes:
    with SqliteArchive(path) as archive:
        found = rows(archive, view)
        return b"".join(csv_lines(columns(archive, view), found) if form == "csv" else json_lines(found))


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "communique", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, env={**os.environ, **environment})


@pytest.mark.parametrize("view", VIEWS)
def test_the_order_of_adding_changes_no_byte(path: Path, tmp_path: Path, view: str) -> None:
    other = filled(tmp_path / "other.cq", random.Random(5).sample(PAGES, len(PAGES)))
    for form in ("csv", "jsonl"):
        assert bytes_of(path, view, form) == bytes_of(other, view, form)


@pytest.mark.parametrize("view", VIEWS)
def test_every_row_is_there(path: Path, view: str) -> None:
    lines = [json.loads(line) for line in bytes_of(path, view, "jsonl").splitlines()]
    table = list(csv.DictReader(io.StringIO(bytes_of(path, view).decode(), newline="")))
    with SqliteArchive(path) as archive:
        assert len(lines) == len(table) == archive.count(view.removesuffix("s"))
        assert all(list(line) == columns(archive, view) for line in lines)
    for line, row in zip(lines, table, strict=True):
        assert {name: "" if value is None else str(guarded(value)) for name, value in line.items()} == row


def test_neither_seed_nor_zone_nor_language_changes_a_byte(path: Path) -> None:
    first = run("export", "csv", path, "--view", "events", PYTHONHASHSEED="0", TZ="Asia/Tokyo")
    other = run("export", "csv", path, "--view", "events", PYTHONHASHSEED="1", TZ="America/Lima", LC_ALL="C")
    assert first.returncode == other.returncode == 0 and first.stdout == other.stdout == bytes_of(path, "events")


@given(
    st.lists(st.tuples(st.one_of(st.none(), st.integers(), st.text(), st.sampled_from(LIVE).map(lambda s: f"{s}1")), st.text()), max_size=5)
)
def test_no_cell_is_a_formula_and_raw_cells_are_exact(cells: list[tuple[object, object]]) -> None:
    table = [dict(zip("ab", pair, strict=True)) for pair in cells]
    kept = [cell for cell in cells if all("\x00" not in str(c) and _sound(str(c)) for c in cell)]
    safe = b"".join(csv_lines(["a", "b"], table)).decode()
    for row in csv.reader(io.StringIO(safe, newline="")):
        assert not any(cell.startswith(LIVE) and not cell.lstrip("-").isdigit() for cell in row)
    exact = b"".join(csv_lines(["a", "b"], [dict(zip("ab", cell, strict=True)) for cell in kept], raw=True)).decode()
    assert list(csv.reader(io.StringIO(exact, newline="")))[1:] == [["" if c is None else str(c) for c in cell] for cell in kept]


def _sound(text: str) -> bool:
    return text == text.encode("utf-8", "replace").decode()


def test_to_a_file(path: Path, tmp_path: Path) -> None:
    out = tmp_path / "events.csv"
    done = run("export", "csv", path, "--view", "events", "--out", out)
    assert (done.returncode, done.stdout, out.read_bytes()) == (0, b"", bytes_of(path, "events"))
    assert [entry.name for entry in tmp_path.iterdir()] == ["events.csv"]
    assert run("export", "csv", path, "--view", "events", "--out", tmp_path / "no" / "such").returncode == 2


def test_wrong_use_tells_what_there_is(path: Path) -> None:
    for arguments, word in (
        (("xml", path, "--view", "events"), b"csv, jsonl"),
        (("csv", path, "--view", "people"), b"events, turns, documents, quotations, holdings"),
        (("csv", path.parent / "none.cq", "--view", "events"), b"no such file"),
    ):
        done = run("export", *arguments)
        assert done.returncode == 2 and word in done.stderr and b"Traceback" not in done.stderr
    with SqliteArchive(path) as archive, pytest.raises(WrongUse):
        next(rows(archive, "people"))
