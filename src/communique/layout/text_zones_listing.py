"""Listings on a plain page: runs of same-shaped dated lines, or of titles and leads set off by "Read more", each run a list of teasers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from communique.layout.text_zones_lines import Line

_GAP = 7
"""Most lines from one dated line of a listing to the next."""
_TITLE_WORDS = 3
_LEAST_ALTERNATING = 3
_VENUE = 7
"""Most words of a line that is a date and a venue."""
_ODD = 2
"""Most lines from one dated title of an index to the next, where other lines stand between."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a listing: lines `first` to `last` (numbers of lines, half-open), its dated line, its title's line.

    `whole` says that it is a whole document, not a title with a lead.
    """

    first: int
    last: int
    head: int | None = None
    title: int | None = None
    whole: bool = False


def find_entries(lines: Sequence[Line], headed: bool = False) -> list[Entry]:
    """The entries of the page's listing, none where it has no listing.  `headed` says that a heading ("News") or a pager calls the page one."""
    dated, closed = _dated_entries(lines, headed), _closed_entries(lines)
    told = len(closed) > len(dated) + 1 and all(_headline(lines, e.head - 1) for e in dated if e.head is not None)
    return (closed if told else dated) or _more_entries(lines) or _cut_entries(lines) or _bare_titles(lines)


def _closed_entries(lines: Sequence[Line]) -> list[Entry]:
    """Entries that are each closed by "Read more": where they are more than the dates, and titles stand over these, the dates are datelines."""
    marks = [i for i, line in enumerate(lines) if line.role == "more"]
    return _closed(lines, marks) if len(marks) > 1 else []


def _bare_titles(lines: Sequence[Line]) -> list[Entry]:
    """Titles that end with their dates, one under the other, and no paragraph below: an index, or a list of related documents."""
    runs: list[list[int]] = [[]]
    for i in (i for i, line in enumerate(lines) if line.closes and not line.prose):
        if runs[-1] and i - runs[-1][-1] > _ODD and not all(_headline(lines, k) for k in range(runs[-1][-1] + 1, i)):
            runs.append([])
        runs[-1].append(i)
    run = max(runs, key=len)
    whole = [i for i in range(run[0], run[-1] + 1) if _headline(lines, i)] if len(run) >= _LEAST_ALTERNATING else []
    dense = len(run) * 4 >= len(whole) * 3 and sum(line.prose for line in lines[run[-1] + 1 :]) <= 1 if whole else False
    return [Entry(first=i, last=i + 1, title=i) for i in whole] if dense else []


def _cut_entries(lines: Sequence[Line]) -> list[Entry]:
    """Leads that break off, most of the paragraphs of the page, each with what stands above it since the one before."""
    marks = [i for i, line in enumerate(lines) if line.cut]
    if len(marks) < _LEAST_ALTERNATING or 2 * len(marks) <= sum(line.prose for line in lines):
        return []
    bounds = [_opening(lines, marks[0]) - 1, *marks]
    return [e for a, b in pairwise(bounds) if (e := _undated(lines, a + 1, b + 1)) is not None]


def _opening(lines: Sequence[Line], mark: int) -> int:
    return mark - 1 if mark > 0 and _headline(lines, mark - 1) else mark


def _dated_entries(lines: Sequence[Line], headed: bool) -> list[Entry]:
    heads = _run(lines, headed)
    if len(heads) < 2:
        return []
    if _closing(lines, heads):
        return _closed_by_dates(lines, heads)
    before = _title_first(lines, heads)
    starts = [_start(lines, head, before) for head in heads]
    ends = [*starts[1:], _end(lines, heads, starts[-1])]
    venues = all(lines[head].words <= _VENUE and lines[head].kind == "dated" and _headline(lines, head + 1) for head in heads)
    return [_entry(lines, head, start, end, before, venues) for head, start, end in zip(heads, starts, ends, strict=True)]


def _closing(lines: Sequence[Line], heads: list[int]) -> bool:
    """Whether dates stand below their entries: a lead that breaks off, with its title above it, ends at the first of them, and so on."""
    return (
        all(lines[head].kind == "date" and lines[head - 1].cut and _headline(lines, head - 2) for head in heads if head > 1)
        and heads[0] > 1
    )


def _closed_by_dates(lines: Sequence[Line], heads: list[int]) -> list[Entry]:
    found = [Entry(first=head - 2, last=head + 1, head=head, title=head - 2) for head in heads]
    rest = heads[-1] + 1
    if _headline(lines, rest) and rest + 1 < len(lines) and (lines[rest + 1].kind == "prose" or rest + 2 == len(lines)):
        found.append(Entry(first=rest, last=rest + 2, title=rest))
    return found


def _run(lines: Sequence[Line], headed: bool) -> list[int]:
    """The longest run of same-shaped dated lines that stand close to each other; the later of equals."""
    by_shape: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        if line.date is not None and line.kind in ("date", "dated"):
            by_shape.setdefault(f"{line.kind} {line.date.shape}", []).append(i)
    runs = [run for heads in by_shape.values() for run in _close(lines, heads) if _is_listing(lines, run, headed)]
    return max(runs, key=lambda run: (len(run), run[0]), default=[])


def _close(lines: Sequence[Line], heads: list[int]) -> list[list[int]]:
    """Splits heads into runs where too many lines lie between, or a clock follows (a masthead's date)."""
    runs: list[list[int]] = [[]]
    for head in heads:
        if runs[-1] and head - runs[-1][-1] > _GAP:
            runs.append([])
        if not (head + 1 < len(lines) and lines[head + 1].kind == "clock"):
            runs[-1].append(head)
    return [run for run in runs if len(run) > 1]


def _is_listing(lines: Sequence[Line], run: list[int], headed: bool) -> bool:
    """Dated titles are a listing; dated sentences are one only if they are glued to their titles, or open the page."""
    if not _falls(lines, run) and not (headed and _titled(lines, run)):
        return False
    told = sum(lines[i].prose and lines[i].kind == "dated" and not _is_glued(lines[i]) for i in run)
    return 2 * told <= len(run) and (lines[run[0]].kind == "dated" or _titled(lines, run) or (run[0] < _GAP and len(run) > 2))


def _falls(lines: Sequence[Line], run: list[int]) -> bool:
    """Whether the dates go back in time (newest first), as listings do and chronologies do not."""
    days = [date.value for i in run if (date := lines[i].date) is not None and date.value]
    return sum(a < b for a, b in pairwise(days)) * 4 < max(len(days), 1)


def _is_glued(line: Line) -> bool:
    return line.date is not None and (line.date.glued or line.date.label is not None)


def _titled(lines: Sequence[Line], run: list[int]) -> bool:
    """Whether most date lines of the run have a title above or below; of two (a text's date, and the day under it), both on the same side."""
    if len(run) == 2:
        return all(_headline(lines, _above(lines, i)) for i in run) or all(_headline(lines, i + 1) for i in run)
    return 3 * sum(_headline(lines, i - 1) or _headline(lines, i + 1) for i in run) >= 2 * len(run)


def _title_first(lines: Sequence[Line], heads: list[int]) -> bool:
    """Whether titles stand above their dates."""
    if any(_own_title(lines[head]) for head in heads):
        return False
    above = sum(_headline(lines, _above(lines, head)) for head in heads)
    below = sum(_headline(lines, head + 1) for head in heads)
    return above > below or (2 * above >= len(heads) and all(_clings(lines, head) for head in heads))


def _clings(lines: Sequence[Line], head: int) -> bool:
    """Whether a date stands right under a line, and a blank line under the date."""
    return head > 0 and lines[head].gap == 0 and (head + 1 == len(lines) or lines[head + 1].gap > 0)


def _own_title(line: Line) -> bool:
    return line.date is not None and line.date.rest is not None and line.date.label is None


def _above(lines: Sequence[Line], head: int) -> int:
    return head - 2 if head > 0 and lines[head - 1].kind == "bullet" else head - 1


def _headline(lines: Sequence[Line], i: int) -> bool:
    """Whether line `i` could be a title: a short line of some words that does not end like a sentence."""
    return 0 <= i < len(lines) and lines[i].kind == "short" and lines[i].words >= _TITLE_WORDS


def _small(lines: Sequence[Line], i: int) -> bool:
    """Whether a line of a word or two under a paragraph may be a title ("Condolences"): in a listing that has its titles above the dates."""
    return i > 0 and lines[i].kind == "short" and lines[i - 1].kind in ("prose", "short") and lines[i].gap > 0


def _start(lines: Sequence[Line], head: int, before: bool) -> int:
    start = head - 1 if before and head > 0 and (_headline(lines, head - 1) or _small(lines, head - 1)) else head
    return start - 1 if start > 0 and lines[start - 1].kind == "bullet" else start


def _end(lines: Sequence[Line], heads: list[int], start: int) -> int:
    """Where the last entry ends: at furniture, or when it is longer than any other."""
    longest = max(b - a for a, b in pairwise(heads))
    end = heads[-1] + 1
    while end < len(lines) and end - start < max(longest, 2) and lines[end].kind not in ("furniture", "menu", "contact", "clock"):
        end += 1
    return end


def _entry(lines: Sequence[Line], head: int, first: int, last: int, before: bool, venues: bool) -> Entry:
    """One entry; `venues` says that what stands behind the dates of this listing is a place (`3 May 2018, River Headquarters`), not a title."""
    while last > head + 1 and lines[last - 1].kind in ("furniture", "bullet", "menu"):
        last -= 1
    if before:
        return Entry(first=first, last=last, head=head, title=head - 1 if first < head and lines[head - 1].kind == "short" else None)
    date = lines[head].date
    below = head + 1 if head + 1 < last and _headline(lines, head + 1) else None
    own = date is not None and date.rest is not None and not (venues and below is not None)
    return Entry(first=first, last=last, head=head, title=head if own else below)


def _more_entries(lines: Sequence[Line]) -> list[Entry]:
    """Entries without dates: each closed by "Read more", or titles and leads by turns down the whole page."""
    found = _closed_entries(lines)
    return found if len(found) > 1 else _alternating(lines)


def _closed(lines: Sequence[Line], marks: list[int]) -> list[Entry]:
    """The lines between one "Read more" and the next, if they are about equally many."""
    spread = Counter(b - a for a, b in pairwise(marks))
    size = max(spread)
    if size > _GAP:
        return []
    bounds = [max(marks[0] - size, -1), *marks]
    last = _last_closed(lines, marks[-1], size)
    return [e for a, b in [*pairwise(bounds), *last] if (e := _undated(lines, a + 1, b)) is not None]


def _last_closed(lines: Sequence[Line], mark: int, size: int) -> list[tuple[int, int]]:
    """The entry below the last "Read more", cut off before its own: a title and what is left of its lead, and nothing more."""
    rest = lines[mark + 1 :]
    cut = 0 < len(rest) < size and _headline(lines, mark + 1) and all(line.kind in ("short", "prose", "dated") for line in rest)
    return [(mark, len(lines))] if cut else []


def _undated(lines: Sequence[Line], first: int, last: int) -> Entry | None:
    while first < last and (lines[first].kind not in ("short", "prose", "dated") or _heads_list(lines, first, last)):
        first += 1
    if first >= last or (last - first < 2 and lines[first].words < _TITLE_WORDS):
        return None
    return Entry(first=first, last=last, title=first if _headline(lines, first) else None)


def _heads_list(lines: Sequence[Line], first: int, last: int) -> bool:
    """Whether a line of a word or two over the first title is the heading of the listing ("Ministry News")."""
    return first + 2 < last and lines[first].words < _TITLE_WORDS and lines[first].kind == "short" and _headline(lines, first + 1)


def _alternating(lines: Sequence[Line]) -> list[Entry]:
    """Title, lead, title, lead … to the page's end."""
    first = next((i for i in range(len(lines)) if _pair(lines, i) and _pair(lines, i + 2)), len(lines))
    found = []
    while _pair(lines, first):
        found.append(Entry(first=first, last=first + 2, title=first))
        first += 2
    rest = sum(line.kind == "prose" for line in lines[first:])
    if found and first + 2 == len(lines) and rest == 0 and _headline(lines, first):
        found.append(Entry(first=first, last=first + 2, title=first))
    return found if len(found) >= _LEAST_ALTERNATING and rest <= 1 else []


def _pair(lines: Sequence[Line], i: int) -> bool:
    return (
        i + 1 < len(lines) and _headline(lines, i) and lines[i].words > _TITLE_WORDS and lines[i + 1].prose and lines[i + 1].kind == "prose"
    )
