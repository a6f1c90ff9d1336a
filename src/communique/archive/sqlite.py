"""The archive in one SQLite file."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType

import msgspec

from communique.archive import beside
from communique.archive.judged_dates import judged_documents, place
from communique.archive.linker import Linker
from communique.archive.opening import open_to_read, open_to_write, told, written
from communique.archive.seals import seal
from communique.archive.sheaf import LossRow, Sheaf
from communique.archive.store import Stored, add_losses, store
from communique.linking.judgement import Judgement
from communique.record.capture import RawCapture
from communique.record.document import Record

_RECORDS = msgspec.msgpack.Decoder(Record)
Row = sqlite3.Row
Values = Sequence[object]
_JOINED_PAGES = 2000


class SqliteArchive:
    """An archive, open to be read or (`write=True`) to be written as well.  Use it as a context, or call `close`.

    Raises `NotAnArchive` for a file that is none, `TooNew` for one of a newer program.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, SqliteArchive(Path(folder) / "record.cq", write=True) as archive:
    ...     archive.count("document")
    0
    """

    def __init__(self, path: str | Path, *, write: bool = False) -> None:
        self.path = Path(path)
        self.writable = write
        self.linker = Linker()
        self._sides: dict[str, str] | None = None
        self._beside: beside.WordsBeside | None = None
        self._looked_beside = False
        self.connection = open_to_write(self.path) if write else open_to_read(self.path)

    def __enter__(self) -> SqliteArchive:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file; the writer leaves it whole in one piece (the journal is emptied into it)."""
        if self.writable:
            with written(self.path):
                with suppress(sqlite3.OperationalError):  # a full disk: what is planned by it is only slower
                    self.connection.execute("PRAGMA optimize")
                self.connection.close()
        else:
            self.connection.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction of the one writer: when it ends in order, all of it is on the disk; otherwise none of it is there."""
        with written(self.path), told(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                seal(self.connection)
                self.connection.execute("COMMIT")
            finally:
                if self.connection.in_transaction:  # something went wrong: nothing of it stays
                    self.connection.execute("ROLLBACK")

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A transaction that sees one state of the archive from its first to its last question, whatever is added meanwhile."""
        self.connection.execute("BEGIN")
        try:
            yield self.connection
        finally:
            self.connection.execute("ROLLBACK")

    def rows(self, question: str, values: Values = ()) -> list[Row]:
        """All rows that answer a question in SQL."""
        return self.connection.execute(question, values).fetchall()

    def one(self, question: str, values: Values = ()) -> Row | None:
        """The first row that answers a question in SQL, or None."""
        row: Row | None = self.connection.execute(question, values).fetchone()
        return row

    def count(self, table: str) -> int:
        """How many rows a table has."""
        return int(self.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    def store(self, sheaf: Sheaf) -> Stored:
        """Writes a capture, inside `writing`."""
        return store(self.connection, sheaf)

    def add_losses(self, losses: Iterable[LossRow]) -> int:
        """Writes what gave no capture, inside `writing`; how many were not told before."""
        return add_losses(self.connection, losses)

    def link(self, documents: Sequence[int], retold: Sequence[int] = ()) -> int:
        """Links new documents, and the facts of retold ones, to what is there, inside `writing`; how many are versions of pages known before."""
        place(self.connection, (*documents, *retold))
        return self.linker.link(self.connection, documents, retold)

    def judge(self, found: Sequence[Judgement]) -> None:
        """Keeps what people judged, and makes the groups anew that it is about, in a transaction of its own."""
        with self.writing() as connection:
            self.linker.judged(connection, found)
            place(connection, judged_documents(connection, found))
            self.linker.settle(connection)
        self._renew_beside()

    def settle(self) -> None:
        """Counts anew what is counted over many documents, and joins the pieces of the index of words, in transactions of their own."""
        if self.one("SELECT 1 FROM unsettled LIMIT 1") is not None:
            with self.writing() as connection:
                self.linker.settle(connection)
        while self._joins():
            pass
        self._renew_beside()

    def index_beside(self) -> int:
        """Makes the index for ranked searches beside the archive, or brings it in step; how many documents were written.

        From then on it is kept in step.  Raises `WrongUse` where the `search` extra is not installed.
        """
        with self.reading() as connection:
            return beside.make(connection, self.path)

    def words_beside(self) -> beside.WordsBeside | None:
        """The index for ranked searches, where it shows the very state of the archive that is read now."""
        if not self._looked_beside:
            self._beside, self._looked_beside = beside.opened(self.path), True
        if self._beside is None:
            return None
        last = beside.last_change(self.connection)
        if self._beside.number != last:
            self._beside.reload()
        return self._beside if self._beside.number == last else None

    def _renew_beside(self) -> None:
        if beside.wanted(self.path):
            with self.reading() as connection:
                beside.renew(connection, self.path)

    def _joins(self) -> bool:
        """Joins some pieces of the index of words; whether there may be more.  A question looks into every piece: few answer faster."""
        with self.writing() as connection:
            before = connection.total_changes
            connection.execute("INSERT INTO document_search (document_search, rank) VALUES ('merge', ?)", (_JOINED_PAGES,))
            return connection.total_changes - before > 1

    @property
    def sides(self) -> dict[str, str]:
        """The usual names of the states and organisations that appear in the archive, by code."""
        if self._sides is None:
            self._sides = {row["code"]: row["name"] for row in self.rows("SELECT code, name FROM side")}
        return self._sides

    def knows(self, key: str) -> bool:
        """Whether a capture of this key is there."""
        return self.one("SELECT 1 FROM capture WHERE key = ?", (key,)) is not None

    def record(self, capture: int) -> Record | None:
        """The whole record of a capture, with its reading text; None where reading failed."""
        row = self.one("SELECT r.packed, t.text FROM record r JOIN reading_text t USING (capture_id) WHERE capture_id = ?", (capture,))
        if row is None:
            return None
        return msgspec.structs.replace(_RECORDS.decode(zlib.decompress(row["packed"])), text=row["text"])

    def text(self, capture: int) -> str | None:
        """The reading text of a capture."""
        row = self.one("SELECT text FROM reading_text WHERE capture_id = ?", (capture,))
        return row["text"] if row is not None else None

    def raw(self, capture: int) -> RawCapture | None:
        """A capture as it came: its bytes and what was known about them."""
        row = self.one("SELECT c.*, b.packed FROM capture c JOIN blob b ON b.id = c.blob_id WHERE c.id = ?", (capture,))
        if row is None:
            return None
        data = zlib.decompress(row["packed"])
        return RawCapture(row["source"], data, row["url"], row["content_type"], row["charset"], row["warc_date"], row["http_status"])
