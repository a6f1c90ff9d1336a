"""Whose turn it is: visitors come to the desk one at a time, and whoever has lately taken little of its time goes before whoever has taken much.

A person who reads takes a few thousandths of a second now and then.  Whoever asks for costly searches without pause has soon used up what everybody has
to spend; from then on, that visitor is served without delay only while no modest visitor is about.  A program that reads the whole archive while
nobody else is there never waits.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import TypeVar

from starlette.concurrency import run_in_threadpool

T = TypeVar("T")
FULL = 2.0
"""So many seconds of the desk's time everybody has to spend at first, and never more."""
REFILL = 0.05
"""So much of it comes back in a second."""
ABOUT = 1.0
"""A modest visitor is about for so many seconds after a question."""
REST = 50.0
"""While one is about, an immodest visitor's turn is followed by a rest of so many times its length."""
REMEMBERED = 10_000


class Turnstile:
    """Lets visitors to the desk, `at_once` of them at a time."""

    def __init__(self, at_once: int = 1, clock: Callable[[], float] = time.monotonic) -> None:
        self._free, self._clock = at_once, clock
        self._waiting: list[tuple[str, asyncio.Future[None]]] = []
        self._purses: dict[str, tuple[float, float]] = {}
        self._modest_at, self._rest_until = -ABOUT, 0.0
        self._later: asyncio.TimerHandle | None = None

    async def serve(self, visitor: str, work: Callable[[], T]) -> T:
        """Does the work in a thread of its own when it is the visitor's turn."""
        mine = asyncio.get_running_loop().create_future()
        self._waiting.append((visitor, mine))
        self._open()
        try:
            await mine
        except asyncio.CancelledError:
            if mine.done() and not mine.cancelled():  # the turn had come already: it is the next one's
                self._leave(visitor, 0.0)
            raise
        begun = self._clock()
        try:
            return await run_in_threadpool(work)
        finally:
            self._leave(visitor, self._clock() - begun)

    def left(self, visitor: str) -> float:
        """How many seconds a visitor has to spend; below nothing where more was taken."""
        seconds, at = self._purses.get(visitor, (FULL, 0.0))
        return min(FULL, seconds + (self._clock() - at) * REFILL)

    def _open(self) -> None:
        """Lets in whoever's turn it is, as long as there is room."""
        while self._free and (chosen := self._next()):
            if self.left(chosen[0]) > 0:
                self._modest_at = self._clock()
            self._waiting.remove(chosen)
            self._free -= 1
            chosen[1].set_result(None)

    def _next(self) -> tuple[str, asyncio.Future[None]] | None:
        """Of those who wait the one with the most left to spend, of several the first; nobody while it is time to rest."""
        self._waiting = [one for one in self._waiting if not one[1].done()]
        chosen = max(self._waiting, key=lambda one: self.left(one[0]), default=None)
        if chosen is None or self.left(chosen[0]) > 0:
            return chosen
        wait = min(self._modest_at + ABOUT, self._rest_until) - self._clock()
        if wait <= 0:
            return chosen
        if self._later is None:
            self._later = asyncio.get_running_loop().call_later(wait, self._again)
        return None

    def _again(self) -> None:
        self._later = None
        self._open()

    def _leave(self, visitor: str, seconds: float) -> None:
        now, left = self._clock(), self.left(visitor) - seconds
        if len(self._purses) >= REMEMBERED:
            self._purses = {name: self._purses[name] for name in sorted(self._purses, key=self.left)[: REMEMBERED // 2]}
        self._purses[visitor] = (max(left, -FULL), now)
        if left <= 0:
            self._rest_until = now + REST * seconds
        self._free += 1
        self._open()
