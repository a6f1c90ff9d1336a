"""Undoing compression with a limit on what comes out, not on what goes in."""

from __future__ import annotations

import importlib
import zlib
from typing import Any

import msgspec

from communique.capture.failure import PAGE_LIMIT, RATIO_GRACE, RATIO_LIMIT
from communique.record.capture import Loss

_STEP = 1 << 16
_WINDOWS = {"gzip": (31,), "deflate": (15, -15)}


class Inflated(msgspec.Struct, frozen=True):
    """What came out of a decoder, what was lost on the way, and whether the bytes were of that coding at all."""

    data: bytes
    losses: tuple[Loss, ...] = ()
    fits: bool = True


def inflated(packed: bytes, coding: str, limit: int = PAGE_LIMIT) -> Inflated:
    """Undo `gzip`, `deflate` or `br`, up to `limit` bytes and a ratio of 200:1 beyond the first megabyte.

    >>> inflated(zlib.compress(b"Oslo"), "deflate").data
    b'Oslo'
    """
    if coding in _WINDOWS:
        tries = [_inflate(packed, window, limit) for window in _WINDOWS[coding]]
        return next((tried for tried in tries if tried.fits), tries[0])
    return _unbrotli(packed, limit) if coding == "br" else _unknown(packed, coding)


def _unknown(packed: bytes, coding: str) -> Inflated:
    return Inflated(b"", (Loss("coding", 0, len(packed), f"packed as {coding[:40]!r}, which cannot be undone here"),), fits=False)


def _inflate(packed: bytes, window: int, limit: int) -> Inflated:
    """One stream, or several gzip members one after another."""
    out = bytearray()
    at, view = 0, memoryview(packed)
    while at < len(packed):
        decoder = zlib.decompressobj(window)
        try:
            at = _one_member(decoder, view, at, out, limit)
        except zlib.error as error:
            return Inflated(bytes(out), (Loss("truncated", at, len(packed) - at, f"damaged: {error}"),), fits=bool(out))
        if len(out) > _allowed(at, limit):
            del out[limit:]
            return Inflated(bytes(out), (Loss("limit", at, len(packed) - at, f"unpacks to more than {len(out)} bytes: read up to there"),))
        if not decoder.eof:
            return Inflated(bytes(out), (Loss("truncated", len(packed), 0, "the packed stream ends in the middle"),), fits=bool(out))
        if window != 31 or bytes(view[at : at + 2]) != b"\x1f\x8b":
            break
    return Inflated(bytes(out), _tail(packed, at), fits=bool(packed))


def _one_member(decoder: Any, view: memoryview, at: int, out: bytearray, limit: int) -> int:
    """Feed one member piece by piece; the place after the last byte taken."""
    while not decoder.eof and len(out) <= _allowed(at, limit) and at < len(view):
        piece = view[at : at + _STEP]
        out += decoder.decompress(piece, _STEP * 4)
        at += len(piece) - len(decoder.unconsumed_tail) - len(decoder.unused_data)
    return at


def _allowed(taken: int, limit: int) -> int:
    return min(limit, max(RATIO_GRACE, taken * RATIO_LIMIT))


def _tail(packed: bytes, at: int) -> tuple[Loss, ...]:
    rest = packed[at:].strip(b"\0\r\n")
    return (Loss("gap", at, len(packed) - at, "bytes after the end of the packed stream"),) if rest else ()


def _unbrotli(packed: bytes, limit: int) -> Inflated:
    try:
        brotli = importlib.import_module("brotli")
        decoder = brotli.Decompressor()
    except ImportError:
        return _unknown(packed, "br")
    out = bytearray()
    try:
        piece = packed
        while not decoder.is_finished() and len(out) <= _allowed(len(packed), limit):
            part = decoder.process(piece, output_buffer_limit=_STEP * 4)
            piece = b""
            if not part and decoder.can_accept_more_data():
                break
            out += part
    except (brotli.error, TypeError) as error:
        return Inflated(bytes(out), (Loss("truncated", 0, len(packed), f"damaged brotli stream: {error}"),), fits=bool(out))
    if not decoder.is_finished():
        kind = "limit" if len(out) > _allowed(len(packed), limit) else "truncated"
        return Inflated(bytes(out[:limit]), (Loss(kind, 0, len(packed), "the brotli stream was not read to its end"),), fits=bool(out))
    return Inflated(bytes(out))
