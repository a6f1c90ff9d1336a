"""The commands that keep an archive: add, reread, verify, backup, report.  Whatever is heavy is imported inside the command that needs it."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from communique.cli.streams import polite

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH...", help="Text file, HTML page, WARC, folder of these, or - for standard input.")
]
Kept = Annotated[str, typer.Argument(metavar="ARCHIVE", help="The archive, such as record.cq.")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON, also on a terminal.")]
Knowledge = Annotated[
    Optional[list[str]],  # noqa: UP045
    typer.Option("--knowledge", metavar="FOLDER", help="A further folder of knowledge (may be given several times)."),
]
Workers = Annotated[Optional[int], typer.Option("--workers", min=0, help="Reading processes: one a processor if not given, 0 for none.")]  # noqa: UP045
Patience = Annotated[float, typer.Option("--patience", min=0.1, help="Multiplies the time that a page may take (2 s and 2 s a megabyte).")]


def add(
    paths: Paths,
    to: Annotated[str, typer.Option("--to", metavar="ARCHIVE", help="The archive to add to; it is made where there is none.")],
    url: Annotated[Optional[str], typer.Option("--url", help="Address of the page, for inputs that do not carry theirs.")] = None,  # noqa: UP045
    workers: Workers = None,
    patience: Patience = 1.0,
    knowledge: Knowledge = None,
    as_json: AsJson = False,
) -> None:
    """Read captures and keep them in an archive; run it again and nothing changes.

    Exit codes: 0 all read, 3 done with losses, 1 nothing could be read, 2 wrong use, 4 stopped for want of room.
    """
    with polite():
        from communique.cli.adding import run_add

        raise typer.Exit(run_add(paths, to, url, workers, patience, knowledge or [], as_json))


def reread(
    archive: Kept,
    every: Annotated[bool, typer.Option("--all", help="Also what the present reader has read already.")] = False,
    index: Annotated[bool, typer.Option("--index", help="Only make the index of words anew.")] = False,
    workers: Workers = None,
    patience: Patience = 1.0,
    knowledge: Knowledge = None,
    as_json: AsJson = False,
) -> None:
    """Read all captures again with the present reader, in place, and print what changed in facts."""
    with polite():
        from communique.cli.adding import run_reread

        raise typer.Exit(run_reread(archive, every, index, workers, patience, knowledge or [], as_json))


def index(
    archive: Kept,
    remove: Annotated[bool, typer.Option("--remove", help="Remove it: searches go by the archive's own index again.")] = False,
) -> None:
    """Make an index for ranked searches beside the archive (extra `search`), or bring it in step; adding keeps it so."""
    with polite():
        from communique.cli.caring import run_index

        raise typer.Exit(run_index(archive, remove))


def verify(archive: Kept, as_json: AsJson = False) -> None:
    """Check every digest, every fact against its record, every quote against its text, and the index.  Exit code 1 where there is a fault."""
    with polite():
        from communique.cli.caring import run_verify

        raise typer.Exit(run_verify(archive, as_json))


def backup(
    archive: Kept,
    to: Annotated[str, typer.Argument(metavar="FILE", help="The copy; there must be no file of that name.")],
    as_json: AsJson = False,
) -> None:
    """Write a verified copy of an archive, also while others add to it."""
    with polite():
        from communique.cli.caring import run_backup

        raise typer.Exit(run_backup(archive, to, as_json))


def report(archive: Kept, as_json: AsJson = False) -> None:
    """List the losses: inputs and stretches that gave no capture, and captures that could not be read."""
    with polite():
        from communique.cli.caring import run_report

        raise typer.Exit(run_report(archive, as_json))


def judge(
    archive: Kept,
    kind: Annotated[str, typer.Argument(metavar="same|different|wrong")],
    subjects: Annotated[
        list[str], typer.Argument(metavar="SUBJECT...", help="Names of persons; numbers or digests of documents, of events (ID#e2).")
    ],
    about: Annotated[str, typer.Option("--about", help="person, event or document; of a wrong fact its field, such as published.")],
    reason: Annotated[str, typer.Option("--reason", help="Why: it is kept with the judgement.")],
    author: Annotated[str, typer.Option("--author", help="Who says so.")],
    value: Annotated[Optional[str], typer.Option("--value", help="What would be right.")] = None,  # noqa: UP045
) -> None:
    """Say that two persons, events or documents are the same or different, or that a fact is wrong; every answer follows it."""
    with polite():
        from communique.cli.judging import run_judge

        raise typer.Exit(run_judge(archive, kind, subjects, about, reason, author, value))


def judgements(
    archive: Kept,
    take_in: Annotated[str | None, typer.Option("--import", metavar="FILE", help="Take in the judgements of a file of JSON lines.")] = None,
) -> None:
    """Print all judgements as JSON lines, or take in those of a file."""
    with polite():
        from communique.cli.judging import run_judgements

        raise typer.Exit(run_judgements(archive, take_in))


def register(app: typer.Typer) -> None:
    """Adds these commands to the program."""
    for command in (add, reread, index, verify, backup, report, judge, judgements):
        app.command()(command)
