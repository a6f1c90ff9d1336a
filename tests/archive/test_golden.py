"""Archives of every form open for ever: `golden/0001.cq.gz` was written in the first, each other in the form of its number."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from communique.archive.checks import verify
from communique.archive.opening import migrations
from communique.archive.sqlite import SqliteArchive
from communique.intake.reread import reread
from communique.views.search import search

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.cq.gz"))


def test_every_form_has_its_golden_archive() -> None:
    assert [int(path.name[:4]) for path in GOLDEN] == [number for number, _ in migrations()]


@pytest.mark.parametrize("packed", GOLDEN, ids=lambda path: path.name)
def test_it_opens_and_answers(packed: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.cq"
    path.write_bytes(gzip.decompress(packed.read_bytes()))
    with SqliteArchive(path) as archive:
        assert archive.count("capture") == 2
        assert [hit.document.kind for hit in search(archive, '"joint survey" kind:interview').hits] == ["interview"]
        assert len(search(archive, "surve* kind:interview").hits) == 1
        assert archive.one("PRAGMA user_version")[0] == migrations()[-1][0]  # type: ignore[index]
        assert not [fault for fault in verify(archive) if fault.table in ("file", "keys", "index", "document_search")]
        record = archive.record(1)
        assert record is not None and isinstance(record.text, str)
        assert all(record.text[e.start : e.end] == e.quote for d in record.documents for event in d.events for e in event.evidence)


@pytest.mark.parametrize("packed", GOLDEN, ids=lambda path: path.name)
def test_it_is_read_again_by_todays_reader(packed: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.cq"
    path.write_bytes(gzip.decompress(packed.read_bytes()))
    with SqliteArchive(path, write=True) as archive:
        list(reread(archive, every=True, workers=0))
        assert archive.count("capture") == 2 and archive.one("SELECT 1 FROM document WHERE kind = 'interview'") is not None
