"""The test of the tests: expectations are read strictly, compared fairly, and written back as they were."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from communique.app import read
from communique.testing import expected as want
from communique.testing.compare import compare
from communique.testing.facts import measures
from communique.testing.found import found
from communique.testing.gaps import failing, known, write
from communique.testing.spelling import spelled

ROOT = Path(__file__).resolve().parents[2]
PAGE = "Press release\n\n7 May 2019\n\nForeign Minister of Peru Alonso Bedregal met in Oslo with Foreign Minister of Norway Tora Lindheim on 6 May 2019.\n"
BEDREGAL = want.Person(name="Alonso Bedregal", office="Foreign Minister", country="PE")
LINDHEIM = want.Person(name="Tora Lindheim", office="Foreign Minister", country="NO")
MET = "met in Oslo with Foreign Minister of Norway Tora Lindheim"


def meeting(**changes: object) -> want.Event:
    event = want.Event(
        type="meeting",
        status="happened",
        when="2019-05-06",
        where="Oslo",
        participants=(BEDREGAL, LINDHEIM),
        prominence="primary",
        quote=MET,
    )
    return msgspec.structs.replace(event, **changes)


def wrong(*events: want.Event) -> list[str]:
    facts = compare(read(PAGE), want.Expected(documents=(want.Document(events=events),)))
    return [key for key in failing(facts) if key.startswith(("meeting", "call", "spurious"))]


def test_right_event() -> None:
    assert wrong(meeting()) == []


def test_wrong_field_of_an_event() -> None:
    assert wrong(meeting(when="2019-05-07")) == ["meeting Alonso Bedregal – Tora Lindheim when"]


def test_either_answer() -> None:
    assert wrong(meeting(when=("2019-05-07", "2019-05-06"), where=("", "Oslo"))) == []


def test_wrong_type_is_missing_and_spurious() -> None:
    missing, spurious = wrong(meeting(type="call"))
    assert missing == "call Alonso Bedregal – Tora Lindheim"
    assert spurious.startswith("spurious meeting «")


def test_spurious_event() -> None:
    assert [key[:16] for key in wrong()] == ["spurious meeting"]


def test_optional_event() -> None:
    assert wrong(meeting(), meeting(type="call", optional=True)) == []


def test_missing_and_spurious_count() -> None:
    facts = compare(read(PAGE), want.Expected(documents=(want.Document(events=(meeting(type="call"),)),)))
    assert (measures(facts)["events"].precision, measures(facts)["events"].recall) == (0.0, 0.0)


@pytest.mark.parametrize("text", ["", "publisher_country = 'RU'", "never_dates = ['x']"])
def test_empty_expectation(tmp_path: Path, text: str) -> None:
    (tmp_path / "expected.toml").write_text(text)
    with pytest.raises(want.EmptyCase):
        want.load(tmp_path / "expected.toml")


def test_misspelt_key(tmp_path: Path) -> None:
    (tmp_path / "expected.toml").write_text('[[documents]]\ntitel = "News"\n')
    with pytest.raises(msgspec.ValidationError, match="titel"):
        want.load(tmp_path / "expected.toml")


@pytest.mark.parametrize("case", want.library(ROOT / "tests" / "pages"), ids=lambda case: case.name)
def test_written_as_it_was_read(case: want.Case) -> None:
    assert msgspec.toml.decode(spelled(case.expected), type=want.Expected) == case.expected


def test_found_agrees_with_itself() -> None:
    record = read(PAGE)
    assert failing(compare(record, found(record, want.Expected()))) == {}


def test_gaps_are_written_and_read(tmp_path: Path) -> None:
    gaps = {"no/mfa/x": ("a “quote”", 'turn "No."'), "pe/mfa/y": ()}
    write(tmp_path / "gaps.toml", gaps)
    assert known(tmp_path / "gaps.toml") == {"no/mfa/x": tuple(sorted(gaps["no/mfa/x"]))}


def test_tools_say_what_they_want() -> None:
    for tool in ("accept.py", "eval.py"):
        done = subprocess.run([sys.executable, str(ROOT / "tools" / tool), "--help"], capture_output=True, text=True, check=True)
        assert "expected" in done.stdout or "floors" in done.stdout
    assert (
        subprocess.run([sys.executable, str(ROOT / "tools" / "accept.py"), "no-such-case"], capture_output=True, check=False).returncode
        == 2
    )
