"""Whether a page writes day or month first in figures: told by its own dates that read only one way, never by a guess."""

from __future__ import annotations

from communique.text.pattern import compiled

_SLASHED = r"(?:^|[^\d/])(\d{1,2})/(\d{1,2})/(?:19|20)\d{2}(?:[^\d/]|$)"
_MONTHS, _DAYS = 12, 31


def kept_order(text: str) -> str | None:
    """`dmy` or `mdy` where all slashed dates of a text that read only one way agree, None where none does or they differ.

    >>> kept_order("28/02/2020 Talks in Oslo. 05/03/2020 Talks in Lima.")
    'dmy'
    >>> kept_order("05/03/2020 Talks in Lima.") is None
    True
    """
    if "/" not in text:
        return None
    pairs = [(int(one), int(two)) for one, two in compiled(_SLASHED).findall(text)]
    orders = {"dmy" if one > _MONTHS else "mdy" for one, two in pairs if _MONTHS < max(one, two) <= _DAYS and min(one, two) <= _MONTHS}
    return orders.pop() if len(orders) == 1 else None
