"""Captures as records of a WARC, packed one by one."""

from __future__ import annotations

import zlib
from base64 import b32encode
from hashlib import sha1
from uuid import UUID

from communique.testing.newsroom.desk import NewsroomCapture

_REASONS = {200: "OK", 404: "Not Found", 503: "Service Unavailable"}


def packed(capture: NewsroomCapture) -> bytes:
    """A response record with its capture, as one gzip member; the same bytes for the same capture."""
    head = f"HTTP/1.1 {capture.status} {_REASONS[capture.status]}\r\nContent-Type: {capture.media_type}; charset=utf-8\r\n"
    block = f"{head}Content-Length: {len(capture.data)}\r\n\r\n".encode() + capture.data
    digest = sha1(capture.data, usedforsecurity=False).digest()
    identity = UUID(bytes=sha1(f"{capture.truth.number} {capture.url}".encode(), usedforsecurity=False).digest()[:16], version=4)
    lines = (
        "WARC/1.1",
        "WARC-Type: response",
        f"WARC-Record-ID: <urn:uuid:{identity}>",
        f"WARC-Date: {capture.taken_at.isoformat()}Z",
        f"WARC-Target-URI: {capture.url}",
        "Content-Type: application/http; msgtype=response",
        f"WARC-Payload-Digest: sha1:{b32encode(digest).decode()}",
        f"Content-Length: {len(block)}",
        "",
        "",
    )
    pack = zlib.compressobj(1, zlib.DEFLATED, 31)
    return pack.compress("\r\n".join(lines).encode() + block + b"\r\n\r\n") + pack.flush()
