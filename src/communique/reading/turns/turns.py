"""The turns of a document: who said what, from labels where there are any, else from layout, question marks, or the document's kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from communique.knowledge.label_words import LabelWords
from communique.reading.turns.drafts import LabelContext, TurnDraft, TurnsFound
from communique.reading.turns.exchanges import pair_exchanges
from communique.reading.turns.labels import SPEECHES, TALKS, LabelsFound, find_labels
from communique.reading.turns.labels_lexicon import Lexicon, lexicon
from communique.reading.turns.lines import Line, read_lines
from communique.reading.turns.pieces import Piece, cut, piece_of
from communique.reading.turns.roles import Said, tell_roles
from communique.reading.turns.speakers import Speaker, Speakers
from communique.reading.turns.topics import by_topics
from communique.reading.turns.unlabelled import SPOKEN, Stretch, by_layout, by_marks, one_speaker, turns_within, without_preamble
from communique.record.document import TurnRole
from communique.record.evidence import Issue, quote
from communique.record.page import Page, Part
from communique.text.fold import fold
from communique.text.span import Span, trim

_EDGES = ".,:;()\"'"
_OPENED = (TALKS | SPEECHES) - {"interview", "media_answer", "statement", "message"}
"""Kinds of documents whose words before the first label are its own speaker's."""


def read_turns(page: Page, part: Part, words: LabelWords, context: LabelContext) -> TurnsFound:
    """The turns of a part of the page; none where nobody speaks (a readout, an article, a joint statement)."""
    ready = lexicon(words)
    lines = [line for line in read_lines(page, part) if not context.is_clock(line.span.of(page.text))]
    found = find_labels(page.text, lines, ready, context)
    read = _labelled(page.text, lines, found, ready, context) if found.labels else None
    if read is None or (context.kind in TALKS and not read.exchanges):
        plain = _unlabelled(page.text, _unlabel(page.text, lines, found), ready, context)
        read = plain if read is None or plain.exchanges else read
    return read


def _unlabel(text: str, lines: list[Line], found: LabelsFound) -> list[Line]:
    """The lines without the few labels of a conversation in which questions have none."""
    said = {c.line: trim(text, c.said, lines[c.line].end).start for c in found.labels if c.place == "start"}
    return [msgspec.structs.replace(line, start=said[i]) if i in said and said[i] < line.end else line for i, line in enumerate(lines)]


def _labelled(text: str, lines: list[Line], found: LabelsFound, ready: Lexicon, context: LabelContext) -> TurnsFound:
    speakers = Speakers(text, [c.head for c in found.labels], context)
    pieces = list(cut(text, lines, found.labels, ready))
    unanswered = all(c.head.role == "question" for c in found.labels)
    again = _said_again(pieces, speakers) if any(c.head.role == "question" for c in found.labels) and context.kind in TALKS else frozenset()
    every = [pair for i, piece in enumerate(pieces) for pair in _said(text, piece, speakers, ready, context, unanswered, i in again)]
    kept = [(piece, said) for piece, said in _headed(every) if piece.lines]
    roles = tell_roles([said for _, said in kept], ready, speakers, text, context)
    turns = [_draft(piece, said, role) for (piece, said), role in zip(kept, roles, strict=True)]
    notes = tuple(note for piece in pieces for note in piece.notes)
    issues = (*_doubts(text, found), *_empty(text, pieces))
    return TurnsFound(turns=tuple(turns), exchanges=pair_exchanges(roles), notes=notes, issues=issues)


def _said(
    text: str, piece: Piece, speakers: Speakers, ready: Lexicon, context: LabelContext, unanswered: bool, again: bool
) -> Iterator[tuple[Piece, Said]]:
    """The turns of a piece: as a rule one; more where a question or an answer without a label follows in it."""
    label, lines = piece.label, list(piece.lines)
    if label is None:
        opening = without_preamble(text, lines, ready) if context.kind in _OPENED else []
        told = [n for n in (context.host, *speakers.named) if n is not None and _told_of(text, opening, n)]
        yield Piece(None, () if told else tuple(opening)), Said(None, speakers.host(), "")
        return
    cuts = turns_within(text, lines, ready, unanswered, again)
    first = lines[: cuts[0][0]] if cuts else lines
    words = text[first[0].start : first[-1].end] if first else ""
    yield Piece(label, tuple(first)), Said(label.head, speakers.of(label.head), words)
    for n, (at, role) in enumerate(cuts):
        end = cuts[n + 1][0] if n + 1 < len(cuts) else len(lines)
        yield Piece(None, tuple(lines[at:end])), Said(None, speakers.host() if role == "answer" else Speaker(""), "", role)


def _headed(every: Sequence[tuple[Piece, Said]]) -> Iterator[tuple[Piece, Said]]:
    """The turns, one of a named speaker with the role of the word that stands alone above his label ("QUESTION / Mr Lorry: …")."""
    above: TurnRole | None = None
    for piece, said in every:
        told = said.head.role if said.head is not None and said.head.name is None else None
        empty = not piece.lines and told in ("question", "answer")
        if above is not None and said.head is not None and said.head.role is None:
            said = msgspec.structs.replace(said, role=above)
        above = ("question" if told == "question" else "answer") if empty else None
        yield piece, said


def _said_again(pieces: Sequence[Piece], speakers: Speakers) -> frozenset[int]:
    """The pieces whose speaker the next label names once more: what he was asked between lost its label."""
    who = [speakers.of(p.label.head).who if p.label is not None and p.label.head.role is None else "" for p in pieces]
    return frozenset(i for i, (one, other) in enumerate(pairwise(who)) if one and one == other)


def _told_of(text: str, lines: Sequence[Line], name: Span) -> bool:
    """Whether the lines speak of a speaker as of another person: his words do not."""
    surname = fold(name.of(text).split()[-1])
    return any(surname == word.strip(_EDGES) for line in lines for word in fold(line.span.of(text)).split())


def _draft(piece: Piece, said: Said, role: str) -> TurnDraft:
    head = said.head
    return TurnDraft(
        role=role,  # type: ignore[arg-type]
        label=None if head is None else Span(head.start, head.end),
        name=said.speaker.name,
        office=said.speaker.office,
        outlet=said.speaker.outlet,
        language=head.language if head is not None else None,
        start=piece.lines[0].start,
        end=piece.lines[-1].end,
        paragraphs=tuple(line.span for line in piece.lines),
    )


def _unlabelled(text: str, lines: list[Line], ready: Lexicon, context: LabelContext) -> TurnsFound:
    piece = piece_of(text, None, lines, ready, last=True)
    spoken = list(piece.lines)
    stretches = (
        _conversation(text, spoken, ready, context) if context.kind is None or context.kind in TALKS or context.kind in SPOKEN else []
    )
    stretches = stretches or by_topics(text, spoken, ready)
    if not stretches and (alone := one_speaker(text, spoken, ready, context)) is not None:
        stretches = [alone]
    if not stretches:
        return TurnsFound()
    told = next((s.name for s in stretches if s.name is not None), None)
    host = Speakers(text, [], context if told is None else msgspec.structs.replace(context, host=told)).host()
    said = [Said(None, Speaker("") if s.role == "question" else host, "", s.role) for s in stretches]
    turns = [_draft(Piece(None, s.lines), one, s.role) for s, one in zip(stretches, said, strict=True)]
    return TurnsFound(turns=tuple(turns), exchanges=pair_exchanges([s.role for s in stretches]), notes=piece.notes)


def _conversation(text: str, lines: list[Line], ready: Lexicon, context: LabelContext) -> list[Stretch]:
    """Questions and answers without labels; what stands before the first question is remarks in a briefing, nobody's words in an interview."""
    found = by_layout(text, lines, ready, context.kind) or by_marks(text, lines, ready, context.kind)
    first = next((i for i, stretch in enumerate(found) if stretch.role == "question"), len(found))
    opening = without_preamble(text, [line for s in found[:first] for line in s.lines], ready) if context.kind != "interview" else []
    return [*([Stretch("remarks", tuple(opening))] if opening else []), *found[first:]]


def _doubts(text: str, found: LabelsFound) -> Iterator[Issue]:
    for c in found.doubtful[:20]:
        evidence = quote(text, c.head.start, c.head.end)
        yield Issue("doubtful_label", f"{evidence.quote!r} looks like a speaker's label and is not read as one", (evidence,))


def _empty(text: str, pieces: Sequence[Piece]) -> Iterator[Issue]:
    for piece in pieces:
        if piece.label is not None and not piece.lines and not piece.notes:
            evidence = quote(text, piece.label.head.start, piece.label.head.end)
            yield Issue("turn_without_words", f"nothing follows the label {evidence.quote!r}", (evidence,))
