"""What a sentence says happened: one event each, told once, with its parties; and what only looks like one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.record.document import Document

Read = Callable[..., Document]
TOLD = {
    "PM call with Chancellor Falk of Germany: 1 October 2024\nThe Prime Minister spoke to the German Chancellor, Olaf Falk, this evening.": [
        "call happened 2024-10-01 PM+Olaf Falk"
    ],
    "A visit\nForeign Minister Jan Berg of Norway will pay a visit to Sweden on 3 May 2019 and will be received by Prime Minister Olaf Falk.": [
        "visit planned 2019-05-03 Jan Berg", "meeting planned 2019-05-03 Olaf Falk+Jan Berg",
    ],
    "A visit\nPresident Anna Kask of Estonia will visit Finland on 3 May 2019. Minister of Culture Jan Tamm will accompany President Kask on her visit to Finland.": [
        "visit planned 2019-05-03 Anna Kask"
    ],
    "Journeys\nForeign Minister Jan Berg will arrive Sudan on 3 May 2019.": ["visit planned 2019-05-03 Jan Berg"],
    "Talks\nForeign Minister Jan Berg held a discussion with Foreign Minister Olaf Falk of Sweden on 3 May 2019.": [
        "talks happened 2019-05-03 Jan Berg+Olaf Falk"
    ],
    "News\nAt a meeting held in Accra with President Juan Perez, Prime Minister Olaf Falk said that trade was growing.": [
        "meeting happened - Olaf Falk+Juan Perez"
    ],
    "News\nDuring his tour of duty in Norway, Ambassador Olaf Falk learned to ski.": [],
    "Closed\nTo see when the house is closed, visit the Embassy of Norway in Oslo.": [],
}  # fmt: skip


@pytest.mark.parametrize("text", TOLD)
def test_what_is_told(read: Read, text: str) -> None:
    found = [
        f"{e.type} {e.status} {e.when.value if e.when else '-'} "
        + "+".join((p.name or p.office or p.country).value for p in e.participants)  # type: ignore[union-attr]
        for e in read(text).events
    ]
    assert found == TOLD[text]
