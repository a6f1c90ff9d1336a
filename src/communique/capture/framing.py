"""Where records begin and end: a reader of record headers that goes on after damage.

A record whose length is wrong is cut or prolonged to where the next record begins; foreign bytes are passed over until the next plausible header.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, NamedTuple

from communique.capture.failure import PAGE_LIMIT, Failure
from communique.capture.http import header_fields
from communique.capture.sniff import sniff
from communique.capture.stretch import Stretch, stretches
from communique.record.capture import Loss

HEADER_LIMIT = 1 << 16
_STEP = 4 << 20
_NAMES = {"html": "HTML", "text": "text", "pdf": "a PDF", "zip": "a ZIP package"}


class Record(NamedTuple):
    """A record as it stands in the file: its place, its header fields (names in small letters), its block, and what is wrong with it."""

    offset: int
    fields: dict[str, str]
    block: bytes
    losses: tuple[Loss, ...] = ()


def framed(file: IO[bytes], source: str, offset: int = 0) -> Iterator[Record | Failure]:
    """The records of a file from `offset` on (where the file stands now), and each damaged place between them."""
    for stretch in stretches(file, source, offset):
        yield from _records(stretch, source)


def _records(stretch: Stretch, source: str) -> Iterator[Record | Failure]:
    """The records of a stretch, and the damage between and after them."""
    while True:
        _drop_line_ends(stretch)
        if not stretch.ahead(1):
            break
        if stretch.peek(0, 5) == b"WARC/":
            found = _record(stretch, source)
            if found:
                yield found
        else:
            yield _gap(stretch, source, f"{_NAMES.get(sniff(stretch.peek(0, 512)), 'bytes')}, not a record")
    if stretch.broken:
        yield stretch.broken


def _drop_line_ends(stretch: Stretch) -> None:
    while line_ends := len(head := stretch.peek(0, 64)) - len(head.lstrip(b"\r\n")):
        stretch.drop(line_ends)


def _gap(stretch: Stretch, source: str, reason: str, code: str = "gap") -> Failure:
    """Pass over everything up to the next record."""
    offset, size = stretch.place(), 1
    stretch.drop(1)
    while (found := _next_header(stretch, 0, _STEP, b"WARC/")) < 0 and (ahead := stretch.ahead(_STEP + 256)):
        passed = min(ahead, _STEP)
        stretch.drop(passed)
        size += passed
    stretch.drop(max(0, found))
    return Failure(source, offset, reason, code, size + max(0, found))


def _next_header(stretch: Stretch, start: int, limit: int, mark: bytes) -> int:
    """Where the next plausible record header begins (`mark` may stand before it): a version, and a line that names a field of a WARC."""
    found = stretch.find(mark, start, limit)
    while found >= 0:
        at = found + mark.find(b"WARC/")
        version, _, line = stretch.peek(at, at + 64).partition(b"\n")
        if version[5:6].isdigit() and len(version) <= 12 and line.lower().startswith((b"warc-", b"content-")):
            return at
        found = stretch.find(mark, found + 1, limit)
    return -1


def _record(stretch: Stretch, source: str) -> Record | Failure | None:
    """The record at the head of the stretch; None if what is left of it is told of by the damage that ends the stretch."""
    offset = stretch.place()
    end, blank = _header_end(stretch)
    if end < 0:
        return _endless(stretch, source)
    fields = header_fields(stretch.peek(0, end).partition(b"\n")[2], "\r\n" if blank == 4 else "\n")
    stretch.drop(end + blank)
    length = _length(fields.get("content-length"))
    if length is None or length > PAGE_LIMIT:
        return _long_record(stretch, source, offset, fields, length)
    ahead = stretch.ahead(length + 4)
    if ahead >= length and _ends_well(stretch, length):
        return Record(offset, fields, _taken(stretch, length), ())
    return _resized(stretch, source, offset, fields, length)


def _endless(stretch: Stretch, source: str) -> Failure | None:
    """A header without an end: what broke the stretch tells of it, if it is the last thing there."""
    ahead = stretch.ahead(HEADER_LIMIT)
    if stretch.broken and ahead < HEADER_LIMIT and _next_header(stretch, 5, ahead, b"WARC/") < 0:
        stretch.drop(ahead)
        return None
    return _gap(stretch, source, "a record header without an end, or longer than 64 KB", "header")


def _header_end(stretch: Stretch) -> tuple[int, int]:
    """Where the header ends, and the size of the blank line after it; line ends are those of the first line."""
    blank = b"\r\n\r\n" if stretch.peek(0, 64).partition(b"\n")[0].endswith(b"\r") else b"\n\n"
    return stretch.find(blank, 0, HEADER_LIMIT), len(blank)


def _length(value: str | None) -> int | None:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 20 else None


def _ends_well(stretch: Stretch, length: int) -> bool:
    """After a block stand two line ends, and nothing or the next record; sloppy writers leave line ends out."""
    after = stretch.peek(length, length + 9)
    return after.startswith(b"\r\n\r\n") or not after.strip(b"\r\n") or after.lstrip(b"\r\n").startswith(b"WARC/")


def _taken(stretch: Stretch, length: int) -> bytes:
    block = stretch.peek(0, length)
    stretch.drop(length)
    return block


def _resized(stretch: Stretch, source: str, offset: int, fields: dict[str, str], length: int) -> Record | Failure | None:
    """A record whose length is wrong: it ends where the next one begins."""
    found = _next_header(stretch, 0, PAGE_LIMIT, b"\nWARC/")
    if found >= 0:
        block = _without_end(_taken(stretch, found))
        return Record(offset, fields, block, (Loss("length", offset, abs(length - len(block)), f"says {length} bytes, has {len(block)}"),))
    ahead = stretch.ahead(length)
    if ahead >= length:
        return Record(offset, fields, _taken(stretch, length), ())  # what follows will be told as a gap
    stretch.drop(ahead)
    if stretch.broken:
        return None
    return Failure(source, offset, f"the file ends inside this record: {ahead} of {length} bytes are there", "truncated", ahead)


def _long_record(stretch: Stretch, source: str, offset: int, fields: dict[str, str], length: int | None) -> Record | Failure | None:
    """A record of no stated length, or longer than any page: kept up to the limit, and looked through for the next record."""
    block = bytearray()
    passed = 0
    while length is None or passed < length:
        step = _STEP if length is None else min(_STEP, length - passed)
        found = _next_header(stretch, 0, step, b"\nWARC/")
        take = found if found >= 0 else min(stretch.ahead(step), step)
        block += stretch.peek(0, min(take, PAGE_LIMIT - len(block)))
        stretch.drop(take)
        passed += take
        if found >= 0:
            return Record(offset, fields, (kept := _without_end(bytes(block))), (_misstated(fields, offset, len(kept)),))
        if not take:
            return _unended(stretch, source, offset, fields, length, bytes(block))
    return Record(
        offset, fields, bytes(block), (Loss("limit", offset, passed - len(block), f"longer than {PAGE_LIMIT >> 20} MB: read up to there"),)
    )


def _without_end(block: bytes) -> bytes:
    """A block up to the next record, without the line ends that stand between two records."""
    return block.removesuffix(b"\r\n\r\n") if block.endswith(b"\r\n\r\n") else block.rstrip(b"\r\n")


def _unended(
    stretch: Stretch, source: str, offset: int, fields: dict[str, str], length: int | None, block: bytes
) -> Record | Failure | None:
    if stretch.broken:
        return None
    if length is None and len(block) < PAGE_LIMIT:
        return Record(offset, fields, (kept := _without_end(block)), (_misstated(fields, offset, len(kept)),))
    return Failure(source, offset, f"the file ends inside this record: {len(block)} of {length} bytes are there", "truncated", len(block))


def _misstated(fields: dict[str, str], offset: int, size: int) -> Loss:
    stated = fields.get("content-length")
    return Loss("length", offset, 0, f"says {stated[:24]} bytes, has {size}" if stated else f"states no length, has {size} bytes")
