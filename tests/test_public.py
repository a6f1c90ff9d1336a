"""The public face: a few names, loaded when asked for, and what they promise."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from importlib import resources
from pathlib import Path

import jsonschema
import msgspec
import pytest

import communique
from communique.capture.failure import Failure
from communique.knowledge.kinds import vocabulary

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = Path(str(resources.files("communique").joinpath("data", "sample")))
PAGES = sorted(SAMPLE.iterdir())
TEXT = "Statement of the Ministry\n\nThe talks in Oslo ended on 3 May 2019.\n"

KINDS = """interview remarks opening_remarks speech press_conference briefing media_answer readout_call readout_meeting readout_visit
joint_statement statement message appointment credentials announcement schedule travel_advice notice article news_report digest listing"""
EVENTS = """meeting call visit talks conference signing statement submission message appointment accreditation briefing speech ceremony"""


def _spans(node: object) -> list[dict[str, object]]:
    if isinstance(node, dict):
        own = [node] if {"start", "end", "quote"} <= node.keys() else []
        return own + [span for child in node.values() for span in _spans(child)]
    return [span for child in node for span in _spans(child)] if isinstance(node, list) else []


def test_names() -> None:
    assert all(getattr(communique, name) is not None for name in communique.__all__)
    assert set(dir(communique)) == set(communique.__all__)
    with pytest.raises(AttributeError, match=r"it has .*read_all"):
        communique.opens  # noqa: B018


def test_version_is_the_package_s() -> None:
    assert communique.__version__ == tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]


def test_importing_loads_nothing() -> None:
    code = "import sys, communique; print(sorted(m for m in sys.modules if m.startswith(('communique.', 'msgspec', 'rich', 'babel'))))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_records_of_the_sample_fit_the_schema(page: Path) -> None:
    record = communique.read(page)
    jsonschema.Draft202012Validator(communique.schema()).validate(msgspec.json.decode(communique.encode(record)))
    assert communique.decode(communique.encode(record)) == record


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_every_quote_of_the_sample_is_in_its_text(page: Path) -> None:
    record = communique.read(page)
    for span in _spans(msgspec.json.decode(communique.encode(record))):
        if "layer" not in span:
            assert record.text[span["start"] : span["end"]] == span["quote"]  # type: ignore[index,misc]


def test_the_sample_is_read_as_its_story_is() -> None:
    record = communique.read(SAMPLE / "newsroom.txt")
    assert record.capture.taken_at is not None
    assert record.capture.taken_at.value == "2024-04-16T12:05Z"
    assert [turn.role for turn in record.documents[0].turns] == ["question", "answer", "question", "answer"]
    assert [document.published.value for document in record.documents[1:] if document.published] == [
        "2024-04-16",
        "2024-04-15",
        "2024-04-12",
        "2024-04-09",
        "2024-04-05",
    ]


def test_a_path_bytes_and_text_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(TEXT, "utf-8")
    read = [communique.read(path), communique.read(str(path)), communique.read(TEXT.encode()), communique.read(TEXT)]
    assert {record.capture.id for record in read} == {read[0].capture.id}
    assert {record.text for record in read} == {TEXT}


def test_the_address_is_the_page_s() -> None:
    assert communique.read(TEXT, url="https://www.example.org/a").capture.url == "https://www.example.org/a"


def test_what_cannot_be_read_is_a_typed_error(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"%PDF-1.7\n")
    with pytest.raises(communique.Unreadable, match="a PDF"):
        communique.read(tmp_path / "a.html")
    with pytest.raises(communique.WrongUse, match="no such file"):
        communique.read(tmp_path / "b.html")
    with pytest.raises(communique.WrongUse, match="use read_all"):
        communique.read(SAMPLE)


def test_read_all_goes_on_after_a_bad_input(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(TEXT, "utf-8")
    (tmp_path / "2.txt").write_bytes(b"")
    found = list(communique.read_all(tmp_path))
    assert [isinstance(each, Failure) for each in found] == [False, False, True, False, False]
    assert isinstance(found[2], Failure)
    assert (found[2].source, found[2].code) == (str(tmp_path / "2.txt"), "nothing_there")


def test_a_fault_of_ours_costs_one_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from communique import app

    def breaks_at_one(page, *rest):  # type: ignore[no-untyped-def]
        if "BREAK" in page.text:
            raise RecursionError("too deep")
        return whole(page, *rest)

    whole = app.read_page
    monkeypatch.setattr(app, "read_page", breaks_at_one)
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(TEXT + ("BREAK" if number == 1 else ""), "utf-8")
    found = list(communique.read_all(tmp_path))
    assert [isinstance(each, Failure) for each in found] == [False, True, False]
    assert isinstance(found[1], Failure)
    assert found[1].code == "breach"
    assert "RecursionError: too deep" in found[1].reason
    with pytest.raises(communique.Unreadable, match="RecursionError"):
        communique.read(tmp_path / "1.txt")


def test_losses_are_issues_of_the_record() -> None:
    record = communique.read(b"Statement of the Ministry\n\n" + "Переговоры в Осло завершились. ".encode() * 900 + b"\xff\n")
    assert [(issue.code, issue.message.partition(":")[0]) for issue in record.issues if issue.code == "bytes"] != []


def test_a_warc_record_was_taken_when_it_says(tmp_path: Path) -> None:
    body = TEXT.encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + body
    head = f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/a\r\nWARC-Date: 2019-05-04T10:00:00.25Z\r\nContent-Length: {len(http)}\r\n\r\n"
    (tmp_path / "a.warc").write_bytes(head.encode() + http + b"\r\n\r\n")
    taken = communique.read(tmp_path / "a.warc").capture.taken_at
    assert taken is not None
    assert (taken.value, taken.rule, taken.evidence[0].layer) == ("2019-05-04T10:00:00Z", "warc", "headers")
    assert taken.evidence[0].quote == "2019-05-04T10:00:00.25Z"


def test_the_vocabulary_is_the_record_s() -> None:
    assert [term.name for term in vocabulary().kind] == KINDS.split()
    assert [term.name for term in vocabulary().event] == EVENTS.split()


def test_the_language_files_speak_the_vocabulary() -> None:
    languages = communique.Knowledge.standard().languages.values()
    kinds = {formula.kind for files in languages for formula in files.titles.formula}
    types = {entry.type for files in languages for entry in (*files.events.verb, *files.events.noun)}
    assert kinds <= set(KINDS.split())
    assert types <= set(EVENTS.split())


def test_a_broken_data_file_is_no_input_s_fault(tmp_path: Path) -> None:
    (tmp_path / "gazetteer").mkdir()
    (tmp_path / "gazetteer" / "mine.toml").write_text('[[country]]\ncode = "XA"\nnames = ["Norland"]\ncolour = "blue"\n', "utf-8")
    with pytest.raises(communique.BadKnowledge, match=r"mine\.toml:1: .*colour"):
        communique.read(TEXT, knowledge=communique.Knowledge.with_extra(tmp_path))
