"""Times every page of the reading room on a filled archive (`tools/many.py`): `page_times.py ARCHIVE [ROUNDS] [ROUTE…]`.

Prints, for each route, the processor's time (median, p95, p99, in milliseconds) and the greatest size of the page and of its JSON twin, and says
which pages miss the bars: 100 ms at p95, 150 KB for a first page.  Each round asks about something else, so that no answer is known from before.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator
from urllib.parse import quote

from starlette.testclient import TestClient

from communique.archive.sqlite import SqliteArchive
from communique.serve.extras import OTHERS
from communique.serve.naming import in_address
from communique.serve.sitemap import PAGES
from communique.serve.warming import warm
from communique.serve.web import make_app

MOST_MS, MOST_BYTES = 100.0, 150_000


class Asker:
    """Makes addresses of every route, each time about something else."""

    def __init__(self, archive: SqliteArchive, seed: int = 5) -> None:
        self.chance = random.Random(seed)
        pick = self._values
        self.values = {
            "document": pick(archive, "SELECT digest FROM document WHERE id % 97 = 3 LIMIT 2000"),
            "newsroom": pick(archive, "SELECT id FROM publisher"),
            "person": pick(archive, "SELECT id FROM person LIMIT 4000"),
            "event": pick(archive, "SELECT id FROM event WHERE id % 97 = 5 LIMIT 2000"),
            "code": pick(archive, "SELECT DISTINCT country FROM participant WHERE country IS NOT NULL"),
            "month": pick(archive, "SELECT DISTINCT substr(date_start, 1, 7) FROM event WHERE date_start IS NOT NULL"),
            "url": pick(archive, "SELECT url FROM capture WHERE url IS NOT NULL AND id % 97 = 7 LIMIT 2000"),
            "word": self._words(archive),
            "place": pick(archive, "SELECT DISTINCT place FROM event WHERE place IS NOT NULL LIMIT 500") or ["Geneva"],
            "instrument": pick(archive, "SELECT DISTINCT value FROM instrument LIMIT 500") or ["Charter"],
            "organisation": pick(archive, "SELECT DISTINCT organisation FROM sighting WHERE organisation IS NOT NULL LIMIT 500") or ["UN"],
        }

    @staticmethod
    def _values(archive: SqliteArchive, question: str) -> list[str]:
        return [str(row[0]).removeprefix("sha256:") for row in archive.rows(question)]

    @staticmethod
    def _words(archive: SqliteArchive) -> list[str]:
        seen: dict[str, int] = {}
        for row in archive.rows("SELECT text FROM reading_text WHERE capture_id <= 300"):
            for word in row["text"].split():
                seen[word] = seen.get(word, 0) + 1
        return sorted((word for word in seen if word.isalpha()), key=lambda word: -seen[word])[:2000]

    def address(self, path: str) -> str:
        """The path of a route with its named parts filled in."""
        for part, sort in (("{code}", "code"), ("{one}", "code"), ("{other}", "code"), ("{month}", "month")):
            while part in path:
                path = path.replace(part, quote(self.chance.choice(self.values[sort])), 1)
        if "{period}" in path:
            path = path.replace("{period}", self.chance.choice(self.values["month"])[: self.chance.choice((4, 7))])
        room = path.removeprefix("/api").split("/")[1]
        if "{name}" in path:
            path = path.replace("{name}", quote(in_address(self.chance.choice(self.values[room]))))
        if "{letter}" in path:
            path = path.replace("{letter}", self.chance.choice("ABCDEFGHKLMNOPRSTZ"))
        return path.replace("{id}", quote(self.chance.choice(self.values.get(room, self.values["newsroom"])), safe=""))

    def question(self, name: str) -> str:
        """The parameters of pages that ask a question."""
        word = self.chance.choice(self.values["word"])
        if name.startswith("search"):
            return "?q=" + quote(self.chance.choice([word, self.values["word"][self.chance.randrange(20)], f"{word} kind:interview"]))
        return "?url=" + quote(self.chance.choice(self.values["url"])) if name == "history" else ""


def routes() -> Iterator[tuple[str, str]]:
    """Names and paths of all pages, their twins, and the other files."""
    for page in PAGES:
        yield page.name, page.path
        yield f"api:{page.name}", "/api" + (page.path if page.path != "/" else "/front")
    for other in OTHERS:
        yield other.name, other.path


def main(path: str, rounds: int, only: list[str]) -> int:
    """Ask every route; how many miss the bars."""
    with SqliteArchive(path) as archive:
        asker = Asker(archive)
        begin = time.process_time()
        warm(archive)
        print(f"worked out once, before anybody asks (`communique serve` does so when it opens): {time.process_time() - begin:.1f} s\n")
    missed = 0
    print(f"{'route':20} {'median':>8} {'p95':>8} {'p99':>8} {'bytes':>9}")
    with TestClient(make_app(path)) as client:
        for name, pattern in routes():
            if only and name not in only:
                continue
            times, size = timed(lambda pattern=pattern, name=name: asked(client, asker, pattern, name), rounds)  # type: ignore[misc]
            over = [
                word
                for word, bad in (("SLOW", at(times, 95) > MOST_MS), ("HEAVY", size > MOST_BYTES and not name.startswith("api:")))
                if bad
            ]
            missed += bool(over)
            print(f"{name:20} {at(times, 50):8.1f} {at(times, 95):8.1f} {at(times, 99):8.1f} {size:9,} {' '.join(over)}", flush=True)
    return missed


def asked(client: TestClient, asker: Asker, pattern: str, name: str) -> int:
    """The size of one answer."""
    address = asker.address(pattern) + asker.question(name.removeprefix("api:"))
    answer = client.get(address)
    assert answer.status_code in (200, 404), (address, answer.status_code)
    return len(answer.content)


def timed(question: Callable[[], int], rounds: int) -> tuple[list[float], int]:
    """Processor times in order, and the greatest size.  A page that takes seconds is asked less often."""
    begin = time.process_time()
    size, times = question(), []
    for _ in range(rounds if time.process_time() - begin < 1 else max(3, rounds // 20)):
        begin = time.process_time()
        size = max(size, question())
        times.append((time.process_time() - begin) * 1000)
    return sorted(times), size


def at(times: list[float], percent: int) -> float:
    """The time below which so many of a hundred lie."""
    return times[min(len(times) - 1, len(times) * percent // 100)]


if __name__ == "__main__":
    words = sys.argv[2:]
    sys.exit(min(1, main(sys.argv[1], int(words[0]) if words and words[0].isdigit() else 60, [w for w in words if not w.isdigit()])))
