"""A rule at work in memory: items come in any order, links and groups come out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar

from communique.linking.groups import Groups, Pair, grouped
from communique.linking.rule import Link, Rule


class Item(Protocol):
    """Whatever a rule looks at: it has an id."""

    @property
    def id(self) -> str:
        """Stable and unique among the items of one rule."""


T = TypeVar("T", bound=Item)

CROWD = 400
"""A key that more items share tells nothing: it is no longer followed."""


class Pool(Generic[T]):
    """The items of one rule, the links found among them, and the groups that they make.

    An archive does the same over a table `(rule, key, item)`; this one is for tests, notebooks and small sets.
    """

    def __init__(self, rule: Rule[T]) -> None:
        self.rule = rule
        self.items: dict[str, T] = {}
        self.links: dict[Pair, Link] = {}
        self._by_key: dict[str, list[str]] = {}
        self._by_gist: dict[str, str] = {}
        self._same: dict[str, str] = {}

    def add(self, item: T) -> list[tuple[T, Link]]:
        """Take an item in; the earlier items that it is linked to, each with the link."""
        if item.id in self.items:
            return []
        self.items[item.id] = item
        gist = self.rule.gist(item)
        if gist is not None and self._by_gist.setdefault(gist, item.id) != item.id:
            self._same[item.id] = self._by_gist[gist]
            return [(self.items[self._by_gist[gist]], Link("same_gist", 1.0))]
        found = []
        for old in self._neighbours(item):
            link = self.rule.judge(item, old)
            if link is not None:
                self.links[(item.id, old.id)] = link
                found.append((old, link))
        return found

    def add_all(self, items: Iterable[T]) -> Pool[T]:
        """Take many items in; the pool itself."""
        for item in items:
            self.add(item)
        return self

    def groups(self) -> Groups:
        """The groups that the links make (for a rule that joins)."""
        compared = [item for item in self.items if item not in self._same]
        groups = grouped(compared, self.links, lambda one, other: self.rule.apart(self.items[one], self.items[other]))
        for item, first in self._same.items():
            groups.add(item)
            groups.join(item, first)
        return groups

    def _neighbours(self, item: T) -> list[T]:
        seen: dict[str, None] = {}
        for key in dict.fromkeys(self.rule.keys(item)):
            others = self._by_key.setdefault(key, [])
            if len(others) <= CROWD:
                seen.update(dict.fromkeys(others))
                others.append(item.id)
        return [self.items[other] for other in seen]
