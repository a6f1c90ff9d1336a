"""Evidence and readings: a value plus the exact characters that support it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

from communique.text.span import Span, trim

Certainty = Literal["stated", "implied", "inferred"]
Layer = Literal["url", "source", "headers"]


class Evidence(msgspec.Struct, frozen=True):
    """Characters `[start, end)` of the reading text (or of `layer`), and the same characters as `quote`."""

    start: int
    end: int
    quote: str
    layer: Layer | UnsetType = UNSET

    @property
    def span(self) -> Span:
        """The evidence's place."""
        return Span(self.start, self.end)


class Reading(msgspec.Struct, frozen=True):
    """A value and why we believe it.

    `stated`: the words say it.  `implied`: the words plus an anchor on the same page, both in the evidence.  `inferred`: a rule
    or an entry of the data files decided; `rule` names it.  `step` and `entry` name the step and the data entry that matched, for `explain`.
    """

    value: str
    certainty: Certainty
    evidence: tuple[Evidence, ...]
    rule: str | UnsetType = UNSET
    step: str | UnsetType = UNSET
    entry: str | UnsetType = UNSET

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"a reading without evidence: {self.value!r}")


class Issue(msgspec.Struct, frozen=True):
    """Something that could not be read, or a contradiction: a stable `code`, a sentence for people, the place."""

    code: str
    message: str
    evidence: tuple[Evidence, ...] = ()


def quote(text: str, start: int, end: int) -> Evidence:
    """Evidence for `text[start:end]`."""
    return Evidence(start, end, text[start:end])


def quote_trimmed(text: str, start: int, end: int, also: str = "") -> Evidence:
    """Evidence for `text[start:end]` without blanks at its edges."""
    return Evidence((span := trim(text, start, end, also)).start, span.end, span.of(text))


def stated(
    text: str, start: int, end: int, value: str | None = None, *, step: str | UnsetType = UNSET, entry: str | UnsetType = UNSET
) -> Reading:
    """A reading that the words themselves give; its value is the words unless `value` is given.

    >>> stated("in Oslo today", 3, 7).value
    'Oslo'
    """
    found = quote(text, start, end)
    return Reading(found.quote if value is None else value, "stated", (found,), step=step, entry=entry)


def inferred(
    value: str, evidence: Iterable[Evidence], rule: str, *, step: str | UnsetType = UNSET, entry: str | UnsetType = UNSET
) -> Reading:
    """A reading that a rule or a data entry decided."""
    return Reading(value, "inferred", tuple(evidence), rule=rule, step=step, entry=entry)


def implied(value: str, evidence: Iterable[Evidence], *, step: str | UnsetType = UNSET, entry: str | UnsetType = UNSET) -> Reading:
    """A reading from words and an anchor on the same page."""
    return Reading(value, "implied", tuple(evidence), step=step, entry=entry)
