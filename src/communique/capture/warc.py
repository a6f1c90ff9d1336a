"""Captures from a WARC, whatever its state: each page of each response, and every damaged place told.

Undamaged files are read by fastwarc.  It ends at damage, often without a word; so a record of its is believed only once the next one was found in its place,
and from the first doubt on our own reader of records (`framing`) takes over.  Memory does not grow with the number of records.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import os
from collections import Counter
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import IO, Any

from fastwarc.warc import ArchiveIterator

from communique.capture.failure import PAGE_LIMIT, RATIO_GRACE, RATIO_LIMIT, Failure
from communique.capture.framing import HEADER_LIMIT, Record, framed
from communique.capture.http import Response, response
from communique.capture.sniff import sniff
from communique.record.capture import Loss, RawCapture

_PROOF = 16
"""So many bytes before the next record must be the last ones of a block."""

_PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_UNSURE_TYPES = frozenset(
    {None, "application/octet-stream", "application/xml", "text/xml", "unknown/unknown", "application/unknown", "text"}
)
_PAGE_RECORDS = frozenset({"response", "resource", "conversion"})
_OTHER_RECORDS = frozenset({"request", "metadata", "warcinfo", "revisit", "continuation"})


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
    pages = records = 0
    early: list[Failure] = []
    own: Counter[str] = Counter()
    for found in _records(file, source):
        if isinstance(found, Record):
            yield from early
            early.clear()
            records += 1
            page = _page(found, source, own)
            pages += isinstance(page, RawCapture)
            if page:
                yield page
        elif records:
            yield found
        else:
            early.append(found)
    skipped.update(own)
    yield from _verdict(source, records, pages, early, own)


def _verdict(source: str, records: int, pages: int, early: list[Failure], own: Counter[str]) -> Iterator[Failure]:
    """What must be said of a file that gave no page."""
    if records and not pages:
        yield Failure(
            source, 0, f"no page among {records} records ({', '.join(f'{n} {what}' for what, n in own.most_common(5))})", "nothing_there"
        )
    elif not records and not early:
        yield Failure(source, 0, "the input is empty: no WARC record", "nothing_there")
    elif not records and all(failure.code == "gap" for failure in early):
        yield Failure(source, 0, f"no WARC record is in it: {early[0].reason}", "not_warc", sum(failure.size for failure in early))
    elif not records:
        yield from early


def _records(file: IO[bytes], source: str) -> Iterator[Record | Failure]:
    """The records of a file, read by fastwarc as far as it can be believed."""
    offset = known = 0
    if isinstance(file, io.BufferedReader) and file.seekable():
        offset, known = yield from _undamaged(file)
        file.seek(offset)
    for found in framed(file, source, offset):
        if known and isinstance(found, Record):
            known -= 1
        else:
            yield found


def _undamaged(file: io.BufferedReader) -> Generator[Record, None, tuple[int, int]]:
    """Records whose end was proved by the next record's beginning; returns from where to read on, and how many records there are known already."""
    magic = b"\x1f\x8b\x08" if file.peek(3)[:3] == b"\x1f\x8b\x08" else b"WARC/"
    held: Record | None = None
    last = -1
    try:
        for found in ArchiveIterator(file, parse_http=False, max_header_len=HEADER_LIMIT):
            record = _believed(found)
            if record is None or not _follows(file, record, held, magic):
                break
            if held:
                last = held.offset
                yield held
            held = record
    except (OSError, ValueError, EOFError):
        pass  # our own reader will say what is wrong there
    return max(last, 0), int(last >= 0)


def _believed(found: Any) -> Record | None:
    """A record of fastwarc's as ours, if all of it is there and it is no longer than any page."""
    fields: dict[str, str] = {}
    for name, value in found.headers.items():
        fields.setdefault(name.lower(), value)
    if found.content_length > PAGE_LIMIT:
        return None
    if fields.get("warc-type") not in _PAGE_RECORDS:
        return Record(found.stream_pos, fields, b"")
    block = found.reader.read()
    return Record(found.stream_pos, fields, block) if len(block) == found.content_length else None


def _follows(file: io.BufferedReader, record: Record, held: Record | None, magic: bytes) -> bool:
    """Whether a record (or its gzip member) begins where it is said to, and the one before it unpacked in reason."""
    if os.pread(file.fileno(), len(magic), record.offset) != magic:
        return False
    if held and magic == b"WARC/":
        ending = held.block[-_PROOF:] + b"\r\n\r\n"  # fastwarc passes over blanks that a wrong length leaves behind
        if os.pread(file.fileno(), len(ending), record.offset - len(ending)) != ending:
            return False
    taken = record.offset - held.offset if held else 1
    return taken > 0 and (not held or len(held.block) <= max(RATIO_GRACE, taken * RATIO_LIMIT))


def _page(record: Record, source: str, skipped: Counter[str]) -> RawCapture | Failure | None:
    """The page that a record holds; None, and counted, if it holds none."""
    kind = record.fields.get("warc-type", "none").lower()
    if kind not in _PAGE_RECORDS | _OTHER_RECORDS:
        return Failure(source, record.offset, f"a record of a type that does not exist: {kind[:40]!r}", "header")
    if kind not in _PAGE_RECORDS:
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


def _bare(record: Record) -> Response:
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


def _false_digests(record: Record, http: Response) -> Iterator[Loss]:
    """The digests of the record that its bytes do not have."""
    block, payload = record.fields.get("warc-block-digest"), record.fields.get("warc-payload-digest")
    if block and _has_digest(record.block, block):
        return  # the payload is part of the block; writers differ in what they call payload
    if block:
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
