"""Asks an archive and prints the answer: JSON when piped or asked for, tables for people.

Lists (`search`, `timeline`, `open`) are one JSON object a line; what belongs to an answer as a whole goes to standard error.  Every other answer is
one object.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from communique.cli.answers import document_answers as documents
from communique.cli.answers import event_answers as events
from communique.cli.streams import ALL_READ, piped, put_json, say
from communique.record.errors import WrongUse
from communique.views.facets import Facets
from communique.views.room import ReadingRoom, open
from communique.views.search import Order

PLACES = ("documents", "turns", "events")


def run_search(
    path: str, query: str, what: str, ranked: bool, limit: int, after: str | None, copies: bool, stubs: bool, facets: bool, as_json: bool
) -> int:
    """Search and print the hits; the exit code."""
    if what not in PLACES:
        raise WrongUse(f"no search in {what!r}: there are {', '.join(PLACES)}")
    with open(path) as room:
        if what == "documents":
            order: Order = "ranked" if ranked else "newest"
            found: Any = room.search(
                query, order=order, limit=1 if facets else limit, after=after, copies=copies, stubs=stubs, facets=facets
            )
        else:
            found = (room.search_turns if what == "turns" else room.search_events)(query, limit=limit, after=after)
    for note in found.whole.notes:
        say(note)
    if facets and what == "documents":
        _facets(found.whole.facets, as_json)
        return ALL_READ
    _listed(found, as_json, {"documents": documents.hits, "turns": documents.turns, "events": events.hits}[what])
    if found.whole.next:
        say(f"more: --after {found.whole.next}")
    return ALL_READ


def run_show(path: str, document: str, as_json: bool) -> int:
    """Print a document; the exit code."""
    with open(path) as room:
        found = room.show(document).whole
    return _whole(found, as_json, documents.shown)


def run_person(path: str, name: str, limit: int, as_json: bool) -> int:
    """Print a person, or those who have the name; the exit code."""
    with open(path) as room:
        found = room.person(name, limit=limit).whole
    return _whole(found, as_json, events.people)


def run_pair(path: str, one: str, other: str, since: str | None, until: str | None, limit: int, as_json: bool) -> int:
    """Print the contacts of two sides; the exit code."""
    with open(path) as room:
        found = room.pair(one, other, since, until, limit=limit).whole
    return _whole(found, as_json, events.pair)


def run_met(path: str, name: str, since: str | None, until: str | None, as_json: bool) -> int:
    """Print whom somebody met; the exit code."""
    with open(path) as room:
        found = room.met(name, since=since, until=until).whole
    return _whole(found, as_json, events.met)


def run_timeline(
    path: str, since: str | None, until: str | None, filters: Mapping[str, str | None], primary: bool, limit: int, as_json: bool
) -> int:
    """Print the events of a period; the exit code."""
    with open(path) as room:
        found = room.timeline(since, until, primary=primary, limit=limit, **filters)
    return _listed(found, as_json, events.events)


def run_history(path: str, url: str, as_json: bool) -> int:
    """Print the history of an address; the exit code."""
    with open(path) as room:
        found = room.history(url).whole
    return _whole(found, as_json, documents.history)


def run_diff(path: str, old: str, new: str, as_json: bool) -> int:
    """Print what differs; the exit code."""
    with open(path) as room:
        found = room.diff(old, new).whole
    return _whole(found, as_json, documents.diff)


def run_open(path: str, as_of: str | None, country: str | None, every: bool, as_json: bool) -> int:
    """Print undertakings; the exit code."""
    with open(path) as room:
        found = _promises(room, as_of, country, every)
    say(f"as of {found.as_of}" + ("" if as_of else ", the newest publication in the archive (--as-of changes it)"))
    told = [*found.promises, *(found.routine if every else ())]
    if found.routine and not every:
        say(f"{len(found.routine)} routine ones are left out (--all shows them)")
    return _listed(told, as_json, documents.promises)


def run_stats(path: str, issues: bool, as_json: bool) -> int:
    """Print the numbers of an archive; the exit code."""
    with open(path) as room:
        if issues:
            return _listed(room.quality(), as_json, documents.troubles)
        found = room.stats().whole
    return _whole(found, as_json, documents.numbers)


def _promises(room: ReadingRoom, as_of: str | None, country: str | None, every: bool) -> Any:
    if every:
        return room.open_commitments(as_of, country=country, states=("open", "past_due", "followed_up")).whole
    return room.open_commitments(as_of, country=country).whole


def _facets(found: Facets, as_json: bool) -> None:
    lines = [
        {"facet": name, "value": count.value, "all": count.all, "once": count.once}
        for name, counts in (
            ("total", (found.total,)),
            ("kind", found.kind),
            ("publisher_country", found.publisher_country),
            ("year", found.year),
        )
        for count in counts
    ]
    if as_json or piped():
        for line in lines:
            put_json(msgspec.json.encode(line))
    else:
        documents.facets(lines)


def _listed(found: Iterable[Any], as_json: bool, show: Any) -> int:
    if as_json or piped():
        for record in found:
            put_json(msgspec.json.encode(record))
    else:
        show(list(found))
    return ALL_READ


def _whole(found: Any, as_json: bool, show: Any) -> int:
    if as_json or piped():
        put_json(msgspec.json.encode(found))
    else:
        show(found)
    return ALL_READ
