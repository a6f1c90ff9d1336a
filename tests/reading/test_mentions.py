"""Mentions: what the text names, each kind, in order."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.record.document import Document

TITLE = "Press release on Foreign Minister Anna Holm's meeting"
CASES = {
    ("person", "With Donald Quist as the new chair, talks begin."): [("Donald Quist", "Donald Quist")],
    ("person", "Relations worsened under the Quist administration."): [("Quist", "Quist")],
    ("person", "They discussed the Open Door policy and the Black Sea."): [],
    ("person", "Later Holm left."): [("Holm", "Anna Holm")],
    ("person", "Then Secretary Brandt spoke with Holm."): [("Brandt", "Brandt"), ("Holm", "Anna Holm")],
    ("person", "The Foreign Ministers of Participating States and the Board of Governors (Excerpts) agreed."): [],
    ("person", "The General Elections were held, and Ambassador Stone spoke with Ambassador Power."): [
        ("Stone", "Stone"),
        ("Power", "Power"),
    ],
    ("person", "The doors open at 2:20 PM EST, and at 3 PM Eastern Time they close."): [],
    ("office", "The PM came at 3 PM."): [("PM", "PM")],
    ("organisation", "The UN Security Council will meet."): [("UN Security Council", "UN Security Council")],
    ("organisation", "ISIS was beaten."): [("ISIS", "Islamic State of Iraq and Syria")],
    ("country", "The Russian delegation flew from Oman to Japan."): [("Oman", "OM"), ("Japan", "JP")],
    ("place", "They met in Moscow."): [("Moscow", "RU")],
    ("office", "The Deputy Foreign Minister was there."): [("Deputy Foreign Minister", "Deputy Foreign Minister")],
    ("date", "They met on 3 May 2021 and in autumn 2016."): [("3 May 2021", "2021-05-03"), ("autumn 2016", "2016-23")],
    ("date", "They met on 3 May."): [("3 May", "XXXX-05-03")],
    ("date", "Call +44 203 668 7474 about the 72nd session and resolution 2254 (2015)."): [],
}


@pytest.mark.parametrize(("kind", "sentence"), CASES)
def test_mentions(read: Callable[..., Document], kind: str, sentence: str) -> None:
    document = read(f"{TITLE}\n{sentence}")
    assert [(m.quote, m.value) for m in document.mentions if m.type == kind and m.start > len(TITLE)] == CASES[kind, sentence]


def test_the_title_counts(read: Callable[..., Document]) -> None:
    document = read(f"{TITLE}\nIt was short.")
    assert [(m.type, m.quote) for m in document.mentions] == [("office", "Foreign Minister"), ("person", "Anna Holm")]


def test_a_day_leans_on_the_date_of_the_title(read: Callable[..., Document]) -> None:
    document = read("Foreign Minister Anna Holm's interview, Oslo, 5 May 2021\nI was there on 3 May.")
    assert [m.value for m in document.mentions if m.type == "date"] == ["2021-05-05", "2021-05-03"]
