"""Runs `communique watch`: makes and finds watches, tells them, lists and forgets them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from communique.archive.damage import damage_told
from communique.archive.errors import DiskFull
from communique.archive.sqlite import SqliteArchive
from communique.cli.streams import ALL_READ, NO_ROOM, WITH_LOSSES, piped, say
from communique.cli.watch_lines import PrintCarrier, list_watches, show_item, way_told
from communique.record.errors import WrongUse
from communique.watching.book import WatchBook
from communique.watching.carriers import Carrier
from communique.watching.feed_file import SHOWN as IN_FEED
from communique.watching.feed_file import FeedCarrier, feed, file_of
from communique.watching.mail import MailCarrier, checked, mailbox_of
from communique.watching.news import Mark
from communique.watching.question import Question, question_of
from communique.watching.settings import Settings, settings_of
from communique.watching.telling import Report, Teller, seek
from communique.watching.watch import Channel, Item, Watch, item_of
from communique.watching.webhook import WebhookCarrier, address_of


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What the command line asks for: the options of `communique watch`."""

    archive: str
    query: str
    name: str
    person: str
    pair: tuple[str, ...]
    publisher: str
    copies: bool
    corrections: bool
    ways: tuple[tuple[str, str], ...]
    settings: str | None
    root: str | None
    backlog: bool
    follow: bool
    every: float
    retry: bool
    listing: bool
    forget: bool
    dry_run: bool
    book: str | None
    as_json: bool

    @property
    def asks(self) -> bool:
        """Whether a question is given."""
        return bool(self.query or self.person or self.pair or self.publisher)


def run_watch(wish: Wish) -> int:
    """Do what a wish asks for; the exit code."""
    path = Path(wish.archive)
    place = Path(wish.book) if wish.book else path.with_name(f"{path.name}-watch")
    question = _question(path, wish)
    wish = msgspec.structs.replace(wish, ways=tuple(_way(*way) for way in wish.ways))
    if wish.listing or wish.forget or wish.dry_run:
        return _without_telling(path, place, question, wish)
    if question is None and not place.exists():
        raise WrongUse(f"{f'{wish.name}: no such watch' if wish.name else 'nothing is watched'}; give a query to begin one")
    settings = settings_of(wish.settings)
    if wish.settings and Path(wish.settings).stat().st_mode & 0o077:
        say(f"{wish.settings}: others on this machine can read it; chmod 600 keeps its secrets")
    if any(kind == "mail" for kind, _ in wish.ways):
        checked(settings.smtp)
    try:
        with WatchBook(place) as book:
            teller = Teller(path, book, lambda watch, channel: _carrier(book, watch, channel, settings, wish.as_json or piped()))
            return _told(book, teller, [_ready(book, watch, wish) for watch in _chosen(book, question, wish)], wish)
    except DiskFull as error:
        say(str(error))
        return NO_ROOM


def _question(path: Path, wish: Wish) -> Question | None:
    """The question, checked against the archive; None where none is given."""
    if unknown := [word for word in wish.query.split() if word.startswith("--")]:
        raise WrongUse(f"no such option: {unknown[0]}; see communique watch --help")
    with damage_told(path), SqliteArchive(path) as archive:
        return question_of(archive, wish.query, wish.person, wish.pair, wish.publisher, wish.copies) if wish.asks else None


def _way(kind: str, address: str) -> tuple[str, str]:
    return kind, {"feed": file_of, "webhook": address_of, "mail": mailbox_of}[kind](address)


def _found(book: WatchBook, question: Question | None, wish: Wish) -> list[Watch]:
    """The watches that are there of what a wish names: all where it names none."""
    there = book.watches()
    if wish.name:
        found = [watch for watch in there if watch.name == wish.name]
        if found and question is not None and found[0].question != question:
            raise WrongUse(
                f"{wish.name}: watches {found[0].question.told!r} already; give the new watch another --name, or --forget this one"
            )
        return found
    return [watch for watch in there if question is None or watch.question == question][: 1 if question is not None else None]


def _chosen(book: WatchBook, question: Question | None, wish: Wish) -> list[Watch]:
    """The watches that are to be told; the one that a question asks for is made where there is none."""
    found = _found(book, question, wish)
    if found:
        return found
    if question is None:
        raise WrongUse(_nothing(book, wish))
    name = wish.name or question.told
    if book.find(name) is not None:
        raise WrongUse(f"{name}: there is a watch of this name with another question; give a --name")
    return [book.make(name, question, _root(wish.root), wish.corrections)]


def _nothing(book: WatchBook, wish: Wish) -> str:
    names = ", ".join(watch.name for watch in book.watches())
    there = f"there is {names}" if names else "give a query to begin one"
    return f"{f'{wish.name}: no such watch' if wish.name else 'nothing is watched'}; {there}"


def _root(root: str | None) -> str:
    if root and not root.startswith(("https://", "http://")):
        raise WrongUse(f"--root {root}: is no address of the web, such as https://example.org/archive")
    return (root or "").rstrip("/")


def _ready(book: WatchBook, watch: Watch, wish: Wish) -> Watch:
    """A watch with all that the command line gives it; ways out that are given without a question are for all."""
    for way in book.settle(watch, watch.root if wish.root is None else _root(wish.root), wish.ways):
        if watch.begun:
            say(f"{watch.name}: {way_told(*way)} gets what is told from now on")
    if wish.retry and (count := book.revive(watch)):
        say(f"{watch.name}: {count} that were refused are sent again")
    return watch


def _carrier(book: WatchBook, watch: Watch, channel: Channel, settings: Settings, as_json: bool) -> Carrier:
    if channel.kind == "webhook":
        return WebhookCarrier(channel.address, settings.webhook.secret)
    if channel.kind == "mail":
        return MailCarrier(channel.address, checked(settings.smtp), watch.root)
    if channel.kind == "feed":
        return FeedCarrier(channel.address, lambda json: feed(watch, book.latest(watch, IN_FEED), json))
    return PrintCarrier(as_json)


def _told(book: WatchBook, teller: Teller, watches: list[Watch], wish: Wish) -> int:
    """Tells the watches once, or until Ctrl-C; the exit code."""
    while True:
        reports = [(watch, teller.round(watch, backlog=wish.backlog)) for watch in watches]
        for watch, report in reports:
            _say(watch, report)
        if not wish.follow:
            return ALL_READ if all(report.whole for _, report in reports) else WITH_LOSSES
        time.sleep(wish.every)


def _say(watch: Watch, report: Report) -> None:
    """What a round has to tell beside the news, on standard error."""
    if report.known is not None:
        for note in report.notes:
            say(note)
        untold = report.known - report.news
        say(
            f"{watch.name}: watched from now on"
            + (f"; {untold:,} documents fit already and count as known (--backlog tells them)" if untold else "")
        )
    for told in report.channels:
        way = f"{watch.name}: {way_told(told.channel.kind, told.channel.address)}"
        if told.fault is not None and told.fault != told.channel.fault:
            say(f"{way} {told.fault}; {told.waiting:,} wait for it")
        if told.dead and report.news:
            say(f"{way} refused {told.dead:,} for good (--list shows why, --retry sends them again)")


def _without_telling(path: Path, place: Path, question: Question | None, wish: Wish) -> int:
    """Lists, forgets, or shows what would be told."""
    if not place.exists():
        if wish.dry_run and question is not None:
            return _shown(path, None, [_imagined(question, wish)], wish)
        if wish.listing:
            say("nothing is watched")
            return ALL_READ
        raise WrongUse("nothing is watched; give a query to begin a watch")
    with WatchBook(place, write=wish.forget) as book:
        found = _found(book, question, wish)
        if wish.listing:
            return list_watches(book, found, wish.as_json or piped())
        if wish.forget:
            return _forgotten(book, found, question, wish)
        if not found and question is None:
            raise WrongUse(_nothing(book, wish))
        return _shown(path, book, found or [_imagined(question, wish)] if question else found, wish)


def _forgotten(book: WatchBook, found: list[Watch], question: Question | None, wish: Wish) -> int:
    if question is None and not wish.name:
        raise WrongUse("--forget which?  Give its question or its --name; --list shows them")
    if not found:
        raise WrongUse(_nothing(book, wish))
    for watch in found:
        if not book.forget(watch, wish.ways):
            raise WrongUse(f"{watch.name}: does not go there; --list shows where it goes")
        say(f"{watch.name}: " + (f"goes no more to {', '.join(way_told(*way) for way in wish.ways)}" if wish.ways else "forgotten"))
    return ALL_READ


def _imagined(question: Question, wish: Wish) -> Watch:
    """A watch that is not there."""
    return Watch(0, "0" * 16, wish.name or question.told, question, "", wish.corrections, False, Mark())


def _shown(path: Path, book: WatchBook | None, watches: list[Watch], wish: Wish) -> int:
    """Prints what the watches would tell now."""
    for watch in watches:
        for item in _would_tell(path, book, watch, wish):
            show_item(item, wish.as_json or piped())
        if book is not None:
            _say_waiting(book, watch)
    say("nothing was sent, nothing was kept")
    return ALL_READ


def _would_tell(path: Path, book: WatchBook | None, watch: Watch, wish: Wish) -> Iterator[Item]:
    with damage_told(path), SqliteArchive(path) as archive, archive.reading():
        found = seek(archive, book, watch, wish.backlog)
    if not watch.begun and not wish.backlog:
        say(f"{watch.name}: {len(found.learnt):,} documents fit already and would count as known (--backlog tells them)")
    for news in found.news:
        yield item_of(watch.name, "", "", news)


def _say_waiting(book: WatchBook, watch: Watch) -> None:
    for channel in book.channels(watch):
        waiting, dead = book.counts(channel)
        if waiting or dead:
            say(f"{watch.name}: {way_told(channel.kind, channel.address)}: {waiting:,} wait from before, {dead:,} were refused")
