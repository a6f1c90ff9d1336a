"""Feeds, calendars and citations are read by the programs that people read them with."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from starlette.testclient import TestClient

from communique.archive.sqlite import SqliteArchive
from communique.serve import signposts
from communique.serve.static_site import make_site

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
        assert bib["ID"] == item["id"] and _bare(ris.get("title") or ris.get("primary_title")) == _bare(bib["title"]) == _bare(
            item.get("title")
        )
        assert bool(item.get("issued")) == bool(bib.get("date")) == bool(ris.get("date"))
        if item.get("issued"):
            day = [int(part) for part in bib["date"].split("-")]
            assert day == [int(part) for part in ris["date"].split("/")] == item["issued"]["date-parts"][0]
        names = [name["literal"] for name in item.get("author", [])]
        assert ris.get("authors", []) == names and bib.get("author", "").count("{") == len(names)
        assert ris.get("urls", [None])[0] == item.get("URL")


def _bare(words: str | None) -> str:
    """Letters and figures alone: each form escapes its own signs."""
    return "".join(c for c in words or "" if c.isalnum())


def test_citations_are_set_in_a_style(room: TestClient, documents: list[str]) -> None:
    citeproc = pytest.importorskip("citeproc")
    from citeproc.source.json import CiteProcJSON

    items = {item["id"]: item for address in documents for item in room.get(f"{address}/cite.json").json()}
    style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
    book = citeproc.CitationStylesBibliography(style, CiteProcJSON(list(items.values())), citeproc.formatter.plain)
    for name in items:
        book.register(citeproc.Citation([citeproc.CitationItem(name)]))
    told = [str(entry) for entry in book.bibliography()]
    assert len(told) == len(items) > 5
    for item in items.values():
        words, year = _bare(item.get("title")), str(item.get("issued", {}).get("date-parts", [[""]])[0][0])
        assert any(words in _bare(entry) and year in entry for entry in told), item


def test_sitemaps_list_every_document_once(room: TestClient, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signposts, "PER_FILE", 7)
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    listed = [loc.text or "" for loc in Xml.fromstring(room.get("/sitemap.xml").content).iter(f"{space}loc")]
    assert len(listed) > 10 and "Sitemap: http://testserver/sitemap.xml" in room.get("/robots.txt").text
    found = []
    for file in listed:
        urls = Xml.fromstring(room.get(file).content)
        assert urls.tag == f"{space}urlset" and 0 < len(urls) <= 20
        found += [loc.text or "" for loc in urls.iter(f"{space}loc")]
    assert len(found) == len(set(found)) and {room.get(address).status_code for address in found} == {200}
    with SqliteArchive(archive) as kept:
        digests = {row[0].removeprefix("sha256:")[:16] for row in kept.rows("SELECT digest FROM document WHERE completed_by IS NULL")}
    assert {address.rpartition("/")[2] for address in found if "/document/" in address} == digests
    make_site(archive, tmp_path / "site", root="https://example.org/room")
    plain = (tmp_path / "site" / "sitemap" / "documents-1.xml").read_text("utf-8")
    assert plain == room.get("/sitemap/documents-1.xml").text.replace("http://testserver", "https://example.org/room")
    assert "https://example.org/room/document/" in (tmp_path / "site" / "feed.atom").read_text("utf-8")
    assert room.get("/sitemap/documents-99999.xml").status_code == 404
