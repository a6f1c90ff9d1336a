"""The plain files are the same pages as the server's, over all addresses, and open from the disk."""

from __future__ import annotations

import json
import os
import posixpath
import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from starlette.testclient import TestClient

from communique.archive.sqlite import SqliteArchive
from communique.serve.extras import OTHERS
from communique.serve.pages import catalogues, looking, newsroom
from communique.serve.static_site import addresses, make_site

VOID = {"br", "input", "meta", "link", "img", "hr", "rect", "path", "circle", "line"}
ASKING = {"search", "history", "capture"}
"""Rooms that answer a question or hand out bytes: no plain file can."""


class Main(HTMLParser):
    """The words and links of a page's main part, without forms and without what stands only beside an answering server."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []
        self._skipped = 0
        self.feed(page[page.index("<main") : page.index("</main>")])
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Takes a tag."""
        own = dict(attrs)
        aside = tag == "form" or {"layers", "asking"} & set((own.get("class") or "").split()) or _room(own.get("href") or "") in ASKING
        if tag not in VOID and (aside or self._skipped):
            self._skipped += 1
        elif href := own.get("href"):
            self.links.append(href)

    def handle_endtag(self, tag: str) -> None:
        """Leaves a tag."""
        self._skipped -= bool(self._skipped) and tag not in VOID

    def handle_data(self, data: str) -> None:
        """Takes words."""
        if not self._skipped:
            self.words += [word for word in data.split() if word != "·"]


def _room(address: str) -> str:
    return next((part for part in address.split("?")[0].split("/") if part and part != ".."), "")


@pytest.fixture(scope="module", autouse=True)
def _short_lists() -> Iterator[None]:
    """Lists go on to further pages soon."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(looking, "LEDGER", 2)
        patch.setattr(catalogues, "ON_PAGE", 20)
        patch.setattr(newsroom, "ON_PAGE", 3)
        yield


@pytest.fixture(scope="module")
def site(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reading room as plain files."""
    folder = tmp_path_factory.mktemp("plain") / "site"
    make_site(archive, folder)
    return folder


@pytest.fixture(scope="module")
def every(archive: Path, room: TestClient) -> list[tuple[str, str]]:
    """All addresses with their files, further pages of lists among them."""
    found = []
    with SqliteArchive(archive) as kept:
        known = [page.path.format(**named) for page, named in addresses(kept)]
    for address in known:
        folder = unquote(address.strip("/"))
        found.append((address, posixpath.join(folder, "index.html")))
        pages = room.get("/api" + (address if address != "/" else "/front")).json().get("pages", 1)
        found += [(f"{address}?page={n}", posixpath.join(folder, f"page-{n}", "index.html")) for n in range(2, pages + 1)]
    return found


def _to_server(link: str, file: str) -> str:
    """The server's address of what a plain file's link leads to."""
    parts = urlsplit(link)
    path = posixpath.normpath(posixpath.join("/", posixpath.dirname(file), unquote(parts.path))) if parts.path else "/" + file
    path = re.sub(r"/page-([0-9]+)/index\.html$", r"?page=\1", path).removesuffix("index.html")
    return (path.rstrip("/") or "/") + (f"#{parts.fragment}" if parts.fragment else "")


def _of_server(link: str, address: str) -> str:
    """A link of the server's page without the questions that plain files do not answer."""
    parts = urlsplit(link)
    path = unquote(parts.path) or urlsplit(address).path
    page = next((part for part in parts.query.split("&") if re.fullmatch("page=([2-9]|[1-9][0-9]+)", part)), "")
    if not parts.path and "page=" in address:
        page = address.partition("?")[2]
    return path + (f"?{page}" if page else "") + (f"#{parts.fragment}" if parts.fragment else "")


def test_every_page_says_the_same(room: TestClient, site: Path, every: list[tuple[str, str]]) -> None:
    assert len(every) > 300 and {"commitments", "persons", "newsroom"} <= {file.split("/")[0] for _, file in every if "/page-2/" in file}
    for address, file in every:
        served, plain = Main(room.get(address).text), Main((site / file).read_text("utf-8"))
        kept = [word for word in served.words if word != "Marked"]
        assert [word for word in plain.words if word != "Marked"] == kept and kept, address
        own, theirs = ([link for link in page.links if not link.startswith(("tel:", "mailto:"))] for page in (plain, served))
        assert [_to_server(link, file) for link in own] == [_of_server(link, unquote(address)) for link in theirs], address


def test_every_twin_says_the_same(room: TestClient, site: Path, every: list[tuple[str, str]]) -> None:
    for address, file in every:
        twin = site / "api" / ((posixpath.dirname(file) or "front") + ".json")
        assert json.loads(twin.read_text("utf-8")) == room.get("/api" + (address if address != "/" else "/front")).json(), address


def test_feeds_citations_and_calendars_are_the_same(room: TestClient, archive: Path, site: Path) -> None:
    seen = set()
    with SqliteArchive(archive) as kept:
        for page, named in addresses(kept):
            for other in OTHERS:
                if other.beside == page.name:
                    address = other.path.format(**named)
                    served = room.get(address).content.replace(b"http://testserver", b"")
                    assert _flat((site / unquote(address.strip("/"))).read_bytes()) == _flat(served), address
                    seen.add(other.name)
    assert seen == {other.name for other in OTHERS if other.beside}


def _flat(body: bytes) -> bytes:
    """Without the breaks of lines that were too long with the server's name in them."""
    return body.replace(b"\r\n ", b"")


def test_no_file_is_of_no_page(site: Path, every: list[tuple[str, str]]) -> None:
    html = {str(path.relative_to(site)) for path in site.rglob("*.html")}
    assert html == {file for _, file in every} | {"search/index.html"}


BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture
def window() -> Iterator[Any]:
    """A window of this machine's browser that cannot reach any host."""
    sync = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (pip install communique[reading-room])")
    if BROWSER is None:
        pytest.skip("no Chromium here (Debian: apt-get install chromium)")
    with sync.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield browser.new_context(offline=True).new_page()
        browser.close()


def test_it_opens_from_the_disk(site: Path, window: Any) -> None:
    said, asked = [], []
    window.on("console", lambda message: said.append(message.text))
    window.on("pageerror", lambda error: said.append(str(error)))
    window.on("request", lambda request: asked.append(request.url))
    window.goto((site / "index.html").as_uri())
    assert window.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 250, 246)"
    assert window.locator(".wordmark").evaluate("e => getComputedStyle(e).fontStyle") == "italic"
    for name in ("Calendar", "Persons", "Countries", "Registers", "Commitments", "Statistics", "Quality"):
        window.get_by_role("navigation", name="Rooms").get_by_role("link", name=name, exact=True).click()
        assert window.url.startswith("file:") and window.locator("main h1").count() == 1, name
    window.locator(".wordmark").click()
    title = window.locator("main .line h3 a").first.inner_text()
    window.locator("main .line h3 a").first.click()
    assert window.locator("h1").inner_text() == title
    window.locator(".facts li > a").first.click()
    assert "#f" in window.url and window.locator(window.url[window.url.index("#") :]).count() == 1
    assert window.locator("form").count() == 0
    window.keyboard.press("/")
    window.keyboard.press("Enter")
    window.wait_for_url("**/search/index.html")
    assert (
        window.locator("h1").inner_text() == "Plain files cannot be searched" and "communique serve" in window.locator("main").inner_text()
    )
    assert said == [] and all(url.startswith(site.as_uri() + os.sep) for url in asked)
