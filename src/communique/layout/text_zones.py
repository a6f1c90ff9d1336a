"""Zones of a plain page: masthead, article, teasers, and the furniture between, covering all that is not blank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from communique.knowledge.zone_words import ZoneWords
from communique.layout.address import named_line
from communique.layout.text_zones_article import Article, find_article
from communique.layout.text_zones_bullets import bulleted_entries
from communique.layout.text_zones_dates import DateFinder
from communique.layout.text_zones_glue import split_glued
from communique.layout.text_zones_items import find_items, find_prefixed
from communique.layout.text_zones_lines import CUT, Line, read_lines
from communique.layout.text_zones_listing import Entry, find_entries
from communique.layout.text_zones_title import choose_title, clean_title, is_label, is_signature, names_publisher
from communique.layout.text_zones_words import TextWords, text_words
from communique.record.capture import Zone, ZoneName
from communique.record.page import Page, Part
from communique.text.fold import fold
from communique.text.span import Span, trim

_OWN_WORDS = 80
_LEAD_WORDS = 25
_TITLE_WORDS = 5
_UNIT_WORDS = 3
_TOP = 4
_LISTING = ("pager", "more", "all_messages")


def zone(page: Page, words: ZoneWords, grammar: DateFinder) -> tuple[tuple[Zone, ...], tuple[Part, ...]]:
    """The zones of a plain page and its parts: the article (of a listing: its heading), then the teasers in page order."""
    ready = text_words(words)
    lines = read_lines(page, ready, grammar)
    headed = _is_headed(page.text, lines, ready)
    entries = find_prefixed(page.text, lines, ready) or find_entries(lines, headed) or find_items(page.text, lines, ready)
    if all(entry.head is None and not entry.whole for entry in entries) and len(points := bulleted_entries(lines)) > len(entries):
        entries = points
    first = entries[0].first if entries else len(lines)
    if entries and not _tells(page.text, lines[:first], ready) and _lists(page.text, lines, entries, ready):
        return _listing(page.text, lines, entries, ready)
    entries = [e for e in entries if e.head is not None or _after_related(lines, first)]
    first = entries[0].first if entries else len(lines)
    article = find_article(page.text, lines[:first], ready, grammar, named_line(page, lines[:first]))
    return _laid(page.text, lines, article, entries, ready)


def _is_headed(text: str, lines: Sequence[Line], words: TextWords) -> bool:
    """Whether a pager, or a heading ("News") above the first paragraph, calls the page a listing."""
    first = next((i for i, line in enumerate(lines) if line.prose), len(lines))
    return any(line.role == "pager" for line in lines) or any(
        fold(text[line.start : line.end]).strip(" :") in words.of("listing") for line in lines[:first] if line.words <= _TITLE_WORDS
    )


def _lists(text: str, lines: Sequence[Line], entries: Sequence[Entry], words: TextWords) -> bool:
    """Whether undated entries are a listing: a pager, "Read more" or a heading ("News") says so; an article has subheadings too."""
    if any(e.head is not None or e.whole or (e.title is not None and lines[e.title].closes != "") for e in entries) or any(
        line.role in _LISTING for line in lines
    ):
        return True
    if all(lines[e.first].item for e in entries):
        return True
    cut = sum(lines[e.last - 1].cut or text.endswith(CUT, lines[e.last - 1].start, lines[e.last - 1].end) for e in entries)
    return 2 * cut > len(entries) or any(is_label(text[line.start : line.end], words) for line in lines[: entries[0].first])


def _tells(text: str, lines: Sequence[Line], words: TextWords) -> bool:
    """Whether the lines above a listing are an article, not a heading with a word of welcome."""
    told = sum(line.words for line in lines if line.kind == "prose")
    if told < _LEAD_WORDS or told >= _OWN_WORDS:
        return told >= _OWN_WORDS
    first = next(i for i, line in enumerate(lines) if line.kind == "prose")
    title = choose_title(text, lines[:first], words)
    return title is not None and lines[title].words >= _TITLE_WORDS


def _after_related(lines: Sequence[Line], first: int) -> bool:
    return any(line.role == "related" for line in lines[max(0, first - 2) : first])


def _listing(text: str, lines: Sequence[Line], entries: Sequence[Entry], words: TextWords) -> tuple[tuple[Zone, ...], tuple[Part, ...]]:
    """A page that is only teasers: its article zone is the heading ("News"), which is no title; its article has no body."""
    heading = _heading(text, lines[: entries[0].first], words)
    top = entries[0].first if heading is None else heading
    names: list[tuple[ZoneName, int]] = [("masthead", 0) if i < top else ("chrome", 0) for i in range(len(lines))]
    if heading is not None:
        names[heading] = ("article", 0)
    article = (
        ()
        if entries[0].whole and not lines[entries[0].first].closes
        else (Part(part="article", title=_named(text, lines, heading, words)),)
    )
    return _zones(lines, names, entries), (*article, *_teasers(text, lines, entries, words))


def _named(text: str, lines: Sequence[Line], heading: int | None, words: TextWords) -> Span | None:
    """The listing's heading as its title; a publisher's name over it is none, nor is one of several lines none of which is a label."""
    above = sum(line.kind == "short" for line in lines[: heading or 0])
    if (
        heading is None
        or (above and not is_label(lines[heading].span.of(text), words))
        or names_publisher(text, lines[heading], words)
        or is_signature(lines[heading].span.of(text), words)
    ):
        return None
    return clean_title(text, lines[heading])


def _heading(text: str, lines: Sequence[Line], words: TextWords) -> int | None:
    labels = [i for i, line in enumerate(lines) if line.kind in ("short", "furniture") and is_label(text[line.start : line.end], words)]
    return labels[-1] if labels else choose_title(text, lines, words)


def _laid(
    text: str, lines: Sequence[Line], article: Article, entries: Sequence[Entry], words: TextWords
) -> tuple[tuple[Zone, ...], tuple[Part, ...]]:
    names: list[tuple[ZoneName, int]] = []
    for i in range(len(lines)):
        inside = article.top <= i < article.end and i not in article.furniture
        names.append(("masthead", 0) if i < article.top else ("article", 0) if inside else ("chrome", 0))
    return _zones(lines, names, entries), (article.part, *_teasers(text, lines, entries, words))


def _zones(lines: Sequence[Line], names: list[tuple[ZoneName, int]], entries: Sequence[Entry]) -> tuple[Zone, ...]:
    """Neighbouring lines of one zone are one zone; each entry is its own."""
    for number, entry in enumerate(entries, 1):
        for i in range(entry.first, entry.last):
            names[i] = ("article" if entry.whole else "teaser", number)
    return tuple(_merged(lines, names))


def _merged(lines: Sequence[Line], names: Sequence[tuple[ZoneName, int]]) -> Iterator[Zone]:
    start = 0
    for i in range(len(lines)):
        if i + 1 == len(lines) or names[i + 1] != names[i]:
            yield Zone(names[i][0], lines[start].start, lines[i].end)
            start = i + 1


def _teasers(text: str, lines: Sequence[Line], entries: Sequence[Entry], words: TextWords) -> Iterator[Part]:
    for entry in entries:
        yield _entry_part(text, lines, entry, words)


def _entry_part(text: str, lines: Sequence[Line], entry: Entry, words: TextWords) -> Part:
    """One message of a list: its title, day, label, and its lead or its whole text."""
    head = lines[entry.head].date if entry.head is not None else None
    title, lead = _title_and_lead(text, lines, entry, words)
    below = [lines[i] for i in range(entry.first, entry.last) if i not in (entry.head, entry.title) and _is_lead(lines[i])]
    label = head.label if head is not None else None
    if head is not None and label is None:
        label, below = _own_label(text, below, words)
    dates = (head.date,) if head else _own_dates(lines, entry)[:1]
    spans = [*([lead] if lead is not None else []), *(trim(text, line.start, line.end) for line in below)]
    said = title.of(text) if title is not None else ""
    body = tuple(span for span in spans if span not in dates and span.of(text) not in ("", said))
    part: Literal["item", "teaser"] = "item" if entry.whole else "teaser"
    return Part(part=part, title=title, dates=dates, body=body, label=label)


def _own_dates(lines: Sequence[Line], entry: Entry) -> tuple[Span, ...]:
    """The day of a whole document among others: in the sentence that tells its issue, or alone on a line above its first paragraph."""
    if not entry.whole:
        return ()
    issued = tuple(line.issued for line in lines[entry.first : min(entry.last, entry.first + _TOP)] if line.issued is not None)
    told = next((i for i in range(entry.first, entry.last) if lines[i].kind == "prose"), entry.last)
    return issued or tuple(line.date.date for line in lines[entry.first : told] if line.kind == "date" and line.date is not None)


def _own_label(text: str, below: list[Line], words: TextWords) -> tuple[Span | None, list[Line]]:
    """A kind on a line of its own under the date, and the unit under it: no part of the lead."""
    if not below or not is_label(text[below[0].start : below[0].end], words):
        return None, below
    unit = len(below) > 2 and below[1].words <= _UNIT_WORDS and not below[1].prose
    return below[0].span, below[2:] if unit else below[1:]


def _is_lead(line: Line) -> bool:
    return line.kind not in ("bullet", "furniture", "menu")


def _is_paragraph(text: str, line: Line, rest: Span, words: TextWords) -> bool:
    """Whether what stands behind a date is no title but the lead itself: a paragraph, or one that the page cut off."""
    return line.prose and line.words > _LEAD_WORDS and split_glued(text, rest, words)[1] is None


def _title_and_lead(text: str, lines: Sequence[Line], entry: Entry, words: TextWords) -> tuple[Span | None, Span | None]:
    """The entry's title and what is glued to it or to its date line."""
    head = lines[entry.head].date if entry.head is not None else None
    rest = head.rest if head is not None else None
    if entry.title is None:
        return next((line.named for line in lines[entry.first : entry.last + 1] if line.named), None), rest
    if entry.title == entry.head and rest is not None and _is_paragraph(text, lines[entry.title], rest, words):
        return None, rest
    if entry.title == entry.head and rest is not None:
        return split_glued(text, rest, words) if rest.end - rest.start else (None, None)
    title = clean_title(text, lines[entry.title])
    if rest is not None:
        return title, split_glued(text, rest, words)[1] or rest
    return title, None
