"""Pages made at random (needs `hypothesis`): texts and HTML put together from the pieces that real pages are made of, and from what breaks offsets."""

from __future__ import annotations

import html

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from communique.record.capture import RawCapture

LABELS = [
    "Question: ", "Q: ", "A: ", "Answer: ", "Anna Kessler: ", "MODERATOR: ", "Reuters: ", "Foreign Minister Anna Kessler: ", "Location: ", "Moscow: 07:31",
    "Question (in English): ", "SECRETARY LORRY: ", "Вопрос: ", ": ", "Frage\n",
]  # fmt: skip
DATES = [
    "14 March 2019", "March 14, 2019", "14.03.2019 - ", "on 14-15 March", "today", "yesterday", "on Monday", "next month", "in the autumn of 2018", "2019-03-14",
    "September 4, to September 6", "On 31 February 2019", "from May 18 to 21", "16\xa0May 2023", "18:05", "14 марта 2019 года", "99.99.9999", "May",
]  # fmt: skip
ACTORS = [
    "Foreign Minister of Peru Alonso Bedregal", "Foreign Minister Anna Kessler", "H.E. Mr. Salim Al Harthy, Minister of Foreign Affairs of Oman", "the two sides",
    "US Secretary of State Rex Amherst", "his Danish counterpart", "the Minister", "President of the European Parliament Ines Rohrmoser", "UN", "Nguye\u0302\u0303n Khoa",
    "Ambassadors of Chile, Malta and Japan",
]  # fmt: skip
VERBS = [
    " met with ", " held talks with ", " had a telephone conversation with ", " will pay an official visit to ", " received ", " signed an agreement with ",
    " agreed to hold the next round in ", " said that ", " at the initiative of ", " on the sidelines of ", ", accompanied by ", " was summoned to ",
]  # fmt: skip
PLACES = ["Oslo", "Peru", "New York", "the 72nd session of the UN General Assembly", "Côte d’Ivoire", "Nukuʻalofa", "İzmir"]
TITLES = [
    "Press release on Foreign Minister Anna Kessler’s telephone conversation with Foreign Minister of Peru Alonso Bedregal", "News", "MINISTER MEETS MINISTER",
    "Foreign Minister Anna Kessler's interview with Tagblatt, Oslo, March 3, 2019", "Joint statement by Ghana, Norway and Singapore on fish", "all messages",
]  # fmt: skip
TROUBLE = [
    "\xa0", "\xad", "\u200b", "\u2028", "e\u0301", "😀", "🇳🇿", "👋🏽", "   ", "\n", "\n\n", "\r\n", "\t", "“", "”", "’", "(", ")", "—", "…", "ß", "İ", "\ufeff", "'",
    "&amp;", "&nbsp;", "<b>", "UNSC resolution 2254 (2015)", "(Laughter.)", "+44 (0) 203 555 0199", "http://mfa.example/", "\u202e", "ﬁ", "№ 7", "1)", "•",
]  # fmt: skip
TAGS = [
    "p",
    "div",
    "h1",
    "h2",
    "li",
    "td",
    "b",
    "strong",
    "span",
    "a href='/x'",
    "article",
    "aside",
    "nav",
    "footer",
    "table",
    "tr",
    "ul",
    "blockquote",
    "pre",
    "time datetime='2019-03-14'",
]

_SPICE = st.one_of(st.sampled_from(TROUBLE), st.text(max_size=6))


def pieces() -> SearchStrategy[str]:
    """One piece of a page: a label, a date, an actor, a verb, a place, a title, or trouble."""
    known = st.one_of(*(st.sampled_from(words) for words in (LABELS, DATES, ACTORS, VERBS, PLACES, TITLES)))
    return st.one_of(known, known, known, _SPICE, st.just(". "), st.just("\n\n"))


def sentences() -> SearchStrategy[str]:
    """A sentence in the form of a release: who did what with whom, where and when, with trouble between the words."""
    parts = (
        st.sampled_from(ACTORS),
        st.sampled_from(VERBS),
        st.sampled_from([*ACTORS, *PLACES]),
        st.sampled_from([" ", "\xa0", "\n", " in Oslo "]),
        st.sampled_from(DATES),
    )
    return st.builds(
        lambda who, did, whom, link, when, odd: f"{who}{did}{whom}{odd}{link}{when}.", *parts, st.one_of(st.just(""), st.just(""), _SPICE)
    )


def texts() -> SearchStrategy[str]:
    """A plain text: a head, sentences and pieces, in any order."""
    lines = st.one_of(
        sentences(),
        st.builds(str.__add__, st.sampled_from(LABELS), sentences()),
        st.sampled_from([*TITLES, *DATES]),
        st.lists(pieces(), max_size=8).map("".join),
    )
    return st.lists(lines, min_size=1, max_size=12).map("\n\n".join).filter(lambda text: bool(text.strip()))


def markup() -> SearchStrategy[str]:
    """A page of HTML: the lines of a text in tags that need not fit, escaped or not."""
    block = st.builds(_tagged, st.sampled_from(TAGS), texts(), st.booleans(), st.booleans())
    return st.lists(block, min_size=1, max_size=6).map(
        lambda blocks: f"<!DOCTYPE html><html><head><title>News</title></head><body>{''.join(blocks)}</body></html>"
    )


def captures() -> SearchStrategy[RawCapture]:
    """A capture of a text or of a page, with or without an address."""
    urls = st.sampled_from([None, "https://mfa.example/en/news/2019/03/14/4411"])
    data = st.one_of(texts(), markup()).map(lambda text: text.encode("utf-8", "replace"))
    return st.builds(lambda body, url: RawCapture("<made>", body, url), data, urls)


def _tagged(tag: str, text: str, *flags: bool) -> str:
    escaped, closed = flags
    end = f"</{tag.split()[0]}>" if closed else ""
    return f"<{tag}>{html.escape(text) if escaped else text}{end}"
