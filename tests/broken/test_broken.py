"""Every broken input gives what can be read, and tells what cannot; none stops the others."""

from __future__ import annotations

import importlib.util
import time
from pathlib import Path
from types import ModuleType

import pytest

from communique.capture.decode import decode
from communique.capture.failure import Failure
from communique.capture.files import captures
from communique.record.errors import Unreadable


def _maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_broken", Path(__file__).with_name("make_broken.py"))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


broken = _maker()


def read(paths: list[str]) -> tuple[list[str], set[str]]:
    """The texts of all captures, and the kinds of everything that was lost."""
    texts: list[str] = []
    codes: set[str] = set()
    for found in captures(paths):
        if isinstance(found, Failure):
            codes.add(found.code)
            continue
        try:
            decoded = decode(found)
        except Unreadable as error:
            codes.add(error.code)
            continue
        texts.append(decoded.text)
        codes |= {loss.kind for loss in (*found.losses, *decoded.losses)}
    return texts, codes


@pytest.mark.parametrize("case", broken.CASES, ids=lambda case: case.name)
def test_gives_what_can_be_read_and_tells_the_rest(case, tmp_path):
    (tmp_path / case.file).write_bytes(case.make())
    started = time.monotonic()
    texts, codes = read([str(tmp_path / case.file)])
    assert time.monotonic() - started < 2
    assert (len(texts), codes) == (case.captures, set(case.codes))
    assert case.keep in "\n".join(texts)


def test_pages_of_a_damaged_warc_keep_their_own_words(tmp_path):
    for case in broken.CASES:
        if case.file.startswith("w") and case.captures == 6:
            (tmp_path / case.file).write_bytes(case.make())
            texts, _ = read([str(tmp_path / case.file)])
            assert [f"Page number {number}." in text for number, text in enumerate(texts)] == [True] * 6, case.name
            assert all(text.endswith("</html>") for text in texts), case.name


def test_one_bad_input_never_stops_the_others(tmp_path):
    broken.write_all(tmp_path / "broken")
    good = tmp_path / "good.html"
    good.write_text(broken.page())
    for case in broken.CASES:
        texts, _ = read([str(good), str(tmp_path / "broken" / case.file), str(good)])
        assert (texts[0], texts[-1], len(texts)) == (broken.page(), broken.page(), case.captures + 2), case.name


def test_the_whole_folder_at_once(tmp_path):
    broken.write_all(tmp_path)
    texts, codes = read([str(tmp_path)])
    assert len(texts) == sum(case.captures for case in broken.CASES)
    assert codes >= {"nothing_there", "not_warc", "truncated", "length", "gap", "gzip", "header", "digest"}
