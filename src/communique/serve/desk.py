"""The desk of the reading room: the archive, open once for each thread that answers."""

from __future__ import annotations

import threading
from pathlib import Path

from communique.archive.sqlite import SqliteArchive


class Desk:
    """Hands out the archive, read-only.  A thread has its own connection, since SQLite's may not be shared.

    Raises `NotAnArchive` and `TooNew` at once, so that a wrong file is told before anybody asks for a page.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._own = threading.local()
        self._all: list[SqliteArchive] = []
        self._lock = threading.Lock()
        self.archive()

    def archive(self) -> SqliteArchive:
        """The archive, for the thread that asks."""
        found: SqliteArchive | None = getattr(self._own, "archive", None)
        if found is None:
            found = self._own.archive = SqliteArchive(self.path)
            with self._lock:
                self._all.append(found)
        return found

    def version(self) -> str:
        """A word that changes whenever the archive does (for ETags)."""
        archive = self.archive()
        row = archive.one("SELECT (SELECT max(id) FROM capture) AS captures, (SELECT count(*) FROM judgement) AS judgements")
        return f"{row['captures'] or 0}-{row['judgements']}" if row is not None else "0-0"

    def close(self) -> None:
        """Closes all connections."""
        with self._lock:
            for archive in self._all:
                archive.connection.close()
            self._all.clear()
