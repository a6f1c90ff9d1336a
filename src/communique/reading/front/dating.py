"""The three kinds of date of a document, kept apart: published here, first published elsewhere, held."""

from __future__ import annotations

import datetime
from typing import NamedTuple
from urllib.parse import urlsplit

import msgspec

from communique.dates.hit import DateHit
from communique.knowledge.title_words import TitleWords
from communique.reading.happenings.events import Anchor, date_reading, day_reading
from communique.reading.sentences.clauses import Sentence
from communique.reading.sentences.date_order import RULE
from communique.reading.sentences.places import Where, place_of
from communique.record.evidence import Evidence, Reading, inferred, quote, stated
from communique.record.page import Meta, Page, Part
from communique.text.fold import fold
from communique.text.pattern import compiled, find_all
from communique.text.span import Span, trim

READOUTS = ("readout_call", "readout_meeting", "readout_visit")
SPOKEN_KINDS = frozenset(("interview", "remarks", "opening_remarks", "speech", "press_conference", "briefing", "media_answer"))
"""Kinds in which somebody speaks: the date in their title is the day on which it was said."""
_META_NAMES = ("article:published_time", "datepublished", "dc.date", "dc.date.issued", "dcterms.issued", "dcterms.date", "date", "pubdate", "publishdate",
               "publication_date", "og:published_time", "dcterms.created", "dc.date.created", "date.issued", "published", "sailthru.date", "parsely-pub-date")  # fmt: skip
_JSON_DAY = "jsonld:datePublished"
"""In JSON-LD; it stands there for each of several documents of a page, too."""
_CREDIT, _FOOT, _VENUE, _DATELINE_REACH, _NUMBER = 200, 3, 6, 40, 4
_FIGURES = r"^([0-3]?[0-9])[/.-]([0-3]?[0-9])[/.-]((?:19|20)[0-9]{2})"
_URL_DAY = r"[/_-]t?((?:19|20)[0-9]{2})(?:([01][0-9])([0-3][0-9])|[/_-]([01]?[0-9])[/_-]([0-3]?[0-9]))(?:[/_.-]|$)"
_OFFSET = r"^ ?([+-])([0-9]{1,2})(?::?([0-9]{2}))?\b"
_OFFSET_LENGTH = 8
_URL_MONTH = r"/((?:19|20)[0-9]{2})/([01][0-9])/[^/]*[^/0-9][^/]*/?$"


class Dating(NamedTuple):
    """The dates of a document and what other dates on it lean on; `address` is the day that the page's address names in words."""

    published: Reading | None
    first_published: Reading | None
    title_date: DateHit | None
    anchor: Anchor | None
    address: Reading | None = None


def dating_of(
    page: Page, part: Part, hits: list[DateHit], above: list[DateHit], words: TitleWords, address: Reading | None = None
) -> Dating:
    """When the document was published, and the anchor of its year-less dates; `above` are the dates on the lines over the article."""
    title_hits = [h for h in hits if part.title and part.title.start <= h.start and h.end <= part.title.end]
    first = _first_published(page.text, title_hits, part) or _reprinted(page.text, part, hits, words)
    title_date = next(
        (h for h in reversed(title_hits) if h.form in ("day", "range") and not (first and h.start == first.evidence[0].start)), None
    )
    published = (
        _from_date_lines(page.text, part, hits, title_date, words)
        or _from_numbered_line(page.text, above, words)
        or _from_markup(page, part)
        or _from_dateline(page.text, part, hits)
        or _from_foot(page.text, part, hits, words)
        or _from_today(page.text, part, hits, words)
        or _from_url(page, part)
        or _from_title(page.text, part, title_hits)
    )
    return Dating(published, first, title_date, _anchor(page.text, published, title_date, first or address), address)


def _anchor(text: str, published: Reading | None, title_date: DateHit | None, first: Reading | None) -> Anchor | None:
    if published is not None:
        return Anchor(published.value[:10] if "T" in published.value else published.value, published.evidence)
    if title_date is not None and title_date.has_year and title_date.value:
        return Anchor(title_date.value, (Evidence(title_date.start, title_date.end, text[title_date.start : title_date.end]),))
    return Anchor(first.value, first.evidence) if first else None


def _first_published(text: str, title_hits: list[DateHit], part: Part) -> Reading | None:
    """ "published on February 13, 2017" in the title: an outlet's date, not this publisher's."""
    for hit in title_hits:
        before = fold(text[max(part.title.start if part.title else 0, hit.start - 30) : hit.start])
        if "published" in before and hit.value and hit.has_year:
            return stated(text, hit.start, hit.end, hit.value, step="dates", entry=hit.entry)
    return None


def _reprinted(text: str, part: Part, hits: list[DateHit], words: TitleWords) -> Reading | None:
    """ "The press release issued by the Foreign Office on 3 May 2021.": a reprint's first line dates the original."""
    for paragraph in part.body[:_FOOT]:
        first = Span(paragraph.start, min(paragraph.end, paragraph.start + _CREDIT))
        low = fold(first.of(text))
        if not any(w in low for w in words.reprint):
            continue
        hit = next((h for h in hits if _whole_day(h) and first.start <= h.start and h.end <= first.end), None)
        return stated(text, hit.start, hit.end, hit.value, step="dates", entry=hit.entry) if hit else None
    return None


def _whole_day(hit: DateHit) -> bool:
    return hit.form == "day" and hit.has_year and hit.value is not None


def _from_date_lines(text: str, part: Part, hits: list[DateHit], title_date: DateHit | None, words: TitleWords) -> Reading | None:
    for span in part.dates:
        for hit in hits:
            if not (span.start <= hit.start and hit.end <= span.end):
                continue
            if hit.form == "ambiguous" and (found := _month_first(text, hit, words)) is not None:
                return found
            if (hit.form == "ambiguous" or hit.entry.startswith(RULE)) and (found := _told_twice(text, part, hit, hits)) is not None:
                return found
            if hit.form != "day" or not hit.value:
                continue
            if hit.has_year:
                whole = _with_offset(text, hit)
                return day_reading(text, whole, _with_time(whole, hit.value, words), "dates")
            if title_date and title_date.value and title_date.has_year:
                anchor = Anchor(title_date.value, (Evidence(title_date.start, title_date.end, text[title_date.start : title_date.end]),))
                return date_reading(text, hit, anchor, "dates")
    return None


def _with_time(hit: DateHit, day: str, words: TitleWords) -> str:
    """The day with its time of day; beside a weekday the time is that of the occasion ("Friday, May 3, 2019, 2:30 p.m.")."""
    if hit.time is None or hit.weekday is not None:
        return day
    zone = hit.zone or ""
    told = zone[:1] in ("", "+", "-")
    offset = zone if told else next((z.offset for z in words.clock_zone if fold(zone) in z.words), None)
    return f"{day}T{hit.time}{offset}" if offset is not None else day


def _with_offset(text: str, hit: DateHit) -> DateHit:
    """The date with the distance from Greenwich that stands behind its zone: `14:47 (UTC +04:00)`."""
    behind = compiled(_OFFSET).search(text[hit.end : hit.end + _OFFSET_LENGTH]) if hit.zone is not None else None
    if behind is None:
        return hit
    offset = f"{behind.group(1)}{behind.group(2).rjust(2, '0')}:{behind.group(3) or '00'}"
    return msgspec.structs.replace(hit, end=hit.end + len(behind.group()), zone=offset)


def _month_first(text: str, hit: DateHit, words: TitleWords) -> Reading | None:
    """ "02/06/2019 05:42 PM EST": the clock zone tells whose order of day and month it is."""
    if hit.zone is None or fold(hit.zone) not in words.month_first:
        return None
    match = compiled(r"^([01]?[0-9])/([0-3]?[0-9])/((?:19|20)[0-9]{2})").search(text[hit.start : hit.end])
    if match is None:
        return None
    value = f"{match.group(3)}-{int(match.group(1)):02d}-{int(match.group(2)):02d}"
    return (
        inferred(_with_time(hit, value, words), (quote(text, hit.start, hit.end),), "month_first", step="dates", entry=f"titles:{hit.zone}")
        if _real_day(value)
        else None
    )


def _told_twice(text: str, part: Part, hit: DateHit, hits: list[DateHit]) -> Reading | None:
    """ "11/6/2024" over "OSLO, Nov 6 (RNA) --": the day of the dateline tells whose order of day and month it is."""
    match = compiled(_FIGURES).search(text[hit.start : hit.end])
    if match is None:
        return None
    one, two = int(match.group(1)), int(match.group(2))
    for paragraph in part.body[:_FOOT]:
        for other in hits:
            if not (paragraph.start < other.start < paragraph.start + _DATELINE_REACH and other.form == "day" and not other.has_year):
                continue
            told = [(m, d) for m, d in ((one, two), (two, one)) if other.value == f"XXXX-{m:02d}-{d:02d}"]
            if told and one != two and _short_place(text[paragraph.start : other.start]):
                value = f"{match.group(3)}-{told[0][0]:02d}-{told[0][1]:02d}"
                evidence = (quote(text, hit.start, hit.end), quote(text, other.start, other.end))
                return inferred(value, evidence, "dateline_order", step="dates", entry="dateline")
    return None


def _from_numbered_line(text: str, above: list[DateHit], words: TitleWords) -> Reading | None:
    """ "Media Release FA199 – 23 December 2002" over the title: a day beside the number of a release, or behind "Published on"."""
    for hit in reversed(above):
        if not _whole_day(hit):
            continue
        start, end = line_around(text, hit.start)
        rest = fold(text[start : hit.start] + " " + text[hit.end : end])
        told = list(compiled(r"[\pL\pN/]+").findall(rest))
        numbered = len(told) == 1 and any(c.isdigit() for c in told[0]) and ":" not in rest
        over = fold(text[line_around(text, max(0, start - 2))[0] : max(0, start - 1)]) if not told else ""
        if numbered or _labelled(rest, words) or _labelled(over, words):
            return stated(text, hit.start, hit.end, hit.value, step="dates", entry=hit.entry)
    return None


def _labelled(rest: str, words: TitleWords) -> bool:
    """Whether the rest of a date's line is a word of publication and little else."""
    bare = " ".join(rest.replace(":", " ").strip(" .,-|").split())
    return bare in words.published and not any(w in bare for w in words.revised)


def line_around(text: str, at: int) -> tuple[int, int]:
    """The line on which a place of the text lies."""
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, end if end >= 0 else len(text)


def _from_foot(text: str, part: Part, hits: list[DateHit], words: TitleWords) -> Reading | None:
    """The day at the foot: "Published 3 May 2021", or alone under the sign-off of an office ("MINISTRY OF FOREIGN AFFAIRS / 3 MAY 2021")."""
    if part.part == "teaser":
        return None
    for span in part.body[-_FOOT:]:
        for hit in hits:
            if not (_whole_day(hit) and span.start <= hit.start and hit.end <= span.end):
                continue
            start, end = line_around(text, hit.start)
            rest = fold(text[max(start, span.start) : hit.start] + " " + text[hit.end : min(end, span.end)]).strip(" .,-:|()")
            if _labelled(rest, words) or (not rest and _signed(text, start)):
                return stated(text, hit.start, hit.end, hit.value, step="dates", entry=hit.entry)
    return None


def _signed(text: str, start: int) -> bool:
    """Whether the line above is a sign-off in capitals, a row of dots, or the word that ends a release."""
    above = text[max(0, start - _CREDIT) : start].rstrip()
    line = above[above.rfind("\n") + 1 :].strip()
    return (
        bool(line) and len(line) < _CREDIT // 2 and (line.isupper() or not any(c.isalnum() for c in line) or fold(line) == "press office")
    )


def _from_markup(page: Page, part: Part) -> Reading | None:
    if part.part != "article":
        return None
    for name in _META_NAMES:
        for meta in page.metas:
            if meta.name.lower() == name and (day := _iso_day(meta.value)):
                return _of_meta(page, meta, day)
    told = [(meta, day) for meta in page.metas if meta.name == _JSON_DAY and (day := _iso_day(meta.value))]
    return _of_meta(page, *told[0]) if len({day for _, day in told}) == 1 else None


def _of_meta(page: Page, meta: Meta, day: str) -> Reading:
    evidence = Evidence(meta.start, meta.end, page.source[meta.start : meta.end], layer="source")
    return Reading(day, "stated", (evidence,), step="dates", entry=f"meta:{meta.name.lower()}")


def _iso_day(value: str) -> str | None:
    match = compiled(r"^\s*((?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9])").search(value[:40])
    return match.group(1) if match and _real_day(match.group(1)) else None


def _from_dateline(text: str, part: Part, hits: list[DateHit]) -> Reading | None:
    """ "OSLO, 3 May 2021 – The Minister …": the date before the dash that opens one of the first paragraphs."""
    for paragraph in part.body[:_FOOT]:
        start, end = paragraph.start, min(paragraph.end, paragraph.start + 100)
        for hit in hits:
            if start <= hit.start and hit.end <= end and _whole_day(hit):
                between = text[hit.end : hit.end + 4].lstrip(" .)(/\xa0")
                if between[:1] in ("-", "–", "—", "/", ":") and _short_place(text[start : hit.start]):
                    return stated(text, hit.start, hit.end, hit.value, step="dates", entry="dateline")
    return None


def _from_title(text: str, part: Part, title_hits: list[DateHit]) -> Reading | None:
    """ "No: 84, 12 March 2019, Press release on …", "Demonstration alert (January 13, 2020)": the day behind a number, or alone in brackets at the end."""
    if part.title is None or part.part != "article":
        return None
    for hit in (h for h in title_hits if _whole_day(h)):
        before, behind = text[part.title.start : hit.start], text[hit.end : part.title.end]
        bracketed = before.endswith("(") and behind.strip() == ")"
        numbered = any(c.isdigit() for c in before) and len(before.split()) <= _NUMBER and bool(behind.strip())
        if bracketed or numbered:
            return inferred(hit.value or "", (quote(text, hit.start, hit.end),), "title_day", step="dates", entry=hit.entry)
    return None


def _from_today(text: str, part: Part, hits: list[DateHit], words: TitleWords) -> Reading | None:
    """ "… held its anniversary today, Sunday, 26 May 2024, in Oslo": the day that one of the first paragraphs calls today."""
    if part.part == "teaser":
        return None
    for paragraph in part.body[:_FOOT]:
        for hit in hits:
            own = paragraph.start <= hit.start and hit.end <= paragraph.end and _whole_day(hit)
            if own and fold(text[hit.start : hit.end]).startswith(tuple(words.today)):
                return stated(text, hit.start, hit.end, hit.value, step="dates", entry="today")
    return None


def _short_place(before: str) -> bool:
    return len(before) <= 40 and not any(w.islower() and len(w) > 3 for w in before.split())


def _from_url(page: Page, part: Part) -> Reading | None:
    """A day in the path of the capture's own URL (/2021/05/03/, -20210503), or the month under which the page is filed (/2021/05/title)."""
    if part.part != "article" or not page.url:
        return None
    path = urlsplit(page.url).path
    path_at = page.url.find(path) if path else -1
    if path_at < 0:
        return None
    for pattern, entry in ((_URL_DAY, "url_day"), (_URL_MONTH, "url_month")):
        for match in find_all(pattern, page.url, path_at, path_at + len(path)):
            told = [i for i in range(1, match.re.groups + 1) if match.group(i)]
            value = "-".join(match.group(i).rjust(2, "0") for i in told)
            if _real_day(value if entry == "url_day" else f"{value}-01"):
                start, end = match.start(1), match.end(told[-1])
                return Reading(value, "stated", (Evidence(start, end, page.url[start:end], layer="url"),), step="dates", entry=entry)
    return None


def _real_day(value: str) -> bool:
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True


def title_place(sentence: Sentence, title_date: DateHit | None, words: TitleWords) -> Where | None:
    """ ", New York, September 19, 2017": the place that stands as its own piece at the end of a title; or a venue behind a dash."""
    for index in range(len(sentence.items) - 1, 0, -1):
        if not sentence.place_at(index) or sentence.date_at(index):
            continue
        before = sentence.items[index - 1].text
        if before in (",", "(", "–", "-", "—") and _closed(sentence, index, title_date):
            where = place_of(sentence, index)
            if before == "(" and where is not None and where.country is not None and title_date is None:
                continue
            return _city_before(sentence, index) or where
    return _venue(sentence.scene.text, Span(sentence.items[0].start, sentence.items[-1].end), words) if sentence.items else None


def _closed(sentence: Sentence, index: int, title_date: DateHit | None) -> bool:
    """Whether a place is the last piece of its title, or the last before the title's date."""
    follower = sentence.items[index + 1].text if index + 1 < len(sentence.items) else ""
    if follower in ("", ".", "(", ")"):
        return True
    if title_date is None:
        return follower == "," and index + 2 >= len(sentence.items) - 1
    ahead = title_date.start > sentence.items[index].end
    if follower in ("-", "–", "—"):
        return ahead or sentence.date_at(index + 1) is not None
    return (follower == "," and (ahead or index + 2 >= len(sentence.items) - 1)) or sentence.date_at(index + 1) is not None


def _city_before(sentence: Sentence, index: int) -> Where | None:
    """ "Georgetown, Guyana": the city that stands right before the state."""
    here = place_of(sentence, index)
    if here is None or here.country is None or index < 2 or sentence.items[index - 1].text != "," or not sentence.place_at(index - 2):
        return None
    city = place_of(sentence, index - 2)
    return city if city is not None and city.country is None else None


def _venue(text: str, title: Span, words: TitleWords) -> Where | None:
    """ "Doorstop – Norstadt Airport": what stands behind the last dash of a title, where it names a building."""
    at = max(text.rfind(f" {dash} ", title.start, title.end) for dash in "-–—")
    if at < 0:
        return None
    piece = trim(text, at + 3, title.end)
    tail = fold(piece.of(text)).replace(",", " ").split()
    named = any(w in words.venue for w in tail) and all(w[0].isupper() for w in piece.of(text).split() if len(w) > 3 and w[0].isalpha())
    return Where(piece, None, "titles:venue") if named and len(tail) <= _VENUE else None


def body_of(part: Part) -> Span | None:
    """From the first to the last paragraph of a part."""
    return Span(part.body[0].start, part.body[-1].end) if part.body else None
