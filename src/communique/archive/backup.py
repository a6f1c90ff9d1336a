"""A copy of an archive, taken while others write: whole, checked, on the disk before its name is there."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from communique.archive.checks import Fault, verify
from communique.archive.errors import BadArchive
from communique.archive.opening import told
from communique.archive.sqlite import SqliteArchive


def backup(archive: SqliteArchive, to: Path, *, check: bool = True) -> int:
    """Writes a copy of the archive to `to`, as it was at one moment; its size in bytes.

    The copy is made beside its place (`.part`), verified (`check`), put on the disk, and only then given its name: a file of that name is whole.
    Raises `BadArchive` where `to` is there already or the copy has faults, `DiskFull` where there is no room.
    """
    if to.exists():
        raise BadArchive(f"{to}: is there already; name a file that is not")
    part = to.with_name(f"{to.name}.part")
    part.unlink(missing_ok=True)
    try:
        with told(to):
            source = sqlite3.connect(f"{archive.path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
            try:
                source.execute("VACUUM INTO ?", (str(part),))
            finally:
                source.close()
        fault = _first_fault(part) if check else None
        if fault is not None:
            raise BadArchive(f"{archive.path}: the copy has faults ({fault.table} {fault.row}: {fault.what}); see communique verify")
        _on_disk(part)
        part.rename(to)
        _on_disk(to.parent)
    finally:
        for leftover in (part, Path(f"{part}-wal"), Path(f"{part}-shm")):
            leftover.unlink(missing_ok=True)
    return to.stat().st_size


def _first_fault(path: Path) -> Fault | None:
    with SqliteArchive(path) as copy:
        return next(verify(copy), None)


def _on_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
