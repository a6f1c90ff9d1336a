"""Rounds of a watch: look at the archive, write down what is new, deliver what waits, cross out what was taken."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from communique.archive.damage import damage_told
from communique.archive.sqlite import SqliteArchive
from communique.record.errors import WrongUse
from communique.views.kept import state
from communique.watching.book import WatchBook
from communique.watching.carriers import Away, Carrier, Refused
from communique.watching.news import Look, Mark, first_look, look
from communique.watching.watch import Channel, Parcel, Watch

PAUSES = (0.0, 1.0, 4.0)
"""Seconds before each try of one round; then what waits is left for a later one."""
LONGEST = 600.0
"""The longest time for which one program leaves a channel alone that could not be reached."""


class Told(msgspec.Struct, frozen=True):
    """How a channel stands after a round: how many news wait, how many it refused for good, what went wrong (None: nothing did in this round)."""

    channel: Channel
    waiting: int
    dead: int
    fault: str | None


class Report(msgspec.Struct, frozen=True):
    """A round: how many news it found; how many documents are known since the watch began with it (None where it began before); remarks; the channels."""

    news: int
    known: int | None
    notes: tuple[str, ...]
    channels: tuple[Told, ...]

    @property
    def whole(self) -> bool:
        """Whether everything was taken by all."""
        return not any(told.waiting or told.dead for told in self.channels)


class Teller:
    """Tells the watches of a book.  `carrier` makes the way out for a channel; one teller remembers which channels to leave alone for a while."""

    def __init__(
        self,
        archive: Path,
        book: WatchBook,
        carrier: Callable[[Watch, Channel], Carrier],
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._archive, self._book, self._carrier, self._sleep, self._clock = archive, book, carrier, sleep, clock
        self._states: dict[int, str] = {}
        self._rest: dict[int, float] = {}

    def round(self, watch: Watch, *, backlog: bool = False) -> Report:
        """One round of a watch, while no other process tells it.  `backlog`: a watch that begins tells what fits already as well.

        Raises `WrongUse` where it was forgotten meanwhile.
        """
        with self._book.turn(watch):
            now = self._book.watch(watch.id)
            if now is None:
                raise WrongUse(f"{watch.name}: is not watched any more")
            found = self._news(now, backlog)
            count = self._book.enter(now, found) if found is not None else 0
            channels = tuple([self._deliver(now, channel) for channel in self._book.channels(now)])
            if count:
                self._book.tidy(now)
        known = len(found.learnt) if found is not None and not now.begun else None
        return Report(count, known, found.notes if found is not None else (), channels)

    def _news(self, watch: Watch, backlog: bool) -> Look | None:
        """What a look at the archive finds; None where it did not change since this teller looked last."""
        with damage_told(self._archive), SqliteArchive(self._archive) as archive:
            seen = state(archive)
            if watch.begun and self._states.get(watch.id) == seen:
                return None
            with archive.reading():
                found = seek(archive, self._book, watch, backlog)
        self._states[watch.id] = seen
        return found

    def _deliver(self, watch: Watch, channel: Channel) -> Told:
        """Delivers what waits for a channel, in order, until nothing waits or nobody takes it."""
        fault = channel.fault if self._rest.get(channel.id, 0.0) > self._clock() else self._delivered(watch, channel)
        waiting, dead = self._book.counts(channel)
        return Told(channel, waiting, dead, fault)

    def _delivered(self, watch: Watch, channel: Channel) -> str | None:
        try:
            carrier = self._carrier(watch, channel)
        except WrongUse as error:
            return str(error)
        try:
            while (parcel := self._book.parcel(watch, channel, carrier.size)) is not None:
                fault = self._carried(channel, carrier, parcel)
                if fault is not None:
                    self._leave(channel, fault)
                    return str(fault)
            carrier.rest()
        except Away as error:
            self._leave(channel, error)
            return str(error)
        finally:
            carrier.close()
        return None

    def _carried(self, channel: Channel, carrier: Carrier, parcel: Parcel) -> Away | None:
        """Carries a parcel; what went wrong if it was not taken and not refused."""
        fault = Away("")
        for pause in PAUSES:
            self._sleep(max(pause, fault.pause))
            taken: list[int] = []
            try:
                for places in carrier.carry(parcel):
                    taken += places
                return None if len(taken) >= len(parcel.items) else Away("took only a part")
            except Refused as error:
                self._book.refused(channel, [place for place, _ in parcel.items], str(error))
                return None
            except Away as error:
                fault = error
                if not error.again or error.pause > PAUSES[-1]:
                    break
            finally:
                if taken:  # also where Ctrl-C or a closed pipe ended it: what was taken is not told again
                    self._book.taken(channel, taken)
        return fault

    def _leave(self, channel: Channel, fault: Away) -> None:
        """Leaves a channel alone for a while, the longer the more often it failed."""
        tries = self._book.away(channel, str(fault))
        self._rest[channel.id] = self._clock() + max(fault.pause, min(LONGEST, 5.0 * 2 ** min(tries - 1, 10)))


def seek(archive: SqliteArchive, book: WatchBook | None, watch: Watch, backlog: bool) -> Look:
    """What a watch would learn and tell now, in one state of the archive."""
    if book is not None and watch.begun:
        return look(archive, watch.question, book.known(watch), watch.mark, corrections=watch.corrections)
    return look(archive, watch.question, {}, Mark()) if backlog else first_look(archive, watch.question)
