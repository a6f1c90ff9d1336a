"""Who speaks in a document: those who answer or hold forth, not those who only ask."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.app import read_all

ASKED = "ADAM KERR: Minister, thank you for your time. Will the bridge open?\n\nJANE MILLS: It will.\n\nADAM KERR: When?\n\nJANE MILLS: In May.\n"
CASES = {
    f"Sky News - Interview with Adam Kerr\n\n  • Transcript, E&OE\n\n{ASKED}": ["JANE MILLS"],
    "Jane Mills\nDaily Press Briefing\nNorstadt, ND\nFebruary 4, 2016\n\nMS MILLS: Afternoon, everybody. A word on the bridge, which opens in May, and on the port.\n\nQUESTION: When?\n\nMS MILLS: In May.\n": ["Jane Mills"],
    "Daily Press Briefing\n\nRemarksJane Mills\nNorstadt, ND\nFebruary 4, 2016\n\nMS MILLS: Afternoon, everybody. A word on the bridge, which opens in May, and on the port.\n\nQUESTION: When?\n\nMS MILLS: In May.\n": ["MILLS"],
}  # fmt: skip


@pytest.mark.parametrize("page", CASES)
def test_speakers(tmp_path: Path, page: str) -> None:
    path = tmp_path / "page.txt"
    path.write_text(page, "utf-8")
    [document] = next(iter(read_all(str(path)))).documents  # type: ignore[union-attr]
    assert [p.name.value for p in document.speakers if p.name] == CASES[page]
