"""Dates that need another one."""

from __future__ import annotations

import pytest

from communique.dates import DateGrammar, date_words, resolve

GRAMMAR = DateGrammar(date_words("en"))


def told(text: str, anchor: str | None, prefer: str = "near") -> tuple[str, bool] | None:
    return resolve(GRAMMAR.find(text)[0], anchor, prefer)


@pytest.mark.parametrize(
    ("text", "anchor", "value"),
    [
        ("on September 16", "2017-09-18", "2017-09-16"),
        ("on 28 December", "2018-01-03", "2017-12-28"),
        ("on 3 January", "2017-12-28", "2018-01-03"),
        ("on 1 July", "2017-01-01", "2017-07-01"),
        ("on 2 July", "2016-01-01", "2015-07-02"),
        ("September 4-10", "2017-09-12", "2017-09-04/2017-09-10"),
        ("28 December to 3 January", "2018-01-10", "2017-12-28/2018-01-03"),
        ("3 and 7 May", "2018-05-10", "{2018-05-03,2018-05-07}"),
        ("in September", "2018-01-03", "2017-09"),
        ("in July", "2018-01-03", "2017-07"),
        ("in June", "2018-01-03", "2018-06"),
        ("last November", "2018-11-15", "2017-11"),
        ("next March", "2018-03-15", "2019-03"),
        ("in April this year", "2018-12-15", "2018-04"),
        ("on 5 April last year", "2018-01-15", "2017-04-05"),
        ("today", "2017-09-20", "2017-09-20"),
        ("yesterday", "2017-03-01", "2017-02-28"),
        ("tomorrow", "2017-12-31", "2018-01-01"),
        ("on the same day", "2017-09-20", "2017-09-20"),
        ("the following day", "2017-09-20", "2017-09-21"),
        ("on Monday", "2017-09-20", "2017-09-18"),
        ("on Wednesday", "2017-09-20", "2017-09-20"),
        ("on Thursday", "2017-09-20", "2017-09-14"),
        ("last Wednesday", "2017-09-20", "2017-09-13"),
        ("next Wednesday", "2017-09-20", "2017-09-27"),
        ("next Monday", "2017-09-20", "2017-09-25"),
        ("this Friday", "2017-09-20", "2017-09-22"),
        ("on Tuesday last week", "2017-09-20", "2017-09-12"),
        ("last week", "2017-09-20", "2017-09-11/2017-09-17"),
        ("next month", "2017-12-20", "2018-01"),
        ("last month", "2017-01-20", "2016-12"),
        ("this year", "2017-01-20", "2017"),
        ("last month", "2017-09", "2017-08"),
        ("this year", "2017-09-14/2017-09-15", "2017"),
        ("on September 16", "2017-09", "2017-09-16"),
        ("on September 16", "2017-09-20T14:35Z", "2017-09-16"),
    ],
)
def test_with_an_anchor(text: str, anchor: str, value: str) -> None:
    assert told(text, anchor) == (value, True)


def test_what_the_caller_prefers() -> None:
    assert told("on Monday", "2017-09-20", "future") == ("2017-09-25", True)
    assert told("on Wednesday", "2017-09-20", "future") == ("2017-09-20", True)
    assert told("on 25 September", "2017-09-20", "past") == ("2016-09-25", True)
    assert told("on 16 September", "2017-09-20", "future") == ("2018-09-16", True)


def test_a_full_date_needs_none() -> None:
    assert told("20.09.2017", None) == ("2017-09-20", False)
    assert told("20.09.2017", "2020-01-01") == ("2017-09-20", False)


def test_without_an_anchor_nothing_is_made_up() -> None:
    assert told("on September 16", None) == ("XXXX-09-16", False)
    assert told("on September 16", "XXXX-09-18") == ("XXXX-09-16", False)
    assert told("today", None) is None
    assert told("on Monday", None) is None
    assert told("04/06/2023", "2023-06-05") is None


def test_an_anchor_too_wide_to_decide() -> None:
    assert told("today", "2017-09") is None
    assert told("on Monday", "2017-09-14/2017-09-20") is None
    assert told("on September 16", "2017") == ("XXXX-09-16", False)
    assert told("29 February", "2017-03-05") == ("XXXX-02-29", False)


def test_the_ends_of_time() -> None:
    assert told("tomorrow", "9999-12-31") is None
    assert told("yesterday", "0001-01-01") is None
    assert told("last week", "0001-01-01") is None
    assert told("today", "nonsense") is None
