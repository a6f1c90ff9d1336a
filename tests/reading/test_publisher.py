"""Who publishes a page, told by its address."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.app import read_all
from communique.knowledge.book import Knowledge
from communique.knowledge.entries import Family
from communique.reading.publishing.publisher_family import post_of
from communique.record.capture import Publisher

FAMILIES = Knowledge.standard().families


@pytest.mark.parametrize("family", FAMILIES, ids=[family.id for family in FAMILIES])
def test_every_family_knows_its_own_example(family: Family) -> None:
    found = post_of(family.example, Knowledge.standard())
    assert found is not None
    assert found.family.id == family.id
    assert found.evidence.quote in family.example


def _publisher(folder: Path, address: str) -> Publisher:
    path = folder / "page.txt"
    path.write_text("Envoys meet\n\nThe envoys of the islands met in the harbour this morning.\n", "utf-8")
    return next(iter(read_all(str(path), url=address))).publisher  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("address", "country", "post", "host_country"),
    [
        ("https://is.usembassy.gov/news/envoys-meet", "US", "Reykjavik", "IS"),
        ("https://malta.mid.ru/en/news", "RU", "Valletta", "MT"),
        ("https://www.eoireykjavik.gov.in/news", "IN", "Reykjavik", "IS"),
        ("http://www.finland.lt/public/", "FI", "Vilnius", "LT"),
        ("https://uk.usembassy.gov/news", "US", "London", "GB"),
        ("https://mid.ru/en/news", "RU", None, None),
        ("https://statistics.usembassy.gov/news", "US", None, None),
    ],
)
def test_embassies_by_how_their_addresses_are_made(
    address: str, country: str | None, post: str | None, host_country: str | None, tmp_path: Path
) -> None:
    found = _publisher(tmp_path, address)
    assert tuple(r.value if r else None for r in (found.country, found.post, found.host_country)) == (country, post, host_country)
