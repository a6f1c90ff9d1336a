"""What takes a look at the whole archive is worked out once, and kept for as long as the archive stays as it is."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar, cast

from communique.archive.sqlite import SqliteArchive

T = TypeVar("T")
_LOCK = threading.Lock()
_MAKING: dict[tuple[str, str], threading.Lock] = {}
"""A lock for each value: who comes while it is being made waits for it, and does not make it again."""
_KEPT: dict[tuple[str, str], tuple[str, object]] = {}
_MOST = 128


def kept(archive: SqliteArchive, name: str, make: Callable[[SqliteArchive], T]) -> T:
    """The value of this name for an archive, made anew when anything was added or judged since.  It must not be changed by who asks."""
    now, key = state(archive), (str(archive.path.resolve()), name)
    found = _found(key, now)
    if found is not None:
        return cast(T, found[1])
    with _LOCK:
        making = _MAKING.setdefault(key, threading.Lock())
    with making:
        found = _found(key, now)
        if found is not None:
            return cast(T, found[1])
        try:
            value = make(archive)
        finally:
            with _LOCK:
                _MAKING.pop(key, None)
        with _LOCK:
            _KEPT[key] = (now, value)
            while len(_KEPT) > _MOST:
                del _KEPT[next(iter(_KEPT))]
    return value


def _found(key: tuple[str, str], now: str) -> tuple[str, object] | None:
    with _LOCK:
        found = _KEPT.pop(key, None)
        if found is not None and found[0] == now:
            _KEPT[key] = found  # the last to be thrown away
            return found
    return None


def lately(archive: SqliteArchive, name: str, asked: str, make: Callable[[SqliteArchive], T], most: int = 4) -> T:
    """As `kept`, for a question that can be asked in endlessly many ways: the answers to the last few ways are kept."""
    answers: dict[str, T] = kept(archive, name, lambda own: {})
    with _LOCK:
        found = answers.pop(asked, None)
        if found is not None:
            answers[asked] = found
            return found
    value = make(archive)
    with _LOCK:
        answers[asked] = value
        while len(answers) > most:
            del answers[next(iter(answers))]
    return value


def state(archive: SqliteArchive) -> str:
    """A word that changes whenever the archive does, by whatever process: every commit touches its file or the log beside it."""
    path = archive.path
    stats = [file.stat() for file in (path, path.with_name(f"{path.name}-wal")) if file.exists()]
    return " ".join(
        f"{stat.st_ino}-{stat.st_size}-{stat.st_mtime_ns}" for stat in stats if stat.st_size
    )  # who only reads leaves an empty log
