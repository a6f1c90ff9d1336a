#!/usr/bin/env python3
"""Re-pin a page of the library: show what the reader finds against what is expected, and write it down.

    accept.py CASE…            a unified diff of facts, expected against found
    accept.py CASE… --write    expected.toml is written from what is found (read the diff first: the reader may be wrong)
    accept.py --gaps           eval/known_gaps.toml is written anew; refused where a fact got lost, unless --allow-regression REASON

CASE is the name or a part of the name of a case (`ru/mid/call-in-september`), or its folder.
"""

from __future__ import annotations

import argparse
import difflib
import sys
from pathlib import Path

from communique.app import read
from communique.knowledge.book import Knowledge
from communique.testing.expected import Case, Expected, library
from communique.testing.facts import Fact
from communique.testing.found import found
from communique.testing.gaps import facts_of, failing, known, write
from communique.testing.spelling import spelled

ROOT = Path(__file__).resolve().parent.parent
PAGES, GAPS = ROOT / "tests" / "pages", ROOT / "eval" / "known_gaps.toml"


def main() -> int:
    """Run the command; 0 where nothing differs or all was written, 1 where something differs or was refused, 2 for wrong use."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", nargs="*", metavar="CASE")
    parser.add_argument("--write", action="store_true", help="write expected.toml from what is found")
    parser.add_argument("--gaps", action="store_true", help="write eval/known_gaps.toml anew")
    parser.add_argument("--allow-regression", metavar="REASON", help="let facts enter the known gaps, for this reason")
    options = parser.parse_args()
    if not options.cases and not options.gaps:
        parser.error("name a case, or ask for --gaps")
    new = [name for name in options.cases if (ROOT / name / "expected.toml").parent.is_dir()]
    for folder in new:
        _begin(ROOT / folder)
    chosen = [case for case in library(PAGES) if any(_named(case, name) for name in options.cases)]
    if options.cases and not chosen:
        parser.error(f"no case of tests/pages is named {' '.join(options.cases)}")
    differs = sum(_accept(case, write_it=options.write) for case in chosen)
    return _gaps(options.allow_regression) if options.gaps else int(bool(differs and not options.write))


def _begin(folder: Path) -> None:
    """A new case: an expectation drafted from what the reader finds, to be corrected by hand."""
    capture = next(iter(sorted(folder.glob("capture.*"))), None)
    if capture is None or (folder / "expected.toml").exists():
        return
    (folder / "expected.toml").write_text(spelled(found(read(capture), Expected())), "utf-8")
    print(f"{folder}: expected.toml drafted; correct it by hand")


def _named(case: Case, name: str) -> bool:
    return name in case.name or Path(name).resolve() == case.folder


def _accept(case: Case, *, write_it: bool) -> bool:
    """Show the diff of one case (and write it); whether there was one."""
    record = read(case.capture, url=case.expected.url)
    before, after = spelled(case.expected), spelled(found(record, case.expected))
    diff = list(
        difflib.unified_diff(before.splitlines(), after.splitlines(), f"{case.name} expected", f"{case.name} found", lineterm="", n=2)
    )
    print("\n".join(diff) if diff else f"{case.name}: found as expected")
    for fact in failing(facts_of(case)).values():
        print(f"  {fact.told()}")
    if write_it:
        (case.folder / "expected.toml").write_text(after, "utf-8")
    return bool(diff)


def _gaps(reason: str | None) -> int:
    """Write the known gaps anew; facts may enter them only for a reason."""
    knowledge, old = Knowledge.standard(), known(GAPS)
    wrong = {case.name: failing(facts_of(case, knowledge)) for case in library(PAGES)}
    entering = [fact for name, facts in wrong.items() for key, fact in facts.items() if key not in old.get(name, ())]
    leaving = sum(1 for name, keys in old.items() for key in keys if key not in wrong.get(name, {}))
    if entering and GAPS.exists() and not reason:
        return _refused(entering)
    write(GAPS, wrong)
    print(
        f"{sum(map(len, wrong.values()))} known gaps in {sum(map(bool, wrong.values()))} of {len(wrong)} cases; {leaving} left, {len(entering)} entered"
    )
    return 0


def _refused(entering: list[Fact]) -> int:
    for fact in entering:
        print(f"  {fact.told()}", file=sys.stderr)
    print(f"{len(entering)} facts would enter the known gaps: mend the reader, or give --allow-regression REASON", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
