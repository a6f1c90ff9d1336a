"""`communique judge` and `communique judgements`: what people decide, kept as a layer of its own."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import msgspec

from communique.archive.judging import judgements
from communique.archive.rows import opened
from communique.archive.sqlite import SqliteArchive
from communique.cli.streams import ALL_READ, put_json, say
from communique.linking.judgement import Judgement, signed
from communique.record.errors import WrongUse
from communique.views.show import document_number

MATTERS = ("person", "event", "document")
DATES = ("published", "held", "when")


def run_judge(path: str, kind: str, subjects: Sequence[str], field: str, reason: str, author: str, value: str | None) -> int:
    """Keep a judgement and print it; the exit code."""
    if kind not in ("same", "different", "wrong"):
        raise WrongUse(f"a judgement is same, different or wrong, not {kind!r}")
    if kind != "wrong" and field not in MATTERS:
        raise WrongUse(f"--about is {', '.join(MATTERS)}, not {field!r}")
    if kind == "wrong" and field.rpartition("/")[2] in DATES and value is not None and opened(value).start is None:
        raise WrongUse(f"{value!r} is no date such as 2017, 2017-09 or 2017-09-20")
    with SqliteArchive(path, write=True) as archive:
        at = datetime.now(UTC).isoformat(timespec="seconds")
        found = [
            signed(Judgement(kind=kind, subjects=ids, field=field, reason=reason, author=author, at=at, value=value))  # type: ignore[arg-type]
            for ids in _subjects(archive, kind, field, subjects)
        ]
        archive.judge(found)
    for judgement in found:
        put_json(msgspec.json.encode(judgement))
    return ALL_READ


def run_judgements(path: str, take_in: str | None) -> int:
    """Print all judgements as JSON lines, or take in those of a file; the exit code."""
    if take_in is None:
        with SqliteArchive(path) as archive:
            for judgement in judgements(archive.connection):
                put_json(msgspec.json.encode(judgement))
        return ALL_READ
    found = list(_lines(take_in))
    with SqliteArchive(path, write=True) as archive:
        before = archive.count("judgement")
        archive.judge(found)
        say(f"{archive.count('judgement') - before} of {len(found)} judgements are new")
    return ALL_READ


def _lines(name: str) -> Iterator[Judgement]:
    if name != "-" and not Path(name).is_file():
        raise WrongUse(f"no such file: {name}")
    data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    for number, line in enumerate(data.splitlines(), 1):
        try:
            if line.strip():
                yield signed(msgspec.json.decode(line, type=Judgement))
        except (msgspec.DecodeError, ValueError) as error:
            raise WrongUse(f"{name}:{number}: no judgement ({error})") from None


def _subjects(archive: SqliteArchive, kind: str, field: str, subjects: Sequence[str]) -> Iterable[tuple[str, ...]]:
    """The ids of each judgement: persons may be named, documents and events be given by number or the beginning of their digests."""
    if kind == "wrong":
        return [(_whole_id(archive, subject),) for subject in subjects]
    if len(subjects) != 2:
        raise WrongUse(f"two are the same or different: name two, not {len(subjects)}")
    if field != "person":
        return [tuple(_whole_id(archive, subject) for subject in subjects)]
    one, other = (_forms(archive, subject) for subject in subjects)
    pairs = (
        product(one, other)
        if kind == "different"
        else [(one[0], other[0]), *((one[0], form) for form in one[1:]), *((other[0], form) for form in other[1:])]
    )
    return [pair for pair in pairs if pair[0] != pair[1]]


def _forms(archive: SqliteArchive, name: str) -> list[str]:
    """The ids of all forms that have a name, spelt exactly so."""
    found = [f"{row['gist']}#0" for row in archive.rows("SELECT gist FROM person_form WHERE name = ? ORDER BY gist", (name,))]
    if not found:
        near = [
            row["name"]
            for row in archive.rows("SELECT DISTINCT name FROM person_form WHERE name LIKE ? LIMIT 5", (f"%{name.split()[-1]}%",))
        ]
        raise WrongUse(f"nobody in the archive is named {name!r}" + (f"; there is {', '.join(near)}" if near else ""))
    return found


def _whole_id(archive: SqliteArchive, start: str) -> str:
    """The whole id of a document, or of an event of it (`…#e2`), by its number or the beginning of its digest."""
    document, mark, rest = start.partition("#")
    row = archive.one("SELECT digest FROM document WHERE id = ?", (document_number(archive, document),))
    assert row is not None
    return f"{row['digest']}{mark}{rest}"
