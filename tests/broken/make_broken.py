"""Small broken inputs, made on the spot: `python make_broken.py OUT` writes them all.

Each case names the file, what a reader must give back, and which damage it must tell of.
"""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

SENTENCE = "The Foreign Minister of Ruritania received the Ambassador of Graustark in Strelsau on 4 June 2018."
CYRILLIC = "Министр иностранных дел Руритании приняла посла Граустарка. Стороны обсудили подготовку к встрече в Стрельсау."


class Case(NamedTuple):
    """A broken input: `captures` pages come out, `codes` are the kinds of loss or failure that must be told, `keep` a text that must be there."""

    name: str
    file: str
    make: Callable[[], bytes]
    captures: int
    codes: frozenset[str] = frozenset()
    keep: str = ""


def page(body: str = SENTENCE, charset: str = "utf-8") -> str:
    """A small page."""
    return (
        f"<!DOCTYPE html><html><head><meta charset={charset}><title>News</title></head><body><p>{body}</p><p>{SENTENCE}</p></body></html>"
    )


def record(
    number: int, block: bytes | None = None, length: object = None, extra: str = "", kind: str = "response", headers: str = ""
) -> bytes:
    """A WARC record with a page that bears its number; `length` overrides the true length, `False` leaves it out."""
    if block is None:
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{headers}\r\n"
        block = head.encode() + page(f"Page number {number}.").encode()
    stated = "" if length is False else f"Content-Length: {len(block) if length is None else length}\r\n"
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: http://mfa.example/{number}\r\nWARC-Date: 2018-06-04T10:0{number % 10}:00Z\r\n{extra}{stated}\r\n"
    return head.encode() + block + b"\r\n\r\n"


def plain(*replaced: tuple[int, bytes]) -> bytes:
    """Six records, some of them replaced."""
    return b"".join(dict(replaced).get(number, record(number)) for number in range(6))


def packed(parts: list[bytes]) -> bytes:
    """Each part as a gzip member."""
    return b"".join(gzip.compress(part, mtime=0) for part in parts)


def _flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


def _members_with_one_damaged() -> bytes:
    members = [gzip.compress(record(number), mtime=0) for number in range(6)]
    return b"".join(_flipped(member, 60) if number == 2 else member for number, member in enumerate(members))


def _six_packed() -> bytes:
    return packed([record(number) for number in range(6)])


def _bomb(kind: str) -> bytes:
    coder = zlib.compressobj(9, zlib.DEFLATED, 31)
    return coder.compress(page().encode()) + b"".join(coder.compress(b" " * (1 << 20)) for _ in range(8)) + coder.flush()


def _fields(*lines: str) -> bytes:
    body = page("Page number 2.").encode()
    return ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + "".join(f"{line}\r\n" for line in lines) + "\r\n").encode() + body


def _none(*codes: str) -> frozenset[str]:
    return frozenset(codes)


CASES = (
    Case("empty", "empty.html", lambda: b"", 0, _none("nothing_there")),
    Case("blank", "blank.txt", lambda: b" \r\n\t" * 50_000, 0, _none("nothing_there")),
    Case("zeros only", "zeros.txt", lambda: bytes(5000), 0, _none("nothing_there")),
    Case("pdf", "a.html", lambda: b"%PDF-1.4\n" + bytes(range(256)) * 9, 0, _none("not_text")),
    Case("noise", "b.html", lambda: zlib.compress(bytes(range(256)) * 400, 0)[7:] * 3, 0, _none("not_text")),
    Case("image", "c.txt", lambda: b"\x89PNG\r\n\x1a\n" + bytes(300), 0, _none("not_text")),
    Case(
        "zeros in between",
        "d.html",
        lambda: "\0".join(page()[at : at + 50] for at in range(0, 400, 50)).encode(),
        1,
        _none("zeros"),
        "Ruritania",
    ),
    Case("zero first", "e.html", lambda: b"\0" + page().encode(), 1, _none("zeros"), SENTENCE),
    Case("zero tail", "f.html", lambda: page().encode() + bytes(3_000_000), 1, _none("zeros"), SENTENCE),
    Case("one bad byte", "g.html", lambda: page(CYRILLIC).encode() + b"<!-- \xe9 -->", 1, _none("bytes"), CYRILLIC),
    Case("foreign part", "h.html", lambda: (page(CYRILLIC) * 3).encode() + "Посольство".encode("cp1251"), 1, _none("bytes"), CYRILLIC),
    Case("1251 as utf-8", "i.html", lambda: page(CYRILLIC).encode("cp1251"), 1, keep=CYRILLIC),
    Case("utf-8 as 1251", "j.html", lambda: page(CYRILLIC, "windows-1251").encode(), 1, keep=CYRILLIC),
    Case("koi8 undeclared", "k.txt", lambda: CYRILLIC.encode("koi8-r"), 1, keep=CYRILLIC),
    Case("1251 as latin-1", "l.html", lambda: page(CYRILLIC, "iso-8859-1").encode("cp1251"), 1, keep=CYRILLIC),
    Case("utf-16 unmarked", "m.txt", lambda: SENTENCE.encode("utf-16-be"), 1, keep=SENTENCE),
    Case("utf-16 cut", "n.txt", lambda: b"\xff\xfe" + SENTENCE.encode("utf-16-le") + b"!", 1, _none("bytes"), SENTENCE),
    Case("utf-32", "o.txt", lambda: SENTENCE.encode("utf-32"), 1, keep=SENTENCE),
    Case("two marks", "p.html", lambda: b"\xef\xbb\xbf" * 2 + page().encode(), 1, keep=SENTENCE),
    Case("unknown charset", "q.html", lambda: page(CYRILLIC, "x-nonsense").encode("cp1251"), 1, keep=CYRILLIC),
    Case("utf-7", "r.html", lambda: page("+ADw-b+AD4-", "utf-7").encode(), 1, keep="+ADw-b+AD4-"),
    Case("packed page", "s.html.gz", lambda: gzip.compress(page().encode()), 1, keep=SENTENCE),
    Case("packed page, cut", "t.html.gz", lambda: gzip.compress(page().encode())[:-20], 1, _none("truncated"), "<html>"),
    Case("packed bomb", "u.html.gz", lambda: _bomb("page"), 1, _none("limit"), SENTENCE),
    Case("packed pdf", "v.gz", lambda: gzip.compress(b"%PDF-1.4 and more"), 0, _none("not_text")),
    Case("warc", "w0.warc", plain, 6),
    Case("warc packed", "w1.warc.gz", _six_packed, 6),
    Case("warc packed whole", "w2.warc.gz", lambda: gzip.compress(plain(), mtime=0), 6),
    Case("warc packed in blocks", "w2b.warc.gz", lambda: packed([plain()[at : at + 700] for at in range(0, len(plain()), 700)]), 6),
    Case("warc under another name", "w3.dat", _six_packed, 6),
    Case("warc cut", "w4.warc", lambda: plain()[:-200], 5, _none("truncated")),
    Case("warc packed, cut", "w5.warc.gz", lambda: _six_packed()[:-150], 5, _none("truncated")),
    Case("warc whole, its checksum cut off", "w6.warc.gz", lambda: gzip.compress(plain(), mtime=0)[:-8], 6, _none("truncated")),
    Case("length small", "w7.warc", lambda: plain((2, record(2, length=200))), 6, _none("length")),
    Case("length big", "w8.warc", lambda: plain((2, record(2, length=700))), 6, _none("length")),
    Case("length huge", "w9.warc", lambda: plain((2, record(2, length=10**18))), 6, _none("length")),
    Case(
        "length huge, packed",
        "wa.warc.gz",
        lambda: packed([record(n, length=10**18 if n == 2 else None) for n in range(6)]),
        6,
        _none("length"),
    ),
    Case("length negative", "wb.warc", lambda: plain((2, record(2, length=-5))), 6, _none("length")),
    Case("length missing", "wc.warc", lambda: plain((2, record(2, length=False))), 6, _none("length")),
    Case("length in words", "wd.warc", lambda: plain((2, record(2, length="ten"))), 6, _none("length")),
    Case("last length wrong", "wd2.warc", lambda: plain((5, record(5, length=99_999))), 5, _none("truncated")),
    Case("garbage between", "we.warc", lambda: plain((2, record(2) + bytes(range(256)) * 8)), 6, _none("gap")),
    Case("garbage first", "wf.warc", lambda: b"not a record\r\n" + plain(), 6, _none("gap")),
    Case(
        "garbage between members", "wg.warc.gz", lambda: packed([record(0)]) + bytes(range(200)) * 9 + packed([record(1)]), 2, _none("gap")
    ),
    Case("damaged member", "wh.warc.gz", _members_with_one_damaged, 5, _none("gzip")),
    Case("header without end", "wi.warc", lambda: plain((2, record(2, extra=f"X-Note: {'a' * 90_000}\r\n"))), 5, _none("header")),
    Case("false digest", "wj.warc", lambda: plain((2, record(2, extra=f"WARC-Block-Digest: sha1:{'A' * 32}\r\n"))), 6, _none("digest")),
    Case(
        "no chunks", "wk.warc", lambda: plain((2, record(2, _fields("Transfer-Encoding: chunked")))), 6, _none("chunked"), "Page number 2."
    ),
    Case("not gzip", "wl.warc", lambda: plain((2, record(2, _fields("Content-Encoding: gzip")))), 6, _none("coding"), "Page number 2."),
    Case("no status", "wm.warc", lambda: plain((2, record(2, page("Page number 2.").encode()))), 6, _none("http"), "Page number 2."),
    Case("warc empty", "wn.warc.gz", lambda: b"", 0, _none("nothing_there")),
    Case("warc is a page", "wo.warc.gz", lambda: page().encode(), 0, _none("not_warc")),
    Case("warc packs a page", "wp.warc.gz", lambda: gzip.compress(page().encode()), 0, _none("not_warc")),
    Case("warc without pages", "wq.warc", lambda: record(0, b"a: b", kind="warcinfo"), 0, _none("nothing_there")),
)


def write_all(folder: Path) -> None:
    """Write every case into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for case in CASES:
        (folder / case.file).write_bytes(case.make())


if __name__ == "__main__":
    write_all(Path(sys.argv[1]))
