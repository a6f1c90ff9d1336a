"""Whose turn it is: a few visitors at a time are at the desk, and of those who wait the one who has lately taken least of its time is let in first.

Without it, whoever asks for costly searches without pause would have the whole room, and everybody else would wait for as many of them as are running.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import TypeVar

from starlette.concurrency import run_in_threadpool

T = TypeVar("T")
HALF_LIFE = 10.0
"""After so many seconds, half of what a visitor took is forgotten."""
REMEMBERED = 10_000


class Turnstile:
    """Lets visitors to the desk, `at_once` of them at a time."""

    def __init__(self, at_once: int = 1, clock: Callable[[], float] = time.monotonic) -> None:
        self._free, self._clock = at_once, clock
        self._waiting: list[tuple[str, asyncio.Future[None]]] = []
        self._taken: dict[str, tuple[float, float]] = {}

    async def serve(self, visitor: str, work: Callable[[], T]) -> T:
        """Does the work in a thread of its own when it is the visitor's turn."""
        await self._turn(visitor)
        begun = self._clock()
        try:
            return await run_in_threadpool(work)
        finally:
            self._leave(visitor, self._clock() - begun)

    def taken(self, visitor: str) -> float:
        """How many seconds of the desk's time a visitor has taken, the older the less."""
        seconds, at = self._taken.get(visitor, (0.0, 0.0))
        return float(seconds * 0.5 ** ((self._clock() - at) / HALF_LIFE))

    async def _turn(self, visitor: str) -> None:
        if self._free:
            self._free -= 1
            return
        mine = asyncio.get_running_loop().create_future()
        self._waiting.append((visitor, mine))
        try:
            await mine
        except asyncio.CancelledError:
            if mine.done() and not mine.cancelled():
                self._next()  # the turn had come already: it is the next one's
            raise

    def _leave(self, visitor: str, seconds: float) -> None:
        if len(self._taken) > REMEMBERED:
            self._taken = {name: self._taken[name] for name in sorted(self._taken, key=self.taken)[-REMEMBERED // 2 :]}
        self._taken[visitor] = (self.taken(visitor) + seconds, self._clock())
        self._next()

    def _next(self) -> None:
        """Lets in the one of those who wait who has taken least, of several the one who came first."""
        self._waiting = [one for one in self._waiting if not one[1].done()]
        if not self._waiting:
            self._free += 1
            return
        chosen = min(self._waiting, key=lambda one: self.taken(one[0]))
        self._waiting.remove(chosen)
        chosen[1].set_result(None)
