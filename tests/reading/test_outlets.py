"""Outlets of interviews and articles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.record.document import Document

CASES = {
    "Foreign Minister Anna Holm's interview with Izvestia newspaper, published on February 13, 2017": ["Izvestia"],
    "Foreign Minister Anna Holm’s interview with TASS and The Associated Press, New York, September 20, 2017": [
        "TASS",
        "The Associated Press",
    ],
    "Foreign Minister Anna Holm's interview with Norstadt Kurier newspaper, Oslo, 3 May 2021": ["Norstadt Kurier"],
    "Foreign Minister Anna Holm's interview with the newspaper “Norstadt heute”": ["Norstadt heute"],
    "Foreign Minister Anna Holm's interview to Radio Norsea": ["Radio Norsea"],
    "Interview with Foreign Minister Anna Holm": [],
    "Foreign Minister Anna Holm's meeting with President Rashid Noor": [],
}


@pytest.mark.parametrize("title", CASES)
def test_outlets(read: Callable[..., Document], title: str) -> None:
    assert [o.value for o in read(f"{title}\nQuestion: Is it so?\nAnna Holm: It is so.").outlets] == CASES[title]
