"""The publisher: name, country and post from the URL, the masthead's words and its clocks; page date and contacts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from communique.dates import clock as clocks_of
from communique.dates.clock import Instant, instant
from communique.dates.hit import DateHit
from communique.knowledge.book import Knowledge
from communique.knowledge.entries import Country, Place, Service
from communique.knowledge.languages import LanguagePack
from communique.reading.publishing.contacts import contacts_of
from communique.reading.publishing.hosts import state_of_host
from communique.reading.publishing.publisher_family import Post, post_of
from communique.record.capture import Clock, Publisher
from communique.record.evidence import Evidence, Reading, implied, inferred, quote, stated
from communique.record.page import Page
from communique.text.fold import fold
from communique.text.pattern import find_all
from communique.text.span import Span

_CLOCK = r"(?m)^[ \t\x{a0}]*([^\n:|]{2,40}):[ \t\x{a0}]*([0-2]?[0-9][:.][0-5][0-9])[ \t\x{a0}]*$"


_LINE = 120


class PublisherFound(NamedTuple):
    """The publisher, the instant that the clocks show, and whether the clocks contradict each other."""

    publisher: Publisher
    instant: Instant
    taken_at: Reading | None


def publisher_of(
    page: Page, masthead: list[Span], aside: list[Span], titles: list[Span], dates: list[DateHit], knowledge: Knowledge, pack: LanguagePack
) -> PublisherFound:
    """Who publishes the page, as far as its URL, masthead and titles say."""
    page_date = _page_date(page.text, masthead, dates)
    clocks = [c for span in masthead for c in _clocks(page.text, span, pack)]
    found = Publisher(
        page_date=page_date, clocks=tuple(clocks), contacts=tuple(c for span in masthead for c in contacts_of(page.text, span))
    )
    post = post_of(page.url, knowledge) if page.url and not _own_host(page.url, knowledge) else None
    by_service = _by_service(page, masthead, titles, knowledge) if post is None else None
    told = by_service is not None or post is not None
    own = None if told else _by_host(page, knowledge) or _by_institution(page, [*masthead, *aside], pack)
    if own is not None:
        found = Publisher(country=own, page_date=found.page_date, clocks=found.clocks, contacts=found.contacts)
    if post is not None:
        found = _with_post(found, post)
    publisher = (
        _by_clocks(_with_service(found, by_service), clocks, page.text, pack) if by_service else _by_clocks(found, clocks, page.text, pack)
    )
    shown = (
        instant(page_date.value, [clocks_of.Clock(c.place, c.time, c.zone.value) for c in clocks if c.zone]) if page_date else Instant(None)
    )
    return PublisherFound(publisher, shown, _taken_at(shown, page_date, clocks))


# ---------------------------------------------------------------------- masthead
def _page_date(text: str, masthead: list[Span], dates: list[DateHit]) -> Reading | None:
    """A full date alone on a line of the masthead: the day on which the page was seen."""
    for span in masthead:
        for hit in dates:
            if span.start <= hit.start and hit.end <= span.end and hit.has_year and hit.form == "day" and hit.value and _alone(text, hit):
                return stated(text, hit.start, hit.end, hit.value, step="publisher", entry=hit.entry)
    return None


def _alone(text: str, hit: DateHit) -> bool:
    left = text.rfind("\n", 0, hit.start) + 1
    right = text.find("\n", hit.end)
    line = text[left : right if right >= 0 else len(text)]
    return line.strip(" \t\r\xa0|.,•") == text[hit.start : hit.end].strip()


def _clocks(text: str, span: Span, pack: LanguagePack) -> Iterator[Clock]:
    for match in find_all(_CLOCK, text, span.start, span.end):
        start, end = match.span()
        place = match.group(1).strip()
        if (zone := _zone_of(place, pack)) is None:
            continue
        at = text.index(place, start)
        evidence = (quote(text, at, at + len(place)),)
        time = match.group(2).replace(".", ":").rjust(5, "0")
        yield Clock(place, time, inferred(zone[0], evidence, "gazetteer_zone", step="publisher", entry=zone[1]), at, end, text[at:end])


def _zone_of(place: str, pack: LanguagePack) -> tuple[str, str] | None:
    for sense in pack.table.lookup(place):
        zone = sense.data.zone if isinstance(sense.data, (Place, Country)) and sense.kind == "place" else None
        if zone:
            return zone, sense.entry
    return None


def _taken_at(shown: Instant, page_date: Reading | None, clocks: list[Clock]) -> Reading | None:
    if shown.value is None or page_date is None:
        return None
    return implied(
        shown.value, (*page_date.evidence, *(Evidence(c.start, c.end, c.quote) for c in clocks)), step="publisher", entry="clocks"
    )


def _by_institution(page: Page, spans: list[Span], pack: LanguagePack) -> Reading | None:
    """ "Ministry of Foreign Affairs of Norland" on a short line outside the article: the state in whose name the page is published."""
    for span in spans:
        stretch = fold(span.of(page.text))
        if not any(w in stretch for w in pack.book.institution):
            continue
        for start, end in _short_lines(page.text, span):
            words = fold(page.text[start:end])
            if not any(w in words for w in pack.book.institution):
                continue
            states = [
                (h, s)
                for h in pack.table.find(page.text[start:end])
                for s in h.meanings
                if s.kind == "country" and s.form in ("name", "adjective")
            ]
            if len({s.value for _, s in states}) == 1 or (states and "embassy" in words):
                hit, sense = states[0]
                evidence = quote(page.text, start + hit.start, start + hit.end)
                return inferred(sense.value, (evidence,), "institution_line", step="publisher", entry=sense.entry)
    return None


def _short_lines(text: str, span: Span) -> Iterator[tuple[int, int]]:
    at = span.start
    while at < span.end:
        stop = text.find("\n", at, span.end)
        stop = span.end if stop < 0 else stop
        if 8 <= stop - at <= _LINE:
            yield at, stop
        at = stop + 1


def _by_host(page: Page, knowledge: Knowledge) -> Reading | None:
    """The state whose government or embassy has the host of the page's address."""
    host = urlsplit(page.url).hostname if page.url else None
    if not page.url or not host or (code := state_of_host(host, knowledge)) is None:
        return None
    at = page.url.lower().index(host)
    evidence = Evidence(at, at + len(host), page.url[at : at + len(host)], layer="url")
    return inferred(code, (evidence,), "government_host", step="publisher")


# ---------------------------------------------------------------------- from the service files
class _ServiceFound(NamedTuple):
    service: Service
    evidence: Evidence


def _by_service(page: Page, masthead: list[Span], titles: list[Span], knowledge: Knowledge) -> _ServiceFound | None:
    if page.url and (host := urlsplit(page.url).hostname) and (service := knowledge.service_of_host(host)):
        at = page.url.lower().index(host)
        return _ServiceFound(service, Evidence(at, at + len(host), page.url[at : at + len(host)], layer="url"))
    for span in masthead:
        for hit in knowledge.marks.find(page.text[span.start : span.end]):
            return _ServiceFound(hit.meanings[0], quote(page.text, span.start + hit.start, span.start + hit.end))
    for meta in page.metas:
        if meta.name in ("title", "og:site_name", "og:title"):
            for hit in knowledge.marks.find(page.source[meta.start : meta.end]):
                start, end = meta.start + hit.start, meta.start + hit.end
                return _ServiceFound(hit.meanings[0], Evidence(start, end, page.source[start:end], layer="source"))
    for span in titles:
        for hit in knowledge.marks.find(page.text[span.start : span.end]):
            return _ServiceFound(hit.meanings[0], quote(page.text, span.start + hit.start, span.start + hit.end))
    return None


def _own_host(url: str, knowledge: Knowledge) -> bool:
    """Whether a service has this very host."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    service = knowledge.service_of_host(host)
    return service is not None and host in service.hosts


def _with_post(publisher: Publisher, post: Post) -> Publisher:
    def reading(value: str | None) -> Reading | None:
        """A field of the embassy, supported by its address."""
        return inferred(value, (post.evidence,), "address", step="publisher", entry=f"services:{post.family.id}") if value else None

    return Publisher(
        name=reading(post.name), type=reading(post.family.type), country=reading(post.family.country), post=reading(post.post),
        host_country=reading(post.host_country), page_date=publisher.page_date, clocks=publisher.clocks, contacts=publisher.contacts,
    )  # fmt: skip


def _with_service(publisher: Publisher, found: _ServiceFound) -> Publisher:
    service, evidence = found

    def reading(value: str | None) -> Reading | None:
        """A field of the service, supported by the mark that told which service it is."""
        return inferred(value, (evidence,), "service", step="publisher", entry=f"services:{service.id}") if value else None

    return Publisher(
        name=reading(service.name), type=reading(service.type), country=reading(service.country), post=reading(service.post),
        host_country=reading(service.host_country), page_date=publisher.page_date, clocks=publisher.clocks, contacts=publisher.contacts,
    )  # fmt: skip


def _by_clocks(publisher: Publisher, clocks: list[Clock], text: str, pack: LanguagePack) -> Publisher:
    """A capital's clock beside another city's: the capital's state has a post in the other city."""
    if len(clocks) < 2:
        return publisher
    home, post = clocks[0], clocks[1]
    states = [s for s in pack.table.lookup(home.place) if s.kind == "place" and s.form == "capital"]
    hosts = [s for s in pack.table.lookup(post.place) if s.kind == "place"]
    if not states or not hosts:
        return publisher
    first, second = (Evidence(c.start, c.start + len(c.place), c.place) for c in (home, post))
    return Publisher(
        name=publisher.name, type=publisher.type, page_date=publisher.page_date, clocks=publisher.clocks, contacts=publisher.contacts,
        country=publisher.country or inferred(states[0].value, (first,), "capital_clock", step="publisher", entry=states[0].entry),
        post=publisher.post or inferred(post.place, (second,), "post_clock", step="publisher", entry=hosts[0].entry),
        host_country=publisher.host_country or inferred(hosts[0].value, (second,), "post_clock", step="publisher", entry=hosts[0].entry),
    )  # fmt: skip
