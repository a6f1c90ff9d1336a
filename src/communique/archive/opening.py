"""Opens the file of an archive: checked, with the settings that keep it safe, one writer at a time."""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from communique.archive.errors import BadArchive, DiskFull, NotAnArchive, TooNew
from communique.archive.seals import seals_of_all, watch, with_digests

APPLICATION_ID = 0x434D5145
"""`CMQE`: by this a file is known as an archive of ours (SQLite's application_id)."""

PAGE_SIZE = 16384
WAIT_MS = 30_000
_SEALED = 4
"""From this form on what no record tells is sealed; an older archive is sealed as it is found."""
_FULL = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE) if hasattr(sqlite3, "SQLITE_FULL") else (13, 778)


def migrations() -> list[tuple[int, str]]:
    """The numbered steps that lead from an empty file to today's tables: (version, SQL), in order."""
    folder = files("communique.archive").joinpath("schema")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return [(int(name[:4]), folder.joinpath(name).read_text("utf-8")) for name in names]


def open_to_read(path: Path) -> sqlite3.Connection:
    """A connection that cannot write.  Raises `NotAnArchive` and `TooNew`."""
    if not path.is_file():
        raise NotAnArchive(f"{path}: no such file; make an archive with: communique add PATH… --to {path}")
    try:
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=WAIT_MS / 1000, isolation_level=None, check_same_thread=False
        )
        _settle(connection)
        connection.execute("PRAGMA query_only = ON")
        version = _version(connection, path)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise NotAnArchive(f"{path}: not a communique archive ({error})") from None
    if version < migrations()[-1][0]:
        connection.close()
        open_to_write(path).close()  # an older archive is first brought to today's form, whole or not at all
        return open_to_read(path)
    return connection


def open_to_write(path: Path) -> sqlite3.Connection:
    """A connection that may write, to a file that is made where there is none and brought to today's form where it is older."""
    if path.is_dir():
        raise NotAnArchive(f"{path}: is a folder; name a file, such as {path / 'record.cq'}")
    if not path.parent.is_dir():
        raise NotAnArchive(f"{path}: no such folder: {path.parent}")
    with written(path), told(path):
        connection = sqlite3.connect(path, timeout=WAIT_MS / 1000, isolation_level=None, check_same_thread=False)
        try:
            if path.stat().st_size == 0:
                connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
                connection.execute("PRAGMA journal_mode = WAL")
            _settle(connection)
            connection.execute("PRAGMA synchronous = FULL")
            _migrate(connection, path)
            watch(connection)
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            connection.close()
            if _is_full(error):
                raise
            raise NotAnArchive(f"{path}: not a communique archive ({error})") from None
        except BadArchive:
            connection.close()
            raise
    return connection


@contextmanager
def written(path: Path) -> Iterator[None]:
    """The time in which this process may write: one writer at a time, by a lock of the operating system on a file beside the archive.

    Two SQLite connections that write and checkpoint at the same instant can damage a file (SQLite before 3.51.3); this keeps them apart.
    """
    handle = os.open(f"{path}-lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Tells a full disk as what it is."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if not _is_full(error):
            raise
        raise DiskFull(
            f"{path}: no room left to write; all that was acknowledged is kept: give it room and run the same command again"
        ) from error


def _is_full(error: Exception) -> bool:
    return getattr(error, "sqlite_errorcode", 0) in _FULL or "disk is full" in str(error) or "disk I/O error" in str(error)


def _settle(connection: sqlite3.Connection) -> None:
    connection.row_factory = sqlite3.Row
    with_digests(connection)
    for pragma in (
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "foreign_keys = ON",
        f"busy_timeout = {WAIT_MS}",
        "cache_size = -65536",
        "mmap_size = 0",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _version(connection: sqlite3.Connection, path: Path) -> int:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if application != APPLICATION_ID:
        raise NotAnArchive(f"{path}: a SQLite file, but not a communique archive")
    newest = migrations()[-1][0]
    if version > newest:
        raise TooNew(f"{path}: written by a newer communique (form {version}; this one knows {newest}): upgrade communique")
    return version


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Brings the file to today's form, in one transaction."""
    empty = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
    version = 0 if empty else _version(connection, path)
    missing = [(number, script) for number, script in migrations() if number > version]
    if not missing:
        return
    steps = "\n".join(script for _, script in missing)
    if version < _SEALED:
        steps += f"\n{seals_of_all()}"
    marks = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {missing[-1][0]};"
    connection.executescript(f"BEGIN IMMEDIATE;\n{steps}\n{marks}\nCOMMIT;")
