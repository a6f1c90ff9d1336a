"""A strip of time: how many events each month of a stretch holds, without a gap, so that silence can be seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

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
    return strip_of(Counter(day[:7] for day in days if day and len(day) >= 7))


def strip_of(months: Mapping[str, int]) -> tuple[Cell, ...]:
    """The cells of months that are counted already.

    >>> [(cell.period, cell.count) for cell in strip_of({"2018-01": 2, "2017-11": 1})]
    [('2017-11', 1), ('2017-12', 0), ('2018-01', 2)]
    """
    if not months:
        return ()
    first, last = _number(min(months)), _number(max(months))
    if last - first < MOST:
        return tuple(Cell(month, months.get(month, 0)) for month in map(_month, range(first, last + 1)))
    years: Counter[str] = Counter()
    for month, many in months.items():
        years[month[:4]] += many
    return tuple(Cell(f"{year:04d}", years[f"{year:04d}"]) for year in range(first // 12, last // 12 + 1))


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _month(number: int) -> str:
    return f"{number // 12:04d}-{number % 12 + 1:02d}"
