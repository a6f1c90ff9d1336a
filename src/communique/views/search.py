"""Search: documents whose words and facts fit a query, newest first or best first, the hits lit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from communique.archive.sqlite import Row, SqliteArchive
from communique.record.errors import WrongUse
from communique.views.conditions import Test
from communique.views.documents import Brief, briefs
from communique.views.facets import Facets, facets_of
from communique.views.finding import Plan, holds, newest, planned
from communique.views.lit import Snippet, all_spots, plain, snippet
from communique.views.query import Term, parsed
from communique.views.ranking import best as best_first

PAGE = 20
Order = Literal["newest", "ranked"]
FULL = Test("d.completed_by IS NULL", ())
"""Stubs whose full document is there are left out."""


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A document that fits: `title_lit` are the hits in its title, `snippet` shows those in its text; `score` is there where hits are ranked."""

    document: Brief
    snippet: Snippet
    title_lit: tuple[tuple[int, int], ...]
    score: float | None = None


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A page of hits; `next` is the cursor of the page that follows, None on the last.  `notes` tell what of the query was not looked at."""

    hits: tuple[Hit, ...]
    next: str | None
    facets: Facets | None
    notes: tuple[str, ...]


def search(
    archive: SqliteArchive,
    query: str = "",
    *,
    order: Order = "newest",
    limit: int = PAGE,
    after: str | None = None,
    copies: bool = True,
    stubs: bool = True,
    facets: bool = False,
    counted: int | None = None,
) -> Found:
    """The documents that fit a query (`docs/archive.md` tells its language), a page at a time.

    Without `copies`, of the documents of one text only the newest that fits is a hit; without `stubs`, no teaser whose full document is there.
    `counted` bounds how many documents the facets look at (the newest).  `after` is the `next` of the page before.  Any text is a query; `WrongUse` is raised for a cursor of another order only.
    """
    asked = parsed(query)
    plan = planned(archive, asked, () if stubs else (FULL,))
    best = order == "ranked" and bool(plan.match)
    place = _place(after, "r" if best else "n")
    rows = best_first(archive, plan, place or 0) if best else newest(archive, plan, place)
    page, more = _page(archive, plan, rows, limit, copies, best)
    passed = (place or 0) + len(page)
    following = (f"r{passed}" if best else f"n{page[-1]['rank']}") if more and page else None
    hits = hits_of(archive, [row["id"] for row in page], asked.texts, [row["score"] for row in page] if best else None)
    return Found(hits=tuple(hits), next=following, facets=facets_of(archive, plan, counted) if facets else None, notes=plan.notes)


def _place(cursor: str | None, mark: str) -> int | None:
    if cursor is None:
        return None
    if cursor[:1] != mark or not cursor[1:].isdecimal() or len(cursor) > 20:
        raise WrongUse(f"no such place in these hits: {cursor!r}; take it from the `next` of the page before, with the same order")
    return int(cursor[1:])


def _page(archive: SqliteArchive, plan: Plan, rows: Iterator[Row], limit: int, copies: bool, best: bool) -> tuple[list[Row], bool]:
    """The rows of a page, and whether there are more."""
    page: list[Row] = []
    seen: set[int] = set()
    for row in rows:
        if not copies and (row["copies_id"] in seen or (not best and holds(archive, plan, row["copies_id"], row["rank"]))):
            continue
        if len(page) == limit:
            return page, True
        page.append(row)
        seen.add(row["copies_id"])
    return page, False


def hits_of(archive: SqliteArchive, ids: list[int], terms: tuple[Term, ...], scores: list[float] | None = None) -> Iterator[Hit]:
    """The documents of these numbers as hits of the terms, in this order."""
    texts = _texts(archive, ids)
    for number, brief in enumerate(briefs(archive, ids)):
        text, start, end = texts[brief.id]
        shown = snippet(text, start, end, [term for term in terms if not term.field])
        lit = tuple(all_spots(plain(brief.title or ""), terms))
        yield Hit(document=brief, snippet=shown, title_lit=lit, score=-scores[number] if scores else None)


def _texts(archive: SqliteArchive, ids: Iterable[int]) -> dict[int, tuple[str, int, int]]:
    """The reading text of each document, and from where to where its words stand: behind its title, where that is known."""
    found = {}
    for number in ids:
        row = archive.one(
            'SELECT d.start, d."end", d.title, t.text FROM document d JOIN reading_text t ON t.capture_id = d.witness_id WHERE d.id = ?',
            (number,),
        )
        if row is not None:
            found[number] = (row["text"], _behind(row["text"], row["start"], row["title"]), row["end"])
    return found


def _behind(text: str, start: int, title: str | None) -> int:
    return start + len(title) if title and text.startswith(title, start) else start
