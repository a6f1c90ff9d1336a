"""What stands in a capture's place when an input, or a stretch of one, gave none."""

from __future__ import annotations

import msgspec

from communique.record.errors import Unreadable

PAGE_LIMIT = 64 << 20
"""No page, body or record is read beyond this many bytes; the rest is a loss of kind `limit`."""

RATIO_LIMIT = 200
"""No decoder may give more than this many bytes for one byte taken in, once it has given `RATIO_GRACE`."""

RATIO_GRACE = 1 << 20
"""The output below which the ratio of a decoder is not looked at: a short page of blanks packs well and harms nobody."""


class Failure(msgspec.Struct, frozen=True):
    """Bytes of an input that gave no capture: the input, the byte where they begin, why, a stable code, and how many (0: not known).

    Codes: `unreadable`, `not_text`, `nothing_there`, `not_warc`, `truncated`, `gap` (bytes between two records that are no record),
    `header` (a record whose header cannot be trusted), `gzip` (a damaged member), `limit`.
    """

    source: str
    offset: int
    reason: str
    code: str
    size: int = 0

    @classmethod
    def of(cls, error: Unreadable) -> Failure:
        """The failure that an error tells of.

        >>> from communique.record.errors import NotText
        >>> Failure.of(NotText("a.html", 0, "a PDF")).code
        'not_text'
        """
        return cls(error.source, error.offset, error.reason, error.code)
