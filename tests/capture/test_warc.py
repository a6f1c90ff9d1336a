"""WARCs: what a page brings along, and that undamaged and damaged ones give the same pages by whichever reader."""

from __future__ import annotations

import gzip
import hashlib
import io
import random
import zlib
from collections import Counter

import pytest

from communique.capture.failure import Failure
from communique.capture.framing import Record, framed
from communique.capture.http import charset_of, response
from communique.capture.inflate import inflated
from communique.capture.warc import read_warc
from communique.record.capture import RawCapture


def record(block: bytes, kind: str = "response", **fields: str) -> bytes:
    lines = {"WARC-Type": kind, "WARC-Target-URI": "http://mfa.example/1", "WARC-Date": "2018-06-04", "Content-Length": str(len(block))}
    lines |= {name.replace("_", "-"): value for name, value in fields.items()}
    return b"WARC/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in lines.items()).encode() + b"\r\n" + block + b"\r\n\r\n"


def reply(body: bytes, *lines: str, status: str = "200 OK", media: str = "text/html; charset=koi8-r") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{''.join(line + chr(13) + chr(10) for line in lines)}\r\n".encode() + body


def read(data: bytes, skipped: Counter[str] | None = None) -> list[RawCapture | Failure]:
    return list(read_warc(io.BytesIO(data), "a.warc", skipped))


def test_what_a_page_brings_along():
    (page,) = read(record(reply(b"<p>Hello")))
    assert page == RawCapture("a.warc@0", b"<p>Hello", "http://mfa.example/1", "text/html", "koi8-r", "2018-06-04", 200)


def test_only_pages_come_and_the_rest_is_counted():
    skipped: Counter[str] = Counter()
    data = b"".join(
        [
            record(b"software: x", "warcinfo"),
            record(b"GET / HTTP/1.1\r\n\r\n", "request"),
            record(reply(b"\x89PNG", media="image/png")),
            record(reply(b"<p>gone", status="404 Not Found")),
            record(reply(b"", status="301 Moved")),
            record(reply(b"<p>moved", status="302 Found")),
            record(b"", "revisit"),
            record(b"<p>kept", "resource", Content_Type="text/html"),
            record(b"plain words", "conversion", Content_Type="text/plain"),
            record(reply(b"<html><p>untyped", media="")),
            record(reply(b"{}", media="application/json")),
        ]
    )
    assert [page.data for page in read(data, skipped)] == [b"<p>moved", b"<p>kept", b"plain words", b"<html><p>untyped"]
    assert skipped == {
        "warcinfo": 1, "request": 1, "image/png": 1, "status 404": 1, "status 301 without a body": 1, "revisit": 1, "application/json": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("line", "packed"),
    [
        ("Content-Encoding: gzip", gzip.compress(b"<p>Hello")),
        ("Content-Encoding: deflate", zlib.compress(b"<p>Hello")),
        ("Content-Encoding: deflate", zlib.compress(b"<p>Hello")[2:-4]),
        ("Content-Encoding: x-gzip, gzip", gzip.compress(gzip.compress(b"<p>Hello"))),
        ("Transfer-Encoding: chunked", b"3;x=y\r\n<p>\r\n5\r\nHello\r\n0\r\n\r\n"),
    ],
)
def test_codings_are_undone(line, packed):
    (page,) = read(record(reply(packed, line)))
    assert (page.data, page.losses) == (b"<p>Hello", ())


def test_an_unknown_coding_is_a_loss():
    (page,) = read(record(reply(b"\x01\x02", "Content-Encoding: zstd")))
    assert [loss.kind for loss in page.losses] == ["coding"]


def test_a_body_cut_in_its_packing_keeps_what_is_there():
    (page,) = read(record(reply(gzip.compress(b"<p>Hello" * 999)[:-20], "Content-Encoding: gzip")))
    assert page.data.startswith(b"<p>Hello")
    assert [loss.kind for loss in page.losses] == ["truncated"]


def test_output_is_limited_not_input():
    bomb = zlib.compress(bytes(30 << 20))
    undone = inflated(bomb, "deflate")
    assert len(undone.data) < 12 << 20
    assert undone.losses[0].kind == "limit"
    assert len(inflated(zlib.compress(bytes(5000)), "deflate", limit=1000).data) == 1000


@pytest.mark.parametrize("algorithm", ["sha1", "sha256", "md5"])
def test_digests(algorithm):
    block = reply(b"<p>Hello")
    right = f"{algorithm}:{hashlib.new(algorithm, block).hexdigest()}"
    wrong = f"{algorithm}:{hashlib.new(algorithm, b'x').hexdigest()}"
    assert not read(record(block, WARC_Block_Digest=right))[0].losses
    assert [loss.kind for loss in read(record(block, WARC_Block_Digest=wrong))[0].losses] == ["digest"]
    assert not read(record(block, WARC_Payload_Digest=f"{algorithm}:{hashlib.new(algorithm, b'<p>Hello').hexdigest()}"))[0].losses


def test_bare_line_ends_and_sloppy_record_ends():
    data = record(b"<p>one", "resource", Content_Type="text/html").replace(b"\r\n", b"\n") + record(reply(b"<p>two")).rstrip() + b"\r\n"
    assert [page.data for page in read(data + record(reply(b"<p>three")))] == [b"<p>one", b"<p>two", b"<p>three"]


def test_charset_parameter():
    assert charset_of("text/html;charset=UTF-8; x=y") == "utf-8"
    assert charset_of("text/html") is None
    assert response(b"HTTP/1.1 200\r\nCONTENT-TYPE: text/html\r\n folded\r\n\r\nx").headers == {"content-type": "text/html folded"}


def spoilt(data: bytes, chance: random.Random) -> bytes:
    """The bytes with a piece overwritten, cut out or put in."""
    at, size = chance.randrange(len(data)), chance.randrange(1, 60)
    piece = chance.choice([chance.randbytes(size), b"\r\n\r\n", b"WARC/1.0\r\n", b""])
    return data[:at] + piece + data[at + chance.choice([0, len(piece), size]) :]


@pytest.mark.parametrize("packed", [False, True])
def test_both_readers_agree_on_spoilt_files(packed, tmp_path):
    """What fastwarc gives is believed only as far as our own reader of records says the same."""
    chance = random.Random(4)
    parts = [record(reply(f"<p>Number {number}. {'word ' * 30}".encode())) for number in range(8)]
    whole = b"".join(gzip.compress(part, mtime=0) for part in parts) if packed else b"".join(parts)
    for _ in range(400):
        data = spoilt(whole, chance)
        (tmp_path / "a.warc").write_bytes(data)
        with (tmp_path / "a.warc").open("rb") as file:
            assert list(read_warc(file, "a.warc")) == read(data)


@pytest.mark.parametrize("seed", range(3))
def test_no_damage_goes_untold(seed):
    """With one piece of a packed file spoilt, all other pages are there, and the damage is told."""
    chance = random.Random(seed)
    parts = [gzip.compress(record(reply(f"<p>Number {number}. {chance.randbytes(40).hex()}".encode())), mtime=0) for number in range(8)]
    for _ in range(100):
        hurt = chance.randrange(8)
        at = chance.randrange(10, len(parts[hurt]))
        member = parts[hurt][:at] + bytes([parts[hurt][at] ^ (1 << chance.randrange(8))]) + parts[hurt][at + 1 :]
        found = read(b"".join([*parts[:hurt], member, *parts[hurt + 1 :]]))
        pages = {page.data[:11] for page in found if isinstance(page, RawCapture)}
        assert pages >= {f"<p>Number {number}".encode() for number in range(8) if number != hurt}
        assert any(isinstance(one, Failure) or one.losses for one in found)


def test_many_damaged_members_take_linear_time():
    member = gzip.compress(record(reply(b"<p>x")), mtime=0)[:-9]
    records = [found for found in framed(io.BytesIO(member * 5000), "a.warc") if isinstance(found, Record)]
    assert len(records) <= 5000
