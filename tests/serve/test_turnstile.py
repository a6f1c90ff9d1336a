"""Whoever has taken much waits for whoever has taken little."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from communique.serve.turnstile import HALF_LIFE, Turnstile


class Clock:
    """A clock that goes on only when somebody works."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def working(self, seconds: float, said: list[str], name: str) -> Callable[[], str]:
        """Work that takes so long."""

        def work() -> str:
            self.now += seconds
            said.append(name)
            return name

        return work


def test_the_modest_visitor_is_next() -> None:
    async def run() -> list[str]:
        clock, said = Clock(), []
        turns = Turnstile(clock=clock)
        greedy = [turns.serve("greedy", clock.working(1.0, said, "greedy")) for _ in range(6)]
        waiting = [asyncio.create_task(one) for one in greedy]
        await asyncio.sleep(0)
        waiting.append(asyncio.create_task(turns.serve("modest", clock.working(0.01, said, "modest"))))
        await asyncio.gather(*waiting)
        return said

    said = asyncio.run(run())
    assert said.index("modest") == 1 and said.count("greedy") == 6


def test_what_was_taken_is_forgotten() -> None:
    async def run() -> tuple[float, float]:
        clock = Clock()
        turns = Turnstile(clock=clock)
        await turns.serve("one", clock.working(4.0, [], ""))
        before = turns.taken("one")
        clock.now += HALF_LIFE
        return before, turns.taken("one")

    assert asyncio.run(run()) == (4.0, 2.0)


def test_a_turn_is_never_lost() -> None:
    async def run() -> None:
        turns = Turnstile()

        def broken() -> None:
            raise ValueError("of the work")

        with pytest.raises(ValueError, match="of the work"):
            await turns.serve("one", broken)
        first = asyncio.create_task(turns.serve("one", lambda: None))
        gone = [asyncio.create_task(turns.serve("two", lambda: None)) for _ in range(3)]
        await asyncio.sleep(0)
        for task in gone:
            task.cancel()
        await asyncio.gather(first, *gone, return_exceptions=True)
        assert await asyncio.wait_for(turns.serve("three", lambda: "served"), 5) == "served"

    asyncio.run(run())


def test_only_so_many_at_a_time() -> None:
    async def run() -> int:
        turns, inside, most = Turnstile(at_once=2), [0], [0]

        def work() -> None:
            import time

            inside[0] += 1
            most[0] = max(most[0], inside[0])
            time.sleep(0.01)
            inside[0] -= 1

        await asyncio.gather(*(turns.serve(str(n), work) for n in range(9)))
        return most[0]

    assert asyncio.run(run()) <= 2
