"""Who is who: names, persons, holdings."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.knowledge.book import Knowledge
from communique.knowledge.files import DATA, read_toml
from communique.knowledge.linking_words import LookAlikes
from communique.linking.figures import attach, bearer_keys, family_keys, figure, figure_keys
from communique.linking.holdings import holder_on, holdings
from communique.linking.names import look_alike, mixed, name_book
from communique.linking.office_names import office_book
from communique.linking.people import People, within_document
from communique.linking.pool import Pool

from .made import seen

BOOK = name_book(Knowledge.standard())
OFFICES = office_book(Knowledge.standard())
PEOPLE = People()
FM = "Foreign Minister"

SAME = [
    ("Sergey Holmov", "Sergei Holmov"),
    ("Serguei Holmov", "Sergey Holmoff"),
    ("Mohammed Al Noor", "Muhammad Al-Noor"),
    ("Abdullah bin Rashid", "Abdallah bin Rashid"),
    ("Marko Vučić", "Marko Vucic"),
    ("MARKO VUČIĆ", "Marko Vučić"),
    ("Łukasz Brzoza", "Lukasz Brzoza"),
    ("Jean-Paul Durand", "Jean Paul Durand"),
    ("Anna Holm", "Holm Anna"),
    ("Anna Maria Holm", "Anna Holm"),
    ("Anna M. Holm", "Anna Maria Holm"),
    ("Anna M. Holm", "Anna Holm"),
    ("Rashid bin Noor", "Rashid bin Noor Al Saf"),
    ("Yevgeny Khodarov", "Evgenii Hodarov"),
    ("Sheikh Rashid Al Noor", "Rashid Al Noor"),
    ("Yuliya Brandt", "Julia Brandt"),
]
OTHERS = [
    ("Anna Holm", "Olga Holm"),
    ("Anna Holm", "Anna Holt"),
    ("Anna Holm", "Аnna Holm"),
    ("Anna Holm", "Anna Ho\u200blm"),
    ("Anna Holm", "Ａnna Holm"),
    ("Rashid bin Noor", "Noor bin Rashid"),
    ("Mohammed bin Rashid", "Hamdan bin Rashid"),
    ("Olaf Brandt, Jr.", "Olaf Brandt, Sr."),
    ("Maria Petrova", "Mario Petrova"),
    ("Anna Maria Holm", "Anna Berta Holm"),
    ("Ivan Petrov", "Ivan Petrova"),
    ("Holm", "Anna Holm"),
    ("A. Holm", "Anna Holm"),
    ("Jan Brandt", "Jon Brandt"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_person_in_one_office(one: str, other: str) -> None:
    a, b = seen(one, FM), seen(other, "Minister of Foreign Affairs", document="e")
    assert PEOPLE.judge(a, b) is not None
    assert PEOPLE.judge(b, a) == PEOPLE.judge(a, b)
    assert set(PEOPLE.keys(a)) & set(PEOPLE.keys(b))


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_look_alikes_never_merge(one: str, other: str) -> None:
    a, b = seen(one, FM), seen(other, FM, document="e")
    assert PEOPLE.judge(a, b) is None and PEOPLE.judge(b, a) is None
    assert a.id != b.id and Pool(PEOPLE).add_all([a, b]).groups() == [[a.id], [b.id]]


def test_side_office_and_years_must_fit() -> None:
    assert PEOPLE.judge(seen("Anna Holm"), seen("Anna Holm", country="XB")) is None
    assert PEOPLE.judge(seen("Anna Holm"), seen("Anna Holm", country=None)) is None
    assert PEOPLE.judge(seen("Anna Holm", "Ambassador"), seen("Anna Holm", FM)) is not None
    assert PEOPLE.judge(seen("Sergey Holmov", FM), seen("Sergei Holmov", "Ambassador")) is None
    assert PEOPLE.judge(seen("Sergey Holmov", FM), seen("Sergei Holmov", FM, when="2051-01-01")) is None
    assert PEOPLE.judge(seen("Anna Holm", FM, when="1931-01-01"), seen("Anna Holm", FM)) is None


def test_family_first_where_it_is_usual() -> None:
    assert PEOPLE.judge(seen("Kimura Haruto", country="JP"), seen("Haruto Kimura", country="JP"))
    assert PEOPLE.judge(seen("Yoon Seo-yeol", country="KR"), seen("Yoon Seo Yeol", country="KR"))
    assert PEOPLE.judge(seen("Yoon Seoyeol", country="KR"), seen("Seo-yeol Yoon", country="KR", office=FM)) is None
    assert PEOPLE.judge(seen("Kim Un", FM, country="KP"), seen("Kim Dong Un", FM, country="KP")) is None
    assert PEOPLE.judge(seen("Haruto Kimura", country="NO"), seen("Kimura Haruto", country="NO")) is None


def test_what_looks_alike_is_told() -> None:
    assert look_alike(BOOK, "Anna Holm", "Аnnа Hоlm") and look_alike(BOOK, "Anna Holm", "Anna H\u200dolm")
    assert not look_alike(BOOK, "Anna Holm", "Anna Holt") and not look_alike(BOOK, "Anna Holm", "ANNA HÖLM")
    assert mixed("Hоlm") and not mixed("Хольм")


@given(st.text(max_size=40))
def test_any_name_folds_and_stays_folded(name: str) -> None:
    key = BOOK.fold(name).key
    assert BOOK.fold(BOOK.fold(name).key).key in (key, BOOK.fold(key).key)
    BOOK.skeleton(name)
    mixed(name)


def test_groups_do_not_depend_on_the_order() -> None:
    names = [
        "Anna Holm",
        "Anna Maria Holm",
        "Anna Berta Holm",
        "HOLM Anna",
        "Olga Holm",
        "Sergey Holmov",
        "Sergei Holmov",
        "Serguei Holmoff",
        "Anna Holt",
    ]
    sightings = [seen(name, FM, document=f"d{n}", when=f"20{31 + n % 3}-05-03") for n, name in enumerate(names * 3)]
    expected = Pool(PEOPLE).add_all(sightings).groups()
    for seed in range(8):
        assert Pool(PEOPLE).add_all(random.Random(seed).sample(sightings, len(sightings))).groups() == expected


def test_a_surname_joins_within_a_document() -> None:
    whole, other, short = seen("Anna Holm", at=1), seen("Olaf Brandt", at=2), seen("Holm", None, at=3)
    assert list(within_document(PEOPLE, [whole, other, short])) == [(short, whole)]
    assert list(within_document(PEOPLE, [whole, seen("Olga Holm", at=4), short])) == []
    bare = seen("Anna Holm", country=None, at=6)
    assert list(within_document(PEOPLE, [bare, whole])) == [(bare, whole)]
    assert list(within_document(PEOPLE, [bare, seen("Anna Holmes", at=7)])) == []
    assert list(within_document(PEOPLE, [whole, seen("Holm", country="XB", at=5)])) == []


def test_a_surname_joins_elsewhere_only_in_office() -> None:
    anna = figure(PEOPLE, "anna", [seen("Anna Holm", FM, when="2031-05-03"), seen("Anna Holm", FM, when="2033-05-03")])
    olga = figure(PEOPLE, "olga", [seen("Olga Holm", "Ambassador", when="2031-05-03")])
    found = attach(PEOPLE, seen("Holm", FM, when="2032-01-01"), [anna, olga])
    assert found and found[0] is anna and found[1].reason == "only_in_office"
    assert attach(PEOPLE, seen("Holm", None, when="2032-01-01"), [anna, olga]) is None
    assert attach(PEOPLE, seen("Holm", FM, when="2039-01-01"), [anna, olga]) is None
    assert attach(PEOPLE, seen("O. Holm", FM, when="2032-01-01"), [anna, olga]) is None
    second = figure(PEOPLE, "second", [seen("Olga Holm", FM, when="2033-06-03")])
    assert attach(PEOPLE, seen("Holm", FM, when="2033-05-20"), [anna, second]) is None
    assert "holm" in family_keys(PEOPLE, seen("A. Holm"))


def test_a_name_without_a_side_goes_to_its_only_bearer() -> None:
    here, there = (figure(PEOPLE, side, [seen("Anna Holm", country=side)]) for side in ("XA", "XB"))
    found = attach(PEOPLE, seen("Anna Holm", country=None), [here])
    assert found and found[1].reason == "only_bearer"
    assert attach(PEOPLE, seen("Anna Holm", country=None), [here, there]) is None
    minister = figure(PEOPLE, "minister", [seen("Anna Holm", FM)])
    assert attach(PEOPLE, seen("Anna Holm", FM, country=None), [minister])
    assert attach(PEOPLE, seen("Anna Holm", "Ambassador", country=None), [minister]) is None
    assert attach(PEOPLE, seen("Anna Holm", country=None, when="2031-09-01"), [minister])
    assert attach(PEOPLE, seen("Anna Holm", country=None, when="2033-05-03"), [minister]) is None


def test_names_and_figures_meet_under_a_key() -> None:
    form = seen("Anna Holm", FM)
    for short in (seen("Anna Holm", country=None), seen("Holm", FM), seen("A. Holm", FM)):
        assert set(bearer_keys(PEOPLE, short)) & set(figure_keys(PEOPLE, form))
    for other in (form, seen("Holm"), seen("Holm", FM, country=None)):
        assert bearer_keys(PEOPLE, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Minister of Foreign Affairs", FM),
        ("Minister for Foreign and European Affairs", FM),
        ("External Affairs Minister", FM),
        ("Minister of Defense", "Minister of Defence"),
        ("Spokeswoman", "Spokesman"),
        ("Premier", "Prime Minister"),
        ("President of the Republic", "President"),
        ("Deputy Minister of Foreign Affairs", "Deputy Foreign Minister"),
    ],
)
def test_one_office_under_two_titles(one: str, other: str) -> None:
    assert OFFICES.form(one) == OFFICES.form(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Deputy Foreign Minister", FM),
        ("Minister of State for Foreign Affairs", FM),
        ("Deputy Prime Minister", "Prime Minister"),
        ("Vice President", "President"),
        ("Under-Secretary of State", "Secretary of State"),
        ("Minister of Foreign Trade", "Minister of Trade"),
        ("President of the Senate", "President"),
    ],
)
def test_two_offices(one: str, other: str) -> None:
    assert OFFICES.form(one).name != OFFICES.form(other).name


def reign(name: str, office: str, *days: str) -> list[tuple[object, str]]:
    return [(seen(name, office, when=day, document=f"{name}{day}"), name) for day in days]


def learned(*parts: list[tuple[object, str]]) -> list[object]:
    pairs = [pair for part in parts for pair in part]
    return holdings(PEOPLE, [s for s, _ in pairs], {s.id: who for s, who in pairs})  # type: ignore[attr-defined]


def test_holders_follow_each_other() -> None:
    found = learned(
        reign("Anna Holm", FM, "2031-01-05", "2032-03-01"),
        reign("Olga Holm", "Minister of Foreign Affairs", "2032-06-01", "2035-01-01"),
        reign("Anna Holm", "former Foreign Minister", "2034-01-01"),
    )
    assert [(h.person, h.first_seen, h.last_seen) for h in found] == [
        ("Anna Holm", "2031-01-05", "2032-03-01"),
        ("Olga Holm", "2032-06-01", "2035-01-01"),
    ]

    def holder(day: str) -> str | None:
        return holder_on(found, "foreign minister", "XA", day)

    assert holder("2031-07-01") == "Anna Holm" and holder("2033-07-01") == "Olga Holm"
    assert {holder(day) for day in ("2030-12-31", "2032-04-15", "2035-01-02", "2031", "nonsense")} == {None}
    assert holder_on(found, "foreign minister", "XB", "2031-07-01") is None


def test_a_holder_seen_again_never_swallows_the_one_between() -> None:
    found = learned(reign("Anna Holm", FM, "2031-01-05", "2031-06-01", "2034-01-01"), reign("Olaf Brandt", FM, "2032-01-01", "2033-01-01"))
    assert [(h.person, h.first_seen, h.last_seen) for h in found] == [
        ("Anna Holm", "2031-01-05", "2031-06-01"),
        ("Olaf Brandt", "2032-01-01", "2033-01-01"),
        ("Anna Holm", "2034-01-01", "2034-01-01"),
    ]
    assert holder_on(found, "foreign minister", "XA", "2032-06-01") is None
    assert holder_on(found, "foreign minister", "XA", "2031-03-01") == "Anna Holm"


def intervals(*parts: list[tuple[object, str]]) -> list[tuple[str, str, str]]:
    return [(h.person.split()[0], h.first_seen, h.last_seen) for h in learned(*parts)]  # type: ignore[attr-defined]


def test_a_sight_on_one_of_some_days_widens_only_as_far_as_it_surely_reaches() -> None:
    anna = reign("Anna Holm", FM, "2031-01-05", "2031-03-01")
    assert intervals(anna, reign("Anna Holm", FM, "2031-04-07/2031-04-10")) == [("Anna", "2031-01-05", "2031-04-07")]
    assert intervals(anna, reign("Anna Holm", FM, "2030-12-07/2030-12-10")) == [("Anna", "2030-12-10", "2031-03-01")]
    follower = reign("Olga Holm", FM, "2031-03-02", "2032-01-01")
    assert intervals(anna, reign("Anna Holm", FM, "2031-02-28/2031-03-03"), follower) == [
        ("Anna", "2031-01-05", "2031-03-01"),
        ("Olga", "2031-03-02", "2032-01-01"),
    ]
    assert intervals(reign("Anna Holm", FM, "2031-02-28/2031-03-03")) == [("Anna", "2031-03-03", "2031-03-03")]


def test_holders_who_take_turns_share_the_office() -> None:
    anna = reign("Anna Holm", "Spokesperson", "2031-01-05", "2031-01-19", "2031-02-02", "2031-02-16")
    olaf = reign("Olaf Brandt", "Spokesperson", "2031-01-12", "2031-01-26", "2031-02-09", "2031-02-23")
    once = reign("Ada Moser", "Spokesperson", "2031-02-10")
    assert intervals(anna, olaf) == [("Anna", "2031-01-05", "2031-02-16"), ("Olaf", "2031-01-12", "2031-02-23")]
    assert intervals(anna[:2], olaf[:2]) == [("Anna", "2031-01-05", "2031-01-19"), ("Olaf", "2031-01-12", "2031-01-26")]
    assert intervals(once, anna, olaf) == [
        ("Anna", "2031-01-05", "2031-02-16"),
        ("Olaf", "2031-01-12", "2031-02-23"),
        ("Ada", "2031-02-10", "2031-02-10"),
    ]
    assert holder_on(learned(anna, olaf), "spokesperson", "XA", "2031-01-20") is None


def test_a_single_return_shares_nothing() -> None:
    anna = reign("Anna Holm", "Spokesperson", "2031-01-05", "2031-01-19")
    assert intervals(anna, reign("Olaf Brandt", "Spokesperson", "2031-01-12", "2031-01-14")) == [
        ("Anna", "2031-01-05", "2031-01-05"),
        ("Olaf", "2031-01-12", "2031-01-14"),
        ("Anna", "2031-01-19", "2031-01-19"),
    ]
    assert (
        len(intervals(anna, reign("Olaf Brandt", "Spokesperson", "2031-01-12", "2031-01-19"))) == 3
    )  # on one day, nobody came back after the other


def test_turns_of_years_are_times_in_office() -> None:
    anna = reign("Anna Holm", "Prime Minister", "2031-01-05", "2035-01-05", "2041-01-05")
    olaf = reign("Olaf Brandt", "Prime Minister", "2036-01-05", "2039-12-05", "2046-01-05")
    assert [who for who, _, _ in intervals(anna, olaf)] == ["Anna", "Olaf", "Anna", "Olaf"]


def test_who_is_away_for_years_has_left_a_shared_office() -> None:
    anna = reign("Anna Holm", "Spokesperson", "2031-01-05", "2031-01-19", "2034-05-01")
    olaf = reign("Olaf Brandt", "Spokesperson", "2031-01-12", "2031-01-26", "2032-06-01")
    assert intervals(anna, olaf) == [
        ("Anna", "2031-01-05", "2031-01-19"),
        ("Olaf", "2031-01-12", "2032-06-01"),
        ("Anna", "2034-05-01", "2034-05-01"),
    ]


def test_the_day_of_handing_over_has_two_and_names_none() -> None:
    found = learned(reign("Anna Holm", FM, "2031-01-05", "2032-03-01"), reign("Olaf Brandt", FM, "2032-03-01", "2033-01-01"))
    assert len(found) == 2 and holder_on(found, "foreign minister", "XA", "2032-03-01") is None


def test_holdings_do_not_depend_on_the_order() -> None:
    pairs = [
        pair
        for name in ("Anna Holm", "Olaf Brandt", "Ada Moser")
        for pair in reign(name, FM, *(f"203{n % 7}-0{1 + n % 8}-1{n % 9}" for n in range(9)))
    ]
    expected = learned(pairs)
    for seed in range(5):
        assert learned(random.Random(seed).sample(pairs, len(pairs))) == expected


def test_five_hundred_look_alikes_never_merge_and_are_all_found() -> None:
    """Letters of other scripts, signs without width, compatibility forms: no silent merge, every one warned of and found by its skeleton."""
    like = read_toml(DATA / "lookalikes.toml", LookAlikes)
    chance = random.Random(22)
    merged = missed = planted = 0
    while planted < 500:
        name = f"{chance.choice(['Anna', 'Olaf', 'Pavel', 'Socorra', 'Hedwig'])} {chance.choice(['Holm', 'Brandt', 'Pecora', 'Axelsen', 'Opitz'])}"
        at = chance.randrange(len(name))
        if planted % 2:
            twin = name[:at] + chance.choice(like.unseen) + name[at:]
        elif name[at] in like.like:
            twin = name[:at] + chance.choice(like.like[name[at]]) + name[at + 1 :]
        else:
            continue
        planted += 1
        a, b = seen(name, FM), seen(twin, FM, document="e")
        merged += PEOPLE.judge(a, b) is not None or PEOPLE.gist(a) == PEOPLE.gist(b)
        missed += BOOK.skeleton(twin) != BOOK.skeleton(name) or not look_alike(BOOK, name, twin)
    assert (merged, missed) == (0, 0)
