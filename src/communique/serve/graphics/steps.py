"""Numbers sorted into a few steps of shade, whose bounds a person can read."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

STEPS = 5
_ROUND = (1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500, 700)
_BOUNDS = tuple(dict.fromkeys(number * 1000**power for power in range(4) for number in _ROUND))

_SHADES = ((4,), (2, 5), (2, 4, 5), (1, 2, 4, 5), (1, 2, 3, 4, 5))


class Step(msgspec.Struct, frozen=True):
    """A step of shade: from so many to so many, and which of the five shades it has (few steps take those that are far apart, none the palest alone)."""

    least: int
    most: int
    shade: int = 0


def steps(counts: Iterable[int]) -> tuple[Step, ...]:
    """At most five steps from one to the greatest count, each about as many times the one before.

    >>> [(step.least, step.most) for step in steps([1, 3, 40])]
    [(1, 1), (2, 3), (4, 6), (7, 14), (15, 40)]
    >>> [(step.least, step.most) for step in steps([2, 1])], steps([])
    ([(1, 1), (2, 2)], ())
    """
    most = max(counts, default=0)
    if most < 1:
        return ()
    wanted = [most ** (number / STEPS) for number in range(STEPS)] if most > STEPS else range(1, most + 1)
    least = sorted({max(bound for bound in _BOUNDS if bound <= max(1, value + 1e-9)) for value in wanted})
    shades = _SHADES[len(least) - 1]
    return tuple(Step(first, (least[at + 1] - 1) if at + 1 < len(least) else most, shades[at]) for at, first in enumerate(least))


def shade_of(count: int, among: tuple[Step, ...]) -> int:
    """The shade that a count has, the palest is 1; 0 for none.

    >>> shade_of(5, steps([1, 3, 40])), shade_of(0, steps([1, 3, 40])), shade_of(1, steps([1]))
    (3, 0, 4)
    """
    return max((step.shade for step in among if step.least <= count), default=0)
