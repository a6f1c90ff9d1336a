#!/usr/bin/env python3
"""How well the reader reads: precision and recall per field over the library of pages, and over the sets that lie beside the repository.

    eval.py                    a table, compared with eval/floors.json; exit 1 where a measure fell below its floor
    eval.py --json             the same for programs
    eval.py --pages-only       tests/pages alone
    eval.py --update           the floors become what is measured now; refused where one would sink, unless --allow-regression REASON

The floors belong to one state of the pages: `fingerprint` is the digest of every capture and expectation.  After a change of the pages the floors
are renewed with --update.  Sets that are not there (../shared, or COMMUNIQUE_SHARED) are passed over, and their floors stay.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from communique.knowledge.book import Knowledge
from communique.testing.expected import Case, library
from communique.testing.facts import Fact, Measure, measures
from communique.testing.gaps import facts_of

ROOT = Path(__file__).resolve().parent.parent
PAGES, FLOORS = ROOT / "tests" / "pages", ROOT / "eval" / "floors.json"
SHARED = Path(os.environ.get("COMMUNIQUE_SHARED") or ROOT.parent / "shared")
COMMAND = f"{sys.executable} -m communique"
SLACK = 0.0005
UNIMPORTANT = {"part", "never dates", "never events", "zones", "documents"}

Rows = dict[str, dict[str, float]]


def main() -> int:
    """Run the command; 0 where every floor holds (or was renewed), 1 where one does not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--pages-only", action="store_true")
    parser.add_argument("--update", action="store_true", help="make what is measured the new floors")
    parser.add_argument("--allow-regression", metavar="REASON", help="with --update: let floors sink, for this reason")
    options = parser.parse_args()
    cases = library(PAGES)
    measured = {"pages": _pages(cases)} | ({} if options.pages_only else _beside())
    floors = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    mark = fingerprint(cases)
    sunk = _sunk(measured, floors.get("floors", {}))
    if options.update:
        return _update(measured, floors, mark, sunk, options.allow_regression)
    changed = bool(floors) and floors.get("fingerprint") != mark
    if options.json:
        print(json.dumps({"fingerprint": mark, "pages": len(cases), "measured": measured, "sunk": sunk, "pages_changed": changed}))
    else:
        _table(measured, floors.get("floors", {}), len(cases))
        _say(sunk, changed)
    return int(bool(sunk))


def fingerprint(cases: Iterable[Case]) -> str:
    """The digest of every capture and every expectation."""
    digest = hashlib.sha256()
    for case in cases:
        for path in (case.capture, case.folder / "expected.toml"):
            digest.update(f"{case.name}/{path.name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _pages(cases: Iterable[Case]) -> Rows:
    knowledge = Knowledge.standard()
    facts: list[Fact] = [fact for case in cases for fact in facts_of(case, knowledge)]
    rows = {field: _row(measure) for field, measure in measures(facts).items()}
    counted = [fact for fact in facts if fact.field not in UNIMPORTANT]
    return {field: row for field, row in rows.items() if row["of"]} | {"all facts": _row(_whole(counted))}


def _whole(facts: list[Fact]) -> Measure:
    return Measure(
        sum(fact.holds and fact.wanted is not None for fact in facts),
        sum(fact.wanted is not None for fact in facts),
        sum(fact.found is not None for fact in facts),
    )


def _row(measure: Measure) -> dict[str, float]:
    shares = {"precision": measure.precision, "recall": measure.recall}
    return {name: round(share, 4) for name, share in shares.items() if share is not None} | {"of": measure.wanted or measure.found}


def _beside() -> dict[str, Rows]:
    """The measures of the sets beside the repository that are there."""
    runs = {"ministry": _ministry, "articles": _articles, "seed": _seed}
    found = {name: run() for name, run in runs.items() if (SHARED / "acceptance").is_dir()}
    for name in runs.keys() - found.keys():
        print(f"{name}: not here ({SHARED}), passed over", file=sys.stderr)
    return {name: rows for name, rows in found.items() if rows}


def _script(name: str, *arguments: str) -> str:
    line = [sys.executable, str(SHARED / "acceptance" / name), *arguments, "--command", COMMAND]
    return subprocess.run(line, capture_output=True, text=True, check=False).stdout


def _ministry() -> Rows:
    if not (SHARED / "data" / "ministry").is_dir():
        return {}
    rows = json.loads(_script("ministry.py", "--json") or "{}")
    return {name: row for name, row in rows.items() if isinstance(row, dict)}


def _articles() -> Rows:
    found = (
        re.search(r"precision (\S+)  recall (\S+)  f1 (\S+)  of (\d+)", _script("articles.py"))
        if (SHARED / "data" / "articles").is_dir()
        else None
    )
    return {"main text": dict(zip(("precision", "recall", "f1", "of"), map(float, found.groups()), strict=True))} if found else {}


def _seed() -> Rows:
    rows = [json.loads(line) for line in _script("check.py", "--json").splitlines() if line.startswith("{")]
    return {row["case"]: {"share": round(row["held"] / row["total"], 4), "of": row["total"]} for row in rows}


def _sunk(measured: dict[str, Rows], floors: dict[str, Rows]) -> list[str]:
    """The measures that lie below their floors, in words."""
    return [
        f"{group} {field} {name}: {measured[group].get(field, {}).get(name, 0.0)} below {floor}"
        for group, rows in floors.items()
        if group in measured
        for field, row in rows.items()
        for name, floor in row.items()
        if name != "of" and measured[group].get(field, {}).get(name, 0.0) < floor - SLACK
    ]


def _update(measured: dict[str, Rows], old: dict[str, object], mark: str, sunk: list[str], reason: str | None) -> int:
    if sunk and not reason:
        print("\n".join(sunk), file=sys.stderr)
        print(f"{len(sunk)} floors would sink: mend the reader, or give --allow-regression REASON", file=sys.stderr)
        return 1
    before = old.get("floors", {})
    reasons = [*(old.get("reasons") or []), *([reason] if sunk and reason else [])]  # type: ignore[misc]
    floors = {**(before if isinstance(before, dict) else {}), **measured}
    FLOORS.write_text(json.dumps({"fingerprint": mark, "floors": floors, "reasons": reasons}, indent=1, sort_keys=True) + "\n", "utf-8")
    print(f"{FLOORS.relative_to(ROOT)}: written; {len(sunk)} sank")
    return 0


def _table(measured: dict[str, Rows], floors: dict[str, Rows], pages: int) -> None:
    print(f"{pages} pages of the library")
    for group, rows in measured.items():
        print(f"\n{group:28}  precision  recall     f1  share     of")
        for field, row in rows.items():
            cells = [f"{row[name]:.3f}" if name in row else "" for name in ("precision", "recall", "f1", "share")]
            rose = any(row.get(name, 0) > floor + SLACK for name, floor in floors.get(group, {}).get(field, {}).items() if name != "of")
            print(f"  {field:28}{cells[0]:>9}{cells[1]:>8}{cells[2]:>7}{cells[3]:>7}{row.get('of', 0):>7.0f}{'  rose' if rose else ''}")


def _say(sunk: list[str], changed: bool) -> None:
    print("\n".join(["", *sunk, f"{len(sunk)} measures below their floors" if sunk else "every floor holds"]))
    if changed:
        print("the pages have changed since the floors were taken: renew them with --update")


if __name__ == "__main__":
    sys.exit(main())
