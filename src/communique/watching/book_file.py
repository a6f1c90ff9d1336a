"""The file of a watch book: its tables, and how it is opened."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from communique.archive.errors import NotAnArchive, TooNew

APPLICATION_ID = 0x434D5157
"""`CMQW`: by this a file is known as a watch book of ours."""
FORM = 1
_TABLES = """
CREATE TABLE watch (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE, question TEXT NOT NULL, root TEXT NOT NULL,
  corrections INTEGER NOT NULL, begun INTEGER NOT NULL DEFAULT 0, capture INTEGER NOT NULL DEFAULT 0, capture_key TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE known (
  watch_id INTEGER NOT NULL REFERENCES watch (id) ON DELETE CASCADE, digest TEXT NOT NULL, told INTEGER NOT NULL, line TEXT NOT NULL,
  PRIMARY KEY (watch_id, digest)
) STRICT, WITHOUT ROWID;
CREATE TABLE news (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, watch_id INTEGER NOT NULL REFERENCES watch (id) ON DELETE CASCADE, found_at TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX news_watch ON news (watch_id, seq);
CREATE TABLE channel (
  id INTEGER PRIMARY KEY AUTOINCREMENT, watch_id INTEGER NOT NULL REFERENCES watch (id) ON DELETE CASCADE, kind TEXT NOT NULL, address TEXT NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0, fault TEXT, UNIQUE (watch_id, kind, address)
) STRICT;
CREATE TABLE delivery (
  channel_id INTEGER NOT NULL REFERENCES channel (id) ON DELETE CASCADE, seq INTEGER NOT NULL REFERENCES news (seq) ON DELETE CASCADE,
  parcel INTEGER, refused TEXT, PRIMARY KEY (channel_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX delivery_seq ON delivery (seq);
"""


def opened(path: Path, write: bool) -> sqlite3.Connection:
    """A connection to a book, which is made where there is none and may be `write`; only its owner may read it.

    Raises `NotAnArchive` for a file that is none, `TooNew` for one of a newer program.
    """
    try:
        if write and not path.exists():
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode={'rw' if write else 'ro'}", uri=True, timeout=60, isolation_level=None
        )
        connection.row_factory = sqlite3.Row
        for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "foreign_keys = ON", "synchronous = FULL"):
            connection.execute(f"PRAGMA {pragma}")
        _settle(connection, path, write)
    except (sqlite3.DatabaseError, OSError) as error:
        raise NotAnArchive(f"{path}: no watch book that can be used ({error}); name a place for one with --book FILE") from None
    return connection


def _settle(connection: sqlite3.Connection, path: Path, write: bool) -> None:
    """Makes the tables of an empty file; checks any other."""
    connection.execute("BEGIN IMMEDIATE" if write else "BEGIN")
    empty = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
    if empty and write:
        for statement in _TABLES.split(";\n"):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {FORM}")
    connection.execute("COMMIT")
    form = connection.execute("PRAGMA user_version").fetchone()[0]
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        connection.close()
        raise NotAnArchive(f"{path}: is no watch book of communique; name another place with --book FILE")
    if form > FORM:
        connection.close()
        raise TooNew(f"{path}: written by a newer communique (form {form}; this one knows {FORM}): upgrade communique")
