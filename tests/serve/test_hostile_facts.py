"""Hostile words in every field that a page could tell: pages, twins, feeds, calendars, citations and plain files run nothing and lead nowhere else.

The words stand in the archive itself, as if the reader had taken them for names of persons, places, organisations, instruments, publishers, offices.
"""

from __future__ import annotations

import csv
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from communique.archive.sqlite import SqliteArchive
from communique.serve.extras import OTHERS
from communique.serve.sitemap import PAGES
from communique.serve.static_site import addresses, make_site
from communique.serve.web import make_app

from .test_linked_data import Blocks
from .test_room import Seen

WORDS = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(2)>', "' onmouseover='alert(3)", "javascript:alert(4)", "</script><svg onload=alert(5)>",
    "\u202e\u2066txt.exe\u200b", "{{ 7 * 7 }}{% raw %}", "]]><x:script/>", "a\r\nBEGIN:VEVENT\r\nX-EVIL:1", "../../../../etc/passwd", "=cmd|' /C calc'!A0",
)  # fmt: skip
FIELDS = (
    ("publisher", "name"), ("publisher", "post"), ("document", "title"), ("document", "place"), ("person", "name"), ("person_form", "name"), ("sighting", "name"),
    ("sighting", "office"), ("sighting", "organisation"), ("sighting", "quote"), ("holding", "office"), ("event", "place"), ("event", "sidelines_of"),
    ("event", "format"), ("instrument", "value"), ("instrument", "quote"), ("commitment", "quote"), ("quotation", "quote"), ("issue", "message"),
    ("loss", "detail"), ("loss", "input"), ("capture", "source"), ("side", "name"), ("turn", "label"), ("mention", "value"),
)  # fmt: skip
URLS = (
    "javascript:alert(1)//",
    'https://x.example/"><script>alert(2)</script>',
    "https://x.example/\u202e",
    "data:text/html,<script>alert(3)</script>",
)


@pytest.fixture(scope="module")
def poisoned(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive with hostile words in its fields."""
    path = tmp_path_factory.mktemp("hostile") / "record.cq"
    whole = sqlite3.connect(archive)
    whole.execute("VACUUM INTO ?", (str(path),))
    whole.close()
    base = sqlite3.connect(path)
    base.create_function("bad", 2, lambda number, value: None if value is None else f"{WORDS[number % len(WORDS)]} {number % 40}")
    for table, column in FIELDS:
        rowid = "document_id + position" if table in ("instrument", "mention") else "capture_id + position" if table == "issue" else "id"
        rowid = "rowid" if table == "side" else rowid
        key = "length(code) + unicode(code)" if table == "side" else rowid
        base.execute(f"UPDATE {table} SET {column} = bad({key}, {column})")
    base.create_function("lead", 1, lambda number: URLS[number % len(URLS)])
    base.execute("UPDATE capture SET url = lead(id) WHERE id % 3 = 0")
    base.execute("UPDATE document SET url = lead(id) WHERE id % 2 = 0")
    base.commit()
    base.close()
    return path


@pytest.fixture(scope="module")
def visitor(poisoned: Path) -> Iterator[TestClient]:
    """Somebody who looks at it."""
    with TestClient(make_app(poisoned)) as client:
        yield client


@pytest.fixture(scope="module")
def every(poisoned: Path) -> list[tuple[str, dict[str, str]]]:
    """All pages with the named parts of their addresses."""
    with SqliteArchive(poisoned) as kept:
        return [(page.name, named) for page, named in addresses(kept)]


PATHS = {page.name: page.path for page in PAGES}


def _cannot_act(page: str, address: str, root: str = "/static/room.js") -> None:
    own = Seen(page.replace(f'src="{root.removesuffix("room.js")}', 'src="/static/'))
    acting = [one for one in own.acting if root == "/static/room.js" or " leads to " not in one]
    assert acting == [], (address, acting)
    assert not any(sign in page for sign in ("\u202e", "\u2066", "\u200b")), address
    scripts = [(attrs.get("type"), "src" in attrs, bool(words)) for attrs, words in Blocks(page).found]
    assert set(scripts) <= {("application/ld+json", False, True), (None, True, False)}, address
    assert not any(link.strip().lower().startswith(("javascript:", "data:", "vbscript:", "//")) for link in own.links), address


def test_no_page_acts(visitor: TestClient, every: list[tuple[str, dict[str, str]]]) -> None:
    seen = set()
    for name, named in every:
        address = PATHS[name].format(**named)
        answer = visitor.get(address)
        assert answer.status_code == 200, address
        _cannot_act(answer.text, address)
        seen.add(name)
    assert {"instrument", "organisation", "place", "diff", "person", "event", "persons", "organisations-letter", "instruments"} <= seen
    ways = ["/quality", "/statistics", "/diff/@1/@2", *(f"/search?q={q}" for q in ("script", "alert", "onerror"))]
    ways += [f"/history?url={url}" for url in ("javascript:alert(1)//",)]
    for address in ways:
        answer = visitor.get(address)
        assert answer.status_code in (200, 404)
        _cannot_act(answer.text, address)


def test_passages_and_facts_do_not_act(visitor: TestClient, every: list[tuple[str, dict[str, str]]]) -> None:
    documents = [named["id"] for name, named in every if name == "document"]
    assert len(documents) > 40
    for number, digest in enumerate(documents):
        query = ("?passage=p1", "?passage=p2&fact=f1", "?fact=f2&layers=person", "?passage=%3Cscript%3E&fact=%22%3E&layers=<x>")[number % 4]
        answer = visitor.get(f"/document/{digest}{query}")
        assert answer.status_code == 200
        _cannot_act(answer.text, digest + query)


def test_twins_are_json_and_files_are_whole(visitor: TestClient, every: list[tuple[str, dict[str, str]]]) -> None:
    kinds = set()
    for name, named in every:
        address = PATHS[name].format(**named)
        twin = visitor.get("/api" + (address if address != "/" else "/front"))
        assert twin.headers["content-type"] == "application/json" and twin.headers["x-content-type-options"] == "nosniff"
        twin.json()
        for other in (one for one in OTHERS if one.beside == name):
            answer = visitor.get(other.path.format(**named))
            assert answer.status_code == 200 and answer.headers["x-content-type-options"] == "nosniff", other.name
            _whole(other.name, answer.content)
            _harmless(other.media, answer.text)
            kinds.add(other.media)
    assert {"image/svg+xml", "text/csv", "application/atom+xml", "text/calendar"} <= kinds


def _whole(name: str, body: bytes) -> None:
    """An XML file is one tree without scripts; a calendar has only its own lines."""
    if name.endswith("atom") or "sitemap" in name:
        tree = ElementTree.fromstring(body)
        assert not [node for node in tree.iter() if str(node.tag).rpartition("}")[2] == "script"]
        links = [str(node.get("href")) for node in tree.iter() if node.get("href")]
        assert not any(link.startswith(("javascript:", "data:")) for link in links), links
    elif name.endswith("ics"):
        assert not [line for line in body.decode().split("\r\n") if line.startswith("X-EVIL")]


def _harmless(media: str, words: str) -> None:
    """A picture has nothing that acts, a table nothing that a spreadsheet takes for a formula."""
    if media == "image/svg+xml":
        for node in ElementTree.fromstring(words).iter():
            assert str(node.tag).rpartition("}")[2] not in ("script", "foreignObject", "iframe", "a", "image"), words[:200]
            assert not [name for name in node.attrib if name.startswith("on") or name.endswith("href")], node.attrib
    elif media == "text/csv":
        cells = [cell for row in csv.reader(words.splitlines()) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))]


def test_plain_files_stay_in_their_folder(poisoned: Path, tmp_path: Path) -> None:
    made = make_site(poisoned, tmp_path / "in" / "site")
    assert made.files > 300 and [path.name for path in (tmp_path / "in").iterdir()] == ["site"]
    for path in (tmp_path / "in" / "site").rglob("*.html"):
        text = path.read_text("utf-8")
        depth = len(path.relative_to(tmp_path / "in" / "site").parts) - 1
        _cannot_act(text, str(path), "../" * depth + "static/room.js")


def test_a_browser_runs_nothing(poisoned: Path, every: list[tuple[str, dict[str, str]]]) -> None:
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    sync: Any = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (pip install communique[reading-room])")
    if browser is None:
        pytest.skip("no Chromium here (Debian: apt-get install chromium)")
    some = {name: PATHS[name].format(**named) for name, named in reversed(every)}
    with TestClient(make_app(poisoned)) as room, sync.sync_playwright() as play:
        window = play.chromium.launch(executable_path=browser, args=["--no-sandbox"]).new_context(bypass_csp=True, offline=True).new_page()
        said: list[str] = []
        window.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
        for address in some.values():
            window.set_content(room.get(address).text, wait_until="domcontentloaded")
            window.evaluate("document.querySelectorAll('main *').forEach((e) => e.dispatchEvent(new MouseEvent('mouseover')))")
        assert said == []
