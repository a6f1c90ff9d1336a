"""The day of a dateline is the day of writing, whatever stands between it and the report."""

from __future__ import annotations

import pytest

from communique.app import read

MET = "Foreign Minister of Norway Tora Lindheim met with Foreign Minister of Peru Alonso Bedregal in Bergen"


@pytest.mark.parametrize(
    "opening", ["Lima, 14 March (RNA) – ", "Lima, 14 March – ", "LIMA, 14 March (RIVER NEWS AGENCY). ", "Lima, March 14 (River News) — "]
)
def test_own_day_of_the_report(opening: str) -> None:
    document = read(
        f"The ministers and the herring\n\n15 March 2018\n\n{opening}{MET} on 12 March 2018. They spoke about herring.\n"
    ).documents[0]
    assert [(e.type, e.when.value if e.when else None) for e in document.events if e.prominence == "primary"] == [("meeting", "2018-03-12")]


def test_no_day_but_that_of_writing() -> None:
    document = read(
        f"The ministers and the herring\n\n15 March 2018\n\nLima, 14 March (RNA) – {MET}. They spoke about herring.\n"
    ).documents[0]
    assert [e.when for e in document.events if e.prominence == "primary"] == [None]
