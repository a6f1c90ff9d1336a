"""Dates as EDTF strings: to build, to bound and to compare them.

A date is a string of EDTF (ISO 8601-2, levels 0 to 2), never padded beyond what a page says: a day `2017-09-20`, a month
`2017-09`, a season `2016-23` (autumn), a year `2016`, a range `2017-09-14/2017-09-15`, some days `{2017-05-03,2017-05-05}`,
and each of these without its year as `XXXX-09-18`.
"""

from __future__ import annotations

import calendar
import datetime
from functools import lru_cache

NO_YEAR = "XXXX"
"""Stands for the year where a page names none."""

_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11)}


def day(year: int | None, month: int, number: int) -> str | None:
    """The EDTF of a day that the calendar has; `None` for one that it has not.

    >>> day(2017, 9, 20), day(None, 9, 18), day(2017, 2, 31), day(2017, 2, 29), day(None, 2, 29)
    ('2017-09-20', 'XXXX-09-18', None, None, 'XXXX-02-29')
    """
    if not 1 <= month <= 12 or (year is not None and not 1 <= year <= 9999):
        return None
    if not 1 <= number <= calendar.monthrange(2000 if year is None else year, month)[1]:
        return None
    return f"{_year(year)}-{month:02d}-{number:02d}"


def month(year: int | None, number: int) -> str | None:
    """The EDTF of a month, `None` for a thirteenth.

    >>> month(2017, 9), month(None, 9), month(2017, 13)
    ('2017-09', 'XXXX-09', None)
    """
    return f"{_year(year)}-{number:02d}" if 1 <= number <= 12 else None


def season(year: int, code: int) -> str:
    """The EDTF of a season: 21 spring, 22 summer, 23 autumn, 24 winter.

    >>> season(2016, 23)
    '2016-23'
    """
    return f"{year:04d}-{code}"


def span(first: str, last: str) -> str:
    """The EDTF of all from `first` to `last`; one date if the two are the same.

    >>> span("2017-09-14", "2017-09-15"), span("2017-09-14", "2017-09-14")
    ('2017-09-14/2017-09-15', '2017-09-14')
    """
    return first if first == last else f"{first}/{last}"


def some(dates: list[str]) -> str:
    """The EDTF of several separate dates.

    >>> some(["2017-05-03", "2017-05-05"])
    '{2017-05-03,2017-05-05}'
    """
    return dates[0] if len(dates) == 1 else "{" + ",".join(dates) + "}"


def parts(value: str) -> list[str]:
    """The dates that a value is made of: the ends of a range, the members of a set, or itself.

    >>> parts("2017-09-14/2017-09-15"), parts("2017"), parts("2017-09-20T14:35Z")
    (['2017-09-14', '2017-09-15'], ['2017'], ['2017-09-20'])
    """
    if value.startswith("{"):
        return value[1:-1].split(",")
    return [part.split("T")[0] for part in value.split("/")]


def has_year(value: str) -> bool:
    """Whether the value says its year."""
    return NO_YEAR not in value


def lower(value: str) -> datetime.date | None:
    """The first day that the value may mean; `None` without a year.

    >>> lower("2016-23"), lower("2017-09-14/2017-09-15"), lower("XXXX-09-18")
    (datetime.date(2016, 9, 1), datetime.date(2017, 9, 14), None)
    """
    bounds = _bounds(value)
    return bounds and bounds[0]


def upper(value: str) -> datetime.date | None:
    """The last day that the value may mean; `None` without a year.

    >>> upper("2016-02"), upper("2016"), upper("2016-24")
    (datetime.date(2016, 2, 29), datetime.date(2016, 12, 31), datetime.date(2017, 2, 28))
    """
    bounds = _bounds(value)
    return bounds and bounds[1]


def is_day(value: str) -> bool:
    """Whether the value is one day of one year (with or without a time).

    >>> is_day("2017-09-20"), is_day("2017-09-20T14:35Z"), is_day("2017-09"), is_day("XXXX-09-20")
    (True, True, False, False)
    """
    return precision(value) in ("day", "minute") and has_year(value)


def precision(value: str) -> str:
    """How exact the value is: `minute`, `day`, `month`, `season`, `year`, `range` or `set`.

    >>> [precision(v) for v in ("2017-09-20", "XXXX-09", "2016-23", "2016", "2016/2017", "{2016,2018}")]
    ['day', 'month', 'season', 'year', 'range', 'set']
    """
    if value.startswith("{"):
        return "set"
    if "/" in value:
        return "range"
    if "T" in value:
        return "minute"
    if len(value) == 7:
        return "season" if value[5] == "2" else "month"
    return "year" if len(value) == 4 else "day"


def holds(outer: str, inner: str) -> bool:
    """Whether every day of `inner` lies in `outer`.

    >>> holds("2017-09", "2017-09-20"), holds("2017-09-20", "2017-09"), holds("2017", "XXXX-09")
    (True, False, False)
    """
    wide, narrow = _bounds(outer), _bounds(inner)
    return bool(wide and narrow and wide[0] <= narrow[0] and narrow[1] <= wide[1])


def before(one: str, other: str) -> bool:
    """Whether the whole of `one` is earlier than the whole of `other`.

    >>> before("2017-09-19", "2017-09-20"), before("2017-09", "2017-09-20")
    (True, False)
    """
    early, late = upper(one), lower(other)
    return bool(early and late and early < late)


def shift(value: str, days: int) -> str | None:
    """The day so many days later (earlier where negative); `None` unless the value is one day.

    >>> shift("2017-03-01", -1), shift("2017-03", 1)
    ('2017-02-28', None)
    """
    first = lower(value)
    if not is_day(value) or first is None:
        return None
    try:
        return (first + datetime.timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def weekday(value: str) -> int | None:
    """The day of the week, 1 for Monday to 7; `None` unless the value is one day.

    >>> weekday("2017-09-20"), weekday("2017-09")
    (3, None)
    """
    first = lower(value)
    return first.isoweekday() if first and is_day(value) else None


def _year(year: int | None) -> str:
    return NO_YEAR if year is None else f"{year:04d}"


@lru_cache(maxsize=1 << 12)  # the same few days are asked again and again
def _bounds(value: str) -> tuple[datetime.date, datetime.date] | None:
    if NO_YEAR in value:
        return None
    try:
        all_bounds = [_simple_bounds(part) for part in parts(value)]
    except (ValueError, IndexError, OverflowError):
        return None
    return min(b[0] for b in all_bounds), max(b[1] for b in all_bounds)


def _simple_bounds(value: str) -> tuple[datetime.date, datetime.date]:
    numbers = [int(n) for n in value.split("-")]
    year = numbers[0]
    if len(numbers) == 1:
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    if len(numbers) == 3:
        one = datetime.date(*numbers)
        return one, one
    if numbers[1] == 24:
        return datetime.date(year, 1, 1), _month_end(min(year + 1, 9999), 2)
    first, last = _SEASONS.get(numbers[1], (numbers[1], numbers[1]))
    return datetime.date(year, first, 1), _month_end(year, last)


def _month_end(year: int, number: int) -> datetime.date:
    return datetime.date(year, number, calendar.monthrange(year, number)[1])
