"""The pages in a real browser: no script of a captured page runs, nothing is asked of another host, nothing is wider than the screen."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium here (Debian: apt-get install chromium)")


@pytest.fixture(scope="module")
def served(archive: Path) -> Iterator[str]:
    """The address of a reading room that is open."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen(
        [sys.executable, "-m", "communique", "serve", str(archive), "--port", str(port)], stderr=subprocess.DEVNULL
    ) as process:
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
        process.terminate()


def _shown(address: str, folder: Path, *options: str) -> tuple[str, str]:
    """The page as the browser makes it, and what its console says."""
    assert BROWSER is not None
    line = [
        BROWSER,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={folder}",
        "--enable-logging=stderr",
        "--v=0",
        *options,
        "--dump-dom",
        address,
    ]
    done = subprocess.run(line, capture_output=True, text=True, timeout=120, check=False)
    return done.stdout, "\n".join(row for row in done.stderr.splitlines() if "CONSOLE" in row)


@pytest.mark.parametrize("path", ["/", "/search?q=Kask", "/calendar", "/statistics", "/document/1"])
def test_pages_run_nothing_but_their_own(served: str, tmp_path: Path, path: str) -> None:
    page, console = _shown(f"{served}{path}", tmp_path)
    assert "communique" in page and console == ""
    assert "<script>alert" not in page


def test_a_phone_sees_all_of_it(served: str, tmp_path: Path) -> None:
    shot = tmp_path / "phone.png"
    _shown(f"{served}/", tmp_path / "profile", "--window-size=390,844", f"--screenshot={shot}")
    assert shot.stat().st_size > 10_000
