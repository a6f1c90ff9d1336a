"""The watch book: which watches there are, what each knows, what it has to tell, and what of that was taken by whom.

It is a SQLite file of its own beside the archive (`record.cq-watch`).  The archive stays read-only for all who only ask it, its bytes and its dump do not
depend on who watches it, a copy of it that is given away says nothing of what somebody watches, and two people may each keep a book of their own.

News and the ledger that rests on them change in one transaction; what is to be delivered is written before anything is sent, and crossed out after it
was taken.  So a watch that is killed at any moment tells nothing anew but what was sent and not yet crossed out; that has the same key as before.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from communique.archive.opening import told
from communique.watching.book_file import opened
from communique.watching.lines import Known, Line
from communique.watching.news import Look, Mark, News
from communique.watching.question import Question
from communique.watching.watch import Channel, Item, Parcel, Watch, item_of

REMEMBERED = 200
"""So many of the newest news of a watch are kept after all have taken them: feeds show some of them."""


class WatchBook:
    """A watch book, open.  Use it as a context.  Raises `NotAnArchive` for a file that is none, `TooNew` for one of a newer program."""

    def __init__(self, path: Path, *, write: bool = True) -> None:
        self.path = path
        self.connection = opened(path, write)

    def __enter__(self) -> WatchBook:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    @contextmanager
    def turn(self, watch: Watch) -> Iterator[None]:
        """The time in which this process alone tells a watch: a lock of the operating system on one byte of a file beside the book."""
        handle = os.open(f"{self.path}-lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX, 1, watch.id)
            yield
        finally:
            os.close(handle)

    def watches(self) -> list[Watch]:
        """All watches, in the order in which they were made."""
        return [_watch(row) for row in self._rows("SELECT * FROM watch ORDER BY id")]

    def watch(self, id: int) -> Watch | None:
        """A watch as it stands now."""
        return next((_watch(row) for row in self._rows("SELECT * FROM watch WHERE id = ?", id)), None)

    def find(self, name: str) -> Watch | None:
        """The watch of a name."""
        return next((watch for watch in self.watches() if watch.name == name), None)

    def make(self, name: str, question: Question, root: str, corrections: bool) -> Watch:
        """A new watch, that prints what it tells."""
        with self._writing() as connection:
            values = (secrets.token_hex(8), name, question.key, root, int(corrections))
            made = connection.execute("INSERT INTO watch (uid, name, question, root, corrections) VALUES (?, ?, ?, ?, ?)", values)
            connection.execute("INSERT INTO channel (watch_id, kind, address) VALUES (?, 'print', '')", (made.lastrowid,))
        found = self.watch(int(made.lastrowid or 0))
        assert found is not None
        return found

    def settle(self, watch: Watch, root: str, channels: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        """Keeps where the reading room is, and the channels that are new: those get what is told from now on.  Returns the new ones."""
        with self._writing() as connection:
            connection.execute("UPDATE watch SET root = ? WHERE id = ?", (root, watch.id))
            there = {(channel.kind, channel.address) for channel in self.channels(watch)}
            new = [channel for channel in channels if channel not in there]
            connection.executemany("INSERT INTO channel (watch_id, kind, address) VALUES (?, ?, ?)", [(watch.id, *one) for one in new])
        return new

    def forget(self, watch: Watch, channels: Sequence[tuple[str, str]] = ()) -> int:
        """Forgets some channels of a watch, or all of it where none are named; how many."""
        with self._writing() as connection:
            if not channels:
                return connection.execute("DELETE FROM watch WHERE id = ?", (watch.id,)).rowcount
            question = "DELETE FROM channel WHERE watch_id = ? AND kind = ? AND address = ?"
            return sum(connection.execute(question, (watch.id, *one)).rowcount for one in channels)

    def channels(self, watch: Watch) -> list[Channel]:
        """Where a watch tells its news: to print comes first."""
        rows = self._rows("SELECT id, kind, address, tries, fault FROM channel WHERE watch_id = ? ORDER BY id", watch.id)
        return [Channel(*row) for row in rows]

    def known(self, watch: Watch) -> dict[str, Known]:
        """The ledger of a watch, by digest."""
        rows = self._rows("SELECT digest, told, line FROM known WHERE watch_id = ?", watch.id)
        return {row["digest"]: Known(_LINE.decode(row["line"]), bool(row["told"])) for row in rows}

    def enter(self, watch: Watch, found: Look) -> int:
        """Writes what a look found, all of it or nothing; how many news wait now for each channel."""
        now = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
        with self._writing() as connection:
            ask = "INSERT INTO news (watch_id, found_at, body) VALUES (?, ?, ?)"
            seqs = [connection.execute(ask, (watch.id, now, msgspec.json.encode(news).decode())).lastrowid for news in found.news]
            for channel in self.channels(watch):
                connection.executemany("INSERT INTO delivery (channel_id, seq) VALUES (?, ?)", [(channel.id, seq) for seq in seqs])
            connection.executemany(
                "DELETE FROM known WHERE watch_id = ? AND digest = ?", [(watch.id, digest) for digest in found.forgotten]
            )
            lines = [(watch.id, one.line.digest, int(one.told), msgspec.json.encode(one.line).decode()) for one in found.learnt]
            connection.executemany("INSERT OR REPLACE INTO known VALUES (?, ?, ?, ?)", lines)
            values = (found.mark.capture, found.mark.key, watch.id)
            connection.execute("UPDATE watch SET begun = 1, capture = ?, capture_key = ? WHERE id = ?", values)
        return len(seqs)

    def parcel(self, watch: Watch, channel: Channel, size: int) -> Parcel | None:
        """The next of what waits for a channel, at most so many; one that was made up before stays as it is, and so does its key."""
        waiting = "FROM delivery WHERE channel_id = ? AND refused IS NULL"
        number = self._rows(f"SELECT min(parcel) AS parcel {waiting} AND parcel IS NOT NULL", channel.id)[0]["parcel"]
        if number is None:
            first = self._rows(f"SELECT seq {waiting} ORDER BY seq LIMIT ?", channel.id, size)
            if not first:
                return None
            number = first[0]["seq"]
            with self._writing() as connection:
                marks = [(number, channel.id, one["seq"]) for one in first]
                connection.executemany("UPDATE delivery SET parcel = ? WHERE channel_id = ? AND seq = ?", marks)
        ask = f"SELECT seq, found_at, body FROM news WHERE seq IN (SELECT seq {waiting} AND parcel = ?) ORDER BY seq"
        items = tuple((one["seq"], _item(watch, one)) for one in self._rows(ask, channel.id, number))
        return Parcel(f"{watch.uid}-c{channel.id}-{number}", items)

    def taken(self, channel: Channel, seqs: Sequence[int]) -> None:
        """Crosses out what a channel has taken."""
        with self._writing() as connection:
            connection.executemany("DELETE FROM delivery WHERE channel_id = ? AND seq = ?", [(channel.id, seq) for seq in seqs])
            connection.execute("UPDATE channel SET tries = 0, fault = NULL WHERE id = ?", (channel.id,))

    def away(self, channel: Channel, fault: str) -> int:
        """Notes that a channel could not be reached: what waits for it goes on waiting.  Returns how often it could not since it was last."""
        with self._writing() as connection:
            connection.execute("UPDATE channel SET tries = tries + 1, fault = ? WHERE id = ?", (fault, channel.id))
            row = connection.execute("SELECT tries FROM channel WHERE id = ?", (channel.id,)).fetchone()
        return int(row["tries"]) if row is not None else 1

    def refused(self, channel: Channel, seqs: Sequence[int], fault: str) -> None:
        """Notes that a channel does not want these: they are kept as dead, and told of, until somebody revives them."""
        with self._writing() as connection:
            ask = "UPDATE delivery SET refused = ? WHERE channel_id = ? AND seq = ?"
            connection.executemany(ask, [(fault, channel.id, seq) for seq in seqs])

    def revive(self, watch: Watch) -> int:
        """Lets what was refused wait again; how many."""
        with self._writing() as connection:
            own = "channel_id IN (SELECT id FROM channel WHERE watch_id = ?)"
            return connection.execute(f"UPDATE delivery SET refused = NULL WHERE refused IS NOT NULL AND {own}", (watch.id,)).rowcount

    def counts(self, channel: Channel) -> tuple[int, int]:
        """How many news wait for a channel, and how many it refused."""
        row = self._rows("SELECT count(*) AS n, count(refused) AS dead FROM delivery WHERE channel_id = ?", channel.id)[0]
        return row["n"] - row["dead"], row["dead"]

    def reasons(self, channel: Channel) -> list[str]:
        """Why a channel refused what it refused, each reason once."""
        return [
            row["refused"]
            for row in self._rows("SELECT DISTINCT refused FROM delivery WHERE channel_id = ? AND refused IS NOT NULL", channel.id)
        ]

    def size(self, watch: Watch) -> int:
        """How many documents a watch knows."""
        return int(self._rows("SELECT count(*) FROM known WHERE watch_id = ?", watch.id)[0][0])

    def latest(self, watch: Watch, most: int) -> list[Item]:
        """The newest news of a watch, newest first."""
        return [
            _item(watch, row)
            for row in self._rows("SELECT seq, found_at, body FROM news WHERE watch_id = ? ORDER BY seq DESC LIMIT ?", watch.id, most)
        ]

    def tidy(self, watch: Watch) -> None:
        """Forgets old news that all channels have taken."""
        old = "SELECT seq FROM news WHERE watch_id = ? ORDER BY seq DESC LIMIT -1 OFFSET ?"
        with self._writing() as connection:
            connection.execute(f"DELETE FROM news WHERE seq IN ({old}) AND seq NOT IN (SELECT seq FROM delivery)", (watch.id, REMEMBERED))

    def _rows(self, question: str, *values: object) -> list[sqlite3.Row]:
        return self.connection.execute(question, values).fetchall()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with told(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            finally:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")


_LINE = msgspec.json.Decoder(Line)
_NEWS = msgspec.json.Decoder(News)


def _item(watch: Watch, row: sqlite3.Row) -> Item:
    return item_of(watch.name, f"{watch.uid}-{row['seq']}", row["found_at"], _NEWS.decode(row["body"]))


def _watch(row: sqlite3.Row) -> Watch:
    question = msgspec.json.decode(row["question"], type=Question)
    mark = Mark(row["capture"], row["capture_key"])
    return Watch(row["id"], row["uid"], row["name"], question, row["root"], bool(row["corrections"]), bool(row["begun"]), mark)
