"""Which line of a plain page is the title, and which day is its own: forms in which other lines look more like a title than the title does."""

from __future__ import annotations

import pytest

from communique.dates.phrases import DateGrammar
from communique.dates.words import date_words
from communique.knowledge.files import DATA, read_toml
from communique.knowledge.zone_words import ZoneWords
from communique.layout.plain import lay_out
from communique.layout.text_zones import zone
from communique.record.capture import Decoded
from communique.record.page import Part

WORDS = read_toml(DATA / "languages" / "en" / "zones.toml", ZoneWords)
GRAMMAR = DateGrammar(date_words("en"))
LEAD = "The Minister met the envoys of the neighbouring states and thanked them for their work on the river commission."
MORE = "They also spoke of the bridge at Novy Brod, of visas for students and of the next round of consultations this year."


def article(text: str, url: str | None = None) -> tuple[str | None, list[str], list[str]]:
    """The title, the dates and the body of the one article."""
    page = lay_out(Decoded(text=text, encoding="utf-8", reason="", media_type="text/plain"), url)
    _, parts = zone(page, WORDS, GRAMMAR)
    part: Part = next(p for p in parts if p.part == "article")
    return part.title.of(text) if part.title else None, [d.of(text) for d in part.dates], [b.of(text) for b in part.body]


HEADERS = {
    "a publisher's long name above": (
        f"Ministry of Foreign Affairs of the People’s Kingdom of Ruritania\n\n3 May 2018\n\nRiver talks to be held again in Novy Brod\n\n{LEAD}",
        "River talks to be held again in Novy Brod",
        ["3 May 2018"],
    ),
    "only an office and the number of a release": (
        f"Office of the President of the Kingdom of Ruritania\n\nPress release 9/2017\n\n27 February 2017\n\n{LEAD}",
        None,
        ["27 February 2017"],
    ),
    "a time, a bar, and who published": (
        f"27.2.2017 10:26 | Office of Rivers\n\nPress release 9/2017\n\n27 February 2017\n\n{LEAD}",
        None,
        ["27.2.2017 10:26", "27 February 2017"],
    ),
    "a day of another calendar in another script": (
        f"Speaker of the Council receives the river envoys\n\n١٤ شعبان ١٤٣٩هـ الموافق مايو\n\n{LEAD}",
        "Speaker of the Council receives the river envoys",
        [],
    ),
    "a headline, a sentence about it, and its day": (
        f"It seems that the pages work again. The newest is:\n\nMeeting with the members of the council\n\nAnna Holm met the members of the council by video.\n\n"
        f"March 11, 2022\n11:15\nThe Castle, Strelsau\n\n{LEAD}\n{MORE}",
        "Meeting with the members of the council",
        ["March 11, 2022"],
    ),
    "broken behind a genitive": (
        f"【双语】外交部例行记者会\n\n政务   2024-10-19 14:09   北京\n\nForeign Ministry Spokesperson Anna Holm’s\nPress Conference on the river talks\n\n{LEAD}",
        "Foreign Ministry Spokesperson Anna Holm’s\nPress Conference on the river talks",
        ["2024-10-19 14:09"],
    ),
    "links in columns, and the day of the visit": (
        f"Home page     Newsletter    Feedback   Sitemap\nThursday, December 26, 2024 Search\n\nThe regular press conference of the ministry 2 August 2018\n\n"
        f"1. The Minister to attend the meeting of river states\n{LEAD}\n{MORE}",
        "The regular press conference of the ministry 2 August 2018",
        [],
    ),
    "tags left at its ends": (
        f"<strong>Envoys meet in Novy Brod to speak of the bridge</strong>\n\n3 May 2018\n\n{LEAD}",
        "Envoys meet in Novy Brod to speak of the bridge",
        ["3 May 2018"],
    ),
    "a month in the service's own tongue behind a wide gap": (
        f"Joint press statement of the two presidents in Novy Brod\n\nBy Office of Documents & Translation     Date 23 Okt 2025\n\n{LEAD}",
        "Joint press statement of the two presidents in Novy Brod",
        ["23 Okt 2025"],
    ),
    "a word in brackets before it": (
        f"Politics\n[TRANSKRIP] Words of the President before he left for Novy Brod\n\n3 May 2018\n\n{LEAD}",
        "[TRANSKRIP] Words of the President before he left for Novy Brod",
        ["3 May 2018"],
    ),
}


@pytest.mark.parametrize("case", HEADERS)
def test_the_title_and_its_day(case: str) -> None:
    text, title, dates = HEADERS[case]
    assert article(text)[:2] == (title, dates)


ADDRESSES = {
    "a title that ends like a sentence": (
        f"Envoy Holm meets the ministers of the river states.\n\n{LEAD}",
        "envoy-holm-meets-the-ministers-of-the-river-states",
    ),
    "below a sentence of the site": (
        f"More than 100 releases were posted here today.\n\nEnvoy Holm meets the ministers of the river states.\n\n{LEAD}",
        "envoy-holm-meets-ministers-river-states.html",
    ),
    "an address cut short": (
        f"Rivers and bridges of the country today\n\nEnvoy Holm meets the ministers of the river states.\n\n{LEAD}",
        "envoy-holm-meets-the-ministers-of-the-ri",
    ),
    "blanks as a browser writes them": (
        f"Ruritania TV\nEnvoy Holm meets the ministers of the river states.\n\n{LEAD}",
        "Envoy%20Holm%20meets%20the%20ministers%20of%20the%20river%20states",
    ),
}


@pytest.mark.parametrize("case", ADDRESSES)
def test_a_line_that_the_address_repeats_is_the_title(case: str) -> None:
    text, slug = ADDRESSES[case]
    assert (article(text, f"https://rivers.example/news/{slug}")[0] or "").startswith("Envoy Holm meets the ministers of the river states")
    assert article(text, "https://rivers.example/news/12345")[0] != "Envoy Holm meets the ministers of the river states."


def test_a_paragraph_that_has_the_words_of_the_address_is_no_title() -> None:
    text = f"Envoys meet the river ministers in Novy Brod\n\n{LEAD}\n\n{MORE}"
    assert article(text, "https://rivers.example/envoys-meet-river-ministers")[0] == "Envoys meet the river ministers in Novy Brod"


def test_salutations_over_the_first_paragraph_belong_to_the_text() -> None:
    text = f"Chairman, Excellencies, Ladies and Gentlemen,\n{LEAD}\n{MORE}"
    assert article(text)[2] == ["Chairman, Excellencies, Ladies and Gentlemen,", LEAD, MORE]


def test_a_picture_and_its_maker_in_brackets_are_no_text() -> None:
    text = f"Statement of the Director of the river commission\n\nDirector Anna Holm. (Photo: B. Lorry/RRC)\n\n{LEAD}"
    assert article(text)[2] == [LEAD]
