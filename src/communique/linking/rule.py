"""The shape of every rule, and what it says of two items."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

import msgspec

T = TypeVar("T", contravariant=True)


class Link(msgspec.Struct, frozen=True):
    """That two items belong together.

    `reason` is a stable code (`docs/linking.md` says what each means), `score` between 0 and 1 how sure, `detail` a few words for people.
    """

    reason: str
    score: float
    detail: str = ""


class Rule(Protocol[T]):
    """A rule that says which items belong together.

    `joins`: its links are an equivalence (same document, same event, same person), so that linked items form groups; otherwise a link leads from
    one item to another (a stub to its full document, a plan to what happened), and `judge` is given them in either order.
    """

    @property
    def name(self) -> str:
        """The rule's stable name."""

    @property
    def joins(self) -> bool:
        """Whether links make groups."""

    def keys(self, item: T) -> Iterable[str]:
        """Blocking keys: two items that share none are never compared."""

    def gist(self, item: T) -> str | None:
        """What the rule looks at, where many items are alike to it: items of one gist are one, and only the first is compared."""

    def judge(self, new: T, old: T) -> Link | None:
        """The link between two items, or none."""

    def apart(self, one: T, other: T) -> bool:
        """Whether the two must not be in one group, however each is linked to others."""
