"""An index for ranked searches beside an archive (`record.cq-words/`), made by tantivy where the `search` extra is installed.

It holds nothing that the archive has not: without it, or while it is behind, SQLite's own index answers.  The archive numbers every change of its
words (`rewording`); the index knows up to which number it has come, in the same commit as the words themselves.  So whoever reads one state of the
archive can tell whether the index shows the same state.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from communique.archive.cut import Cut
from communique.record.errors import WrongUse

if TYPE_CHECKING:
    import tantivy

FORM = 1
"""An index of another form is made anew."""
_HEAP = 64_000_000
_ALL = "SELECT rowid AS rank, title, body FROM v_document_text"
_SINCE = "SELECT DISTINCT rank FROM rewording WHERE number > ?"
_MARK = 0
"""The rank under which the index keeps how far it has come: no document has it."""


class WordsBeside:
    """The index beside an archive, open; `number` is the last change of words that it knows."""

    def __init__(self, path: Path) -> None:
        import tantivy

        self.engine: Any = tantivy
        self.cut = Cut()
        self.index = tantivy.Index.open(str(folder_of(path)))
        self.index.config_reader("manual")
        self.reload()

    def reload(self) -> None:
        """Sees what was written since."""
        self.index.reload()
        self.searcher = self.index.searcher()
        self.number = self._number()

    def best(self, query: tantivy.Query, limit: int, skip: int) -> list[tuple[int, float]]:
        """The documents that fit best: their ranks and scores."""
        hits = self.searcher.search(query, limit, count=False, offset=skip).hits
        ranks = self.searcher.fast_field_values("rank", [address for _, address in hits])
        return [(int(rank or 0), float(score)) for rank, (score, _) in zip(ranks, hits, strict=True)]

    def ranks(self) -> list[int]:
        """The ranks of all documents that the index holds."""
        hits = self.searcher.search(self.engine.Query.all_query(), max(1, self.searcher.num_docs), count=False).hits
        found = self.searcher.fast_field_values("rank", [address for _, address in hits])
        return sorted(int(rank) for rank in found if rank)

    def _number(self) -> int:
        """How far the index has come; -1 where it does not say so."""
        schema = self.index.schema
        hits = self.searcher.search(self.engine.Query.term_query(schema, "rank", _MARK), 1, count=False).hits
        marks = self.searcher.doc(hits[0][1]).to_dict() if hits else {}
        return int(marks["number"][0]) if marks.get("form") == [FORM] else -1


def folder_of(path: Path) -> Path:
    """Where the index of an archive lies."""
    return path.with_name(f"{path.name}-words")


def wanted(path: Path) -> bool:
    """Whether the archive has an index beside it, and the program for it is there."""
    if not folder_of(path).is_dir():
        return False
    try:
        import tantivy  # noqa: F401
    except ImportError:
        return False
    return True


def opened(path: Path) -> WordsBeside | None:
    """The index beside an archive; None where there is none that can be read."""
    if not wanted(path):
        return None
    with suppress(ValueError, OSError):
        return WordsBeside(path)
    return None


def last_change(connection: sqlite3.Connection) -> int:
    """The number of the last change of words."""
    return int(connection.execute("SELECT coalesce(max(number), 0) FROM rewording").fetchone()[0])


def make(connection: sqlite3.Connection, path: Path) -> int:
    """Makes the index, or brings it in step; how many documents were written.  Raises `WrongUse` where the program for it is missing."""
    try:
        import tantivy  # noqa: F401
    except ImportError:
        raise WrongUse("an index for ranked searches needs tantivy: pip install 'communique[search]'") from None
    folder_of(path).mkdir(exist_ok=True)
    return renew(connection, path)


def renew(connection: sqlite3.Connection, path: Path) -> int:
    """Brings the index beside an archive in step with the state that the connection sees; how many documents were written.

    Where another process is at it, nothing is done: the index is behind for a while, and SQLite's own answers.
    """
    known = opened(path)
    if known is None or known.number < 0:
        shutil.rmtree(folder_of(path), ignore_errors=True)
        folder_of(path).mkdir()
        known = None
    index = _index(path)
    try:
        writer = index.writer(_HEAP, 1)
    except ValueError:
        return 0
    if known is not None:
        known.reload()  # with the lock in hand: nobody changes it now
    try:
        return _write(connection, writer, index, known.number if known else -1)
    finally:
        writer.wait_merging_threads()


def _write(connection: sqlite3.Connection, writer: tantivy.IndexWriter, index: tantivy.Index, since: int) -> int:
    last, written = last_change(connection), 0
    if since == last:
        return 0
    cut = Cut()
    for row in _changed(connection, writer, index, since):
        writer.add_document(_document(row["rank"], title=row["title"].translate(cut), body=row["body"].translate(cut)))
        written += 1
    _take_out(writer, index, _MARK)
    writer.add_document(_document(_MARK, number=last, form=FORM))
    writer.commit()
    return written


def _changed(connection: sqlite3.Connection, writer: tantivy.IndexWriter, index: tantivy.Index, since: int) -> Iterator[sqlite3.Row]:
    """The documents whose words are to be written: all, or those at the places that changed, from where the old ones are taken."""
    if since < 0:
        yield from connection.execute(_ALL)
        return
    for row in connection.execute(_SINCE, (since,)).fetchall():
        _take_out(writer, index, row["rank"])
        yield from connection.execute(f"{_ALL} WHERE rowid = ?", (row["rank"],))


def _take_out(writer: tantivy.IndexWriter, index: tantivy.Index, rank: int) -> None:
    import tantivy

    writer.delete_documents_by_query(tantivy.Query.term_query(index.schema, "rank", rank))


def _index(path: Path) -> tantivy.Index:
    import tantivy

    builder = tantivy.SchemaBuilder()
    for name in ("title", "body"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    builder.add_unsigned_field("rank", indexed=True, fast=True)
    for name in ("number", "form"):
        builder.add_unsigned_field(name, stored=True)
    return tantivy.Index(builder.build(), str(folder_of(path)))


def _document(rank: int, number: int | None = None, form: int | None = None, **texts: str) -> tantivy.Document:
    import tantivy

    made = tantivy.Document()
    for name, value in (("rank", rank), ("number", number), ("form", form)):
        if value is not None:
            made.add_unsigned(name, value)
    for name, text in texts.items():
        made.add_text(name, text)
    return made


def faults(connection: sqlite3.Connection, path: Path) -> Iterable[str]:
    """What is wrong with the index beside an archive: nothing where there is none, or no program for it."""
    if not wanted(path):
        return
    index, mend = opened(path), f"communique index {path} mends it"
    if index is None or index.number < 0:
        yield f"the index for ranked searches cannot be read: {mend}"
    elif index.number != (last := last_change(connection)):
        yield f"the index for ranked searches is behind (change {index.number:,} of {last:,}; searches go without it): {mend}"
    elif index.ranks() != [row["rank"] for row in connection.execute("SELECT rank FROM document ORDER BY rank")]:
        yield f"the index for ranked searches holds other documents than the archive: remove {folder_of(path)} and run communique index {path}"
