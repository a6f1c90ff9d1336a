"""Plain pages: what is masthead, article, teaser and furniture; titles, date lines, listings."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.dates.phrases import DateGrammar
from communique.dates.words import date_words
from communique.knowledge.files import DATA, read_toml
from communique.knowledge.zone_words import ZoneWords
from communique.layout.plain import lay_out
from communique.layout.text_zones import zone
from communique.record.capture import Decoded, Zone
from communique.record.page import Page, Part

WORDS = read_toml(DATA / "languages" / "en" / "zones.toml", ZoneWords)
GRAMMAR = DateGrammar(date_words("en"))
LEAD = "The Minister met the envoys of the neighbouring states and thanked them for their work on the river commission."
MORE = "They also spoke of the bridge at Novy Brod, of visas for students and of the next round of consultations this year."


def read(text: str) -> tuple[Page, tuple[Zone, ...], tuple[Part, ...]]:
    page = lay_out(Decoded(text=text, encoding="utf-8", reason="", media_type="text/plain"), None)
    return page, *zone(page, WORDS, GRAMMAR)


def titles(text: str) -> list[str | None]:
    return [part.title.of(text) if part.title else None for part in read(text)[2]]


def names(text: str) -> list[str]:
    return [z.zone for z in read(text)[1]]


ARTICLES = {
    "date under title": (f"Envoys meet in Novy Brod\n\n3 May 2018\n\n{LEAD}\n{MORE}", "Envoys meet in Novy Brod", ["3 May 2018"]),
    "kind above title": (f"Press Releases\nEnvoys meet in Novy Brod\nMay 3, 2018\n{LEAD}", "Envoys meet in Novy Brod", ["May 3, 2018"]),
    "place, date, title": (
        f"Strelsau\n\n3 May 2018\n\nReadout of the Minister’s meeting with the envoys\n\nAnna Holm, Minister\n\n{LEAD}",
        "Readout of the Minister’s meeting with the envoys",
        ["3 May 2018"],
    ),
    "dotted date and kind": (
        f"Envoys meet in Novy Brod\n\n03.05.2018 - Press release\n\n{LEAD}",
        "Envoys meet in Novy Brod",
        ["03.05.2018"],
    ),
    "numbered release": (
        f"Press Release on the visit of Anna Holm\n\nNo: 12, 3 May 2018\n\n{LEAD}",
        "Press Release on the visit of Anna Holm",
        ["3 May 2018"],
    ),
    "mail copy": (
        f"Minister’s Call with Envoy Holm\n\n11/23/2018 04:19 PM EDT\n\nOffice of the Spokesperson\n\n{LEAD}",
        "Minister’s Call with Envoy Holm",
        ["11/23/2018 04:19 PM EDT"],
    ),
    "crawler's stamp": (f" date 2022-10-24 Envoys meet in Novy Brod\n\n{LEAD}", "Envoys meet in Novy Brod", []),
    "breadcrumb": (
        f"Home > Press > News\nEnvoys meet in Novy Brod\n2020-07-18 00:48\n\n{LEAD}",
        "Envoys meet in Novy Brod",
        ["2020-07-18 00:48"],
    ),
    "site name behind a bar": (f"Envoys meet in Novy Brod | Ministry of Ruritania\n\n{LEAD}\n{MORE}", "Envoys meet in Novy Brod", []),
    "prefix and clean title": (
        f"[list] Press: Remarks With Envoy Holm Before Their Meeting\n\nRemarks With Envoy Holm Before Their Meeting\n\n{LEAD}",
        "Remarks With Envoy Holm Before Their Meeting",
        [],
    ),
    "a banner that is a sentence": (
        f"Welcome to the pages of the river commission.\n\nEnvoys meet in Novy Brod on water\n\nThe Ford, 3 May 2018\n\n{LEAD}",
        "Envoys meet in Novy Brod on water",
        ["3 May 2018"],
    ),
    "dateline": (
        f"Envoys meet in Novy Brod\n\nSTRELSAU / NOVY BROD, 7 October 2017 - {LEAD}",
        "Envoys meet in Novy Brod",
        ["7 October 2017"],
    ),
    "prose alone": (f"{LEAD}\n\n{MORE}", None, []),
    "glued to the first sentence": (f"Envoys meet in Novy BrodOn Monday {LEAD}", "Envoys meet in Novy Brod", []),
    "date with place and publisher": (
        f"Minister Holm speaks with the envoys\n\nNovember 25, 2021 – Strelsau, Ruritania – Global Affairs Ruritania\n\n{LEAD}",
        "Minister Holm speaks with the envoys",
        ["November 25, 2021"],
    ),
    "closing date": (f"Envoys meet in Novy Brod\n\n{LEAD}\n\n{MORE}\n\n24 April 2017", "Envoys meet in Novy Brod", ["24 April 2017"]),
}


@pytest.mark.parametrize("case", ARTICLES)
def test_titles_and_date_lines(case: str) -> None:
    text, title, dates = ARTICLES[case]
    article = read(text)[2][0]
    assert (article.title.of(text) if article.title else None) == title
    assert [d.of(text) for d in article.dates] == dates
    assert article.body and LEAD in " ".join(b.of(text) for b in article.body)


def test_kind_beside_the_date_is_a_label() -> None:
    text = f"Envoys meet in Novy Brod\n\n03.05.2018 - Press release\n\n{LEAD}"
    label = read(text)[2][0].label
    assert label is not None and label.of(text) == "Press release"


def test_footer_is_chrome() -> None:
    text = f"Envoys meet in Novy Brod\n\n3 May 2018\n\n{LEAD}\n\n{MORE}\n\nBack to Press Releases\n\nShare this page\n\nPrivacy Policy"
    _, zones, parts = read(text)
    assert [z.zone for z in zones] == ["article", "chrome"]
    assert [b.of(text) for b in parts[0].body] == [LEAD, MORE]


def test_page_date_belongs_to_the_masthead() -> None:
    text = f"22 September 2017\nStrelsau: 07:31\nNovy Brod: 05:31\n\nConsular queries:\n+44 (0) 203 111 7474\n\n\nEnvoys meet in Novy Brod\n\n{LEAD}"
    _, zones, parts = read(text)
    assert [z.zone for z in zones] == ["masthead", "article"]
    assert parts[0].dates == () and text[: zones[0].end].endswith("7474")


LISTINGS = {
    "date - title, lead": "\n\n".join(
        f"{d}.09.2017 - Envoy {n} visits Strelsau\n\n{LEAD}" for d, n in ((20, "Holm"), (19, "Lorry"), (18, "Kess"))
    ),
    "glued": "News\n"
    + "".join(f"-\n{d}.09.2017Envoy {n} visits StrelsauOn Monday, {LEAD}\n" for d, n in ((20, "Holm"), (19, "Lorry"), (18, "Kess"))),
    "title, date and kind, lead": "Press releases\n\n"
    + "\n\n".join(
        f"Envoy {n} visits Strelsau\n\n{d}.09.2017 — Press release EDA\n{LEAD}" for d, n in ((20, "Holm"), (19, "Lorry"), (18, "Kess"))
    ),
    "title, bullet, date glued to lead": "News\n"
    + "".join(
        f"-\nEnvoy {n} visits Strelsau\n{d}/09/2017 News story Ministry of Rivers{LEAD}\n"
        for d, n in ((20, "Holm"), (19, "Lorry"), (18, "Kess"))
    ),
    "date, title, lead": "News\n\n"
    + "\n\n".join(f"{d} September 2017\nEnvoy {n} visits Strelsau\n{LEAD}" for d, n in ((20, "Holm"), (19, "Lorry"), (18, "Kess"))),
    "under a word of welcome, day or month first unknown": (
        "News and press releases from earlier years can be found in the archive.\nNews and press releases\n"
        "Latest news from the ministries can be found here.\nShowing 1-3 of 866 results.\n"
    )
    + "".join(
        f"-\nEnvoy {n} visits Strelsau\n{d}/04/2017 {k} Ministry of Rivers{LEAD}\n"
        for d, n, k in ((10, "Holm", "News story"), (9, "Lorry", "Press release"), (8, "Kess", "News story"))
    ),
    "heading, media statement, read more": "Media releases\n"
    + "\n".join(
        f"Envoy {n} visits Strelsau\nMedia Statement {d} May 2018 Envoy {n} visits Strelsau\n{LEAD}\nRead More"
        for d, n in ((20, "Holm"), (19, "Lorry"), (18, "Kess"))
    ),
    "title, lead, read more": "News\n\n" + "\n\n".join(f"Envoy {n} visits Strelsau\n{LEAD}\nRead more" for n in ("Holm", "Lorry", "Kess")),
    "title, lead": "Latest news\n\n"
    + "\n\n".join(f"Envoy {n} visits Strelsau\n\n{LEAD}" for n in ("Holm", "Lorry", "Kess"))
    + "\n\nPages: 1 2 3",
}


@pytest.mark.parametrize("case", LISTINGS)
def test_listings(case: str) -> None:
    text = LISTINGS[case]
    _, zones, parts = read(text)
    assert [p.part for p in parts] == ["article", "teaser", "teaser", "teaser"]
    assert parts[0].body == ()
    assert [p.title.of(text) if p.title else None for p in parts[1:]] == [f"Envoy {n} visits Strelsau" for n in ("Holm", "Lorry", "Kess")]
    assert all(LEAD in b.of(text) for p in parts[1:] for b in p.body[:1]) and all(len(p.body) == 1 for p in parts[1:])
    assert sum(z.zone == "teaser" for z in zones) == 3


def test_dates_with_leads_alone_have_no_titles() -> None:
    text = "\n\n".join(f"{d}.09.2017\n{LEAD}" for d in (20, 19, 18))
    assert titles(text) == [None, None, None, None]


def test_the_last_entry_of_a_cut_listing_has_no_more() -> None:
    page = "Press Releases\n" + "".join(f"• Envoy {n} visits Strelsau\n{LEAD}\nRead More »\n" for n in ("Holm", "Lorry"))
    page += "• Envoy Kess visits Strelsau\nThe Minister met Envoy Kess, who"
    assert titles(page)[1:] == [f"Envoy {n} visits Strelsau" for n in ("Holm", "Lorry", "Kess")]


def test_a_title_behind_a_heading_and_once_more_alone() -> None:
    title = "NEAS: River Council: Press remarks by High Envoy Anna Holm"
    assert titles(f"Press Releases {title}\n\n{title}\n\nGood morning,\n\n{LEAD}\n\n{MORE}") == [title]


def test_an_address_is_no_title() -> None:
    assert titles(f"Your Excellency, Mr. Olaf Brandt, Members of the Council, Ladies and Gentlemen\n{LEAD}\n{MORE}") == [None]


def test_documents_behind_one_kind_and_a_colon() -> None:
    page = f"Press Releases: Envoy Holm visits Strelsau\n\nOffice of the Spokesperson\n\nStrelsau\nMay 3, 2018\n\n{LEAD}\n\n{MORE}\n\n"
    page += f"Press Releases: Envoy Lorry to visit Zenda\n\nMedia Note\n\nStrelsau\nMay 2, 2018\n\n{LEAD}\n"
    parts = read(page)[2]
    assert [(p.part, p.title and p.title.of(page), [d.of(page) for d in p.dates]) for p in parts] == [
        ("item", "Press Releases: Envoy Holm visits Strelsau", ["May 3, 2018"]),
        ("item", "Press Releases: Envoy Lorry to visit Zenda", ["May 2, 2018"]),
    ]


def test_leads_that_break_off_into_read_more() -> None:
    leads = [f"The envoys of {place} met the Minister this week to speak of the river and the ... Read More»" for place in "ABC"]
    page = "\n\n".join(f"Envoys meet in Novy Brod {n}\n\n{lead}" for n, lead in enumerate(leads))
    assert titles(page)[1:] == [f"Envoys meet in Novy Brod {n}" for n in range(3)]


def test_the_heading_of_a_listing_is_no_title() -> None:
    page = "River News\n\n" + "\n\n".join(f"Envoy {n} visits Strelsau\n\n{LEAD}\n\nRead More" for n in ("Holm", "Lorry"))
    assert titles(page)[1:] == [f"Envoy {n} visits Strelsau" for n in ("Holm", "Lorry")]


def test_leads_that_break_off_are_a_listing() -> None:
    leads = [
        f"The envoys of {place} met the Minister this week to speak of the river, the bridge and the ferries, and they…" for place in "ABC"
    ]
    page = f"ENVOYS MEET IN NOVY BROD\n{leads[0]}\n{leads[1]}\nMINISTER HOLM VISITS STRELSAU\n{leads[2]}"
    assert titles(page) == [None, "ENVOYS MEET IN NOVY BROD", None, "MINISTER HOLM VISITS STRELSAU"]
    assert names(page) == ["teaser"] * 3


def test_a_paragraph_behind_a_date_is_a_lead_without_title() -> None:
    page = f"News\n\n30/08/2020 - {LEAD} {MORE}\n\n27/08/2020 - Envoys meet in Novy Brod"
    assert titles(page)[1:] == [None, "Envoys meet in Novy Brod"]


def test_kind_and_unit_on_their_own_lines_are_no_lead() -> None:
    text = "\n\n".join(f"{d}.06.2009\n—\nPress release\nEDA\n{LEAD}" for d in (20, 19, 18))
    parts = read(text)[2][1:]
    assert [p.label.of(text) if p.label else None for p in parts] == ["Press release"] * 3
    assert [[b.of(text) for b in p.body] for p in parts] == [[LEAD]] * 3


def test_teasers_after_an_article() -> None:
    text = f"Envoys meet in Novy Brod\n\n{LEAD}\n\n{MORE}\n\n20.09.2017 - Envoy Holm visits Strelsau\n\n{LEAD}\n\n19.09.2017 - Press release on the river\n\n{MORE}\n\nall messages"
    assert names(text) == ["article", "teaser", "teaser", "chrome"]
    assert titles(text) == ["Envoys meet in Novy Brod", "Envoy Holm visits Strelsau", "Press release on the river"]


def test_a_chronology_is_no_listing() -> None:
    text = f"How the treaty on the river came about\n\n{LEAD}\n\n" + "\n\n".join(
        f"{d} May 2018\nEnvoys meet again in Novy Brod\n{MORE}" for d in (3, 9, 17)
    )
    assert names(text) == ["article"]


def test_documents_whose_titles_stand_twice_are_items() -> None:
    text = "\n\n".join(f"  • Envoy {n} visits Strelsau\n\n    Envoy {n} visits Strelsau\n\n{LEAD}\n\n{MORE}" for n in ("Holm", "Lorry"))
    assert [p.part for p in read(text)[2]] == ["item", "item"]


def holds(text: str) -> None:
    page, zones, parts = read(text)
    end = 0
    for z in zones:
        assert end <= z.start < z.end
        assert not text[end : z.start].strip()
        end = z.end
    assert not text[end:].strip() or not page.blocks
    for part in parts:
        spans = [*([part.title] if part.title else []), *part.dates, *part.body, *([part.label] if part.label else [])]
        for span in spans:
            assert any(z.start <= span.start < span.end <= z.end for z in zones if z.zone in ("article", "teaser"))


PIECES = st.sampled_from(
    ["20.09.2017", "20.09.2017 - ", "3 May 2018", "Read more", "News", LEAD, "Envoy Holm visits Strelsau", "Moscow: 07:31", "\n", "\n\n", " ", "-", "• ", "|",
     "Home > Press > News", "all messages", "Related", " date 2018-05-03 ", "Press release", "(", ", ", "Question: Why?", "Strelsau, ", "\xa0", "\u2028", "\r\n"]
)  # fmt: skip


@given(st.text(max_size=300))
def test_any_text_is_zoned(text: str) -> None:
    holds(text)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_page_of_familiar_pieces_is_zoned(text: str) -> None:
    holds(text)


def test_every_mark_stands_in_its_example() -> None:
    assert all(mark.words.lower() in mark.example.lower() for mark in WORDS.mark)


def test_datelines_of_some_leads_are_no_listing_of_their_own() -> None:
    leads = [LEAD, f"5 January 2021, Strelsau, Ruritania: {LEAD}", LEAD, f"30 December 2020, Novy Brod: {LEAD}"]
    heads = [
        "The river declaration of Strelsau",
        "The envoys announce the end of their talks",
        "The envoys welcome the open bridge",
        "The Minister invites the envoys to Novy Brod",
    ]
    text = "Press Releases\n\n" + "\n\n".join(f"{head}\n\n{lead}\n\nRead more" for head, lead in zip(heads, leads, strict=True))
    assert titles(text) == ["Press Releases", *heads]
