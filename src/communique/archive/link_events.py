"""One event, several accounts; plans and what became of them; undertakings and what followed them up."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from communique.archive import items
from communique.archive.judging import verdicts
from communique.archive.shelf import Matter, Shelf
from communique.archive.threads import Links, Threads
from communique.linking.follow_ups import FollowUps
from communique.linking.happenings import Happenings
from communique.linking.items import Account, Undertaking
from communique.linking.promises import as_plan, promise_keys

PROMISES = "promises"


def link_events(connection: sqlite3.Connection, happenings: Happenings, follow_ups: FollowUps, documents: Sequence[int]) -> None:
    """Links the events and undertakings of these documents with those of all others."""
    loose = [int(row["key"]) for row in connection.execute("SELECT key FROM unsettled WHERE what = 'happening'")]
    connection.execute("DELETE FROM unsettled WHERE what = 'happening'")
    rows = items.rows_in(connection, "event", documents)
    shelf = event_shelf(connection, rows)
    _join(shelf, happenings, [row for row in loose if shelf.has(row)])
    _lead(shelf, follow_ups)
    _keep_promises(shelf, follow_ups, items.undertakings(connection, documents))


def event_shelf(connection: sqlite3.Connection, rows: Sequence[int]) -> Shelf[Account]:
    """The events of these rows, to be linked."""
    return Shelf(connection, items.accounts, rows, Matter("event", items.event_of), verdicts(connection))


def regroup(connection: sqlite3.Connection, rule: Happenings, rows: Sequence[int]) -> None:
    """Makes the groups of these events anew, after people judged them."""
    _join(event_shelf(connection, []), rule, rows)


def _join(shelf: Shelf[Account], rule: Happenings, loose: Sequence[int]) -> None:
    threads = Threads(shelf.connection, rule.name)
    shelf.connection.executemany("UPDATE event SET happening_id = id WHERE id = ?", [(row,) for row in (*shelf.new, *loose)])
    linked = shelf.follow(rule, threads)
    for group in shelf.groups(rule, threads, [*linked, *loose]):
        shelf.connection.executemany("UPDATE event SET happening_id = ? WHERE id = ?", [(group[0], member) for member in group])


def _lead(shelf: Shelf[Account], rule: FollowUps) -> None:
    """Leads every plan among the linked to what happened."""
    threads = Threads(shelf.connection, rule.name)
    touched = {row for one in shelf.follow(rule, threads) for pair in threads.links_of(one) for row in pair}
    for plan in sorted(row for row in touched if shelf[row].status != "happened"):
        shelf.connection.execute("UPDATE event SET followed_by = ? WHERE id = ?", (shelf.best(threads, plan), plan))


def _keep_promises(shelf: Shelf[Account], rule: FollowUps, made: dict[int, Undertaking]) -> None:
    """New undertakings look for events that follow them up, new events for undertakings that they follow up."""
    promises, events = Threads(shelf.connection, PROMISES), Threads(shelf.connection, rule.name)
    waiting: dict[int, Undertaking] = dict(made)
    for row, undertaking in made.items():
        promises.keep_keys(row, promise_keys(rule, undertaking))
    for row in shelf.new:
        account = shelf[row]
        if account.status == "happened":
            found = [other for other in promises.neighbours(rule.keys(account), 0) if other not in waiting]
            waiting.update(items.undertakings_of(shelf.connection, found))
    for row, undertaking in sorted(waiting.items()):
        _follow_up(shelf, rule, row, undertaking, events.neighbours(promise_keys(rule, undertaking), 0))


def _follow_up(shelf: Shelf[Account], rule: FollowUps, row: int, undertaking: Undertaking, near: Sequence[int]) -> None:
    plan = as_plan(rule, undertaking)
    if plan is None or not (plan.when or plan.where):
        return
    happened = {shelf[event].id: event for event in near if shelf.has(event) and shelf[event].status == "happened"}
    best = rule.best(plan, [shelf[event] for event in happened.values()])
    threads = Threads(shelf.connection, PROMISES)
    if best is not None:
        links: Links = {(row, happened[best[0].id]): best[1]}
        threads.forget_links(row)
        threads.keep(links)
    shelf.connection.execute("UPDATE commitment SET followed_by = ? WHERE id = ?", (happened[best[0].id] if best else None, row))
