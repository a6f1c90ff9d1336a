"""Work done ahead: what a source gives is taken by a thread of its own while the caller is busy with what it gave before."""

from __future__ import annotations

from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from queue import Empty, Full, Queue
from threading import Event
from typing import Generic, TypeVar

T = TypeVar("T")

_PATIENCE = 0.1


class _End:
    """Nothing more comes."""


def ahead(source: Generator[T, None, None], room: int) -> Generator[T, None, None]:
    """The items of a source, so many of them taken ahead at most; an error of the source is raised in its place.

    >>> list(ahead((number for number in range(3)), 2))
    [0, 1, 2]
    """
    taker = _Taker(source, room)
    with ThreadPoolExecutor(1) as thread:
        work = thread.submit(taker.take)
        try:
            while not isinstance(item := taker.items.get(), _End):
                yield item
            work.result()
        finally:
            taker.end()


class _Taker(Generic[T]):
    def __init__(self, source: Generator[T, None, None], room: int) -> None:
        self.items: Queue[T | _End] = Queue(room)
        self._source, self._enough = source, Event()

    def take(self) -> None:
        """Takes items until there are no more, or enough, and closes the source."""
        try:
            with closing(self._source):
                for item in self._source:
                    self._put(item)
                    if self._enough.is_set():
                        break
        finally:
            self._put(_End())

    def end(self) -> None:
        """No more items are wanted."""
        self._enough.set()
        with suppress(Empty):
            while True:
                self.items.get_nowait()

    def _put(self, item: T | _End) -> None:
        while not self._enough.is_set():
            with suppress(Full):
                self.items.put(item, timeout=_PATIENCE)
                return
