"""Pictures of every kind of page: `screenshots.py [FOLDER] [--readme]`.

Makes an archive of invented foreign services, opens its reading room, and photographs each page wide and on a phone, light and dark, into FOLDER
(build/screenshots), with a sheet of all of them, index.html.  `--readme` makes anew the three small pictures that the README shows.  It needs
Chromium, Playwright (`communique[reading-room]`) and, for the README's pictures, Pillow (`communique[docs]`).
"""

from __future__ import annotations

import io
import json
import shutil
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

import uvicorn
from starlette.testclient import TestClient

from communique.archive.sqlite import SqliteArchive
from communique.intake.add import add
from communique.serve.static_site import addresses
from communique.serve.web import make_app
from communique.testing.newsroom.writing import write

ROOT = Path(__file__).resolve().parent.parent
CAPTURES, SEED = 800, 1
LOOKS = {"wide-light": (1280, "light"), "wide-dark": (1280, "dark"), "phone-light": (390, "light"), "phone-dark": (390, "dark")}
TALLEST = 2400
TRIED = 160
README = {"newsroom": "newsroom", "document": "document-lit", "event": "event"}
MOST_BYTES = 150_000


def main(arguments: list[str]) -> int:
    """Make the pictures; the exit code."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        print("no Chromium here (Debian: apt-get install chromium)", file=sys.stderr)
        return 1
    named = [word for word in arguments if not word.startswith("--")]
    folder = Path(named[0] if named else ROOT / "build" / "screenshots")
    path = make_archive(folder.parent / "screenshots-archive")
    with served(path) as root, photographer(browser) as chromium:
        pages = chosen(path)
        if "--readme" in arguments:
            return small_pictures(chromium, root, pages, ROOT / "docs" / "pictures")
        folder.mkdir(parents=True, exist_ok=True)
        for look, (width, scheme) in LOOKS.items():
            photograph(chromium, root, pages, folder, look, width, scheme)
    sheet(folder, pages)
    print(f"{folder}: {len(pages) * len(LOOKS)} pictures of {len(pages)} pages; open {folder / 'index.html'}")
    return 0


def make_archive(home: Path) -> Path:
    """An archive of invented services, made once."""
    path = home / "record.cq"
    if not path.exists():
        write(home, captures=CAPTURES, seed=SEED, form="warc")
        with SqliteArchive(path, write=True) as archive:
            add(archive, [str(home / "newsroom.warc.gz")], folders=(home / "knowledge",))
    return path


@contextmanager
def served(path: Path) -> Iterator[str]:
    """The address of its reading room, while it is open."""
    server = uvicorn.Server(uvicorn.Config(make_app(path), port=0, log_level="critical"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


@contextmanager
def photographer(browser: str) -> Iterator[Any]:
    """This machine's Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        yield found
        found.close()


def chosen(path: Path) -> dict[str, str]:
    """For every kind of page the address of the fullest of the first few, and pages that ask a question."""
    known: dict[str, list[str]] = {}
    with SqliteArchive(path) as archive:
        for page, named in addresses(archive):
            known.setdefault(page.name, []).append(page.path.format(**named))
        url = archive.rows("SELECT url FROM capture WHERE url IS NOT NULL GROUP BY url ORDER BY count(*) DESC LIMIT 1")[0]["url"]
    with TestClient(make_app(path)) as visitor:
        found = {name: max(own[:TRIED], key=lambda address: _fullness(visitor, address)) for name, own in known.items()}
        document = visitor.get(f"/api{found['document']}").json()
        fact = next(fact["anchor"] for group in document["groups"] for fact in group["facts"])  # those of events come first
    return found | {
        "document-lit": f"{found['document']}?fact={fact}#{fact}",
        "document-quoted": f"{found['document']}?passage=p2",
        "search": "/search?q=meeting",
        "search-ranked": "/search?q=kind:interview+cooperation&order=ranked",
        "search-empty": "/search?q=zzzzzz",
        "history": f"/history?url={quote(url)}",
        "missing": "/no/such/page",
    }


def _fullness(visitor: TestClient, address: str) -> int:
    twin = visitor.get("/api" + (address if address != "/" else "/front"))
    told = twin.json() if twin.status_code == 200 else {}
    differing = {difference["field"] for difference in told.get("disagreements", ())} & {"when", "where", "initiative"}
    marked = len(differing) + sum(bool(told.get(name)) for name in ("disagreements", "clocks", "contacts"))
    return len(json.dumps(told)) + 1_000_000 * marked


def photograph(chromium: Any, root: str, pages: dict[str, str], folder: Path, look: str, width: int, scheme: str) -> None:
    """All pages in one look."""
    context = chromium.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    page = context.new_page()
    for name, address in pages.items():
        page.goto(root + address)
        tall = min(TALLEST, page.evaluate("document.documentElement.scrollHeight"))
        page.screenshot(path=folder / f"{name}.{look}.png", full_page=True, clip={"x": 0, "y": 0, "width": width, "height": tall})
    context.close()


def sheet(folder: Path, pages: dict[str, str]) -> None:
    """One page with all pictures."""
    rows = [
        f"<h2>{escape(name)} <small>{escape(address)}</small></h2>"
        + "".join(
            f'<a href="{name}.{look}.png"><img src="{name}.{look}.png" height="420" alt="{name}, {look}" loading="lazy"></a> '
            for look in LOOKS
        )
        for name, address in pages.items()
    ]
    head = '<!doctype html><meta charset="utf-8"><title>Every kind of page</title>'
    (folder / "index.html").write_text(head + "\n".join(rows), "utf-8")


def small_pictures(chromium: Any, root: str, pages: dict[str, str], folder: Path) -> int:
    """The README's pictures: the upper part of three pages, in few colours; the exit code."""
    from PIL import Image

    folder.mkdir(parents=True, exist_ok=True)
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, device_scale_factor=1.25, java_script_enabled=False)
    page = context.new_page()
    for name, kind in README.items():
        page.goto(root + pages[kind].partition("#")[0])
        image = Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(64, dither=Image.Dither.NONE)
        image.save(folder / f"{name}.png", optimize=True)
        size = (folder / f"{name}.png").stat().st_size
        print(f"{folder / name}.png: {size:,} bytes, of {pages[kind]}")
        if size > MOST_BYTES:
            return 1
    context.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
