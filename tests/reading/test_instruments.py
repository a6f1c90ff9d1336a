"""Instruments: numbers and names in all spellings, each once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.record.document import Document

CASES = {
    "They recalled UNSC resolution 2254 (2015).": ["UNSC resolution 2254 (2015)"],
    "They recalled UN Security Council Resolution 1874.": ["UNSC resolution 1874"],
    "They recalled resolution 2206 (2015) once more.": ["UNSC resolution 2206 (2015)"],
    "They recalled UN Security resolutions no. 2720 and 2728.": ["UNSC resolution 2720", "UNSC resolution 2728"],
    "They recalled resolutions 1267 (1999), 1989 (2011) and 2253 (2015).": [
        "UNSC resolution 1267 (1999)",
        "UNSC resolution 1989 (2011)",
        "UNSC resolution 2253 (2015)",
    ],
    "They recalled General Assembly Resolution 60/7 on 1 November 2005.": ["UNGA resolution 60/7"],
    "They recalled resolution 2758 (XXVI) of the General Assembly.": ["UNGA resolution 2758 (XXVI)"],
    "They recalled A/RES/76/1 and S/RES/2231 (2015).": ["UNGA resolution 76/1", "UNSC resolution 2231 (2015)"],
    "They recalled resolution 2231 of the UN Security Council and UNSCR 1325.": ["UNSC resolution 2231", "UNSC resolution 1325"],
    "They recalled the relevant UN Security Council resolutions.": [],
    "The board passed resolution 12 of its own.": [],
    "They recalled resolution 2254 in passing.": [],
    "They spoke of the UN Charter and of the Charter of the United Nations.": ["UN Charter"],
    "They signed the Norstadt Convention.": ["Norstadt Convention"],
    "They praised the Treaty on Friendship and Good Neighbourly Relations.": ["Treaty on Friendship and Good Neighbourly Relations"],
    "They praised the Convention on Northern Birds and the Norstadt Charter.": ["Convention on Northern Birds", "Norstadt Charter"],
    "They want a Free Trade Agreement.": [],
    "They read the Joint Declaration.": [],
    "They signed the Defence Cooperation Agreement. The Air Transport Agreement was ready.": [
        "Defence Cooperation Agreement",
        "Air Transport Agreement",
    ],
    "They want a Defence Cooperation Agreement.": [],
    "They adopted the Memorandum of Understanding on Northern Birds and the Protocol on Free Movement.": [
        "Memorandum of Understanding on Northern Birds",
        "Protocol on Free Movement",
    ],
}


@pytest.mark.parametrize("sentence", CASES)
def test_normal_forms(read: Callable[..., Document], sentence: str) -> None:
    assert [r.value for r in read(f"Press release\n{sentence}").instruments] == CASES[sentence]


def test_each_once_at_its_first_place(read: Callable[..., Document]) -> None:
    document = read(
        "Press release\nThe UN Charter binds.\nThe UN Charter and UNSC resolution 2254 (2015) bind; resolution 2254 (2015) does."
    )
    first, second = document.instruments
    assert (first.value, first.evidence[0].start) == ("UN Charter", 18)
    assert second.evidence[0].quote == "UNSC resolution 2254 (2015)"
    assert [m.value for m in document.mentions if m.type == "instrument"].count("UN Charter") == 2


def test_a_year_in_brackets_is_no_date(read: Callable[..., Document]) -> None:
    document = read("Press release\nThey recalled resolution 2254 (2015) on 9 May 2016.")
    assert [m.quote for m in document.mentions if m.type == "date"] == ["9 May 2016"]
