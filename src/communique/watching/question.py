"""What a watch asks: a query of the language of `search`, and perhaps a person, a pair of sides, a publisher; all of it must hold."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from communique.archive.sqlite import SqliteArchive
from communique.record.errors import WrongUse
from communique.views.conditions import Rows, Test
from communique.views.finding import newest, planned
from communique.views.names import persons_named
from communique.views.query import Query, Term, clean, parsed, words_of
from communique.views.sides import side

_MEETING = (
    "event k JOIN participant mine ON mine.event_id = k.id JOIN participant theirs ON theirs.event_id = k.id",
    "mine.country = ? AND theirs.country = ?",
)
_STUBS = "SELECT id, coalesce(completed_by, id) AS whole FROM document WHERE id IN (SELECT value FROM json_each(?))"


class Question(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A saved question.  It keeps names as they were given: whom they mean is looked up on every round, since persons are linked anew as pages come in.

    Without `copies`, a copy of a text that was told is not told.
    """

    query: str = ""
    person: str = ""
    pair: tuple[str, ...] = ()
    publisher: str = ""
    copies: bool = True

    @property
    def told(self) -> str:
        """The question in a line.

        >>> Question(query="kind:statement", pair=("RU", "US")).told
        'kind:statement pair RU – US'
        """
        pieces = (
            self.query,
            self.person and f"person {self.person}",
            f"pair {' – '.join(self.pair)}" if self.pair else "",
            self.publisher and f"publisher {self.publisher}",
            "" if self.copies else "without copies",
        )
        return " ".join(piece for piece in pieces if piece)

    @property
    def key(self) -> str:
        """The question as a key: two that ask the same in the same words have the same."""
        return msgspec.json.encode(self).decode()


class Fitting(NamedTuple):
    """The documents that fit a question (row ids, in order of arrival; a stub stands for its full document where that is there), what is lit in them,
    and what of the question was not looked at."""

    documents: list[int]
    terms: tuple[Term, ...]
    notes: tuple[str, ...]


def question_of(
    archive: SqliteArchive, query: str = "", person: str = "", pair: tuple[str, ...] = (), publisher: str = "", copies: bool = True
) -> Question:
    """The question that these words ask.  Raises `WrongUse` for a side that is none, for a person by number, and where nothing is asked."""
    if person.startswith("#"):
        raise WrongUse(f"--person {person}: numbers of persons change as pages come in; name the person")
    if pair and len({side(archive, one) for one in pair}) != 2:
        raise WrongUse(f"--pair {' '.join(pair)}: are one side: name two")
    found = Question(
        query=" ".join(clean(query).split()),
        person=" ".join(clean(person).split()),
        pair=tuple(sorted(side(archive, one) for one in pair)),
        publisher=" ".join(clean(publisher).split()),
        copies=copies,
    )
    if not found.told or found.told == Question(copies=False).told:
        raise WrongUse("nothing to watch: give a query, or --person, --pair or --publisher; every document fits the query *")
    return found


def fitting(archive: SqliteArchive, question: Question) -> Fitting:
    """The documents that fit, asked anew of the whole archive.  Call it inside `reading`."""
    asked = parsed("" if question.query == "*" else question.query)
    groups = asked.groups
    if question.publisher:
        groups = (*groups, (Term(words_of(question.publisher), question.publisher, "publisher"),))
    plan = planned(archive, Query(groups), _tests(archive, question))
    found = [int(row["id"]) for row in newest(archive, plan)]
    rows = archive.rows(_STUBS, (msgspec.json.encode(found).decode(),))
    return Fitting(sorted({int(row["whole"]) for row in rows}), asked.texts, plan.notes)


def _tests(archive: SqliteArchive, question: Question) -> tuple[Test, ...]:
    rows = []
    if question.person:
        persons = ", ".join(map(str, persons_named(archive, question.person)))
        rows.append(Rows("sighting s", f"s.person_id IN ({persons}) OR s.name = ?", (question.person,), "s.document_id"))
    if question.pair:
        rows.append(Rows(_MEETING[0], _MEETING[1], question.pair, "k.document_id"))
    return tuple(Test(row.test, row.values, (row,)) for row in rows)
