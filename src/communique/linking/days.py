"""On which days an account puts its event, as far as it lets one say."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from communique.dates import when
from communique.linking.items import Account

_FRESH = 3
"""A report that names no day is of something of the last few days."""
_SOON = 30
"""An announcement that names no day is of something of the next weeks."""
_LONG = 31
_VAGUE = 10


class Days(msgspec.Struct, frozen=True):
    """From `first` to `last`; `exact` if the account says so, otherwise (a month, a report of the last few days) the event lies in between."""

    first: date
    last: date
    exact: bool

    def gap(self, other: Days) -> int:
        """The number of days between the two, 0 where they meet.

        >>> Days(date(2017, 5, 3), date(2017, 5, 4), True).gap(Days(date(2017, 5, 6), date(2017, 5, 6), True))
        2
        """
        return max(0, (other.first - self.last).days, (self.first - other.last).days)

    def each(self, most: int) -> list[date]:
        """The days, `most` of them at most."""
        return [self.first + timedelta(days=n) for n in range(min(most, (self.last - self.first).days + 1))]


def days_of(account: Account) -> Days | None:
    """The days of an account's event; `None` where it names none, or only a season or a year.

    A day without a year is taken in the year that brings it nearest to the document's own day.
    """
    if account.when is None:
        return _fresh(account)
    value = account.when if when.has_year(account.when) else with_year(account.when, account.published)
    first, last = (when.lower(value), when.upper(value)) if value else (None, None)
    if first is None or last is None or (last - first).days > _LONG or (account.status == "planned" and _over(last, account.published)):
        return None
    return Days(first, last, exact=(last - first).days <= _VAGUE)


def _over(last: date, published: str | None) -> bool:
    """Whether a plan was over when the document came out: then its day is misread."""
    day = when.lower(published) if published else None
    return day is not None and last < day


def lately(day: str | None) -> str | None:
    """The days in which lies what a document of a day reports without naming one.

    >>> lately("2017-05-04"), lately("2017-05"), lately(None)
    ('2017-05-01/2017-05-04', '2017-05', None)
    """
    last = when.lower(day) if day and when.is_day(day) else None
    if last is None or last.toordinal() <= _FRESH:
        return day
    return f"{(last - timedelta(days=_FRESH)).isoformat()}/{last.isoformat()}"


def _fresh(account: Account) -> Days | None:
    begin, day = (when.lower(account.published), when.upper(account.published)) if account.published else (None, None)
    if begin is None or day is None or (day - begin).days > _VAGUE or account.prominence != "primary":
        return None
    try:
        if account.status == "planned":
            return Days(begin, day + timedelta(days=_SOON), exact=False)
        return Days(begin - timedelta(days=_FRESH), day, exact=False) if account.status == "happened" else None
    except OverflowError:
        return None


def with_year(value: str, near: str | None) -> str | None:
    """A date without a year in the year that brings it nearest to another; `None` where the other says no year.

    >>> with_year("XXXX-12-30", "2017-01-02"), with_year("XXXX-05-03/XXXX-05-04", "2017-05-05"), with_year("XXXX-05-03", None)
    ('2016-12-30', '2017-05-03/2017-05-04', None)
    """
    anchor = when.lower(near) if near else None
    if anchor is None:
        return None
    tries = [value.replace(when.NO_YEAR, f"{anchor.year + step:04d}") for step in (0, -1, 1)]
    found = [(abs((first - anchor).days), attempt) for attempt in tries if (first := when.lower(attempt))]
    return min(found)[1] if found else None
