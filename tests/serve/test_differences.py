"""What changed between two captures: in words, with both versions to be had back from the page, and in facts."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from starlette.testclient import TestClient

from communique.archive.sqlite import SqliteArchive


def _versions(archive: Path) -> list[tuple[int, int]]:
    question = (
        "SELECT a.id AS old, b.id AS new FROM document a JOIN document b ON a.page_id = b.page_id AND a.id < b.id "
        "AND a.part <> 'teaser' AND b.part <> 'teaser' LIMIT 20"
    )
    with SqliteArchive(archive) as kept:
        return [(row["old"], row["new"]) for row in kept.rows(question)]


def test_the_newer_words_come_back_from_the_page(room: TestClient, archive: Path) -> None:
    pairs = _versions(archive)
    assert pairs
    for old, new in pairs:
        told = room.get(f"/api/diff/{old}/{new}").json()
        shown = room.get(f"/api/document/{new}").json()["shown"]
        body = "".join(shown["text"][start:end] for start, end in shown["record"]["body"])
        newer = "".join(w["text"] for p in told["paragraphs"] for w in p if w["state"] != "gone")
        gone = [w["text"] for p in told["paragraphs"] for w in p if w["state"] == "gone"]
        assert newer == body
        assert sorted(gone) == sorted(change["before"] for change in told["diff"]["text"] if change["before"])


def test_a_page_compared_with_itself_has_no_difference(room: TestClient) -> None:
    told = room.get("/api/diff/1/1").json()["diff"]
    assert told["text"] == told["facts"] == []
    assert "No difference" in room.get("/diff/1/1").text


def test_what_was_never_captured_is_not_compared(room: TestClient) -> None:
    assert room.get("/diff/@999999/1").status_code == 404
    assert room.get("/diff/1/zz").status_code == 404


def test_facts_are_named_in_words(room: TestClient, archive: Path) -> None:
    with SqliteArchive(archive) as kept:
        numbers = [row["id"] for row in kept.rows("SELECT id FROM document WHERE part <> 'teaser' ORDER BY id")]
    seen = set()
    for old, new in pairwise(numbers):
        seen |= {fact["fact"] for fact in room.get(f"/api/diff/{old}/{new}").json()["diff"]["facts"]}
        page = room.get(f"/diff/{old}/{new}")
        assert page.status_code == 200
        assert not any(
            f">{raw}<" in page.text for raw in ("event.status", "event.when", "commitment.due", "first_published", "removed", "added")
        )
    assert {"title", "kind", "published", "turn", "event", "event.when", "event.status", "commitment"} <= seen
