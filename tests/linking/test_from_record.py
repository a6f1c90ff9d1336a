"""From the record of a page to the items of the rules, and what changed between two records."""

from __future__ import annotations

import msgspec
import pytest

import communique
from communique.linking.fact_diff import fact_diff
from communique.linking.from_record import accounts, papers, sightings, undertakings
from communique.record.document import Record

PAGE = """Ministry of Foreign Affairs of Norway

Foreign Minister Anna Holm met with Foreign Minister of Denmark Olaf Brandt

3 May 2031

On 3 May 2031, Foreign Minister Anna Holm met in Oslo with Foreign Minister of Denmark Olaf Brandt. The ministers spoke of fishing and of the new bridge.

"We want to open the bridge in two years," Anna Holm said.

The sides agreed to hold the next round of talks in Bergen in June 2032.
"""


def read(text: str) -> Record:
    return communique.read(text.encode(), url="https://www.regjeringen.no/en/news/7/")


@pytest.fixture
def record() -> Record:
    return read(PAGE)


def test_items_of_a_page(record: Record) -> None:
    paper = papers(record, PAGE)[0]
    assert (paper.page, paper.address, paper.published) == ("regjeringen.no/en/news/7", "regjeringen.no/en/news/7", "2031-05-03")
    assert paper.house.key.startswith("NO/") and paper.text.startswith("On 3 May 2031")
    found = sightings(record)
    assert {(s.name, s.country) for s in found} >= {("Anna Holm", "NO"), ("Olaf Brandt", "DK")}
    assert len({s.id for s in found}) == len(found) and all(s.when for s in found)
    met = next(a for a in accounts(record) if a.status == "happened")
    assert (met.type, met.when, met.where, len(met.parties)) == ("meeting", "2031-05-03", "Oslo", 2)
    assert [(u.parties, u.due, u.where) for u in undertakings(record)] == [(("DK", "NO"), "2032-06", "Bergen")]


def test_without_the_text_there_is_nothing_to_compare(record: Record) -> None:
    with pytest.raises(ValueError, match="reading text"):
        papers(msgspec.structs.replace(record, text=msgspec.UNSET))


def test_no_fact_changed_where_only_the_place_in_the_text_did(record: Record) -> None:
    moved = read(PAGE.replace("Ministry of Foreign Affairs of Norway\n", "Ministry of Foreign Affairs of Norway\n\nOslo 12:40\n"))
    assert fact_diff(record.documents[0], moved.documents[0]) == []


def test_changed_facts_with_their_words(record: Record) -> None:
    edited = read(PAGE.replace("met in Oslo with", "met in Bergen with").replace('"We want', 'Olaf Brandt said: "Yes, we do."\n\n"We want'))
    changes = fact_diff(record.documents[0], edited.documents[0])
    assert ("changed", "event.where", "Oslo", "Bergen") in [(c.change, c.fact, c.before, c.after) for c in changes]
    assert any(c.change == "added" and c.fact == "quotation" for c in changes)
    back = fact_diff(edited.documents[0], record.documents[0])
    assert sorted(c.fact for c in back) == sorted(c.fact for c in changes)
