"""What bytes are, whatever their name says."""

from __future__ import annotations

import io
import tarfile

import pytest

from communique.capture.sniff import bom, demand_text, looks_like_markup, sniff, wide_encoding
from communique.record.errors import NothingThere, NotText


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty"),
        (bytes(100), "empty"),
        (b" \r\n" * 100_000, "blank"),
        (b"Press release, 3 May", "text"),
        (b"a < b and b > a", "text"),
        (b"\xef\xbb\xbf\n <!DOCTYPE html><p>", "html"),
        (b"\0<html>", "html"),
        (b"Words first <p>then</p> tags<br>and a <a href=x>link</a>", "html"),
        (b"<?xml version='1.0'?><rss>", "html"),
        ("<p>Hello".encode("utf-16"), "html"),
        ("Посольство".encode("koi8-r"), "text"),
        (b"\x1f\x8b\x08\x00rest", "gzip"),
        (b"WARC/1.0\r\n", "warc"),
        (b"WARC/x is a format", "text"),
        (b"PK\x03\x04", "zip"),
        (b"RIFF is a mountain range", "text"),
        (b"RIFF0000WEBPVP8 ", "image"),
        (bytes(range(256)) * 10, "noise"),
        (b"\x00\x01\x02\x03" * 50, "noise"),
    ],
)
def test_kind(data, kind):
    assert sniff(data) == kind


def test_a_tar_is_an_archive_and_a_word_is_not():
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.html"))
    assert sniff(file.getvalue()) == "archive"
    assert sniff(b"x" * 257 + b"ustark, the city") == "text"


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", ["<p>Press release of 3 May</p>", "Посол принял министра в Осло. Встреча прошла 3 мая."])
def test_wide_encodings_without_a_mark(codec, text):
    assert wide_encoding(text.encode(codec)) == codec


def test_zeros_here_and_there_are_not_a_wide_encoding():
    assert wide_encoding(b"\0".join([b"x" * 50] * 9)) is None
    assert wide_encoding(b"page" + bytes(9000)) is None


def test_marks():
    assert bom(b"\xff\xfe\x00\x00") == ("utf-32-le", 4)
    assert bom(b"\xef\xbb\xbf" * 2) == ("utf-8", 6)
    assert bom(b"text") is None


def test_errors_name_the_input_and_what_it_is():
    with pytest.raises(NotText, match=r"a\.html: byte 0: a PDF"):
        demand_text(b"%PDF-1.7", "a.html")
    with pytest.raises(NothingThere, match="blanks only"):
        demand_text(b" ", "a.html")


def test_markup_by_its_closing_tags():
    assert not looks_like_markup("The sign </p> ends a paragraph")
    assert looks_like_markup("Lead" * 100 + "</p></div></body>")
