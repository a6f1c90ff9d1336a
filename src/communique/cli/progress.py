"""A bar on standard error while many inputs are read, for a person who waits."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from communique.app import Outcome
from communique.capture.files import count


def watched(found: Iterable[Outcome], paths: Sequence[str]) -> Iterator[Outcome]:
    """The outcomes as they come, with a bar where somebody watches and results go elsewhere."""
    if not sys.stderr.isatty() or sys.stdout.isatty() or not _many(paths):
        yield from found
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("read"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield from bar.track(found, total=count(paths))


def _many(paths: Sequence[str]) -> bool:
    return len(paths) > 1 or any(Path(path).is_dir() or ".warc" in path for path in paths)
