"""The hostile set, where it lies beside the repository (or where COMMUNIQUE_SHARED says)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from communique.capture.decode import decode
from communique.capture.failure import Failure
from communique.capture.files import captures
from communique.record.errors import Unreadable

SHARED = Path(os.environ.get("COMMUNIQUE_SHARED") or Path(__file__).resolve().parents[3] / "shared")
MAKER = SHARED / "hostile" / "make_hostile.py"
MINISTRY = SHARED / "data" / "ministry" / "pages.warc.gz"
SERIALS = {"warc_header_10mb": 9, "warc_truncated_gz": 9, "warc_truncated": 9}
WHOLE = {"warc_control", "warc_len_small", "warc_garbage_between", "warc_whole_gzip"}
SILENT = {"warc_control", "warc_whole_gzip", "warc_bad_meta", "warc_revisit_orphan", "warc_headers_200k"}

pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="the hostile set is not here (COMMUNIQUE_SHARED)")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    subprocess.run([sys.executable, "-W", "ignore", str(MAKER), str(folder), "--scale", "0.01"], check=True, capture_output=True)
    return folder, json.loads((folder / "manifest.json").read_text())


def outcome(path: Path) -> tuple[list[str], list[str]]:
    texts: list[str] = []
    told: list[str] = []
    for found in captures([str(path)]):
        if isinstance(found, Failure):
            told.append(found.code)
            continue
        try:
            decoded = decode(found)
        except Unreadable as error:
            told.append(error.code)
            continue
        texts.append(decoded.text)
        told += [loss.kind for loss in (*found.losses, *decoded.losses)]
    return texts, told


ENCODINGS = {
    "nul_first", "zeros_tail_50mb", "bad_utf8", "utf16le_bom", "utf16be_nobom", "utf8_bom_twice", "cp1251_as_utf8", "utf8_as_cp1251", "koi8_undeclared",
    "mixed_encodings", "late_bad_byte", "unknown_charset", "utf7", "gzip_bomb", "cr_only", "control",
}  # fmt: skip


def test_pages(hostile):
    folder, manifest = hostile
    for case in manifest:
        if case["family"] == "warc":
            continue
        started = time.monotonic()
        texts, told = outcome(folder / case["file"])
        assert time.monotonic() - started < 2, case["name"]
        assert len(texts) == 1 or told, case["name"]
        if case["expect"] == "error":
            assert (texts, len(told)) == ([], 1), case["name"]
        if case["name"] in ENCODINGS:
            assert all(canary in texts[0] for canary in case["keep"]), case["name"]


def test_warcs(hostile):
    folder, manifest = hostile
    for case in (case for case in manifest if case["family"] == "warc"):
        started = time.monotonic()
        texts, told = outcome(folder / case["file"])
        assert time.monotonic() - started < 2, case["name"]
        serials = {number for number in range(10) if any(f"Serial {number:06d}" in text for text in texts)}
        if case["expect"] == "error":
            assert (texts, len(told)) == ([], 1), case["name"]
            continue
        assert len(serials) == SERIALS.get(case["name"], len(serials)), case["name"]
        assert serials >= set(range(10)) - ({5, 6, 9} if case["name"] not in WHOLE else set()), case["name"]
        assert bool(told) == (case["name"] not in SILENT), (case["name"], told)


@pytest.mark.skipif(not MINISTRY.exists(), reason="the ministry's pages are not here")
def test_all_pages_of_a_real_ministry_come():
    found = list(captures([str(MINISTRY)]))
    assert len(found) == 105
    assert not any(isinstance(one, Failure) or one.losses for one in found)
    assert {decode(one).reason for one in found} == {"valid UTF-8"}
