"""A date found in a text."""

from __future__ import annotations

import msgspec

from communique.dates.when import is_day, weekday


class DateHit(msgspec.Struct, frozen=True, kw_only=True):
    """A date at `text[start:end]`, as far as its own words go.

    `form` is `day`, `range`, `set` (several separate days or years), `month`, `season`, `year`, `weekday`, `relative` or
    `ambiguous` (day and month cannot be told apart).  `value` is EDTF, with `XXXX` for a year that is not said, and
    `None` where the words alone give none.  `relative` is `today`, `same_day`, `last_month`, … or `weekday:1` (Monday)
    to `weekday:7`; `lean` is `last`, `this` or `next` where such a word stands
    before a weekday or a month, and `last_year`, `this_week`, … where such words stand behind.  `time` is
    `HH:MM`, `zone` the time zone as written.  `weekday` is the day of the week that is named, 1 to 7.  `entry` names
    the shape, or the entry of the language file, that was matched.
    """

    start: int
    end: int
    form: str
    value: str | None = None
    relative: str | None = None
    time: str | None = None
    zone: str | None = None
    has_year: bool = False
    weekday: int | None = None
    lean: str | None = None
    entry: str = ""

    @property
    def weekday_conflict(self) -> bool:
        """Whether the named day of the week is not the one of the date (see also `contradicts`)."""
        return self.value is not None and contradicts(self, self.value)


def contradicts(hit: DateHit, value: str) -> bool:
    """Whether the weekday that the hit names is not the weekday of the day `value`.

    >>> contradicts(DateHit(start=0, end=9, form="day", weekday=1), "2017-09-20")
    True
    """
    return hit.weekday is not None and is_day(value) and weekday(value) != hit.weekday
