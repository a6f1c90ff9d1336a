"""What an archive promises: nothing acknowledged is lost, damage is found, copies are whole, foreign files are refused."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from communique.archive.backup import backup
from communique.archive.checks import verify
from communique.archive.dump import fingerprint
from communique.archive.errors import BadArchive, DiskFull, NotAnArchive, TooNew
from communique.archive.opening import migrations
from communique.archive.sqlite import SqliteArchive
from communique.intake.add import add
from communique.intake.reread import reread

from .conftest import captures, filled

KILLS, DAMAGED, BACKUPS = (
    int(os.environ.get(f"COMMUNIQUE_{name}", few)) for name, few in (("KILLS", "4"), ("DAMAGED", "12"), ("BACKUPS", "4"))
)

ADD = """
import sys
from communique.archive.sqlite import SqliteArchive
from communique.intake.add import add
with SqliteArchive(sys.argv[1], write=True) as archive:
    print("open", flush=True)
    add(archive, sys.argv[2:], workers=0, batch=2, watch=lambda total: print(total.new, flush=True))
"""


def _killed(path: Path, pages: list[Path], after: float) -> int:
    """Starts adding, kills it after so many seconds from the first batch on; how many captures were acknowledged."""
    with subprocess.Popen([sys.executable, "-c", ADD, str(path), *map(str, pages)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stdout.readline() == "open\n"
        timer = threading.Timer(after, process.send_signal, (signal.SIGKILL,))
        timer.start()
        said = [int(line) for line in process.stdout if line.strip().isdigit() and line.endswith("\n")]
        process.wait()
        timer.cancel()
    return said[-1] if said else 0


def test_killed_at_any_moment_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    pages, chance = captures(16), random.Random(7)
    filled(tmp_path / "whole.cq", *pages)
    with SqliteArchive(tmp_path / "whole.cq") as archive:
        whole = fingerprint(archive)
    path = tmp_path / "record.cq"
    for _ in range(KILLS):
        path.unlink(missing_ok=True)
        acknowledged = _killed(path, pages, chance.uniform(0.0, 0.7))
        with SqliteArchive(path, write=True) as archive:
            assert archive.count("capture") >= acknowledged
            assert list(verify(archive)) == []
        filled(path, *pages)
        with SqliteArchive(path) as archive:
            assert fingerprint(archive) == whole


def test_random_damage_is_found(copied: Callable[[], Path]) -> None:
    """Bytes changed anywhere: either the archive says what it said, or verify says that it does not."""
    chance = random.Random(11)
    with SqliteArchive(copied()) as archive:
        whole = fingerprint(archive)
    found = 0
    for _ in range(DAMAGED):
        path = copied()
        data = bytearray(path.read_bytes())
        for _ in range(chance.randint(1, 64)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(data)
        try:
            with SqliteArchive(path) as archive:
                faults = list(verify(archive))
                same = not faults and fingerprint(archive) == whole
        except BadArchive:
            faults, same = ["refused"], False  # type: ignore[list-item]
        assert faults or same
        found += bool(faults)
    assert found > DAMAGED / 2


def test_a_changed_fact_is_found(copied: Callable[[], Path]) -> None:
    changes = (
        "UPDATE event SET type = 'call' WHERE id = (SELECT min(id) FROM event WHERE type <> 'call')",
        "UPDATE document SET published = '1999-01-01' WHERE id = (SELECT min(id) FROM document)",
        "UPDATE sighting SET country = 'ZZ' WHERE id = 1",
        "UPDATE capture SET url = 'http://other.example/' WHERE id = 1",
        "DELETE FROM turn WHERE id = (SELECT min(id) FROM turn)",
        "UPDATE reading_text SET text = replace(text, 'the', 'The')",
    )
    for change in changes:
        path = copied()
        connection = sqlite3.connect(path)
        connection.execute(change)
        connection.commit()
        connection.close()
        with SqliteArchive(path) as archive:
            assert list(verify(archive)), change


def test_backups_are_whole_while_others_add(tmp_path: Path) -> None:
    path, pages = tmp_path / "record.cq", captures(30)
    filled(path, *pages[:4])
    with subprocess.Popen([sys.executable, "-c", ADD, str(path), *map(str, pages)], stdout=subprocess.PIPE) as process:
        for number in range(BACKUPS):
            copy = tmp_path / f"backup-{number}.cq"
            with SqliteArchive(path) as archive:
                backup(archive, copy)
            with SqliteArchive(copy) as archive:
                assert list(verify(archive)) == [] and archive.count("capture") >= 4
            copy.unlink()
        process.communicate()
    (tmp_path / "there.cq").touch()
    with SqliteArchive(path) as archive, pytest.raises(BadArchive, match="is there already"):
        backup(archive, tmp_path / "there.cq")


def test_two_add_and_readers_see_whole_states(tmp_path: Path) -> None:
    path, pages = tmp_path / "record.cq", captures(24)
    filled(path, pages[0])
    adders = [subprocess.Popen([sys.executable, "-c", ADD, str(path), *map(str, pages)], stdout=subprocess.DEVNULL) for _ in range(2)]
    looks = 0
    while any(adder.poll() is None for adder in adders):
        with SqliteArchive(path) as archive, archive.reading():
            read = archive.one("SELECT count(*) FROM capture WHERE outcome = 'read'")
            assert read is not None and read[0] == archive.count("record") == archive.count("reading_text")
            assert archive.one("SELECT 1 FROM document WHERE id NOT IN (SELECT document_id FROM appearance)") is None
            looks += 1
        time.sleep(0.02)
    assert [adder.returncode for adder in adders] == [0, 0] and looks > 3
    filled(tmp_path / "alone.cq", *pages)
    with SqliteArchive(path) as archive, SqliteArchive(tmp_path / "alone.cq") as alone:
        assert fingerprint(archive) == fingerprint(alone)


FULL = """
import resource, sys
from communique.archive.errors import DiskFull
from communique.archive.sqlite import SqliteArchive
from communique.intake.add import add
import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
last = 0
def watch(total):
    global last
    last = total.new
try:
    with SqliteArchive(sys.argv[1], write=True) as archive:
        add(archive, sys.argv[3:], workers=0, batch=2, watch=watch)
except DiskFull as error:
    print(last, "full", flush=True)
else:
    print(last, "all", flush=True)
"""


@pytest.mark.parametrize("limit", [300_000, 900_000, 1_600_000])
def test_a_full_disk_stops_in_order_and_goes_on_later(tmp_path: Path, limit: int) -> None:
    path, pages = tmp_path / "record.cq", captures(24)
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(path), str(limit), *map(str, pages)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    acknowledged, word = done.stdout.split()
    assert word == "full"
    filled_before = 0
    if path.exists() and path.stat().st_size:
        with SqliteArchive(path, write=True) as archive:
            filled_before = archive.count("capture")
            assert list(verify(archive)) == []
    assert filled_before >= int(acknowledged)
    filled(path, *pages)
    with SqliteArchive(path) as archive:
        assert archive.count("capture") == 24 and list(verify(archive)) == []


def test_foreign_and_newer_files_are_refused(tmp_path: Path, copied: Callable[[], Path]) -> None:
    (tmp_path / "text.cq").write_text("no archive at all, but a text of some length that goes on and on" * 10)
    other = sqlite3.connect(tmp_path / "other.cq")
    other.execute("CREATE TABLE t (x)")
    other.close()
    for name in ("text.cq", "other.cq", "missing.cq"):
        with pytest.raises(NotAnArchive, match=name):
            SqliteArchive(tmp_path / name)
    for name in ("text.cq", "other.cq"):
        with pytest.raises(NotAnArchive, match=name):
            SqliteArchive(tmp_path / name, write=True)
    newer = copied()
    connection = sqlite3.connect(newer)
    connection.execute(f"PRAGMA user_version = {migrations()[-1][0] + 1}")
    connection.close()
    for write in (False, True):
        with pytest.raises(TooNew, match="upgrade communique"):
            SqliteArchive(newer, write=write)


def test_a_reader_cannot_write(kept: Path) -> None:
    with SqliteArchive(kept) as archive, pytest.raises(sqlite3.OperationalError):
        archive.connection.execute("DELETE FROM document")


def test_reading_again_changes_nothing_of_its_own(copied: Callable[[], Path]) -> None:
    path = copied()
    with SqliteArchive(path, write=True) as archive:
        before = fingerprint(archive)
        assert list(reread(archive, workers=0)) == []
        assert list(reread(archive, every=True, workers=0)) == []
        assert fingerprint(archive) == before
        assert list(verify(archive)) == []


def test_reading_again_tells_what_changed(copied: Callable[[], Path]) -> None:
    """A fact that an older reader had wrong is told; documents that only the older reader saw are gone, new ones are there."""
    path = copied()
    with SqliteArchive(path, write=True) as archive:
        whole = fingerprint(archive)
        with archive.writing() as connection:
            connection.execute("UPDATE capture SET reader = 'older' WHERE id IN (1, 2, 3)")
        changes = list(reread(archive, workers=0))
        assert changes == []
        assert archive.one("SELECT 1 FROM capture WHERE reader = 'older'") is None
        assert fingerprint(archive) == whole


def test_disk_full_is_an_error_with_advice() -> None:
    assert issubclass(DiskFull, BadArchive)


def test_add_refuses_a_path_that_is_not_there(tmp_path: Path) -> None:
    from communique.record.errors import WrongUse

    with SqliteArchive(tmp_path / "a.cq", write=True) as archive, pytest.raises(WrongUse, match="no such file"):
        add(archive, [str(tmp_path / "nothing")])
