"""However a search finds its documents (asked one by one, met on a walk, looked up), it finds the same ones, newest first."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from communique.archive.readback import read_back
from communique.archive.sheaf import DocumentRows
from communique.archive.sqlite import SqliteArchive
from communique.linking.judgement import Judgement
from communique.views import among, finding
from communique.views.search import search

NUMBER = 700
TOOL = Path(__file__).parents[2] / "tools" / "many.py"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteArchive]:
    spec = importlib.util.spec_from_file_location("many", TOOL)
    assert spec is not None and spec.loader is not None
    many = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(many)
    path = tmp_path_factory.mktemp("many") / "many.cq"
    many.fill(path, NUMBER)
    with SqliteArchive(path, write=True) as archive:
        for number, value in ((5, "2010"), (17, "2010-06"), (40, None), (41, "2008/2012")):  # dates that are no single day
            row = archive.one("SELECT digest FROM document WHERE id = ?", (number,))
            assert row is not None
            archive.judge([Judgement(kind="wrong", subjects=(row["digest"],), field=f, value=value, reason="x", author="y", at="2026-01-01") for f in ("published", "held")])  # fmt: skip
        yield archive


@pytest.fixture(scope="module")
def told(filled: SqliteArchive) -> dict[int, tuple[DocumentRows, set[str]]]:
    found = {}
    for row in filled.rows("SELECT d.id, t.text FROM document d JOIN reading_text t ON t.capture_id = d.witness_id"):
        rows = read_back(filled.connection, row["id"])
        assert rows is not None
        found[row["id"]] = (rows, set(row["text"].lower().replace(".", " ").replace("-", " ").split()))
    return found


def in_time(rows: DocumentRows, first: str, last: str) -> bool:
    return (
        rows.published.end is not None and rows.published.start is not None and rows.published.end >= first and rows.published.start <= last
    )


Asked = Callable[[DocumentRows, set[str]], bool]


def queries(told: dict[int, tuple[DocumentRows, set[str]]]) -> Iterator[tuple[str, Asked]]:
    counts: dict[str, int] = {}
    for _, words in told.values():
        for word in words:
            counts[word] = counts.get(word, 0) + 1
    frequent = sorted((word for word in counts if word.isalpha() and len(word) > 6), key=lambda word: (-counts[word], word))
    person = str(told[1][0].sightings[0].name)
    side = str(told[1][0].sightings[0].country)
    for word in (frequent[0], frequent[20], frequent[200], frequent[-1]):
        yield f'{word} with:"{person}"', lambda d, w, word=word: word in w and person in {s.name for s in d.sightings}  # type: ignore[misc]
        yield f"{word} with:{side}", lambda d, w, word=word: word in w and side in {s.country for s in d.sightings}  # type: ignore[misc]
        yield f"{word} kind:interview", lambda d, w, word=word: word in w and d.kind == "interview"  # type: ignore[misc]
        yield f"{word} from:2010 to:2010", lambda d, w, word=word: word in w and in_time(d, "2010-01-01", "2010-12-31")  # type: ignore[misc]
        yield f"{word} to:2009-05-20", lambda d, w, word=word: word in w and in_time(d, "0001-01-01", "2009-05-20")  # type: ignore[misc]
        yield f"{word[:6]}*", lambda d, w, word=word: any(each.startswith(word[:6]) for each in w)  # type: ignore[misc]
    yield "from:2010-06-10 to:2010-06-12", lambda d, w: in_time(d, "2010-06-10", "2010-06-12")


@pytest.mark.parametrize(("rare", "tried"), [(1000, 24), (1000, 0), (1000, 9999), (0, 24)])
def test_the_same_documents_whatever_the_way(
    rare: int, tried: int, filled: SqliteArchive, told: dict[int, tuple[DocumentRows, set[str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "RARE", rare)
    monkeypatch.setattr(among, "TRIED", tried)
    ranks = {row["id"]: row["rank"] for row in filled.rows("SELECT id, rank FROM document")}
    seen = 0
    for query, fits in queries(told):
        right = sorted((number for number, (rows, words) in told.items() if fits(rows, words)), key=lambda number: -ranks[number])
        assert [hit.document.id for hit in search(filled, query, limit=NUMBER).hits] == right, query
        if len(right) > 3:
            first = search(filled, query, limit=3)
            rest = search(filled, query, limit=NUMBER, after=first.next)
            assert [hit.document.id for hit in (*first.hits, *rest.hits)] == right
        seen += len(right)
    assert seen > NUMBER


def test_a_name_is_found_by_any_of_its_words(filled: SqliteArchive) -> None:
    from communique.views.names import persons_like

    for row in filled.rows("SELECT id, name FROM person ORDER BY id LIMIT 40"):
        assert row["id"] in persons_like(filled, row["name"].upper())
        assert row["id"] in persons_like(filled, row["name"].split()[1])
        assert persons_like(filled, f"{row['name']} Nobody") == []
