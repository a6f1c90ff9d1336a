"""The index for ranked searches beside an archive: the same documents as without it, in step with every change, never needed."""

from __future__ import annotations

import random
import shutil
import sys
import unicodedata
from pathlib import Path

import pytest

pytest.importorskip("tantivy")

import communique
from communique.archive.beside import folder_of
from communique.archive.checks import verify
from communique.archive.cut import Cut
from communique.archive.sqlite import SqliteArchive
from communique.intake.add import add
from communique.intake.reread import reread
from communique.linking.judgement import Judgement
from communique.record.errors import WrongUse
from communique.views.finding import planned, ranked
from communique.views.query import parsed
from communique.views.ranking import best
from communique.views.search import search

from .conftest import FIRST, LATER, OTHER, PAGES

MANY_SCRIPTS = (
    "Ponta Verde communiqué\n\n4 May 2019\n\nL’été, São Tomé — naïve Ærø; Vučić, Đoković and ĲSSEL met. Встреча Лаврова ёжик й. "
    "会谈 在 北京 举行。 صَباح الخير क्षत्रिय नमस्ते ไทยแลนด์ ½ Ⅷ ²x a_b c'd e-f 3rd U.S. e\u0301tude o\u0308 \u0301lead ﬁrst İstanbul ß ſ\n"
)
QUERIES = (
    "minister", "minist*", "m*", "mi*", '"foreign minister"', '"foreign min"*', "talks visit", "talks OR visit", "minister -visit", "-visit minister -talks",
    "title:visit", 'title:"foreign minister"', "title:minis*", "visit OR title:meeting", "ministre", "zzz", "minister with:IR", "minister kind:interview",
    "the from:2017 to:2017-09", "the country:FR", "the language:en", "meeting OR with:RU", "the -kind:interview", "vucic", "ete", "Ærø", "встреча",
    "北京", "会谈*", "क्षत्रिय", "صباح", "a_b", "U.S.", "first", "istanbul", "etude", "e-f", '"São Tomé"', "the OR of OR and", '"the the"', "...", '"" minister',
)  # fmt: skip


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """An archive of sixty pages and one in many scripts, with an index beside it."""
    path, page = tmp_path / "record.cq", tmp_path / "scripts.txt"
    page.write_text(MANY_SCRIPTS)
    with SqliteArchive(path, write=True) as archive:
        add(archive, [*map(str, sorted(PAGES.glob("*/*/*/capture.*"))[:60]), str(page)], workers=0)
        assert archive.index_beside() == archive.count("document")
    return path


def _alike(archive: SqliteArchive, query: str) -> int:
    """How many documents both ways find: the same ones."""
    plan = planned(archive, parsed(query))
    if not plan.match:
        return 0
    assert archive.words_beside() is not None
    one, other = ([row["id"] for row in found] for found in (best(archive, plan), ranked(archive, plan)))
    assert len(one) == len(set(one)) and set(one) == set(other), query
    assert [row["id"] for row in best(archive, plan, 3)] == one[3:]
    return len(one)


def test_the_same_documents_are_found(kept: Path) -> None:
    with SqliteArchive(kept) as archive:
        found = {query: _alike(archive, query) for query in QUERIES}
        assert found["the OR of OR and"] > 60 and found["minister with:IR"] and found["minist*"] and found["北京"] == found["vucic"] == 1
        chance, texts = random.Random(5), [row["body"].split() for row in archive.rows("SELECT body FROM v_document_text")]
        for words in texts:
            at = chance.randrange(len(words) or 1)
            for query in (" ".join(words[at : at + 1]), f'"{" ".join(words[at : at + 3])}"', f"{' '.join(words[at : at + 1])[:3]}*"):
                _alike(archive, query)


def test_what_fits_best_comes_first_either_way(tmp_path: Path) -> None:
    texts = {"title": "Harbours and more harbours", "often": "News of the day", "once": "News of the week"}
    body = {
        "title": "Nothing else.",
        "often": "Harbours, harbours and harbours again.",
        "once": "Of harbours and much else. " + "More words here. " * 30,
    }
    with SqliteArchive(tmp_path / "record.cq", write=True) as archive:
        for name, title in texts.items():
            (tmp_path / f"{name}.txt").write_text(f"{title}\n\n3 May 2019\n\n{body[name]}\n")
        add(archive, [str(tmp_path / f"{name}.txt") for name in texts], workers=0)
        without = [hit.document.title for hit in search(archive, "harbours", order="ranked").hits]
        archive.index_beside()
        found = search(archive, "harbours", order="ranked").hits
        assert [hit.document.title for hit in found] == without == list(texts.values())
        assert all(hit.score is not None and hit.score > 0 for hit in found)


def test_it_stays_in_step(kept: Path, tmp_path: Path) -> None:
    pages = {name: tmp_path / f"{name}.txt" for name in ("first", "other", "later")}
    for path, text in zip(pages.values(), (FIRST, OTHER, LATER), strict=True):
        path.write_text(f"{text}\nZephyrine weather.\n")
    with SqliteArchive(kept, write=True) as archive, SqliteArchive(kept) as reader:
        assert _alike(reader, "zephyrine") == 0
        add(archive, list(map(str, pages.values())), workers=0)
        assert _alike(archive, "zephyrine") == _alike(reader, "zephyrine") == 3
        digest = search(archive, "zephyrine baltic").hits[0].document.digest
        archive.judge(
            [
                Judgement(
                    kind="wrong",
                    subjects=(digest,),
                    field="published",
                    author="Ann",
                    reason="misprint",
                    at="2024-01-01",
                    value="1999-05-05",
                )
            ]
        )
        assert _alike(archive, "zephyrine to:1999") == 1 and _alike(archive, "zephyrine from:2020") == 0
        list(reread(archive, every=True, workers=0))
        for query in QUERIES:
            _alike(archive, query)
        assert list(verify(archive)) == []


def test_behind_it_is_not_asked(kept: Path, tmp_path: Path) -> None:
    page = tmp_path / "later.txt"
    page.write_text(f"{LATER}\nZephyrine weather.\n")
    shutil.move(folder_of(kept), tmp_path / "aside")
    with SqliteArchive(kept, write=True) as archive:
        add(archive, [str(page)], workers=0)
    shutil.move(tmp_path / "aside", folder_of(kept))
    with SqliteArchive(kept) as archive:
        assert archive.words_beside() is None
        assert len(search(archive, "zephyrine", order="ranked").hits) == 1
        assert ["behind" in fault.what for fault in verify(archive)] == [True]
        assert archive.index_beside() == 1
        assert _alike(archive, "zephyrine") == 1 and list(verify(archive)) == []


def test_a_broken_index_is_not_asked_and_made_anew(kept: Path) -> None:
    (folder_of(kept) / "meta.json").write_text("{")
    with SqliteArchive(kept) as archive:
        assert archive.words_beside() is None and search(archive, "minister", order="ranked").hits
        assert ["cannot be read" in fault.what for fault in verify(archive)] == [True]
    with SqliteArchive(kept, write=True) as archive:
        assert archive.index_beside() == archive.count("document") and _alike(archive, "minister")


def test_without_the_extra_nothing_is_missing(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tantivy", None)
    with communique.open(kept) as room:
        assert room.archive.words_beside() is None and len(room.search("minister", order="ranked"))
        assert list(verify(room.archive)) == []
        with pytest.raises(WrongUse, match=r"communique\[search\]"):
            room.archive.index_beside()


def test_words_are_cut_as_sqlite_cuts_them(tmp_path: Path) -> None:
    """Every letter of the first planes, between two others and alone."""
    cut = Cut()
    letters = [chr(code) for code in range(1, 0x2FFF) if unicodedata.category(chr(code)) != "Cs"]
    asked = cut._asked
    asked.execute("DELETE FROM t")
    asked.execute("INSERT INTO t VALUES (?)", (" ".join(f"{letter} x{letter} {letter}y" for letter in letters),))
    theirs = [row[0] for row in asked.execute('SELECT term FROM words ORDER BY "offset"')]
    asked.execute("DELETE FROM t")
    assert cut.words(" ".join(f"{letter} x{letter} {letter}y" for letter in letters)) == theirs
