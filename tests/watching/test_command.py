"""`communique watch`: results on standard output, one JSON object a line; exit codes that mean something; whatever ends it ends it in order."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from communique.watching.book import WatchBook

from .ground import bring, page
from .hook import Hook

TITLES = ("harbour", "ferry", "lighthouse", "customs house")


def _page(number: int) -> str:
    return f"Statement on the {TITLES[number]} of Port Callan\n\n{number + 3} May 2019\n\nThe Ministry regrets what happened to the {TITLES[number]}.\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An archive of one page."""
    _add(tmp_path / "record.cq", 0)
    return tmp_path / "record.cq"


def _add(path: Path, *numbers: int) -> None:
    bring(path, [page(_page(number), f"https://mfa.norland.example/{number}", f"2019-05-0{number + 3}") for number in numbers])


def run(path: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-m", "communique", "watch", str(path), *words]
    return subprocess.run(line, capture_output=True, text=True, check=False, env={**os.environ, **environment})


def _titles(done: subprocess.CompletedProcess[str]) -> list[str]:
    return [json.loads(line)["document"]["title"].split()[3] for line in done.stdout.splitlines()]


def test_the_first_time_what_is_there_is_known(path: Path) -> None:
    first = run(path, "regrets")
    assert (first.returncode, first.stdout) == (0, "") and "1 documents fit already" in first.stderr
    assert stat.S_IMODE((path.parent / "record.cq-watch").stat().st_mode) == 0o600
    _add(path, 1, 2)
    second = run(path, "regrets")
    assert second.returncode == 0 and _titles(second) == ["ferry", "lighthouse"] and second.stderr == ""
    told = json.loads(second.stdout.splitlines()[0])
    assert list(told)[:3] == ["schema", "key", "watch"] and told["change"] == "new" and told["watch"] == "regrets"
    assert run(path, "regrets").stdout == run(path).stdout == ""


def test_backlog_tells_what_fits_already(path: Path) -> None:
    assert _titles(run(path, "regrets", "--backlog")) == ["harbour"]
    assert run(path, "regrets", "--backlog").stdout == ""


def test_all_watches_are_told_where_none_is_named(path: Path) -> None:
    for words in (("ferry",), ("--publisher", "mfa.norland.example"), ("regrets", "--name", "all of it")):
        assert run(path, *words).returncode == 0
    _add(path, 1)
    done = run(path)
    assert [json.loads(line)["watch"] for line in done.stdout.splitlines()] == ["ferry", "publisher mfa.norland.example", "all of it"]
    listed = [json.loads(line) for line in run(path, "--list").stdout.splitlines()]
    assert [(line["name"], line["known"]) for line in listed] == [("ferry", 1), ("publisher mfa.norland.example", 2), ("all of it", 2)]


def test_wrong_use_is_told_and_keeps_nothing(path: Path) -> None:
    for words, advice in (
        ((), "nothing is watched"),
        (("--name", "none"), "none: no such watch"),
        (("--pair", "RU", "Atlantis"), "no country or organisation"),
        (("x", "--webhook", "ftp://x.example"), "no address of the web"),
        (("x", "--webhook", "https://a:b@x.example"), "would be seen"),
        (("x", "--mail", "nobody"), "no address of mail"),
        (("x", "--mail", "a@x.example"), "COMMUNIQUE_SMTP_HOST"),
        (("x", "--feed", "/no/such/folder/f"), "no such folder"),
        (("x", "--settings", "/no/such/file"), "no settings"),
        (("--forget",), "nothing is watched"),
        (("x", "--nonsense"), "o such option"),
    ):
        done = run(path, *words)
        assert done.returncode == 2 and advice in done.stderr and done.stdout == "", (words, done.stderr)
        assert "Traceback" not in done.stderr
    assert not list(path.parent.glob("record.cq-watch*"))
    assert run(path.with_name("none.cq"), "x").returncode == 2
    run(path, "x", "--name", "n")
    other = run(path, "y", "--name", "n")
    assert other.returncode == 2 and "watches 'x' already" in other.stderr


def test_a_dry_run_shows_and_keeps_nothing(path: Path) -> None:
    dry = run(path, "regrets", "--dry-run", "--backlog")
    assert dry.returncode == 0 and _titles(dry) == ["harbour"] and not list(path.parent.glob("record.cq-watch*"))
    run(path, "regrets")
    _add(path, 1)
    before = (path.parent / "record.cq-watch").read_bytes()
    assert _titles(run(path, "regrets", "--dry-run")) == _titles(run(path, "--dry-run")) == ["ferry"]
    assert (path.parent / "record.cq-watch").read_bytes() == before
    assert _titles(run(path)) == ["ferry"]


def test_forgetting(path: Path) -> None:
    run(path, "regrets", "--feed", str(path.parent / "f.atom"))
    assert run(path, "regrets", "--forget", "--feed", str(path.parent / "f.atom")).returncode == 0
    assert [way["kind"] for way in json.loads(run(path, "--list").stdout)["channels"]] == ["print"]
    assert run(path, "--forget").returncode == 2
    assert run(path, "regrets", "--forget").returncode == 0
    assert run(path, "--list").stdout == "" and run(path).returncode == 2


def test_a_webhook_that_fails_is_waited_for(path: Path, hook: Hook) -> None:
    run(path, "regrets", "--webhook", hook.url)
    _add(path, 1, 2)
    hook.answers = [(500, {})] * 3
    failed = run(path)
    assert failed.returncode == 3 and _titles(failed) == ["ferry", "lighthouse"]
    assert "answers 500" in failed.stderr and "2 wait for it" in failed.stderr and "room=1" not in failed.stderr
    done = run(path, COMMUNIQUE_WEBHOOK_SECRET="s")
    assert (done.returncode, done.stdout) == (0, "")
    assert [json.loads(body)["document"]["title"].split()[3] for _, _, body in hook.got] == ["ferry"] * 4 + ["lighthouse"]
    assert len({headers["idempotency-key"] for _, headers, _ in hook.got[:4]}) == 1
    assert "webhook-signature" in hook.got[-1][1]


def test_what_is_refused_is_reported_until_it_is_sent_again(path: Path, hook: Hook) -> None:
    run(path, "regrets", "--webhook", hook.url)
    _add(path, 1, 2)
    hook.answers = [(422, {})]
    refused = run(path)
    assert refused.returncode == 3 and "refused 1 for good" in refused.stderr
    assert len(hook.got) == 2, "what follows is not held up"
    assert run(path).returncode == 3
    assert json.loads(run(path, "--list").stdout)["channels"][1]["reasons"] == ["answers 422"]
    assert run(path, "--retry").returncode == 0 and len(hook.got) == 3
    assert hook.got[2][1]["webhook-id"] == hook.got[0][1]["webhook-id"]


def test_settings_that_others_can_read_are_told(path: Path) -> None:
    file = path.parent / "watch.toml"
    file.write_text('[webhook]\nsecret = "geheim"\n')
    for mode, told in ((0o644, True), (0o600, False)):
        file.chmod(mode)
        done = run(path, "regrets", "--settings", str(file))
        assert done.returncode == 0 and ("others on this machine can read it" in done.stderr) == told and "geheim" not in done.stderr


def test_a_feed_is_written(path: Path) -> None:
    file = path.parent / "f.atom"
    run(path, "regrets", "--feed", str(file), "--root", "https://room.example")
    assert b"<entry>" not in file.read_bytes()
    _add(path, 1)
    run(path)
    assert file.read_bytes().count(b"<entry>") == 1 and b"https://room.example/document/" in file.read_bytes()


def _started(path: Path, *words: str) -> subprocess.Popen[str]:
    line = [sys.executable, "-m", "communique", "watch", str(path), *words]
    return subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_follow_tells_while_others_add_and_ctrl_c_ends_it(path: Path) -> None:
    process = _started(path, "regrets", "--follow", "--every", "0.1")
    assert process.stdout is not None and process.stderr is not None
    assert "watched from now on" in process.stderr.readline()
    for number in (1, 2):
        _add(path, number)
        assert TITLES[number] in process.stdout.readline()
    process.send_signal(signal.SIGINT)
    out, errors = process.communicate(timeout=20)
    assert (process.returncode, out, errors) == (130, "", "")
    _add(path, 3)
    assert len(run(path).stdout.splitlines()) == 1


def test_killed_at_any_moment(path: Path, hook: Hook) -> None:
    """The whole program, killed by the system: what comes twice has the same key, nothing is lost."""
    assert run(path, "regrets", "--webhook", hook.url).returncode == 0
    printed: list[str] = []
    for number, after in ((1, 0.45), (2, 0.6), (3, 0.75)):
        _add(path, number)
        process = _started(path)
        timer = threading.Timer(after, process.kill)
        timer.start()
        printed += process.communicate()[0].splitlines()
        timer.cancel()
    printed += run(path).stdout.splitlines()
    for told in ([json.loads(line) for line in printed if line.endswith("}")], [json.loads(body) for _, _, body in hook.got]):
        by_key = {item["key"]: item["document"]["title"].split()[3] for item in told}
        assert sorted(by_key.values()) == ["customs", "ferry", "lighthouse"]


def test_who_stops_reading_gets_the_rest_later(path: Path) -> None:
    run(path, "regrets")
    _add(path, 1, 2, 3)
    process = subprocess.run(["sh", "-c", f"{sys.executable} -m communique watch {path} | head -n 0"], capture_output=True, check=False)
    assert process.stderr == b""
    told = run(path).stdout.splitlines()
    assert 1 <= len(told) <= 3


def test_two_processes_tell_one_watch_once(path: Path, hook: Hook) -> None:
    run(path, "regrets", "--webhook", hook.url)
    _add(path, 1, 2, 3)
    processes = [_started(path) for _ in range(3)]
    lines = [line for process in processes for line in process.communicate()[0].splitlines()]
    assert sorted(json.loads(line)["document"]["title"].split()[3] for line in lines) == ["customs", "ferry", "lighthouse"]
    assert len(hook.got) == 3


def test_who_tells_a_watch_tells_it_alone(path: Path) -> None:
    run(path, "regrets")
    _add(path, 1)
    with WatchBook(path.parent / "record.cq-watch") as book:
        with book.turn(book.watches()[0]):
            process = _started(path)
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(timeout=3)
            waiting = book.watches()[0].mark
        assert TITLES[1] in process.communicate(timeout=30)[0]
        assert book.watches()[0].mark != waiting


def test_an_archive_beside_which_nothing_can_be_written(path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    path.parent.chmod(0o555)
    try:
        assert "--book FILE" in run(path, "regrets").stderr
        assert run(path, "regrets", "--book", str(tmp_path_factory.mktemp("own") / "book")).returncode == 0
    finally:
        path.parent.chmod(0o755)


def test_hostile_titles_on_a_terminal_and_in_json(tmp_path: Path) -> None:
    path = tmp_path / "record.cq"
    hostile = _page(0).replace("harbour of", "harbour \x1b]0;x\x07 \u202e of")
    bring(path, [page(hostile, "https://mfa.norland.example/1")])
    done = run(path, "regrets", "--backlog")
    assert done.returncode == 0 and done.stdout and not set(done.stdout) & set("\x1b\x07\u202e")
    begun = time.monotonic()
    assert run(path, "--list").returncode == 0 and time.monotonic() - begun < 20
