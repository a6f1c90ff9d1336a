"""Pages: a story or a list of stories in a service's layout at one moment, as text or as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from html import escape as _escape
from random import Random
from zoneinfo import ZoneInfo

import msgspec

from communique.testing.newsroom.days import written
from communique.testing.newsroom.frames import pick
from communique.testing.newsroom.papers import Line
from communique.testing.newsroom.services import Service
from communique.testing.newsroom.sources import HtmlLayout, TextLayout, sources
from communique.testing.newsroom.stories import Story
from communique.testing.newsroom.truth import Stub

_LEAD = 240
"""Leads longer than this are cut in teasers."""
_UTC = ZoneInfo("UTC")


@lru_cache(maxsize=4096)
def escape(text: str) -> str:
    """A text for HTML (titles and leads come again and again)."""
    return _escape(text)


class Shown(msgspec.Struct, frozen=True):
    """A page as it came: its text, the stubs on it, and whether it gives its article's day of publication."""

    text: str
    stubs: tuple[Stub, ...]
    dated: bool


def article(service: Service, story: Story, others: Sequence[Story], moment: datetime, html: bool, rng: Random) -> Shown:
    """The page of a story, with teasers of others where the layout has room for them."""
    layout = service.html if html else service.text
    paper = story.paper_at(moment)
    quote = escape if html else str
    teasers, stubs = _teasers(layout, others if "{teasers}" in layout.article else (), moment, service, html)
    words = _around(service, moment, html, rng) | {
        "title": quote(paper.title),
        "date": written(paper.published, layout.date),
        "iso": paper.published.isoformat(),
        "lead": quote(paper.lead),
        "url": quote(service.host and story.urls[0]),
        "number": str(story.number % 400 + 1),
        "hits": str(100 + story.number * 37 % 900),
        "body": _body(layout, paper.lines),
        "teasers": teasers,
    }
    dated = "{date}" in layout.article and not (isinstance(layout, TextLayout) and not layout.dated)
    return Shown(layout.article.format_map(words), stubs, dated)


def listing(service: Service, stories: Sequence[Story], moment: datetime, html: bool, rng: Random) -> Shown:
    """A page of teasers."""
    layout = service.html if html else service.text
    teasers, stubs = _teasers(layout, stories, moment, service, html)
    total = 200 + service.number * 13 + moment.toordinal() % 1000
    pager = str(pick(sources().furniture.pager, rng)).format(shown=len(stories), total=total, pages=total // 8)
    words = _around(service, moment, html, rng) | {"teasers": teasers, "pager": pager}
    return Shown(layout.listing.format_map(words), stubs, False)


def failed(html: bool, rng: Random) -> str:
    """What came instead of a page."""
    furniture = sources().furniture
    return str(pick(furniture.failed_html if html else furniture.failed_text, rng))


def _around(service: Service, moment: datetime, html: bool, rng: Random) -> dict[str, str]:
    """Masthead, clocks, ticker, contacts: what changes from capture to capture."""
    furniture, post = sources().furniture, service.post
    here = moment.replace(tzinfo=_UTC)
    at_post = here.astimezone(_zone(post.zone if post else service.zone))
    nation = service.nation
    ticker = str(pick(furniture.ticker, rng)).format(
        n=int(rng.random() * 900) + 3,
        adjective=post.adjective if post else nation.adjective if nation else "national",
        city=pick(post.cities if post else (service.capital,), rng),
    )
    words = {
        "service": service.name,
        "capital": service.capital,
        "post": post.capital if post else "",
        "page_date": written(at_post.date(), "words"),
        "home_clock": here.astimezone(_zone(service.zone)).strftime("%H:%M"),
        "post_clock": at_post.strftime("%H:%M"),
        "contact_label": furniture.contact[service.number % len(furniture.contact)],
        "phone": service.phone,
        "ticker": (ticker if html or rng.random() < 0.7 else "") if post else "",
        "year": str(moment.year),
    }
    if html:
        return {name: escape(value) for name, value in words.items()}
    return words | {"masthead": service.text.masthead.format_map(words), "foot": service.text.foot}


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def _body(layout: TextLayout | HtmlLayout, lines: tuple[Line, ...]) -> str:
    if isinstance(layout, HtmlLayout):
        return _html_body(lines, layout.breaks)
    points = layout.points and not any(line.label for line in lines)
    texts = [f"{line.label}: {line.text}" if line.label else line.text for line in lines]
    return "\n\n".join(f"  {i}. {text}" if i and points else text for i, text in enumerate(texts))


@lru_cache(maxsize=1024)
def _html_body(lines: tuple[Line, ...], breaks: bool) -> str:
    texts = [f"<strong>{escape(line.label)}:</strong> {escape(line.text)}" if line.label else escape(line.text) for line in lines]
    return "<p>" + ("<br><br>\n" if breaks else "</p>\n<p>").join(texts) + "</p>"


def _teasers(
    layout: TextLayout | HtmlLayout, stories: Sequence[Story], moment: datetime, service: Service, html: bool
) -> tuple[str, tuple[Stub, ...]]:
    """The teasers of some stories, and the stubs that they are."""
    quote = escape if html else str
    has_lead = "{lead}" in layout.teaser
    texts, stubs = [], []
    for story in stories:
        paper = story.paper_at(moment)
        lead = _cut(paper.lead)
        texts.append(
            layout.teaser.format(
                title=quote(paper.title),
                date=written(paper.published, layout.date),
                iso=paper.published.isoformat(),
                lead=quote(lead),
                url=_link(story, service) if html else "",
            )
        )
        stubs.append(
            Stub(
                document=story.id,
                title=paper.title,
                published=paper.published.isoformat(),
                lead=lead if has_lead else None,
                url=story.urls[0] if html else None,
            )
        )
    return ("\n" if html else "").join(texts), tuple(stubs)


def _cut(lead: str) -> str:
    return lead if len(lead) <= _LEAD else f"{lead[:_LEAD].rpartition(' ')[0]}…"


def _link(story: Story, service: Service) -> str:
    """An address as a page writes it: whole, or without the host."""
    url = story.urls[0]
    return url if service.number % 2 else url.removeprefix(f"https://{service.host}")
