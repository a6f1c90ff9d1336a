"""Data files, parsed once: a packed copy beside the tree saves the time of parsing TOML at every start.

`data/packed.msgpack` maps each file's SHA-256 to its parsed content; a file that was edited since is parsed from TOML, so the
pack can be stale but never wrong.  `write_pack` renews it (`make data`); a test holds it current.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from communique.knowledge.files import DATA, knowledge_files, parse_toml, to_struct

T = TypeVar("T")
PACK = DATA / "packed.msgpack"


@lru_cache(maxsize=1)
def _pack() -> dict[str, Any]:
    return msgspec.msgpack.decode(PACK.read_bytes()) if PACK.exists() else {}


def read_file(path: Path, kind: type[T]) -> T:
    """A data file as `kind`, from the pack where the pack has exactly these bytes.

    Raises `BadKnowledge` naming file and line.
    """
    data = path.read_bytes()
    known = _pack().get(hashlib.sha256(data).hexdigest())
    if known is not None:
        return msgspec.convert(known, kind)
    return to_struct(path, data.decode("utf-8"), kind)


def write_pack(folder: Path = DATA) -> int:
    """Pack all data files of a folder; the number of files."""
    files = knowledge_files(folder)
    content = {hashlib.sha256(p.read_bytes()).hexdigest(): parse_toml(p, p.read_text("utf-8")) for p in files}
    PACK.write_bytes(msgspec.msgpack.encode(dict(sorted(content.items()))))
    return len(files)
