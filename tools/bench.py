#!/usr/bin/env python3
"""How fast the reading is, and how its cost grows.  `make bench` calls it; it judges nothing.

    bench.py [--json] [--rounds N] [--only articles,text,walls,growth]

articles  the whole reading of the article benchmark beside `trafilatura.bare_extraction`, in one process, taking turns: seconds and ratio
text      plain text, in megabytes a second: the bundled sample as it is and repeated, and the ministry's pages as text
walls     wall times of `communique --help` and of reading one page, each in a fresh process
growth    what twice the length costs, for pages of text and for traps in text and markup, at 50, 100, 200 and 400 KB

Each figure is given as minimum, median and maximum of its rounds.  CPU time of this process, but for the walls.  What is not here (the benchmark
beside the repository, the other reader) is passed over with a word on standard error.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from communique.app import laid_out, read_safely
from communique.capture.decode import decode
from communique.capture.failure import Failure
from communique.capture.files import captures
from communique.knowledge.book import Knowledge
from communique.record.capture import RawCapture

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("COMMUNIQUE_SHARED") or ROOT.parent / "shared")
SAMPLES = ROOT / "src" / "communique" / "data" / "sample"
SIZES = (50_000, 100_000, 200_000, 400_000)
REPEATED = 40
TOO_LONG = 10.0

SENTENCE = "The Foreign Minister of Ruritania met the Ambassador of Graustark in Strelsau on 3 May 2019 and agreed to hold talks. "
TEXTS = {
    "paragraphs": f"{SENTENCE}\n\n",
    "one line": SENTENCE,
    "names": "Anna Holm, Jan Berg and ",
    "dates": "3 May 2019, 4.5.2019, ",
    "labels": "Question: Why?\n\nAnswer: So.\n\n",
    "capitals": "THE TALKS ENDED ",
    "quotation marks": "\u201c said \u2018",
    "commas": ", ",
    "blanks": " \xa0",
    "full stops": "U.S. ",
    "hyphens": "-\n",
    "figures": "12",
}
MARKUP = {
    "html paragraphs": f"<p>{SENTENCE}</p>\n",
    "html rows": "<li>20.09.2017 - <a href=/n/1>Ministers meet in Strelsau again</a></li>",
    "html boxes": "<div>",
    "html tables": "<table><tr><td>",
    "html links": "<a href=x>m",
    "html quotes": "<a x=\"'>",
    "html attributes": "<p a=1 b='2' c>",
    "html openings": "<",
    "html comments": "<!--",
    "html scripts": "<script><!--",
    "html ampersands": "&",
    "html references": "&#0;&amp&lt&notanentity;",
}

Figures = dict[str, float]


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    parser.add_argument("--only", default="articles,text,walls,growth")
    options = parser.parse_args()
    kinds: dict[str, Callable[[int], dict[str, Figures]]] = {"articles": articles, "text": text, "walls": walls, "growth": growth}
    chosen = [name for name in options.only.split(",") if name]
    if unknown := set(chosen) - set(kinds):
        parser.error(f"--only knows {', '.join(kinds)}, not {', '.join(sorted(unknown))}")
    measured = {}
    for name in chosen:
        measured[name] = kinds[name](max(1, options.rounds))
        if not options.json:
            _table(name, measured[name])
    if options.json:
        print(json.dumps(measured))
    return 0


def articles(rounds: int) -> dict[str, Figures]:
    """Seconds for all pages of the article benchmark, for each reader and part; the readers take turns."""
    folder = SHARED / "data" / "articles" / "html"
    if not folder.is_dir():
        return _passed_over(f"articles: the benchmark is not here ({folder})")
    pages = [RawCapture(path.stem, gzip.decompress(path.read_bytes())) for path in sorted(folder.glob("*.gz"))]
    knowledge = Knowledge.standard()
    turns: dict[str, Callable[[], object]] = {
        "layout": lambda: [laid_out(page) for page in pages],
        "communique": lambda: [read_safely(page, knowledge) for page in pages],
    }
    if other := _trafilatura():
        decoded = [decode(page).text for page in pages]
        turns["trafilatura"] = lambda: [other(source) for source in decoded]
    seconds: dict[str, list[float]] = {name: [] for name in turns}
    read_safely(pages[0], knowledge)
    for _ in range(rounds):
        for name, turn in turns.items():
            seconds[name].append(_seconds(turn))
    rows = {f"{name}, seconds": _spread(times) for name, times in seconds.items()}
    if other:
        pairs = zip(seconds["trafilatura"], seconds["communique"], strict=True)
        rows["trafilatura / communique"] = _spread([theirs / ours for theirs, ours in pairs])
    return rows


def _trafilatura() -> Callable[[str], object] | None:
    try:
        from trafilatura import bare_extraction
    except ImportError:
        _passed_over("articles: trafilatura is not installed (the extra `bench` brings it); communique is timed alone")
        return None
    return bare_extraction


def text(rounds: int) -> dict[str, Figures]:
    """Megabytes a second of plain text."""
    knowledge = Knowledge.standard()
    sample = (SAMPLES / "newsroom.txt").read_bytes()
    sets = {"sample": [sample] * REPEATED, f"sample, {REPEATED} times in one file": [sample * REPEATED], "ministry, as text": _ministry()}
    rows = {}
    for name, files in sets.items():
        if not files:
            continue
        pages = [RawCapture(f"{number}.txt", data) for number, data in enumerate(files)]
        size = sum(map(len, files)) / 1e6
        read_safely(pages[0], knowledge)
        rows[f"{name}, MB/s"] = _spread(
            [size / _seconds(lambda p=pages: [read_safely(page, knowledge) for page in p]) for _ in range(rounds)]
        )  # type: ignore[misc]
    return rows


def _ministry() -> list[bytes]:
    """The reading texts of the ministry's pages, each as a file of plain text."""
    archive = SHARED / "data" / "ministry" / "pages.warc.gz"
    if not archive.exists():
        _passed_over(f"text: the ministry's pages are not here ({archive})")
        return []
    return [laid_out(found)[1].text.encode() for found in captures([str(archive)]) if not isinstance(found, Failure)]


def walls(rounds: int) -> dict[str, Figures]:
    """Wall seconds of a fresh process."""
    commands = {"communique --help": ["--help"], "communique read, one page": ["read", "--json", str(SAMPLES / "statement.html")]}
    return {f"{name}, seconds": _spread([_wall(arguments) for _ in range(rounds)]) for name, arguments in commands.items()}


def _wall(arguments: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "communique", *arguments], check=True, capture_output=True)
    return time.perf_counter() - start


def growth(rounds: int) -> dict[str, Figures]:
    """What each doubling of the length costs: 2 is linear.  The least of the rounds counts for each length."""
    knowledge = Knowledge.standard()
    return {name: _grown(name, piece, rounds, knowledge) for name, piece in (TEXTS | MARKUP).items()}


def _grown(name: str, piece: str, rounds: int, knowledge: Knowledge) -> Figures:
    """The ratios of one trap; a trap that costs too much is not made any longer."""
    times: list[float] = []
    for size in SIZES:
        page = _trap(name, piece, size)
        times.append(min(_seconds(lambda p=page: read_safely(p, knowledge)) for _ in range(rounds)))  # type: ignore[misc]
        if times[-1] > TOO_LONG:
            break
    ratios = [after / before for before, after in itertools.pairwise(times)] or [0.0]
    return _spread(ratios) | {"seconds": round(times[-1], 3), "kilobytes": SIZES[len(times) - 1] // 1000}


def _trap(name: str, piece: str, size: int) -> RawCapture:
    body = piece * (size // len(piece))
    if name in MARKUP:
        return RawCapture("trap.html", f"<title>Talks</title><h1>Talks in Strelsau</h1><p>{SENTENCE}</p>{body}".encode())
    return RawCapture("trap.txt", f"Talks in Strelsau\n\n3 May 2019\n\n{SENTENCE}\n\n{body}\n".encode())


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return max(time.process_time() - start, 1e-6)


def _spread(values: Iterable[float]) -> Figures:
    known = sorted(values)
    return {"min": round(known[0], 4), "median": round(statistics.median(known), 4), "max": round(known[-1], 4)}


def _passed_over(reason: str) -> dict[str, Figures]:
    print(f"{reason}: passed over", file=sys.stderr)
    return {}


def _table(name: str, rows: dict[str, Figures]) -> None:
    print(f"{name:38}{'min':>9}{'median':>9}{'max':>9}")
    for label, row in rows.items():
        at_the_end = f"   {row['seconds']:.3f} s at {row['kilobytes']:.0f} KB" if "seconds" in row else ""
        print(f"  {label:36}{row['min']:>9.3f}{row['median']:>9.3f}{row['max']:>9.3f}{at_the_end}")
    print()


if __name__ == "__main__":
    sys.exit(main())
