"""The one door through which every answer passes: what people judged wrong is shown as they say it is.

That persons, events or documents are the same or different is settled in the archive, when it is judged.  That a fact is wrong is settled here: every
question gets its documents and events from `documents.briefs` and `events.told`, and these hand them over.  What was read stays in the archive.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import msgspec

from communique.archive.judging import verdicts
from communique.archive.sqlite import SqliteArchive
from communique.linking.judgement import Verdicts

T = TypeVar("T", bound=msgspec.Struct)
Names = Callable[[T], Iterable[tuple[str, str]]]
"""By which names a record may be judged: the id of what it is, and what comes before the name of a field there."""


def judged(archive: SqliteArchive, records: Sequence[T], names: Names[T]) -> list[T]:
    """The records with every wrong value replaced: by the right one, where the author of the judgement knows it, else by none.

    A record that was changed tells so in its field `judged`.
    """
    if archive.one("SELECT 1 FROM judgement LIMIT 1") is None:
        return list(records)
    found = verdicts(archive.connection)
    return [_judged(record, names(record), found) for record in records]


def _judged(record: T, names: Iterable[tuple[str, str]], found: Verdicts) -> T:
    changes: dict[str, Any] = {}
    for subject, before in names:
        for field in record.__struct_fields__:
            verdict = found.wrong(subject, f"{before}{field}")
            if verdict is not None and isinstance(getattr(record, field), str):
                changes[field] = verdict.value
    return msgspec.structs.replace(record, **changes, judged=tuple(changes)) if changes else record
