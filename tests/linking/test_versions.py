"""Versions of a page, diffs of text and facts, intervals."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from communique.linking.from_record import gathered
from communique.linking.observed import Look, intervals
from communique.linking.pool import Pool
from communique.linking.text_diff import text_diff
from communique.linking.versions import Versions

from .made import EMBASSY, paper, words

HERE = "mfa.norland.example/news/7"
RULE = Versions()


def test_an_edited_page_is_one_document() -> None:
    old = paper("a", address=HERE, text=words(1, 100))
    new = paper("b", address=HERE, text=words(1, 100) + " " + words(2, 10))
    assert set(RULE.keys(old)) & set(RULE.keys(new))
    link = RULE.judge(new, old)
    assert link and (link.reason, link.detail) == ("same_address", "edited")
    assert RULE.judge(old, new) == link


def test_a_listing_is_no_document() -> None:
    old, new = (paper(i, address="mfa.norland.example/news", kind="listing", text="") for i in "ab")
    assert not list(RULE.keys(old)) and RULE.judge(new, old) is None


def test_an_address_used_anew_is_another_document() -> None:
    old = paper("a", address=HERE, title="Envoys meet", published="2031-05-03")
    new = paper("b", address=HERE, title="Bridge opened", published="2031-06-03")
    assert RULE.judge(new, old) is None


def test_the_front_page_shows_another_document_each_day() -> None:
    old, new = (paper(i, address="mfa.norland.example/en", title="Ministry") for i in "ab")
    assert RULE.judge(new, old) is None


def test_without_an_address_title_day_and_text_decide() -> None:
    old = paper("a", title="Envoys meet in Oslo", text=words(1))
    assert RULE.judge(paper("b", title="Envoys meet in Oslo", text=words(1) + " end"), old)
    assert RULE.judge(paper("b", title="Envoys meet in Oslo", text=words(2)), old) is None
    assert RULE.judge(paper("b", title="Envoys meet in Oslo", text=words(1), published="2031-05-04"), old) is None
    assert RULE.judge(paper("b", title="Envoys meet in Oslo", text=words(1), house=EMBASSY), old) is None


def test_two_addresses_are_never_one_page() -> None:
    pool = Pool(RULE).add_all([paper("a", address="h/1", title="T T"), paper("b", address="h/2", title="T U"), paper("c", title="T T")])
    assert pool.groups() == [["a"], ["b"], ["c"]]


def test_a_page_moves_when_its_site_is_built_anew() -> None:
    old = paper("a", address="h.example/news?id=4101", title="Envoys meet in Oslo", text=words(1))
    new = {"title": "Envoys meet in Oslo", "text": words(1) + " end"}
    link = RULE.judge(paper("b", address="h.example/press/2031/4101.html", **new), old)
    assert link and link.reason == "moved"
    assert Pool(RULE).add_all([old, paper("b", address="h.example/press/2031/4101.html", **new)]).groups() == [["a", "b"]]
    for other in (
        paper("b", address="h.example/press/2031/4102.html", **new),
        paper("b", address="g.example/press/2031/4101.html", **new),
        paper("b", address="h.example/press/4101", **new | {"text": words(2)}),
        paper("b", address="h.example/press/4101", **new | {"title": "Envoys meet in Rome"}),
        paper("b", address="h.example/press/4101", published="2031-05-04", **new),
    ):
        assert RULE.judge(other, old) is None


def test_a_document_seen_under_two_addresses_ties_their_versions() -> None:
    shown = [
        paper("a", address="h/1"),
        paper("a", address="h/2"),
        paper("b", address="h/2", title="Title a", text=paper("a").text + " end"),
    ]
    pool = Pool(RULE).add_all(gathered(shown))
    assert pool.groups() == [["a", "b"]] and pool.items["a"].addresses == {"h/1", "h/2"}


def test_words_that_changed() -> None:
    changes = text_diff("The envoys met on Monday in Oslo .", "The two envoys met on Tuesday in Oslo")
    assert [(c.before, c.after) for c in changes] == [("", "two"), ("Monday", "Tuesday"), (".", "")]


@given(st.lists(st.sampled_from("abcde"), max_size=12), st.lists(st.sampled_from("abcde"), max_size=12))
def test_a_diff_leads_from_old_to_new(old: list[str], new: list[str]) -> None:
    before, after = " ".join(old), " ".join(new)
    built, at = "", 0
    for change in text_diff(before, after):
        assert before[change.start : change.end] == change.before and after[change.new_start : change.new_end] == change.after
        built += f" {before[at : change.start]} {change.after} "
        at = change.end
    assert f"{built} {before[at:]}".split() == new


def test_long_texts_are_compared_in_linear_time() -> None:
    def seconds(number: int) -> float:
        old, new = words(1, number).split(), words(1, number).split()
        old[3], new[number - 3], new[number // 2] = "x", "y", "z"
        start = time.perf_counter()
        assert len(text_diff(" ".join(old), " ".join(new))) == 3
        text_diff(words(3, number), words(4, number))
        text_diff("a " * number, "b a " * number)
        text_diff("a b " * 1000 + f"{number} " * 100, "b a c " * 700)
        return time.perf_counter() - start

    small, large = seconds(20_000), seconds(80_000)
    assert large < 12 * max(small, 0.05)


def test_a_failed_capture_is_no_absence() -> None:
    looks = [
        Look("1", False, None),
        Look("2", True, None),
        Look("3", True, "v"),
        Look("4", False, None),
        Look("5", True, "v"),
        Look("6", True, None),
        Look("7", True, "w"),
    ]
    assert [(i.state, i.since, i.until, i.shows) for i in intervals(looks)] == [
        ("observed", "3", "5", "v"),
        ("absent", "6", "6", None),
        ("observed", "7", "7", "w"),
    ]


@given(st.permutations([Look(str(n), n % 3 > 0, "v" if n % 2 else None) for n in range(8)]))
def test_intervals_do_not_depend_on_the_order(looks: list[Look]) -> None:
    assert intervals(looks) == intervals(sorted(looks, key=lambda look: look.at))
