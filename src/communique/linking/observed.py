"""When a document was there: intervals of captures that show it, and of captures that do not.

An archive sees moments.  Between two of them nothing is known, and what one capture does not show was not therefore deleted: the words are
"observed" and "absent".  A capture that failed or was empty shows nothing, so it is no absence either.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec


class Look(msgspec.Struct, frozen=True):
    """One capture of a page: when, whether it could be read at all, and what it shows (a version, a listed item; `None`: not there)."""

    at: str
    whole: bool
    shows: str | None


class Interval(msgspec.Struct, frozen=True):
    """From the first to the last of captures in a row that agree; `captures` is their number, `shows` what they show."""

    state: Literal["observed", "absent"]
    since: str
    until: str
    captures: int
    shows: str | None = None


def intervals(looks: Iterable[Look]) -> list[Interval]:
    """The intervals that captures of one page make, oldest first; a capture before the first sight of the document is no absence.

    >>> looks = [Look("2017-05-01", True, "v1"), Look("2017-05-02", False, None), Look("2017-05-03", True, "v1"), Look("2017-05-04", True, None)]
    >>> [(i.state, i.since, i.until, i.captures) for i in intervals(looks)]
    [('observed', '2017-05-01', '2017-05-03', 2), ('absent', '2017-05-04', '2017-05-04', 1)]
    """
    found: list[Interval] = []
    for look in sorted(looks, key=lambda look: (look.at, look.shows or "")):
        if not look.whole or (look.shows is None and not found):
            continue
        last = found[-1] if found else None
        if last is not None and last.shows == look.shows:
            found[-1] = Interval(last.state, last.since, look.at, last.captures + 1, last.shows)
        else:
            found.append(Interval("absent" if look.shows is None else "observed", look.at, look.at, 1, look.shows))
    return found
