"""What a hand does in a real browser: keys, the network moved about, texts of other directions and scripts."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from starlette.testclient import TestClient

from communique.archive.sqlite import SqliteArchive
from communique.intake.add import add
from communique.serve.web import make_app

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
HEBREW = """<!doctype html><html lang="he" dir="rtl"><head><meta charset="utf-8"><title>x</title></head><body><main><h1>פגישת השרים באוסלו</h1>
<p>השרים נפגשו באוסלו ודנו בהסכם (No. 25) החדש ובסקר המים.</p></main></body></html>"""
CHINESE = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>x</title></head><body><main><h1>两国外长在奥斯陆会谈</h1>
<p>两国外长在奥斯陆就湖泊测量交换了意见。</p></main></body></html>"""


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of a page from right to left and of one without an alphabet."""
    folder = tmp_path_factory.mktemp("scripts")
    for name, page in (("he", HEBREW), ("zh", CHINESE)):
        (folder / f"{name}.html").write_text(page, "utf-8")
    with SqliteArchive(folder / "record.cq", write=True) as kept:
        add(kept, [str(folder / "he.html"), str(folder / "zh.html")], workers=0)
    return folder / "record.cq"


def _open(path: Path) -> Iterator[str]:
    server = uvicorn.Server(uvicorn.Config(make_app(path), port=0, log_level="critical"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def served(archive: Path) -> Iterator[str]:
    """The address of a reading room that is open."""
    yield from _open(archive)


@pytest.fixture(scope="module")
def served_scripts(scripts: Path) -> Iterator[str]:
    """The address of a reading room of other scripts."""
    yield from _open(scripts)


@pytest.fixture(scope="module")
def page() -> Iterator[Any]:
    """A page of this machine's browser, which tells in `faults` what its console said."""
    if BROWSER is None:
        pytest.skip("no Chromium here (Debian: apt-get install chromium)")
    sync = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (pip install communique[test])")
    with sync.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        found = browser.new_page()
        found.faults = []
        found.on("console", lambda message: found.faults.append(message.text) if message.type in ("error", "warning") else None)
        found.on("pageerror", lambda error: found.faults.append(str(error)))
        yield found
        browser.close()


def test_the_network_can_be_moved_about_and_put_back(page: Any, served: str) -> None:
    page.goto(f"{served}/network")
    button = page.locator("[data-graph]")
    assert button.is_visible() and page.locator(".net svg").is_visible()
    nodes = page.locator(".net [data-node]").count()
    button.click()
    page.wait_for_selector(".graph canvas")
    assert button.get_attribute("aria-pressed") == "true" and not page.locator(".net svg").is_visible()
    assert nodes > 1 and page.evaluate("Boolean(window.cytoscape)")
    drawn = "() => [...document.querySelectorAll('.graph canvas')].some((c) => new Uint32Array(c.getContext('2d').getImageData(0, 0, c.width, c.height).data.buffer).some((v) => v))"
    page.wait_for_function(drawn)
    page.mouse.click(*_middle(page))
    button.click()
    assert page.locator(".graph").count() == 0 and page.locator(".net svg").is_visible() and button.get_attribute("aria-pressed") == "false"
    assert page.faults == []


def _middle(page: Any) -> tuple[float, float]:
    box = page.locator(".graph").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_keys(page: Any, served: str) -> None:
    page.goto(f"{served}/calendar")
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("j")
    second = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("k")
    assert first and second and page.evaluate("document.activeElement.getAttribute('href')") == first
    assert not page.locator("#keys dl").is_visible()
    page.keyboard.press("?")
    assert page.locator("#keys dl").is_visible() and "search" in page.locator("#keys").inner_text()
    page.keyboard.press("?")
    assert not page.locator("#keys dl").is_visible()
    page.keyboard.press("/")
    page.keyboard.type("?")
    assert page.evaluate("document.activeElement.id") == "q" and not page.locator("#keys dl").is_visible()
    assert page.faults == []


def test_the_keys_are_told_without_scripts(room: TestClient) -> None:
    page = room.get("/").text
    assert '<details class="keys" id="keys"><summary>Keyboard</summary>' in page and "<kbd>?</kbd>" in page


def test_texts_have_their_own_direction(page: Any, served_scripts: str) -> None:
    page.goto(f"{served_scripts}/")
    side = "(e) => { const range = document.createRange(); range.selectNodeContents(e); const box = range.getBoundingClientRect(), own = e.getBoundingClientRect(); return [box.left - own.left, own.right - box.right]; }"
    hebrew, chinese = page.locator('h3[lang="he"]'), page.locator('h3[lang="zh"]')
    left, right = hebrew.evaluate(side)
    assert hebrew.evaluate("(e) => getComputedStyle(e).direction") == "rtl" and right < 2 < left
    left, right = chinese.evaluate(side)
    assert chinese.evaluate("(e) => getComputedStyle(e).direction") == "ltr" and left < 2 < right
    page.goto(served_scripts + hebrew.locator("a").get_attribute("href"))
    assert page.locator("h1").evaluate("(e) => getComputedStyle(e).direction") == "rtl"
    assert page.locator(".text").get_attribute("lang") == "he" and page.locator("html").get_attribute("dir") is None
    assert page.faults == []
