"""The hostile set goes into an archive: each case is a record or a named loss, and no good neighbour is lost."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from communique.archive.checks import verify
from communique.archive.sqlite import SqliteArchive
from communique.capture.files import captures
from communique.intake.add import add
from communique.record.capture import RawCapture

GOOD = "Statement number {0}\n\n3 May 2019\n\nThe talks between Estonia and Latvia ended in Riga on 3 May 2019, round {0} of them, and both sides were content.\n"


@pytest.fixture(scope="module")
def hostile(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    maker = shared / "hostile" / "make_hostile.py"
    subprocess.run([sys.executable, "-W", "ignore", str(maker), str(folder), "--scale", "0.01"], check=True, capture_output=True)
    return folder


def test_every_case_between_good_pages(hostile: Path, tmp_path: Path) -> None:
    cases = json.loads((hostile / "manifest.json").read_text())
    names = sorted(path for path in hostile.iterdir() if path.name != "manifest.json")
    assert len(names) >= len(cases) > 100
    goods = []
    for number in range(20):
        goods.append(tmp_path / f"good-{number:02}.txt")
        goods[-1].write_text(GOOD.format(number))
    between = [path for at, path in enumerate(names) for path in ([goods[at // 5 % 20], path] if at % 5 == 0 else [path])]
    told: dict[str, str] = {}
    with SqliteArchive(tmp_path / "record.cq", write=True) as archive:
        add(
            archive,
            [str(path) for path in (*between, *goods)],
            workers=2,
            tell=lambda loss: told.setdefault(loss.input.partition("@")[0], loss.code),
        )
        read = {Path(row["source"]).name for row in archive.rows("SELECT source FROM capture WHERE outcome = 'read'")}
        assert {path.name for path in goods} <= read
        kept = {row["digest"] for row in archive.rows("SELECT digest FROM blob")}
        assert [path.name for path in names if str(path) not in told and not _kept(path, kept)] == []
        assert list(verify(archive)) == []


def _kept(path: Path, digests: set[str]) -> bool:
    """Whether every page of a file is in the archive (perhaps under the name of another file of the same bytes)."""
    pages = [found for found in captures([str(path)]) if isinstance(found, RawCapture)]
    return bool(pages) and all(hashlib.sha256(page.data).hexdigest() in digests for page in pages)
