"""Events, persons, pairs and meetings, printed for people."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from communique.cli.answers.paper import below, heading, line, lit, plain, put, sums, table
from communique.views.events import Event, Party
from communique.views.met import Met
from communique.views.pair import Pair
from communique.views.passages import EventHit
from communique.views.person import Office, People, Said

_STATUS = {"happened": "green", "planned": "cyan", "possible": "yellow", "cancelled": "red"}
_NAMES = ("when", "type", "status", "place", "who", "accounts", "document")


def hits(found: Sequence[EventHit]) -> None:
    """Events that fit."""
    for hit in found:
        event = hit.event
        facts = ((event.when or "(no date)", ""), (event.type, "bold"), (event.status, _STATUS.get(event.status, "")))
        put(line((f"{event.document:>7}", "dim"), *facts, who(event.parties)), below(lit(hit.snippet)))


def events(found: Sequence[Event]) -> None:
    """Events in a table; what accounts say differently is marked."""
    put(table(_NAMES, [_row(event) for event in found]))


def people(found: People) -> None:
    """A person, or all who have the name."""
    one = found.person
    if one is None:
        rows = [(f"#{c.id}" if c.id else "", c.name, c.country, c.office, c.documents) for c in found.candidates]
        put(table(("", "name", "side", "office", "documents"), rows))
        return
    put(heading(f"{one.name}{f' ({one.country})' if one.country else ''}{f'  #{one.id}' if one.id else ''}"))
    if len(one.spellings) > 1:
        put(Text("also ").append(plain(one.spellings[1:])))
    put(table(("office", "side", "seen from", "to", "first document", "last document"), [_office(office) for office in one.offices]))
    put(sums({"statements": one.counts["turn"], "quotations": one.counts["quotation"], "meetings": one.counts["participant"]}))
    put(table(("published", "document", "as", "said"), [_said(said) for said in (*one.statements, *one.quotations)]))
    events(one.meetings)


def pair(found: Pair) -> None:
    """The contacts of two sides."""
    put(heading(f"{found.one_name} – {found.other_name}: {found.count:,} contacts"))
    rows = [(*_row(contact.event)[:5], contact.level, contact.event.initiative, *_row(contact.event)[5:]) for contact in found.contacts]
    put(table((*_NAMES[:5], "level", "initiative", *_NAMES[5:]), rows))
    put(
        *(
            f"{name}: {sums(counts)}"
            for name, counts in (("types", found.types), ("levels", found.levels), ("initiative", found.initiatives))
            if counts
        )
    )
    put(table(("no contact on record from", "to", "days"), [(gap.since, gap.until, gap.days) for gap in found.gaps]))


def met(found: Met) -> None:
    """Whom somebody met."""
    put(heading(f"{found.name}{f' ({found.country})' if found.country else ''}"))
    rows = [(c.name, c.country, c.meetings, sums(c.types), c.first, c.last) for c in found.counterparts]
    put(table(("met", "side", "times", "how", "first", "last"), rows))


def who(parties: Sequence[Party]) -> Text:
    """The participants in a line."""
    return Text(" – ").join(
        plain(f"{p.name or p.office or p.organisation or p.country}{f' ({p.country})' if p.country and (p.name or p.office) else ''}")
        for p in parties
    )


def _row(event: Event) -> tuple[object, ...]:
    accounts = f"{len(event.accounts)}{f' (differ: {chr(44).join(event.differing)})' if event.differing else ''}"
    status = Text(event.status, style=_STATUS.get(event.status, ""))
    return event.when, event.type, status, event.place, who(event.parties), accounts, event.accounts[0].document


def _office(office: Office) -> tuple[object, ...]:
    return (
        office.office,
        office.country or office.organisation,
        office.first_seen,
        office.last_seen,
        office.first_document,
        office.last_document,
    )


def _said(said: Said) -> tuple[object, ...]:
    return said.document.published or said.document.held, said.document.id, said.role, said.text[:300]
