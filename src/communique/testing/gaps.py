"""Known gaps: the facts of the library of pages that the reader does not get right yet, by case.  The list may only grow shorter."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from communique.app import read
from communique.knowledge.book import Knowledge
from communique.testing.compare import compare
from communique.testing.expected import Case
from communique.testing.facts import Fact

Gaps = dict[str, tuple[str, ...]]

_HEAD = """# Facts of tests/pages that the reader does not get right yet, by case.  Written by `python tools/accept.py --gaps`.
# A fact that holds again must leave this list (the test says so); a new one may not enter it without a reason.
"""


def known(path: Path) -> Gaps:
    """The known gaps of a file; none where there is no file."""
    return msgspec.toml.decode(path.read_bytes(), type=Gaps) if path.exists() else {}


def write(path: Path, gaps: Mapping[str, Iterable[str]]) -> None:
    """The file of known gaps, in the order of the cases."""
    rows = [_row(name, sorted(facts)) for name, facts in sorted(gaps.items()) if facts]
    path.write_text(_HEAD + "\n".join(["", *rows]), "utf-8")


def _row(name: str, facts: list[str]) -> str:
    lines = "".join(f"  {json.dumps(fact, ensure_ascii=False)},\n" for fact in facts)
    return f"{json.dumps(name, ensure_ascii=False)} = [\n{lines}]\n"


def facts_of(case: Case, knowledge: Knowledge | None = None) -> list[Fact]:
    """Every fact of a case, as the reader reads its page now."""
    return compare(read(case.capture, url=case.expected.url, knowledge=knowledge), case.expected)


def failing(facts: Iterable[Fact]) -> dict[str, Fact]:
    """The facts that do not hold, by key."""
    return {fact.key: fact for fact in facts if not fact.holds}
