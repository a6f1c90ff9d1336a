"""Documents and events in the words of schema.org: read by a JSON-LD processor, and unable to leave their place in the page."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from communique.archive.sqlite import SqliteArchive

SCHEMA = "https://schema.org/"
WORDS = {"identifier", "headline", "genre", "publisher", "url", "inLanguage", "datePublished", "author", "name", "description", "startDate", "endDate",
         "eventStatus", "location", "attendee", "subjectOf", "jobTitle", "affiliation"}  # fmt: skip
TYPES = {"Article", "NewsArticle", "OpinionNewsArticle", "Organization", "Person", "Event", "Place"}


class Blocks(HTMLParser):
    """The scripts of a page as a browser takes them: attributes and contents."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[dict[str, str | None], str]] = []
        self._inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Takes a tag."""
        self._inside = tag == "script"
        if self._inside:
            self.found.append((dict(attrs), ""))

    def handle_endtag(self, tag: str) -> None:
        """Leaves a tag."""
        self._inside = False

    def handle_data(self, data: str) -> None:
        """Takes what stands inside."""
        if self._inside:
            attrs, words = self.found[-1]
            self.found[-1] = attrs, words + data


def _said(room: TestClient, address: str) -> Any:
    """The JSON-LD of a page, which is the one script beside the room's own."""
    data, own = Blocks(room.get(address).text).found
    assert data[0] == {"type": "application/ld+json"} and own == ({"src": "/static/room.js", "defer": None}, "")
    return json.loads(data[1])


@pytest.fixture(scope="module")
def pages(archive: Path) -> list[str]:
    """All documents and events."""
    with SqliteArchive(archive) as kept:
        documents = [f"/document/{row[0].removeprefix('sha256:')[:16]}" for row in kept.rows("SELECT digest FROM document ORDER BY id")]
        return documents + [f"/event/{row[0]}" for row in kept.rows("SELECT DISTINCT coalesce(happening_id, id) FROM event")]


def test_a_processor_reads_it_in_the_words_of_schema_org(room: TestClient, pages: list[str]) -> None:
    jsonld = pytest.importorskip("pyld.jsonld", reason="pyld is not installed (pip install communique[reading-room])")
    words, types = set(), set()

    def look(node: Any) -> None:
        for name, values in node.items():
            types.update(values if name == "@type" else ())
            words.update([] if name.startswith("@") else [name])
            for value in values if isinstance(values, list) else []:
                if isinstance(value, dict):
                    look(value)

    def fetch(url: str, options: Any) -> Any:
        raise AssertionError(f"a reader would have to fetch {url}")

    for address in pages:
        (item,) = jsonld.expand(_said(room, address), {"documentLoader": fetch})
        look(item)
    assert {word.removeprefix(SCHEMA) for word in words} == WORDS
    assert {"Article", "NewsArticle", "Organization", "Person", "Event", "Place"} <= {word.removeprefix(SCHEMA) for word in types} <= TYPES


def test_it_says_what_the_twin_says(room: TestClient, pages: list[str]) -> None:
    for address in pages:
        said, twin = _said(room, address), room.get(f"/api{address}").json()
        if address.startswith("/document"):
            document = twin["shown"]["document"]
            assert (said["@id"], said["identifier"]) == (f"urn:{document['digest']}", document["digest"])
            assert bool(said.get("headline")) == bool(document["title"]) and said.get("url", document["url"]) == document["url"]
            assert said.get("datePublished") in (None, (document["published"] or "").partition("/")[0])
            assert ("datePublished" in said) == bool(document["published"] and document["published"][:4].isdigit())
        else:
            event = twin["event"]
            assert len(said["subjectOf"]) == len(event["accounts"]) and len(said.get("attendee", ())) == len(event["parties"])
            assert (said.get("location") or {}).get("name") == event["place"]
            assert said.get("startDate") in (None, (event["when"] or "").partition("/")[0])


def test_other_pages_have_none(room: TestClient) -> None:
    for address in ("/", "/persons", "/search?q=Riga", "/statistics", "/no/such/page"):
        assert "ld+json" not in room.get(address).text
