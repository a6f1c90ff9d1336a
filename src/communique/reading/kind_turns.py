"""The kind of a document that no words tell, from who asks and who answers in it."""

from __future__ import annotations

from communique.reading.paper import Paper
from communique.reading.turns.drafts import TurnDraft, TurnsFound
from communique.reading.turns.labels_lexicon import lexicon, plain
from communique.record.evidence import Reading, inferred, quote

_TWO = 2


def kind_by_turns(paper: Paper, turns: TurnsFound) -> Reading | None:
    """One named person asks: an interview.  A spokesperson answers nameless questions: a briefing.  Several outlets ask: a press conference.

    Nobody asks those who speak behind labels: remarks.  None where it is none of these.
    """
    asked = [t for t in turns.turns if t.role in ("question", "moderator") and t.label is not None]
    answered = [t for t in turns.turns if t.role in ("answer", "remarks") and t.label is not None]
    text = paper.page.text
    if not any(t.role == "answer" for t in answered) or not asked:
        voices = len({_who(text, t) for t in answered}) if paper.kind is None and not asked else 0
        return _told(text, "remarks", "one_speaker" if voices == 1 else "voices", answered[0]) if voices else None
    spokesperson = next((t for t in answered if _speaks_for(paper, t)), None)
    if spokesperson is not None and not all(t.name is not None and t.outlet is None for t in asked):
        return _told(text, "briefing", "spokesperson_answers", spokesperson)
    askers = {_asker(text, t) for t in asked}
    if len(askers) == 1:
        return _by_one(text, askers.pop(), asked, answered)
    return _told(text, "press_conference", "several_ask", asked[0]) if sum(t.outlet is not None for t in asked) > 1 else None


def _by_one(text: str, asker: str, asked: list[TurnDraft], answered: list[TurnDraft]) -> Reading | None:
    """One asker, or one nameless word for all who ask: with a word for the answers an interview, opposite an office a press conference."""
    nameless = all(t.name is None for t in answered)
    if asker or (nameless and all(t.office is None for t in answered) and len(asked) > 1):
        return _told(text, "interview", "one_asker", asked[0])
    official = next((t for t in answered if t.office is not None), None)
    return _told(text, "press_conference", "nameless_ask", asked[0]) if official is not None and len(asked) > 1 else None


def _asker(text: str, turn: TurnDraft) -> str:
    """The last word of the asker's name or outlet, empty for a nameless question."""
    who = turn.name or turn.outlet
    return plain(who.of(text)).rpartition(" ")[2] if who is not None else ""


def kind_by_voices(paper: Paper, turns: TurnsFound) -> Reading | None:
    """A meeting that is told by what two of those who met said in it, behind labels and for most of the text: their remarks."""
    said = [t for t in turns.turns if t.label is not None and t.name is not None]
    whole = sum(span.end - span.start for span in paper.part.body)
    spoken = sum(t.end - t.start for t in said)
    if len({_who(paper.page.text, t) for t in said}) < _TWO or len(said) <= _TWO or 2 * spoken < whole:
        return None
    return _told(paper.page.text, "remarks", "voices", said[0])


def _who(text: str, turn: TurnDraft) -> str:
    return plain(turn.name.of(text)) if turn.name is not None else ""


def _speaks_for(paper: Paper, turn: TurnDraft) -> bool:
    words = paper.pack.files.labels
    if words is None or turn.office is None:
        return False
    office = plain(turn.office.of(paper.page.text))
    return any(office.endswith(word) for word in lexicon(words).leading)


def _told(text: str, kind: str, rule: str, turn: TurnDraft) -> Reading | None:
    if turn.label is None:
        return None
    return inferred(kind, (quote(text, turn.label.start, turn.label.end),), rule, step="kind")
