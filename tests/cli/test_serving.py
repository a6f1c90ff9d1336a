"""The reading room opens where it says, and says so where it cannot."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from communique.cli.demo import _called
from communique.cli.serving import run_serve
from communique.record.errors import WrongUse

SAMPLE = Path(__file__).resolve().parents[2] / "src" / "communique" / "data" / "sample"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the sample."""
    path = tmp_path_factory.mktemp("serving") / "record.cq"
    subprocess.run([sys.executable, "-m", "communique", "add", str(SAMPLE), "--to", str(path)], check=True, capture_output=True)
    return path


def test_a_door_that_is_taken_is_told(kept: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(WrongUse, match="choose another with --port"):
        run_serve(str(kept), "127.0.0.1", taken.getsockname()[1])


def test_it_opens_where_it_says_and_closes_quietly(kept: Path) -> None:
    line = [sys.executable, "-m", "communique", "serve", str(kept), "--port", "0"]
    with subprocess.Popen(line, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}) as server:
        assert server.stderr is not None
        address = next(word for word in server.stderr.readline().split() if word.startswith("http://"))
        with urllib.request.urlopen(address, timeout=20) as answer:
            assert answer.status == 200
        server.send_signal(signal.SIGINT)
        assert server.wait(20) == 0 and "Traceback" not in server.stderr.read()


@pytest.mark.parametrize(
    ("called", "told"), [("/nowhere/bin/cmq-not-there", "/nowhere/bin/cmq-not-there"), ("/x/__main__.py", "python -m communique")]
)
def test_the_command_is_told_as_it_can_be_given(monkeypatch: pytest.MonkeyPatch, called: str, told: str) -> None:
    monkeypatch.setattr(sys, "argv", [called])
    assert _called() == told
