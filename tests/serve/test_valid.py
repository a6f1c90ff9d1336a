"""Feeds, calendars and citations are read by the programs that people read them with."""

from __future__ import annotations

import json
from xml.etree import ElementTree as Xml

import pytest
from starlette.testclient import TestClient

ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = ("/feed.atom", "/newsroom/1/feed.atom", "/search/feed.atom?q=Riga", "/search/feed.atom?q=alert")


@pytest.fixture(scope="module")
def documents(room: TestClient) -> list[str]:
    """Addresses of documents, hostile ones among them."""
    hits = [hit for q in ("", "alert", "kind:interview") for hit in room.get("/api/search", params={"q": q}).json()["found"]["hits"]]
    return sorted({f"/document/{hit['document']['digest'].removeprefix('sha256:')[:16]}" for hit in hits})


@pytest.mark.parametrize("address", FEEDS)
def test_atom_keeps_to_rfc_4287(room: TestClient, address: str) -> None:
    feed = Xml.fromstring(room.get(address).content)
    entries = feed.findall(f"{ATOM}entry")
    assert feed.tag == f"{ATOM}feed" and entries
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            (one,) = element.findall(f"{ATOM}{name}")
            assert one.text and one.text == one.text.strip()
        assert " " not in (element.findtext(f"{ATOM}id") or " ")
        assert [link.get("rel") for link in element.findall(f"{ATOM}link")].count("alternate") <= 1
        assert len(element.findall(f"{ATOM}published")) <= 1 and len(element.findall(f"{ATOM}summary")) <= 1
    assert feed.find(f"{ATOM}author") is not None or all(entry.findtext(f"{ATOM}author/{ATOM}name") for entry in entries)
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries)


@pytest.mark.parametrize("address", FEEDS)
def test_feed_readers_read_the_feeds(room: TestClient, address: str) -> None:
    feedparser = pytest.importorskip("feedparser")
    body = room.get(address).content
    read = feedparser.parse(body)
    assert not read.bozo and read.version == "atom10"
    titles = [entry.findtext(f"{ATOM}title") for entry in Xml.fromstring(body).findall(f"{ATOM}entry")]
    assert len(read.entries) == len(titles) and all(entry.updated_parsed and entry.link and entry.author for entry in read.entries)


def test_calendars_are_read(room: TestClient) -> None:
    icalendar = pytest.importorskip("icalendar")
    page = room.get("/api/calendar").json()
    for month in page["months"][-6:]:
        found = icalendar.Calendar.from_ical(room.get(f"/calendar/{month}/events.ics").content)
        for event in found.walk("VEVENT"):
            assert event["UID"] and event["DTSTAMP"] and event["DTEND"].dt > event["DTSTART"].dt and str(event["SUMMARY"]).strip()


def test_reference_managers_read_the_citations(room: TestClient, documents: list[str]) -> None:
    rispy, bibtexparser = pytest.importorskip("rispy"), pytest.importorskip("bibtexparser")
    for address in documents:
        (item,) = room.get(f"{address}/cite.json").json()
        (ris,) = rispy.loads(room.get(f"{address}/cite.ris").text)
        (bib,) = bibtexparser.loads(
            room.get(f"{address}/cite.bib").text, bibtexparser.bparser.BibTexParser(ignore_nonstandard_types=False)
        ).entries
        assert bib["ID"] == item["id"] and (ris.get("title") or ris.get("primary_title"))
        assert bool(item.get("issued")) == bool(bib.get("date")) == bool(ris.get("date"))


def test_citations_are_set_in_a_style(room: TestClient, documents: list[str]) -> None:
    citeproc = pytest.importorskip("citeproc")
    from citeproc.source.json import CiteProcJSON

    items = [room.get(f"{address}/cite.json").json()[0] for address in documents]
    assert len(CiteProcJSON(json.loads(json.dumps(items)))) == len({item["id"] for item in items}) and citeproc
