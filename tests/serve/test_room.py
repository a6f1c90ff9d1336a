"""Every page answers, is safe, says what its JSON twin says, and leads nowhere that is not there."""

from __future__ import annotations

import html
import json
import re
import shlex
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, unquote
from xml.etree import ElementTree

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from communique.archive.sqlite import SqliteArchive
from communique.serve.openapi import openapi
from communique.serve.sitemap import PAGES
from communique.serve.static_site import addresses, make_site

from .conftest import HOSTILE

OWN = ("/static/room.js", "/static/network.js")
"""The scripts of the reading room."""


class Seen(HTMLParser):
    """What a browser would make of a page: its links, and whatever could act."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.acting: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Takes a tag."""
        given_ = dict(attrs)
        if tag == "script" and given_.get("src") not in OWN and given_ != {"type": "application/ld+json"}:
            self.acting.append(f"script {attrs}")
        ours = tag == "svg" or (tag == "img" and (given_.get("src") or "").startswith("/static/"))
        if tag in ("img", "svg", "iframe", "object", "embed") and (not ours or "onload" in given_):
            self.acting.append(f"{tag} {attrs}")
        self.acting += [f"{tag} {name}" for name in given_ if name.startswith("on") or name == "style"]
        target = given_.get("href") or given_.get("src") or given_.get("action")
        if target:
            self.links.append(target)
            if not target.startswith(("/", "#", "tel:", "mailto:")):
                self.acting.append(f"{tag} leads to {target}")


def every(path: Path) -> list[tuple[str, str]]:
    """Page names and addresses of an archive, searches among them."""
    with SqliteArchive(path) as archive:
        found = [(page.name, page.path.format(**named)) for page, named in addresses(archive)]
        url = archive.rows("SELECT url FROM capture WHERE url IS NOT NULL LIMIT 1")[0]["url"]
    searches = ["/search", "/search?q=Riga", "/search?q=Oslo&order=ranked&copies=no", f"/search?q={quote(HOSTILE[0])}"]
    return [*found, *(("search", address) for address in searches), ("history", f"/history?url={quote(url)}")]


def test_every_page_answers_and_cannot_act(room: TestClient, archive: Path) -> None:
    links: set[str] = set()
    for name, address in every(archive):
        answer = room.get(address)
        assert answer.status_code == 200, (name, address)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and answer.headers["x-content-type-options"] == "nosniff"
        seen = Seen(answer.text)
        assert seen.acting == [], (address, seen.acting)
        assert not any(sign in answer.text for sign in ("\u202e", "\u2066", "\u200b", "\x1b")), address
        assert len(answer.content) < 150_000, address
        links |= {link.partition("#")[0] for link in seen.links if link.startswith("/")}
    dead = sorted(link for link in links if not link.endswith(".png") and room.get(link).status_code != 200)
    assert dead == []


def test_the_json_twins_keep_to_their_description(room: TestClient, archive: Path) -> None:
    description = openapi()
    twin = {page.name: description["paths"]["/api" + (page.path if page.path != "/" else "/front")]["get"] for page in PAGES}
    for name, address in every(archive)[:400]:
        answer = room.get("/api" + (address if address != "/" else "/front"))
        assert answer.status_code == 200, address
        schema = twin[name]["responses"]["200"]["content"]["application/json"]["schema"] | {"components": description["components"]}
        jsonschema.validate(answer.json(), schema)


def test_what_is_not_there_is_said_in_one_form(room: TestClient) -> None:
    for address in (
        "/document/ffffffffffff",
        "/person/999999",
        "/person/x",
        "/country/%00",
        "/pair/RU/NOWHERE",
        "/event/0",
        "/calendar/nonsense",
        "/history?url=x",
        "/newsroom/9999",
    ):
        assert room.get(address).status_code == 404, address
        answer = room.get(f"/api{address}")
        assert answer.status_code == 404 and answer.json()["error"]["code"] == "not_here", address
    assert room.get("/no/such/page").status_code == 404


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=60))
def test_any_words_are_a_search(room: TestClient, words: str) -> None:
    answer = room.get("/search", params={"q": words})
    assert answer.status_code == 200 and Seen(answer.text).acting == []


def test_a_fact_is_one_click_from_its_words(room: TestClient) -> None:
    hit = room.get("/api/search?q=kind:interview+lake").json()["found"]["hits"][0]["document"]
    address = f"/document/{hit['digest'].removeprefix('sha256:')[:16]}"
    page = room.get(f"/api{address}").json()
    event = next(fact for group in page["groups"] if group["name"] == "events" for fact in group["facts"])
    lit = room.get(f"{address}?fact={event['anchor']}").text
    words = event["evidence"][0]["quote"].split()[0]
    assert f'id="{event["anchor"]}"' in lit and "m-lit" in lit and words in lit


def test_the_reading_room_gives_the_text_in_its_order(room: TestClient) -> None:
    hit = room.get("/api/search?q=kind:interview+lake").json()["found"]["hits"][0]["document"]
    page = room.get(f"/api/document/{hit['digest'].removeprefix('sha256:')[:16]}").json()
    shown = page["shown"]
    body = "".join(" ".join(shown["text"][start:end].split()) for start, end in shown["record"]["body"]).replace(" ", "")
    told = "".join(piece["text"] for paragraph in page["paragraphs"] for piece in paragraph["pieces"])
    labels = [turn["label"]["quote"] for turn in shown["record"]["turns"] if turn["label"]]
    plain = "".join(told.split())
    for label in labels:
        body = body.replace(label.replace(" ", "") + ":", "", 1)
    assert plain.replace(":", "") == body.replace(":", "")


def test_known_pages_are_not_sent_again(room: TestClient) -> None:
    first = room.get("/statistics")
    assert room.get("/statistics", headers={"If-None-Match": first.headers["etag"]}).status_code == 304


def test_captures_leave_only_as_downloads(room: TestClient, archive: Path) -> None:
    with SqliteArchive(archive) as kept:
        number = kept.rows("SELECT id FROM capture WHERE source LIKE '%hostile-0.txt'")[0]["id"]
    answer = room.get(f"/capture/{number}")
    assert answer.headers["content-disposition"].startswith("attachment") and "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["content-type"] == "application/octet-stream" and b"<script>" in answer.content


def test_feeds_citations_and_calendars(room: TestClient) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    for address in ("/feed.atom", "/newsroom/1/feed.atom", "/search/feed.atom?q=Riga"):
        feed = ElementTree.fromstring(room.get(address).content)
        assert feed.find(f"{atom}id") is not None and feed.find(f"{atom}updated") is not None
        entries = feed.findall(f"{atom}entry")
        assert entries and all(
            entry.find(f"{atom}{part}") is not None for entry in entries for part in ("id", "title", "updated", "author")
        )
    assert room.get("/feed.json").json()["version"].endswith("1.1")
    hit = room.get("/api/search?q=kind:interview+lake").json()["found"]["hits"][0]["document"]
    address = f"/document/{hit['digest'].removeprefix('sha256:')[:16]}"
    item = room.get(f"{address}/cite.json").json()[0]
    assert item["type"] == "interview" and item["title"] == hit["title"] and item["archive_location"].endswith(address)
    assert room.get(f"{address}/cite.bib").text.startswith("@online{") and room.get(f"{address}/cite.ris").text.startswith("TY  - ELEC")
    month = room.get("/api/calendar").json()["month"]
    lines = room.get(f"/calendar/{month}/events.ics").text.splitlines()
    assert lines[0] == "BEGIN:VCALENDAR" and lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") > 0
    assert all(len(line.encode()) <= 75 for line in lines)


def test_persons_and_pairs_have_feeds(room: TestClient, archive: Path) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    person = room.get("/api/persons").json()["entries"][0]
    feed = ElementTree.fromstring(room.get(f"/person/{person['id']}/feed.atom").content)
    whole = (
        "SELECT DISTINCT d.digest FROM sighting s JOIN document d ON d.id = s.document_id WHERE s.person_id = ? AND d.completed_by IS NULL"
    )
    with SqliteArchive(archive) as kept:
        expected = {f"urn:{row['digest']}" for row in kept.rows(whole, (person["id"],))}
    assert 0 < len(expected) <= 50 and {entry.findtext(f"{atom}id") for entry in feed.findall(f"{atom}entry")} == expected
    sides = {side["code"] for side in room.get("/api/countries").json()["entries"]}
    one, other = sorted(sides & {"NO", "OSCE"})
    items = room.get(f"/pair/{one}/{other}/feed.json").json()["items"]
    assert [item["title"] for item in items] == ["Foreign Minister Solveig Haugland's interview with the newspaper Fjordposten"]


def test_a_passage_is_quoted_with_its_source(room: TestClient) -> None:
    hit = room.get("/api/search?q=Fjordposten").json()["found"]["hits"][0]["document"]
    address = f"/document/{hit['digest'].removeprefix('sha256:')[:16]}?passage=p2"
    quoted = room.get(f"/api{address}").json()["quotation"]
    assert quoted["text"].startswith("On 3 May 2021, I met") and hit["title"] in quoted["cited"]
    assert quoted["text"][:40] in room.get(address).text.partition('id="quoted"')[2]
    assert 'id="quoted"' not in room.get(address.replace("p2", "p99")).text


def test_the_same_pages_as_plain_files(room: TestClient, archive: Path, tmp_path: Path) -> None:
    made = make_site(archive, tmp_path / "site")
    assert made.files > 100
    for path in (tmp_path / "site").rglob("*.html"):
        for link in Seen(path.read_text("utf-8").replace('src="', 'data-src="')).links:
            if not link.startswith(("#", "tel:", "mailto:")):
                assert (path.parent / unquote(link.partition("#")[0])).exists(), (path, link)
    server, file = room.get("/quality").text, (tmp_path / "site" / "quality" / "index.html").read_text("utf-8")
    assert server[server.index("<main") : server.index("</main>")] == file[file.index("<main") : file.index("</main>")]
    assert json.loads((tmp_path / "site" / "api" / "statistics.json").read_text("utf-8")) == room.get("/api/statistics").json()


@pytest.mark.parametrize("name", ["style.css", "room.js", "network.js", "mark.svg"])
def test_nothing_is_asked_of_other_hosts(room: TestClient, name: str) -> None:
    text = room.get(f"/static/{name}").text
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "") and "@import" not in text


def test_a_search_says_how_to_watch_it(room: TestClient, archive: Path) -> None:
    page = room.get("/search", params={"q": "-visit 'x'; rm -r /", "copies": "no"}).text
    (command,) = re.findall(r'<code class="mono command">([^<]+)</code>', page)
    words = shlex.split(html.unescape(command))
    assert words == ["communique", "watch", archive.name, "--no-copies", "--", "-visit 'x'; rm -r /"]
    feed = html.unescape(re.findall(r'href="(/search/feed\.atom[^"]*)"', page)[0])
    assert room.get(feed).status_code == 200 and "q=-visit" in feed
