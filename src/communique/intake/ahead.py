"""Work done ahead: what a source gives is taken by a thread of its own while the caller is busy with what it gave before."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import suppress
from queue import Empty, Full, Queue
from threading import Event, Thread
from typing import Generic, TypeVar

T = TypeVar("T")

_PATIENCE = 0.1


class _End:
    """The source has ended, or failed with an error."""

    def __init__(self, error: BaseException | None) -> None:
        self.error = error


def ahead(source: Generator[T, None, None], room: int) -> Generator[T, None, None]:
    """The items of a source, so many of them taken ahead at most; an error of the source is raised in its place.

    >>> list(ahead((number for number in range(3)), 2))
    [0, 1, 2]
    """
    taker = _Taker(source, room)
    taker.start()
    try:
        while not isinstance(item := taker.items.get(), _End):
            yield item
        if item.error is not None:
            raise item.error
    finally:
        taker.end()


class _Taker(Thread, Generic[T]):
    def __init__(self, source: Generator[T, None, None], room: int) -> None:
        super().__init__(daemon=True)
        self.items: Queue[T | _End] = Queue(room)
        self._source, self._enough = source, Event()

    def run(self) -> None:
        """Takes items until there are no more, or enough."""
        error = None
        try:
            for item in self._source:
                self._put(item)
                if self._enough.is_set():
                    break
            self._source.close()
        except BaseException as raised:  # handed on to who takes the items
            error = raised
        self._put(_End(error))

    def end(self) -> None:
        """No more items are wanted; the source is closed when this returns."""
        self._enough.set()
        with suppress(Empty):
            while True:
                self.items.get_nowait()
        self.join()

    def _put(self, item: T | _End) -> None:
        while not self._enough.is_set():
            with suppress(Full):
                self.items.put(item, timeout=_PATIENCE)
                return
