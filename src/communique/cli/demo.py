"""`communique demo`: an archive of invented services, made on the spot, to look around in."""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path

from communique.archive.sqlite import SqliteArchive
from communique.cli.streams import ALL_READ
from communique.intake.add import add
from communique.testing.newsroom.writing import write
from communique.views.stats import stats
from communique.views.timeline import timeline

CAPTURES = 400


def run_demo(folder: str, captures: int, seed: int, serve: bool, port: int) -> int:
    """Make the archive (or take the one that is there), tell what is inside, and open the reading room where somebody watches; the exit code."""
    home, begun = Path(folder), time.monotonic()
    home.mkdir(parents=True, exist_ok=True)
    path = home / "record.cq"
    if not (home / "newsroom.warc.gz").exists():
        write(home, captures=captures, seed=seed, form="warc")
    with SqliteArchive(path, write=True) as archive:
        add(archive, [str(home / "newsroom.warc.gz")], folders=(home / "knowledge",))
    with SqliteArchive(path) as archive:
        _tell(archive, time.monotonic() - begun)
    if not serve:
        print(f"Open it in a browser: {_called()} serve {path}")
        return ALL_READ
    from communique.cli.serving import run_serve

    print(f"Open http://127.0.0.1:{port}/", flush=True)
    return run_serve(str(path), "127.0.0.1", port)


def _called() -> str:
    """The command as it can be given again: by its name where the shell knows it, else by the path that it was called by."""
    name = Path(sys.argv[0]).name
    if name == "__main__.py":
        return "python -m communique"
    return name if shutil.which(name) else sys.argv[0]


def _tell(archive: SqliteArchive, seconds: float) -> None:
    found = stats(archive)
    print(f"{archive.path}: services of invented countries, {found.captures:,} captures of their pages, read in {seconds:.0f} s.")
    print(
        f"{found.documents.once:,} texts, {found.events:,} events told by {found.accounts:,} accounts, {found.persons:,} persons, {found.commitments:,} commitments.\n"
    )
    events = timeline(archive, primary=True, limit=4000)
    for event in sorted(events, key=lambda event: (-len(event.accounts), event.when or ""))[:3]:
        parties = " – ".join(party.name or party.office or party.country or "" for party in event.parties)
        differ = f"; they differ on {', '.join(event.differing)}" if event.differing else ""
        print(f"{event.when}  {event.type}: {parties}  ({len(event.accounts)} accounts{differ})")
        firsts = {account.publisher: account for account in reversed(event.accounts)}
        for account in list(firsts.values())[:2]:
            print(f"    {account.publisher or account.publisher_country}: “{account.quote}”")
    sys.stdout.flush()
