"""How much one page may cost before it is put aside."""

from __future__ import annotations

import resource
import signal

import msgspec

_MEGABYTE = 1 << 20
PROF_KILLED = -int(signal.SIGPROF)
"""The exit code of a worker that used up its time."""


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What a page may use: processor seconds (a share of its own and one for each megabyte) and bytes of memory; `patience` multiplies the time.

    >>> Limits().seconds(1 << 20), Limits(patience=3.0).seconds(0)
    (4.0, 6.0)
    """

    base: float = 2.0
    each_megabyte: float = 2.0
    patience: float = 1.0
    memory: int = 512 * _MEGABYTE

    def seconds(self, size: int) -> float:
        """The processor time for a page of `size` bytes."""
        return self.patience * (self.base + self.each_megabyte * size / _MEGABYTE)

    def wall(self, size: int) -> float:
        """After so many seconds by the clock a worker is taken to hang, whatever it does."""
        return 20.0 + 10.0 * self.seconds(size)


def bind_memory(limit: int) -> None:
    """From now on this process may not have more than `limit` bytes of address space."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))


def start_timer(seconds: float) -> None:
    """The kernel ends this process when it has used so much processor time: also inside a call that no signal handler can interrupt."""
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, seconds)


def stop_timer() -> None:
    """The page was read in time."""
    signal.setitimer(signal.ITIMER_PROF, 0)
