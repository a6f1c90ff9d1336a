"""The reading room: an archive, open for questions.  `communique.open("record.cq")` leads here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from communique.archive.damage import damage_told
from communique.archive.sqlite import SqliteArchive
from communique.linking.fact_diff import FactChange
from communique.views.answers import Answer
from communique.views.diff import diff
from communique.views.events import Event
from communique.views.facets import Count
from communique.views.history import Capture, history
from communique.views.met import Counterpart, met
from communique.views.pair import Contact, pair
from communique.views.passages import EventHit, TurnHit, search_events, search_turns
from communique.views.person import Candidate, Person, person
from communique.views.promises import Promise, State, open_commitments
from communique.views.quality import Trouble, quality
from communique.views.search import PAGE, Hit, Order, search
from communique.views.show import Shown, show
from communique.views.stats import stats
from communique.views.timeline import MOST, timeline

T = TypeVar("T")


class ReadingRoom:
    """An archive, open for questions; use it as a context, or call `close`.

    Every answer is a list of records with `rows()` for data frames; what belongs to the answer as a whole is in its `whole`.  Each question sees one
    state of the archive, whatever is added meanwhile.

    >>> import communique, tempfile
    >>> from communique.intake.add import add
    >>> path, sample = Path(tempfile.mkdtemp()) / "record.cq", str(Path(communique.__file__).parent / "data" / "sample")
    >>> with SqliteArchive(path, write=True) as archive:
    ...     _ = add(archive, [sample], workers=0)
    >>> with communique.open(path) as room:
    ...     [hit.document.kind for hit in room.search('"joint survey" kind:interview')]
    ['interview']
    """

    def __init__(self, archive: SqliteArchive) -> None:
        self.archive = archive

    def __enter__(self) -> ReadingRoom:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Closes the archive."""
        self.archive.close()

    def search(
        self,
        query: str = "",
        *,
        order: Order = "newest",
        limit: int = PAGE,
        after: str | None = None,
        copies: bool = True,
        stubs: bool = True,
        facets: bool = False,
    ) -> Answer[Hit]:
        """Documents that fit a query, newest or best first; `whole.next` is the cursor of the next page, `whole.facets` the counts."""
        found = self._asked(
            lambda archive: search(archive, query, order=order, limit=limit, after=after, copies=copies, stubs=stubs, facets=facets)
        )
        return Answer(found.hits, found)

    def search_turns(self, query: str = "", *, limit: int = PAGE, after: str | None = None) -> Answer[TurnHit]:
        """Turns that fit a query, those of the newest documents first."""
        found = self._asked(lambda archive: search_turns(archive, query, limit=limit, after=after))
        return Answer(found.hits, found)

    def search_events(self, query: str = "", *, limit: int = PAGE, after: str | None = None) -> Answer[EventHit]:
        """Events that fit a query, those of the newest documents first."""
        found = self._asked(lambda archive: search_events(archive, query, limit=limit, after=after))
        return Answer(found.hits, found)

    def show(self, document: str | int) -> Answer[Shown]:
        """One document whole, by number or digest."""
        found = self._asked(lambda archive: show(archive, document))
        return Answer([found], found)

    def person(self, name: str, *, limit: int = 20) -> Answer[Person] | Answer[Candidate]:
        """The person of a name; where several have it, who they are."""
        found = self._asked(lambda archive: person(archive, name, limit=limit))
        return Answer([found.person], found) if found.person else Answer(found.candidates, found)

    def pair(self, one: str, other: str, since: str | None = None, until: str | None = None, *, limit: int = 100) -> Answer[Contact]:
        """The contacts of two sides; `whole` has the sums and the gaps."""
        found = self._asked(lambda archive: pair(archive, one, other, since, until, limit=limit))
        return Answer(found.contacts, found)

    def met(self, name: str, *, since: str | None = None, until: str | None = None) -> Answer[Counterpart]:
        """Whom a person or a country met."""
        found = self._asked(lambda archive: met(archive, name, since=since, until=until))
        return Answer(found.counterparts, found)

    def timeline(
        self,
        since: str | None = None,
        until: str | None = None,
        *,
        country: str | None = None,
        person: str | None = None,
        type: str | None = None,
        status: str | None = None,
        place: str | None = None,
        primary: bool = False,
        limit: int = MOST,
    ) -> Answer[Event]:
        """The events of a period, oldest first."""
        return Answer(
            self._asked(
                lambda archive: timeline(
                    archive,
                    since,
                    until,
                    country=country,
                    person=person,
                    type=type,
                    status=status,
                    place=place,
                    primary=primary,
                    limit=limit,
                )
            )
        )

    def history(self, url: str) -> Answer[Capture]:
        """The captures of an address; `whole` has the intervals in which each document was observed."""
        found = self._asked(lambda archive: history(archive, url))
        return Answer(found.captures, found)

    def diff(self, old: str | int, new: str | int) -> Answer[FactChange]:
        """The facts that differ between two documents, or between two captures (`@12`); `whole.text` has the words."""
        found = self._asked(lambda archive: diff(archive, old, new))
        return Answer(found.facts, found)

    def open_commitments(
        self,
        as_of: str | None = None,
        *,
        country: str | None = None,
        states: tuple[State, ...] = ("open", "past_due"),
        copies: bool = False,
    ) -> Answer[Promise]:
        """What was undertaken and not followed up by a day; routine formulas are in `whole.routine`."""
        found = self._asked(lambda archive: open_commitments(archive, as_of, country=country, states=states, copies=copies))
        return Answer(found.promises, found)

    def stats(self) -> Answer[Count]:
        """How many documents of each month; `whole` has all other numbers."""
        found = self._asked(stats)
        return Answer(found.months, found)

    def quality(self) -> Answer[Trouble]:
        """What could not be read, by code."""
        return Answer(self._asked(quality))

    def _asked(self, question: Callable[[SqliteArchive], T]) -> T:
        with damage_told(self.archive.path), self.archive.reading():
            return question(self.archive)


def open(path: str | Path) -> ReadingRoom:
    """Opens an archive for questions; nothing in it can be changed.  Raises `BadArchive` for a file that is none.

    >>> open("nowhere.cq")
    Traceback (most recent call last):
    ...
    communique.archive.errors.NotAnArchive: nowhere.cq: no such file; make an archive with: communique add PATH… --to nowhere.cq
    """
    return ReadingRoom(SqliteArchive(path))
