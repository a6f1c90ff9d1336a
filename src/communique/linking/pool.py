"""A rule at work in memory: items come in any order, links and groups come out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar

from communique.linking.groups import Pair, grouped
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
        self._node: dict[str, str] = {}
        self._first: dict[str, T] = {}
        self._by_key: dict[str, list[str]] = {}

    def add(self, item: T) -> list[tuple[T, Link]]:
        """Take an item in; the earlier items that it is linked to, each with the link."""
        if item.id in self.items:
            return []
        node = self.rule.gist(item) or item.id
        self.items[item.id], self._node[item.id] = item, node
        if node in self._first:
            return [(self._first[node], Link("same_gist", 1.0))]
        self._first[node] = item
        found = []
        for other in self._neighbours(node, item):
            link = self.rule.judge(item, self._first[other])
            if link is not None:
                self.links[(node, other)] = link
                found.append((self._first[other], link))
        return found

    def add_all(self, items: Iterable[T]) -> Pool[T]:
        """Take many items in; the pool itself."""
        for item in items:
            self.add(item)
        return self

    def groups(self) -> list[list[str]]:
        """The groups that the links make (for a rule that joins): the ids of each, sorted."""
        groups = grouped(self._first, self.links, lambda one, other: self.rule.apart(self._first[one], self._first[other]))
        found: dict[str, list[str]] = {}
        for item, node in self._node.items():
            found.setdefault(groups.of(node), []).append(item)
        return sorted(sorted(members) for members in found.values())

    def _neighbours(self, node: str, item: T) -> list[str]:
        seen: dict[str, None] = {}
        for key in dict.fromkeys(self.rule.keys(item)):
            others = self._by_key.setdefault(key, [])
            if len(others) <= CROWD:
                seen.update(dict.fromkeys(others))
                others.append(node)
        return list(seen)
