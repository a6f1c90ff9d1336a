"""Real pages in numbers: what holds for made pages holds for them.  40 of each set in a normal run, all with COMMUNIQUE_ALL=1."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar

import pytest

from communique.app import outcomes
from communique.capture.failure import Failure
from communique.capture.files import captures
from communique.knowledge.book import Knowledge
from communique.record.capture import RawCapture
from communique.testing.soundness import faults

KNOWLEDGE = Knowledge.standard()
KNOWN = ("$.links[",)  # a link of the chrome that shows only invisible characters has an empty label
Item = TypeVar("Item")


def spread(items: Sequence[Item], number: int | None) -> Sequence[Item]:
    """`number` of the items, evenly spread; all where no number is given."""
    step = 1 if number is None else max(1, len(items) // number)
    return list(islice(items[::step], number))


def unsound(raws: Iterator[RawCapture] | Sequence[RawCapture]) -> dict[str, list[str]]:
    found = {raw.source: [fault for fault in faults(raw, KNOWLEDGE) if not fault.startswith(KNOWN)][:5] for raw in raws}
    return {source: told for source, told in found.items() if told}


def test_ministry(shared: Path, sample: int | None) -> None:
    archive = shared / "data" / "ministry" / "pages.warc.gz"
    if not archive.exists():
        pytest.skip(f"no {archive}")
    pages = [found for found in captures([str(archive)]) if not isinstance(found, Failure)]
    assert unsound(spread(pages, sample)) == {}


def test_articles(shared: Path, sample: int | None) -> None:
    folder = shared / "data" / "articles" / "html"
    if not folder.is_dir():
        pytest.skip(f"no {folder}")
    chosen = spread(sorted(folder.glob("*.html.gz")), sample)
    assert unsound([RawCapture(path.name.removesuffix(".gz"), gzip.decompress(path.read_bytes())) for path in chosen]) == {}


def test_hostile(shared: Path, tmp_path: Path) -> None:
    """Broken and hostile inputs: a record or a typed failure for each, in good time, and never a fault of ours."""
    maker = shared / "hostile" / "make_hostile.py"
    if not maker.exists():
        pytest.skip(f"no {maker}")
    subprocess.run([sys.executable, "-W", "ignore", str(maker), str(tmp_path), "--scale", "0.01"], check=True, capture_output=True)
    wrong = {}
    for case in json.loads((tmp_path / "manifest.json").read_text("utf-8")):
        if case["family"] in ("html", "warc"):
            wrong[case["name"]] = hostile_faults(tmp_path / case["file"], case)
    assert {name: told for name, told in wrong.items() if told} == {}


def hostile_faults(path: Path, case: dict[str, object]) -> list[str]:
    started = time.monotonic()
    found = list(outcomes([str(path)], None, KNOWLEDGE))
    took = time.monotonic() - started
    told = [f"took {took:.1f} s"] if took > 10 else []
    told += [outcome.failure.reason for outcome in found if outcome.failure is not None and outcome.failure.code == "breach"]
    records = [outcome.record for outcome in found if outcome.record is not None]
    if case["expect"] == "error" and records:
        told.append("a record where an error was due")
    if case["expect"] == "record" and not records:
        told.append("no record")
    return told
