"""The shared hostile set laid out and zoned, where it lies beside the repository (or where COMMUNIQUE_SHARED says)."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

import communique
from communique.capture.decode import decode
from communique.capture.failure import Failure
from communique.capture.files import captures
from communique.knowledge.zone_words import ZoneWords
from communique.layout.html import lay_out
from communique.layout.html_zones import zone
from communique.text.span import Span

SHARED = Path(os.environ.get("COMMUNIQUE_SHARED") or Path(__file__).resolve().parents[3] / "shared")
MAKER = SHARED / "hostile" / "make_hostile.py"
ZONES = Path(communique.__file__).parent / "data" / "languages" / "en" / "zones.toml"

pytestmark = pytest.mark.skipif(not MAKER.exists(), reason="the hostile set is not here (COMMUNIQUE_SHARED)")


class NoDates:
    """A grammar that knows no dates."""

    def find(self, text: str, start: int, end: int) -> list[Span]:
        return []


def test_every_hostile_page_keeps_its_text(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-W", "ignore", str(MAKER), str(tmp_path), "--scale", "0.01"], check=True, capture_output=True)
    words = msgspec.toml.decode(ZONES.read_bytes(), type=ZoneWords)
    cases = [c for c in json.loads((tmp_path / "manifest.json").read_text()) if c["family"] == "html" and c["expect"] == "record"]
    for case in cases:
        (capture,) = [c for c in captures([str(tmp_path / case["file"])]) if not isinstance(c, Failure)]
        page = lay_out(decode(capture), capture.url)
        zones, parts = zone(page, words, NoDates())
        told = "\n".join(page.text[s.start : s.end] for part in parts for s in part.body)
        assert all(canary in told for canary in case["keep"]), case["name"]
        assert all(a.end <= b.start for a, b in itertools.pairwise(zones)), case["name"]
