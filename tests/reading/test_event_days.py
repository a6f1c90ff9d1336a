"""Whose day it is: the day of a verb is not that of what the verb is for or about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.record.document import Document

Read = Callable[..., Document]
TITLE = "Foreign Minister Holm in Oslo"
HOLM = "Foreign Minister Anna Holm of Norway"
CASES = {
    (f"{HOLM} arrived in Riga on 3 May 2021 to attend the Baltic Security Conference.", "conference"): None,
    (f"{HOLM} arrived in Riga on 3 May 2021 to attend the Baltic Security Conference on 5 May 2021.", "conference"): "2021-05-05",
    (f"{HOLM} spoke on 3 May 2021 with Foreign Minister Olaf Brandt of Sweden to prepare the visit of President Otto Falk to Oslo.", "visit"): None,
    (f"{HOLM} congratulated Foreign Minister Olaf Brandt of Sweden on 3 May 2021 on his appointment.", "appointment"): None,
    (f"{HOLM} will travel to Riga on 3 May 2021 to attend the Baltic Security Conference.", "conference"): "2021-05-03",
    (f"{HOLM} met on 3 May 2021 with Foreign Minister Olaf Brandt of Sweden.", "meeting"): "2021-05-03",
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "kind"), CASES)
def test_whose_day(read: Read, sentence: str, kind: str) -> None:
    [event] = [e for e in read(f"{TITLE}\n{sentence}").events if e.type == kind]
    assert (event.when.value if event.when else None) == CASES[sentence, kind]


@pytest.mark.parametrize("words", ["pay courtesy calls on", "also pay courtesy calls on", "make a courtesy call on"])
def test_calls_to_be_paid_lie_ahead(read: Read, words: str) -> None:
    [event] = read(f"{TITLE}\n{HOLM} will {words} President Otto Falk and Foreign Minister Olaf Brandt of Sweden.").events
    assert (event.type, event.status) == ("meeting", "planned")
