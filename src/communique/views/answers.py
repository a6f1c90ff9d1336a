"""Answers as lists of records, and as plain rows for data frames."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Generic, TypeVar

import msgspec

T = TypeVar("T", bound=msgspec.Struct)


class Answer(list[T], Generic[T]):
    """The records that answer a question, and in `whole` the answer with all that is not in the list (sums, the cursor of the next page).

    `rows()` gives plain dictionaries, each with the same keys: `pandas.DataFrame(answer.rows())`, `polars.DataFrame(answer.rows())` and
    `pyarrow.Table.from_pylist(answer.rows())` take them as they are.
    """

    def __init__(self, records: Iterable[T], whole: Any = None) -> None:
        super().__init__(records)
        self.whole = whole

    def rows(self) -> list[dict[str, Any]]:
        """The records as dictionaries of plain values; a record inside a record becomes columns of its own (`document_title`)."""
        return [flat(record) for record in self]


def flat(record: msgspec.Struct) -> dict[str, Any]:
    """A record as a dictionary of plain values.

    >>> from communique.views.facets import Count
    >>> flat(Count("visit", 3, 2))
    {'value': 'visit', 'all': 3, 'once': 2}
    """
    row: dict[str, Any] = {}
    for field in msgspec.structs.fields(record):
        value = getattr(record, field.name)
        if isinstance(field.type, type) and issubclass(field.type, msgspec.Struct):
            row.update({f"{field.name}_{name}": inner for name, inner in flat(value).items()})
        else:
            row[field.name] = msgspec.json.decode(msgspec.json.encode(value)) if isinstance(value, msgspec.Struct | tuple | dict) else value
    return row
