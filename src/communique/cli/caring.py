"""`communique verify`, `backup` and `report`: the care of an archive."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import msgspec

from communique.archive.backup import backup
from communique.archive.beside import folder_of
from communique.archive.checks import verify
from communique.archive.sqlite import SqliteArchive
from communique.cli.streams import ALL_READ, piped, put_json, say

FAULTY = 1


def run_verify(path: str, as_json: bool) -> int:
    """Verify an archive and print its faults; the exit code."""
    faults = 0
    with SqliteArchive(path) as archive:
        for fault in verify(archive, _told if sys.stderr.isatty() else _silent):
            faults += 1
            if as_json or piped():
                put_json(msgspec.json.encode(fault))
            else:
                print(f"{fault.table} {fault.row or ''}: {fault.what}")
        captures, documents = archive.count("capture") if not faults else 0, archive.count("document") if not faults else 0
    say(f"{faults} faults" if faults else f"whole: {captures:,} captures, {documents:,} documents, every digest and every quote holds")
    return FAULTY if faults else ALL_READ


def run_index(path: str, remove: bool) -> int:
    """Make the index for ranked searches, bring it in step, or remove it; the exit code."""
    with SqliteArchive(path) as archive:
        if remove:
            shutil.rmtree(folder_of(archive.path), ignore_errors=True)
            say(f"{folder_of(archive.path)}: removed")
        else:
            say(f"{folder_of(archive.path)}: {archive.index_beside():,} documents written; in step")
    return ALL_READ


def run_backup(path: str, to: str, as_json: bool) -> int:
    """Copy an archive; the exit code."""
    with SqliteArchive(path) as archive:
        size = backup(archive, Path(to))
    if as_json or piped():
        put_json(msgspec.json.encode({"backup": to, "bytes": size}))
    else:
        print(f"{to}: {size:,} bytes, verified")
    return ALL_READ


def run_report(path: str, as_json: bool) -> int:
    """Print the losses of an archive; the exit code."""
    with SqliteArchive(path) as archive:
        losses = [dict(row) for row in archive.rows('SELECT input, "offset", bytes, code, detail FROM loss ORDER BY id')]
        failed = archive.rows("SELECT source, size, failure_code, failure_reason FROM capture WHERE outcome = 'failed' ORDER BY id")
    losses += [
        {"input": row["source"], "offset": 0, "bytes": row["size"], "code": row["failure_code"], "detail": row["failure_reason"]}
        for row in failed
    ]
    for loss in losses:
        if as_json or piped():
            put_json(msgspec.json.encode(loss))
        else:
            print(f"{loss['input']}: byte {loss['offset']}: {loss['code']}: {loss['detail']}")
    say(f"{len(losses)} losses")
    return ALL_READ


def _told(name: str) -> None:
    say(f"looking at {name}")


def _silent(name: str) -> None:
    return None
