"""A pool of long-lived workers.  A worker that breaks or overruns is replaced; its page becomes a failure with a name, its neighbours go on."""

from __future__ import annotations

import os
import selectors
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType

import msgspec

from communique.archive.rows import failed_sheaf
from communique.archive.sheaf import Sheaf
from communique.intake.frames import put, take
from communique.intake.limits import PROF_KILLED, Limits
from communique.intake.worker import READY, reader_name
from communique.record.capture import RawCapture
from communique.record.errors import CommuniqueError

_OUT = msgspec.msgpack.Encoder()
_IN = msgspec.msgpack.Decoder(Sheaf)


class NoWorkers(CommuniqueError):
    """The processes that read pages cannot start."""


class _Hand:
    """One worker process and the page that it has in hand."""

    def __init__(self, command: list[str]) -> None:
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.page: RawCapture | None = None
        self.deadline = 0.0
        self.ready = False

    def give(self, page: RawCapture, deadline: float) -> bool:
        """Hands it a page; False where the process is gone."""
        assert self.process.stdin is not None
        self.page, self.deadline = page, deadline
        try:
            put(self.process.stdin, _OUT.encode(page))
        except OSError:
            return False
        return True

    def answer(self) -> Sheaf | None:
        """The sheaf of the page in hand; None where the process ended instead.  Raises `NoWorkers` where it never began."""
        assert self.process.stdout is not None
        if not self.ready:
            if take(self.process.stdout) != READY:
                raise NoWorkers(f"a worker cannot start (exit code {self.end()}): nothing was read; what it said stands above")
            self.ready = True
        message = take(self.process.stdout)
        return None if message is None else _IN.decode(message)

    def end(self, kill: bool = False) -> int:
        """Ends the process; its exit code."""
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        if kill:
            self.process.kill()
        return self.process.wait()


class Pool:
    """Workers that read pages, hired when there is work for them.  Use it as a context; `read` gives sheaves as they are done, in no order."""

    def __init__(self, workers: int, limits: Limits | None = None, folders: tuple[Path, ...] = ()) -> None:
        self._limits, self.reader = limits or Limits(), reader_name(folders)
        limits_told = msgspec.json.encode(self._limits).decode()
        self._command = [sys.executable, "-m", "communique.intake.worker", limits_told, *map(str, folders)]
        self._workers = max(1, workers)
        self._selector = selectors.DefaultSelector()
        self._idle: list[_Hand] = []
        self._busy: set[_Hand] = set()

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for hand in (*self._idle, *self._busy):
            self._selector.unregister(hand.process.stdout)  # type: ignore[arg-type]
            hand.end(kill=hand.page is not None)
        self._selector.close()

    def read(self, pages: Iterable[RawCapture]) -> Iterator[Sheaf]:
        """The sheaves of the pages."""
        for page in pages:
            while not self._idle and len(self._busy) >= self._workers:
                yield from self._gather()
            hand = self._idle.pop() if self._idle else self._hired()
            self._busy.add(hand)
            if not hand.give(page, time.monotonic() + self._limits.wall(len(page.data))):
                yield self._lost(hand)
        while self._busy:
            yield from self._gather()

    def _hired(self) -> _Hand:
        hand = _Hand(self._command)
        self._selector.register(hand.process.stdout, selectors.EVENT_READ, hand)  # type: ignore[arg-type]
        return hand

    def _gather(self) -> Iterator[Sheaf]:
        """Waits for the next answers, and for workers that overran."""
        patience = max(0.0, min(hand.deadline for hand in self._busy) - time.monotonic())
        for key, _ in self._selector.select(patience + 0.05):
            hand = key.data
            if hand not in self._busy:
                continue
            answer = hand.answer()
            if answer is None:
                yield self._lost(hand)
            else:
                self._busy.discard(hand)
                hand.page = None
                self._idle.append(hand)
                yield answer
        for hand in [hand for hand in self._busy if hand.deadline < time.monotonic()]:
            yield self._lost(hand)

    def _lost(self, hand: _Hand) -> Sheaf:
        """A worker that is gone or hangs: it is replaced, and its page is a failure that says why."""
        page = hand.page
        assert page is not None
        self._busy.discard(hand)
        self._selector.unregister(hand.process.stdout)  # type: ignore[arg-type]
        late = hand.deadline < time.monotonic()
        code = hand.end(kill=late)
        return failed_sheaf(page, *self._why(page, code, late), self.reader)

    def _why(self, page: RawCapture, code: int, late: bool) -> tuple[str, str]:
        allowed = self._limits.seconds(len(page.data))
        if late or code == PROF_KILLED:
            return "deadline", f"took longer than {allowed:.1f} s to read: put aside, its bytes are kept; try --patience 5"
        return "crash", f"the process that read it ended by itself (exit code {code}): put aside, its bytes are kept"


def workers_here() -> int:
    """As many workers as this process has processors."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1)
