"""Power cuts: what was acknowledged is there when the power comes back."""

from __future__ import annotations

import os
import random
import sqlite3
from contextlib import suppress
from pathlib import Path

import apsw
import pytest

from communique.archive.checks import verify
from communique.archive.errors import BadArchive
from communique.archive.opening import PAGE_SIZE
from communique.archive.seals import watch, with_digests
from communique.archive.sheaf import Sheaf
from communique.archive.sqlite import SqliteArchive
from communique.intake.worker import read_sheaf
from communique.knowledge.book import Knowledge
from communique.record.capture import RawCapture

from .conftest import captures
from .power_cut import Connection, Disk

CUTS = int(os.environ.get("COMMUNIQUE_CUTS", "12"))


@pytest.fixture(scope="module")
def sheaves() -> list[Sheaf]:
    """Ten pages, read."""
    return [read_sheaf(RawCapture(str(path), path.read_bytes()), Knowledge.standard(), "test") for path in captures(10)]


def _archive_on(disk: Disk, path: Path, synchronous: str) -> SqliteArchive:
    """An archive whose file lies on the disk; set up as `archive.opening` does."""
    archive = SqliteArchive.__new__(SqliteArchive)
    with SqliteArchive(path, write=True) as made:
        linker = made.linker
    connection = Connection(str(path), disk.name)
    settings = (
        f"page_size = {PAGE_SIZE}",
        "journal_mode = WAL",
        "foreign_keys = ON",
        f"synchronous = {synchronous}",
        "wal_autocheckpoint = 40",
    )
    for setting in settings:
        connection.execute(f"PRAGMA {setting}")
    with_digests(connection)  # type: ignore[arg-type]
    watch(connection)  # type: ignore[arg-type]
    archive.path, archive.writable, archive.linker, archive.connection = path, True, linker, connection  # type: ignore[assignment]
    return archive


def _lost(folder: Path, sheaves: list[Sheaf], number: int, synchronous: str) -> tuple[int, list[object]]:
    """Cuts the power while pages are added: how many acknowledged captures are lost, and the faults of what is there."""
    chance, disk = random.Random(number), Disk(f"disk-{synchronous}-{number}")
    archive = _archive_on(disk, folder / "record.cq", synchronous)
    left = chance.randrange(20, 900)

    def write() -> None:
        nonlocal left
        left -= 1
        if left <= 0:
            raise apsw.IOError("the power is gone")

    acknowledged = 0
    disk.on_write = write
    with suppress(apsw.Error):
        for at in range(0, len(sheaves), 2):
            with archive.writing():
                stored = [archive.store(sheaf) for sheaf in sheaves[at : at + 2]]
                archive.link([key for one in stored for key in one.documents])
            acknowledged = at + 2
    after = folder / "after"
    after.mkdir()
    try:
        with SqliteArchive(disk.cut(after, chance), write=True) as survived:
            return max(0, acknowledged - survived.count("capture")), list(verify(survived))
    except (BadArchive, sqlite3.DatabaseError) as error:
        return acknowledged, [error]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("number", range(CUTS))
def test_what_was_acknowledged_survives_a_power_cut(tmp_path: Path, sheaves: list[Sheaf], number: int) -> None:
    assert _lost(tmp_path, sheaves, number, "FULL") == (0, [])


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_the_disk_loses_what_is_not_synchronised(tmp_path: Path, sheaves: list[Sheaf]) -> None:
    """The test above could fail: without synchronising, cuts do harm."""
    harm = 0
    for number in range(8):
        folder = tmp_path / str(number)
        folder.mkdir()
        lost, faults = _lost(folder, sheaves, number, "OFF")
        harm += bool(lost or faults)
    assert harm > 0
