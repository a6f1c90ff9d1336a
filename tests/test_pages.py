"""The library of pages: every page is read, and every fact of it compared.

A case that fails shows each fact that does not hold.  Facts that are known not to hold yet stand in `eval/known_gaps.toml`; one of them that holds now
must leave that list, so that the reader never gets worse unnoticed.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.app import read
from communique.knowledge.book import Knowledge
from communique.testing.expected import Case, library
from communique.testing.facts import words
from communique.testing.gaps import facts_of, failing, known

HERE = Path(__file__).resolve().parent
CASES = library(HERE / "pages")
GAPS = known(HERE.parent / "eval" / "known_gaps.toml")


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return Knowledge.standard()


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_page(case: Case, knowledge: Knowledge) -> None:
    wrong = failing(facts_of(case, knowledge))
    gaps = set(GAPS.get(case.name, ()))
    new = [fact.told() for key, fact in wrong.items() if key not in gaps]
    mended = [f"holds now, take it out of eval/known_gaps.toml: {key}" for key in sorted(gaps - set(wrong))]
    assert not new + mended, "\n".join([case.name, *new, *mended])


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_quotes_stand_on_the_page(case: Case, knowledge: Knowledge) -> None:
    """An expectation speaks of words that the page has."""
    text = str(read(case.capture, url=case.expected.url, knowledge=knowledge).text)
    quotes = [turn.starts for document in case.expected.documents for turn in document.turns]
    quotes += [event.quote for document in case.expected.documents for event in document.events]
    quotes += [promise.text for document in case.expected.documents for promise in document.commitments]
    quotes += [*case.expected.never_events, *(teaser.title for teaser in case.expected.teasers)]
    assert [quote for quote in quotes if words(quote) not in words(text)] == []


def test_every_gap_belongs_to_a_page() -> None:
    assert sorted(set(GAPS) - {case.name for case in CASES}) == []


def test_every_page_has_a_note() -> None:
    assert [case.name for case in CASES if not (case.folder / "note.md").is_file()] == []
