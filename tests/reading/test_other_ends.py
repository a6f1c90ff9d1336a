"""Who stands at the other end of a verb: behind "her", which may be hers or herself, and behind what was signed."""

from __future__ import annotations

import pytest

from communique.app import read

HOLM = "Foreign Minister of Norway Yanti Holm"


def parties(sentence: str) -> list[str]:
    document = read(f"The ministers and the herring\n\n22 November 2006\n\n{sentence} They spoke about herring.\n").documents[0]
    event = next(e for e in document.events if e.prominence == "primary" and e.type in ("meeting", "signing"))
    return sorted(p.name.value for p in event.participants if p.name)


@pytest.mark.parametrize(
    "whose", ["her counterpart from Peru, Alonso Berg,", "her Peruvian counterpart Alonso Berg", "his Peruvian counterpart Alonso Berg"]
)
def test_met_her_counterpart(whose: str) -> None:
    assert parties(f"{HOLM} met with {whose} in Oslo on 20 November 2006.") == ["Alonso Berg", "Yanti Holm"]


@pytest.mark.parametrize(
    "signed",
    [
        "signed an agreement with the Minister of Foreign Affairs of Peru, Alonso Berg, in Oslo on 20 November 2006.",
        "signed an agreement on roaming charges with Foreign Minister of Peru Alonso Berg on 20 November 2006.",
    ],
)
def test_signed_with(signed: str) -> None:
    assert parties(f"{HOLM} {signed}") == ["Alonso Berg", "Yanti Holm"]


def test_signed_by() -> None:
    said = f"Two agreements on roaming charges were signed in Oslo on 20 November 2006 by {HOLM} and Foreign Minister of Peru Alonso Berg."
    assert parties(said) == ["Alonso Berg", "Yanti Holm"]
