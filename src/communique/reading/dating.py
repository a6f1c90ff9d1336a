"""The three kinds of date of a document, kept apart: published here, first published elsewhere, held."""

from __future__ import annotations

import datetime
from typing import NamedTuple
from urllib.parse import urlsplit

from communique.dates.hit import DateHit
from communique.reading.adjuncts import Where, place_of
from communique.reading.clauses import Sentence
from communique.reading.events import Anchor, date_reading
from communique.record.evidence import Evidence, Reading, stated
from communique.record.page import Page, Part
from communique.text.fold import fold
from communique.text.pattern import compiled
from communique.text.span import Span

SPOKEN_KINDS = frozenset(("interview", "remarks", "opening_remarks", "speech", "press_conference", "briefing", "media_answer"))
"""Kinds in which somebody speaks: the date in their title is the day on which it was said."""
_META_NAMES = ("article:published_time", "datepublished", "dc.date", "dc.date.issued", "dcterms.issued", "dcterms.date", "date", "pubdate", "publishdate",
               "publication_date", "og:published_time", "dcterms.created", "dc.date.created", "date.issued", "published", "sailthru.date", "parsely-pub-date")  # fmt: skip
_URL_DAY = r"/((?:19|20)[0-9]{2})[/-]?([01][0-9])[/-]?([0-3][0-9])(?:[/_-]|$)"


class Dating(NamedTuple):
    """The dates of a document and what other dates on it lean on."""

    published: Reading | None
    first_published: Reading | None
    title_date: DateHit | None
    anchor: Anchor | None


def dating_of(page: Page, part: Part, hits: list[DateHit], kind: str | None) -> Dating:
    """When the document was published, and the anchor of its year-less dates."""
    title_hits = [h for h in hits if part.title and part.title.start <= h.start and h.end <= part.title.end]
    first = _first_published(page.text, title_hits, part)
    title_date = next((h for h in reversed(title_hits) if h.form in ("day", "range") and not (first and h.start == first.evidence[0].start)), None)
    published = _published(page, part, hits, title_date)
    return Dating(published, first, title_date, _anchor(page.text, published, title_date, first))


def _anchor(text: str, published: Reading | None, title_date: DateHit | None, first: Reading | None) -> Anchor | None:
    if published is not None:
        return Anchor(published.value[:10] if "T" in published.value else published.value, published.evidence)
    if title_date is not None and title_date.has_year and title_date.value:
        return Anchor(title_date.value, (Evidence(title_date.start, title_date.end, text[title_date.start : title_date.end]),))
    return Anchor(first.value, first.evidence) if first else None


def _first_published(text: str, title_hits: list[DateHit], part: Part) -> Reading | None:
    """"published on February 13, 2017" in the title: an outlet's date, not this publisher's."""
    for hit in title_hits:
        before = fold(text[max(part.title.start if part.title else 0, hit.start - 30) : hit.start])
        if "published" in before and hit.value and hit.has_year:
            return stated(text, hit.start, hit.end, hit.value, step="dates", entry=hit.entry)
    return None


def _published(page: Page, part: Part, hits: list[DateHit], title_date: DateHit | None) -> Reading | None:
    return _from_date_lines(page.text, part, hits, title_date) or _from_markup(page, part) or _from_dateline(page.text, part, hits) or _from_url(page, part)


def _from_date_lines(text: str, part: Part, hits: list[DateHit], title_date: DateHit | None) -> Reading | None:
    for span in part.dates:
        for hit in hits:
            if not (span.start <= hit.start and hit.end <= span.end and hit.value and hit.form == "day"):
                continue
            if hit.has_year:
                return stated(text, hit.start, hit.end, hit.value, step="dates", entry=hit.entry)
            if title_date and title_date.value and title_date.has_year:
                anchor = Anchor(title_date.value, (Evidence(title_date.start, title_date.end, text[title_date.start : title_date.end]),))
                return date_reading(text, hit, anchor, "dates")
    return None


def _from_markup(page: Page, part: Part) -> Reading | None:
    if part.part != "article":
        return None
    for name in _META_NAMES:
        for meta in page.metas:
            if meta.name.lower() == name and (day := _iso_day(meta.value)):
                evidence = Evidence(meta.start, meta.end, page.source[meta.start : meta.end], layer="source")
                return Reading(day, "stated", (evidence,), step="dates", entry=f"meta:{name}")
    return None


def _iso_day(value: str) -> str | None:
    match = compiled(r"^\s*((?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9])").search(value[:40])
    return match.group(1) if match and _real_day(match.group(1)) else None


def _from_dateline(text: str, part: Part, hits: list[DateHit]) -> Reading | None:
    """"OSLO, 3 May 2021 – The Minister …": the date before the dash that opens the first paragraph."""
    if not part.body:
        return None
    start, end = part.body[0].start, min(part.body[0].end, part.body[0].start + 100)
    for hit in hits:
        if start <= hit.start and hit.end <= end and hit.form == "day" and hit.has_year and hit.value:
            between = text[hit.end : hit.end + 4].lstrip(" .)(/\xa0")
            if between[:1] in ("-", "–", "—", "/", ":") and _short_place(text[start : hit.start]):
                return stated(text, hit.start, hit.end, hit.value, step="dates", entry="dateline")
    return None


def _short_place(before: str) -> bool:
    return len(before) <= 40 and not any(w.islower() and len(w) > 3 for w in before.split())


def _from_url(page: Page, part: Part) -> Reading | None:
    """A day in the path of the capture's own URL (/2021/05/03/)."""
    if part.part != "article" or not page.url:
        return None
    path = urlsplit(page.url).path
    path_at = page.url.find(path) if path else -1
    match = compiled(_URL_DAY).search(page.url[path_at:]) if path_at >= 0 else None
    if match is None or not _real_day(value := "-".join(match.groups())):
        return None
    start, end = path_at + match.start(1), path_at + match.end(3)
    return Reading(value, "stated", (Evidence(start, end, page.url[start:end], layer="url"),), step="dates", entry="url_day")


def _real_day(value: str) -> bool:
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True


def title_place(sentence: Sentence, title_date: DateHit | None) -> Where | None:
    """", New York, September 19, 2017": the place that stands as its own piece at the end of a title."""
    for index in range(len(sentence.items) - 1, 0, -1):
        if not sentence.place_at(index) or sentence.date_at(index):
            continue
        before = sentence.items[index - 1].text
        follower = sentence.items[index + 1].text if index + 1 < len(sentence.items) else ""
        closed = follower in ("", ",", ".", "(", ")") or (title_date is not None and sentence.date_at(index + 1) is not None)
        if before in (",", "(", "–", "-") and closed:
            return place_of(sentence, index)
    return None


def body_of(part: Part) -> Span | None:
    """From the first to the last paragraph of a part."""
    return Span(part.body[0].start, part.body[-1].end) if part.body else None
