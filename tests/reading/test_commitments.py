"""Commitments: the clause, the sides, when and where, and the formula of going on talking."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.record.document import Document

TITLE = "Press release on Foreign Minister Anna Holm of Norway's meeting with Foreign Minister Rashid Noor of Oman"
LEAD = "Foreign Minister Anna Holm of Norway met with Foreign Minister Rashid Noor of Oman in Oslo on 3 May 2021."
Read = Callable[..., Document]
Row = tuple[str, list[str], bool]


def made(document: Document) -> list[Row]:
    return [(c.text.value, sorted(p.value for p in c.parties), c.routine) for c in document.commitments]


BOTH = ["NO", "OM"]
CASES: dict[str, list[Row]] = {
    "The ministers agreed to open a ferry line.": [("to open a ferry line", BOTH, False)],
    "They agreed on a joint survey of the coast.": [("on a joint survey of the coast", BOTH, False)],
    "The two sides reviewed trade and agreed to open a ferry line.": [("to open a ferry line", BOTH, False)],
    "The sides agreed to remain in close contact.": [("to remain in close contact", BOTH, True)],
    "The two ministers concurred on continuing the survey.": [("on continuing the survey", BOTH, False)],
    "It was agreed to hold a forum in Muscat on 5 June 2021.": [("to hold a forum in Muscat on 5 June 2021", BOTH, False)],
    "Norway pledged to double its aid.": [("to double its aid", ["NO"], False)],
    "Norway and Oman will continue to survey the coast.": [("will continue to survey the coast", BOTH, False)],
    "The sides agreed to open a ferry line and decided to build a port.": [
        ("to open a ferry line", BOTH, False), ("to build a port", BOTH, False),
    ],
    "The sides did not agree to open a ferry line.": [],
    "The sides could agree on a ferry line.": [],
    "The sides must open a ferry line and should build a port.": [],
    "The weather will continue to be fine.": [],
}  # fmt: skip


@pytest.mark.parametrize("sentence", CASES)
def test_commitments(read: Read, sentence: str) -> None:
    assert made(read(f"{TITLE}\n{LEAD}\n{sentence}")) == CASES[sentence]


def test_when_and_where(read: Read) -> None:
    (found,) = read(f"{TITLE}\n{LEAD}\nThe sides agreed to hold a forum in Muscat on 5 June.").commitments
    assert found.due is not None and found.due.value in ("2021-06-05", "XXXX-06-05")
    assert found.place is not None and found.place.value == "Muscat"


def test_we_are_the_speaker_and_the_other_side(read: Read) -> None:
    document = read(
        "Deputy Foreign Minister Olaf Brandt of Norway's interview with Kurier newspaper\nQuestion: What did you do?\n"
        "Olaf Brandt: On 8 February 2021 I met with Foreign Minister Rashid Noor of Oman in Oslo. We agreed to hold the next round in Muscat."
    )
    assert made(document) == [("to hold the next round in Muscat", BOTH, False)]


def test_a_question_commits_nobody(read: Read) -> None:
    text = "Foreign Minister Anna Holm's interview with Kurier newspaper\nQuestion: {}\nAnna Holm: Yes, so it is, and we are glad of it."
    assert made(read(text.format("Norway and Oman agreed to open a ferry line. Is it open?"))) == []
