"""A person's judgement, and how it overrules what the rules found.

Judgements are a layer of their own: who said it, when, and why.  They point at stable ids (documents, sightings, accounts), so they hold when pages
are read again by a newer reader.  Of two judgements on one matter the later holds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import Literal

import msgspec

from communique.linking.groups import Pair
from communique.linking.rule import Link

Kind = Literal["same", "different", "wrong"]


class Judgement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """That things are the same or different, or that a fact is wrong.

    `subjects` are two or more ids for `same` and `different`, one for `wrong`; `field` names the matter (`person`, `event`, `document`) or the
    wrong fact (`published`, `events/2/when`); `value` is what would be right, where the author knows.  `at` is a date-time of the author's day.
    """

    kind: Kind
    subjects: tuple[str, ...]
    field: str
    reason: str
    author: str
    at: str
    value: str | None = None
    id: str = ""

    def __post_init__(self) -> None:
        least = 1 if self.kind == "wrong" else 2
        if len(set(self.subjects)) < least:
            raise ValueError(f"a judgement {self.kind!r} needs {least} subject(s), found {list(self.subjects)}")


def signed(judgement: Judgement) -> Judgement:
    """The judgement with its id: a digest of what it says, so that importing it twice changes nothing."""
    parts = (
        judgement.kind,
        *sorted(judgement.subjects),
        judgement.field,
        judgement.value or "",
        judgement.reason,
        judgement.author,
        judgement.at,
    )
    return msgspec.structs.replace(judgement, id=hashlib.sha256("\x1f".join(parts).encode()).hexdigest())


class Verdicts:
    """Judgements, ready to be asked; the order in which they are given makes no difference."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        self._pairs: dict[tuple[str, Pair], Judgement] = {}
        self._wrong: dict[Pair, Judgement] = {}
        self._doubted: set[str] = set()
        for judgement in sorted(judgements, key=lambda j: (j.at, signed(j).id)):
            if judgement.kind == "wrong":
                self._wrong[(judgement.subjects[0], judgement.field)] = judgement
                self._doubted.add(judgement.subjects[0].partition("#")[0])
            for pair in _pairs(judgement.subjects if judgement.kind != "wrong" else ()):
                self._pairs[(judgement.field, pair)] = judgement

    def wrong(self, subject: str, field: str) -> Judgement | None:
        """The judgement that a fact is wrong, if there is one."""
        return self._wrong.get((subject, field))

    def on(self, document: str) -> bool:
        """Whether any fact of a document is judged wrong."""
        return document in self._doubted

    def same(self, field: str) -> list[tuple[Pair, Judgement]]:
        """The pairs that are judged the same."""
        return [(pair, judgement) for (matter, pair), judgement in self._pairs.items() if matter == field and judgement.kind == "same"]

    def different(self, field: str, one: str, other: str) -> bool:
        """Whether two things are judged different."""
        judgement = self._pairs.get((field, (min(one, other), max(one, other))))
        return judgement is not None and judgement.kind == "different"

    def overrule(self, field: str, links: Mapping[Pair, Link]) -> dict[Pair, Link]:
        """The links as people judge them: what is judged different is not linked, what is judged the same is, above all rules."""
        kept = {pair: link for pair, link in links.items() if not self.different(field, *pair)}
        return kept | {pair: Link("judgement", 2.0, f"{judgement.author}: {judgement.reason}") for pair, judgement in self.same(field)}

    def keep_apart(self, field: str, apart: Callable[[str, str], bool] | None = None) -> Callable[[str, str], bool]:
        """What must not be in one group: what is judged different, and what a rule keeps apart unless people judge it the same."""
        same = {pair for pair, _ in self.same(field)}

        def must(one: str, other: str) -> bool:
            """Whether the two must stay apart."""
            if self.different(field, one, other):
                return True
            return bool(apart and (min(one, other), max(one, other)) not in same and apart(one, other))

        return must


def _pairs(subjects: tuple[str, ...]) -> list[Pair]:
    """Every pair of a few subjects, each in the order of the ids."""
    ids = sorted(set(subjects))
    return [(one, other) for at, one in enumerate(ids) for other in ids[at + 1 :]]
