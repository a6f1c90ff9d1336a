"""Keys and links as the archive keeps them: by which keys a rule finds what may belong together, and what it said."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from communique.linking.rule import Link

CROWD = 400
"""A key that more items share tells nothing: it is not followed."""

Links = dict[tuple[int, int], Link]


class Threads:
    """The keys and links of one rule."""

    def __init__(self, connection: sqlite3.Connection, rule: str) -> None:
        self._connection, self._rule = connection, rule

    def neighbours(self, keys: Iterable[str], beside: int) -> list[int]:
        """The items that share a key, without `beside`, in a fixed order."""
        found: set[int] = set()
        for key in keys:
            sharing = self._connection.execute(
                "SELECT item FROM link_key WHERE rule = ? AND key = ? LIMIT ?", (self._rule, key, CROWD + 1)
            ).fetchall()
            if len(sharing) <= CROWD:
                found.update(row["item"] for row in sharing)
        found.discard(beside)
        return sorted(found)

    def keep_keys(self, item: int, keys: Iterable[str]) -> None:
        """Remembers by which keys an item is found."""
        self._connection.executemany("INSERT OR IGNORE INTO link_key VALUES (?, ?, ?)", [(self._rule, key, item) for key in keys])

    def keep(self, links: Links) -> None:
        """Remembers what was linked."""
        self._connection.executemany(
            "INSERT OR REPLACE INTO link VALUES (?, ?, ?, ?, ?, ?)",
            [(self._rule, one, other, link.reason, link.score, link.detail) for (one, other), link in links.items()],
        )

    def forget(self, item: int) -> None:
        """Forgets an item's keys and links."""
        self._connection.execute("DELETE FROM link_key WHERE rule = ? AND item = ?", (self._rule, item))
        self._connection.execute("DELETE FROM link WHERE rule = ? AND (item = ? OR other = ?)", (self._rule, item, item))

    def forget_links(self, item: int) -> None:
        """Forgets what an item leads to, but not by which keys it is found."""
        self._connection.execute("DELETE FROM link WHERE rule = ? AND item = ?", (self._rule, item))

    def links_of(self, item: int) -> Links:
        """All links of an item, whichever of the two it is."""
        rows = self._connection.execute(
            "SELECT * FROM link WHERE rule = ? AND item = ? UNION ALL SELECT * FROM link WHERE rule = ? AND other = ?",
            (self._rule, item, self._rule, item),
        )
        return {(row["item"], row["other"]): Link(row["reason"], row["score"], row["detail"]) for row in rows}

    def component(self, seeds: Sequence[int]) -> tuple[list[int], Links]:
        """All that is linked with the seeds, directly or through others, and the links among them."""
        seen, waiting, links = set(seeds), list(seeds), {}
        while waiting:
            found = self.links_of(waiting.pop())
            links.update(found)
            for pair in found:
                for item in pair:
                    if item not in seen:
                        seen.add(item)
                        waiting.append(item)
        return sorted(seen), links
