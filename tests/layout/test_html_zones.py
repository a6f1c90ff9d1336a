"""Zones of HTML pages: articles, listings, related columns."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

import communique
from communique.dates.phrases import DateGrammar
from communique.dates.words import DateWords
from communique.knowledge.zone_words import ZoneWords, furniture
from communique.layout.html import lay_out
from communique.layout.html_hints import hints
from communique.layout.html_page import HtmlPage
from communique.layout.html_zones import zone
from communique.record.capture import Decoded, Zone
from communique.record.page import Part
from communique.text.span import Span

LANGUAGE = Path(communique.__file__).parent / "data" / "languages" / "en"
GRAMMAR = DateGrammar(msgspec.toml.decode((LANGUAGE / "dates.toml").read_bytes(), type=DateWords), "en")
TEXT = "The two ministers met in Strelsau and spoke about trade, visas and the next round of consultations."
MENU = '<div class="nav"><ul>' + "".join(f'<li><a href="/{i}/">Departments of the Ministry {i}</a>' for i in range(6)) + "</ul></div>"


@pytest.fixture(scope="module")
def words() -> ZoneWords:
    return msgspec.toml.decode((LANGUAGE / "zones.toml").read_bytes(), type=ZoneWords)


def zoned(body: str, words: ZoneWords, title: str = "Ministers meet in Strelsau") -> tuple[HtmlPage, tuple[Zone, ...], tuple[Part, ...]]:
    page = lay_out(Decoded(f"<html><title>{title}</title><body>{body}", "utf-8", "", "text/html"), "https://mfa.example/news/1.html")
    return page, *zone(page, words, GRAMMAR)


def said(page: HtmlPage, *spans: Span | None) -> list[str]:
    return [span.of(page.text) for span in spans if span]


def test_an_article_with_its_furniture(words: ZoneWords) -> None:
    page, zones, parts = zoned(
        f"<div id=top>Strelsau 07:31</div>{MENU}<div class=main><h1>Ministers meet in Strelsau</h1><p class=date>14.03.2019</p>"
        f"<p>{TEXT}</p><p>They will meet again.</p><p>{TEXT}</p><p>Read more</p><div class=share><a href=#>Share</a></div></div>"
        "<div class=footer>Copyright 2019, the Ministry of Foreign Affairs of Ruritania, all rights reserved.</div>",
        words,
    )
    (part,) = parts
    assert said(page, part.title, *part.dates, *part.body) == [
        "Ministers meet in Strelsau", "14.03.2019", TEXT, "They will meet again.", TEXT,
    ]  # fmt: skip
    assert [z.zone for z in zones] == ["masthead", "chrome", "article", "chrome"]


def test_related_messages_are_teasers_and_menus_are_not(words: ZoneWords) -> None:
    items = "".join(f"<li><a href=t{i}.html>Spokesperson answers questions about visit {i}</a>" for i in range(4))
    page, zones, parts = zoned(
        f"{MENU}<div><h1>Ministers meet in Strelsau</h1><p>{TEXT}<p>{TEXT}</div><div>Related news:</div><ul>{items}</ul>", words
    )
    assert [p.part for p in parts] == ["article", *["teaser"] * 4]
    assert said(page, parts[1].title) == ["Spokesperson answers questions about visit 0"]
    assert parts[1].link and parts[1].link.url == "https://mfa.example/news/t0.html"
    assert sum(z.zone == "teaser" for z in zones) == 4


def test_dated_news_below_an_article_is_no_part_of_its_body(words: ZoneWords) -> None:
    told = [f"The minister spoke with a colleague about the ferries, the tariffs and the harbour of the {i} islands." for i in range(3)]
    rows = "".join(
        f"<div class=row><h3><span>0{i + 1}.05.2017</span> - <a href=t{i}.html>Telephone call of the minister {i}</a></h3><p>{lead}</div>"
        for i, lead in enumerate(told)
    )
    article = f"<div><h1>Ministers meet in Strelsau</h1><p>14.03.2019<p>{TEXT}<p>{TEXT} They parted late.</div>"
    page, _, parts = zoned(f"{article}<div class=news><h2>News</h2>{rows}</div>", words)
    assert [p.part for p in parts] == ["article", *["teaser"] * 3]
    assert said(page, *parts[0].body) == [TEXT, f"{TEXT} They parted late."]
    assert [said(page, *p.body) for p in parts[1:]] == [[lead] for lead in told]


@pytest.mark.parametrize(
    "item",
    [
        "<li>14.03.2019 - <a href=t{i}.html>Ministers meet in Strelsau again {i}</a>",
        "<li><a href=t{i}.html>Ministers meet in Strelsau again {i}</a> (2019-03-14)",
        "<div class=row><span>14.03.2019</span><h3><a href=t{i}.html>Ministers meet in Strelsau again {i}</a></h3><p>"
        + TEXT
        + "</p></div>",
        "<tr><td>14.03.2019</td><td><a href=t{i}.html>Ministers meet in Strelsau again {i}</a></td></tr>",
    ],
)
def test_a_listing(item: str, words: ZoneWords) -> None:
    wrap = "table" if item.startswith("<tr") else "ul" if item.startswith("<li") else "div"
    body = (
        f"{MENU}<div class=main><h1>Press releases</h1><{wrap}>"
        + "".join(item.replace("{i}", str(i)) for i in range(6))
        + f"</{wrap}></div>"
    )
    page, _, parts = zoned(body, words, "Press releases")
    assert (parts[0].part, said(page, parts[0].title), parts[0].body) == ("article", ["Press releases"], ())
    assert [said(page, p.title) for p in parts[1:]] == [[f"Ministers meet in Strelsau again {i}"] for i in range(6)]
    assert all(said(page, *p.dates) in (["14.03.2019"], ["2019-03-14"]) for p in parts[1:])
    assert all(said(page, *p.body) in ([], [TEXT]) for p in parts[1:])


@pytest.mark.parametrize(
    "row",
    [
        "<p>14.03.2019</p><h3><a href=t{i}.html>Ministers meet in Strelsau again {i}</a></h3><p>" + TEXT + "</p>",
        "<h3><a href=t{i}.html>Ministers meet in Strelsau again {i}</a></h3><p>" + TEXT + "</p><p>14.03.2019</p>",
        "<h3><a href=t{i}.html>Ministers meet in Strelsau again {i}</a></h3><p>14.03.2019</p><p>" + TEXT + "</p>",
    ],
)
def test_a_listing_in_rows_without_boxes(row: str, words: ZoneWords) -> None:
    rows = "".join(row.replace("{i}", str(i)) for i in range(6))
    page, _, parts = zoned(f"{MENU}<div class=main><h1>Press releases</h1>{rows}</div>", words, "Press releases")
    assert [said(page, p.title, *p.dates, *p.body) for p in parts[1:]] == [
        [f"Ministers meet in Strelsau again {i}", "14.03.2019", TEXT] for i in range(6)
    ]


@pytest.mark.parametrize("count", [2, 3])
def test_a_short_listing(count: int, words: ZoneWords) -> None:
    items = "".join(f"<li>14.03.2019 - <a href=t{i}.html>Ministers meet in Strelsau again {i}</a>" for i in range(count))
    page, _, parts = zoned(f"{MENU}<h1>Press releases</h1><ul>{items}</ul>", words, "Press releases")
    assert (said(page, parts[0].title), parts[0].body) == (["Press releases"], ())
    assert [said(page, p.title, *p.dates) for p in parts[1:]] == [
        [f"Ministers meet in Strelsau again {i}", "14.03.2019"] for i in range(count)
    ]


def test_the_title_of_a_listing_from_its_breadcrumb(words: ZoneWords) -> None:
    items = "".join(f"<li><a href=t{i}.html>Ministers meet in Strelsau again {i}</a>" for i in range(6))
    page, _, parts = zoned(f'<div><a href="/">Home</a> &gt; Press releases</div><ul>{items}</ul>', words, "Press releases")
    assert said(page, parts[0].title) == ["Press releases"]


def test_captions_and_comments_are_no_body(words: ZoneWords) -> None:
    page, _, parts = zoned(
        f"<article><h1>Ministers meet in Strelsau</h1><p>{TEXT}</p><figure><figcaption>The ministers at the table of the palace in Strelsau, where they met."
        f"</figcaption></figure><p>{TEXT}</p></article><div id=comments><p>I was there and saw both of them leave the palace by the back door.</p></div>",
        words,
    )
    assert said(page, *parts[0].body) == [TEXT, TEXT]


def test_every_phrase_matches_its_example(words: ZoneWords) -> None:
    assert [p.words for p in words.phrase if furniture(words).role(p.example) is None] == []
    assert [h.zone for h in words.hint if not hints(words).names(h.example)] == []


def test_an_empty_page(words: ZoneWords) -> None:
    assert zoned("", words)[1:] == ((), ())


def test_a_link_around_a_tile_parts_it_from_the_next() -> None:
    tiles = "".join(
        f'<a class="tile" href="/n/{n}"><span>0{n}.10.2013</span><h3>The envoys of the river states meet for the {n}th time</h3><span>Article</span></a>'
        for n in (6, 5, 4)
    )
    text = "The Minister met the envoys of the neighbouring states and thanked them for their work on the river commission. "
    page = f"<html><body><main><h1>Envoys thanked in Novy Brod</h1><p>{text * 4}</p></main><h2>Related content</h2><div>{tiles}</div></body></html>"
    record = communique.read(page.encode())
    assert [d.published and d.published.value for d in record.documents if d.part == "teaser"] == ["2013-10-06", "2013-10-05", "2013-10-04"]


def test_spans_side_by_side_are_words_apart() -> None:
    page = b'<html><body><h1><span class="k">Press release</span><span class="t">Envoys meet</span></h1><p><time>3 May 2018</time><span>3 min read</span></p></body></html>'
    assert communique.read(page).text == "Press release Envoys meet\n3 May 2018 3 min read"
    whole = b'<html><body><p><span class="s1">Stre</span><span class="s2">lsau</span></p></body></html>'
    assert communique.read(whole).text == "Strelsau"
