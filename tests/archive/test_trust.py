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

KILLS, DAMAGED, BACKUPS, LIMITS, SEED = (
    int(os.environ.get(f"COMMUNIQUE_{name}", few))
    for name, few in (("KILLS", "4"), ("DAMAGED", "12"), ("BACKUPS", "4"), ("LIMITS", "3"), ("SEED", "7"))
)

ADD = """
import sys
from communique.archive.sqlite import SqliteArchive
from communique.intake.add import add
with SqliteArchive(sys.argv[1], write=True) as archive:
    print("open", flush=True)
    add(archive, sys.argv[3:], workers=int(sys.argv[2]), batch=2, watch=lambda total: print(total.new, flush=True))
"""


def _adding(path: Path, pages: list[Path], workers: int = 0) -> list[str]:
    return [sys.executable, "-c", ADD, str(path), str(workers), *map(str, pages)]


def _killed(path: Path, pages: list[Path], after: float, workers: int) -> int:
    """Starts adding, kills it after so many seconds from its opening on; how many captures were acknowledged."""
    with subprocess.Popen(_adding(path, pages, workers), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stdout.readline() == "open\n"
        timer = threading.Timer(after, process.send_signal, (signal.SIGKILL,))
        timer.start()
        said = [int(line) for line in process.stdout if line.strip().isdigit() and line.endswith("\n")]
        process.wait()
        timer.cancel()
    return said[-1] if said else 0


def test_killed_at_any_moment_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    """Killed while it reads in its own process, and, one time in five, while workers read for it."""
    pages, chance = captures(16), random.Random(SEED)
    filled(tmp_path / "whole.cq", *pages)
    with SqliteArchive(tmp_path / "whole.cq") as archive:
        whole = fingerprint(archive)
    path = tmp_path / "record.cq"
    for number in range(KILLS):
        path.unlink(missing_ok=True)
        workers = 2 * (number % 5 == 3)
        acknowledged = _killed(path, pages, chance.uniform(0.0, 1.4 if workers else 0.7), workers)
        with SqliteArchive(path, write=True) as archive:
            assert archive.count("capture") >= acknowledged
            assert list(verify(archive)) == []
        filled(path, *pages)
        with SqliteArchive(path) as archive:
            assert fingerprint(archive) == whole


def _damaged(whole: bytes, chance: random.Random) -> bytes:
    """Some bytes changed; now and then the end cut off, or a stretch lost to zeros."""
    data, kind = bytearray(whole), chance.randrange(10)
    if kind == 0:
        return bytes(data[: chance.randrange(1, len(data))])
    if kind == 1:
        at = chance.randrange(len(data))
        size = min(chance.choice((512, 4096, 65536)), len(data) - at)
        data[at : at + size] = bytes(size)
        return bytes(data)
    for _ in range(chance.randint(1, 64)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def test_random_damage_is_found(copied: Callable[[], Path]) -> None:
    """Bytes changed anywhere: either the archive says what it said, or verify says that it does not."""
    chance = random.Random(SEED)
    with SqliteArchive(copied()) as archive:
        whole = fingerprint(archive)
    found = 0
    for _ in range(DAMAGED):
        path = copied()
        path.write_bytes(_damaged(path.read_bytes(), chance))
        try:
            with SqliteArchive(path) as archive:
                faults = list(verify(archive))
                same = not faults and fingerprint(archive) == whole
        except BadArchive:
            faults, same = ["refused"], False  # type: ignore[list-item]
        path.unlink()
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
        "UPDATE document SET copies_id = 1 WHERE id = (SELECT max(id) FROM document)",
        "UPDATE document SET completed_by = 1 WHERE id = (SELECT max(id) FROM document)",
        "UPDATE sighting SET person_id = (SELECT max(id) FROM person) WHERE id = (SELECT min(id) FROM sighting WHERE person_id IS NOT NULL)",
        "UPDATE event SET happening_id = 1 WHERE id = (SELECT max(id) FROM event)",
        "UPDATE person SET name = name || 'a' WHERE id = 1",
        "UPDATE holding SET first_seen = '1999-01-01' WHERE id = 1",
        "DELETE FROM holding WHERE id = (SELECT max(id) FROM holding)",
        "INSERT INTO holding SELECT max(id) + 1, person_id, 'pope', country, organisation, NULL, NULL, NULL, NULL, 1 FROM holding",
        "INSERT INTO loss VALUES (NULL, 'x', 0, 1, 'damaged', 'nothing')",
        "INSERT INTO judgement VALUES ('x', '{}')",
        "UPDATE side SET name = 'Atlantis'",
    )
    for change in changes:
        path = copied()
        connection = sqlite3.connect(path)
        connection.execute(change)
        connection.commit()
        connection.close()
        with SqliteArchive(path) as archive:
            assert list(verify(archive)), change


BUSY = """
import select, sys
from itertools import count
from communique.archive.sqlite import SqliteArchive
from communique.intake.add import add
with SqliteArchive(sys.argv[1], write=True) as archive:
    for number in count():
        if select.select([sys.stdin], [], [], 0)[0]:
            break
        add(archive, [sys.argv[2 + number % (len(sys.argv) - 2)]], url=f"https://mfa.example/{number}", workers=0)
        print(archive.count("capture"), flush=True)
"""


def _backed_up(folder: Path, count: int) -> None:
    """So many backups of an archive that grows all the while; each is whole, and none has less than the one before."""
    folder.mkdir()
    path, pages, last = folder / "record.cq", captures(12), 4
    filled(path, *pages[:4])
    busy = [sys.executable, "-c", BUSY, str(path), *map(str, pages)]
    with subprocess.Popen(busy, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stdout.readline()
        for number in range(count):
            copy = folder / f"backup-{number}.cq"
            with SqliteArchive(path) as archive:
                backup(archive, copy)
            with SqliteArchive(copy) as archive:
                assert list(verify(archive)) == [] and archive.count("capture") >= last
                last = archive.count("capture")
            copy.unlink()
        assert process.poll() is None
        process.communicate(b"enough")
    assert process.returncode == 0 and last > 4


def test_backups_are_whole_while_others_add(tmp_path: Path) -> None:
    for begun in range(0, BACKUPS, 40):
        _backed_up(tmp_path / f"{begun}", min(40, BACKUPS - begun))


def test_a_backup_replaces_no_file(kept: Path, tmp_path: Path) -> None:
    (tmp_path / "there.cq").touch()
    with SqliteArchive(kept) as archive, pytest.raises(BadArchive, match="is there already"):
        backup(archive, tmp_path / "there.cq")


READ = """
import sys, time
from communique.archive.sqlite import SqliteArchive
looks, slowest = 0, 0.0
with SqliteArchive(sys.argv[1]) as archive:
    while not __import__("os").path.exists(sys.argv[2]):
        begun = time.monotonic()
        with archive.reading():
            read = archive.one("SELECT count(*) FROM capture WHERE outcome = 'read'")[0]
            assert read == archive.count("record") == archive.count("reading_text"), "a mixed state"
            assert archive.one("SELECT 1 FROM document WHERE id NOT IN (SELECT document_id FROM appearance)") is None
            assert archive.one("SELECT 1 FROM document d LEFT JOIN document_search s ON s.rowid = d.rank WHERE s.rowid IS NULL") is None
        looks, slowest = looks + 1, max(slowest, time.monotonic() - begun)
        time.sleep(0.02)
print(looks, slowest)
"""


def test_two_add_and_eight_readers_see_whole_states(tmp_path: Path) -> None:
    path, pages, done = tmp_path / "record.cq", captures(24), tmp_path / "done"
    filled(path, pages[0])
    reading = [sys.executable, "-c", READ, str(path), str(done)]
    readers = [subprocess.Popen(reading, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(8)]
    adders = [subprocess.Popen(_adding(path, pages), stdout=subprocess.DEVNULL) for _ in range(2)]
    ended = [adder.wait() for adder in adders]
    time.sleep(0.5)
    done.touch()
    said = [reader.communicate() for reader in readers]
    assert ended == [0, 0]
    assert [(reader.returncode, error) for reader, (_, error) in zip(readers, said, strict=True)] == [(0, "")] * 8
    assert all(int(out.split()[0]) > 3 for out, _ in said)
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


def _goes_on(path: Path, pages: list[Path], said: str) -> str:
    """That an archive whose disk was full has all that was acknowledged, and takes the rest when there is room; whether it was full."""
    acknowledged, word = said.split()
    there = 0
    if path.exists() and path.stat().st_size:
        with SqliteArchive(path, write=True) as archive:
            there = archive.count("capture")
            assert list(verify(archive)) == []
    assert there >= int(acknowledged)
    filled(path, *pages)
    with SqliteArchive(path) as archive:
        assert archive.count("capture") == len(pages) and list(verify(archive)) == []
    return word


_LIMITS = (300_000, 900_000, 1_600_000, *random.Random(SEED).sample(range(60_000, 2_000_000), max(0, LIMITS - 3)))


@pytest.mark.parametrize("limit", _LIMITS)
def test_a_full_disk_stops_in_order_and_goes_on_later(tmp_path: Path, limit: int) -> None:
    path, pages = tmp_path / "record.cq", captures(24)
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(path), str(limit), *map(str, pages)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert _goes_on(path, pages, done.stdout) == "full"


IN_A_SMALL_ONE = 'mount -t tmpfs -o size="$1" none "$2" && "$3" -c "$4" "$2/record.cq" 99999999 "${@:6}" && cp "$2"/record.cq* "$5"'
"""Adds on a disk of its own, in a name space of its own, and takes what is there out of it."""


@pytest.mark.parametrize("size", ["512k", "1m", "2m", "3m"])
def test_a_small_disk_that_is_full(tmp_path: Path, size: str) -> None:
    small, after, pages = tmp_path / "small", tmp_path / "after", captures(24)
    small.mkdir()
    after.mkdir()
    if subprocess.run(["unshare", "-rm", "mount", "-t", "tmpfs", "none", str(small)], capture_output=True, check=False).returncode:
        pytest.skip("this machine lends no small disk")
    step = ["unshare", "-rm", "bash", "-c", IN_A_SMALL_ONE, "small", size, str(small), sys.executable, FULL, str(after), *map(str, pages)]
    done = subprocess.run(step, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert _goes_on(after / "record.cq", pages, done.stdout) == "full"


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


def test_a_day_that_is_read_anew_moves_the_document_in_time(copied: Callable[[], Path]) -> None:
    path = copied()
    with SqliteArchive(path, write=True) as archive:
        row = archive.one("SELECT id, witness_id, date_end, rank FROM document WHERE date_end IS NOT NULL AND part = 'article' LIMIT 1")
        assert row is not None
        with archive.writing() as connection:
            connection.execute("UPDATE capture SET reader = 'older' WHERE id = ?", (row["witness_id"],))
            connection.execute("UPDATE document SET date_start = '1999-01-01', date_end = '1999-01-01' WHERE id = ?", (row["id"],))
        list(reread(archive, workers=0))
        after = archive.one("SELECT date_end, rank FROM document WHERE id = ?", (row["id"],))
        assert after is not None and after["date_end"] == row["date_end"] and after["rank"] // 1_000_000 == row["rank"] // 1_000_000
        assert list(verify(archive)) == []


def test_disk_full_is_an_error_with_advice() -> None:
    assert issubclass(DiskFull, BadArchive)


def test_add_refuses_a_path_that_is_not_there(tmp_path: Path) -> None:
    from communique.record.errors import WrongUse

    with SqliteArchive(tmp_path / "a.cq", write=True) as archive, pytest.raises(WrongUse, match="no such file"):
        add(archive, [str(tmp_path / "nothing")])
