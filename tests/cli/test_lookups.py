"""`explain`, `reference` and `knowledge`."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest

from communique.cli.knowledge_check import problems
from communique.cli.knowledge_pack import is_current

NEWSROOM = Path(str(resources.files("communique").joinpath("data", "sample", "newsroom.txt")))


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "communique", *map(str, arguments)], capture_output=True, text=True, check=False)


def test_every_fact_is_explained() -> None:
    done = run("explain", NEWSROOM, "--json")
    facts = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [fact["number"] for fact in facts] == list(range(1, len(facts) + 1))
    text = NEWSROOM.read_text("utf-8")
    for sentence in (s for fact in facts for s in fact["sentences"] if s["layer"] == "text"):
        assert text[sentence["at"] : sentence["at"] + len(sentence["sentence"])] == sentence["sentence"]
    call = next(fact for fact in facts if fact["value"] == "2024-04-13")
    assert [s["sentence"][s["start"] : s["end"]] for s in call["sentences"]] == ["April 13", "15.04.2024"]


def test_one_fact_is_shown_with_its_words_underlined() -> None:
    done = run("explain", NEWSROOM, "--fact", "1")
    assert "16 April 2024\n      ^^^^^^^^^^^^^\n" in done.stdout
    assert "anchor Nairobi: 15:05" in done.stdout
    none = run("explain", NEWSROOM, "--fact", "5000")
    assert (none.returncode, none.stdout) == (2, "")
    assert "no fact 5000" in none.stderr


@pytest.mark.parametrize("topic", ["kinds", "events", "services", "languages"])
def test_reference_is_json_when_piped(topic: str) -> None:
    rows = json.loads(run("reference", topic).stdout)
    assert len(rows) > 1
    assert len({tuple(row) for row in rows}) == 1


def test_reference_schema_is_the_program_s_own() -> None:
    import communique

    assert json.loads(run("reference", "schema").stdout) == json.loads(json.dumps(communique.schema()))


def test_an_unknown_topic_names_the_known_ones() -> None:
    done = run("reference", "colours")
    assert done.returncode == 2
    assert "kinds, events, services, languages" in done.stderr


def test_the_data_files_are_sound() -> None:
    assert run("knowledge", "check", "--json").stdout.strip() == "[]"


def test_the_packed_data_is_current() -> None:
    assert is_current(), "run `make data`"


def test_faults_in_data_files_are_told_with_their_line(tmp_path: Path) -> None:
    folder = tmp_path / "languages" / "xx"
    folder.mkdir(parents=True)
    (folder / "titles.toml").write_text('[[formula]]\nkind = "speech"\nhas = [["address"]]\nexample = "Remarks in Oslo"\n', "utf-8")
    (folder / "people.toml").write_text('[[honorific]]\nwords = ["Dr"]\nexampel = "Dr Holm"\n', "utf-8")
    (folder / "colours.toml").write_text("", "utf-8")
    found = {problem.file.rpartition("/")[2]: problem for problem in problems(tmp_path)}
    assert set(found) == {"titles.toml", "people.toml", "colours.toml"}
    assert (found["titles.toml"].line, "none of the entry's words" in found["titles.toml"].problem) == (4, True)
    assert "exampel" in found["people.toml"].problem


def test_unused_entries() -> None:
    done = run("knowledge", "unused", NEWSROOM)
    rows = {row["family"]: row for row in json.loads(done.stdout)}
    assert done.returncode == 0
    assert 0 < rows["countries"]["matched"] < rows["countries"]["entries"]
    assert rows["events"]["unused"]
    assert "meet" not in rows["events"]["unused"]
