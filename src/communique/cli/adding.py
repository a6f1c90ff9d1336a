"""`communique add` and `communique reread`: many pages, a bar while they are read, a sum at the end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from communique.archive.errors import DiskFull
from communique.archive.sheaf import LossRow
from communique.archive.sqlite import SqliteArchive
from communique.cli.streams import ALL_READ, NO_ROOM, NOTHING_READ, WITH_LOSSES, piped, put_json, say
from communique.intake.add import Sum, add
from communique.intake.limits import Limits
from communique.intake.reread import Change, reindex, reread
from communique.record.errors import WrongUse


def run_add(
    paths: Sequence[str], to: str, url: str | None, workers: int | None, patience: float, knowledge: Sequence[str], as_json: bool
) -> int:
    """Add the paths to the archive; the exit code."""
    folders, limits = _folders(knowledge), Limits(patience=patience)
    try:
        with SqliteArchive(to, write=True) as archive, _watching("add") as watch:
            total = add(archive, paths, url=url, workers=workers, limits=limits, folders=folders, watch=watch, tell=_tell)
    except DiskFull as error:
        say(str(error))
        return NO_ROOM
    _summed(total, as_json)
    if not total.new and not total.seen:
        return NOTHING_READ
    return WITH_LOSSES if total.losses else ALL_READ


def run_reread(path: str, every: bool, index: bool, workers: int | None, patience: float, knowledge: Sequence[str], as_json: bool) -> int:
    """Read everything in the archive again; the exit code."""
    if not Path(path).is_file():
        raise WrongUse(f"no such archive: {path}")
    changed = 0
    with SqliteArchive(path, write=True) as archive:
        if index:
            reindex(archive)
            return ALL_READ
        with _watching("reread") as watch:
            changes = reread(
                archive, every=every, workers=workers, limits=Limits(patience=patience), folders=_folders(knowledge), watch=watch
            )
            for change in changes:
                changed += 1
                _show(change, as_json or piped())
    say(f"{changed} documents changed in facts")
    return ALL_READ


def _show(change: Change, as_json: bool) -> None:
    if as_json:
        put_json(msgspec.json.encode(change))
        return
    print(f"{change.document}  {change.title or '(no title)'}")
    for fact in change.facts:
        print(f"  {fact.change:8} {fact.fact}: {fact.before or '-'} -> {fact.after or '-'}")


def _folders(names: Sequence[str]) -> tuple[Path, ...]:
    folders = tuple(Path(name) for name in names)
    missing = [str(folder) for folder in folders if not folder.is_dir()]
    if missing:
        raise WrongUse(f"no such folder of knowledge: {', '.join(missing)}")
    return folders


def _tell(loss: LossRow) -> None:
    say(f"{loss.input}: byte {loss.offset}: {loss.code}: {loss.detail}")


def _summed(total: Sum, as_json: bool) -> None:
    if as_json or piped():
        put_json(msgspec.json.encode(total))
        return
    rate = total.new / total.seconds if total.seconds else 0.0
    words = f"{total.new:,} captures read ({rate:,.0f} a second), {total.seen:,} there already, {total.failed:,} not readable"
    print(f"{words}; {total.documents:,} new documents, {total.versions:,} of them new versions; {total.losses:,} losses")


@contextmanager
def _watching(verb: str) -> Iterator[Callable[[Sum], None]]:
    """A line on standard error that tells how far the work is, where somebody watches."""
    if not sys.stderr.isatty():
        yield lambda total: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn(verb), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        line = bar.add_task("…", total=None)

        def show(total: Sum) -> None:
            """Tells the sum so far."""
            rate = total.new / total.seconds if total.seconds else 0.0
            bar.update(
                line, description=f"{total.new:,} read · {total.seen:,} there already · {total.losses:,} losses · {rate:,.0f} pages/s"
            )

        yield show
