"""How a good visitor fares beside hostile ones: `hostile_clients.py [ARCHIVE] [--seconds S]`.

Serves an archive (without one, of invented services) in a process of its own, and asks for its pages, one after another, as one person would: first
alone, then beside sixteen clients of another process that read slowly, send headers without end, send half a request, or search for all that is
costly, each from an address of its own.  Prints the middle and the 99th percentile of both, and ends with 1 where the second is twice the first or more.
"""

from __future__ import annotations

import argparse
import http.client
import multiprocessing
import os
import random
import socket
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import quote

from screenshots import ROOT, make_archive
from starlette.testclient import TestClient

from communique.archive.sqlite import SqliteArchive
from communique.serve.static_site import addresses
from communique.serve.web import make_app

HOSTS = 16
COSTLY = (
    "",
    "a* OR b* OR c* OR d* OR e* OR m* OR s* OR t*",
    "meeting OR minister OR the OR of",
    "kind:readout_meeting OR kind:news_report OR -x",
)


def main() -> int:
    """Measure, and print; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", nargs="?", type=Path)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--only", default="", help="one sort alone: slow_reader, endless_header, half_request, costly_search")
    asked = parser.parse_args()
    path = asked.archive or make_archive(ROOT / "build" / "screenshots-archive")
    port, pages = free_port(), visited(path)
    with subprocess.Popen(
        [sys.executable, "-m", "communique", "serve", str(path), "--port", str(port)], stderr=subprocess.DEVNULL
    ) as server:
        try:
            wait_for(port)
            visit(port, pages, 3.0)
            alone = visit(port, pages, asked.seconds)
            over = multiprocessing.Event()
            crowd = multiprocessing.Process(target=gang, args=(port, over, asked.only), daemon=True)
            crowd.start()
            time.sleep(8.0)
            beside = visit(port, pages, asked.seconds)
            over.set()
            crowd.join(20)
        finally:
            server.terminate()
    ratio = percentile(beside, 99) / percentile(alone, 99)
    for name, taken in (("alone", alone), ("beside hostile clients", beside)):
        print(f"{name}: {len(taken)} pages, median {1000 * statistics.median(taken):.1f} ms, p99 {1000 * percentile(taken, 99):.1f} ms")
    print(f"p99 beside / alone: {ratio:.2f} (bar: below 2)")
    return int(ratio >= 2)


def percentile(taken: list[float], share: int) -> float:
    """The value that so many of a hundred do not exceed."""
    return sorted(taken)[min(len(taken) - 1, len(taken) * share // 100)]


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int) -> None:
    """Until somebody listens."""
    for _ in range(400):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError("the reading room did not open")


def visited(path: Path) -> list[str]:
    """What the good visitor looks at: some pages of every kind, and searches."""
    found: dict[str, list[str]] = {}
    with SqliteArchive(path) as archive:
        for page, named in addresses(archive):
            found.setdefault(page.name, []).append(page.path.format(**named))
    with TestClient(make_app(path)) as client:
        good = [address for own in found.values() for address in own[:5] if client.get(address).status_code == 200]
    return [*good, "/search?q=meeting", "/search?q=kind:interview", "/search?q=cooperation&order=ranked"]


def visit(port: int, pages: list[str], seconds: float) -> list[float]:
    """Asks for pages at random until the time is over; the seconds that each took."""
    chance, taken, end = random.Random(3), [], time.monotonic() + seconds
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    while time.monotonic() < end:
        begun = time.monotonic()
        connection.request("GET", chance.choice(pages))
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 200, answer.status
        taken.append(time.monotonic() - begun)
        time.sleep(0.1)
    return taken


def gang(port: int, over: multiprocessing.synchronize.Event, only: str) -> None:
    """Sixteen hostile clients, four of each sort.  They would not be on the server's machine: here they take what processor time is left."""
    os.nice(15)
    ways = [way for way in (slow_reader, endless_header, half_request, costly_search) if not only or way.__name__ == only]
    own = [threading.Thread(target=persist, args=(ways[n % len(ways)], port, f"127.0.1.{n + 1}", over), daemon=True) for n in range(HOSTS)]
    for thread in own:
        thread.start()
    over.wait()


def persist(way, port: int, host: str, over: multiprocessing.synchronize.Event) -> None:
    """Does it again and again, whatever the server makes of it."""
    while not over.is_set():
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=30, source_address=(host, 0)) as line:
                way(line, over)
        except OSError:
            time.sleep(0.01)


def slow_reader(line: socket.socket, over: multiprocessing.synchronize.Event) -> None:
    """Asks for a great page twenty times, and reads a byte now and then."""
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    line.sendall(b"GET /commitments HTTP/1.1\r\nHost: x\r\n\r\n" * 20)
    for _ in range(100):
        if over.is_set() or not line.recv(1):
            return
        time.sleep(0.05)


def endless_header(line: socket.socket, over: multiprocessing.synchronize.Event) -> None:
    """A header that does not end."""
    line.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-Long: ")
    while not over.is_set():
        line.sendall(b"a" * 16384)


def half_request(line: socket.socket, over: multiprocessing.synchronize.Event) -> None:
    """Half a request, a letter at a time."""
    for letter in b"GET /search?q=meeting HTTP/1.1\r\nHost: x\r\nX-Slow: " + b"a" * 400:
        if over.is_set():
            return
        line.sendall(bytes([letter]))
        time.sleep(0.05)


def costly_search(line: socket.socket, over: multiprocessing.synchronize.Event) -> None:
    """The costliest searches, one after another."""
    connection = http.client.HTTPConnection("127.0.0.1")
    connection.sock = line
    for number in range(200):
        if over.is_set():
            return
        connection.request("GET", f"/search?order=ranked&q={quote(COSTLY[number % len(COSTLY)])}")
        connection.getresponse().read()


if __name__ == "__main__":
    sys.exit(main())
