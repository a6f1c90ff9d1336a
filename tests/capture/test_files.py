"""Captures from paths."""

from __future__ import annotations

import gzip
import io
import sys
from collections import Counter

import pytest

from communique.capture import files
from communique.capture.failure import Failure
from communique.capture.files import captures, count
from communique.record.capture import RawCapture
from communique.record.errors import WrongUse

PAGE = b"<!doctype html><p>Press release</p>"
WARC = b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: 3\r\n\r\n<p>\r\n\r\n"


def test_a_missing_path_is_told_before_anything_is_read(tmp_path):
    with pytest.raises(WrongUse, match="nowhere"):
        captures([str(tmp_path), str(tmp_path / "nowhere")])


def test_a_folder_in_order_without_what_is_no_page(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name, data in {
        "c.html": PAGE,
        "b/z.txt": b"z",
        "a.htm": PAGE,
        ".hidden": b"x",
        "style.css": b"p {}",
        "photo": b"\x89PNG\r\n\x1a\n",
        ".git/x.txt": b"x",
    }.items():
        (tmp_path / name).write_bytes(data)
    skipped: Counter[str] = Counter()
    found = list(captures([str(tmp_path)], skipped=skipped))
    assert [one.source.removeprefix(str(tmp_path)) for one in found] == ["/a.htm", "/c.html", "/b/z.txt"]
    assert [one.content_type for one in found] == ["text/html", "text/html", "text/plain"]
    assert skipped == {"hidden": 1, ".css": 1, "image": 1}


def test_the_bytes_decide_not_the_name(tmp_path):
    for name, data in {"a.txt": WARC, "b.html": gzip.compress(WARC), "c.bin": gzip.compress(PAGE)}.items():
        (tmp_path / name).write_bytes(data)
    assert [one.data for one in captures([str(tmp_path / name) for name in ("a.txt", "b.html", "c.bin")])] == [b"<p>", b"<p>", PAGE]


def test_standard_input(monkeypatch):
    class Pipe(io.BytesIO):
        def seekable(self):
            return False

        def read(self, size=-1):
            return super().read(min(size, 7) if size > 0 else size)

    for data, expected in ((PAGE, PAGE), (WARC, b"<p>"), (gzip.compress(WARC), b"<p>")):
        monkeypatch.setattr(sys, "stdin", type("Stdin", (), {"buffer": Pipe(data)}))
        (found,) = captures(["-"], url="http://mfa.example/")
        assert found.data == expected


def test_the_address_given_goes_with_plain_pages(tmp_path):
    (tmp_path / "a.html").write_bytes(PAGE)
    (found,) = captures([str(tmp_path / "a.html")], url="http://mfa.example/a")
    assert found == RawCapture(str(tmp_path / "a.html"), PAGE, "http://mfa.example/a", "text/html")


def test_a_long_file_is_read_up_to_the_limit(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "PAGE_LIMIT", 100_000)
    (tmp_path / "a.txt").write_bytes(b"x" * 100_007)
    (found,) = captures([str(tmp_path / "a.txt")])
    assert len(found.data) == 100_000
    assert [(loss.kind, loss.offset, loss.size) for loss in found.losses] == [("limit", 100_000, 7)]


def test_a_file_that_cannot_be_read_is_a_failure_and_the_next_one_comes(tmp_path, monkeypatch):
    (tmp_path / "a.html").write_bytes(PAGE)
    (tmp_path / "b.html").write_bytes(PAGE)
    real = files._from_stream

    def refuse(source, *rest):
        if source.endswith("a.html"):
            raise OSError(5, "Input/output error")
        return real(source, *rest)

    monkeypatch.setattr(files, "_from_stream", refuse)
    bad, good = captures([str(tmp_path / "a.html"), str(tmp_path / "b.html")])
    assert isinstance(bad, Failure)
    assert (bad.code, good.data) == ("unreadable", PAGE)


def test_count_only_where_it_is_cheap(tmp_path):
    (tmp_path / "a.html").write_bytes(PAGE)
    (tmp_path / "w.html").write_bytes(WARC)
    assert count([str(tmp_path / "a.html")] * 3) == 3
    assert count([str(tmp_path)]) is None
    assert count([str(tmp_path / "a.html"), str(tmp_path / "w.html")]) is None
