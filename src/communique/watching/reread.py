"""Documents that a newer reader reads otherwise: the page is the same, the document has another digest.  It is the one that was known, not a new one."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from communique.archive.sqlite import SqliteArchive
from communique.watching.lines import Known, Line, Standing, standing

_ENOUGH = 2


def anew(archive: SqliteArchive, gone: Iterable[Known], known: Container[str]) -> Iterator[tuple[Known, Standing | None]]:
    """Each document of the ledger that the archive has no more, with the one that its capture shows in its stead, or None.

    One whose capture is not there at all is passed over: the archive is an older copy of itself, and the document will come again.  Documents that are
    `known` stand in for another only where no unknown one does: they were told for themselves while the captures were being read anew.
    """
    taken: set[str] = set()
    for each in gone:
        capture = archive.one("SELECT id FROM capture WHERE key = ?", (each.line.capture,))
        if capture is None:
            continue
        rows = archive.rows("SELECT document_id FROM appearance WHERE capture_id = ?", (capture["id"],))
        shown = [one for one in standing(archive, [row["document_id"] for row in rows]) if one.line.digest not in taken]
        alike = [one for one in shown if _likeness(each.line, one.line) >= _ENOUGH]
        best = max(alike, key=lambda one: (one.line.digest not in known, _likeness(each.line, one.line), -one.id), default=None)
        if best is not None and best.line.digest not in known:
            taken.add(best.line.digest)
        yield each, best


def _likeness(one: Line, other: Line) -> int:
    """Two articles of one capture are alike, whatever was read of them; teasers and items are where title, or part and day, are the same."""
    same_part, same_day = one.part == other.part, one.published is not None and one.published == other.published
    same_title = one.title is not None and one.title == other.title
    return 2 * same_title + same_day + same_part + (same_part and one.part == "article")
