"""A strip of time: how many events each month of a stretch holds, without a gap, so that silence can be seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

MOST = 240


class Cell(msgspec.Struct, frozen=True):
    """A month or (where months would be too many) a year, and how many events it holds."""

    period: str
    count: int


def strip(days: Iterable[str | None]) -> tuple[Cell, ...]:
    """The cells from the first to the last day, months where there are not more than 240 of them, else years.

    >>> [(cell.period, cell.count) for cell in strip(["2017-11-03", None, "2018-01-09", "2018-01-20"])]
    [('2017-11', 1), ('2017-12', 0), ('2018-01', 2)]
    """
    known = sorted(day[:7] for day in days if day and len(day) >= 7)
    if not known:
        return ()
    first, last = _number(known[0]), _number(known[-1])
    if last - first < MOST:
        counted = Counter(known)
        return tuple(Cell(month, counted[month]) for month in map(_month, range(first, last + 1)))
    years = Counter(month[:4] for month in known)
    return tuple(Cell(f"{year:04d}", years[f"{year:04d}"]) for year in range(first // 12, last // 12 + 1))


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _month(number: int) -> str:
    return f"{number // 12:04d}-{number % 12 + 1:02d}"
