"""What the tests of watches stand on: pages read once, an archive that they are brought to in any order, receivers that can fail, a death at any step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from communique.app import each_capture
from communique.archive.sheaf import Sheaf
from communique.archive.sqlite import SqliteArchive
from communique.capture.failure import Failure
from communique.intake.worker import knowledge_of, read_sheaf
from communique.record.capture import RawCapture
from communique.testing.newsroom.writing import write
from communique.views.room import open
from communique.watching.book import WatchBook
from communique.watching.carriers import Carrier
from communique.watching.news import Look
from communique.watching.watch import Channel, Item, Parcel, Watch

T = TypeVar("T")


def newsroom(folder: Path, captures: int, seed: int) -> list[Sheaf]:
    """Captures of invented services, read: edits, copies, teasers and what they lead to are among them."""
    write(folder, captures=captures, seed=seed, form="warc")
    knowledge = knowledge_of((folder / "knowledge",))
    found = each_capture([str(folder / "newsroom.warc.gz")], None)
    return [read_sheaf(raw, knowledge, "reader 1") for raw in found if not isinstance(raw, Failure)]


def page(text: str, url: str, day: str | None = None, reader: str = "reader 1") -> Sheaf:
    """A page of our own, read."""
    raw = RawCapture("page.txt", text.encode(), url, "text/plain", "utf-8", f"{day}T12:00:00Z" if day else None, 200)
    return read_sheaf(raw, knowledge_of(()), reader)


def bring(path: Path, sheaves: Iterable[Sheaf]) -> None:
    """Adds pages as one acknowledged batch."""
    with SqliteArchive(path, write=True) as archive:
        with archive.writing():
            stored = [archive.store(sheaf) for sheaf in sheaves]
            archive.link([key for one in stored for key in one.documents], [key for one in stored for key in one.retold])
        archive.settle()


def fits(path: Path, query: str) -> set[str]:
    """The documents that a search finds, a stub standing for its full document: found another way than a watch finds them."""
    found: set[str] = set()
    with open(path) as room:
        after = None
        while True:
            hits = room.search(query, limit=200, after=after)
            for hit in hits:
                whole = hit.document.completed_by
                row = room.archive.one("SELECT digest FROM document WHERE id = ?", (whole or hit.document.id,))
                assert row is not None
                found.add(row["digest"])
            after = hits.whole.next
            if after is None:
                return found


class Killed(BaseException):
    """The process is no more."""


class Fate:
    """Lets a process live for so many steps; then nothing that it does has an effect any more."""

    def __init__(self, steps: int = 10**9) -> None:
        self.steps = steps

    def step(self) -> None:
        """One step."""
        self.steps -= 1
        if self.steps < 0:
            raise Killed


class MortalBook(WatchBook):
    """A book in the hands of a process that may die before and after every entry."""

    def __init__(self, path: Path, fate: Fate) -> None:
        super().__init__(path)
        self.fate = fate

    def make(self, *values: object) -> Watch:  # type: ignore[override]
        return self._mortal(lambda: WatchBook.make(self, *values))  # type: ignore[arg-type]

    def enter(self, watch: Watch, found: Look) -> int:
        return self._mortal(lambda: WatchBook.enter(self, watch, found))

    def parcel(self, watch: Watch, channel: Channel, size: int) -> Parcel | None:
        return self._mortal(lambda: WatchBook.parcel(self, watch, channel, size))

    def taken(self, channel: Channel, seqs: Sequence[int]) -> None:
        return self._mortal(lambda: WatchBook.taken(self, channel, seqs))

    def away(self, channel: Channel, fault: str) -> int:
        return self._mortal(lambda: WatchBook.away(self, channel, fault))

    def _mortal(self, act: Callable[[], T]) -> T:
        self.fate.step()
        value = act()
        self.fate.step()
        return value


class Receiver(Carrier):
    """Takes parcels, and fails and dies as it is told."""

    def __init__(self, into: list[tuple[str, Item]], size: int, fate: Fate, fails: Callable[[], None]) -> None:
        self.size, self._into, self._fate, self._fails = size, into, fate, fails

    def carry(self, parcel: Parcel) -> Iterator[list[int]]:
        self._fate.step()
        self._fails()
        self._into.extend((parcel.key, item) for _, item in parcel.items)
        self._fate.step()
        yield [place for place, _ in parcel.items]
        self._fate.step()
