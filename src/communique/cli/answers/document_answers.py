"""Documents, turns, histories, differences, undertakings and numbers, printed for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.table import Table
from rich.text import Text

from communique.cli.answers.paper import below, heading, line, lit, plain, put, sums, table, underlined
from communique.text.visible import shown as visible
from communique.views.diff import Diff
from communique.views.documents import Brief
from communique.views.facets import Count
from communique.views.history import History
from communique.views.passages import TurnHit
from communique.views.promises import Promise
from communique.views.quality import Trouble
from communique.views.search import Hit
from communique.views.show import Shown
from communique.views.stats import Stats

_STATES = {"open": "cyan", "past_due": "red", "followed_up": "green"}


def hits(found: Sequence[Hit]) -> None:
    """Documents that fit: number, day, publisher, kind, title; the hits underlined."""
    for hit in found:
        one = hit.document
        facts = [(one.published or one.held or "(no date)", ""), (one.publisher_country or "", ""), (one.kind or "", "magenta")]
        title = underlined(one.title or "(no title)", hit.title_lit)
        put(line((f"{one.id:>7}", "dim"), *(fact for fact in facts if fact[0]), title), below(lit(hit.snippet)))


def turns(found: Sequence[TurnHit]) -> None:
    """Turns that fit."""
    for hit in found:
        speaker = hit.speaker or hit.office or hit.label or "?"
        day = hit.document.published or hit.document.held or "(no date)"
        put(line((f"{hit.document.id:>7}", "dim"), (day, ""), (speaker, "bold"), (hit.role, "green")), below(lit(hit.snippet)))


def shown(found: Shown) -> None:
    """A document with its facts, captures and relatives."""
    one = found.document
    facts = [
        (name, getattr(one, name)) for name in ("kind", "published", "held", "place", "publisher", "publisher_country", "url", "digest")
    ]
    put(heading(one.title or "(no title)"), table(("", ""), [fact for fact in facts if fact[1] is not None]))
    put(Text(visible(found.text[found.start : found.end])), "")
    put(table(("capture", "taken at", "as", "address"), [(c.capture, c.taken_at, c.part, c.url or c.source) for c in found.captures]))
    for name, others in (
        ("versions", found.versions),
        ("copies", found.copies),
        ("stubs", found.stubs),
        ("full text", (found.full,) if found.full else ()),
    ):
        if others:
            put(_briefs(name, others))


def _briefs(name: str, found: Sequence[Brief]) -> Table:
    return table(
        ("document", "published", "publisher", "title"),
        [(b.id, b.published, b.publisher or b.publisher_country, b.title) for b in found],
        name,
    )


def history(found: History) -> None:
    """The captures of an address and the intervals of its documents."""
    rows = [(c.id, c.taken_at, c.failure or c.outcome, c.document, c.documents) for c in found.captures]
    put(heading(found.url), table(("capture", "taken at", "outcome", "document", "documents"), rows))
    spans = [
        (
            p.document.id,
            p.document.part,
            p.document.title,
            "; ".join(f"{i.state} {i.since} – {i.until} ({i.captures})" for i in p.intervals),
        )
        for p in found.documents
    ]
    put(table(("document", "part", "title", "observed / absent (captures)"), spans))


def diff(found: Diff) -> None:
    """What differs in facts and in words."""
    put(heading(f"{found.old.id} → {found.new.id}"))
    put(table(("fact", "change", "before", "after"), [(f.fact, f.change, f.before, f.after) for f in found.facts]))
    for change in found.text:
        put(line(("-", "red"), plain(change.before)), line(("+", "green"), plain(change.after)))


def promises(found: Sequence[Promise]) -> None:
    """Undertakings."""
    rows = [
        (
            Text(p.state.replace("_", " "), style=_STATES[p.state]),
            p.due,
            p.parties,
            p.text,
            p.document.published,
            p.document.id,
            p.by.when if p.by else "",
        )
        for p in found
    ]
    put(table(("state", "due", "parties", "undertaking", "told", "document", "followed up"), rows))


def troubles(found: Sequence[Trouble]) -> None:
    """What could not be read."""
    rows = [(t.kind, t.code, f"{t.times:,}", f"{t.captures:,}", t.message, t.example) for t in found]
    put(table(("kind", "code", "times", "captures", "message", "for example"), rows))


def numbers(found: Stats) -> None:
    """The numbers of an archive."""
    one = found.documents
    names = ("captures", "failed", "losses", "stubs", "completed", "turns", "quotations", "accounts", "events", "persons", "commitments")
    put(
        heading(
            f"{one.all:,} documents, {one.once:,} without copies and completed stubs; {found.first_day or '?'} – {found.last_day or '?'}"
        ),
        sums({name: getattr(found, name) for name in names}),
    )
    for name, counts in (("kind", found.kinds), ("month", found.months), ("publisher", found.publishers)):
        put(_counted(name, counts))


def facets(lines: Sequence[Mapping[str, object]]) -> None:
    """The facets of a search."""
    put(table(("facet", "value", "all", "once"), [tuple(line.values()) for line in lines]))


def _counted(name: str, counts: Sequence[Count]) -> Table:
    return table((name, "all", "once"), [(count.value or "?", f"{count.all:,}", f"{count.once:,}") for count in counts])
