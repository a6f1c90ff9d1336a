"""A WARC's bytes as uninterrupted stretches: packed or not, with the damaged places between them named.

A stretch is a run of unpacked bytes in which nothing is missing.  Damage (a broken gzip member, foreign bytes between members, a bomb) ends a stretch;
the next one begins at the next gzip member that holds a WARC record.
"""

from __future__ import annotations

import zlib
from bisect import bisect_right
from collections.abc import Generator, Iterator
from typing import IO, Any

from communique.capture.failure import RATIO_GRACE, RATIO_LIMIT, Failure

_STEP = 1 << 16
_WINDOW = 1 << 20
_HELD = 8 << 20
"""So many packed bytes of a member are kept, to look for the next member in them when it turns out to be damaged."""

_PATIENCE = 256
"""After so many damaged members the search goes on from where reading stopped, not from the damaged member's start: the work stays linear."""

_MAGIC = b"\x1f\x8b\x08"

Event = bytes | int | Failure
"""Unpacked bytes; the place in the file where a member (or the file) begins; or what broke a stretch."""


class Stretch:
    """A window over a run of unpacked bytes, from the first byte not yet dropped; `broken` says what ended the run, if it was damage."""

    def __init__(self, events: Iterator[Event], packed: bool) -> None:
        self._events, self._packed = events, packed
        self._bytes, self._start = bytearray(), 0
        self._dropped, self._pulled = 0, 0
        self._marks: list[tuple[int, int]] = []
        self.broken: Failure | None = None
        self.last = False

    def ahead(self, size: int) -> int:
        """How many bytes stand ahead, at least `size` if the stretch has so many."""
        while len(self._bytes) - self._start < size and self._pull():
            pass
        return len(self._bytes) - self._start

    def peek(self, start: int, end: int) -> bytes:
        """Bytes ahead, without dropping them."""
        self.ahead(end)
        return bytes(memoryview(self._bytes)[self._start + start : self._start + end])

    def drop(self, size: int) -> None:
        """Go on by `size` bytes."""
        self._start += size
        self._dropped += size
        if self._start > _WINDOW:
            del self._bytes[: self._start]
            self._start = 0

    def find(self, token: bytes, start: int, limit: int) -> int:
        """Where `token` begins at or after `start`, if it begins before `limit`; -1 otherwise."""
        while True:
            known = self.ahead(start + len(token))
            found = self._bytes.find(token, self._start + start, self._start + limit + len(token))
            if found >= 0:
                return found - self._start
            if known >= limit + len(token) or self.ahead(known + 1) == known:
                return -1
            start = max(start, known - len(token) + 1)

    def place(self) -> int:
        """Where in the file the next byte stands (of a packed file: where its gzip member begins)."""
        mark = bisect_right(self._marks, (self._dropped, 1 << 62)) - 1
        if mark < 0:
            return 0
        at, offset = self._marks[mark]
        del self._marks[:mark]
        return offset if self._packed else offset + self._dropped - at

    def _pull(self) -> bool:
        """Take the next bytes in; False at the end of the stretch."""
        while not self.broken and not self.last:
            event = next(self._events, None)
            if isinstance(event, bytes):
                self._bytes += event
                self._pulled += len(event)
                return True
            if isinstance(event, int):
                self._marks.append((self._pulled, event))
            elif event is None:
                self.last = True
            else:
                self.broken = event
        return False


def stretches(file: IO[bytes], source: str, offset: int = 0) -> Iterator[Stretch]:
    """The stretches of a file that stands at `offset`; each must be read to its end before the next is asked for."""
    raw = _Raw(file, offset)
    packed = raw.peek(offset, 3) == _MAGIC
    events = _unpacked(raw, source) if packed else _plain(raw)
    while True:
        stretch = Stretch(events, packed)
        yield stretch
        if stretch.last:
            return


class _Raw:
    """The file's bytes, read in order, with those not yet forgotten at hand."""

    def __init__(self, file: IO[bytes], base: int) -> None:
        self._file, self._bytes, self.base = file, bytearray(), base

    def peek(self, offset: int, size: int) -> bytes:
        """The bytes at an offset, fewer at the end of the file."""
        while self.base + len(self._bytes) < offset + size and (part := self._file.read(_STEP)):
            self._bytes += part
        return bytes(memoryview(self._bytes)[max(0, offset - self.base) : max(0, offset - self.base) + size])

    def forget(self, offset: int) -> None:
        """Let go of what lies before an offset."""
        if offset - self.base > 0:
            del self._bytes[: offset - self.base]
            self.base = offset

    def find(self, token: bytes, offset: int) -> int:
        """Where `token` stands next, -1 for nowhere; all before is forgotten."""
        while self.peek(offset, len(token)):
            found = self._bytes.find(token, offset - self.base)
            if found >= 0:
                return self.base + found
            offset = max(offset, self.base + len(self._bytes) - len(token) + 1)
            self.forget(offset)
            if len(self.peek(offset, _STEP)) < len(token):
                return -1
        return -1

    def end(self) -> int:
        """The offset after the last byte read so far."""
        return self.base + len(self._bytes)


def _plain(raw: _Raw) -> Iterator[Event]:
    yield (at := raw.base)
    while piece := raw.peek(at, _STEP):
        yield piece
        at += len(piece)
        raw.forget(at)


def _unpacked(raw: _Raw, source: str) -> Iterator[Event]:
    """The bytes of the members in order, and a failure for each damaged place."""
    at, damaged = raw.base, 0
    while head := raw.peek(at, 3):
        if head != _MAGIC:
            reason, code, resume = "bytes that belong to no gzip member", "gap", at + 1
        else:
            yield at
            reason, code, resume = yield from _member(raw, at)
        if not code:
            at = resume
            raw.forget(at)
            continue
        damaged += 1
        found = _next_member(raw, resume if damaged > _PATIENCE or code in ("gap", "limit") else max(at + 1, raw.base))
        after = found if found >= 0 else raw.end()
        yield Failure(source, at, reason, code, after - at)
        if found < 0:
            return
        at = found


def _member(raw: _Raw, start: int) -> Generator[Event, None, tuple[str, str, int]]:
    """Unpack one member; returns why it broke (with a code), or nothing, and where reading stopped."""
    decoder: Any = zlib.decompressobj(31)
    at, given, pending = start, 0, b""
    while not decoder.eof:
        piece = pending or raw.peek(at, _STEP)
        if not piece:
            return "the gzip member ends in the middle", "truncated", at
        at += 0 if pending else len(piece)
        try:
            out = decoder.decompress(piece, 4 * _STEP)
        except zlib.error as error:
            return f"a damaged gzip member ({error})", "gzip", at
        pending = decoder.unconsumed_tail
        given += len(out)
        if given > max(RATIO_GRACE, (at - len(pending) - start) * RATIO_LIMIT):
            return f"a gzip member that unpacks to more than {RATIO_LIMIT} times its size", "limit", at - len(pending)
        if out:
            yield out
        raw.forget(max(start, at - _HELD))
    return "", "", at - len(decoder.unused_data)


def _next_member(raw: _Raw, offset: int) -> int:
    """Where the next gzip member that holds a WARC record begins, -1 if there is none."""
    found = raw.find(_MAGIC, offset)
    while found >= 0:
        try:
            if zlib.decompressobj(31).decompress(raw.peek(found, 1024), 5) == b"WARC/":
                return found
        except zlib.error:
            pass
        found = raw.find(_MAGIC, found + 1)
    return -1
