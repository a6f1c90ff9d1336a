"""Marks of a service that a reprint keeps: its names on heading and closing lines, its house style, its addresses, its datelines."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from communique.knowledge.entries import Organisation
from communique.knowledge.title_words import Hallmark, TitleWords
from communique.reading.publishing.hosts import state_of_host
from communique.reading.scene import Scene
from communique.reading.who.people import Home
from communique.record.evidence import Evidence, quote
from communique.record.page import Page, Part
from communique.text.fold import fold
from communique.text.pattern import compiled
from communique.text.span import Span, trim

_LINE, _AROUND, _LINES, _HEAD, _LEAST = 160, 700, 8, 110, 4
_HOST = r"(?:@|https?://|www\.)((?:[A-Za-z0-9-]{1,40}\.){1,5}[A-Za-z]{2,6})"
_HOST_MARKS = ("@", "http", "www.")


class Surroundings(NamedTuple):
    """The stretches around the running text of a document: its title, the lines above and below the text, and the lead."""

    title: Span | None = None
    head: tuple[Span, ...] = ()
    foot: tuple[Span, ...] = ()
    leads: tuple[Span, ...] = ()


def surroundings_of(page: Page, part: Part, leads: tuple[Span, ...]) -> Surroundings:
    """The stretches in which a service shows itself; a teaser has its title and lead only."""
    if part.part == "teaser" or not part.body:
        return Surroundings(part.title, leads=leads)
    text = page.text
    top = min(s.start for s in (part.title, *part.dates, part.body[0]) if s is not None)
    running = leads[0].start if leads else part.body[0].end
    end = part.body[-1].end
    head = [*_lines(text, max(0, top - _AROUND), top), *_lines(text, top, max(running, top))]
    title = part.title
    foot = [s for s in _lines(text, max(running, end - _AROUND), min(len(text), end + _AROUND // 2)) if s.start > running]
    return Surroundings(title, tuple(s for s in head if title is None or s.end <= title.start or s.start >= title.end), tuple(foot), leads)


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    start = text.rfind("\n", 0, start) + 1
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        line = trim(text, start, stop)
        if _LEAST <= line.end - line.start <= _LINE:
            yield line
        start = stop + 1


def home_by_marks(scene: Scene, around: Surroundings, words: TitleWords) -> Home | None:
    """The side whose service shows itself around the text."""
    return (
        _by_hallmark(scene, around, words)
        or _by_service(scene, around)
        or _by_address(scene, around)
        or _by_institution(scene, around)
        or _by_agency(scene, around, words)
        or _by_dateline(scene, around, words)
    )


def _by_hallmark(scene: Scene, around: Surroundings, words: TitleWords) -> Home | None:
    """House style that only one service has ("attributable to Spokesperson", "E&OE")."""
    spans = [*([around.title] if around.title else []), *around.head, *around.leads, *around.foot]
    lines = {(s.start, s.end) for s in (*around.head, *around.foot)}
    for span in spans:
        low = fold(span.of(scene.text))
        for mark, word in _marks_in(low, words):
            if mark.line and (span.start, span.end) not in lines:
                continue
            at = low.find(word)
            if (not mark.line or len(low.strip(" .:-")) == len(word)) and _apart(low, at, at + len(word)):
                evidence = quote(scene.text, span.start + at, span.start + at + len(word))
                return Home(mark.country, (evidence,), "house_style")
    return None


def _marks_in(low: str, words: TitleWords) -> list[tuple[Hallmark, str]]:
    """The hallmarks whose words a folded line has, in the order of the file."""
    return [pair for pair in _hallmarks(words) if pair[1] in low]


@lru_cache(maxsize=8)
def _hallmarks(words: TitleWords) -> tuple[tuple[Hallmark, str], ...]:
    return tuple((mark, word) for mark in words.hallmark for word in mark.words)


def _apart(low: str, start: int, end: int) -> bool:
    return (start == 0 or not low[start - 1].isalnum()) and (end == len(low) or not low[end].isalnum())


def _by_service(scene: Scene, around: Surroundings) -> Home | None:
    """The name of a service on a line of its own above or below the text, or in front of the title's colon."""
    spans = [*around.head, *around.foot]
    if around.title and (cut := scene.text.find(":", around.title.start, around.title.end)) > 0:
        spans.append(Span(around.title.start, cut))
    for span in spans:
        for hit in scene.knowledge.marks.find(span.of(scene.text)):
            country = hit.meanings[0].country
            if country:
                return Home(country, (quote(scene.text, span.start + hit.start, span.start + hit.end),), "service_mark")
    return None


def _by_address(scene: Scene, around: Surroundings) -> Home | None:
    """The host of an e-mail or web address above or below the text: of a known service, or of a government."""
    found: dict[str, Evidence] = {}
    for span in (*around.head, *around.foot):
        line = span.of(scene.text)
        if not any(mark in line for mark in _HOST_MARKS):
            continue
        for match in compiled(_HOST).finditer(line):
            code = _state_of_host(scene, match.group(1).lower())
            if code:
                found.setdefault(code, quote(scene.text, span.start + match.start(1), span.start + match.end(1)))
    if len(found) != 1:
        return None
    code, evidence = next(iter(found.items()))
    return Home(code, (evidence,), "contact_host")


def _state_of_host(scene: Scene, host: str) -> str | None:
    service = scene.knowledge.service_of_host(urlsplit(f"//{host}").hostname or host)
    if service is not None:
        return service.country
    return state_of_host(host, scene.knowledge)


def _by_institution(scene: Scene, around: Surroundings) -> Home | None:
    """ "Ministry of Foreign Affairs of Norland" on a line of its own, or the ministry above its state ("MINISTRY OF … / NORLAND")."""
    lines = (*around.head, *around.foot)
    for i, span in enumerate(lines):
        if len(low := fold(span.of(scene.text))) > _HEAD or not any(w in low for w in scene.book.institution):
            continue
        if not _titled(span.of(scene.text)):
            continue
        following = lines[i + 1] if i + 1 < len(lines) else span
        for line, whole in ((span, False), (following, True)):
            codes = {
                s.value: h
                for h in scene.pack.table.find(line.of(scene.text))
                for s in h.meanings
                if s.kind == "country" and s.form == "name"
            }
            if len(codes) == 1:
                code, hit = next(iter(codes.items()))
                if whole and hit.end - hit.start != line.end - line.start:
                    continue
                return Home(code, (quote(scene.text, line.start + hit.start, line.start + hit.end),), "institution_line")
    return None


def _titled(line: str) -> bool:
    """A line of names: no sentence, hardly a word in small letters."""
    small = [w for w in line.split() if w[0].islower() and len(w) > len("and")]
    return not small and line[-1] not in ".;?!"


def _by_agency(scene: Scene, around: Surroundings, words: TitleWords) -> Home | None:
    """ "NORSTADT, 3 May (NNA) – …", "Source: Norlandic News Agency": a state's agency, which does not name its state."""
    spans = [*around.head, *around.foot]
    if around.leads:
        start = around.leads[0].start
        spans.append(Span(start, min(around.leads[0].end, start + _HEAD)))
    own = frozenset(words.own_agency)
    found: dict[str, Span] = {}
    for span in spans:
        for hit in scene.pack.table.find(span.of(scene.text)):
            for sense in hit.meanings:
                if sense.kind == "organisation" and sense.value in own and isinstance(sense.data, Organisation) and sense.data.country:
                    found.setdefault(sense.data.country, Span(span.start + hit.start, span.start + hit.end))
    if len(found) != 1:
        return None
    code, place = next(iter(found.items()))
    return Home(code, (quote(scene.text, place.start, place.end),), "own_agency")


def _by_dateline(scene: Scene, around: Surroundings, words: TitleWords) -> Home | None:
    """ "NORSTADT, 3 May – Foreign Minister Holm …": the capital in front of the lead, unless organisations have their seat there."""
    if not around.leads:
        return None
    start, text = around.leads[0].start, scene.text
    head = text[start : start + _HEAD]
    cut = min((at for mark in (" – ", " — ", " - ", ": ", "– ", "— ", "):") if (at := head.find(mark)) > 0), default=-1)
    if cut < 0 or any(w[0].islower() for w in head[:cut].split()):
        return None
    for hit in scene.within(start, start + cut):
        for sense in hit.meanings:
            if (
                (
                    (sense.kind == "place" and sense.form == "capital")
                    or (sense.kind == "country" and sense.form == "name" and text[hit.start : hit.end].isupper())
                )
                and hit.start == start
                and scene.folded[hit.start - scene.start : hit.end - scene.start] not in words.seat
            ):
                return Home(sense.value, (quote(text, hit.start, hit.end),), "dateline_capital")
    return None
