"""What changes late: edits, stubs completed, pages read anew, judgements, an archive that is put back."""

from __future__ import annotations

import gzip
import shutil
import sqlite3
from pathlib import Path

import msgspec
import pytest

from communique.archive.errors import NotAnArchive, TooNew
from communique.archive.replace import replace
from communique.archive.sheaf import Sheaf
from communique.archive.sqlite import SqliteArchive
from communique.linking.judgement import Judgement, signed
from communique.record.errors import WrongUse
from communique.watching.book import WatchBook
from communique.watching.question import Question, question_of
from communique.watching.telling import Teller
from communique.watching.watch import Item

from .ground import Fate, Receiver, bring, page

URL = "https://mfa.norland.example/news/"
FIRST = (
    "Statement on the harbour of Port Callan\n\n3 May 2019\n\nThe Ministry regrets the closure of the harbour and asks for a ceasefire.\n"
)
SECOND = FIRST.replace("and asks for a ceasefire", "and hopes for talks")
OTHER = "Statement on the ferry of Port Callan\n\n4 May 2019\n\nThe Ministry welcomes that the ferry sails again after the ceasefire.\n"


class Desk:
    """A watch of one archive, and what it tells in each round."""

    def __init__(self, folder: Path, query: str = "ceasefire", **more: bool) -> None:
        self.archive, self.place, self.question = folder / "record.cq", folder / "book", Question(query=query, **more)

    def tell(self) -> list[Item]:
        """One round."""
        got: list[tuple[str, Item]] = []
        with WatchBook(self.place) as book:
            watch = book.find("w") or book.make("w", self.question, "", True)
            Teller(self.archive, book, lambda watch, channel: Receiver(got, 100, Fate(), lambda: None)).round(watch)
        return [item for _, item in got]

    def reread(self, sheaf: Sheaf) -> None:
        """A newer reader reads a page."""
        with SqliteArchive(self.archive, write=True) as archive:
            with archive.writing():
                done = replace(archive, sheaf)
                archive.link(done.documents, done.retold)
            archive.settle()

    def judge(self, digest: str, field: str, value: str | None, at: str = "2020-01-01T00:00:00") -> None:
        """Somebody judges a fact wrong."""
        with SqliteArchive(self.archive, write=True) as archive:
            archive.judge([signed(Judgement(kind="wrong", subjects=(digest,), field=field, reason="r", author="a", at=at, value=value))])


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A watch that knows nothing, of an archive without anything that fits."""
    desk = Desk(tmp_path)
    bring(desk.archive, [page("Notice\n\n1 May 2019\n\nThe consulate is closed on Monday.\n", f"{URL}0", "2019-05-01")])
    assert desk.tell() == []
    return desk


def _with(sheaf: Sheaf, **fields: object) -> Sheaf:
    """A page of which a reader reads the one document otherwise."""
    document = msgspec.structs.replace(sheaf.documents[0], **fields)
    return msgspec.structs.replace(sheaf, documents=(document, *sheaf.documents[1:]))


def test_a_new_version_is_told_also_where_it_no_longer_fits(desk: Desk) -> None:
    bring(desk.archive, [page(FIRST, f"{URL}1", "2019-05-03")])
    (first,) = desk.tell()
    assert first.change == "new" and first.snippet is not None and "ceasefire" in first.snippet.text
    bring(desk.archive, [page(SECOND, f"{URL}1", "2019-05-05")])
    (second,) = desk.tell()
    assert (second.change, second.of, second.fits) == ("version", first.digest, False)
    bring(desk.archive, [page(SECOND, f"{URL}1", "2019-05-06")])
    assert desk.tell() == []


def test_an_older_version_that_comes_later_is_a_version_too(desk: Desk) -> None:
    bring(desk.archive, [page(SECOND.replace("talks", "a ceasefire soon"), f"{URL}1", "2019-05-05")])
    (later,) = desk.tell()
    bring(desk.archive, [page(FIRST, f"{URL}1", "2019-05-03")])
    (earlier,) = desk.tell()
    assert (earlier.change, earlier.of, earlier.fits) == ("version", later.digest, True)


def test_an_earlier_witness_tells_nothing(desk: Desk) -> None:
    bring(desk.archive, [page(FIRST, f"{URL}1", "2019-05-05")])
    assert len(desk.tell()) == 1
    bring(desk.archive, [page(FIRST, f"{URL}1", "2019-05-03")])
    assert desk.tell() == []


def test_a_judged_fact_that_was_told_is_corrected_once(desk: Desk) -> None:
    bring(desk.archive, [page(FIRST, f"{URL}1", "2019-05-03")])
    (told,) = desk.tell()
    desk.judge(told.digest, "published", "2019-05-02")
    (corrected,) = desk.tell()
    assert (corrected.change, corrected.digest, corrected.before) == ("corrected", told.digest, {"published": "2019-05-03"})
    assert corrected.document is not None and corrected.document.published == "2019-05-02"
    assert desk.tell() == []
    desk.judge(told.digest, "published", "2019-05-01", at="2020-01-02T00:00:00")
    assert [item.before for item in desk.tell()] == [{"published": "2019-05-02"}]


def test_what_was_known_and_never_told_is_not_corrected(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    bring(desk.archive, [page(FIRST, f"{URL}1", "2019-05-03")])
    assert desk.tell() == []
    with WatchBook(desk.place) as book:
        (digest,) = book.known(book.watches()[0])
    desk.judge(digest, "published", "2019-05-02")
    assert desk.tell() == []


def test_a_page_read_anew_is_the_document_that_was_told(desk: Desk) -> None:
    sheaf = page(FIRST, f"{URL}1", "2019-05-03")
    bring(desk.archive, [sheaf])
    (told,) = desk.tell()
    desk.reread(_with(sheaf, digest="sha256:" + "1" * 64))
    assert desk.tell() == [], "the same facts under another digest"
    desk.reread(_with(sheaf, digest="sha256:" + "2" * 64, kind="remarks", title="Statement on the port"))
    (corrected,) = desk.tell()
    assert (corrected.change, corrected.of) == ("corrected", "sha256:" + "1" * 64)
    assert corrected.before == {"kind": told.document and told.document.kind, "title": "Statement on the harbour of Port Callan"}
    assert desk.tell() == []


def test_a_page_read_anew_that_does_not_show_it_withdraws_it(desk: Desk) -> None:
    sheaf = page(FIRST, f"{URL}1", "2019-05-03")
    bring(desk.archive, [sheaf])
    (told,) = desk.tell()
    desk.reread(msgspec.structs.replace(sheaf, documents=()))
    (withdrawn,) = desk.tell()
    assert (withdrawn.change, withdrawn.digest, withdrawn.document) == ("withdrawn", told.digest, None)
    assert withdrawn.before is not None and withdrawn.before["title"] == "Statement on the harbour of Port Callan"
    assert desk.tell() == []
    desk.reread(sheaf)
    assert [(item.change, item.digest) for item in desk.tell()] == [("late", told.digest)], "and it is back"


def test_looks_between_the_batches_of_a_reread_withdraw_nothing(desk: Desk) -> None:
    """Two captures show a document; a newer reader has read one of them."""
    sheaves = [page(FIRST, f"{URL}1", day) for day in ("2019-05-03", "2019-05-04")]
    bring(desk.archive, sheaves)
    assert len(desk.tell()) == 1
    anew = [_with(sheaf, digest="sha256:" + "3" * 64) for sheaf in sheaves]
    desk.reread(anew[0])
    assert [item.change for item in desk.tell()] == ["late"], "told for itself: both are there"
    desk.reread(anew[1])
    assert desk.tell() == []


def test_an_old_page_that_fits_only_now_is_told(desk: Desk) -> None:
    sheaf = page(OTHER.replace("ceasefire", "truce"), f"{URL}2", "2019-05-04")
    bring(desk.archive, [sheaf])
    assert desk.tell() == []
    (row,) = desk_rows(desk, "SELECT digest FROM document WHERE title LIKE '%ferry%'")
    desk.question = Question(query="from:2020 ferry")
    desk.place = desk.place.with_name("other")
    assert desk.tell() == []
    desk.judge(row["digest"], "published", "2020-05-04")
    assert [(item.change, item.digest) for item in desk.tell()] == [("late", row["digest"])]


def desk_rows(desk: Desk, question: str) -> list[sqlite3.Row]:
    """Rows of the archive."""
    with SqliteArchive(desk.archive) as archive:
        return archive.rows(question)


def test_copies_are_told_as_such_or_left_out(tmp_path: Path) -> None:
    body = " ".join(
        f"The Ministry regrets event number {n} in the harbour of Port Callan and asks for a ceasefire on pier {n}." for n in range(12)
    )
    texts = [f"Statement on the harbour\n\n{day} May 2019\n\n{body}\n" for day in (3, 4)]
    for name, copies, wanted in (("with", True, ["new", "copy"]), ("without", False, ["new"])):
        (tmp_path / name).mkdir()
        desk = Desk(tmp_path / name, copies=copies)
        bring(desk.archive, [page("Notice\n\n1 May 2019\n\nClosed.\n", f"{URL}0")])
        desk.tell()
        bring(desk.archive, [page(texts[0], f"{URL}1"), page(texts[1], "https://sudburg.norland.example/a")])
        assert [item.change for item in desk.tell()] == wanted


def test_an_archive_that_is_put_back_to_an_older_copy_tells_nothing_twice(desk: Desk, tmp_path: Path) -> None:
    shutil.copy(desk.archive, tmp_path / "older.cq")
    bring(desk.archive, [page(FIRST, f"{URL}1", "2019-05-03")])
    assert len(desk.tell()) == 1
    for leftover in tmp_path.glob("record.cq-[ws][ah][lm]"):
        leftover.unlink()
    shutil.copy(tmp_path / "older.cq", desk.archive)
    assert desk.tell() == [], "nothing is withdrawn: its capture is not there at all"
    bring(desk.archive, [page(OTHER, f"{URL}2", "2019-05-04"), page(FIRST, f"{URL}1", "2019-05-03")])
    assert [item.document.title for item in desk.tell() if item.document] == ["Statement on the ferry of Port Callan"]
    bring(desk.archive, [page(SECOND, f"{URL}1", "2019-05-05")])
    assert [item.change for item in desk.tell()] == ["version"]


def test_captures_that_come_in_the_place_of_others_are_looked_at(desk: Desk, tmp_path: Path) -> None:
    """Put back to an older copy, an archive gives the numbers of captures that a watch has seen to others."""
    bring(desk.archive, [page(FIRST, f"{URL}1", "2019-05-03")])
    shutil.copy(desk.archive, tmp_path / "older.cq")
    bring(desk.archive, [page(OTHER, f"{URL}2", "2019-05-04")])
    assert len(desk.tell()) == 2
    for leftover in tmp_path.glob("record.cq-[ws][ah][lm]"):
        leftover.unlink()
    shutil.copy(tmp_path / "older.cq", desk.archive)
    bring(desk.archive, [page(SECOND, f"{URL}1", "2019-05-05")])
    assert [(item.change, item.fits) for item in desk.tell()] == [("version", False)]


def test_a_newer_archive_or_book_is_refused_and_nothing_is_kept(desk: Desk) -> None:
    before = desk.place.read_bytes()
    for path, advice in ((desk.archive, "newer communique"), (desk.place, "newer communique")):
        copy = path.read_bytes()
        with sqlite3.connect(path) as connection:
            connection.execute("PRAGMA user_version = 999")
        connection.close()
        with pytest.raises(TooNew, match=advice):
            desk.tell()
        path.write_bytes(copy)
    assert desk.place.read_bytes() == before
    desk.place.write_bytes(b"no book at all")
    with pytest.raises(NotAnArchive, match="--book FILE"):
        desk.tell()


def test_an_older_archive_is_brought_to_form_and_watched(tmp_path: Path) -> None:
    golden = sorted((Path(__file__).resolve().parents[1] / "archive" / "golden").glob("*.cq.gz"))
    assert golden
    desk = Desk(tmp_path, query="*")
    desk.archive.write_bytes(gzip.decompress(golden[0].read_bytes()))
    assert desk.tell() == []
    bring(desk.archive, [page(FIRST, f"{URL}1", "2019-05-03")])
    assert [item.change for item in desk.tell()] == ["new"]


def test_questions_that_cannot_be_watched(desk: Desk) -> None:
    with SqliteArchive(desk.archive) as archive:
        for words, advice in (
            ({}, "nothing to watch"),
            ({"person": "#1"}, "name the person"),
            ({"pair": ("RU", "Russia")}, "one side"),
            ({"pair": ("RU", "Atlantis")}, "no country or organisation"),
        ):
            with pytest.raises(WrongUse, match=advice):
                question_of(archive, **words)  # type: ignore[arg-type]
