"""Whoever has taken much waits for whoever has taken little, and nobody waits for nobody."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

import pytest

from communique.serve.turnstile import ABOUT, FULL, REFILL, Turnstile


class Clock:
    """A clock that goes on only when somebody works."""

    def __init__(self) -> None:
        self.now = 100.0
        self.said: list[str] = []

    def __call__(self) -> float:
        return self.now

    def working(self, name: str, seconds: float) -> Callable[[], str]:
        """Work that takes so long."""

        def work() -> str:
            self.now += seconds
            self.said.append(name)
            return name

        return work


def test_the_modest_visitor_is_next() -> None:
    async def run(clock: Clock) -> None:
        turns = Turnstile(clock=clock)
        tasks = [asyncio.create_task(turns.serve("greedy", clock.working("greedy", 0.2))) for _ in range(6)]
        await asyncio.sleep(0)
        tasks.append(asyncio.create_task(turns.serve("modest", clock.working("modest", 0.01))))
        await asyncio.gather(*tasks)

    clock = Clock()
    asyncio.run(run(clock))
    assert clock.said == ["greedy", "modest", *["greedy"] * 5]


def test_what_was_spent_comes_back() -> None:
    async def run(clock: Clock) -> list[float]:
        turns = Turnstile(clock=clock)
        found = [turns.left("one")]
        await turns.serve("one", clock.working("one", 1.0))
        found.append(turns.left("one"))
        clock.now += 4.0
        found.append(turns.left("one"))
        clock.now += 400.0
        return [*found, turns.left("one")]

    assert asyncio.run(run(Clock())) == pytest.approx([FULL, FULL - 1.0, FULL - 1.0 + 4.0 * REFILL, FULL])


def test_the_immodest_rest_only_while_a_modest_one_is_about() -> None:
    async def run(clock: Clock) -> tuple[bool, bool, bool]:
        turns = Turnstile(clock=clock)
        for _ in range(3):
            await turns.serve("greedy", clock.working("greedy", FULL))
        alone = clock.said.count("greedy") == 3
        await turns.serve("modest", clock.working("modest", 0.01))
        late = asyncio.create_task(turns.serve("greedy", clock.working("late", 0.1)))
        await asyncio.sleep(0.05)
        rested = not late.done()
        clock.now += ABOUT
        await asyncio.wait_for(late, 10)
        return alone, rested, clock.said[-1] == "late"

    assert asyncio.run(run(Clock())) == (True, True, True)


def test_a_turn_is_never_lost() -> None:
    async def run() -> None:
        turns = Turnstile()

        def broken() -> None:
            raise ValueError("of the work")

        with pytest.raises(ValueError, match="of the work"):
            await turns.serve("one", broken)
        tasks = [asyncio.create_task(turns.serve(str(n), lambda: None)) for n in range(5)]
        await asyncio.sleep(0)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        assert await asyncio.wait_for(turns.serve("three", lambda: "served"), 5) == "served"

    asyncio.run(run())


def test_only_so_many_at_a_time() -> None:
    async def run() -> int:
        turns, inside, most = Turnstile(at_once=2), [0], [0]

        def work() -> None:
            inside[0] += 1
            most[0] = max(most[0], inside[0])
            time.sleep(0.01)
            inside[0] -= 1

        await asyncio.gather(*(turns.serve(str(n), work) for n in range(9)))
        return most[0]

    assert 1 <= asyncio.run(run()) <= 2
