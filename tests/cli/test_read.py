"""`communique read`, as programs and people use it."""

from __future__ import annotations

import gzip
import io
import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

import pytest

SAMPLE = Path(str(resources.files("communique").joinpath("data", "sample")))
NEWSROOM = SAMPLE / "newsroom.txt"
GOOD = "Statement of the Ministry\n\nThe talks in Oslo ended on 3 May 2019. Both sides were content with what they had reached.\n"
COMMAND = (sys.executable, "-m", "communique")


def run(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*COMMAND, *map(str, arguments)], input=stdin, capture_output=True, check=False)


def lines(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def on_terminal(arguments: Sequence[str | Path]) -> str:
    """What a person sees."""
    out = io.BytesIO()
    master, slave = pty.openpty()
    with subprocess.Popen([*COMMAND, *map(str, arguments)], stdout=slave, stderr=slave, stdin=subprocess.DEVNULL) as process:
        os.close(slave)
        while True:
            try:
                part = os.read(master, 65536)
            except OSError:
                break
            if not part:
                break
            out.write(part)
        process.wait()
    os.close(master)
    return out.getvalue().decode("utf-8")


def test_one_record_a_line() -> None:
    done = run("read", NEWSROOM, SAMPLE / "statement.html", "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    assert [record["schema"] for record in lines(done)] == ["communique.capture/1"] * 2
    assert "text" not in lines(done)[0]


def test_piped_is_json() -> None:
    assert run("read", NEWSROOM).stdout == run("read", NEWSROOM, "--json").stdout


def test_with_text_holds_what_text_prints() -> None:
    for page in (NEWSROOM, SAMPLE / "statement.html"):
        (record,) = lines(run("read", page, "--json", "--with-text"))
        assert record["text"] == run("read", page, "--text").stdout.decode()
    assert run("read", NEWSROOM, "--text").stdout == NEWSROOM.read_bytes()
    assert run("read", SAMPLE / "statement.html", "--source").stdout == (SAMPLE / "statement.html").read_bytes()


def test_standard_input() -> None:
    (record,) = lines(run("read", "-", "--json", "--url", "https://example.org/x", stdin=GOOD.encode()))
    assert record["capture"]["source"] == "-"  # type: ignore[index]
    assert record["capture"]["url"] == "https://example.org/x"  # type: ignore[index]


def test_wrong_use_is_2() -> None:
    for arguments in (
        ["read", "/no/such/page"],
        ["read", NEWSROOM, "--jason"],
        ["read", NEWSROOM, "--json", "--text"],
        ["reads"],
        ["read"],
    ):
        done = run(*arguments)
        assert (done.returncode, done.stdout) == (2, b"")
        assert done.stderr
        assert b"Traceback" not in done.stderr


def test_a_missing_path_stops_before_anything_is_read() -> None:
    assert run("read", NEWSROOM, "/no/such/page", "--json").stdout == b""


def test_nothing_readable_is_1(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n")
    done = run("read", tmp_path / "a.pdf", "--json")
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"a.pdf: byte 0: not_text: a PDF" in done.stderr
    (tmp_path / "empty").mkdir()
    assert run("read", tmp_path / "empty").returncode == 1


def test_bad_neighbours_cost_nobody_else(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number:02}.txt").write_text(GOOD.replace("Oslo", f"Oslo {number}"), "utf-8")
    (tmp_path / "05-bad.txt").write_bytes(b"")
    (tmp_path / "07-bad.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (tmp_path / "09-bad.txt").write_bytes(gzip.compress(GOOD.encode())[:40])
    done = run("read", tmp_path, tmp_path / "05-bad.txt", "--json")
    assert done.returncode == 3
    read = {record["capture"]["source"] for record in lines(done)}  # type: ignore[index]
    assert {str(tmp_path / f"{number:02}.txt") for number in range(20)} <= read
    assert b"05-bad.txt" in done.stderr


def test_losses_are_told_and_in_the_record(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(GOOD.encode() + "Переговоры завершились. ".encode() * 900 + b"\xff")
    done = run("read", tmp_path / "a.txt", "--json")
    assert done.returncode == 3
    assert b"loss (bytes)" in done.stderr
    assert "bytes" in {issue["code"] for issue in lines(done)[0]["issues"]}  # type: ignore[attr-defined]


def test_nothing_that_acts_reaches_the_terminal(tmp_path: Path) -> None:
    page = tmp_path / "\x1b[31mname.txt"
    nasty = "\x1b]0;owned\x07\u202e\u2066\u200b\u061c\x9b31m\U000e0041"
    page.write_text(
        f"State{nasty}ment of the Ministry\n\nForeign Minister Anna Holm met{nasty} in Oslo on 3 May 2019 {nasty} and left.\n", "utf-8"
    )
    for arguments in (["read", page], ["read", page, "--json"], ["read", page, "--text"], ["read", page, "--source"], ["explain", page]):
        screen = on_terminal(arguments)
        assert not [
            c for c in ("\x1b]", "\x1b[31mname", "\x07", "\u202e", "\u2066", "\u200b", "\u061c", "\x9b", "\U000e0041") if c in screen
        ]
    assert "⟨RIGHT-TO-LEFT OVERRIDE⟩" in on_terminal(["read", page])
    for piped in (run("read", page, "--json"), run("read", page, "--view"), run("explain", page)):
        assert "\u202e" not in piped.stdout.decode()
        assert b"\x1b" not in piped.stdout + piped.stderr


def test_json_escapes_change_no_value(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD + "A mark\u202e here \U000e0041 and\u2028there.\n", "utf-8")
    (record,) = lines(run("read", tmp_path / "a.txt", "--json", "--with-text"))
    assert record["text"] == (tmp_path / "a.txt").read_text("utf-8")


def test_the_view_shows_the_story() -> None:
    screen = on_terminal(["read", NEWSROOM])
    for words in (
        "State Secretary Halvard Brekke",
        "question",
        "answer",
        "5 teasers",
        "Mombasa",
        "2024-02-27",
        "initiative",
        "Nairobi 15:05",
    ):
        assert words in screen


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    for number in range(60):
        (tmp_path / f"{number}.txt").write_bytes(NEWSROOM.read_bytes())
    with subprocess.Popen([*COMMAND, "read", str(tmp_path), "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(30) == 141


def test_records_come_as_they_are_read_and_ctrl_c_ends_it() -> None:
    with subprocess.Popen(
        [*COMMAND, "read", str(NEWSROOM), "-", "--json"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert json.loads(process.stdout.readline())["schema"]  # the second input has not even begun
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130
        assert b"Traceback" not in process.stderr.read()


def test_the_same_input_gives_the_same_bytes() -> None:
    outputs = set()
    for seed in ("0", "1", "77"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo" if seed == "1" else "UTC"}
        outputs.add(subprocess.run([*COMMAND, "read", str(NEWSROOM), "--json"], capture_output=True, check=True, env=environment).stdout)
    assert len(outputs) == 1


@pytest.mark.parametrize("arguments", [["--help"], ["read", "--help"], ["--version"]])
def test_help_is_light(arguments: list[str]) -> None:
    code = f"import sys; sys.argv = ['communique', *{arguments!r}]\ntry:\n  from communique.__main__ import main; main()\nexcept SystemExit: pass\n"
    code += "print(sorted({'rich', 'msgspec', 'babel', 'communique.app'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.splitlines()[-1] == "[]"
