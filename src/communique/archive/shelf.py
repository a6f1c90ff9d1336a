"""A rule at work over the tables: new items are compared with those that share a key; what belongs together is written to a column.

The same as `linking.pool` does in memory.  The outcome depends on the items alone, not on the order in which they came.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

from communique.archive.threads import Links, Threads
from communique.linking.groups import grouped
from communique.linking.judgement import Verdicts
from communique.linking.rule import Link, Rule


class Item(Protocol):
    """Whatever a rule looks at."""

    @property
    def id(self) -> str:
        """The same on every machine."""


T = TypeVar("T", bound=Item)
Load = Callable[[sqlite3.Connection, Sequence[int]], dict[int, T]]


class Matter(NamedTuple):
    """What people judge of these items (`person`, `event`, `document`), and how an item is found by the id that they name."""

    name: str
    find: Callable[[sqlite3.Connection, str], int | None]


class Shelf(Generic[T]):
    """The items of one kind, read from the tables when they are needed; `new` are the rows that are to be linked."""

    def __init__(self, connection: sqlite3.Connection, load: Load[T], new: Iterable[int], matter: Matter, verdicts: Verdicts) -> None:
        self.connection = connection
        self.new = sorted(set(new))
        self._load, self._matter, self._verdicts = load, matter, verdicts
        self._items = load(connection, self.new)

    def __getitem__(self, row: int) -> T:
        if row not in self._items:
            self._items.update(self._load(self.connection, [row]))
        return self._items[row]

    def has(self, row: int) -> bool:
        """Whether the row is there; reads it."""
        if row not in self._items:
            self._items.update(self._load(self.connection, [row]))
        return row in self._items

    def fetch(self, rows: Iterable[int]) -> None:
        """Reads the rows that are not read yet, all at once."""
        missing = [row for row in rows if row not in self._items]
        if missing:
            self._items.update(self._load(self.connection, missing))

    def follow(self, rule: Rule[T], threads: Threads) -> list[int]:
        """Compares the new items with those that share a key, and remembers keys and links; the new ones that were linked."""
        linked = []
        for row in self.new:
            if row not in self._items:
                continue
            mine = self._items[row]
            keys = list(dict.fromkeys(rule.keys(mine)))
            links: Links = {}
            others = threads.neighbours(keys, row)
            self.fetch(others)
            for other in others:
                link = rule.judge(mine, self[other]) if other in self._items else None
                if link is not None:
                    links[(row, other)] = link
            threads.keep(links)
            threads.keep_keys(row, keys)
            if links:
                linked.append(row)
        return linked

    def groups(self, rule: Rule[T], threads: Threads, seeds: Sequence[int]) -> list[list[int]]:
        """The groups that links make of the seeds and all that is linked with them, as people judge them; each sorted by row."""
        self._tie(threads)
        rows, links = threads.component(seeds)
        self.fetch(rows)
        names = {self[row].id: row for row in rows if self.has(row)}
        by_name = {(self[one].id, self[other].id): link for (one, other), link in links.items() if self.has(one) and self.has(other)}
        judged = {
            pair: link
            for pair, link in self._verdicts.overrule(self._matter.name, by_name).items()
            if pair[0] in names and pair[1] in names
        }
        apart = self._verdicts.keep_apart(self._matter.name, lambda one, other: rule.apart(self[names[one]], self[names[other]]))
        return [sorted(names[name] for name in group) for group in grouped(names, judged, apart).all()]

    def _tie(self, threads: Threads) -> None:
        """Links what people judged the same, so that one is found from the other."""
        for pair, judgement in self._verdicts.same(self._matter.name):
            one, other = (self._matter.find(self.connection, id) for id in pair)
            if one is not None and other is not None:
                threads.keep({(one, other): Link("judgement", 2.0, f"{judgement.author}: {judgement.reason}")})

    def best(self, threads: Threads, row: int, fits: Callable[[T], bool] = lambda other: True) -> int | None:
        """Of the items that a row is linked with, the surest that fits; of two equally sure, the one with the least id."""
        links = {(other if one == row else one): link for (one, other), link in threads.links_of(row).items()}
        there = [other for other in links if self.has(other) and fits(self[other])]
        return min(there, key=lambda other: (-links[other].score, self[other].id), default=None)
