"""What the reading of turns needs to know, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from communique.record.document import TurnRole
from communique.record.evidence import Issue
from communique.text.span import Span


def _never(_: str) -> bool:
    return False


class LabelContext(msgspec.Struct, frozen=True, kw_only=True):
    """What other steps know about a document when its turns are read.

    `kind` is the document's kind, `host` the name of its own speaker (from the title or the byline).  `persons` leads from the folded
    full name or surname of a known person to the fullest form of the name in the text, `holders` from a folded office to its holder's name.
    `is_outlet`, `is_office` and `is_place` tell whether a phrase is a news outlet, an office, a country or place, and nothing else;
    `is_clock` whether a line is a time of day alone ("4:37 P.M. EDT"), which nobody says.
    """

    kind: str | None = None
    host: Span | None = None
    persons: Mapping[str, Span] = msgspec.field(default_factory=dict)
    holders: Mapping[str, Span] = msgspec.field(default_factory=dict)
    is_outlet: Callable[[str], bool] = _never
    is_office: Callable[[str], bool] = _never
    is_place: Callable[[str], bool] = _never
    is_clock: Callable[[str], bool] = _never


class TurnDraft(msgspec.Struct, frozen=True, kw_only=True):
    """One turn in spans: the words said, without the label and the blanks around them.

    `name`, `office` and `outlet` tell the speaker, each as far as the page does; `name` is the fullest form on the page.
    """

    role: TurnRole
    label: Span | None = None
    name: Span | None = None
    office: Span | None = None
    outlet: Span | None = None
    language: str | None = None
    start: int
    end: int
    paragraphs: tuple[Span, ...]


class TurnsFound(msgspec.Struct, frozen=True, kw_only=True):
    """The turns of a document in page order, which answers which, stage directions on lines of their own, and doubtful labels."""

    turns: tuple[TurnDraft, ...] = ()
    exchanges: tuple[tuple[int, tuple[int, ...]], ...] = ()
    notes: tuple[Span, ...] = ()
    issues: tuple[Issue, ...] = ()
