"""What is new for a watch: what fits and was not told, and what was told and no longer holds.

The archive as it stands is compared with a ledger of all that the watch knows.  No date, clock or number of a row decides: a document that is linked,
judged or read anew so that it fits only now is told as well, and nothing is told twice, in whatever order and batches captures came in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from communique.archive.sqlite import SqliteArchive
from communique.views.documents import Brief
from communique.views.lit import Snippet
from communique.views.query import Term
from communique.views.search import hits_of
from communique.watching.lines import Known, Standing, changed, standing, standing_by_digest, told_of
from communique.watching.question import Question, fitting
from communique.watching.reread import anew

Change = Literal["new", "late", "version", "copy", "completed", "corrected", "withdrawn"]


class News(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to tell.

    `change`: a document that is `new`, or fits only since it was linked, judged or read anew (`late`); another `version` of a page that is known; a
    `copy` of a text that is known; the full document that a known stub led to (`completed`); a document of which something was told that no longer
    holds (`corrected`); one that its page, read anew, does not show (`withdrawn`).  `before` has what was told of these.
    `digest` is the document's name in every archive, `of` that of the known one that it belongs to.  `fits` is false for a version that no longer
    fits the question.  Where there is a `document`, `snippet` shows what fits.
    """

    change: Change
    digest: str
    of: str | None = None
    fits: bool = True
    before: dict[str, str | None] | None = None
    document: Brief | None = None
    title_lit: tuple[tuple[int, int], ...] = ()
    snippet: Snippet | None = None


class Mark(msgspec.Struct, frozen=True):
    """The newest capture that a watch has seen: its row, and its key, by which another archive under the same name is noticed."""

    capture: int = 0
    key: str = ""


class Look(msgspec.Struct, frozen=True):
    """What a look at the archive found: the news, in order of arrival; what the ledger must learn and forget; the new mark; remarks."""

    news: tuple[News, ...]
    learnt: tuple[Known, ...]
    forgotten: tuple[str, ...]
    mark: Mark
    notes: tuple[str, ...]


def first_look(archive: SqliteArchive, question: Question) -> Look:
    """What fits when a watch begins: it is known, and not told."""
    found = fitting(archive, question)
    learnt = tuple(Known(one.line, False) for one in standing(archive, found.documents))
    return Look((), learnt, (), _mark(archive), found.notes)


def look(archive: SqliteArchive, question: Question, known: Mapping[str, Known], mark: Mark, *, corrections: bool = True) -> Look:
    """What is new, in one state of the archive: call it inside `reading`."""
    found = fitting(archive, question)
    if mark.capture and _key(archive, mark.capture) != mark.key:
        mark = Mark()
    fits = standing(archive, found.documents)
    round = _Round(archive, question, known, mark, fits)
    settled = round.settled()
    told = [*round.fresh(), *round.versions_that_do_not_fit()]
    news = [*(settled if corrections else ()), *told]
    return Look(tuple(_shown(archive, news, found.terms)), tuple(round.learnt), tuple(round.forgotten), _mark(archive), found.notes)


class _Round:
    """One comparison of the archive with the ledger; what it learns counts at once, so that of two copies that come together one is the copy."""

    def __init__(self, archive: SqliteArchive, question: Question, known: Mapping[str, Known], mark: Mark, fits: list[Standing]) -> None:
        self._archive, self._question, self._mark, self._fits = archive, question, mark, fits
        self._known = dict(known)
        self.learnt: list[Known] = []
        self.forgotten: list[str] = []

    def settled(self) -> list[tuple[News, int | None]]:
        """Corrections and withdrawals of what was told."""
        here = {one.line.digest: one for one in self._fits}
        here |= {one.line.digest: one for one in standing_by_digest(self._archive, [d for d in self._known if d not in here])}
        news: list[tuple[News, int | None]] = []
        for digest, known in list(self._known.items()):
            one = here.get(digest)
            if one is not None and one.line != known.line:
                news += self._correction(known, one)
        gone = [known for digest, known in self._known.items() if digest not in here]
        for known, read_anew in anew(self._archive, gone, self._known):
            self._forget(known.line.digest)
            if read_anew is not None and read_anew.line.digest not in self._known:
                news += self._correction(known, read_anew)
            elif read_anew is None and known.told:
                news.append((News(change="withdrawn", digest=known.line.digest, fits=False, before=told_of(known.line)), None))
        return news

    def fresh(self) -> list[tuple[News, int | None]]:
        """What fits and is not known."""
        news: list[tuple[News, int | None]] = []
        for one in self._fits:
            if one.line.digest in self._known:
                continue
            if self._is_copy(one):
                continue
            change, of = self._kind_of(one)
            self._learn(Known(one.line, True))
            news.append((News(change=change, digest=one.line.digest, of=of), one.id))
        return news

    def versions_that_do_not_fit(self) -> list[tuple[News, int | None]]:
        """New versions of known pages which the question does not find any more: that words are gone is news to who watches them."""
        news: list[tuple[News, int | None]] = []
        rows = self._archive.rows("SELECT DISTINCT document_id FROM appearance WHERE capture_id > ?", (self._mark.capture,))
        for one in standing(self._archive, [row["document_id"] for row in rows] if self._known else []):
            if one.line.digest in self._known or one.stub:
                continue
            of = self._one_of("page_id", one.page)
            if of is not None and self._known[of].line.part == one.line.part and not self._is_copy(one):
                self._learn(Known(one.line, True))
                news.append((News(change="version", digest=one.line.digest, of=of, fits=False), one.id))
        return news

    def _is_copy(self, one: Standing) -> bool:
        """Whether a document is left out as a copy of a known text; the full text of a known stub and a version of a known page are not."""
        if self._question.copies or self._one_of("copies_id", one.copies) is None:
            return False
        return self._one_of("completed_by", one.id) is None and self._one_of("page_id", one.page) is None

    def _correction(self, known: Known, now: Standing) -> list[tuple[News, int | None]]:
        before = changed(known.line, now.line)
        self._learn(Known(now.line, known.told))
        if not known.told or not before:
            return []
        of = known.line.digest if known.line.digest != now.line.digest else None
        return [(News(change="corrected", digest=now.line.digest, of=of, before=before), now.id)]

    def _kind_of(self, one: Standing) -> tuple[Change, str | None]:
        """What a document is beside those that are known, and which of them it belongs to."""
        ways: tuple[tuple[Change, str, int], ...] = (("completed", "completed_by", one.id), ("version", "page_id", one.page))
        for change, column, group in (*ways, ("copy", "copies_id", one.copies)):
            of = self._one_of(column, group)
            if of is not None:
                return ("late" if change != "completed" and self._old(one) else change), of
        return ("late" if self._old(one) else "new"), None

    def _old(self, one: Standing) -> bool:
        """Whether every capture that shows a document was there at the last look: it fits since it was linked, judged or read anew."""
        newest = self._archive.one("SELECT max(capture_id) AS last FROM appearance WHERE document_id = ?", (one.id,))
        return newest is not None and newest["last"] is not None and newest["last"] <= self._mark.capture

    def _one_of(self, column: str, group: int) -> str | None:
        """A known document of a group: the one that arrived last."""
        rows = self._archive.rows(f"SELECT digest FROM document WHERE {column} = ? ORDER BY id DESC", (group,))
        return next((row["digest"] for row in rows if row["digest"] in self._known), None)

    def _learn(self, known: Known) -> None:
        self._known[known.line.digest] = known
        self.learnt.append(known)

    def _forget(self, digest: str) -> None:
        del self._known[digest]
        self.forgotten.append(digest)


def _shown(archive: SqliteArchive, news: Iterable[tuple[News, int | None]], terms: tuple[Term, ...]) -> list[News]:
    """The news with their documents as they are shown."""
    listed = list(news)
    hits = {hit.document.id: hit for hit in hits_of(archive, [row for _, row in listed if row is not None], terms)}
    return [
        msgspec.structs.replace(one, document=hits[row].document, title_lit=hits[row].title_lit, snippet=hits[row].snippet) if row else one
        for one, row in listed
    ]


def _mark(archive: SqliteArchive) -> Mark:
    row = archive.one("SELECT id, key FROM capture ORDER BY id DESC LIMIT 1")
    return Mark(row["id"], row["key"]) if row is not None else Mark()


def _key(archive: SqliteArchive, capture: int) -> str | None:
    row = archive.one("SELECT key FROM capture WHERE id = ?", (capture,))
    return row["key"] if row is not None else None
