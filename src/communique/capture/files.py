"""Captures from paths: a page, a folder of pages, a WARC, a packed page, or standard input."""

from __future__ import annotations

import io
import os
import stat
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, cast

from communique.capture.failure import PAGE_LIMIT, Failure
from communique.capture.inflate import inflated
from communique.capture.sniff import HEAD, Kind, sniff
from communique.capture.warc import read_warc
from communique.record.capture import Loss, RawCapture
from communique.record.errors import WrongUse

_OTHER_NAMES = (
    "png jpg jpeg gif webp svg ico bmp tif tiff css js mjs map json jsonl zip wacz tar tgz 7z rar pdf doc docx xls xlsx ppt pptx mp3 mp4 avi mov wav "
    "woff woff2 ttf eot otf cdx cdxj sqlite db py pyc toml yaml yml csv tsv parquet lock log"
)
_OTHER_SUFFIXES = frozenset(f".{name}" for name in _OTHER_NAMES.split())
_OTHER_KINDS: frozenset[Kind] = frozenset({"pdf", "zip", "image", "archive", "program", "media"})
_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml", ".shtm", ".phtml", ".asp", ".aspx", ".php", ".jsp"})
_WARC_NAMES = (".warc", ".warc.gz")


def captures(paths: Sequence[str], url: str | None = None, skipped: Counter[str] | None = None) -> Iterator[RawCapture | Failure]:
    """The captures that the paths hold, in order; a `Failure` stands where an input gave none.

    A path is a text file, an HTML page, a WARC, a gzip of one of these (told by their bytes, not their names), a folder of such files, or `-` for
    standard input.  `url` is the address of pages that are plain files.  `skipped` counts what is passed over on purpose (images in a folder,
    requests in a WARC).  Raises `WrongUse` for a path that does not exist, before anything is read.
    """
    missing = [path for path in paths if path != "-" and not Path(path).exists()]
    if missing:
        raise WrongUse(f"no such file or folder: {', '.join(missing)}")
    return _all_of(list(paths), url, skipped if skipped is not None else Counter())


def count(paths: Sequence[str]) -> int | None:
    """How many captures the paths hold, where that is known without reading (plain pages only); None otherwise.

    >>> count(["-"]) is None
    True
    """
    known = all(path != "-" and Path(path).is_file() and not path.lower().endswith((*_WARC_NAMES, ".gz")) for path in paths)
    return len(paths) if known and not any(_begins_like_warc(path) for path in paths) else None


def _all_of(paths: Iterable[str], url: str | None, skipped: Counter[str]) -> Iterator[RawCapture | Failure]:
    for path in paths:
        if path == "-":
            yield from _from_stream("-", sys.stdin.buffer, None, url, skipped)
        elif Path(path).is_dir():
            yield from _from_folder(path, skipped)
        else:
            yield from _from_file(path, url, skipped)


def _from_folder(folder: str, skipped: Counter[str]) -> Iterator[RawCapture | Failure]:
    for directory, names, files in os.walk(folder):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            path = str(Path(directory) / name)
            reason = _passed_over(path)
            if reason:
                skipped[reason] += 1
            else:
                yield from _from_file(path, None, skipped)


def _passed_over(path: str) -> str | None:
    """Why a file of a folder is no capture, by its name or its first bytes."""
    name = Path(path).name
    if name.startswith("."):
        return "hidden"
    if Path(name).suffix.lower() in _OTHER_SUFFIXES:
        return Path(name).suffix.lower()
    try:
        if not stat.S_ISREG(Path(path).stat().st_mode):
            return "special"
        with Path(path).open("rb") as file:
            kind = sniff(file.read(512))
    except OSError:
        return None  # reading it will say why
    return kind if kind in _OTHER_KINDS else None


def _from_file(path: str, url: str | None, skipped: Counter[str]) -> Iterator[RawCapture | Failure]:
    try:
        with Path(path).open("rb") as file:
            mode = os.fstat(file.fileno())
            yield from _from_stream(path, file, mode.st_size if stat.S_ISREG(mode.st_mode) else None, url, skipped)
    except OSError as error:
        yield Failure(path, 0, f"cannot be read: {error.strerror or error}", "unreadable")


def _from_stream(source: str, file: IO[bytes], size: int | None, url: str | None, skipped: Counter[str]) -> Iterator[RawCapture | Failure]:
    head = _read(file, HEAD)
    kind = sniff(head)
    if kind == "warc" or source.lower().endswith(_WARC_NAMES) or (kind == "gzip" and _packs_warc(head)):
        yield from read_warc(_from_start(head, file), source, skipped)
    elif kind == "gzip":
        yield _unpacked(source, head + _read(file, PAGE_LIMIT - len(head)), url)
    else:
        yield _page(source, head, file, size, url)


def _from_start(head: bytes, file: IO[bytes]) -> IO[bytes]:
    """The stream from its first byte again: gone back to, or (a pipe) with its head put before the rest."""
    if file.seekable():
        file.seek(0)
        return file
    return cast(IO[bytes], _Rejoined(head, file))


def _page(source: str, head: bytes, file: IO[bytes], size: int | None, url: str | None) -> RawCapture:
    data = head if len(head) < HEAD else head + _read(file, PAGE_LIMIT - len(head))
    losses: tuple[Loss, ...] = ()
    if len(data) >= PAGE_LIMIT and file.read(1):
        rest = size - PAGE_LIMIT if size else 1
        losses = (Loss("limit", PAGE_LIMIT, rest, f"longer than {PAGE_LIMIT >> 20} MB: read up to there"),)
    return RawCapture(source, data, url, _type_by_name(source), losses=losses)


def _unpacked(source: str, packed: bytes, url: str | None) -> RawCapture | Failure:
    page = inflated(packed, "gzip")
    if not page.data and page.losses:
        return Failure(source, page.losses[0].offset, page.losses[0].detail, "gzip", len(packed))
    name = source[:-3] if source.lower().endswith(".gz") else source
    return RawCapture(source, page.data, url, _type_by_name(name), losses=page.losses)


def _packs_warc(head: bytes) -> bool:
    try:
        return sniff(zlib.decompressobj(31).decompress(head, 64)) == "warc"
    except zlib.error:
        return False


def _begins_like_warc(path: str) -> bool:
    try:
        with Path(path).open("rb") as file:
            head = file.read(1024)
    except OSError:
        return False
    return sniff(head) == "warc" or _packs_warc(head)


def _type_by_name(name: str) -> str | None:
    suffix = Path(name).suffix.lower()
    return "text/html" if suffix in _HTML_SUFFIXES else ("text/plain" if suffix in (".txt", ".text") else None)


def _read(file: IO[bytes], size: int) -> bytes:
    """Up to `size` bytes, however short the single reads of a pipe are."""
    parts: list[bytes] = []
    while size > 0 and (part := file.read(min(size, 1 << 20))):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes were read already."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        super().__init__()
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        """It can be read."""
        return True

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        if not self._head:
            return self._rest.read(size)
        part, self._head = (self._head, b"") if size < 0 else (self._head[:size], self._head[size:])
        return part if size >= 0 else part + self._rest.read()
