"""The clocks of a masthead: the page date and the times in several cities give one instant."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from communique.dates.when import is_day, lower


class Clock(msgspec.Struct, frozen=True):
    """One clock of a masthead: the place as written, its time `HH:MM` and its IANA time zone."""

    place: str
    time: str
    zone: str


class Instant(msgspec.Struct, frozen=True):
    """The instant that clocks show, in UTC to the minute, or the `reason` why there is none.

    `no_clock`: nothing to read; `bad_clock`: a time or a zone that does not exist; `conflict`: no instant fits all
    clocks; `ambiguous`: more than one does (a date that straddles midnight fits either side).
    """

    value: str | None
    reason: str | None = None


def instant(page_date: str, clocks: Sequence[Clock], dated: str | None = None) -> Instant:
    """The one instant at which all clocks showed their times and at least one of them the page date.

    `dated` names the place whose date the page date is, where that is known.

    >>> instant("2017-09-22", [Clock("Moscow", "07:31", "Europe/Moscow"), Clock("London", "05:31", "Europe/London")]).value
    '2017-09-22T04:31Z'
    >>> instant("2017-12-22", [Clock("Moscow", "07:31", "Europe/Moscow"), Clock("London", "05:31", "Europe/London")]).reason
    'conflict'
    """
    date = lower(page_date)
    if not clocks or date is None or not is_day(page_date):
        return Instant(None, "no_clock")
    readings = [_readings(date, clock) for clock in clocks]
    if not all(readings):
        return Instant(None, "bad_clock")
    fits = set.intersection(*(set(times) for times in readings))
    on_date = [t for t in fits if any(r[t] == date for r, c in zip(readings, clocks, strict=True) if dated in (None, c.place))]
    if len(on_date) == 1:
        return Instant(on_date[0].strftime("%Y-%m-%dT%H:%MZ"))
    return Instant(None, "ambiguous" if on_date else "conflict")


def _readings(date: datetime.date, clock: Clock) -> dict[datetime.datetime, datetime.date]:
    """Every instant near the date at which the clock shows its time, with the date there."""
    time, zone = clock_time(clock.time), _zone(clock.zone)
    if time is None or zone is None:
        return {}
    found = {}
    for days in (-1, 0, 1):
        try:
            there = date + datetime.timedelta(days=days)
        except OverflowError:
            continue
        for fold in (0, 1):
            if (utc := _utc(there, time, zone, fold)) is not None:
                found[utc] = there
    return found


def _utc(date: datetime.date, time: datetime.time, zone: ZoneInfo, fold: int) -> datetime.datetime | None:
    local = datetime.datetime.combine(date, time, tzinfo=zone).replace(fold=fold)
    try:
        utc = local.astimezone(datetime.UTC)
        back = utc.astimezone(zone)
    except OverflowError:
        return None
    return utc if (back.date(), back.time()) == (date, time) else None


def clock_time(written: str) -> datetime.time | None:
    """The time of `HH:MM`; `None` for 25:00 and the like.

    >>> clock_time("07:31"), clock_time("25:00")
    (datetime.time(7, 31), None)
    """
    hour, _, minute = written.partition(":")
    if not (hour.isdecimal() and minute.isdecimal() and hour.isascii() and minute.isascii() and len(hour) <= 2 and len(minute) == 2):
        return None
    return datetime.time(int(hour), int(minute)) if int(hour) < 24 and int(minute) < 60 else None


@lru_cache(maxsize=512)
def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
