"""Reading again: every capture with the present reader, in place.  What people judged stays; what changed in facts is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from communique.archive.linker import Linker
from communique.archive.replace import Replaced, replace
from communique.archive.sheaf import Sheaf
from communique.archive.sqlite import SqliteArchive
from communique.intake.add import BATCH, Sum
from communique.intake.limits import Limits
from communique.intake.pool import Pool, workers_here
from communique.intake.worker import knowledge_of, read_sheaf, reader_name
from communique.linking.fact_diff import FactChange, fact_diff
from communique.record.capture import RawCapture


class Change(msgspec.Struct, frozen=True):
    """A document whose facts are others than before: what was there, what is there now."""

    document: str
    title: str | None
    source: str
    facts: tuple[FactChange, ...]


def reread(
    archive: SqliteArchive,
    *,
    every: bool = False,
    workers: int | None = None,
    limits: Limits | None = None,
    folders: tuple[Path, ...] = (),
    watch: Callable[[Sum], None] = lambda total: None,
) -> Iterator[Change]:
    """Reads the captures again that another reader read (`every`: all), and gives the documents that changed.

    Each batch is one transaction; stopped and started again it goes on where it was, since what was read anew bears the present reader's name.
    """
    reader, total = reader_name(folders), Sum()
    archive.linker = Linker(knowledge_of(folders))
    question = "SELECT id FROM capture" + ("" if every else " WHERE reader <> ?")
    waiting = [row["id"] for row in archive.rows(question + " ORDER BY id", () if every else (reader,))]
    for at in range(0, len(waiting), BATCH):
        ids = waiting[at : at + BATCH]
        raws = [raw for key in ids if (raw := archive.raw(key)) is not None]
        with archive.writing():
            done = [replace(archive, sheaf) for sheaf in _sheaves(raws, workers, limits, folders)]
            archive.link([key for one in done for key in one.documents], [key for one in done for key in one.retold])
        total.new += len(done)
        watch(total)
        yield from (change for one in done for change in _changes(one))
    archive.settle()


def reindex(archive: SqliteArchive) -> None:
    """Makes the index of words anew from the texts."""
    with archive.writing() as connection:
        connection.execute("INSERT INTO document_search (document_search) VALUES ('rebuild')")


def _sheaves(raws: list[RawCapture], workers: int | None, limits: Limits | None, folders: tuple[Path, ...]) -> Iterator[Sheaf]:
    if workers == 0:
        knowledge, reader = knowledge_of(folders), reader_name(folders)
        return (read_sheaf(raw, knowledge, reader) for raw in raws)
    return _pooled(raws, workers or workers_here(), limits, folders)


def _pooled(raws: list[RawCapture], workers: int, limits: Limits | None, folders: tuple[Path, ...]) -> Iterator[Sheaf]:
    with Pool(workers, limits, folders) as pool:
        yield from pool.read(raws)


def _changes(done: Replaced) -> Iterator[Change]:
    """The documents of a capture, old beside new in their order, that differ in a fact."""
    before, after = done.before, done.after
    for number in range(max(len(before), len(after))):
        old, new = (documents[number] if number < len(documents) else None for documents in (before, after))
        if old is None or new is None:
            shown = new or old
            assert shown is not None
            what = FactChange("added" if old is None else "removed", "document", old.id if old else None, new.id if new else None)
            yield Change(shown.id, shown.title.value if shown.title else None, done.source, (what,))
        elif facts := fact_diff(old, new):
            yield Change(new.id, new.title.value if new.title else None, done.source, tuple(facts))
