"""The conditions of a query as SQL over `document d`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import msgspec

from communique.archive.sqlite import SqliteArchive
from communique.dates import when
from communique.views.names import persons_like
from communique.views.query import Term
from communique.views.sides import code_of

Values = tuple[object, ...]


class Rows(msgspec.Struct, frozen=True):
    """Rows that belong to documents: where they are, which of them are meant, and what names their document."""

    source: str
    where: str
    values: Values
    document: str

    @property
    def test(self) -> str:
        """The condition for one term."""
        """That a document has such a row."""
        return f"EXISTS (SELECT 1 FROM {self.source} WHERE {self.document} = d.id AND ({self.where}))"

    @property
    def listed(self) -> str:
        """The documents that have such a row."""
        return f"SELECT {self.document} FROM {self.source} WHERE {self.where}"


class Test(msgspec.Struct, frozen=True):
    """A condition.  `rows`, where there are any, are found by an index: a rare condition is looked up instead of being asked of each document."""

    sql: str
    values: Values
    rows: tuple[Rows, ...] = ()


NEVER = Test("0", ())
_SPOKEN = ("sighting s JOIN turn x ON x.sighting_id = s.id", "sighting s JOIN quotation x ON x.sighting_id = s.id")
_PRESENT = ("sighting s JOIN participant x ON x.sighting_id = s.id",)


def test_of(archive: SqliteArchive, term: Term) -> Test | None:
    """The condition of a field; None where its value says nothing (`from:soon`)."""
    return _TESTS[term.field](archive, term)


def text_test(match: str) -> Test:
    """That the words of a document match."""
    return Test("EXISTS (SELECT 1 FROM document_search WHERE document_search MATCH ? AND rowid = d.rank)", (match,))


def negated(test: Test) -> Test:
    """That a condition does not hold."""
    return Test(f"NOT coalesce(({test.sql}), 0)", test.values)


def any_of(tests: list[Test]) -> Test:
    """That one of several conditions holds."""
    rows = tuple(row for test in tests for row in test.rows) if all(test.rows for test in tests) else ()
    return Test(" OR ".join(f"({test.sql})" for test in tests), tuple(value for test in tests for value in test.values), rows)


def matched(terms: list[Term]) -> str:
    """Words and phrases, one of which must stand in the text, as the index asks for them; nothing in them can act as its language."""
    return " OR ".join(f"{'title : ' if term.field == 'title' else ''}{_phrase(term)}" for term in terms)


def bound(value: str, last: bool) -> date | None:
    """The first (or last) day that a date of a query may mean."""
    try:
        return when.upper(value) if last else when.lower(value)
    except ValueError:
        return None


def spaced(column: str) -> str:
    """A column as words between blanks."""
    return f"(' ' || replace(replace(replace({column}, '-', ' '), '.', ' '), '''', ' ') || ' ')"


def like(column: str, term: Term) -> tuple[str, Values]:
    """That the words of a term stand in a column."""
    words = term.words or (term.value,)
    tests = " AND ".join(f"{spaced(column)} LIKE ? ESCAPE '\\'" for _ in words)
    return tests, tuple(f"% {_literal(word)}{'%' if term.prefix and n == len(words) - 1 else ' %'}" for n, word in enumerate(words))


def _literal(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _phrase(term: Term) -> str:
    words = " ".join(term.words).replace('"', '""')
    return f'"{words}"{" *" if term.prefix else ""}'


def _from_rows(*rows: Rows) -> Test:
    return Test(" OR ".join(row.test for row in rows), tuple(value for row in rows for value in row.values), rows)


def _people(sources: tuple[str, ...]) -> Callable[[SqliteArchive, Term], Test]:
    """Documents in which a person, an office, an organisation or a country has a part."""

    def test(archive: SqliteArchive, term: Term) -> Test:
        where, values = who(archive, term)
        return _from_rows(*(Rows(source, where, values, "s.document_id") for source in sources))

    return test


def who(archive: SqliteArchive, term: Term) -> tuple[str, Values]:
    """Which sightings (`s`) a value means: those of persons of that name, of that country; where there is none, those whose words it has."""
    code = code_of(archive, term.value)
    if code:
        return "s.country = ?", (code,)
    persons = persons_like(archive, term.value)
    if persons:
        marks = ", ".join("?" * len(persons))
        return f"s.person_id IN ({marks}) OR s.name = ?", (*persons, term.value)
    tests = [like(f"s.{column}", term) for column in ("name", "office", "organisation")]
    return " OR ".join(f"({sql})" for sql, _ in tests), tuple(value for _, values in tests for value in values)


def _kind(archive: SqliteArchive, term: Term) -> Test:
    return Test("d.kind = ?", (_code(term),), (Rows("document k", "k.kind = ?", (_code(term),), "k.id"),))


def _country(archive: SqliteArchive, term: Term) -> Test:
    """The publisher's country, or that of a person or side that the document shows."""
    code = code_of(archive, term.value) or term.value.upper()
    own = [row["id"] for row in archive.rows("SELECT id FROM publisher WHERE country = ?", (code,))]
    return any_of([_published_by(own), _from_rows(Rows("sighting k", "k.country = ?", (code,), "k.document_id"))])


def _publisher(archive: SqliteArchive, term: Term) -> Test:
    columns = [like(column, term) for column in ("name", "post", "type")]
    where = f"country = ? OR host = ? OR {' OR '.join(f'({sql})' for sql, _ in columns)}"
    values = (code_of(archive, term.value) or term.value, term.value.lower().removeprefix("www."), *(v for _, vs in columns for v in vs))
    found = [row["id"] for row in archive.rows(f"SELECT id FROM publisher WHERE {where}", values)]
    return _published_by(found) if found else NEVER


def _published_by(publishers: list[int]) -> Test:
    marks = ", ".join(map(str, publishers))
    return Test(f"d.publisher_id IN ({marks})", (), (Rows("document k", f"k.publisher_id IN ({marks})", (), "k.id"),))


def _type(archive: SqliteArchive, term: Term) -> Test:
    return Test("EXISTS (SELECT 1 FROM event k WHERE k.document_id = d.id AND k.type = ?)", (_code(term),))


def _place(archive: SqliteArchive, term: Term) -> Test:
    own, values = like("d.place", term)
    of_event, more = like("k.place", term)
    code = code_of(archive, term.value) or ""
    return Test(
        f"({own}) OR EXISTS (SELECT 1 FROM event k WHERE k.document_id = d.id AND (({of_event}) OR k.place = ?))", (*values, *more, code)
    )


def _language(archive: SqliteArchive, term: Term) -> Test:
    return Test("d.language = ? OR d.language LIKE ? ESCAPE '\\'", (term.value.lower(), f"{_literal(term.value)}-%"))


def _from(archive: SqliteArchive, term: Term) -> Test | None:
    first = bound(term.value, last=False)
    return Test("d.date_end >= ?", (first.isoformat(),)) if first else None


def _to(archive: SqliteArchive, term: Term) -> Test | None:
    last = bound(term.value, last=True)
    return Test("d.date_start <= ?", (last.isoformat(),)) if last else None


def _code(term: Term) -> str:
    return "_".join(term.value.lower().replace("-", " ").split())


_TESTS: dict[str, Callable[[SqliteArchive, Term], Test | None]] = {
    "speaker": _people(_SPOKEN),
    "with": _people(_PRESENT),
    "kind": _kind,
    "country": _country,
    "from": _from,
    "to": _to,
    "publisher": _publisher,
    "type": _type,
    "place": _place,
    "language": _language,
}
