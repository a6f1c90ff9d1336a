"""The reading room shows the whole text of a document, in its order: on our own pages, and on the page that the project began with."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.archive.sqlite import SqliteArchive
from communique.intake.add import add
from communique.serve.asked import Asked
from communique.serve.pages.document import document

ROOT = Path(__file__).resolve().parents[2]
SEED = next((found for up in ROOT.parents[:2] if (found := up / "shared" / "seed" / "capture.txt").exists()), None)


def _bare(words: str) -> str:
    return "".join(words.split())


def _differing(path: Path, inputs: list[str]) -> tuple[int, list[str]]:
    """How many documents with a body an archive of the inputs has, and those whose text is not shown whole and in order."""
    with SqliteArchive(path, write=True) as archive:
        add(archive, inputs, workers=0)
    seen, found = 0, []
    with SqliteArchive(path) as archive:
        for row in archive.rows("SELECT id FROM document WHERE body <> '[]'"):
            page = document(archive, Asked({"id": str(row["id"])}, {}))
            record = page.shown.record
            assert record is not None
            seen += 1
            body = "".join(page.shown.text[start:end] for start, end in record.body)
            told = "".join(p.speaker + "".join(piece.text for piece in p.pieces) for p in page.paragraphs)
            if _bare(told).replace(":", "") != _bare(body).replace(":", ""):
                found.append(page.shown.captures[0].source)
    return seen, found


def test_our_own_pages_are_shown_whole(tmp_path: Path) -> None:
    seen, found = _differing(tmp_path / "own.cq", [str(ROOT / "tests" / "pages")])
    assert seen > 150 and found == []


@pytest.mark.skipif(SEED is None, reason="the page that the project began with is not here")
def test_the_seed_is_shown_whole(tmp_path: Path) -> None:
    seen, found = _differing(tmp_path / "seed.cq", [str(SEED)])
    assert seen >= 1 and found == []
