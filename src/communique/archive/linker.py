"""Links what was added to what is there: the rules of `communique.linking` at work over the tables, document by document.

The rules say what belongs together; here it is found (by their keys), remembered, and written to the columns that every question uses.  The outcome
depends on the documents alone, not on the order in which they came.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from communique.archive.items import papers
from communique.archive.threads import Links, Threads
from communique.linking.copies import Copies
from communique.linking.groups import grouped
from communique.linking.items import Paper
from communique.linking.rule import Rule
from communique.linking.stubs import Stubs
from communique.linking.versions import Versions


def link_papers(connection: sqlite3.Connection, documents: Sequence[int]) -> int:
    """Links new documents: versions of pages, copies of texts, stubs to full documents.  Returns how many are versions of a page known before."""
    shelf = _Shelf(connection, documents)
    versions = shelf.group(Versions(), "page_id")
    shelf.group(Copies(), "copies_id")
    shelf.complete(Stubs())
    return versions


class _Shelf:
    """The new documents, and those they are compared with, read once."""

    def __init__(self, connection: sqlite3.Connection, documents: Sequence[int]) -> None:
        self._connection = connection
        self._new = sorted(documents)
        self._papers = papers(connection, self._new)

    def group(self, rule: Rule[Paper], column: str) -> int:
        """Follows a rule that joins; the groups that it makes are written to a column.  Returns how many new documents are in a group with others."""
        threads = Threads(self._connection, rule.name)
        linked = self._follow(rule, threads)
        if not linked:
            return 0
        members, links = threads.component(linked)
        names = {self._paper(item).id: item for item in members}
        by_name = {(self._papers[one].id, self._papers[other].id): link for (one, other), link in links.items()}
        groups = grouped(names, by_name, lambda one, other: rule.apart(self._papers[names[one]], self._papers[names[other]]))
        for group in groups.all():
            ids = sorted(names[name] for name in group)
            self._connection.executemany(f"UPDATE document SET {column} = ? WHERE id = ?", [(ids[0], member) for member in ids])
        return sum(len(groups.members(self._papers[item].id)) > 1 for item in linked)

    def complete(self, rule: Stubs) -> None:
        """Leads every stub among the linked to the surest full document."""
        threads = Threads(self._connection, rule.name)
        linked = self._follow(rule, threads)
        touched = {item for one in linked for pair in threads.links_of(one) for item in pair}
        for stub in sorted(item for item in touched if self._paper(item).part == "teaser"):
            links = {other if one == stub else one: link for (one, other), link in threads.links_of(stub).items()}
            best = min(links, key=lambda full: (-links[full].score, self._paper(full).id), default=None)
            self._connection.execute("UPDATE document SET completed_by = ? WHERE id = ?", (best, stub))

    def _follow(self, rule: Rule[Paper], threads: Threads) -> list[int]:
        """Compares the new documents with those that share a key; the new ones that were linked."""
        linked = []
        for item in self._new:
            mine = self._papers[item]
            keys = list(dict.fromkeys(rule.keys(mine)))
            links: Links = {}
            for other in threads.neighbours(keys, item):
                link = rule.judge(mine, self._paper(other))
                if link is not None:
                    links[(item, other)] = link
            threads.keep(links)
            threads.keep_keys(item, keys)
            if links:
                linked.append(item)
        return linked

    def _paper(self, item: int) -> Paper:
        if item not in self._papers:
            self._papers.update(papers(self._connection, [item]))
        return self._papers[item]
