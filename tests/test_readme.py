"""The examples of the README run, and give what it says."""

from __future__ import annotations

import doctest
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.__main__ import app  # noqa: F401  (the commands below are its)

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
DOCS = sorted(ROOT.glob("docs/*.md"))


def _blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def _commands() -> Iterator[tuple[str, str]]:
    for block in _blocks("console"):
        for piece in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = piece.partition("\n")
            yield command, output


@pytest.fixture(scope="module", autouse=True)
def _no_archive_left() -> Iterator[None]:
    """The archive that the examples make is theirs alone."""
    for when in ("before", "after"):
        for path in ROOT.glob("record.cq*"):
            path.unlink()
        if when == "before":
            yield


@pytest.mark.parametrize(("command", "output"), list(_commands()))
def test_shell_examples(command: str, output: str) -> None:
    here = command.replace("communique ", f"{shlex.quote(sys.executable)} -m communique ", 1)
    done = subprocess.run(["sh", "-c", here], cwd=ROOT, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONUTF8": "1"})
    assert done.stdout.rstrip().replace(" ", "") == output.rstrip().replace(" ", "")


def test_python_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    example = doctest.DocTestParser().get_doctest("\n".join(_blocks("pycon")), {}, "README.md", "README.md", 0)
    assert example.examples
    assert doctest.DocTestRunner().run(example).failed == 0


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target


def test_three_small_pictures() -> None:
    shown = [ROOT / path for path in re.findall(r"!\[[^\]]+\]\(([^)]+\.png)\)", README)]
    assert len(shown) == 3
    for path in shown:
        assert path.read_bytes().startswith(b"\x89PNG") and 10_000 < path.stat().st_size < 150_000, path


def test_every_command_is_documented() -> None:
    manual = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    for words in (
        "communique read",
        "communique explain",
        "communique reference",
        "communique knowledge",
        "`check`",
        "`pack`",
        "`unused PATH…`",
    ):
        assert words in manual
    helped = subprocess.run([sys.executable, "-m", "communique", "read", "--help"], capture_output=True, text=True, check=True).stdout
    for option in set(re.findall(r"--[a-z-]+", helped)) - {"--help"}:
        assert option in manual, option
