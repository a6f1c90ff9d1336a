"""The language of search: what it means, and that nothing is wrong in it."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import communique
from communique.views.lit import all_spots, plain, snippet
from communique.views.query import FIELDS, Term, parsed, words_of

ACTING = "ab\"*-():^+{}~\\\x00 \n'%_=<>,;.[]@#&|!?É√ß中\u0301\u200b\ud800İﬁ1"
PIECES = [*ACTING, *(f"{field}:" for field in FIELDS), "OR", "AND", "NOT", "NEAR(", "title:", "rowid", "2017", "RU", "meeting", "foreign"]


def meant(text: str) -> list[list[tuple[str, str, bool, bool]]]:
    return [[(t.field, t.value, t.prefix, t.excluded) for t in group] for group in parsed(text).groups]


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("", []),
        ("ceasefire", [[("", "ceasefire", False, False)]]),
        ("two words", [[("", "two", False, False)], [("", "words", False, False)]]),
        ("“next round”", [[("", "next round", False, False)]]),
        ("negotiat*", [[("", "negotiat", True, False)]]),
        ('"next rou"*', [[("", "next rou", True, False)]]),
        ("-visit", [[("", "visit", False, True)]]),
        ('-"next round"', [[("", "next round", False, True)]]),
        ("a OR b c", [[("", "a", False, False), ("", "b", False, False)], [("", "c", False, False)]]),
        ("OR a OR", [[("", "a", False, False)]]),
        ("or", [[("", "or", False, False)]]),
        ('with:"Anna Holm"', [[("with", "Anna Holm", False, False)]]),
        ("Kind:interview", [[("kind", "interview", False, False)]]),
        ("-country:RU", [[("country", "RU", False, True)]]),
        ("from:2017-09", [[("from", "2017-09", False, False)]]),
        ("kind: interview", [[("", "kind", False, False)], [("", "interview", False, False)]]),
        ("colour:red", [[("", "colour red", False, False)]]),
        ("vice-minister", [[("", "vice minister", False, False)]]),
        ('- * () " ""', []),
        ('"never closed', [[("", "never closed", False, False)]]),
    ],
)
def test_what_is_meant(text: str, groups: list[list[tuple[str, str, bool, bool]]]) -> None:
    assert meant(text) == groups


@given(st.text(max_size=80))
def test_any_text_is_a_query(text: str) -> None:
    for group in parsed(text).groups:
        assert group
        for term in group:
            assert term.field in ("", *FIELDS)
            assert term.words or term.field
            assert all(word == "".join(words_of(word)) for word in term.words)


def test_ten_thousand_random_queries_give_answers(library: communique.ReadingRoom) -> None:
    chance = random.Random(1)
    for number in range(10_000):
        query = "".join(chance.choice(PIECES) for _ in range(chance.randint(0, 12)))
        found = library.search(query, order=("newest", "ranked")[number % 2], limit=1, copies=bool(number % 3))  # type: ignore[arg-type]
        assert len(found) <= 1
        if number % 20 == 0:
            library.search_turns(query, limit=1)
            library.search_events(query, limit=1)


@given(st.text(max_size=120), st.text(alphabet=ACTING + " abc", max_size=12))
def test_what_is_lit_is_what_was_asked(text: str, query: str) -> None:
    terms = parsed(query).texts
    shown = snippet(text, 0, len(text), terms, width=40)
    assert text[shown.start : shown.start + len(shown.text)] == shown.text
    ends = [0]
    for start, end in shown.lit:
        assert ends[-1] <= start < end <= len(shown.text)
        ends.append(end)
        assert any(plain(shown.text[start:end]).startswith(plain(term.words[0])) for term in terms)


def test_a_hit_is_a_whole_word() -> None:
    text = plain("Holm, Stockholm and HOLM’s Vučić; next\nround")
    lit = {
        query: [text[a:b] for a, b in all_spots(text, parsed(query).texts)]
        for query in ("holm", "holm*", "stock*", "vucic", '"next round"')
    }
    assert lit == {
        "holm": ["holm", "holm"],
        "holm*": ["holm", "holm"],
        "stock*": ["stockholm"],
        "vucic": ["vucic"],
        '"next round"': ["next\nround"],
    }


def test_a_snippet_shows_the_most_hits() -> None:
    text = "holm " + "word " * 200 + "holm met holm and holm " + "word " * 100
    assert len(snippet(text, 0, len(text), [Term(("holm",), "holm")], width=80).lit) == 3
