"""Best first by the index beside the archive, where there is one in step: the same documents as SQLite's own index finds, of all their number."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from communique.archive.beside import WordsBeside
from communique.archive.sqlite import Row, SqliteArchive
from communique.views.finding import COLUMNS, RANKED, TITLE_WEIGHT, Plan, few, ranked, where_of
from communique.views.query import Term

if TYPE_CHECKING:
    from tantivy import Query

_FIRST, _GROWTH = 48, 4
"""So many are looked at first; each further look takes so many times more."""
_SPELLED_OUT = 64
"""Words with one beginning that are so few count by how rare each is; of more, all count alike."""
_MOST_WORDS = 10_000


def best(archive: SqliteArchive, plan: Plan, skip: int = 0) -> Iterator[Row]:
    """The documents of a plan (`id`, `rank`, `copies_id`, `score`), best first."""
    beside = archive.words_beside()
    query = None if beside is None else Asking(beside).query(plan)
    if beside is None or query is None:
        return ranked(archive, plan, skip)
    return _walked(archive, beside, query, plan, skip)


def _walked(archive: SqliteArchive, beside: WordsBeside, query: Query, plan: Plan, skip: int) -> Iterator[Row]:
    rare = few(archive, plan)
    if rare is not None:
        ids, plan = rare
        ranks = [row[0] for row in archive.connection.execute(_RANKS, (json.dumps(ids),))]
        query = Asking(beside).among(query, ranks)
    where, values = where_of(plan)
    question = f"{_IN_ORDER} AND {where} ORDER BY j.key"
    seen, size, left = 0, _FIRST + (0 if plan.tests else skip), skip
    while seen < RANKED:
        hits = beside.best(query, size, seen)
        for row in archive.connection.execute(question, (json.dumps(hits), *values)):
            left -= 1
            if left < 0:
                yield row
        if len(hits) < size:
            return
        seen, size = seen + size, min(size * _GROWTH, RANKED)


_RANKS = "SELECT rank FROM document WHERE id IN (SELECT value FROM json_each(?))"
_IN_ORDER = (
    f"SELECT {COLUMNS}, -json_extract(j.value, '$[1]') AS score FROM json_each(?) j "
    "CROSS JOIN document d INDEXED BY document_walk ON d.rank = json_extract(j.value, '$[0]') WHERE 1"
)


class Asking:
    """Says what is looked for in the language of the index beside the archive."""

    def __init__(self, beside: WordsBeside) -> None:
        self._beside = beside
        self._make: Any = beside.engine.Query
        self._occur: Any = beside.engine.Occur
        self._schema = beside.index.schema

    def query(self, plan: Plan) -> Query | None:
        """The words of a plan and its bounds; None where something in it is no word here: SQLite's own index is asked then."""
        groups = [[self._term(term) for term in group] for group in plan.wanted]
        without = [self._term(term) for term in plan.unwanted]
        if any(term is None for group in (*groups, without) for term in group):
            return None
        parts = [(self._occur.Must, self._any([term for term in group if term is not None])) for group in groups]
        parts += [(self._occur.MustNot, term) for term in without if term is not None]
        if plan.bounded:
            kind = self._beside.engine.FieldType.Unsigned
            within = self._make.range_query(self._schema, "rank", kind, plan.low, plan.high)
            parts.append((self._occur.Must, self._silent(within)))
        found: Query = self._make.boolean_query(parts)
        return found

    def among(self, query: Query, ranks: Sequence[int]) -> Query:
        """The same of these documents only."""
        only = self._silent(self._make.term_set_query(self._schema, "rank", list(ranks)))
        found: Query = self._make.boolean_query([(self._occur.Must, query), (self._occur.Must, only)])
        return found

    def _term(self, term: Term) -> Query | None:
        words = self._beside.cut.words(" ".join(term.words))
        if not words:
            return None
        title = self._in_field("title", words, term.prefix)
        body = None if term.field == "title" else self._in_field("body", words, term.prefix)
        if title is None or (body is None and term.field != "title"):
            return None
        title = self._make.boost_query(title, TITLE_WEIGHT)
        return title if body is None else self._any([title, body])

    def _in_field(self, field: str, words: Sequence[str], prefix: bool) -> Query | None:
        if prefix and len(words) == 1:
            return self._beginning(field, words[0])
        if prefix:
            return self._open_phrase(field, words)
        made = (
            self._make.term_query(self._schema, field, words[0])
            if len(words) == 1
            else self._make.phrase_query(self._schema, field, list(words))
        )
        found: Query = made
        return found

    def _beginning(self, field: str, word: str) -> Query | None:
        terms = [term for term, _ in self._beside.searcher.terms_with_prefix(field, word, limit=_MOST_WORDS + 1)]
        if len(terms) > _MOST_WORDS:
            return None
        if len(terms) > _SPELLED_OUT:
            found: Query = self._make.const_score_query(self._make.term_set_query(self._schema, field, terms), 1.0)
            return found
        return self._any([self._make.term_query(self._schema, field, term) for term in terms])

    def _open_phrase(self, field: str, words: Sequence[str]) -> Query | None:
        """Words beside each other of which the last may go on."""
        last = [term for term, _ in self._beside.searcher.terms_with_prefix(field, words[-1], limit=_SPELLED_OUT + 1)]
        if len(last) > _SPELLED_OUT:
            return None
        return self._any([self._make.phrase_query(self._schema, field, [*words[:-1], term]) for term in last])

    def _any(self, queries: Sequence[Query]) -> Query:
        if not queries:
            nothing: Query = self._make.empty_query()
            return nothing
        found: Query = queries[0] if len(queries) == 1 else self._make.boolean_query([(self._occur.Should, query) for query in queries])
        return found

    def _silent(self, query: Query) -> Query:
        """A condition that counts for nothing in the order."""
        found: Query = self._make.boost_query(query, 0.0)
        return found
