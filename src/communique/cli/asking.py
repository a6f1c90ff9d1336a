"""The commands that ask an archive.  Whatever is heavy is imported inside the command that needs it."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from communique.cli.streams import polite

Kept = Annotated[str, typer.Argument(metavar="ARCHIVE", help="The archive, such as record.cq.")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON, also on a terminal.")]
Limit = Annotated[int, typer.Option("--limit", min=1, help="At most so many.")]
Since = Annotated[Optional[str], typer.Option("--since", metavar="DATE", help="From this year, month or day on.")]  # noqa: UP045
Until = Annotated[Optional[str], typer.Option("--until", metavar="DATE", help="Up to this year, month or day.")]  # noqa: UP045
Country = Annotated[Optional[str], typer.Option("--country", help="Only with this side: a code (RU, EU) or a name.")]  # noqa: UP045


def search(
    archive: Kept,
    query: Annotated[list[str], typer.Argument(metavar="QUERY...", help='Words, "phrases", begin*, -not, OR, fields such as with:RU.')],
    what: Annotated[str, typer.Option("--in", help="documents, turns or events.")] = "documents",
    ranked: Annotated[bool, typer.Option("--ranked", help="The best hits first, instead of the newest.")] = False,
    limit: Limit = 20,
    after: Annotated[Optional[str], typer.Option("--after", metavar="CURSOR", help="The page behind this place.")] = None,  # noqa: UP045
    copies: Annotated[bool, typer.Option("--copies/--no-copies", help="Whether each copy of a text is a hit.")] = True,
    stubs: Annotated[bool, typer.Option("--stubs/--no-stubs", help="Whether a teaser is a hit whose full document is there.")] = True,
    facets: Annotated[bool, typer.Option("--facets", help="Instead of hits: how many by kind, country of the publisher and year.")] = False,
    as_json: AsJson = False,
) -> None:
    """Find documents, turns or events by words and facts, newest first, the hits lit.

    Fields: speaker, with, kind, country, from, to, publisher, type, place, title, language.
    """
    with polite():
        from communique.cli.answering import run_search
        from communique.record.errors import WrongUse

        if unknown := [word for word in query if word.startswith("--")]:
            raise WrongUse(f"no such option: {unknown[0]}; see communique search --help")
        raise typer.Exit(run_search(archive, " ".join(query), what, ranked, limit, after, copies, stubs, facets, as_json))


def show(
    archive: Kept,
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="Its number, or the beginning of its digest.")],
    as_json: AsJson = False,
) -> None:
    """Show a document: its text, facts, captures, versions, copies, stub or full text."""
    with polite():
        from communique.cli.answering import run_show

        raise typer.Exit(run_show(archive, document, as_json))


def person(
    archive: Kept,
    name: Annotated[str, typer.Argument(metavar="NAME", help="In any spelling; #12 for the person of this number.")],
    limit: Limit = 20,
    as_json: AsJson = False,
) -> None:
    """Show a person: offices, statements, quotations, meetings; or, where several have the name, who they are."""
    with polite():
        from communique.cli.answering import run_person

        raise typer.Exit(run_person(archive, name, limit, as_json))


def pair(
    archive: Kept,
    one: Annotated[str, typer.Argument(metavar="ONE", help="A country or organisation, by code or name.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="Another.")],
    since: Since = None,
    until: Until = None,
    limit: Limit = 100,
    as_json: AsJson = False,
) -> None:
    """Show the contacts of two sides: when, of which kind, on what level, on whose initiative, and the longest gaps."""
    with polite():
        from communique.cli.answering import run_pair

        raise typer.Exit(run_pair(archive, one, other, since, until, limit, as_json))


def met(
    archive: Kept,
    name: Annotated[str, typer.Argument(metavar="NAME", help="A person, or a country or organisation.")],
    since: Since = None,
    until: Until = None,
    as_json: AsJson = False,
) -> None:
    """List whom a person or a country met, and how often."""
    with polite():
        from communique.cli.answering import run_met

        raise typer.Exit(run_met(archive, name, since, until, as_json))


def timeline(
    archive: Kept,
    since: Since = None,
    until: Until = None,
    country: Country = None,
    person: Annotated[Optional[str], typer.Option("--person", help="Only with this person or office.")] = None,  # noqa: UP045
    type: Annotated[Optional[str], typer.Option("--type", help="Only of this type: meeting, call, visit, ...")] = None,  # noqa: UP045
    status: Annotated[Optional[str], typer.Option("--status", help="happened, planned, possible or cancelled.")] = None,  # noqa: UP045
    place: Annotated[Optional[str], typer.Option("--place", help="Only at this place.")] = None,  # noqa: UP045
    primary: Annotated[bool, typer.Option("--primary", help="Only what is the news of its document.")] = False,
    limit: Limit = 200,
    as_json: AsJson = False,
) -> None:
    """List the events of a period, oldest first, each with all accounts of it."""
    with polite():
        from communique.cli.answering import run_timeline

        filters = {"country": country, "person": person, "type": type, "status": status, "place": place}
        raise typer.Exit(run_timeline(archive, since, until, filters, primary, limit, as_json))


def history(
    archive: Kept,
    url: Annotated[str, typer.Argument(metavar="URL", help="The address of a page.")],
    as_json: AsJson = False,
) -> None:
    """Show what each capture of an address showed, and from when to when its documents were observed."""
    with polite():
        from communique.cli.answering import run_history

        raise typer.Exit(run_history(archive, url, as_json))


def diff(
    archive: Kept,
    old: Annotated[str, typer.Argument(metavar="OLD", help="A document (number or digest), or @12 for capture 12.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Another.")],
    as_json: AsJson = False,
) -> None:
    """Show what differs between two documents or captures, in words and in facts."""
    with polite():
        from communique.cli.answering import run_diff

        raise typer.Exit(run_diff(archive, old, new, as_json))


def open_commitments(
    archive: Kept,
    as_of: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--as-of", metavar="DAY", help="Seen from this day; from the newest in the archive if not given."),
    ] = None,
    country: Country = None,
    every: Annotated[bool, typer.Option("--all", help="Also what was followed up, and routine formulas.")] = False,
    as_json: AsJson = False,
) -> None:
    """List what sides undertook that is open or past due."""
    with polite():
        from communique.cli.answering import run_open

        raise typer.Exit(run_open(archive, as_of, country, every, as_json))


def stats(
    archive: Kept,
    issues: Annotated[bool, typer.Option("--issues", help="Instead: what could not be read, by code.")] = False,
    as_json: AsJson = False,
) -> None:
    """Count documents by kind, month and publisher, with and without copies and stubs; captures, losses."""
    with polite():
        from communique.cli.answering import run_stats

        raise typer.Exit(run_stats(archive, issues, as_json))


def export(
    form: Annotated[str, typer.Argument(metavar="FORM", help="csv or jsonl.")],
    archive: Kept,
    view: Annotated[str, typer.Option("--view", help="documents, events, turns, quotations or holdings.")],
    out: Annotated[Optional[str], typer.Option("--out", metavar="FILE", help="Where to; standard output if not given.")] = None,  # noqa: UP045
    raw: Annotated[bool, typer.Option("--raw", help="CSV without the guard against formulas of spreadsheets.")] = False,
) -> None:
    """Write all rows of a view, in a fixed order: the same archive gives the same bytes."""
    with polite():
        from communique.cli.exporting import run_export

        raise typer.Exit(run_export(form, archive, view, out, raw))


def serve(
    archive: Kept,
    host: Annotated[str, typer.Option("--host", help="The address to listen on; 127.0.0.1 is this machine alone.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535)] = 8017,
) -> None:
    """Open the reading room of an archive in a browser: read-only, and no request leaves this machine."""
    with polite():
        from communique.cli.serving import run_serve

        raise typer.Exit(run_serve(archive, host, port))


def site(
    archive: Kept,
    out: Annotated[str, typer.Option("--out", metavar="FOLDER", help="Where the files go.")],
    root: Annotated[str, typer.Option("--root", metavar="URL", help="Where the files will be: feeds and sitemap.xml name it.")] = "",
    as_json: AsJson = False,
) -> None:
    """Write the reading room as plain files that open from any web server, or from the disk."""
    with polite():
        from communique.cli.serving import run_site

        raise typer.Exit(run_site(archive, out, root, as_json))


def demo(
    folder: Annotated[str, typer.Option("--to", metavar="FOLDER", help="Where the archive goes.")] = "demo",
    captures: Annotated[int, typer.Option("--captures", min=10, help="How many captures are made.")] = 400,
    seed: Annotated[int, typer.Option("--seed", help="Another seed, another world.")] = 7,
    serve: Annotated[Optional[bool], typer.Option("--serve/--no-serve", help="Open the reading room (on a terminal: yes).")] = None,  # noqa: UP045
    port: Annotated[int, typer.Option("--port", min=0, max=65535)] = 8017,
) -> None:
    """Make an archive of invented foreign services, tell what is inside, and open its reading room."""
    with polite():
        from communique.cli.demo import run_demo
        from communique.cli.streams import piped

        raise typer.Exit(run_demo(folder, captures, seed, not piped() if serve is None else serve, port))


def register(app: typer.Typer) -> None:
    """Adds these commands to the program."""
    app.command(context_settings={"ignore_unknown_options": True})(search)  # `-visit` is a word to be excluded
    for command in (show, person, pair, met, timeline, history, diff, stats, export, serve, site, demo):
        app.command()(command)
    app.command(name="open")(open_commitments)
