"""Asks the API whatever its description allows, and what it does not: `api_fuzz.py [ARCHIVE] [--requests N] [--seed S]` (10,000, 0).

Opens the reading room of an archive (without one, of invented services), and has schemathesis make requests from the OpenAPI description, in which the
parts of addresses are now and then ones that the archive has, until N were made.  The exit code is 0 where no answer was an error of the server and
each was as described.  It needs `communique[fuzz]`.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from screenshots import ROOT, make_archive, served

from communique.archive.sqlite import SqliteArchive
from communique.serve.openapi import openapi
from communique.serve.static_site import addresses

KNOWN = 12
MOST_AT_ONCE = 1000


def main() -> int:
    """Make the requests; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", nargs="?", type=Path)
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0, help="the seed of the first round; a further run goes on where another ended")
    asked = parser.parse_args()
    program = shutil.which("schemathesis", path=str(Path(sys.executable).parent)) or shutil.which("schemathesis")
    if program is None:
        print("schemathesis is not installed (pip install communique[fuzz])", file=sys.stderr)
        return 2
    path = asked.archive or make_archive(ROOT / "build" / "screenshots-archive")
    made, failed = 0, 0
    with served(path) as root:
        described = ROOT / "build" / "openapi.json"
        described.parent.mkdir(exist_ok=True)
        described.write_text(json.dumps(with_known(openapi(), path)), "utf-8")
        for seed, most in enumerate(_rounds(asked.requests), asked.seed):
            count, code, told = fuzz(program, described, root, seed, most)
            made, failed = made + count, failed or code
            print(told if code else f"{made:,} requests to seed {seed}, no fault", flush=True)
            if code or made >= asked.requests or not count:
                break
    print(f"{made:,} requests in all: {'FAULTS, see above' if failed else 'no error of the server, every answer as described'}")
    return failed


def _rounds(requests: int) -> Iterator[int]:
    """How many requests an operation gets at most in each round; operations without parameters take few."""
    while True:
        yield max(3, min(MOST_AT_ONCE, requests // 40))


def fuzz(program: str, described: Path, root: str, seed: int, most: int) -> tuple[int, int, str]:
    """One run of schemathesis: the number of requests, its exit code, what it said."""
    line = [program, "run", str(described), "--url", root, "-n", str(most), "--seed", str(seed), "--continue-on-failure", "--no-color"]
    done = subprocess.run(
        [*line, "--warnings", "off", "--max-failures", "20"], capture_output=True, text=True, check=False, cwd=described.parent
    )
    counted = re.search(r"([\d,]+) generated", done.stdout)
    return int(counted[1].replace(",", "")) if counted else 0, done.returncode, done.stdout + done.stderr


def with_known(description: dict[str, Any], path: Path) -> dict[str, Any]:
    """The description, its addresses' parts being either any words or some that the archive has."""
    known: dict[tuple[str, str], list[str]] = {}
    with SqliteArchive(path) as archive:
        for page, named in addresses(archive):
            for part, value in named.items():
                own = known.setdefault((page.path.split("/")[1], part), [])
                if value not in own and len(own) < KNOWN:
                    own.append(value)
    found: dict[str, Any] = json.loads(json.dumps(description))
    for address, operations in found["paths"].items():
        room = address.removeprefix("/api").split("/")[1]
        for parameter in operations["get"]["parameters"]:
            if parameter["in"] == "path" and (own := known.get((room, parameter["name"]))):
                parameter["schema"] = {"anyOf": [{"enum": own}, {"enum": own}, parameter["schema"]]}
    return found


if __name__ == "__main__":
    sys.exit(main())
