"""The clocks of a masthead."""

from __future__ import annotations

import pytest

from communique.dates import Clock, instant

MOSCOW, LONDON, TOKYO, WASHINGTON = "Europe/Moscow", "Europe/London", "Asia/Tokyo", "America/New_York"


def clocks(*pairs: tuple[str, str]) -> list[Clock]:
    return [Clock(zone.split("/")[1], time, zone) for zone, time in pairs]


@pytest.mark.parametrize(
    ("date", "shown", "value"),
    [
        ("2017-09-22", [(MOSCOW, "07:31"), (LONDON, "05:31")], "2017-09-22T04:31Z"),
        ("2017-12-22", [(MOSCOW, "08:31"), (LONDON, "05:31")], "2017-12-22T05:31Z"),
        ("2014-10-20", [(MOSCOW, "08:31"), (LONDON, "05:31")], "2014-10-20T04:31Z"),
        ("2017-09-22", [(LONDON, "00:10")], "2017-09-21T23:10Z"),
        ("2017-09-22", [(MOSCOW, "7:31")], "2017-09-22T04:31Z"),
        ("2017-09-22T10:00Z", [(MOSCOW, "07:31")], "2017-09-22T04:31Z"),
    ],
)
def test_one_instant(date: str, shown: list[tuple[str, str]], value: str) -> None:
    assert instant(date, clocks(*shown)).value == value


def test_clocks_that_do_not_agree() -> None:
    assert instant("2017-09-22", clocks((MOSCOW, "07:31"), (LONDON, "04:31"))).reason == "conflict"
    assert instant("2017-12-22", clocks((MOSCOW, "07:31"), (LONDON, "05:31"))).reason == "conflict"


def test_a_date_that_straddles_midnight() -> None:
    shown = clocks((TOKYO, "08:10"), (WASHINGTON, "19:10"))
    assert instant("2017-09-22", shown).reason == "ambiguous"
    assert instant("2017-09-22", shown, dated="Tokyo").value == "2017-09-21T23:10Z"
    assert instant("2017-09-22", shown, dated="New_York").value == "2017-09-22T23:10Z"


def test_hours_that_the_change_of_clocks_repeats_or_skips() -> None:
    assert instant("2017-10-29", clocks((LONDON, "01:30"))).reason == "ambiguous"
    assert instant("2017-10-29", clocks((LONDON, "01:30"), (MOSCOW, "03:30"))).value == "2017-10-29T00:30Z"
    assert instant("2017-10-29", clocks((LONDON, "01:30"), (MOSCOW, "04:30"))).value == "2017-10-29T01:30Z"
    assert instant("2017-03-26", clocks((LONDON, "01:30"))).value is None


def test_what_cannot_be_read() -> None:
    assert instant("2017-09-22", []).reason == "no_clock"
    assert instant("2017-09", clocks((MOSCOW, "07:31"))).reason == "no_clock"
    assert instant("XXXX-09-22", clocks((MOSCOW, "07:31"))).reason == "no_clock"
    assert instant("2017-09-22", clocks((MOSCOW, "25:31"))).reason == "bad_clock"
    assert instant("2017-09-22", [Clock("Nowhere", "07:31", "Europe/Nowhere")]).reason == "bad_clock"
    assert instant("2017-09-22", [Clock("Nowhere", "07:31", "../etc/passwd")]).reason == "bad_clock"
    assert instant("0001-01-01", clocks((TOKYO, "07:31"))).value is None
    assert instant("9999-12-31", clocks((WASHINGTON, "23:31"))).value is None
