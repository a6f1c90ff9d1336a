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
    "Reception\nThe Embassy of Norway held a reception in Accra on 3 May 2019. The reception was attended, among others, by Foreign Minister Juan Perez of Ghana.": [
        "ceremony happened 2019-05-03 NO+Juan Perez"
    ],
    "Workshop\nA two-day workshop on fisheries was held in Accra on 3 May 2019. The workshop was chaired by Ambassador Jan Berg of Norway.": [
        "conference happened 2019-05-03 Jan Berg"
    ],
    "News\nForeign Minister Jan Berg of Norway will attend the Baltic Energy Summit. The Baltic Energy Summit will be held in Riga on 3 May 2019.": [
        "conference planned 2019-05-03 Jan Berg"
    ],
    "News\nA handover ceremony was held at the school on 3 May 2019.": ["ceremony happened 2019-05-03 "],
    "News\nThe signing ceremony took place in Apia on 3 May 2019 between Ambassador Jan Berg of Norway and Minister Lau Sione of Samoa.": [
        "signing happened 2019-05-03 Jan Berg+Lau Sione"
    ],
    "News\nForeign Minister Jan Berg of Norway gave the opening address. He thanked the school for the opportunity to hold the celebration.": [
        "speech happened - Jan Berg"
    ],
    "News\nThe foreign ministers of Norway and Sweden issued a joint statement on the floods.": ["statement happened - foreign ministers+foreign ministers"],
    "News\nForeign Minister Jan Berg of Norway visited the Accra Harbour Museum on 3 May 2019. He hosted a reception at which Minister Juan Perez of Ghana sang.": [
        "visit happened 2019-05-03 Jan Berg", "ceremony happened - Jan Berg",
    ],
    "News\nForeign Minister Jan Berg of Norway laid the foundation stone of the harbour school on 3 May 2019.": ["ceremony happened 2019-05-03 Jan Berg"],
    "News\nThe Embassy of Norway celebrated its National Day on 3 May 2019 with a reception.": ["ceremony happened 2019-05-03 NO"],
    "News\nThe National Day of Norway was celebrated in Accra on 3 May 2019 with a reception.": ["ceremony happened 2019-05-03 "],
    "News\nOn 3 May 2019, the 18th meeting of the Joint Norwegian-Swedish Commission took place in Accra.": ["meeting happened 2019-05-03 NO+SE"],
    "News\nThe next round of fishery talks will be held in Vienna on 5 June 2019.": ["talks planned 2019-06-05 "],
    "News\nForeign Minister Jan Berg of Norway met Minister Juan Perez of Ghana, President of last year's General Assembly.": ["meeting happened - Jan Berg+Juan Perez"],
    "News\nForeign Minister Jan Berg of Norway will attend the 71st Session of the UN General Assembly. The general debate begins on 20 September 2016.": [
        "conference planned - Jan Berg"
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
    "New minister Berg to visit Fiji Thursday\n24 May 2022\nForeign Minister Jan Berg of Norway travels to Fiji Thursday. He will meet Prime Minister Frank Bain ahead of next month's Women Leaders meeting.": [
        "visit planned - Jan Berg", "meeting planned - Jan Berg+Frank Bain",
    ],
    "Two on a journey\nForeign Minister Jan Berg of Norway and Minister of Culture Eva Tamm have arrived in Fiji for a visit. In Suva, they will meet Prime Minister Sitiv Rabu. In Lautoka, they will meet Minister of Trade Otto Falk.": [
        "visit happened - Jan Berg+Eva Tamm", "meeting planned - Jan Berg+Eva Tamm+Sitiv Rabu", "meeting planned - Jan Berg+Eva Tamm+Otto Falk",
    ],
    "A delegation\nOn May 25-27, 2016, the delegation led by Deputy Speaker Hermine Nagh left for the capital of Georgia, Tbilisi.\nOn May 26, 2016, the delegation had a meeting with the Speaker of the Parliament of Georgia David Usup.": [
        "visit happened 2016-05-25/2016-05-27 Hermine Nagh", "meeting happened 2016-05-26 Hermine Nagh+David Usup",
    ],
    "An invitation\nSpeaker Alen Simon of Armenia met Deputy Speaker Mehdi Farsh of Iran. Mehdi Farsh transmitted to Speaker Alen Simon the official invitation of Speaker Bagher Ghal to visit Iran.": [
        "meeting happened - Alen Simon+Mehdi Farsh", "visit possible - Alen Simon",
    ],
    "News\nForeign Minister Anna Holm will attend the 57th ASEAN Foreign Ministers' Meeting in Vientiane on 24 July 2024.": [
        "conference planned 2024-07-24 Anna Holm"
    ],
    "A visit\nDuring Foreign Minister Jan Berg's visit to India on 3 May 2024 for the presentation of the robes of the Order of the Lion, he planted a tree.": [
        "visit happened 2024-05-03 Jan Berg"
    ],
    "Talks\nThe bilateral meeting between Foreign Minister Jan Berg of Norway and Foreign Minister Olaf Falk of Sweden took place in a good mood.\nOn 2 May 2024, Foreign Minister Jan Berg had a discussion with Foreign Minister Olaf Falk.": [
        "meeting happened 2024-05-02 Jan Berg+Olaf Falk"
    ],
    "A journey\nOn 18 July 2024, Foreign Minister Jan Berg will depart on a trip to Brazil. Following on the Minister's trip to the region in April, he is well rested.": [
        "visit planned 2024-07-18 Jan Berg", "visit happened XXXX-04 Jan Berg",
    ],
    "Guests\nMinister of Defence Jan Berg of Norway on 3 May 2024 received Sweden's Ambassador Olaf Falk, Finland's Ambassador Otto Lind and Denmark's Ambassador Eva Lund.": [
        "meeting happened 2024-05-03 Jan Berg+Olaf Falk+Otto Lind+Eva Lund"
    ],
    "New Zealand welcomes Samoan Head of State\nThe sun shone.": [],
    "President Noor receives three new envoys\nPresident Rashid Noor of Kenya on 8 December 2017 received credentials from three new envoys.": [
        "accreditation happened 2017-12-08 Rashid Noor"
    ],
    "News\nThe Ministers signed a declaration on trout.\nJan Berg, Minister for Foreign Affairs of Norway, and Olaf Falk, Minister for Foreign Affairs of Sweden, signed the declaration.": [
        "signing happened - Jan Berg+Olaf Falk",
    ],
    "News\nOn 27 June 2023, the Minister of Foreign Affairs of Norway Jan Berg met with the newly appointed Ambassador of Sweden Olaf Falk, who presented copies of his credentials.": [
        "meeting happened 2023-06-27 Jan Berg+Olaf Falk", "accreditation happened - Olaf Falk+Jan Berg",
    ],
    "News\nOn Monday, Minister Jan Berg of Norway will participate in a discussion on Europe's response to the invasion of Ukraine.": [],
    "News\nI look forward to setting out our priorities in my address to the General Assembly on Friday.": [],
    "News\nOn behalf of the leader of Norway, the Speaker congratulated each one of the diplomats on their appointment.": [],
    "News\nForeign Minister Jan Berg visited the Kigali genocide memorial on 3 May 2024.": [],
    "News\nAt the initiative of the Uzbek side, Minister of Foreign Affairs of Kazakhstan Mukhtar Tile and his Uzbek counterpart Abdul Kamil had a telephone conversation on 3 May 2019.": [
        "call happened 2019-05-03 Mukhtar Tile+Abdul Kamil"
    ],
    "News\nOn 3 December 2019, NATO leaders will meet in London.": ["meeting planned 2019-12-03 leaders"],
    "Minister Holm to travel to Italy\nThe Honourable Anna Holm, Minister of Foreign Affairs of Norway, today announced that she is travelling to Italy on 16 April 2024.": [
        "visit planned 2024-04-16 Anna Holm"
    ],
    "News\nThe two Foreign Ministers took stock of the plan, which they drew up on the sidelines of the State Visit by President Rashid Noor to Norway on 4 September 2022.": [
        "visit happened 2022-09-04 Rashid Noor"
    ],
    "News\nForeign Minister Jan Berg of Norway recalled the United Nations General Assembly held in September 2014 in New York.": [
        "conference happened 2014-09 "
    ],
    "News\nForeign Minister Jan Berg of Norway looked ahead to the OSCE Ministerial Council, which will be held in December 2017.": [
        "conference planned 2017-12 "
    ],
    "News\nOn October 24, 2014, a joint session of the Eurasian Economic Commission will take place in Brest.": ["conference planned 2014-10-24 "],
    "News\nForeign Minister Jan Berg of Norway thanked the OSCE Ministerial Council in Vienna in December 2017.": [],
    "Schedule\nUnder Secretary Jane Mills attends meetings and briefings in Oslo.": [],
    "News\nHe asked Foreign Minister Jan Berg of Norway if he will make a statement.": [],
    "News\nAmbassador Jan Berg becomes the second Ambassador to Sweden with a seat in Malmö.": [],
    "Remarks by Foreign Minister Anna Holm of Norway\nI would like to welcome Foreign Minister Olaf Falk of Sweden.": [],
    "News\n“We will speak of it when President Rashid Noor of Egypt visits Oslo in March.”": [
        "visit planned XXXX-03 Rashid Noor"
    ],
    "News\nWe noted that when President Rashid Noor of Egypt was visiting Oslo in March.": [
        "visit happened XXXX-03 Rashid Noor"
    ],
    "News\nOn 11 May, the third EFTA Council meeting of 2021 was held in Vaduz.": ["conference happened XXXX-05-11 "],
    "Remarks by Foreign Minister Anna Holm of Norway\nI would like to welcome Foreign Minister Olaf Falk of Sweden to Oslo.": [
        "meeting happened - Anna Holm+Olaf Falk"
    ],
    "Remarks by Foreign Minister Anna Holm of Norway\nI am happy to welcome Foreign Minister Olaf Falk of Sweden to Oslo on 3 May 2030.": [
        "meeting planned 2030-05-03 Anna Holm+Olaf Falk"
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


PLACES = {
    "To address the war in Ukraine, Foreign Minister Jan Berg of Norway met Foreign Minister Olaf Falk of Sweden.": None,
    "Foreign Minister Jan Berg of Norway met Foreign Minister Olaf Falk of Sweden to discuss the situation in Syria.": None,
    "Foreign Minister Jan Berg of Norway spoke by phone with the UN Coordinator in Lebanon, Olaf Falk.": None,
    "In Oslo, Foreign Minister Jan Berg of Norway met Foreign Minister Olaf Falk of Sweden.": "Oslo",
    "Consultations between the Ministries of Foreign Affairs of Norway and Sweden were held in Oslo.": "Oslo",
}


@pytest.mark.parametrize("sentence", PLACES)
def test_where(read: Read, sentence: str) -> None:
    (event,) = read(f"News\n{sentence}").events
    assert (event.where.value if event.where else None) == PLACES[sentence]
