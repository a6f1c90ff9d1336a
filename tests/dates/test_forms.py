"""The forms in which foreign services write dates, and what is no date."""

from __future__ import annotations

import pytest

from communique.dates import DateGrammar, DateHit, contradicts, date_words

GRAMMAR = DateGrammar(date_words("en"))


def one(text: str) -> tuple[str, DateHit]:
    (hit,) = GRAMMAR.find(text)
    return text[hit.start : hit.end], hit


DAYS = [
    "22 September 2017", "September 22, 2017", "September 22,2017", "September 22 2017", "Sept. 22, 2017", "Sep 22, 2017", "22 Sep 2017", "22 Sept. 2017",
    "22nd of September, 2017", "22nd September, 2017", "22 September, 2017", "September22, 2017", "22Sep2017", "22.09.2017", "22.9.2017", "2017-09-22",
    "2017/09/22", "2017.09.22", "22-Sep-2017", "22-09-2017", "22/09/2017", "09/22/2017", "22 september 2017", "SEPTEMBER 22, 2017", "Friday, 22 September 2017",
    "Friday 22 September 2017", "Fri. 22 September 2017", "Fri, Sept. 22, 2017", "Friday, the 22nd of September 2017", "22 September 2017 (Friday)",
    "September 22, 2017 (Fri)", "22 September 2017, Friday", "22 nd of September 2017", "22\u00a0September\u00a02017", "22 day of September 2017", "2017 September 22",
    "September 22/2017",
]  # fmt: skip


@pytest.mark.parametrize("written", DAYS)
@pytest.mark.parametrize(
    "frame", ["{}", "They met on {} in Lima.", "({})", "{} - Press release", "Riga, {}", "“{}”", "{}.", "{}, they said"]
)
def test_full_days(written: str, frame: str) -> None:
    quote, hit = one(frame.format(written))
    assert (hit.value, hit.form, hit.has_year) == ("2017-09-22", "day", True)
    assert quote == written
    assert not hit.weekday_conflict


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("On September 18, he", "September 18", "XXXX-09-18"),
        ("on Tuesday, 19 September, at", "Tuesday, 19 September", "XXXX-09-19"),
        ("Wednesday (23 September) they", "Wednesday (23 September)", "XXXX-09-23"),
        ("until June 23rd.", "June 23rd", "XXXX-06-23"),
        ("held on 14-15 September 2017 in", "14-15 September 2017", "2017-09-14/2017-09-15"),
        ("16 – 17 May 2023", "16 – 17 May 2023", "2023-05-16/2023-05-17"),
        ("On September 4-10, the port", "September 4-10", "XXXX-09-04/XXXX-09-10"),
        ("September 4 - 10, 2017", "September 4 - 10, 2017", "2017-09-04/2017-09-10"),
        ("from May 18 to 21 he", "May 18 to 21", "XXXX-05-18/XXXX-05-21"),
        ("from 28 to 30 June", "28 to 30 June", "XXXX-06-28/XXXX-06-30"),
        ("from September 4, to September 6", "September 4, to September 6", "XXXX-09-04/XXXX-09-06"),
        ("September 20 through September 26", "September 20 through September 26", "XXXX-09-20/XXXX-09-26"),
        ("between 3 and 5 May", "3 and 5 May", "XXXX-05-03/XXXX-05-05"),
        ("On 3 and 5 May 2021", "3 and 5 May 2021", "{2021-05-03,2021-05-05}"),
        ("July 20 and 21", "July 20 and 21", "XXXX-07-20/XXXX-07-21"),
        ("on 8, 9 and 10 May 2014", "8, 9 and 10 May 2014", "2014-05-08/2014-05-10"),
        ("3-4 February 2023", "3-4 February 2023", "2023-02-03/2023-02-04"),
        ("30 June - 2 July 2019", "30 June - 2 July 2019", "2019-06-30/2019-07-02"),
        ("28 December 2018 to 3 January 2019", "28 December 2018 to 3 January 2019", "2018-12-28/2019-01-03"),
        ("28 December - 3 January 2019", "28 December - 3 January 2019", "2018-12-28/2019-01-03"),
        ("28 December to 3 January.", "28 December to 3 January", "XXXX-12-28/XXXX-01-03"),
        ("14.-15.09.2017", "14.-15.09.2017", "2017-09-14/2017-09-15"),
        ("28.12.-03.01.2019", "28.12.-03.01.2019", "2018-12-28/2019-01-03"),
        ("14.09.2017 - 15.09.2017", "14.09.2017 - 15.09.2017", "2017-09-14/2017-09-15"),
        ("2017-09-14/2017-09-15", "2017-09-14/2017-09-15", "2017-09-14/2017-09-15"),
        ("5 May and 7 June 2017", "5 May and 7 June 2017", "{2017-05-05,2017-06-07}"),
        ("Thursday, May 6, 2021 and Friday, May 7, 2021", "Thursday, May 6, 2021 and Friday, May 7, 2021", "2021-05-06/2021-05-07"),
        ("Monday, 6 to Wednesday, 8 May 2019", "Monday, 6 to Wednesday, 8 May 2019", "2019-05-06/2019-05-08"),
        ("Agreed in September 2017.", "September 2017", "2017-09"),
        ("in May, 1996", "May, 1996", "1996-05"),
        ("in October of 2006", "October of 2006", "2006-10"),
        ("mid-September 2017", "September 2017", "2017-09"),
        ("in September it", "September", "XXXX-09"),
        ("from January to March 2017", "January to March 2017", "2017-01/2017-03"),
        ("November-February 2017", "November-February 2017", "2016-11/2017-02"),
        ("last November, she", "last November", "XXXX-11"),
        ("In April this year, he", "April this year", "XXXX-04"),
        ("autumn 2016", "autumn 2016", "2016-23"),
        ("in the fall of 2016", "fall of 2016", "2016-23"),
        ("in 2016, a", "2016", "2016"),
        ("the Accord of 1998.", "1998", "1998"),
        ("late 2016", "2016", "2016"),
        ("mid-2016", "2016", "2016"),
        ("from 2014 to 2016.", "2014 to 2016", "2014/2016"),
        ("22.09.2017Statement by", "22.09.2017", "2017-09-22"),
        ("Ministry22/09/2017 Statement", "22/09/2017", "2017-09-22"),
    ],
)  # fmt: skip
def test_parts_ranges_and_lists(text: str, quote: str, value: str) -> None:
    found, hit = one(text)
    assert (found, hit.value) == (quote, value)


@pytest.mark.parametrize(
    ("text", "value", "time", "zone"),
    [
        ("2017-09-20 14:35", "2017-09-20", "14:35", None),
        ("24 July 200417:48", "2004-07-24", "17:48", None),
        ("2017-09-20T14:35:00Z", "2017-09-20", "14:35", "Z"),
        ("2017-09-20T14:35:00+03:00", "2017-09-20", "14:35", "+03:00"),
        ("12/27/2020 09:11 PM EST", "2020-12-27", "21:11", "EST"),
        ("Friday, March 5, 2021, 2:30 p.m.", "2021-03-05", "14:30", None),
        ("March 5th, 2021 - 8:40 pm", "2021-03-05", "20:40", None),
        ("March 5, 2021 | 12:10 AM", "2021-03-05", "00:10", None),
        ("5 March 2021 at 14:30", "2021-03-05", "14:30", None),
        ("9:30 am on November 12", "XXXX-11-12", "09:30", None),
        ("2.30 pm on 5 March 2021", "2021-03-05", "14:30", None),
        ("Wed Aug 23, 2017 9:10 am", "2017-08-23", "09:10", None),
        ("26 December 2024, Thursday, 10:54", "2024-12-26", "10:54", None),
    ],
)
def test_times_that_belong_to_a_date(text: str, value: str, time: str, zone: str | None) -> None:
    quote, hit = one(text)
    assert (quote, hit.value, hit.time, hit.zone) == (text, value, time, zone)


def test_day_and_month_that_cannot_be_told_apart() -> None:
    (hit,) = GRAMMAR.find("04/06/2023")
    assert (hit.form, hit.value) == ("ambiguous", None)
    assert GRAMMAR.find("04/06/2023", order="dmy")[0].value == "2023-06-04"
    assert GRAMMAR.find("04/06/2023", order="mdy")[0].value == "2023-04-06"
    assert GRAMMAR.find("06/06/2023")[0].value == "2023-06-06"
    assert GRAMMAR.find("25/06/2023", order="mdy")[0].value == "2023-06-25"
    assert GRAMMAR.find("04-06-2023")[0].form == "ambiguous"


@pytest.mark.parametrize(
    ("text", "relative", "quote"),
    [
        ("on Monday they", "weekday:1", "Monday"),
        ("Tuesday's talks", "weekday:2", "Tuesday"),
        ("next Monday", "weekday:1", "next Monday"),
        ("on Tuesday of last week", "weekday:2", "Tuesday of last week"),
        ("Today, we agreed", "today", "Today"),
        ("TODAY the minister", "today", "TODAY"),
        ("earlier today he", "today", "earlier today"),
        ("this morning", "today", "this morning"),
        ("spoke last\u00a0night by", "yesterday", "last\u00a0night"),
        ("On the same day, he", "same_day", "On the same day"),
        ("the following day", "next_day", "the following day"),
        ("later this week", "this_week", "later this week"),
    ],
)
def test_words_that_lean_on_another_date(text: str, relative: str, quote: str) -> None:
    found, hit = one(text)
    assert (found, hit.relative, hit.value) == (quote, relative, None)


NO_DATES = [
    "resolution 2254 (2015)", "UNSC resolution 1874", "resolutions 2720 and 2728", "the 72nd session", "the 2030 Agenda", "Agenda 2030", "Theresa May", "may I ask",
    "They march 20 abreast", "may 5 of them", "a sun of gold", "Mon ami", "sat down", "31.02.2017", "31 February 2017", "29 February 2017", "30.02.2016",
    "2017-13-45", "2017-02-30", "32/13/2017", "five years ago", "over 24 hours", "two-day visit", "+44 20 7229 6412", "+44 (0) 203 668 7474", "Article 99",
    "Chapter VIII", "1990s", "in 2017-18", "2016/17", "$2016", "a total of 2016 people", "by 2000 soldiers", "3.5 May", "$20 May", "No. 12 May", "15-14 September",
    "COVID-19", "F-16", "G20", "10:15-11:00", "14:30", "at 2 p.m.", "1.2.3.4", "192.168.20.17", "20.09.20170", "120.09.2017", "Russia Today reported",
    "told the Sunday Telegraph", "the Good Friday talks", "of which 1500 tons", "ISBN 978-3-16-148410-0", "25:00", "S/2017/805", "A/RES/60/7", "1:0", "1/2",
    "marching", "mayor", "Maya", "Augusta", "Mondays-only", "todays", "décembre", "Sunni", "Monet", "secondly", "0 May", "32 May 2017", "May 0", "September 2017th",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_DATES)
@pytest.mark.parametrize("frame", ["{}", "They discussed {} with us.", "({})"])
def test_what_is_no_date(text: str, frame: str) -> None:
    assert [frame.format(text)[h.start : h.end] for h in GRAMMAR.find(frame.format(text))] == []


def test_a_number_behind_a_month_may_count_something() -> None:
    (hit,) = GRAMMAR.find("in March 20 ministers")
    assert (hit.value, hit.end) == ("XXXX-03", 8)


def test_a_name_before_a_date_keeps_the_date() -> None:
    text = "Prime Minister May, 22 September 2017"
    (hit,) = GRAMMAR.find(text)
    assert text[hit.start : hit.end] == "22 September 2017"


def test_a_wrapped_line_may_break_a_date_but_a_paragraph_may_not() -> None:
    long = "The ministers of the two countries are going to meet on 18"
    assert GRAMMAR.find(f"{long}\nSeptember 2017 in Lima.")[0].value == "2017-09-18"
    assert GRAMMAR.find(f"{long}\n\nSeptember 2017 in Lima.")[0].value == "2017-09"
    assert GRAMMAR.find("Object 18\nSeptember 2017")[0].value == "2017-09"


def test_weekday_that_contradicts_the_date() -> None:
    _, hit = one("Monday, 20 September 2017")
    assert (hit.value, hit.weekday, hit.weekday_conflict) == ("2017-09-20", 1, True)
    _, open_hit = one("Wednesday, 20 September")
    assert not contradicts(open_hit, "2017-09-20")
    assert contradicts(open_hit, "2018-09-20")


def test_only_the_asked_stretch_is_read_and_offsets_stay() -> None:
    text = "5 May 2017. On 6 May 2017. In 2018"
    (hit,) = GRAMMAR.find(text, 12, 26)
    assert (text[hit.start : hit.end], hit.value) == ("6 May 2017", "2017-05-06")
    assert GRAMMAR.find(text, 30) == []
    assert GRAMMAR.find(text, 0, 3) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [("20 May. 2025", "2025-05-20"), ("• 20 May. 2025 -", "2025-05-20"), ("They met on 20 May. 2025 was a dry year.", "XXXX-05-20")],
)
def test_a_full_stop_behind_a_whole_month(text: str, value: str) -> None:
    assert one(text)[1].value == value


@pytest.mark.parametrize(
    ("text", "value"), [("02/06/2019 05:42 PM EST", "2019-02-06"), ("02/06/2019 05:42 PM IST", None), ("02/06/2019 17:42 EST", None)]
)
def test_a_zone_that_tells_the_order(text: str, value: str | None) -> None:
    assert one(text)[1].value == value


def test_a_zone_with_its_hours() -> None:
    _, hit = one("March 07, 2025 9:05 PM GMT+7")
    assert (hit.time, hit.zone) == ("21:05", "GMT+7")


def test_several_dates_in_order() -> None:
    text = "18.09.2017 - Press release\n\nOn September 16, he called; on September 14 too. They meet on Friday, 22 September, and in 2018."
    assert [h.value for h in GRAMMAR.find(text)] == ["2017-09-18", "XXXX-09-16", "XXXX-09-14", "XXXX-09-22", "2018"]
