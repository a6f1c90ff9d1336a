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
    "THE 19TH SESSION OF THE NORWAY/SWEDEN JOINT PERMANENT COMMISSION HELD IN OSLO\nThe 19th Session of the Norway/Sweden Joint Permanent Commission on Defence was held in Oslo, Norway from 1st – 5th September 2014.": [
        "meeting happened 2014-09-01/2014-09-05 NO+SE"
    ],
    "News\nPresident Boko of Botswana will undertake a state visit from 1 to 2 August 2025.": ["visit planned 2025-08-01/2025-08-02 Boko"],
    "News\nOn June 22, 2023, regular political consultations between the Ministries of Foreign Affairs of Norway and Sweden were held in Malmö.\nPolitical consultations between the Ministries of Foreign Affairs of Norway and Sweden took place in a good mood.": [
        "talks happened 2023-06-22 NO+SE"
    ],
    "Foreign Minister Berg to visit Sweden\nForeign Minister Jan Berg of Norway will visit Sweden on 3 May 2019. Minister Berg's visit to Sweden comes after his trip to Finland.": [
        "visit planned 2019-05-03 Jan Berg", "visit happened - Jan Berg",
    ],
    "Remarks\nToday, we have the honour of receiving a state visit from President Olaf Falk of Brazil.": ["visit happened - Olaf Falk"],
    "Visit\nMinister Jan Berg of Norway will undertake a working visit to Sweden to hold talks with Foreign Minister Olaf Falk on 3 May 2019.": [
        "visit planned 2019-05-03 Jan Berg", "talks planned 2019-05-03 Jan Berg+Olaf Falk",
    ],
    "News\nForeign Minister Jan Berg of Norway met Foreign Minister Olaf Falk of Sweden. They recalled the political consultations held in Mexico last autumn.": [
        "meeting happened - Jan Berg+Olaf Falk"
    ],
    "Journeys\nForeign Minister Jan Berg of Norway will attend the Nordic Fisheries Conference in Oslo. He will also attend the Baltic Energy Summit in Riga on 3 May 2019.": [
        "conference planned - Jan Berg", "conference planned 2019-05-03 Jan Berg",
    ],
    "PM call with Leaders of Norway, Sweden and Finland: 18 May 2025\nThe Prime Minister spoke to leaders of Norway, Sweden and Finland last night [18 May 2025].": [
        "call happened 2025-05-18 PM+Leaders+Leaders+Leaders"
    ],
    "News\nForeign Minister Jan Berg of Norway held a meeting with former foreign ministers on Monday. Foreign Minister Olaf Falk of Sweden was not there.": [
        "meeting happened - Jan Berg"
    ],
}  # fmt: skip


@pytest.mark.parametrize("text", TOLD)
def test_what_is_told(read: Read, text: str) -> None:
    found = [
        f"{e.type} {e.status} {e.when.value if e.when else '-'} "
        + "+".join((p.name or p.office or p.country).value for p in e.participants)  # type: ignore[union-attr]
        for e in read(text).events
    ]
    assert found == TOLD[text]
