"""Which groups of a page are teasers or a listing, and what each teaser says."""

from __future__ import annotations

from collections.abc import Sequence

from communique.layout.html_groups import Group, Item
from communique.layout.html_hints import Hints, Signs
from communique.layout.html_titles import find_title
from communique.layout.text_zones_dates import DateFinder, DateLine, date_line
from communique.layout.text_zones_words import TextWords
from communique.record.page import Part
from communique.text.span import Span, trim

_FEW_GOOD = 300
_MANY = 4
_WHOLE = 700
_HEADLINE = 25
_LONGEST_DATE_LINE = 200
_DAY = len("2018-05-03")
_OF_ARTICLES = frozenset(("article:published_time", "jsonld:datePublished"))
_FIGURES = tuple("0123456789")
_EDGES = "()[]-–—:|,/·•"


class DateReader:
    """Finds date lines in blocks of one page."""

    def __init__(self, text: str, words: TextWords, dates: DateFinder) -> None:
        self._text, self._words, self._dates = text, words, dates
        self._known: dict[Span, DateLine | None] = {}

    def line(self, start: int, end: int) -> DateLine | None:
        """The date of the block `[start, end)` where the block is a date line."""
        if end - start > _LONGEST_DATE_LINE or not any(figure in self._text[start:end] for figure in _FIGURES):
            return None
        span = Span(start, end)
        if span not in self._known:
            found = date_line(self._text, span, self._words, self._dates)
            self._known[span] = found if found and found.apart else None
        return self._known[span]

    def within(self, span: Span) -> bool:
        """Whether a day of a year stands in the block."""
        return any(
            len(hit.value or "") == _DAY for hit in self._dates.find(self._text, span.start, min(span.end, span.start + _LONGEST_DATE_LINE))
        )

    def beside(self, span: Span, link: Span) -> Span | None:
        """A date beside a headline in the headline's own block: before or behind the link."""
        for piece in (Span(span.start, link.start), Span(link.end, span.end)):
            core = trim(self._text, piece.start, piece.end, also=_EDGES)
            if core.end - core.start >= 4 and any(c.isdigit() for c in core.of(self._text)[:80]):
                for hit in self._dates.find(self._text, core.start, min(core.end, core.start + 80)):
                    return Span(hit.start, hit.end)
        return None


def listing_group(signs: Signs, groups: Sequence[Group], dates: DateReader, hints: Hints) -> Group | None:
    """The group that is the page's main content, where the page is a listing; None where it holds an article."""
    open_groups = [g for g in groups if g.zone not in ("chrome", "teaser")]
    candidates = [g for g in open_groups if len(g.items) >= _MANY] or [g for g in open_groups if all_dated(signs, g, dates)]
    if not candidates:
        return None
    best = max(candidates, key=lambda g: sum(signs.size[i] for item in g.items for i in range(item.first, item.last)))
    return best if _outweighs(signs, best, dates, hints) else None


def _outweighs(signs: Signs, group: Group, dates: DateReader, hints: Hints) -> bool:
    """Whether a group outweighs the paragraphs that stand outside it."""
    within = {i for item in group.items for i in range(item.first, item.last)}
    told = sum(g for i, g in enumerate(signs.good) if i not in within)
    inside = sum(signs.good[i] for i in within)
    if len(group.items) < _MANY:
        return not told
    if told and group.items[0].first and _tells_before(signs, group, dates, is_headed(signs, group, hints)):
        return False
    if not group.boxed:
        return told + inside < _FEW_GOOD or (told < _FEW_GOOD and _dated(signs, group, dates))
    return told < _FEW_GOOD or inside > 4 * told


def _tells_before(signs: Signs, group: Group, dates: DateReader, headed: bool) -> bool:
    """Whether a headline of some length, which is the page's own title, stands above the group with a paragraph under it: an article of one paragraph.

    A heading over the group ("Other news") says so, or a day in the headline or right below it, or the markup of a single article.
    """
    first = group.items[0].first
    told = next((i for i in range(first) if signs.good[i]), None)
    title = find_title(signs, told, told) if told is not None else None
    if title is None or signs.size[title] < _HEADLINE:
        return False
    below = signs.page.blocks[title + 1 : min(title + 1 + _MANY, first)]
    declared = any(meta.name in _OF_ARTICLES for meta in signs.page.metas)
    return headed or declared or dates.within(signs.page.blocks[title].span) or any(dates.line(b.start, b.end) for b in below)


def teaser_groups(
    signs: Signs, groups: Sequence[Group], taken: set[int], hints: Hints, dates: DateReader, listing: Group | None
) -> list[Group]:
    """The groups whose items are teasers: the listing; groups headed by such words or marked so; groups with dates or leads."""
    chosen: list[Group] = []
    for group in groups:
        if group is listing:
            chosen.append(group)
        elif group.zone != "chrome" and not taken.intersection(item.head for item in group.items):
            marked = group.zone == "teaser" and listing is None and len(group.items) > 2
            if is_headed(signs, group, hints) or marked or _dated(signs, group, dates) or _led(signs, group):
                chosen.append(group)
    return chosen


def is_headed(signs: Signs, group: Group, hints: Hints) -> bool:
    """Whether one of the two blocks before the group says that related or other messages follow."""
    first = group.items[0].first
    blocks = signs.page.blocks[max(0, first - 2) : first]
    return any(hints.role(signs.page.text[b.start : b.end]) in ("related", "all_messages") for b in blocks)


def _dated(signs: Signs, group: Group, dates: DateReader) -> bool:
    blocks = signs.page.blocks
    return sum(any(dates.line(b.start, b.end) for b in blocks[item.first : item.last]) for item in group.items[:3]) >= 2


def all_dated(signs: Signs, group: Group, dates: DateReader) -> bool:
    """Whether each item of a group has a date, in a block of its own or beside its headline."""
    blocks = signs.page.blocks
    return all(
        any(dates.line(b.start, b.end) for b in blocks[item.first : item.last])
        or dates.beside(blocks[item.head].span, Span(item.link.start, item.link.end))
        for item in group.items
    )


def _led(signs: Signs, group: Group) -> bool:
    return 2 * sum(any(signs.plain_good[i] for i in range(item.first, item.last) if i != item.head) for item in group.items) > len(
        group.items
    )


def teaser_part(signs: Signs, item: Item, hints: Hints, dates: DateReader, main: bool = False) -> Part:
    """What a teaser says: headline, dates, lead; in the `main` listing of a page a whole document in its place is an item."""
    page = signs.page
    found: list[Span] = []
    label: Span | None = None
    body: list[Span] = []
    for i in range(item.first, item.last):
        span = page.blocks[i].span
        if i == item.head:
            beside = dates.beside(span, Span(item.link.start, item.link.end)) if signs.size[i] > item.link.end - item.link.start else None
            found.extend([beside] if beside else [])
        elif line := dates.line(span.start, span.end):
            found.append(line.date)
            label = label or line.label
        elif _is_lead(signs, i, hints):
            body.append(span)
    whole = main and len(body) > 2 and sum(s.end - s.start for s in body) > _WHOLE
    title = Span(item.link.start, item.link.end)
    return Part(part="item" if whole else "teaser", title=title, dates=tuple(found), body=tuple(body), label=label, link=item.link)


def _is_lead(signs: Signs, i: int, hints: Hints) -> bool:
    block = signs.page.blocks[i]
    return (
        2 * signs.linked[i] <= signs.size[i]
        and signs.page.text[block.start : block.end].count(" ") >= 4
        and not hints.role(signs.page.text[block.start : block.end])
    )
