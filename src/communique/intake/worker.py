"""A worker: reads the pages that come in, one by one, and gives back their sheaves.  Run as `python -m communique.intake.worker LIMITS [FOLDER…]`.

It is a process of its own so that it can be ended: by the kernel when a page uses up its time or memory, by the writer when it hangs.
"""

from __future__ import annotations

import gc
import hashlib
import signal
import sys
from contextlib import suppress
from pathlib import Path

import msgspec

from communique import __version__
from communique.app import read_safely
from communique.archive.rows import failed_sheaf, sheaf_of
from communique.archive.sheaf import Sheaf
from communique.intake.frames import put, take
from communique.intake.limits import Limits, bind_memory, start_timer, stop_timer
from communique.knowledge.book import Knowledge
from communique.knowledge.files import DATA
from communique.record.capture import RawCapture
from communique.record.errors import CommuniqueError

READY = b""
"""The first message of a worker: it has loaded all it needs."""

_IN = msgspec.msgpack.Decoder(RawCapture)
_OUT = msgspec.msgpack.Encoder()


def read_sheaf(raw: RawCapture, knowledge: Knowledge, reader: str) -> Sheaf:
    """The sheaf of one capture, read or failed."""
    outcome = read_safely(raw, knowledge)
    if outcome.failure is not None:
        return failed_sheaf(raw, outcome.failure.code, outcome.failure.reason, reader)
    assert outcome.record is not None
    return sheaf_of(raw, outcome.record, reader)


def reader_name(folders: tuple[Path, ...]) -> str:
    """Which reader read a page: the version of the program and a digest of its knowledge; another name means that reading again may give more."""
    digest = hashlib.sha256((DATA / "packed.msgpack").read_bytes())
    for path in sorted(path for folder in folders if folder != DATA for path in folder.rglob("*.toml")):
        digest.update(path.read_bytes())
    return f"{__version__}+{digest.hexdigest()[:8]}"


def main() -> int:
    """Work until the writer closes the line."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the writer's: it ends its workers by closing the line
    limits = msgspec.json.decode(sys.argv[1], type=Limits)
    folders = tuple(Path(name) for name in sys.argv[2:])
    try:
        knowledge = knowledge_of(folders)
        knowledge.pack("en")
    except CommuniqueError as error:
        sys.stderr.write(f"communique: {error}\n")
        return 2
    with suppress(BrokenPipeError):  # the writer is gone: so is the work
        _work(knowledge, reader_name(folders), limits)
    return 0


def knowledge_of(folders: tuple[Path, ...]) -> Knowledge:
    """The standard knowledge, with further folders where there are some."""
    return Knowledge.with_extra(*folders) if folders else Knowledge.standard()


def _work(knowledge: Knowledge, reader: str, limits: Limits) -> None:
    bind_memory(limits.memory)
    gc.freeze()
    put(sys.stdout.buffer, READY)
    while (raw := _next()) is not None:
        start_timer(limits.seconds(len(raw.data)))
        answer = _OUT.encode(read_sheaf(raw, knowledge, reader))
        stop_timer()
        put(sys.stdout.buffer, answer)


def _next() -> RawCapture | None:
    """The next page; the message that brought it is not kept beside it."""
    message = take(sys.stdin.buffer)
    return None if message is None else _IN.decode(message)


if __name__ == "__main__":
    raise SystemExit(main())
