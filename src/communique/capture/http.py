"""An HTTP response as a WARC keeps it: status, headers, and the body with its transfer and content codings undone."""

from __future__ import annotations

import msgspec

from communique.capture.failure import PAGE_LIMIT
from communique.capture.inflate import inflated
from communique.record.capture import Loss

_HEADERS_LIMIT = 1 << 16
_CODINGS = 3
_HEX = frozenset(b"0123456789abcdefABCDEF")


class Response(msgspec.Struct, frozen=True):
    """A response: `body` is what the server meant, `packed` the same bytes as they were sent, `losses` what could not be undone."""

    status: int | None
    headers: dict[str, str]
    body: bytes
    packed: bytes
    losses: tuple[Loss, ...] = ()

    @property
    def media_type(self) -> str | None:
        """The declared media type, small letters, without parameters."""
        return self.headers.get("content-type", "").split(";")[0].strip().lower() or None

    @property
    def charset(self) -> str | None:
        """The charset that the Content-Type declares."""
        return charset_of(self.headers.get("content-type", ""))


def charset_of(content_type: str) -> str | None:
    """The charset parameter of a Content-Type.

    >>> charset_of('text/html; charset="windows-1251"')
    'windows-1251'
    """
    name, _, value = content_type.lower().partition("charset=")
    return value.split(";")[0].strip(" \"'") or None if name.strip() else None


def response(block: bytes) -> Response:
    """Read the block of a response record.

    >>> response(b"HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n4\\r\\nOslo\\r\\n0\\r\\n\\r\\n").body
    b'Oslo'
    """
    if not block.startswith(b"HTTP/"):
        return Response(None, {}, block, block, (Loss("http", 0, 0, "the response has no status line: read as a page without headers"),))
    head, packed, losses = _parted(block)
    status, headers = _headers(head)
    body = packed
    if headers.get("transfer-encoding", "").strip().lower().endswith("chunked"):
        body, chunked = _joined(body)
        losses += chunked
    for coding in _codings(headers):
        body, undone = _undone(body, coding)
        losses += undone
    return Response(status, headers, body, packed, losses)


def header_fields(head: bytes, line_end: str = "\n") -> dict[str, str]:
    """The fields of a header, names in small letters; of a repeated field the first."""
    fields: dict[str, str] = {}
    last = ""
    for line in head.decode("utf-8", "replace").split(line_end):
        name, colon, value = line.partition(":")
        if line[:1] in (" ", "\t") and last:
            fields[last] += f" {line.strip()}"
        elif colon:
            last = name.strip().lower()
            fields.setdefault(last, value.strip(" \t\r\n"))
    return fields


def _parted(block: bytes) -> tuple[bytes, bytes, tuple[Loss, ...]]:
    ends = [(at, len(mark)) for mark in (b"\r\n\r\n", b"\n\n") if (at := block.find(mark)) >= 0]
    at, size = min(ends, default=(len(block), 0))
    if at <= _HEADERS_LIMIT:
        return block[:at], block[at + size :], ()
    loss = Loss("limit", _HEADERS_LIMIT, at - _HEADERS_LIMIT, "HTTP headers longer than 64 KB: the rest of them not read")
    return block[:_HEADERS_LIMIT], block[at + size :], (loss,)


def _headers(head: bytes) -> tuple[int | None, dict[str, str]]:
    line, _, rest = head.partition(b"\n")
    words = line.split()
    status = int(words[1]) if len(words) > 1 and words[1].isdigit() and len(words[1]) == 3 else None
    return status, header_fields(rest)


def _codings(headers: dict[str, str]) -> list[str]:
    """The content codings, in the order in which they must be undone."""
    named = [name.strip().lower().removeprefix("x-") for name in headers.get("content-encoding", "").split(",")]
    return [name for name in reversed(named) if name not in ("", "identity", "none", "utf-8")][:_CODINGS]


def _undone(body: bytes, coding: str) -> tuple[bytes, tuple[Loss, ...]]:
    """The body unpacked; as it is where it is not packed in the way declared (crawlers often store it unpacked)."""
    page = inflated(body, coding)
    if page.fits or not body:
        return page.data, page.losses
    return body, (Loss("coding", 0, 0, f"Content-Encoding says {coding[:40]!r}, the body is not: taken as it is"),)


def _joined(body: bytes) -> tuple[bytes, tuple[Loss, ...]]:
    """The chunks of a chunked body joined; a body that is not chunked as it is, a damaged one as far as it goes."""
    out = bytearray()
    at = 0
    while at < len(body):
        end = body.find(b"\n", at, at + 1024)
        size = _chunk_size(body[at:end]) if end >= 0 else None
        if size is None:
            return (body, (Loss("chunked", 0, 0, "said to be chunked, is not: taken as it is"),)) if not at else _broken_off(body, out, at)
        if size == 0:
            return bytes(out), ()
        out += body[end + 1 : end + 1 + size]
        if end + 1 + size > len(body) or len(out) > PAGE_LIMIT:
            return bytes(out[:PAGE_LIMIT]), (
                Loss("chunked", at, len(body) - at, f"a chunk says {size} bytes, {len(body) - end - 1} are there"),
            )
        at = end + 1 + size
        at += 2 if body[at : at + 2] == b"\r\n" else (1 if body[at : at + 1] == b"\n" else 0)
    return bytes(out), (Loss("chunked", len(body), 0, "the last chunk is missing"),) if body else ()


def _broken_off(body: bytes, out: bytearray, at: int) -> tuple[bytes, tuple[Loss, ...]]:
    """No chunk size where one must stand: what follows is kept as text, and told."""
    return bytes(out + body[at:])[:PAGE_LIMIT], (Loss("chunked", at, len(body) - at, "no chunk size here: the rest taken as it is"),)


def _chunk_size(line: bytes) -> int | None:
    digits = line.split(b";")[0].strip()
    return int(digits, 16) if digits and len(digits) <= 16 and all(digit in _HEX for digit in digits) else None
