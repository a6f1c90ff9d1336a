"""Facts, one by one: what was wanted, what was found, and whether that is the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from communique.record.evidence import Reading
from communique.testing.expected import Answer
from communique.text.fold import fold


class Fact(msgspec.Struct, frozen=True):
    """One point of comparison.  `key` names it inside its page, the same on every run; `field` is the measure that it counts for."""

    field: str
    key: str
    wanted: str | None
    found: str | None
    holds: bool

    def told(self) -> str:
        """The fact as a line for people."""
        return f"{self.key}: wanted {self.wanted!r}, found {self.found!r}"


class Measure(msgspec.Struct, frozen=True):
    """Right, wanted and found facts of one field, with precision and recall (None where nothing was there to judge)."""

    right: int
    wanted: int
    found: int

    @property
    def precision(self) -> float | None:
        """The share of the found facts that are right."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """The share of the wanted facts that were found."""
        return self.right / self.wanted if self.wanted else None


def words(text: str | None) -> str:
    """The form in which two spellings are compared: quotes and dashes straight, blanks single, lower case, no full stop at the end.

    >>> words("Minister’s  visit.") == words("minister's visit")
    True
    """
    return " ".join(fold(text or "").split()).strip(" .")


def value(reading: Reading | str | None) -> str | None:
    """The value of a reading, or of a bare value."""
    return reading.value if isinstance(reading, Reading) else reading


def answers(wanted: Answer) -> tuple[str, ...]:
    """All right answers; the empty string stands for none."""
    return ("",) if wanted is None else (wanted,) if isinstance(wanted, str) else wanted


def right(wanted: Answer, found: str | None) -> bool:
    """Whether what was found is one of the right answers."""
    return words(found) in {words(answer) for answer in answers(wanted)}


def compared(field: str, key: str, wanted: Answer, found: str | None) -> Fact:
    """The fact that compares an answer with what was found.

    >>> compared("when", "call: when", ["2017-09-16", ""], None).holds
    True
    """
    holds = right(wanted, found)
    shown = found if holds else answers(wanted)[0] or None
    return Fact(field, key, shown, found, holds)


def sets(field: str, key: str, wanted: Iterable[str], found: Iterable[str], tolerated: Iterable[str] = ()) -> list[Fact]:
    """Facts about unordered values: each wanted one is there, and no other but tolerated ones.

    >>> [fact.told() for fact in sets("instruments", "instrument", ["UN Charter"], ["JCPOA"])]
    ["instrument UN Charter: wanted 'UN Charter', found None", "instrument JCPOA: wanted None, found 'JCPOA'"]
    """
    have = {words(item): item for item in found}
    want = {words(item): item for item in wanted}
    allowed = {words(item) for item in tolerated}
    facts = [Fact(field, f"{key} {item}", item, have.get(low), low in have) for low, item in want.items()]
    spurious = [item for low, item in have.items() if low not in want and low not in allowed]
    return facts + [Fact(field, f"{key} {item}", None, item, False) for item in spurious]


def unique(facts: Iterable[Fact]) -> list[Fact]:
    """The same facts with different keys: a key that comes again gets a number."""
    seen: Counter[str] = Counter()
    out = []
    for fact in facts:
        seen[fact.key] += 1
        number = seen[fact.key]
        out.append(fact if number == 1 else msgspec.structs.replace(fact, key=f"{fact.key} ({number})"))
    return out


def measures(facts: Iterable[Fact]) -> dict[str, Measure]:
    """Right, wanted and found facts of each field."""
    counts: dict[str, list[int]] = {}
    for fact in facts:
        row = counts.setdefault(fact.field, [0, 0, 0])
        row[0] += fact.holds and fact.wanted is not None
        row[1] += fact.wanted is not None
        row[2] += fact.found is not None
    return {field: Measure(*row) for field, row in sorted(counts.items())}
