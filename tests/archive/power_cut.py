"""A disk that loses power: what was not yet synchronised is lost, in part, or torn.

An SQLite VFS (through apsw) that keeps, beside the files themselves, what a real disk would hold: the state at each file's last sync.  `Disk.cut`
writes to another folder what would be found after the power came back: that state and, of the writes since, some, none, or the first bytes of one.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import apsw

SECTOR = 512


class Medium:
    """One file: its bytes at the last sync, and the writes since."""

    def __init__(self, durable: bytes) -> None:
        self.durable = bytearray(durable)
        self.pending: list[tuple[int, bytes | None]] = []

    def sync(self) -> None:
        """All writes so far will be there."""
        for write in self.pending:
            _apply(self.durable, write)
        self.pending = []

    def after(self, chance: random.Random) -> bytes:
        """What is there after a cut: some of the writes since the last sync, one of them perhaps torn."""
        found = bytearray(self.durable)
        for offset, data in self.pending:
            fate = chance.random()
            if fate < 0.4:
                _apply(found, (offset, data))
            elif fate < 0.6 and data is not None:
                _apply(found, (offset, data[: SECTOR * chance.randrange(len(data) // SECTOR + 1)]))
        return bytes(found)


def _apply(image: bytearray, write: tuple[int, bytes | None]) -> None:
    offset, data = write
    if data is None:  # a file cut to a length
        del image[offset:]
        return
    if len(image) < offset:
        image.extend(bytes(offset - len(image)))
    image[offset : offset + len(data)] = data


class Disk(apsw.VFS):
    """The disk; `media` are its files by path."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.media: dict[str, Medium] = {}
        self.on_write: Callable[[], None] = lambda: None
        super().__init__(name, base="")

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:
        """Opens a file, and begins to watch it."""
        return _File(self, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:
        """Deletes a file; taken to be done at once."""
        self.media.pop(filename, None)
        super().xDelete(filename, syncdir)

    def cut(self, into: Path, chance: random.Random) -> Path:
        """Writes what is found after a cut to a folder; the path of the archive there."""
        found = into
        for name, medium in self.media.items():
            path = into / Path(name).name
            path.write_bytes(medium.after(chance))
            found = path if not name.endswith("-wal") else found
        return found


class _File(apsw.VFSFile):
    def __init__(self, disk: Disk, name: Any, flags: list[int]) -> None:
        super().__init__("", name, flags)
        path = name.filename() if isinstance(name, apsw.URIFilename) else (name or "")
        there = Path(path).read_bytes() if path and Path(path).is_file() else b""
        self._disk = disk
        self._medium = disk.media.setdefault(path, Medium(there)) if path else Medium(b"")

    def xWrite(self, data: bytes, offset: int) -> None:
        """Writes, and remembers that it is not yet synchronised."""
        self._disk.on_write()
        self._medium.pending.append((offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:
        """Cuts the file to a length."""
        self._medium.pending.append((newsize, None))
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:
        """Everything written so far is on the disk."""
        self._medium.sync()
        super().xSync(flags)


class Row(tuple[Any, ...]):
    """A row that is asked by number or by name, like `sqlite3.Row`."""

    names: dict[str, int]

    def __getitem__(self, key: Any) -> Any:
        return super().__getitem__(self.names[key] if isinstance(key, str) else key)

    def keys(self) -> list[str]:
        """The names of the columns."""
        return list(self.names)


class Answer:
    """What a statement gave: as much of `sqlite3.Cursor` as the archive uses."""

    def __init__(self, connection: apsw.Connection, question: str, values: Sequence[object]) -> None:
        cursor = connection.cursor()
        cursor.execute(question, tuple(values))
        self._rows = iter(_rows(cursor))
        self.lastrowid = connection.last_insert_rowid()

    def fetchone(self) -> Row | None:
        """The next row."""
        return next(self._rows, None)

    def fetchall(self) -> list[Row]:
        """All rows that are left."""
        return list(self._rows)

    def __iter__(self) -> Iterator[Row]:
        return self._rows


def _rows(cursor: apsw.Cursor) -> list[Row]:
    found = []
    names: dict[str, int] | None = None
    for values in cursor:
        if names is None:
            names = {column[0]: number for number, column in enumerate(cursor.getdescription())}
        row = Row(values)
        row.names = names
        found.append(row)
    return found


class Connection:
    """An apsw connection that is asked like one of `sqlite3`."""

    def __init__(self, path: str, vfs: str) -> None:
        self._connection = apsw.Connection(path, vfs=vfs)

    def execute(self, question: str, values: Sequence[object] = ()) -> Answer:
        """Runs one statement."""
        return Answer(self._connection, question, values)

    def executemany(self, question: str, many: Iterable[Sequence[object]]) -> None:
        """Runs a statement for many values."""
        self._connection.cursor().executemany(question, [tuple(values) for values in many])

    def executescript(self, script: str) -> None:
        """Runs many statements."""
        self._connection.cursor().execute(script)

    def create_function(self, name: str, count: int, function: Callable[..., Any], deterministic: bool) -> None:
        """Teaches a function to SQL."""
        self._connection.create_scalar_function(name, function, count, deterministic=deterministic)

    @property
    def total_changes(self) -> int:
        """The rows changed so far."""
        return self._connection.total_changes()

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return self._connection.in_transaction

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()
