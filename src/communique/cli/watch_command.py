"""`communique watch` and its options.  Whatever is heavy is imported inside."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from communique.cli.streams import polite

Kept = Annotated[str, typer.Argument(metavar="ARCHIVE", help="The archive, such as record.cq.")]
Words = Annotated[
    Optional[list[str]],  # noqa: UP045
    typer.Argument(metavar="[QUERY...]", help="As for search; * for everything; nothing to tell all watches that there are."),
]
Text = Optional[str]  # noqa: UP045
Name = Annotated[Text, typer.Option("--name", help="What to call the watch; its question, if not given.")]
Person = Annotated[Text, typer.Option("--person", metavar="NAME", help="Only documents that show this person.")]
Pair = Annotated[
    Optional[tuple[str, str]],  # noqa: UP045
    typer.Option("--pair", metavar="ONE OTHER", help="Only documents on a contact of these two sides."),
]
Publisher = Annotated[Text, typer.Option("--publisher", metavar="NAME", help="Only documents of this publisher.")]
Copies = Annotated[bool, typer.Option("--copies/--no-copies", help="Whether a copy of a text that was told is told.")]
Corrections = Annotated[bool, typer.Option("--corrections/--no-corrections", help="Whether to tell what was told and no longer holds.")]
Feed = Annotated[Optional[list[str]], typer.Option("--feed", metavar="FILE", help="Write an Atom feed (.json: JSON Feed).")]  # noqa: UP045
Webhook = Annotated[Optional[list[str]], typer.Option("--webhook", metavar="URL", help="Post each news as JSON.")]  # noqa: UP045
Mail = Annotated[Optional[list[str]], typer.Option("--mail", metavar="ADDRESS", help="Send the news by mail.")]  # noqa: UP045
Settings = Annotated[Text, typer.Option("--settings", metavar="FILE", help="TOML with the mail server and the secret of webhooks.")]
Root = Annotated[Text, typer.Option("--root", metavar="URL", help="Where the reading room is: feeds and mail link to it.")]
Backlog = Annotated[bool, typer.Option("--backlog", help="A new watch also tells what fits already.")]
Follow = Annotated[bool, typer.Option("--follow", help="Go on until Ctrl-C.")]
Every = Annotated[float, typer.Option("--every", metavar="SECONDS", min=0.1, help="How often --follow looks.")]
Retry = Annotated[bool, typer.Option("--retry", help="Send again what was refused for good.")]
Listing = Annotated[bool, typer.Option("--list", help="List the watches, what waits, what was refused.")]
Forget = Annotated[bool, typer.Option("--forget", help="Forget this watch; with --feed, --webhook or --mail only that way out.")]
Dry = Annotated[bool, typer.Option("--dry-run", help="Show what would be told; nothing is sent or kept.")]
Book = Annotated[Text, typer.Option("--book", metavar="FILE", help="Where watches are kept; beside the archive if not given.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line, also on a terminal.")]


def watch(
    archive: Kept,
    query: Words = None,
    name: Name = None,
    person: Person = None,
    pair: Pair = None,
    publisher: Publisher = None,
    copies: Copies = True,
    corrections: Corrections = True,
    feed: Feed = None,
    webhook: Webhook = None,
    mail: Mail = None,
    settings: Settings = None,
    root: Root = None,
    backlog: Backlog = False,
    follow: Follow = False,
    every: Every = 10.0,
    retry: Retry = False,
    listing: Listing = False,
    forget: Forget = False,
    dry_run: Dry = False,
    book: Book = None,
    as_json: AsJson = False,
) -> None:
    """Tell what is new for a question since it was last told: nothing missed, nothing twice.

    The first time, what fits already counts as known.  The question and its ways out are kept; nothing goes over the network unless a way out asks for it.

    Exit codes: 0 told, or nothing new; 3 something waits or was refused; 2 wrong use; 4 stopped for want of room.
    """
    with polite():
        from communique.cli.watching import Wish, run_watch

        ways = tuple((kind, address) for kind, given in (("feed", feed), ("webhook", webhook), ("mail", mail)) for address in given or ())
        raise typer.Exit(
            run_watch(
                Wish(
                    archive=archive, query=" ".join(query or ()), name=name or "", person=person or "", pair=pair or (), publisher=publisher or "",
                    copies=copies, corrections=corrections, ways=ways, settings=settings, root=root, backlog=backlog, follow=follow, every=every,
                    retry=retry, listing=listing, forget=forget, dry_run=dry_run, book=book, as_json=as_json,
                )
            )
        )  # fmt: skip


def register(app: typer.Typer) -> None:
    """Adds this command to the program."""
    app.command()(watch)
