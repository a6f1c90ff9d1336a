"""Issuers of joint statements."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.record.document import Document

CASES = {
    ("Joint statement by Iran, Russia and Turkey on the meeting on Syria", "They met."): ["IR", "RU", "TR"],
    ("Norway-Oman Joint Statement", "They met."): ["NO", "OM"],
    ("Joint Statement between Norway and Oman on trade with Japan", "They met."): ["NO", "OM"],
    ("Joint statement by the Foreign Ministers of Norway, Oman and Japan", "They met."): ["JP", "NO", "OM"],
    ("Joint statement on the survey", "Norway and Oman have agreed on a survey."): ["NO", "OM"],
    ("G7 Foreign Ministers' Statement", "We condemn the attack in Oslo."): [],
    ("Press release on trade of Norway with Oman", "They met."): [],
}


@pytest.mark.parametrize(("title", "lead"), CASES)
def test_issuers(read: Callable[..., Document], title: str, lead: str) -> None:
    assert sorted(r.value for r in read(f"{title}\n{lead}").issuers) == CASES[title, lead]
