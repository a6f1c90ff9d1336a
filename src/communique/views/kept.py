"""What takes a look at the whole archive is worked out once, and kept for as long as the archive stays as it is."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar, cast

from communique.archive.sqlite import SqliteArchive

T = TypeVar("T")
_LOCK = threading.Lock()
_KEPT: dict[tuple[str, str], tuple[str, object]] = {}
_MOST = 64


def kept(archive: SqliteArchive, name: str, make: Callable[[SqliteArchive], T]) -> T:
    """The value of this name for an archive, made anew when anything was added or judged since.  It must not be changed by who asks."""
    now, key = state(archive), (str(archive.path.resolve()), name)
    with _LOCK:
        found = _KEPT.get(key)
    if found is not None and found[0] == now:
        return cast(T, found[1])
    value = make(archive)
    with _LOCK:
        if len(_KEPT) >= _MOST:
            _KEPT.clear()
        _KEPT[key] = (now, value)
    return value


def state(archive: SqliteArchive) -> str:
    """A word that changes whenever the archive does, by whatever process: every commit touches its file or the log beside it."""
    path = archive.path
    stats = [file.stat() for file in (path, path.with_name(f"{path.name}-wal")) if file.exists()]
    return " ".join(
        f"{stat.st_ino}-{stat.st_size}-{stat.st_mtime_ns}" for stat in stats if stat.st_size
    )  # who only reads leaves an empty log
