"""What could not be read: issues, failures and losses by their stable codes, the most frequent first."""

from __future__ import annotations

from typing import Literal

import msgspec

from communique.archive.sqlite import SqliteArchive


class Trouble(msgspec.Struct, frozen=True, kw_only=True):
    """A code: `issue` of pages that were read, `failure` of captures that were not, `loss` of inputs; how often, and where for example."""

    kind: Literal["issue", "failure", "loss"]
    code: str
    times: int
    captures: int
    example: str
    message: str


def quality(archive: SqliteArchive) -> list[Trouble]:
    """All troubles of an archive."""
    return [msgspec.convert(dict(row), Trouble) for row in archive.rows(_QUESTION)]


_QUESTION = """
SELECT 'issue' AS kind, i.code, count(*) AS times, count(DISTINCT i.capture_id) AS captures, min(c.source) AS example, min(i.message) AS message
FROM issue i JOIN capture c ON c.id = i.capture_id GROUP BY i.code
UNION ALL SELECT 'failure', coalesce(failure_code, ''), count(*), count(*), min(source), coalesce(min(failure_reason), '')
FROM capture WHERE outcome = 'failed' GROUP BY failure_code
UNION ALL SELECT 'loss', code, count(*), count(DISTINCT input), min(input), min(detail) FROM loss GROUP BY code
ORDER BY 3 DESC, 1, 2
"""
