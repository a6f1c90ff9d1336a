"""Captures from a WARC, whatever its state: each page of each response, and every damaged place told.

Reading never ends at damage.  A record whose length is wrong is cut or prolonged to where the next record begins; foreign bytes are passed over until
the next plausible record header.  Memory does not grow with the number of records.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple

from communique.capture.failure import PAGE_LIMIT, Failure
from communique.capture.http import Response, header_fields, response
from communique.capture.sniff import sniff
from communique.capture.stretch import Stretch, stretches
from communique.record.capture import Loss, RawCapture

_HEADER_LIMIT = 1 << 16
_STEP = 4 << 20
_PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_UNSURE_TYPES = frozenset(
    {None, "application/octet-stream", "application/xml", "text/xml", "unknown/unknown", "application/unknown", "text"}
)
_NO_PAGE = frozenset({"request", "metadata", "warcinfo", "revisit", "continuation"})
_NAMES = {"html": "HTML", "text": "plain text", "noise": "noise", "empty": "nothing", "blank": "blanks"}


class _Record(NamedTuple):
    """A record as it stands in the file: its place, its header fields, its block, and what is wrong with it."""

    offset: int
    fields: dict[str, str]
    block: bytes
    losses: tuple[Loss, ...]


def read_warc(
    file: IO[bytes] | str | Path, source: str | None = None, skipped: Counter[str] | None = None
) -> Iterator[RawCapture | Failure]:
    """The pages of a WARC, packed record by record, packed as a whole, or not packed; a `Failure` for each stretch of bytes that gave no record.

    Pages are the bodies of responses with status 2xx (3xx if they have a body), resources and conversions that are HTML or plain text.  Everything
    else is passed over on purpose and counted in `skipped`.  A file without a page gives one failure that says so.
    """
    skipped = Counter() if skipped is None else skipped
    if isinstance(file, str | Path):
        with Path(file).open("rb") as opened:
            yield from _read(opened, source or str(file), skipped)
    else:
        yield from _read(file, source or str(getattr(file, "name", "-")), skipped)


def _read(file: IO[bytes], source: str, skipped: Counter[str]) -> Iterator[RawCapture | Failure]:
    records = pages = 0
    early: list[Failure] = []
    head = b""
    own: Counter[str] = Counter()
    for stretch in stretches(file, source):
        head = head or stretch.peek(0, 4096)
        for found in _records(stretch, source):
            if isinstance(found, Failure):
                if records:
                    yield found
                else:
                    early.append(found)
                continue
            yield from early
            early.clear()
            records += 1
            page = _page(found, source, own)
            if page:
                pages += 1
                yield page
    skipped.update(own)
    yield from _verdict(source, head, records, pages, early, own)


def _verdict(source: str, head: bytes, records: int, pages: int, early: list[Failure], own: Counter[str]) -> Iterator[Failure]:
    """What must be said of a file that gave no page."""
    if not records and not head and not early:
        yield Failure(source, 0, "the input is empty: no WARC record", "nothing_there")
    elif not records and all(failure.code == "gap" for failure in early):
        kind = sniff(head)
        yield Failure(source, 0, f"named as a WARC, but no WARC record is in it: the bytes are {_NAMES.get(kind, kind)}", "not_warc")
    else:
        yield from early
        if records and not pages:
            yield Failure(
                source,
                0,
                f"no page among {records} records ({', '.join(f'{n} {what}' for what, n in own.most_common(5))})",
                "nothing_there",
            )


def _records(stretch: Stretch, source: str) -> Iterator[_Record | Failure]:
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
            yield _gap(stretch, source, "bytes that are no record")
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


def _record(stretch: Stretch, source: str) -> _Record | Failure | None:
    """The record at the head of the stretch; None if what is left of it is told of by the damage that ends the stretch."""
    offset = stretch.place()
    end, blank = _header_end(stretch)
    if end < 0:
        return None if stretch.broken else _gap(stretch, source, "a record header without an end, or longer than 64 KB", "header")
    fields = header_fields(stretch.peek(0, end).partition(b"\n")[2])
    stretch.drop(end + blank)
    length = _length(fields.get("content-length"))
    if length is None or length > PAGE_LIMIT:
        return _long_record(stretch, source, offset, fields, length)
    ahead = stretch.ahead(length + 4)
    if ahead >= length and _ends_well(stretch, length):
        return _Record(offset, fields, _taken(stretch, length), ())
    return _resized(stretch, source, offset, fields, length)


def _header_end(stretch: Stretch) -> tuple[int, int]:
    crlf, bare = stretch.find(b"\r\n\r\n", 0, _HEADER_LIMIT), -1
    if crlf < 0 or b"\n\n" in stretch.peek(0, crlf):
        bare = stretch.find(b"\n\n", 0, _HEADER_LIMIT)
    return (bare, 2) if bare >= 0 else (crlf, 4)


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


def _resized(stretch: Stretch, source: str, offset: int, fields: dict[str, str], length: int) -> _Record | Failure | None:
    """A record whose length is wrong: it ends where the next one begins."""
    found = _next_header(stretch, 0, PAGE_LIMIT, b"\r\n\r\nWARC/")
    if found >= 0:
        block = _taken(stretch, found)[:-4]
        return _Record(offset, fields, block, (Loss("length", offset, abs(length - len(block)), f"says {length} bytes, has {len(block)}"),))
    ahead = stretch.ahead(length)
    if ahead >= length:
        return _Record(offset, fields, _taken(stretch, length), ())  # what follows will be told as a gap
    stretch.drop(ahead)
    if stretch.broken:
        return None
    return Failure(source, offset, f"the file ends inside this record: {ahead} of {length} bytes are there", "truncated", ahead)


def _long_record(stretch: Stretch, source: str, offset: int, fields: dict[str, str], length: int | None) -> _Record | Failure | None:
    """A record of no stated length, or longer than any page: kept up to the limit, and looked through for the next record."""
    block = bytearray()
    passed = 0
    while length is None or passed < length:
        step = _STEP if length is None else min(_STEP, length - passed)
        found = _next_header(stretch, 0, step, b"\r\n\r\nWARC/")
        take = found if found >= 0 else min(stretch.ahead(step), step)
        block += stretch.peek(0, min(take, PAGE_LIMIT - len(block)))
        stretch.drop(take)
        passed += take
        if found >= 0:
            return _Record(offset, fields, bytes(block.removesuffix(b"\r\n\r\n")), (_misstated(fields, offset, passed - 4),))
        if not take:
            return _unended(stretch, source, offset, fields, length, bytes(block))
    return _Record(
        offset, fields, bytes(block), (Loss("limit", offset, passed - len(block), f"longer than {PAGE_LIMIT >> 20} MB: read up to there"),)
    )


def _unended(
    stretch: Stretch, source: str, offset: int, fields: dict[str, str], length: int | None, block: bytes
) -> _Record | Failure | None:
    if stretch.broken:
        return None
    if length is None and len(block) < PAGE_LIMIT:
        return _Record(offset, fields, block.removesuffix(b"\r\n\r\n"), (_misstated(fields, offset, len(block)),))
    return Failure(source, offset, f"the file ends inside this record: {len(block)} of {length} bytes are there", "truncated", len(block))


def _misstated(fields: dict[str, str], offset: int, size: int) -> Loss:
    stated = fields.get("content-length")
    return Loss("length", offset, 0, f"says {stated[:24]} bytes, has {size}" if stated else f"states no length, has {size} bytes")


def _page(record: _Record, source: str, skipped: Counter[str]) -> RawCapture | None:
    """The page that a record holds; None, and counted, if it holds none."""
    kind = record.fields.get("warc-type", "none").lower()
    if kind in _NO_PAGE or kind not in ("response", "resource", "conversion"):
        skipped[kind] += 1
        return None
    http = response(record.block) if kind == "response" else _bare(record)
    reason = _no_page(http)
    if reason:
        skipped[reason] += 1
        return None
    return RawCapture(
        source=f"{source}@{record.offset}",
        data=http.body,
        url=record.fields.get("warc-target-uri", "").strip("<>") or None,
        content_type=http.media_type,
        charset=http.charset,
        warc_date=record.fields.get("warc-date"),
        status=http.status,
        losses=(*record.losses, *http.losses, *_false_digests(record, http)),
    )


def _bare(record: _Record) -> Response:
    """A resource or conversion: the block is the page itself."""
    return Response(200, {"content-type": record.fields.get("content-type", "")}, record.block, record.block)


def _no_page(http: Response) -> str | None:
    """Why a response is no page to read."""
    status = 200 if http.status is None else http.status
    if not 200 <= status < 400:
        return f"status {status}"
    if status >= 300 and not http.body.strip():
        return f"status {status} without a body"
    if http.media_type in _PAGE_TYPES:
        return None
    if (
        http.media_type in _UNSURE_TYPES
        and sniff(http.body) in ("html", "text")
        and (http.media_type is None or b"<html" in http.body[:4096].lower())
    ):
        return None
    return http.media_type or "no media type"


def _false_digests(record: _Record, http: Response) -> Iterator[Loss]:
    """The digests of the record that its bytes do not have."""
    block, payload = record.fields.get("warc-block-digest"), record.fields.get("warc-payload-digest")
    if block and not _has_digest(record.block, block):
        yield Loss("digest", record.offset, 0, f"WARC-Block-Digest says {block[:80]}: the bytes are not those that were captured")
    if payload and not (_has_digest(http.packed, payload) or _has_digest(http.body, payload)):
        yield Loss("digest", record.offset, 0, f"WARC-Payload-Digest says {payload[:80]}: the bytes are not those that were captured")


def _has_digest(data: bytes, stated: str) -> bool:
    """Whether the bytes have the digest `algorithm:value` (base 32 or hexadecimal); an algorithm that we do not know is taken on trust."""
    algorithm, _, value = stated.partition(":")
    name = algorithm.lower().replace("-", "")
    if name not in ("sha1", "sha256", "sha512", "md5"):
        return True
    digest = hashlib.new(name, data, usedforsecurity=False)
    if value.lower() == digest.hexdigest():
        return True
    try:
        return base64.b32decode(value.upper() + "=" * (-len(value) % 8)) == digest.digest()
    except (binascii.Error, ValueError):
        return False
