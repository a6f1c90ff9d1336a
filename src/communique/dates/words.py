"""What a language file says about dates (`data/languages/<code>/dates.toml`).

Names of months and weekdays come from Babel by the language code; the file holds only the rest.  Every entry carries an
`example` and what it `reads` as: the value of the first date in it (`2017-09-19`), the meaning of relative words
(`today`), or nothing where no date may be read.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

import msgspec


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    words: list[str]
    example: str
    reads: str = ""


class MonthWords(_Entry, frozen=True):
    """More names of month `number`; `short` ones ("Sept") may take a full stop and need a day or a year beside them."""

    number: int
    short: bool = False


class WeekdayWords(_Entry, frozen=True):
    """More names of weekday `number` (1 Monday to 7); `short` ones ("Tues") count only beside a date."""

    number: int
    short: bool = False


class SeasonWords(_Entry, frozen=True):
    """Names of a season: 21 spring, 22 summer, 23 autumn, 24 winter."""

    code: int


class RelativeWords(_Entry, frozen=True):
    """Words that mean a date only by another one.

    `meaning` is one of `today`, `yesterday`, `tomorrow`, `day_before_yesterday`, `day_after_tomorrow`, `same_day`,
    `previous_day`, `next_day`, and `last`, `this` or `next` with `_week`, `_month` or `_year`.
    """

    meaning: str


class LinkWords(_Entry, frozen=True):
    """Words that join the pieces of a date.

    `kind`: `to` (from … *to* …), `and`, `of` (19th *of* September), `the` (Monday *the* 5th), `at` (*at* 14:30),
    `on` (14:30 *on* 5 May), `between` (before two days: a range, not two days).
    """

    kind: str


class CueWords(_Entry, frozen=True):
    """Words before a bare year or a bare month that make it a date.

    `of` is `year` or `month`.  `weak` ones also introduce other things ("by May", "of 2016 people"): then a month with
    a doubtful name is not read, and a year only before a stop or one of the words of `followers`.
    """

    of: str
    weak: bool = False


class LeanWords(_Entry, frozen=True):
    """Words before a weekday or a month that say which one is meant: `lean` is `last`, `this` or `next`."""

    lean: str


class BlockedWords(_Entry, frozen=True):
    """Neighbours that make a number, a year, a weekday or a relative word no date.

    `side` is `before` or `after` (where the neighbour stands), `of` is `number`, `year`, `day`, `weekday` or `relative`.
    """

    side: str
    of: str


class ClockWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Marks of the half of the day, and short names of time zones that may follow a time.

    `month_first` are those zones whose countries write the month before the day (02/06/2019 05:42 PM EST is the 6th of February).
    """

    am: list[str] = []
    pm: list[str] = []
    zones: list[str] = []
    month_first: list[str] = []


class DateWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One language's words of time.

    `day_stop`: the language writes a full stop after the day ("19. September").  `ordinals` follow the number of a day
    ("19th"), `year_marks` a year ("2017 года").  `doubtful` are names of months that are also other words ("May").
    """

    language: str
    day_stop: bool = False
    ordinals: list[str] = []
    year_marks: list[str] = []
    doubtful: list[str] = []
    followers: list[str] = []
    clock: ClockWords = ClockWords()
    months: list[MonthWords] = []
    weekdays: list[WeekdayWords] = []
    seasons: list[SeasonWords] = []
    relative: list[RelativeWords] = []
    links: list[LinkWords] = []
    cues: list[CueWords] = []
    leans: list[LeanWords] = []
    blocked: list[BlockedWords] = []

    def entries(self) -> list[_Entry]:
        """All entries that carry an example."""
        return [*self.months, *self.weekdays, *self.seasons, *self.relative, *self.links, *self.cues, *self.leans, *self.blocked]


def decode_words(toml: bytes | str) -> DateWords:
    """The words of a language file; a misspelt field is an error that names it."""
    return msgspec.toml.decode(toml, type=DateWords)


@lru_cache(maxsize=64)
def date_words(language: str) -> DateWords:
    """The words of one of the languages that come with the package.

    >>> date_words("en").ordinals
    ['st', 'nd', 'rd', 'th']
    """
    return decode_words(resources.files("communique").joinpath("data", "languages", language, "dates.toml").read_bytes())
