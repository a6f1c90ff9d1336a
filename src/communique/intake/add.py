"""Adding: captures go in, batch by batch; what is acknowledged is on the disk, and running again changes nothing."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from threading import Lock

import msgspec

from communique.app import each_capture
from communique.archive.linker import Linker
from communique.archive.rows import capture_key
from communique.archive.sheaf import LossRow, Sheaf
from communique.archive.sqlite import SqliteArchive
from communique.capture.failure import Failure
from communique.intake.ahead import ahead
from communique.intake.limits import Limits
from communique.intake.pool import Pool, workers_here
from communique.intake.worker import knowledge_of, read_sheaf, reader_name
from communique.record.capture import RawCapture

BATCH = 100
BATCH_SECONDS = 2.0


class Sum(msgspec.Struct):
    """What an `add` did so far: captures read (`new`), there already (`seen`), kept but not readable (`failed`), documents that are new,
    documents that are new versions of pages known before, losses told, bytes taken in, and seconds."""

    new: int = 0
    seen: int = 0
    failed: int = 0
    documents: int = 0
    versions: int = 0
    losses: int = 0
    bytes: int = 0
    seconds: float = 0.0

    @property
    def captures(self) -> int:
        """All captures that were looked at."""
        return self.new + self.seen + self.failed


Watch = Callable[[Sum], None]
Tell = Callable[[LossRow], None]


def add(
    archive: SqliteArchive,
    paths: Sequence[str],
    *,
    url: str | None = None,
    workers: int | None = None,
    limits: Limits | None = None,
    folders: tuple[Path, ...] = (),
    batch: int = BATCH,
    watch: Watch = lambda total: None,
    tell: Tell = lambda loss: None,
) -> Sum:
    """Adds all captures of the paths; the sum of what was done.

    `workers` is the number of reading processes (None: one for each processor; 0: read in this process, without limits of time and memory);
    `folders` are further folders of knowledge; `batch` is how many captures go into one transaction (fewer where they take long); `watch` is called with the sum after each batch, when it is on the disk; `tell` with each loss.
    Raises `WrongUse` for a path that does not exist before anything is added, `DiskFull` where there is no room: what `watch` was told is kept.
    """
    begin, total = time.monotonic(), Sum()
    archive.linker = Linker(knowledge_of(folders))
    intake = _Intake(archive, total, tell)
    captures = each_capture(paths, url)
    if workers == 0:
        sheaves = _read_here(intake.unknown(captures, archive), folders)
    else:
        sheaves = ahead(_read_by_workers(archive.path, intake, captures, workers, limits, folders), max(1, batch // 2))
    with closing(sheaves):
        for some in _batches(sheaves, intake, batch):
            intake.write(some)
            total.seconds = time.monotonic() - begin
            watch(total)
    archive.settle()
    return total


def _read_here(found: Iterator[RawCapture], folders: tuple[Path, ...]) -> Generator[Sheaf, None, None]:
    knowledge, reader = knowledge_of(folders), reader_name(folders)
    yield from (read_sheaf(raw, knowledge, reader) for raw in found)


def _read_by_workers(
    path: Path,
    intake: _Intake,
    captures: Iterator[RawCapture | Failure],
    workers: int | None,
    limits: Limits | None,
    folders: tuple[Path, ...],
) -> Generator[Sheaf, None, None]:
    """Reads in workers, while the batch before is written: what is known already is asked over a connection of its own."""
    with SqliteArchive(path) as known, Pool(workers or workers_here(), limits, folders) as pool:
        yield from pool.read(intake.unknown(captures, known))


def _batches(sheaves: Iterator[Sheaf], intake: _Intake, size: int) -> Iterator[list[Sheaf]]:
    """Sheaves by the batch: so many, or as many as came in so much time; the last batch may hold losses alone."""
    batch: list[Sheaf] = []
    since = time.monotonic()
    for sheaf in sheaves:
        batch.append(sheaf)
        if len(batch) >= size or time.monotonic() - since > BATCH_SECONDS:
            yield batch
            batch, since = [], time.monotonic()
    if batch or intake.waits:
        yield batch


class _Intake:
    """The writer's side: what is known already is passed over, what is new is written; the two may be done by two threads."""

    def __init__(self, archive: SqliteArchive, total: Sum, tell: Tell) -> None:
        self._archive, self._total, self._tell = archive, total, tell
        self._losses: list[LossRow] = []
        self._seen = 0
        self._given: set[str] = set()
        self._lock = Lock()

    @property
    def waits(self) -> bool:
        """Whether something waits to be written or counted that is in no batch."""
        return bool(self._losses or self._seen)

    def unknown(self, found: Iterator[RawCapture | Failure], known: SqliteArchive) -> Iterator[RawCapture]:
        """The captures that the archive (`known`, where it is asked) does not have; failures are noted as losses."""
        for each in found:
            if isinstance(each, Failure):
                with self._lock:
                    self._losses.append(LossRow(each.source, each.offset, each.size, each.code, each.reason))
                continue
            self._total.bytes += len(each.data)
            key = capture_key(hashlib.sha256(each.data).hexdigest(), each.url, each.warc_date)
            with self._lock:
                seen = key in self._given or known.knows(key)
                self._seen += seen
                if not seen:
                    self._given.add(key)
            if not seen:
                yield each

    def write(self, batch: list[Sheaf]) -> None:
        """Writes a batch, links it, and counts it when it is on the disk."""
        with self._lock:
            losses, seen = self._losses, self._seen
            self._losses, self._seen = [], 0
        with self._archive.writing():
            self._archive.add_losses(losses)
            stored = [self._archive.store(sheaf) for sheaf in batch]
            versions = self._archive.link([key for one in stored for key in one.documents], [key for one in stored for key in one.retold])
        with self._lock:
            self._given.difference_update(sheaf.capture.key for sheaf in batch)
        total = self._total
        total.seen += seen + sum(one.outcome == "seen" for one in stored)
        total.new += sum(one.outcome == "new" for one in stored)
        total.failed += sum(one.outcome == "failed" for one in stored)
        total.documents += sum(len(one.documents) for one in stored)
        total.versions += versions
        told = [*losses, *(loss for sheaf in batch for loss in _told(sheaf))]
        total.losses += len(told)
        for loss in told:
            self._tell(loss)


def _told(sheaf: Sheaf) -> tuple[LossRow, ...]:
    row = sheaf.capture
    if row.outcome == "failed":
        return (*sheaf.losses, LossRow(row.source, 0, row.size, row.failure_code or "", row.failure_reason or ""))
    return sheaf.losses
