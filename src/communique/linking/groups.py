"""From links to groups: the strongest links first, and never two in one group that must stay apart.

The outcome depends on the items and links alone, not on the order in which they came.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from communique.linking.rule import Link

Pair = tuple[str, str]


class Groups:
    """Groups of ids (union-find), each named by its least id."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}

    def add(self, item: str) -> None:
        """An item, alone at first."""
        if item not in self._parent:
            self._parent[item] = item
            self._members[item] = [item]

    def of(self, item: str) -> str:
        """The name of an item's group."""
        root = item
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[item] != root:
            self._parent[item], item = root, self._parent[item]
        return root

    def members(self, item: str) -> list[str]:
        """All items of an item's group, itself among them."""
        return self._members[self.of(item)]

    def join(self, one: str, other: str) -> None:
        """Make two groups one."""
        keep, drop = sorted((self.of(one), self.of(other)))
        if keep != drop:
            self._parent[drop] = keep
            self._members[keep].extend(self._members.pop(drop))

    def all(self) -> list[list[str]]:
        """All groups, sorted."""
        return sorted(sorted(members) for members in self._members.values())


def grouped(ids: Iterable[str], links: Mapping[Pair, Link], apart: Callable[[str, str], bool] | None = None) -> Groups:
    """The groups that links make of items.

    Links are taken from the strongest to the weakest.  One that would bring together two items of which `apart` holds is not followed; nor is one
    that has an equal which leads to something apart: what may belong to either belongs to neither.  Give the whole of what is linked with each
    other (a component), and the groups are the same whenever and in whatever order they are asked for.
    """
    groups = Groups()
    for item in ids:
        groups.add(item)
    followed = _unambiguous(links, apart) if apart else list(links)
    for one, other in sorted(followed, key=lambda pair: (-links[pair].score, *sorted(pair))):
        if groups.of(one) != groups.of(other) and not (apart and _clash(groups, one, other, apart)):
            groups.join(one, other)
    return groups


_SURE = 0.97
_FEW = 40


def _unambiguous(links: Mapping[Pair, Link], apart: Callable[[str, str], bool]) -> list[Pair]:
    """The links that have no equal which leads elsewhere; sure ones always."""
    equals: dict[tuple[str, float], list[str]] = {}
    for (one, other), link in links.items():
        if link.score < _SURE:
            equals.setdefault((one, link.score), []).append(other)
            equals.setdefault((other, link.score), []).append(one)
    torn = {place for place, others in equals.items() if _any_apart(sorted(others)[:_FEW], apart)}
    return [pair for pair, link in links.items() if (pair[0], link.score) not in torn and (pair[1], link.score) not in torn]


def _any_apart(items: list[str], apart: Callable[[str, str], bool]) -> bool:
    return any(apart(one, other) for at, one in enumerate(items) for other in items[at + 1 :])


_LARGE = 4096
"""Above so many pairs two groups are looked at by their nearest members only, so that time stays linear."""


def _clash(groups: Groups, one: str, other: str, apart: Callable[[str, str], bool]) -> bool:
    mine, theirs = groups.members(one), groups.members(other)
    if len(mine) * len(theirs) > _LARGE:
        mine, theirs = sorted(mine)[:64], sorted(theirs)[:64]
    return any(apart(a, b) for a in mine for b in theirs)
