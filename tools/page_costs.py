"""What each page costs the process that reads it: `page_costs.py PATH…` prints processor seconds and peak memory, the dearest first.

Each page is read as `communique add` reads it, in a worker under the limits of `intake.limits`; a worker that is ended is told by its exit code.
Memory is the resident set at its highest while the page was read (Linux tells it in /proc).
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import msgspec

from communique.app import each_capture
from communique.archive.sheaf import Sheaf
from communique.capture.failure import Failure
from communique.intake.frames import put, take
from communique.intake.limits import Limits
from communique.record.capture import RawCapture

MEGABYTE = 1 << 20
BAR_MEMORY = 512
_TICK = os.sysconf("SC_CLK_TCK")


class Cost(msgspec.Struct, frozen=True):
    """What one page took: seconds and the seconds that it may take, megabytes, and what became of it."""

    source: str
    size: int
    seconds: float
    bar: float
    memory: float
    outcome: str


class Reader:
    """A worker, and what it used up."""

    def __init__(self, limits: Limits) -> None:
        command = [sys.executable, "-m", "communique.intake.worker", msgspec.json.encode(limits).decode()]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._limits = limits
        assert self.process.stdout is not None
        take(self.process.stdout)

    def read(self, raw: RawCapture) -> Cost:
        """Has it read a page."""
        assert self.process.stdin is not None and self.process.stdout is not None
        Path(f"/proc/{self.process.pid}/clear_refs").write_text("5")
        before = self._seconds()
        put(self.process.stdin, msgspec.msgpack.encode(raw))
        message = take(self.process.stdout)
        bar = self._limits.base + self._limits.each_megabyte * len(raw.data) / MEGABYTE
        if message is None:
            return Cost(raw.source, len(raw.data), bar, bar, 0.0, f"ended ({self.process.wait()})")
        row = msgspec.msgpack.decode(message, type=Sheaf).capture
        return Cost(raw.source, len(raw.data), self._seconds() - before, bar, self._peak(), row.failure_code or row.outcome)

    def _seconds(self) -> float:
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICK

    def _peak(self) -> float:
        lines = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024


def main(paths: list[str]) -> None:
    """Read all pages of the paths, then tell."""
    limits = Limits()
    reader = Reader(limits)
    costs = []
    for found in each_capture(paths, None):
        if isinstance(found, Failure):
            continue
        costs.append(reader.read(found))
        if costs[-1].outcome.startswith("ended"):
            reader = Reader(limits)
    reader.process.kill()
    for cost in sorted(costs, key=lambda cost: (-max(cost.memory / BAR_MEMORY, cost.seconds / cost.bar), cost.source)):
        over = " OVER" if cost.memory > BAR_MEMORY or cost.seconds > cost.bar else ""
        print(f"{cost.memory:7.0f} MB {cost.seconds:7.2f} s of {cost.bar:6.1f} {cost.size:11,} bytes {cost.outcome:12} {cost.source}{over}")


if __name__ == "__main__":
    main(sys.argv[1:])
