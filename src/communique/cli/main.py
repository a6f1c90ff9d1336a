"""The commands and their options.  Whatever is heavy is imported inside the command that needs it."""

from __future__ import annotations

import gc
from typing import Annotated, Optional

import typer

from communique.cli import asking, keeping, watch_command
from communique.cli.streams import polite

app = typer.Typer(
    name="communique",
    help="Read the pages of foreign services into records whose every fact points at its words.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
knowledge_app = typer.Typer(help="Check, pack and audit the data files.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(knowledge_app, name="knowledge")
keeping.register(app)
asking.register(app)
watch_command.register(app)

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH...", help="Text file, HTML page, WARC, folder of these, or - for standard input.")
]
AsJson = Annotated[bool, typer.Option("--json", help="JSON, also on a terminal.")]
Url = Annotated[Optional[str], typer.Option("--url", help="Address of the page, for inputs that do not carry theirs.")]  # noqa: UP045


@app.callback(invoke_without_command=True)
def _top(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    if version:
        from communique import __version__

        typer.echo(__version__)
        raise typer.Exit


@app.command()
def read(
    paths: Paths,
    as_json: Annotated[bool, typer.Option("--json", help="One record a line (the default when piped).")] = False,
    as_text: Annotated[bool, typer.Option("--text", help="The reading text that offsets count in, instead of the record.")] = False,
    as_source: Annotated[bool, typer.Option("--source", help="The decoded source, instead of the record.")] = False,
    view: Annotated[bool, typer.Option("--view", help="The readable view (the default on a terminal).")] = False,
    with_text: Annotated[bool, typer.Option("--with-text", help="Include the reading text in each record.")] = False,
    url: Url = None,
) -> None:
    """Read captures: a view for people, one JSON record a line for programs.

    Exit codes: 0 all read, 3 done with losses, 1 nothing could be read, 2 wrong use.
    """
    gc.disable()  # until the first page is read: nothing that is loaded on the way to it can be given back (see `cli.reading`)
    try:
        with polite():
            from communique.cli.reading import Form, run

            raise typer.Exit(run(paths, Form.chosen(as_json, as_text, as_source, view), url, with_text))
    finally:
        gc.enable()


@app.command()
def explain(
    path: Annotated[str, typer.Argument(metavar="PATH", help="Text file, HTML page, WARC, or - for standard input.")],
    fact: Annotated[int, typer.Option("--fact", help="Only the fact of this number.", min=0)] = 0,
    as_json: AsJson = False,
    url: Url = None,
) -> None:
    """Show, for each fact, its sentence with the span underlined, the step and the data entry that matched."""
    with polite():
        from communique.cli.explaining import run

        raise typer.Exit(run(path, fact, as_json, url))


@app.command()
def reference(
    topic: Annotated[str, typer.Argument(help="schema, kinds, events, services or languages.")],
    as_json: AsJson = False,
) -> None:
    """Print what records may hold: a table for people, JSON when piped."""
    with polite():
        from communique.cli.references import run

        raise typer.Exit(run(topic, as_json))


@knowledge_app.command()
def check(as_json: AsJson = False) -> None:
    """Check that every data file fits its form and every example shows its words."""
    with polite():
        from communique.cli.knowledge_check import run

        raise typer.Exit(run(as_json))


@knowledge_app.command()
def pack(
    only_check: Annotated[bool, typer.Option("--check", help="Only say whether the packed file is current.")] = False,
) -> None:
    """Pack all data files into one, so that starting is fast."""
    with polite():
        from communique.cli.knowledge_pack import run

        raise typer.Exit(run(only_check))


@knowledge_app.command()
def unused(
    paths: Paths,
    every: Annotated[bool, typer.Option("--all", help="List the gazetteer and the services too.")] = False,
    as_json: AsJson = False,
) -> None:
    """List the data entries that never matched while these inputs were read."""
    with polite():
        from communique.cli.knowledge_unused import run

        raise typer.Exit(run(paths, every, as_json))
