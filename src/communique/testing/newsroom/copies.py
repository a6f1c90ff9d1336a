"""The same text elsewhere: an embassy's copy of the ministry's page, an agency's reprint with its own first paragraph."""

from __future__ import annotations

from datetime import date
from random import Random

import msgspec

from communique.testing.newsroom.days import yearless
from communique.testing.newsroom.frames import fill
from communique.testing.newsroom.papers import Line, Paper, frame_of, named, sentence
from communique.testing.newsroom.services import Service


def embassy_copy(paper: Paper, origin: Service, embassy: Service, published: date, rng: Random) -> Paper:
    """The text as it is, under another host, day and sometimes heading."""
    words = {"old_title": paper.title, "capital": origin.capital}
    title = sentence("embassy.title", words, rng)
    return _retold(paper, paper.title if title.count("Press release") > 1 else title, published, paper.lines)


def reprint(paper: Paper, origin: Service, agency: Service, published: date, rng: Random) -> Paper:
    """The text under a dateline and the agency's name, with a foot line."""
    style = "month_first" if agency.number % 2 else "words"
    words = {
        "old_title": paper.title,
        "own_title": origin.capital,
        "ministry": origin.nation.ministry if origin.nation else "press service",
        "own_country": origin.nation.name if origin.nation else origin.name,
        "seat": agency.capital,
        "seat_caps": agency.capital.upper(),
        "dateline": yearless(published, style),
        "agency": agency.body.code if agency.body else "",
        "lead": paper.lead,
    }
    lead = Line(fill(frame_of("agency.lead", agency, rng), words, rng))
    lines = (lead, *paper.lines[1:], Line(sentence("agency.foot", words, rng)))
    story = msgspec.structs.replace(paper, kind="news_report")
    return _retold(story, sentence("agency.title", words, rng), published, lines)


def _retold(paper: Paper, title: str, published: date, lines: tuple[Line, ...]) -> Paper:
    copy = msgspec.structs.replace(paper, title=title, published=published, lines=lines)
    return msgspec.structs.replace(copy, people=named(paper.people, copy.words))
