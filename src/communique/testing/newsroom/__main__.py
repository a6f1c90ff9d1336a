"""`python -m communique.testing.newsroom --out DIR --captures N --seed S --form text|html|warc [--truth FILE]`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from time import perf_counter

from communique.testing.newsroom.writing import write


def main(arguments: list[str] | None = None) -> int:
    """Write a newsroom's captures into a folder and say how many; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m communique.testing.newsroom", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="the folder to write into")
    parser.add_argument("--captures", type=int, default=1000, help="how many captures")
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same bytes")
    parser.add_argument("--form", choices=("text", "html", "warc"), default="warc")
    parser.add_argument("--truth", type=Path, default=None, help="where the truth goes (DIR/truth.jsonl)")
    chosen = parser.parse_args(arguments)
    begun = perf_counter()
    count = write(chosen.out, captures=chosen.captures, seed=chosen.seed, form=chosen.form, truth=chosen.truth)
    seconds = perf_counter() - begun
    print(f"{count} captures in {seconds:.1f} s ({count / seconds:.0f} a second)", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
