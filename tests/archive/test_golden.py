"""Archives of every form open for ever: `golden/0001.cq.gz` was written in the first, each other in the form of its number."""

from __future__ import annotations

import gzip
import os
import random
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from communique.archive.checks import verify
from communique.archive.opening import migrations
from communique.archive.sqlite import SqliteArchive
from communique.intake.reread import reread
from communique.views.search import search

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.cq.gz"))


def test_every_form_has_its_golden_archive() -> None:
    assert [int(path.name[:4]) for path in GOLDEN] == [number for number, _ in migrations()]


@pytest.mark.parametrize("packed", GOLDEN, ids=lambda path: path.name)
def test_it_opens_and_answers(packed: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.cq"
    path.write_bytes(gzip.decompress(packed.read_bytes()))
    with SqliteArchive(path) as archive:
        assert archive.count("capture") == 2
        assert [hit.document.kind for hit in search(archive, '"joint survey" kind:interview').hits] == ["interview"]
        assert len(search(archive, "surve* kind:interview").hits) == 1
        assert archive.one("PRAGMA user_version")[0] == migrations()[-1][0]  # type: ignore[index]
        assert not [fault for fault in verify(archive) if fault.table in ("file", "keys", "index", "document_search")]
        record = archive.record(1)
        assert record is not None and isinstance(record.text, str)
        assert all(record.text[e.start : e.end] == e.quote for d in record.documents for event in d.events for e in event.evidence)


@pytest.mark.parametrize("packed", GOLDEN, ids=lambda path: path.name)
def test_it_is_read_again_by_todays_reader(packed: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.cq"
    path.write_bytes(gzip.decompress(packed.read_bytes()))
    with SqliteArchive(path, write=True) as archive:
        list(reread(archive, every=True, workers=0))
        assert archive.count("capture") == 2 and archive.one("SELECT 1 FROM document WHERE kind = 'interview'") is not None


UPGRADE = """
import sys
from communique.archive.opening import open_to_write
print("ready", flush=True)
open_to_write(__import__("pathlib").Path(sys.argv[1]))
"""


@pytest.mark.parametrize("packed", GOLDEN[:-1], ids=lambda path: path.name)
def test_an_upgrade_that_is_killed_is_whole_or_was_not_made(packed: Path, tmp_path: Path) -> None:
    old, new = int(packed.name[:4]), migrations()[-1][0]
    chance, forms = random.Random(int(os.environ.get("COMMUNIQUE_SEED", "7"))), []
    for number in range(int(os.environ.get("COMMUNIQUE_UPGRADES", "5"))):
        path = tmp_path / f"{number}.cq"
        path.write_bytes(gzip.decompress(packed.read_bytes()))
        with subprocess.Popen([sys.executable, "-c", UPGRADE, str(path)], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None and process.stdout.readline()
            timer = threading.Timer(chance.uniform(0.0, 0.03), process.kill)
            timer.start()
            process.wait()
            timer.cancel()
        connection = sqlite3.connect(path)
        forms.append(connection.execute("PRAGMA user_version").fetchone()[0])
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        connection.close()
        with SqliteArchive(path) as archive:
            assert archive.count("capture") == 2 and len(search(archive, "surve* kind:interview").hits) == 1
    assert set(forms) <= {old, new}
