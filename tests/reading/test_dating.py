"""Dates of publication, of an earlier publication, and of the occasion; places of the occasion."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.app import read_all
from communique.record.document import Document

LEAD = "Foreign Minister Anna Holm met with Foreign Minister Olaf Brandt of Norway to discuss fishing, shipping and the border."
TITLE = "Foreign Minister Anna Holm meets Foreign Minister Olaf Brandt"


def _read(folder: Path, text: str, address: str | None = None) -> Document:
    path = folder / "page.txt"
    path.write_text(text, "utf-8")
    record = next(iter(read_all(str(path), url=address)))
    return record.documents[0]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("page", "published"),
    [
        (f"{TITLE}\n\n3 May 2018\n\n{LEAD}\n", "2018-05-03"),
        (f"{TITLE}\n\n03.05.2018 - Press release\n\n{LEAD}\n", "2018-05-03"),
        (f"{TITLE}\n\n• 14 Feb. 2025 -\n\n{LEAD}\n", "2025-02-14"),
        (f"{TITLE}\n\nPublished 3 May 2018\n\n{LEAD}\n", "2018-05-03"),
        (f"{TITLE}\n\nSubmitted on 3 May 2018\n\n{LEAD}\n", "2018-05-03"),
        (f"{TITLE}\n\nOttawa, Ontario – June 9, 2022 – Global Affairs Canada\n\n{LEAD}\n", "2022-06-09"),
        (f"{TITLE}\n\nVIENNA, 5 June 2019 – {LEAD}\n", "2019-06-05"),
        (f"{TITLE}\n\n02/06/2019 05:42 PM EST\n\n{LEAD}\n", "2019-02-06T17:42-05:00"),
        (f"Media Release\n\nFA199 - 23 December 2002\n\n{TITLE}\n\n{LEAD}\n", "2002-12-23"),
        (f"{TITLE}\n\n{LEAD}\n\n.   .   .   .\n\nMINISTRY OF FOREIGN AFFAIRS\n3 JULY 2020\n", "2020-07-03"),
        (f"{TITLE}\n\n05/03/2020\n\n{LEAD} The first round was held on 28/02/2020.\n", "2020-03-05"),
        (f"{TITLE}\n\n05/03/2020\n\n{LEAD}\n", None),
        (f"{TITLE}\n\n3 May 2018 14:30\n\n{LEAD}\n", "2018-05-03T14:30"),
        (f"{TITLE}\n\n3 May 2018 14:30 IST\n\n{LEAD}\n", "2018-05-03"),
        (f"No: 84, 3 May 2018, Press release on the talks of the two ministers\n\n{LEAD}\n", "2018-05-03"),
        (f"Demonstration alert of the embassy in Oslo (May 3, 2018)\n\n{LEAD}\n", "2018-05-03"),
        (f"Meeting of the two ministers in Oslo (Oslo, 3 May 2018)\n\n{LEAD}\n", None),
        (f"{TITLE}\n\n{LEAD} They spoke in Oslo today, Thursday, 3 May 2018, at noon.\n", "2018-05-03"),
        (f"{TITLE}\n\nby Press Office — published 3 May 2018, last modified 7 May 2018\n\n{LEAD}\n", "2018-05-03"),
        (f"{TITLE}\n\n3 mai 2018\n\n{LEAD}\n", "2018-05-03"),
        (f"{TITLE}\n\n3. May 2018\n\n{LEAD}\n", "2018-05-03"),
        (
            f"Wire of Oslo\n\nRelease Date:\n3 May 2018\nRelease Type:\nInterview\nTranscript ID:\n22534\n• Holm, Anna\n{TITLE}\n\n{LEAD}\n",
            "2018-05-03",
        ),
        (f"Sat. May 5th, 2018\n\nOslo, 3 May 2018\n\n{TITLE}\n\n{LEAD}\n", "2018-05-03"),
        (f"Saturday, 5 May 2018\n\n{TITLE}\n\nOSLO, 3 May 2018 – {LEAD}\n", "2018-05-03"),
        (f"{TITLE}\n\nPolitics 3 May 2018 14:30 (UTC +04:00)\n\n{LEAD}\n", "2018-05-03T14:30+04:00"),
        (f"{TITLE}\n\n(RNA)    10:26, May 3, 2018\n\n{LEAD}\n", "2018-05-03T10:26"),
        (f"{TITLE}\n\n3 May 2018, Oslo: {LEAD}\n", "2018-05-03"),
        (f"{TITLE}\n\nOslo, 3 May 2018 {LEAD}\n", "2018-05-03"),
        (f"{TITLE}\n\n3 May 2018, Norway celebrated its sea. {LEAD}\n", None),
        (f"{TITLE}\n\n23-05-2018, Oslo (Norway): {LEAD}\n", "2018-05-23"),
        (f"{TITLE}\n\nOslo, May. 3, 2018, RNA -- {LEAD}\n", "2018-05-03"),
        (f"{TITLE}\n\nOslo, May 3, 2018, Norway said that it {LEAD}\n", None),
        (f"{TITLE}\n5/3/2018 7:19:37 PM\n(RELAY - River News Agency (RNA))\nOSLO, May 3 (RNA) -- {LEAD}\n", "2018-05-03"),
        (f"{TITLE}\n5/3/2018 7:19:37 PM\nOSLO, March 5 (RNA) -- {LEAD}\n", "2018-03-05"),
        (f"{TITLE}\n5/3/2018 7:19:37 PM\nOSLO, May 4 (RNA) -- {LEAD}\n", None),
        (f"09.06.2018.\n\n{TITLE}\n\nOslo, 3 May 2018\n\n{LEAD}\n", "2018-06-09"),
        (f"29.2 C\nCity of Oslo\nSaturday, May 5, 2018\n\n{TITLE}\n\n{LEAD}\n", None),
        (f" date 2021-05-03 {TITLE}\n\n{LEAD}\n", None),
        (f"{TITLE}\n\n{LEAD}\n\nLast updated: 3 May 2021\n", None),
        (f"{TITLE}\n\n{LEAD} They recalled the Treaty of 3 May 2001.\n", None),
        (f"{TITLE}\n\n{LEAD}\n", None),
    ],
)
def test_published(tmp_path: Path, page: str, published: str | None) -> None:
    found = _read(tmp_path, page).published
    assert (found.value if found else None) == published


@pytest.mark.parametrize(
    ("address", "published"),
    [
        ("https://www.mea.gov.in/news", "2020-03-05"),
        ("https://is.usembassy.gov/news", "2020-05-03"),
        ("https://www.mofa.go.jp/news", None),
    ],
)
def test_figures_are_read_as_the_publishers_state_writes_them(address: str, published: str | None, tmp_path: Path) -> None:
    found = _read(tmp_path, f"{TITLE}\n\n05/03/2020\n\n{LEAD}\n", address).published
    assert (found.value if found else None) == published
    assert found is None or (found.certainty, found.rule) == ("inferred", "publisher_order")


@pytest.mark.parametrize(
    ("page", "held", "place"),
    [
        ("Press conference by Foreign Minister Anna Holm, Oslo, May 3, 2021\n\nAnna Holm: We have had a good day of talks here.\n", "2021-05-03", "Oslo"),
        ("New York\n\n25 September 2010\n\nReadout of the Secretary-General’s meeting with Foreign Minister Olaf Brandt of Norway\n\nThe Secretary-General met with Foreign Minister Olaf Brandt of Norway.\n", "2010-09-25", "New York"),
        ("Remarks With Norwegian Foreign Minister Olaf Brandt Before Their Meeting\n\nJane Mills\nSecretary of State\nVilla Verde\nRome, Italy\nOctober 7, 2015\n\nSECRETARY MILLS: Good morning to all of you, and welcome to this house by the river.\n", "2015-10-07", "Rome"),
        ("Doorstop - Adelaide Airport\n\nJournalist: What do you make of the talks?\n\nForeign Minister: They were good talks, and they go on.\n", None, "Adelaide Airport"),
        ("REMARKS BY MINISTER ANNA HOLM ON WELCOMING THE ENVOYS, OSLO, NORWAY 3 MAY 2021\n\nGood morning to all of you, and welcome to this house by the river.\n", "2021-05-03", "OSLO"),
        (f"{TITLE}\n\n5 May 2021\n\nOn 3 May, Foreign Minister Anna Holm met in Oslo with Foreign Minister Olaf Brandt of Norway.\n", "2021-05-03", "Oslo"),
        ("Secretary Mills’s Call with Norwegian Foreign Minister Brandt\n\n3 May 2021\n\nSecretary Jane Mills congratulated Norwegian Foreign Minister Olaf Brandt today on his new appointment.\n", "2021-05-03", None),
        ("Remarks by Minister Anna Holm at the river conference\n\n17 January 2024\n\nGood morning to all of you, and welcome to this house by the river.\n\nOslo\n17 January 2024\n", "2024-01-17", "Oslo"),
        ("Foreign Minister Anna Holm to visit Norway\n\n3 May 2021\n\nForeign Minister Anna Holm will visit Oslo on 5 May.\n", None, None),
    ],
)  # fmt: skip
def test_held_and_place(tmp_path: Path, page: str, held: str | None, place: str | None) -> None:
    document = _read(tmp_path, page)
    assert (document.held.value if document.held else None, document.place.value if document.place else None) == (held, place)


@pytest.mark.parametrize(
    ("address", "published"),
    [
        ("https://news.example/2021/05/03/envoys-meet", "2021-05-03"),
        ("https://news.example/en/2021-5/3/envoys-meet", "2021-05-03"),
        ("https://news.example/envoys-meet-20210503", "2021-05-03"),
        ("https://news.example/202105/t20210503_1079.html", "2021-05-03"),
        ("https://news.example/2021/05/envoys-meet.html", "2021-05"),
        ("https://news.example/item/20215503", None),
        ("https://news.example/1445/03/24/envoys-meet", None),
    ],
)
def test_published_by_its_address(address: str, published: str | None, tmp_path: Path) -> None:
    document = _read(tmp_path, f"{TITLE}\n\n{LEAD}\n", address)
    assert (document.published.value if document.published else None) == published
    if document.published is not None:
        evidence = document.published.evidence[0]
        assert (evidence.layer, address[evidence.start : evidence.end]) == ("url", evidence.quote)


def test_the_words_of_an_address_tell_what_the_text_lacks(tmp_path: Path) -> None:
    page = "2:16 p.m. EDT\n\nMR HOLM: Good afternoon to all of you.\n\nQUESTION: Will the envoys meet?\n\nMR HOLM: They will.\n"
    document = _read(tmp_path, page, "https://example.gov/briefings/department-press-briefing-may-3-2021/")
    assert document.title is None
    assert (document.kind and document.kind.value, document.held and document.held.value) == ("briefing", "2021-05-03")


def test_a_day_in_figures_in_an_address(tmp_path: Path) -> None:
    page = "JOURNALIST: Will the envoys meet?\n\nA. HOLM: They will.\n\nJOURNALIST: When?\n\nA. HOLM: In May.\n"
    held = _read(tmp_path, page, "https://example.org/minister-holm-interview-with-radio-sud-23-04-2021").held
    assert held is not None and held.value == "2021-04-23"
    assert _read(tmp_path, page, "https://example.org/minister-holm-interview-with-radio-sud-04-05-2021").held is None


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        ("Q. Ambassador, when was it that you first came to Strelsau?\nA. It was in the spring, and I came on a ferry.\nQ. Who met you on the pier when you came?\nA. Nobody met me on the pier, for it rained.\n", "interview"),
        ("THE PRESIDENT: Thank you all for coming here, and please sit down.\n\nQ Mr. President, will you see the Chancellor in Strelsau?\n\nTHE PRESIDENT: I will see her there on Friday.\n\nQ And will you see the King as well?\n\nTHE PRESIDENT: I do not know about the King yet.\n", "press_conference"),
        ("Anna Holm, Foreign Minister: the river joins us\n\nDaily Kurier: Minister, are you content?\nAnna Holm: I am not.\nKurier: Who is to blame?\nHolm: The rain.\n", "interview"),
    ],
)  # fmt: skip
def test_who_asks_tells_the_kind(page: str, kind: str, tmp_path: Path) -> None:
    found = _read(tmp_path, page).kind
    assert found is not None
    assert (found.value, found.certainty) == (kind, "inferred")


def test_one_voice_behind_a_label_is_remarks(tmp_path: Path) -> None:
    document = _read(tmp_path, "PRIME MINISTER KEY:\nGood morning. It is good to be in this house by the river with all of you.\n")
    assert document.kind is not None and document.kind.value == "remarks"
    assert [(t.role, t.speaker.name.value) for t in document.turns if t.speaker and t.speaker.name] == [("remarks", "KEY")]


def test_the_town_of_a_dateline_is_the_place_of_a_meeting(tmp_path: Path) -> None:
    page = f"{TITLE}\n\nOSLO – {LEAD}\n"
    place = _read(tmp_path, page).place
    assert place is not None
    assert (place.value, place.certainty) == ("OSLO", "inferred")
    assert _read(tmp_path, page.replace("met with", "met by video conference with")).place is None
    assert _read(tmp_path, page.replace("met with", "had a telephone conversation with").replace("meets", "calls")).place is None


def test_a_reprint_tells_when_the_original_came_out(tmp_path: Path) -> None:
    page = f"{TITLE}\n\nThe press release issued by the Foreign Office on 3 May 2021.\n\n{LEAD}\n"
    document = _read(tmp_path, page)
    assert document.first_published is not None
    assert document.first_published.value == "2021-05-03"


def test_a_state_amid_a_list_of_states_is_no_place(tmp_path: Path) -> None:
    page = "Foreign Minister Holm Meets Norwegian, Japanese, Turkmenistan, South Korean and Danish Ambassadors\n\nThe Minister spoke with them of the river.\n"
    document = _read(tmp_path, page)
    assert document.place is None
    assert all(event.where is None for event in document.events)


def test_the_line_over_a_speech_tells_when_it_was_made(tmp_path: Path) -> None:
    page = (
        "Speech: Day of the Rivers\n\n10 May 2019\n\nThe speech below was delivered by Ambassador Anna Holm at the river museum on 9 May 2019.\n\n"
        "Your Excellency\n\nHonourable ministers,\n\nLadies and gentlemen,\n\nIt is a pleasure to speak of rivers here today, and of those who live by them.\n"
    )
    document = _read(tmp_path, page)
    assert document.held is not None and document.held.value == "2019-05-09"
    assert document.published is not None and document.published.value == "2019-05-10"
    assert [(t.role, t.start) for t in document.turns] == [("remarks", page.index("Your Excellency"))]


def test_an_address_tells_the_kind_of_a_text_that_lost_its_title(tmp_path: Path) -> None:
    page = "I thank the minister for the meeting here in Oslo and for the work of the river commission, which we discussed with the envoys.\n\nWe shall go on.\n"
    plain = _read(tmp_path, page, "https://www.example.org/n/4711")
    named = _read(tmp_path, page, "https://www.example.org/address-by-the-minister-anna-holm-at-the-river-council")
    assert plain.kind is None or plain.kind.value != "speech"
    assert named.kind is not None and named.kind.value == "speech"


def test_a_meeting_that_the_title_tells_as_past_is_not_ahead(tmp_path: Path) -> None:
    page = f"{TITLE.replace('meets', 'had a meeting with')}\n\n3 May 2018\n\n{LEAD}\n"
    document = _read(tmp_path, page)
    assert document.kind is not None and document.kind.value == "readout_meeting"
