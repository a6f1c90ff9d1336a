"""Every kind of page in a real browser: nothing that axe-core objects to, nothing on the console, nothing asked of another host."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from communique.archive.sqlite import SqliteArchive
from communique.serve.static_site import addresses
from communique.serve.web import make_app

WIDER = """() => document.documentElement.scrollWidth <= innerWidth ? ""
  : [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > innerWidth + 1).map((e) => e.tagName + "." + e.className).slice(0, 3).join(" ") || "?"
"""
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
if BROWSER is None:
    pytest.skip("no Chromium here (Debian: apt-get install chromium)", allow_module_level=True)
sync = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (pip install communique[test])")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed (pip install communique[test])")


@pytest.fixture(scope="module")
def served(archive: Path) -> Iterator[str]:
    """The address of a reading room that is open."""
    server = uvicorn.Server(uvicorn.Config(make_app(archive), port=0, log_level="critical"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """The browser of this machine."""
    with sync.sync_playwright() as play:
        found = play.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield found
        found.close()


def views(path: Path) -> list[str]:
    """One address of every kind of page, and of some two."""
    seen: dict[str, list[str]] = {}
    with SqliteArchive(path) as archive:
        for page, named in addresses(archive):
            seen.setdefault(page.name, []).append(page.path.format(**named))
        url = archive.rows("SELECT url FROM capture WHERE url IS NOT NULL LIMIT 1")[0]["url"]
    return [*(found[0] for found in seen.values()), "/search?q=alert", "/search?q=kind:interview", f"/history?url={url}", "/no/such/page"]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_objects_to_nothing(served: str, browser: Any, archive: Path, scheme: str, width: int, scripts: bool) -> None:
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 844}, java_script_enabled=scripts, bypass_csp=True
    )
    page, said, asked = context.new_page(), [], []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    faults: dict[str, list[str]] = {}
    for address in views(archive):
        page.goto(served + address)
        if scripts and (wide := page.evaluate(WIDER)):
            faults.setdefault("wider than the screen", []).append(f"{address} {wide}")
        if scripts:
            for fault in axe.Axe().run(page).response["violations"]:
                faults.setdefault(fault["id"], []).append(
                    f"{address} {fault['nodes'][0]['target']} {fault['nodes'][0]['failureSummary'][:160]}"
                )
    context.close()
    assert faults == {}, "\n".join(f"{name}: {one}" for name, found in faults.items() for one in found)
    assert [word for word in said if "404" not in word] == []
    assert [url for url in asked if not url.startswith((served, "data:"))] == []
