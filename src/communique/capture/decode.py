"""From bytes to text: which encoding, why, and what could not be decoded.

The order: a byte order mark; UTF-8 that is valid throughout; UTF-8 with a few bad bytes (it *is* UTF-8, the bytes are noted); the declared encoding
if the text reads well in it; the encoding of a short list in which it reads best.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from communique.capture import guess
from communique.capture.charsets import declared_labels, named, python_codec
from communique.capture.sniff import HEAD, bom, demand_text, looks_like_markup, wide_encoding
from communique.record.capture import Decoded, Loss, RawCapture
from communique.record.errors import NothingThere

_TOLERATED = 10_000
"""One bad byte in so many leaves a page UTF-8."""

_LISTED = 100
"""So many places of bad bytes are told one by one; the rest is summed up."""

_WINDOW = 1 << 16
_HIGH = bytes(range(0x80, 0x100))
_TYPOGRAPHIC = bytes([0x85, *range(0x91, 0x98), 0xA0, 0xA7, 0xA9, 0xAB, 0xAE, 0xB0, 0xB7, 0xBB])
"""Dots, quotation marks, dashes: the same in every Windows encoding."""

_READS_WELL = 0.35
_DECLARED_BONUS = 0.25


class _Choice(NamedTuple):
    encoding: str
    reason: str
    text: str
    losses: tuple[Loss, ...] = ()


def decode(raw: RawCapture) -> Decoded:
    """The text of a capture, how it was decoded and what was lost.  Raises `NotText` or `NothingThere` where there is none.

    >>> decode(RawCapture("a.txt", "Oslo, 3 May — the talks".encode())).reason
    'valid UTF-8'
    """
    demand_text(raw.data, raw.source)
    data, cut = _without_zero_tail(raw.data)
    choice = _choose(data, raw.charset)
    text, zeros = _without_zeros(choice.text, data)
    if not text or text.isspace():
        raise NothingThere(raw.source, 0, "the input holds blanks only")
    return Decoded(text, choice.encoding, choice.reason, _media_type(text, raw.content_type), (*choice.losses, *zeros, *cut))


def _choose(data: bytes, header: str | None) -> _Choice:
    wide = wide_encoding(data)
    if wide:
        return _wide(data, wide)
    marked = bom(data)
    start = marked[1] if marked else 0
    try:
        text = str(memoryview(data)[start:], "utf-8")
    except UnicodeDecodeError:
        return _imperfect(data, start, header)
    if b"\x1b$" in data and _declares(data, header, "iso-2022-jp"):
        return _Choice("iso-2022-jp", "declared, and its shifts are there", *_replaced(data, "iso-2022-jp"))
    return _Choice("utf-8", "byte order mark" if marked else "valid UTF-8", text)


def _wide(data: bytes, encoding: str) -> _Choice:
    marked = bom(data)
    start = marked[1] if marked else 0
    text, losses = _replaced(data[start:], encoding)
    return _Choice(encoding, "byte order mark" if marked else "zero bytes in every other place", text, losses)


def _imperfect(data: bytes, start: int, header: str | None) -> _Choice:
    """Bytes that are not valid UTF-8 throughout."""
    bad, good = _utf8_balance(data)
    declared, ignored = _declared(data, header)
    says_utf8 = "utf-8" in declared or start > 0
    if bad == 1 or bad * _TOLERATED <= len(data):
        if good or says_utf8 or not (declared or _all_typographic(data)):
            return _as_utf8(data, start, f"UTF-8 but for {bad} of {len(data)} bytes{ignored}")
    elif good > bad:
        return _as_utf8(data, start, f"UTF-8 with a foreign part: {good} bytes of its sequences are right, {bad} are not{ignored}")
    return _by_letters(data, start, declared, says_utf8, ignored)


def _by_letters(data: bytes, start: int, declared: dict[str, str], says_utf8: bool, ignored: str) -> _Choice:
    """The declared encoding if the text reads well in it, otherwise the one in which it reads best."""
    if _all_typographic(data) and not declared:
        return _settled(data, "windows-1252", f"the only bytes beyond ASCII are the quotation marks and dashes of Windows{ignored}")
    for name, where in declared.items():
        if name != "utf-8" and not guess.is_candidate(name) and _decodes(data, name):
            return _settled(data, name, f"declared ({where}){ignored}")
    ranked = sorted(
        (guess.Guess(name, score + (_DECLARED_BONUS if name in declared else 0.0)) for name, score in guess.rank(data)),
        key=lambda g: -g.score,
    )
    best = ranked[0]
    if best.score < _READS_WELL:
        return _nothing_reads_well(data, start, declared, says_utf8, ignored)
    place = declared.get(best.name)
    reason = (
        f"declared ({place}), and the text reads well"
        if place
        else f"the text reads best so ({best.score:.2f}; next {ranked[1].name} {ranked[1].score:.2f})"
    )
    return _settled(data, best.name, reason + ignored)


def _nothing_reads_well(data: bytes, start: int, declared: dict[str, str], says_utf8: bool, ignored: str) -> _Choice:
    for name, where in declared.items():
        if name != "utf-8" and not says_utf8:
            return _settled(data, name, f"declared ({where}), though the text does not read well{ignored}")
    second = _second_opinion(data)
    if second and not says_utf8:
        return _settled(data, second, f"charset-normalizer's choice; no encoding of the short list reads well{ignored}")
    return _as_utf8(data, start, f"no encoding reads well; read as UTF-8, the rest noted{ignored}")


def _second_opinion(data: bytes) -> str | None:
    """What charset-normalizer makes of a sample."""
    from charset_normalizer import from_bytes  # 40 ms to import, and seldom needed

    best = from_bytes(guess.sample(data, 4000), threshold=0.1).best()
    return named(best.encoding.replace("_", "-")) if best else None


def _declared(data: bytes, header: str | None) -> tuple[dict[str, str], str]:
    """The declared encodings that exist, with the places that declare them, and a clause on those that do not."""
    known: dict[str, str] = {}
    unknown: list[str] = []
    for where, label in declared_labels(data, header):
        name = named(label)
        if name:
            known.setdefault(name, where)
        elif not label.lower().startswith("utf"):
            unknown.append(label)
    return known, f"; ignored: charset {', '.join(unknown)}" if unknown else ""


def _declares(data: bytes, header: str | None, name: str) -> bool:
    return name in _declared(data, header)[0]


def _utf8_balance(data: bytes) -> tuple[int, int]:
    """How many bytes are no UTF-8, and how many bytes beyond ASCII are."""
    kept = len(data.decode("utf-8", "ignore").encode())
    high = len(data) - len(data.translate(None, _HIGH))
    bad = len(data) - kept
    return bad, high - bad


def _all_typographic(data: bytes) -> bool:
    return not set(data.translate(None, bytes(range(0x80)))) - set(_TYPOGRAPHIC)


def _as_utf8(data: bytes, start: int, reason: str) -> _Choice:
    return _Choice("utf-8", reason, data[start:].decode("utf-8", "replace"), tuple(_bad_places(data)))


def _bad_places(data: bytes) -> Iterator[Loss]:
    """The runs of bytes that are no UTF-8: the first ones each, the rest in one."""
    for listed, (start, end) in enumerate(_bad_runs(data)):
        if listed == _LISTED:
            yield Loss("bytes", start, _utf8_balance(data[start:])[0], "not UTF-8: further bytes from here on")
            return
        yield Loss("bytes", start, end - start, f"not UTF-8: {data[start : min(end, start + 8)].hex(' ')}")


def _bad_runs(data: bytes) -> Iterator[tuple[int, int]]:
    """Where bytes that are no UTF-8 begin and end, window by window: each such byte is one lone surrogate of the text."""
    text = data.decode("utf-8", "surrogateescape")
    offset = 0
    for start in range(0, len(text), _WINDOW):
        window = text[start : start + _WINDOW]
        while window:
            try:
                offset += len(window.encode())
                break
            except UnicodeEncodeError as error:
                offset += len(window[: error.start].encode())
                size, window = error.end - error.start, window[error.end :]
            yield offset, offset + size
            offset += size


def _settled(data: bytes, name: str, reason: str) -> _Choice:
    text, losses = _replaced(data, name)
    return _Choice(name, reason, text, losses)


def _decodes(data: bytes, name: str) -> bool:
    try:
        data.decode(python_codec(name))
    except UnicodeDecodeError:
        return False
    return True


def _replaced(data: bytes, name: str) -> tuple[str, tuple[Loss, ...]]:
    """The text in an encoding, and a loss that sums up what does not exist in it."""
    codec = python_codec(name)
    try:
        return data.decode(codec), ()
    except UnicodeDecodeError as error:
        text = data.decode(codec, "replace")
        return text, (Loss("bytes", error.start, max(1, text.count("\ufffd")), f"bytes that do not exist in {name}, from here on"),)


def _without_zero_tail(data: bytes) -> tuple[bytes, tuple[Loss, ...]]:
    """The bytes without the zeros that a crash leaves at a file's end (but for the zero that UTF-16 and UTF-32 end with)."""
    if not data.endswith(b"\0") or wide_encoding(data):
        return data, ()
    kept = data.rstrip(b"\0")
    return kept, (Loss("zeros", len(kept), len(data) - len(kept), "zero bytes at the end, cut"),)


def _without_zeros(text: str, data: bytes) -> tuple[str, tuple[Loss, ...]]:
    if b"\0" not in data or "\0" not in text:
        return text, ()
    count = text.count("\0")
    return text.replace("\0", ""), (Loss("zeros", data.find(b"\0"), count, f"{count} zero characters in the text, removed"),)


def _media_type(text: str, declared: str | None) -> str:
    """HTML where markup shows, else as declared, else plain text."""
    if looks_like_markup(text[:HEAD]):
        return "text/html"
    html = (declared or "").split(";")[0].strip().lower() in ("text/html", "application/xhtml+xml")
    return "text/html" if html else "text/plain"
