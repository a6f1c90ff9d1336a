"""The commands that ask an archive: JSON for programs, tables for people, advice for wrong use."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest

from communique.archive.sqlite import SqliteArchive
from communique.intake.add import add

NEWSROOM = Path(str(resources.files("communique").joinpath("data", "sample")))
HOSTILE = "Statement on the \x1b[31mlake\u202e\n\n3 May 2019\n\nForeign Minister of Norway Anna Holm met with Mart Kask, \x1b]0;x\x07 in Oslo on 3 May 2019.\n"
COMMANDS = [
    ("search", "lake"),
    ("search", "lake", "--ranked", "--limit", "1"),
    ("search", "lake", "--facets"),
    ("search", "lake", "--in", "turns"),
    ("search", "lake", "--in", "events"),
    ("show", "1"),
    ("person", "Solvang"),
    ("person", "o"),
    ("pair", "NO", "Uganda"),
    ("met", "NO"),
    ("timeline", "--since", "2024-04"),
    ("history", "https://mfa.norland.example/news/1"),
    ("diff", "1", "2"),
    ("open", "--all"),
    ("stats",),
    ("stats", "--issues"),
]
LINES = ("search", "timeline", "open")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("asking")
    (folder / "hostile.txt").write_text(HOSTILE)
    with SqliteArchive(folder / "record.cq", write=True) as archive:
        add(archive, [str(NEWSROOM)], workers=0)
        add(archive, [str(folder / "hostile.txt")], workers=0, url="https://mfa.norland.example/news/1")
    return folder / "record.cq"


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "communique", *map(str, arguments)], capture_output=True, text=True, check=False)


def on_a_terminal(*arguments: str | Path) -> str:
    """What a command prints on a terminal."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "communique", *map(str, arguments)],
        stdout=follower,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "TERM": "dumb", "COLUMNS": "160"},
    )
    os.close(follower)
    pieces = []
    try:
        while piece := os.read(leader, 65536):
            pieces.append(piece)
    except OSError:  # the other end is closed
        pass
    finally:
        os.close(leader)
    assert process.wait() == 0
    return b"".join(pieces).decode()


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_programs_get_json(path: Path, command: tuple[str, ...]) -> None:
    if command == ("person", "o"):
        command = ("person", "#1")
    done = run(command[0], path, *command[1:], "--json")
    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout and "\u202e" not in done.stdout
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert all(isinstance(record, dict) for record in found)
    if command[0] not in LINES and "--issues" not in command:
        assert len(found) == 1
    else:
        assert found or command == ("stats", "--issues")


def test_people_get_tables(path: Path) -> None:
    for command in (*COMMANDS[:7], *COMMANDS[8:]):
        shown = on_a_terminal(command[0], path, *command[1:])
        assert "{" not in shown and "\x1b[31m" not in shown and "\x1b]" not in shown and "\u202e" not in shown, command
        if command != ("stats", "--issues"):
            assert len(shown.split()) > 3, command


def test_words_are_excluded(path: Path) -> None:
    with_both = run("search", path, "lake", "--json").stdout.count("\n")
    without = run("search", path, "lake", "-consultations").stdout.count("\n")
    assert 0 < without < with_both and without == run("search", path, "lake -consultations").stdout.count("\n")


def test_every_option_is_documented() -> None:
    manual = (Path(__file__).resolve().parents[2] / "docs" / "command-line.md").read_text("utf-8")
    for command in (*{command[0] for command in COMMANDS}, "export"):
        assert f"`{command} " in manual, command
        options = set(re.findall(r"--[a-z-]+", run(command, "--help").stdout)) - {"--help", "--json", "--copies", "--stubs"}
        assert options <= set(re.findall(r"--[a-z-]+", manual)), command


def test_where_the_next_page_begins_is_told(path: Path) -> None:
    first = run("search", path, "the", "--limit", "2")
    cursor = first.stderr.split("--after ")[1].strip()
    second = run("search", path, "the", "--limit", "2", "--after", cursor)
    ids = [json.loads(line)["document"]["id"] for line in (first.stdout + second.stdout).splitlines()]
    assert len(ids) == len(set(ids)) == 4


def test_the_day_is_told(path: Path) -> None:
    assert "as of 2024-04-18, the newest publication" in run("open", path).stderr
    assert "as of 2020-01-01\n" in run("open", path, "--as-of", "2020-01-01").stderr


@pytest.mark.parametrize(
    ("command", "advice"),
    [
        (("show", "999"), "numbers go to"),
        (("person", "Nobody Atall"), "best known"),
        (("pair", "NO", "Atlantis"), "Atlantis"),
        (("met", "Nobody Atall"), "no person or country"),
        (("timeline", "--since", "soon"), "2017-09"),
        (("history", "https://x.example"), "there are https://mfa.norland.example/news/1"),
        (("diff", "1", "@99"), "history"),
        (("open", "--as-of", "now"), "no date"),
        (("search", "x", "--in", "books"), "documents, turns, events"),
        (("search", "x", "--after", "n-"), "next"),
        (("search", "x", "--rankd"), "no such option: --rankd"),
    ],
)
def test_wrong_use_gets_advice(path: Path, command: tuple[str, ...], advice: str) -> None:
    done = run(command[0], path, *command[1:])
    assert (done.returncode, done.stdout) == (2, "")
    assert advice in done.stderr and "Traceback" not in done.stderr


def test_no_archive(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no archive")
    for name in ("none.cq", "notes.txt", "."):
        done = run("stats", tmp_path / name)
        assert done.returncode == 2 and "Traceback" not in done.stderr
