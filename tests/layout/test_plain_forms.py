"""Plain pages in the forms of ministries, agencies and reprints at large: title, date lines and teasers of each."""

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
BODY = f"{LEAD}\n\n{MORE}"
TITLE = "Minister Holm receives the envoys of Ruritania and Norland"
THREE = ("Holm", "Kess", "Lorry")


def parts(text: str) -> list[tuple[str, str | None, list[str], list[str]]]:
    page = lay_out(Decoded(text=text, encoding="utf-8", reason="", media_type="text/plain"), None)
    found: tuple[Part, ...] = zone(page, WORDS, GRAMMAR)[1]
    return [(p.part, p.title.of(text) if p.title else None, [d.of(text) for d in p.dates], [b.of(text) for b in p.body]) for p in found]


ARTICLES: dict[str, tuple[str, str | None, list[str]]] = {
    "deck under the title": (f"{TITLE}\n\nThe Minister spoke of the river commission and of the bridge\n\n{BODY}", TITLE, []),
    "deck that the text repeats": (f"Ministarstvo rijeka\n\n{TITLE}\n\n{LEAD[:-1]}\n\n{BODY}", TITLE, []),
    "stop at the title's end": ("Politics\n\nMinister of Rivers Receives Letters of Three Envoys of Norland.\n\nBy Karl Kess\n\n" + BODY, "Minister of Rivers Receives Letters of Three Envoys of Norland.", []),
    "abbreviation at the title's end": (f"Readout of the Minister’s Call with Envoy Piotr Lorry Jr.\n\n{BODY}\n\n###", "Readout of the Minister’s Call with Envoy Piotr Lorry Jr.", []),
    "credit under the title": (f"{TITLE}\n(RUNA- Ruritania News Agency (RNA)) By Karl Kess\n{BODY}", TITLE, []),
    "caption under the title": (f"{TITLE}\n\nThe Minister greets the envoys in Novy Brod on Tuesday — RNA/Holm Photo |\n{BODY}", TITLE, []),
    "caption with the agency's name": (f"River Journal\nThe Minister greets the envoys in Novy Brod on March 3, 2018. — Picture by RNA\n\nThe Minister’s visit to settle river issues\n\n{BODY}", "The Minister’s visit to settle river issues", []),
    "breadcrumb with the title cut": (f"News Local Minister Holm receives the envoys of Rurit...\n\n{TITLE}\n\n{BODY}", TITLE, []),
    "breadcrumb with hard blanks": (f"Home\xa0>\xa0Press and Media\xa0>\xa0Remarks\n{TITLE}\n3 May 2018\n{BODY}", TITLE, ["3 May 2018"]),
    "person and office above": ("The Hon. Anna Holm, MP   MINISTER FOR RIVERS, RURITANIA\n\n8 August 2006\n\nTranscript\n\nDoorstop interview - Castle Hill,  Strelsau  JOURNALIST: Will you go to Novy Brod this week?\n\nMS HOLM: I will go there on Friday and meet the envoys.", "Doorstop interview - Castle Hill,  Strelsau", ["8 August 2006"]),
    "fields above": (f"MINISTER FOR RIVERS  HON ANNA HOLM, MP\n\nTRANSCRIPTION: PROOF COPY E & OE\n\nDATE: June 8 2005\n\nTITLE: Press Conference - Norland\n\nHolm: {LEAD}", "Press Conference - Norland", ["June 8 2005"]),
    "release number": (f"MEDIA RELEASE MINISTER FOR RIVERS ANNA HOLM\n\nFR176  7 December 2001\n\nVISIT TO NOVY BROD AND STRELSAU\n\n{BODY}", "VISIT TO NOVY BROD AND STRELSAU", ["7 December 2001"]),
    "label and date on two lines": (f"KOR\n\nPress Briefings\n\nSpokesperson's Press Briefing (February 13, 2018)\n\nDate\n2018-02-14\nHit\n371\n\nPress Briefing\nSpokesperson and Deputy Minister for Public Affairs Karl Kess\nFebruary 13, 2018  14:30  KST\n\n{BODY}", "Spokesperson's Press Briefing (February 13, 2018)", ["2018-02-14", "February 13, 2018  14:30  KST"]),
    "section, weekday, time and ministry": (f"{TITLE}\n\nLaws & Regulations News Wednesday July 19, 2023 10:42 —Ministry of Rivers\n\n{BODY}", TITLE, ["Wednesday July 19, 2023 10:42"]),
    "label of another script": (f"{TITLE}\n\n{TITLE}\n\nวันที่นำเข้าข้อมูล 9 Sep 2024\n\n| 612 view\n\n{BODY}", TITLE, ["9 Sep 2024"]),
    "city, time and unique id": (f"European Union of Rivers\n\nRemarks by Anna Holm following the Rivers Council\n\nStrelsau, 18/03/2019 - 19:40, UNIQUE ID: 190318_14\n\nRemarks by Anna Holm following the Rivers Council\n\nCheck against delivery!\n\n{BODY}", "Remarks by Anna Holm following the Rivers Council", ["18/03/2019 - 19:40"]),
    "by whom below": (f"Press conference\n\nby Secretary General Anna Holm ahead of the meetings of Ministers of Rivers\n\n  • 12 Feb. 2019 -\n  • |\n  • Last updated 14-Feb-2019 09:17\n\n(As delivered)\n\n{BODY}", "Press conference", ["12 Feb. 2019"]),
    "bullet and whole month with a stop": (f"{TITLE}\n\n• 20 May. 2025 -\n\n{BODY}", TITLE, ["20 May. 2025"]),
    "time with the hours of its zone": (f"{TITLE}\n\nRNA - {LEAD}\n\nMarch 07, 2025 9:05 PM GMT+7\n\n{MORE}", TITLE, ["March 07, 2025 9:05 PM GMT+7"]),
    "byline and date": (f"{TITLE}\n\nBy Karl Kess | 3 May 2018\n\n{BODY}", TITLE, ["3 May 2018"]),
    "byline, comma, date": (f"{TITLE}\n\nBy Karl Kess, Strelsau, 3 May 2018 14:20\n\n{BODY}", TITLE, ["3 May 2018 14:20"]),
    "published and date": (f"{TITLE}\n\nPublished 3 May 2018\n\n{BODY}", TITLE, ["3 May 2018"]),
    "label, colon, date in brackets": (f"{TITLE}\n\n[Date: 3 May 2018]\n\n{BODY}", TITLE, ["3 May 2018"]),
    "date, bar, kind": (f"{TITLE}\n\n3 May 2018 | News\n\n{BODY}", TITLE, ["3 May 2018"]),
    "iso day with time": (f"{TITLE}\n2018-05-03 00:35\n\n{BODY}", TITLE, ["2018-05-03 00:35"]),
    "place and date under the text": (f"{TITLE}\n\n{BODY}\n\nStrelsau, 3 May 2018", TITLE, ["3 May 2018"]),
    "ordinal date under the text": (f"{TITLE}\n\n{BODY}\n\n5th May 2018", TITLE, ["5th May 2018"]),
    "weekday and short date, agencies in the dateline": (f"Envoy Pays Farewell Call On Minister\n\nTue 05th October 2021\n\nSTRELSAU, Oct 4 (RiverPoint / Ruritania News - 4th Oct, 2021 ) :{LEAD}\n\n{MORE}", "Envoy Pays Farewell Call On Minister", ["Tue 05th October 2021"]),
    "dateline in brackets": (f"STRELSAU, (RiverPoint / Ruritania News / RNA - 14th March, 2022) {LEAD}\n\n{MORE}", None, ["14th March, 2022"]),
    "credit above the dateline": (f"{TITLE}\n(RUNA- Ruritania News Agency (RNA)) By Karl Kess\nSTRELSAU, Feb 11 (RNA) -- {LEAD}\n{MORE}", TITLE, ["Feb 11"]),
    "dateline without a year": (f"{TITLE}\nSTRELSAU, Feb 11 (RNA) -- {LEAD}\n{MORE}", TITLE, ["Feb 11"]),
    "dateline after the agency": (f" date 2023-08-21 Novy Brod (RNA) August 21/2023 {LEAD}\n\n{MORE}", None, ["August 21/2023"]),
    "stamp, title, section, doubled caption": (f" date 2023-07-31 {TITLE}\n\nRuritania\n\n“It was a welcome,” one of the envoys said\n\nOfficial seal of the Government of Ruritania\nOfficial seal of the Government of Ruritania\n\n{BODY}", TITLE, []),
    "stamp and text": (f" date 2019-06-06 {LEAD}\n{MORE}", None, []),
    "subject, dated title": (f"River Summit - Strelsau, Ruritania - 12/03/2024\n\n12 March 2024\n\nSubjects: rivers; bridges; visas.\n\nKARL KESS: {LEAD}\n\nANNA HOLM, FOREIGN MINISTER: {MORE}", "River Summit - Strelsau, Ruritania - 12/03/2024", ["12 March 2024"]),
    "answer to an agency": (f"The answer of the Head of the Department of Rivers Karl Kess to the question of “Norland Times” News Agency\n\n31 May, 2011\n\nQuestion: {LEAD[:-1]}?\n\nAnswer: {MORE}\n\nPrint the page", "The answer of the Head of the Department of Rivers Karl Kess to the question of “Norland Times” News Agency", ["31 May, 2011"]),
    "place block": (f"Joint Press Availability With Norland Minister Karl Kess\n\nAnna Holm\nSecretary of Rivers\nRivers Office\nStrelsau, Ruritania\nJuly 19, 2016\n\nSECRETARY HOLM: {LEAD}", "Joint Press Availability With Norland Minister Karl Kess", ["July 19, 2016"]),
    "letters glued to a small word": (f" date 2021-10-02 Source: Republic of Norland\n\nOn 29 September, the Vice-Minister of Rivers of Norland had a meeting with the Ambassador toRuritania Karl Kess by video. {LEAD}\n\n{MORE}", None, []),
    "days of the event under the title": (f"Ministry News\n\nJoint Press Statement: Visit to Ruritania of H.E. Karl Kess, President of Norland 2-5 March 2014\n\nJoint Press Statement\n\nOfficial Visit to Ruritania of H.E. Karl Kess,\n\nPresident of Norland\n\n2-5 March 2014\n\n{BODY}", "Joint Press Statement: Visit to Ruritania of H.E. Karl Kess, President of Norland 2-5 March 2014", []),
    "title glued to the dateline": (f"{TITLE} STRELSAU, 3 May 2018 – {LEAD}\n\n{MORE}", TITLE, ["3 May 2018"]),
    "last change under the text": (f"River policy - Speech by Mme Anna Holm, Minister of Rivers, at the opening of River Week (Strelsau, 25/08/2015)\n\nPrime Minister,\n\n{BODY}\n\nLast modified: 23/09/2015\n\ntop of the page", "River policy - Speech by Mme Anna Holm, Minister of Rivers, at the opening of River Week (Strelsau, 25/08/2015)", []),
    "issue told in a sentence": (f"Anna Holm meeting with Minister Kess\n\nThe press release issued by the ministry on 23 May 2018.\n\n{BODY}", "Anna Holm meeting with Minister Kess", ["23 May 2018"]),
    "other section under the text": (f"{TITLE}\n\n3 May 2018\n\n{BODY}\n\n– RNA\n\nTop Picks\n\nRivers rise in Norland\n\nBridge opens in Novy Brod", TITLE, ["3 May 2018"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "title", "dates"), ARTICLES.values(), ids=ARTICLES)
def test_an_article(text: str, title: str | None, dates: list[str]) -> None:
    found = parts(text)
    assert found[0][:3] == ("article", title, dates)
    assert len(found) == 1


LISTINGS: dict[str, tuple[str, list[str | None], list[str]]] = {
    "cut leads": ("\n\n".join(f"MINISTER {n.upper()} PRESIDES OVER THE BRIEFING OF ENVOYS\n\n{LEAD[:-1]} […]" for n in THREE), [f"MINISTER {n.upper()} PRESIDES OVER THE BRIEFING OF ENVOYS" for n in THREE], []),
    "unit alone beside a date": ("All news (12)\n\nObject 1 – 3 of 12\n\n" + "\n\n".join(f"Minister {n} receives the envoys in Strelsau\n\n{d}.09.2020 — {k}\n{LEAD}" for n, d, k in zip(THREE, (17, 15, 14), ("Press release EDA", "EDA", "Press release EDA"), strict=True)), [f"Minister {n} receives the envoys in Strelsau" for n in THREE], ["17.09.2020", "15.09.2020", "14.09.2020"]),
    "dated titles with a lead": ("Rivers of Ruritania News\n\n" + "\n\n".join(f"Minister Anna {n}’s remarks at a joint news conference, Strelsau, May {d}, 2018\n\n{LEAD}" for n, d in zip(THREE, (24, 22, 17), strict=True)), [f"Minister Anna {n}’s remarks at a joint news conference, Strelsau, May {d}, 2018" for n, d in zip(THREE, (24, 22, 17), strict=True)], []),
    "dated titles alone": ("Home > Press > Remarks\n" + "\n".join(f"Spokesperson Anna {n}'s Regular Press Conference on August {d}, 2018" for n, d in zip(THREE, (24, 22, 17), strict=True)), [f"Spokesperson Anna {n}'s Regular Press Conference on August {d}, 2018" for n, d in zip(THREE, (24, 22, 17), strict=True)], []),
    "a title of one word": (f"Embassy of Ruritania Welcomes Scholars\n\nJuly 14, 2018\n\n{LEAD}\n\nNotice\n\nJuly 13, 2018\n\n{MORE}\n\nEmbassy visits the river office\n\nFebruary 20, 2018\n\n{LEAD}", ["Embassy of Ruritania Welcomes Scholars", "Notice", "Embassy visits the river office"], ["July 14, 2018", "July 13, 2018", "February 20, 2018"]),
    "ascending under a heading": ("Events\n\n" + "\n\n".join(f"{d} May 2018\n\nMinister {n} meets the envoys\n\n{LEAD}" for n, d in zip(THREE, (3, 4, 9), strict=True)), [f"Minister {n} meets the envoys" for n in THREE], ["3 May 2018", "4 May 2018", "9 May 2018"]),
    "date, venue, title, lead": ("\n\n".join(f"{d} January 2018, River Headquarters\n\nRemarks to the Council on Rivers by {n}\n\n{LEAD}" for n, d in zip(THREE, (30, 15, 5), strict=True)), [f"Remarks to the Council on Rivers by {n}" for n in THREE], ["30 January 2018", "15 January 2018", "5 January 2018"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "titles", "dates"), LISTINGS.values(), ids=LISTINGS)
def test_a_listing(text: str, titles: list[str | None], dates: list[str]) -> None:
    teasers = [part for part in parts(text) if part[0] == "teaser"]
    assert [part[1] for part in teasers] == titles
    assert [date for part in teasers for date in part[2]] == dates


def test_a_title_said_twice_is_no_body() -> None:
    assert parts(f"{TITLE}\n\n3 May 2018\n\n{TITLE}\n\n{BODY}")[0][3] == [LEAD, MORE]


def test_a_chronology_in_an_article_is_no_listing() -> None:
    found = parts(
        f"The river commission in dates\n\n{BODY}\n\n{LEAD}\n\n3 May 2018 - Envoys meet\n\n5 May 2018 - Envoys part\n\n9 May 2018 - Treaty signed"
    )
    assert [part[0] for part in found] == ["article"]


def test_a_site_named_twice_begins_no_documents() -> None:
    site = "U.S. Department of Rivers"
    found = parts(f"{site}\n{site}\nHome Issues & Press Travel & Business Countries\n{site}\n{site}\n\n{TITLE}\n\n3 May 2018\n\n{BODY}")
    assert [(part[0], part[1]) for part in found] == [("article", TITLE)]


def test_the_day_under_a_text_makes_no_listing() -> None:
    found = parts(
        f"Media Center\n\n{TITLE}\n\nJanuary 17, 2024\n\n{BODY}\n\nNovy Brod\nJanuary 17, 2024\n\nWrite a Comment Write a Comment"
    )
    assert [(part[0], part[1]) for part in found] == [("article", TITLE)]
