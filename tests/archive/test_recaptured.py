"""The page that all began with, captured five times with other clocks, tickers and teasers: one document, five captures; an edit is the only diff."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.archive.sqlite import SqliteArchive
from communique.views.diff import diff
from communique.views.history import history

from .conftest import filled

URL = "https://mission.example/en/interview/7"
TAKEN = {
    ("22 September 2017", "07:31", "05:31"): "2017-09-22T04:31Z",
    ("22 September 2017", "18:02", "16:02"): "2017-09-22T15:02Z",
    ("25 September 2017", "09:15", "07:15"): "2017-09-25T06:15Z",
    ("3 October 2017", "12:00", "10:00"): "2017-10-03T09:00Z",
    ("9 January 2018", "12:20", "09:20"): "2018-01-09T09:20Z",
}
"""What the masthead shows, and the instant that it means."""
TEASER = "\n24.09.2017 - On the opening of a reading room\n\nOn September 23, a reading room was opened in Tula.\n"
EDIT = "The ministers will speak about it again."


@pytest.fixture(scope="module")
def seed(shared: Path) -> str:
    page = shared / "seed" / "capture.txt"
    if not page.exists():
        pytest.skip("the page is not among the shared sets")
    return page.read_text("utf-8")


def _pages(seed: str) -> list[str]:
    """The five captures: the masthead of each moment; one teaser fewer, one more, another order below the article."""
    first_masthead = next(iter(TAKEN))
    pages = []
    for masthead in TAKEN:
        page = seed
        for old, new in zip(first_masthead, masthead, strict=True):
            assert old in page
            page = page.replace(old, new, 1)
        pages.append(page)
    last = seed.rindex("\n15.09.2017 - ")
    tail = len(seed) - last
    end = len(pages[2]) - (len(seed) - seed.rindex("\n\nall messages"))
    pages[1] = pages[1][: len(pages[1]) - tail] + "\n\nall messages"
    pages[2] = pages[2][:end] + "\n" + TEASER + pages[2][end:]
    pages[4] = pages[4].replace("all messages", "2 users online\n\nall messages", 1)
    return pages


def test_one_document_five_captures(seed: str, tmp_path: Path) -> None:
    for number, page in enumerate(_pages(seed)):
        (tmp_path / f"{number}.txt").write_text(page, "utf-8")
        filled(tmp_path / "record.cq", tmp_path / f"{number}.txt", url=URL)
    with SqliteArchive(tmp_path / "record.cq") as archive:
        assert [row["taken_at"] for row in archive.rows("SELECT taken_at FROM capture ORDER BY id")] == list(TAKEN.values())
        assert len(archive.rows("SELECT id FROM document WHERE part = 'article'")) == 1
        told = history(archive, URL)
        assert len(told.captures) == 5 and len(told.versions) == 1
        change = diff(archive, "@1", "@5")
        assert change.text == () and change.facts == ()


def test_an_edit_is_the_only_difference(seed: str, tmp_path: Path) -> None:
    pages = _pages(seed)
    place = seed.index("\n\n", seed.index("Question:", seed.index("Question:") + 1))
    edited = pages[3].replace(seed[place - 60 : place], f"{seed[place - 60 : place]} {EDIT}", 1)
    for number, page in enumerate([*pages[:3], edited]):
        (tmp_path / f"{number}.txt").write_text(page, "utf-8")
        filled(tmp_path / "record.cq", tmp_path / f"{number}.txt", url=URL)
    with SqliteArchive(tmp_path / "record.cq") as archive:
        articles = archive.rows("SELECT id, page_id FROM document WHERE part = 'article' ORDER BY id")
        assert len(articles) == 2 and len({row["page_id"] for row in articles}) == 1
        (change,) = diff(archive, "@1", "@4").text
        assert (change.before, change.after.strip()) == ("", EDIT)
