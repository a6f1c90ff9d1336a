"""`communique knowledge pack`: all data files in one, for a fast start."""

from __future__ import annotations

import hashlib

import msgspec

from communique.cli.streams import ALL_READ, NOTHING_READ, say
from communique.knowledge.files import knowledge_files
from communique.knowledge.packed import PACK, write_pack


def run(only_check: bool) -> int:
    """Write the packed file, or say whether it is current; the exit code."""
    if not only_check:
        say(f"packed {write_pack()} data files")
        return ALL_READ
    if is_current():
        return ALL_READ
    say("the packed data file is stale: run `communique knowledge pack`")
    return NOTHING_READ


def is_current() -> bool:
    """Whether the packed file holds exactly the data files as they are now."""
    if not PACK.exists():
        return False
    digests = {hashlib.sha256(path.read_bytes()).hexdigest() for path in knowledge_files()}
    return set(msgspec.msgpack.decode(PACK.read_bytes())) == digests
