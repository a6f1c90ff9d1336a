"""Who tells of events was not at them: a spokesperson's "his visit" is that of the one spoken of."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.app import read_all

HEAD = "Foreign Ministry Spokesperson Jane Mills's Regular Press Conference on May 3, 2021\n\nQ: Could you say more?\n\nA: "
TOLD = [
    "During his visit to Spain, State Councilor Otto Falk will meet with Prime Minister Olaf Brandt.",
    "I just expressed my good wishes to Ambassador Eva Lund on her appointment as the Special Envoy for Syria.",
    "As far as I know, the firm has signed contracts in over twenty countries.",
    "I just said that twenty countries have signed contracts with the firm.",
    "According to my information, the first annual meeting of the two defense ministries is being held in Oslo.",
    "We are in consultations with other members of the Security Council.",
]


@pytest.mark.parametrize("words", TOLD)
def test_a_spokesperson_takes_no_part(tmp_path: Path, words: str) -> None:
    path = tmp_path / "page.txt"
    path.write_text(f"{HEAD}{words}\n", "utf-8")
    [document] = next(iter(read_all(str(path)))).documents  # type: ignore[union-attr]
    assert not [p for e in document.events for p in e.participants if p.name and p.name.value == "Jane Mills"]


def test_my_meeting_is_mine(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(
        "Foreign Minister Anna Holm's interview with Kurier newspaper\n\nQuestion: What is new?\n\nAnna Holm: In my second meeting with Minister Olaf Brandt of Sweden we spoke of trade.\n",
        "utf-8",
    )
    [document] = next(iter(read_all(str(path)))).documents  # type: ignore[union-attr]
    assert ["Anna Holm", "Olaf Brandt"] in [[p.name.value for p in e.participants if p.name] for e in document.events]
