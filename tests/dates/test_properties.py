"""What holds for every date and every text."""

from __future__ import annotations

import datetime
import string
import time

import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.dates import DateGrammar, DateHit, date_words, resolve, when

GRAMMAR = DateGrammar(date_words("en"))
RUSSIAN = DateGrammar(date_words("ru"))
SUFFIX = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
SHAPES = [
    "{d} {B} {y}", "{B} {d}, {y}", "{d:02d} {B} {y}", "{b} {d}, {y}", "{b}. {d}, {y}", "{d} {b} {y}", "{d}{s} of {B}, {y}", "{d}{s} {B}, {y}", "{d}{s} {B} {y}",
    "{B} {d}{s}, {y}", "{B}{d}, {y}", "{d:02d}.{m:02d}.{y}", "{d}.{m}.{y}", "{y}-{m:02d}-{d:02d}", "{y}/{m:02d}/{d:02d}", "{d}-{b}-{y}", "{A}, {d} {B} {y}",
    "{A}, {B} {d}, {y}", "{a}, {d} {b} {y}", "{a} {B} {d}, {y}", "{U} {d}, {y}",
]  # fmt: skip
FRAMES = ["{}", "The talks of {} went on.", "({})", "Lima, {}", "{}: statement", "{}\nMoscow: 07:31", "a\n{}\n\nb"]
days = st.dates(datetime.date(1700, 1, 1), datetime.date(2150, 12, 31))


def written(shape: str, date: datetime.date) -> str:
    return shape.format(
        d=date.day, m=date.month, y=date.year, B=date.strftime("%B"), b=date.strftime("%b"), A=date.strftime("%A"), a=date.strftime("%a"),
        U=date.strftime("%B").upper(), s=SUFFIX.get(date.day, "th"),
    )  # fmt: skip


def sound(text: str, hits: list[DateHit]) -> None:
    reach = 0
    for hit in hits:
        assert reach <= hit.start < hit.end <= len(text)
        reach = hit.end
        assert (hit.value is None) == (hit.form in ("relative", "weekday", "ambiguous"))
        assert (hit.relative is not None) == (hit.form in ("relative", "weekday"))
        assert not text[hit.start].isspace()
        assert not text[hit.end - 1].isspace()
        if hit.value is not None:
            edtf.parse_edtf(hit.value)
            assert when.has_year(hit.value) == hit.has_year == (when.lower(hit.value) is not None)


@given(days, st.sampled_from(SHAPES), st.sampled_from(FRAMES))
def test_every_day_in_every_shape_is_found_with_its_exact_place(date: datetime.date, shape: str, frame: str) -> None:
    quote = written(shape, date)
    text = frame.format(quote)
    (hit,) = GRAMMAR.find(text)
    assert (text[hit.start : hit.end], hit.value, hit.weekday_conflict) == (quote, date.isoformat(), False)


@given(days, st.integers(1, 40), st.sampled_from(["{} - {}", "{} to {}", "{} – {}", "{} until {}"]), st.sampled_from(SHAPES[:9]))
def test_every_range_is_found_whole(first: datetime.date, length: int, joined: str, shape: str) -> None:
    last = first + datetime.timedelta(days=length)
    quote = joined.format(written(shape, first), written(shape, last))
    text = f"It lasted from {quote} in Lima."
    (hit,) = GRAMMAR.find(text)
    assert (text[hit.start : hit.end], hit.value) == (quote, f"{first}/{last}")


@given(
    st.integers(1, 12), st.integers(1, 27), st.integers(1, 27), st.integers(1900, 2100), st.sampled_from(["{}-{}", "{} to {}", "{} – {}"])
)
def test_days_of_one_month(month: int, one: int, other: int, year: int, joined: str) -> None:
    low, high = sorted((one, other + (one == other)))
    name = datetime.date(2000, month, 1).strftime("%B")
    for quote in (f"{joined.format(low, high)} {name} {year}", f"{name} {joined.format(low, high)}, {year}"):
        (hit,) = GRAMMAR.find(f"On {quote}.")
        assert hit.value == f"{year}-{month:02d}-{low:02d}/{year}-{month:02d}-{high:02d}"
        assert (hit.start, hit.end) == (3, 3 + len(quote))


@given(st.integers(0, 99), st.integers(0, 99), st.integers(1900, 2100))
def test_dotted_figures_are_a_day_of_the_calendar_or_nothing(day: int, month: int, year: int) -> None:
    hits = GRAMMAR.find(f"{day:02d}.{month:02d}.{year}")
    try:
        expected = [datetime.date(year, month, day).isoformat()]
    except ValueError:
        expected = []
    assert [hit.value for hit in hits] == expected


@given(days, days)
def test_a_day_without_its_year_falls_within_half_a_year(date: datetime.date, anchor: datetime.date) -> None:
    (hit,) = GRAMMAR.find(f"on {date.day} {date.strftime('%B')}")
    value, used = resolve(hit, anchor.isoformat()) or ("", False)
    if (date.month, date.day) != (2, 29):
        assert used
        assert abs((datetime.date.fromisoformat(value) - anchor).days) <= 183
        assert value[5:] == date.isoformat()[5:]


@given(st.integers(1, 7), days)
def test_a_weekday_is_one_of_the_last_seven_days(number: int, anchor: datetime.date) -> None:
    name = (datetime.date(2024, 1, 1) + datetime.timedelta(days=number - 1)).strftime("%A")
    value, _ = resolve(GRAMMAR.find(f"on {name}")[0], anchor.isoformat()) or ("", False)
    found = datetime.date.fromisoformat(value)
    assert found.isoweekday() == number
    assert 0 <= (anchor - found).days <= 6


WORDS = [
    "the",
    "minister",
    "meeting",
    "talks",
    "agreed",
    "state",
    "mayor",
    "marched",
    "monthly",
    "sunny",
    "decided",
    "satisfied",
    "dismay",
    "in",
    "of",
    "to",
    "and",
]


@given(st.lists(st.sampled_from([*WORDS, ",", ".", "-", "(", ")", "/", ":"]), max_size=80))
def test_prose_without_words_of_time_or_figures_has_no_date(words: list[str]) -> None:
    assert GRAMMAR.find(" ".join(words)) == []


@given(st.text(alphabet="bcfghklqvxz ,.-\n'\"", max_size=400))
def test_noise_has_no_date(text: str) -> None:
    assert GRAMMAR.find(text) == []


PIECES = [
    "5", "12", "31", "2017", "9999", "May", "may", "March", "Sept", ".", ",", ", ", " ", "-", "–", " - ", "/", ":", "to", " to ", " and ", " of ", "19th", "Monday",
    "Tue", "today", "autumn", "in ", "14:30", " p.m.", "T", "Z", "EST", "\n", "\u00a0", "\u200b", "(", ")", "İ", "ß", "last ", "this year", "мая", "года", "é", "½", "٣", "²",
]  # fmt: skip


@settings(max_examples=400)
@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=40).map("".join)))
def test_any_text_is_read_soundly(text: str) -> None:
    for grammar in (GRAMMAR, RUSSIAN):
        hits = grammar.find(text)
        sound(text, hits)
        for hit in hits:
            resolved = resolve(hit, "2017-09-20")
            assert resolved is None or edtf.parse_edtf(resolved[0])


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join), st.integers(0, 30), st.integers(0, 60))
def test_any_stretch_is_read_soundly(text: str, start: int, end: int) -> None:
    hits = GRAMMAR.find(text, min(start, len(text)), end)
    sound(text, hits)
    assert all(start <= hit.start and hit.end <= end for hit in hits)


@pytest.mark.parametrize(
    "value", ["2017-09-20", "2017-09", "2016-23", "2016", "XXXX-09-18", "XXXX-09", "2017-09-14/2017-09-15", "{2017-05-03,2017-05-05}"]
)
def test_values_are_edtf_and_bounded_as_the_library_bounds_them(value: str) -> None:
    parsed = edtf.parse_edtf(value)
    if when.has_year(value) and when.precision(value) not in ("season", "set"):
        assert parsed.lower_strict()[:3] == when.lower(value).timetuple()[:3]  # type: ignore[union-attr]
        assert parsed.upper_strict()[:3] == when.upper(value).timetuple()[:3]  # type: ignore[union-attr]


@given(st.text(alphabet=string.digits + "-/X{},T:Z", max_size=24))
def test_bounds_of_nonsense_are_none(value: str) -> None:
    first, last = when.lower(value), when.upper(value)
    assert (first is None) == (last is None)
    assert first is None or last is None or first <= last
    when.precision(value), when.is_day(value), when.weekday(value), when.shift(value, 1), when.holds(value, value)


TRAPS = [
    "20.09.",
    "1 ",
    "1",
    "May ",
    "May 5 ",
    "5 May, ",
    "2017-",
    "in 2016 ",
    "5 to ",
    "8, ",
    "10:15-",
    "12 a.m",
    "Monday, ",
    "5 and ",
    "\n5\nMay",
    "5" + " " * 9,
    "June 5-",
]


@pytest.mark.parametrize("trap", TRAPS, ids=repr)
def test_time_grows_with_the_text_and_no_faster(trap: str) -> None:
    assert any(_growth(trap) < 2.6 for _ in range(4))  # a busy machine may spoil one measurement


def _growth(trap: str) -> float:
    """What twice the text costs, between 25 and 200 thousand characters; 1 where it is too fast to tell."""
    first, last = (min(_seconds((trap * (size // len(trap) + 1))[:size]) for _ in range(3)) for size in (25_000, 200_000))
    return float((last / first) ** (1 / 3)) if last > 0.05 else 1.0


def _seconds(text: str) -> float:
    begin = time.process_time()
    GRAMMAR.find(text)
    return time.process_time() - begin
