"""What goes in is kept once, whole, in whatever order it comes."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from communique.app import read
from communique.archive.checks import verify
from communique.archive.dump import fingerprint
from communique.archive.items import day_in_office
from communique.archive.sqlite import SqliteArchive
from communique.intake.add import add

from .conftest import NEWSROOM, captures, filled


def test_added_twice_nothing_changes(tmp_path: Path) -> None:
    pages = captures(12)
    first = filled(tmp_path / "a.cq", *pages)
    with SqliteArchive(tmp_path / "a.cq") as archive:
        before = fingerprint(archive)
    again = filled(tmp_path / "a.cq", *pages)
    with SqliteArchive(tmp_path / "a.cq") as archive:
        assert fingerprint(archive) == before
    assert (first.new, again.new, again.seen, again.documents) == (12, 0, 12, 0)


def test_the_order_makes_no_difference(tmp_path: Path) -> None:
    pages, prints = captures(24), set()
    for seed in range(3):
        path = tmp_path / f"{seed}.cq"
        shuffled = random.Random(seed).sample(pages, len(pages))
        filled(path, *shuffled[:9])
        filled(path, *shuffled[9:])
        with SqliteArchive(path) as archive:
            prints.add(fingerprint(archive))
    assert len(prints) == 1


def test_workers_read_what_this_process_reads(tmp_path: Path) -> None:
    pages = captures(8)
    filled(tmp_path / "a.cq", *pages, workers=0)
    filled(tmp_path / "b.cq", *pages, workers=2)
    with SqliteArchive(tmp_path / "a.cq") as one, SqliteArchive(tmp_path / "b.cq") as other:
        assert fingerprint(one) == fingerprint(other)


def test_the_record_comes_back_as_it_was_read(kept: Path) -> None:
    with SqliteArchive(kept) as archive:
        row = archive.one("SELECT id FROM capture WHERE source = ?", (str(NEWSROOM),))
        assert row is not None
        assert archive.record(row["id"]) == read(NEWSROOM)
        raw = archive.raw(row["id"])
        assert raw is not None and raw.data == NEWSROOM.read_bytes()


def test_every_quote_stands_in_the_text_by_sql_alone(kept: Path) -> None:
    with SqliteArchive(kept) as archive:
        assert archive.count("event") > 40
        wrong = archive.rows(
            "SELECT e.id FROM event e JOIN document d ON d.id = e.document_id JOIN reading_text t ON t.capture_id = d.witness_id "
            'WHERE substr(t.text, e.start + 1, e."end" - e.start) <> e.quote'
        )
        assert wrong == []
        assert list(verify(archive)) == []


NEWS = NEWSROOM.read_text("utf-8")
MASTHEADS = [
    ("16 April 2024", "14:05", "15:05"),
    ("16 April 2024", "20:40", "21:40"),
    ("17 April 2024", "08:00", "09:00"),
    ("2 May 2024", "11:11", "12:11"),
]


def _later(date: str, oslo: str, nairobi: str) -> str:
    return NEWS.replace("16 April 2024", date, 1).replace("14:05", oslo, 1).replace("15:05", nairobi, 1)


def test_a_page_captured_five_times_is_one_document(tmp_path: Path) -> None:
    """Other clocks, a ticker, a teaser more and one fewer are no change of the article."""
    without = NEWS[: NEWS.index("05.04.2024 - ")] + "all messages\n"
    more = NEWS.replace(
        "\n16.04.2024 - Foreign",
        "\n17.04.2024 - Ambassador Liv Hagen’s meeting with the Mayor of Kisumu\n\nOn April 17, Ambassador Liv Hagen met with Mayor of Kisumu Peter Owino.\n\n16.04.2024 - Foreign",
        1,
    )
    pages = [
        *(_later(*clocks) for clocks in MASTHEADS[:3]),
        without.replace("14:05", "16:05").replace("15:05", "17:05"),
        more.replace("14:05", "21:05", 1).replace("15:05", "22:05", 1).replace("16 April 2024", "17 April 2024", 1),
    ]
    for number, page in enumerate(pages):
        (tmp_path / f"{number}.txt").write_text(page, "utf-8")
        filled(tmp_path / "a.cq", tmp_path / f"{number}.txt")
    with SqliteArchive(tmp_path / "a.cq") as archive:
        article = archive.rows("SELECT * FROM document WHERE part = 'article'")
        assert len(article) == 1
        assert archive.count("capture") == 5
        taken = [row["taken_at"] for row in archive.rows("SELECT taken_at FROM capture ORDER BY taken_at")]
        assert taken[:3] == ["2024-04-16T12:05Z", "2024-04-16T14:05Z", "2024-04-16T18:40Z"]
        assert len(archive.rows("SELECT DISTINCT page_id FROM document WHERE part = 'article'")) == 1


def test_a_real_edit_is_a_version(tmp_path: Path) -> None:
    edited = _later(*MASTHEADS[3]).replace("More than many expected.", "Less than many expected.")
    for name, page in (("a", NEWS), ("b", edited)):
        (tmp_path / f"{name}.txt").write_text(page, "utf-8")
    total = filled(tmp_path / "a.cq", tmp_path / "a.txt", tmp_path / "b.txt")
    with SqliteArchive(tmp_path / "a.cq") as archive:
        articles = archive.rows("SELECT page_id FROM document WHERE part = 'article'")
        assert len(articles) == 2 and len({row["page_id"] for row in articles}) == 1
    assert total.versions == 1


LETTER = """Foreign Minister Anna Holm of Norway opens the harbour school
3 May 2031
Foreign Minister Anna Holm of Norway opened the harbour school in Oslo on 3 May 2031. “The sea is our school,” Anna Holm said.
"""
NOTE = """The harbour school
4 May 2031
“The school stands at last,” said Anna Holm.
"""


def test_a_name_without_a_side_is_given_to_its_only_bearer_whichever_comes_first(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(LETTER, "utf-8")
    (tmp_path / "note.txt").write_text(NOTE, "utf-8")
    names = [tmp_path / "letter.txt", tmp_path / "note.txt"]
    filled(tmp_path / "one.cq", *names)
    for name in reversed(names):
        filled(tmp_path / "two.cq", name)
    with SqliteArchive(tmp_path / "one.cq") as one, SqliteArchive(tmp_path / "two.cq") as two:
        assert fingerprint(one) == fingerprint(two)
        found = one.rows("SELECT person_id, country FROM sighting WHERE name = 'Anna Holm'")
        assert None in {row["country"] for row in found} and len({row["person_id"] for row in found}) == 1
        assert list(verify(one)) == []


@pytest.mark.parametrize(
    ("told", "own", "shown"),
    [
        ("lately", "2031-05-02", "2031-05-02"),
        ("lately", None, "2031-05-01/2031-05-04"),
        ("sometime", "2029-01-01", "2029-01-01"),
        ("sometime", None, None),
        ("enters", "2031-05-02", "2031-05-04"),
        (None, None, "2031-05-04"),
    ],
)
def test_the_day_on_which_somebody_is_seen_in_office(told: str | None, own: str | None, shown: str | None) -> None:
    """Of an event its own day, of a report without one the last days, of what is only mentioned without a day none; who is appointed is in office later."""
    assert day_in_office({"told": told, "own": own, "held": None, "day": "2031-05-04"}) == shown


def test_a_document_seen_under_another_address_ties_the_versions_of_both(tmp_path: Path) -> None:
    """The first text lies under two addresses, the edited one under the second only."""
    edited = LETTER.replace("harbour school in", "school of the harbour in")
    shown = [("one", LETTER), ("two", LETTER), ("two", edited)]
    for order in (shown, shown[::-1]):
        path = tmp_path / f"{order[0][0]}.cq"
        for number, (address, page) in enumerate(order):
            (tmp_path / f"{number}.txt").write_text(page, "utf-8")
            filled(path, tmp_path / f"{number}.txt", url=f"https://mfa.norland.example/{address}")
        with SqliteArchive(path) as archive:
            assert len(archive.rows("SELECT DISTINCT page_id FROM document WHERE part = 'article'")) == 1
            assert len(archive.rows("SELECT id FROM document WHERE part = 'article'")) == 2


def test_what_cannot_be_read_is_kept_and_named(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"%PDF-1.4 not a page \x00\x01")
    (tmp_path / "b.txt").write_text("Statement of the Ministry\n\nThe talks in Oslo ended on 3 May 2019.\n")
    total = filled(tmp_path / "a.cq", tmp_path / "a.html", tmp_path / "b.txt")
    assert (total.new, total.failed, total.losses) == (1, 1, 1)
    with SqliteArchive(tmp_path / "a.cq") as archive:
        (failed,) = archive.rows("SELECT failure_code, failure_reason FROM capture WHERE outcome = 'failed'")
        assert failed["failure_code"] == "not_text" and "PDF" in failed["failure_reason"]


def test_hostile_pages_leave_their_neighbours_alone(tmp_path: Path) -> None:
    good = "Statement of the Ministry number {}\n\nThe talks in Oslo ended on 3 May 2019, and both sides were content.\n"
    for number in range(20):
        (tmp_path / f"good-{number:02}.txt").write_text(good.format(number))
    for name, page in {
        "good-05x.html": "<div>" * 4000 + "x",
        "good-07x.txt": "a\x00b\ud800".encode("utf-8", "surrogatepass"),
        "good-11x.html": "<p " + "a=1 " * 20000,
    }.items():
        (tmp_path / name).write_bytes(page if isinstance(page, bytes) else page.encode())
    path = tmp_path / "record.cq"
    with SqliteArchive(path, write=True) as archive:
        add(archive, [str(tmp_path / "")], workers=2)
        assert archive.one("SELECT count(*) FROM capture WHERE source LIKE '%good-__.txt' AND outcome = 'read'")[0] == 20  # type: ignore[index]
        assert list(verify(archive)) == []


@pytest.mark.parametrize("workers", [1, 2])
def test_a_page_that_takes_too_long_is_put_aside(tmp_path: Path, workers: int) -> None:
    from communique.intake.limits import Limits

    pages = [tmp_path / f"{name}.txt" for name in ("a", "slow", "z")]
    for page in pages:
        text = "The talks in Oslo ended on 3 May 2019.\n\n"
        page.write_text(text * (12000 if page.stem == "slow" else 1) + page.stem)
    with SqliteArchive(tmp_path / "a.cq", write=True) as archive:
        total = add(archive, [str(page) for page in pages], workers=workers, limits=Limits(base=0.4, each_megabyte=0.0))
        assert (total.new, total.failed) == (2, 1)
        (failed,) = archive.rows("SELECT source, failure_code, size FROM capture WHERE outcome = 'failed'")
        assert failed["source"].endswith("slow.txt") and failed["failure_code"] == "deadline" and failed["size"] > 400_000
