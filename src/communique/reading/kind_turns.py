"""The kind of a document that no words tell, from who asks and who answers in it."""

from __future__ import annotations

from communique.reading.labels_lexicon import lexicon, plain
from communique.reading.paper import Paper
from communique.reading.turns_record import TurnDraft, TurnsFound
from communique.record.evidence import Reading, inferred, quote


def kind_by_turns(paper: Paper, turns: TurnsFound) -> Reading | None:
    """One named person asks: an interview.  A spokesperson answers nameless questions: a briefing.  Several outlets ask: a press conference.

    One person alone, behind a label: remarks.  None where it is none of these.
    """
    asked = [t for t in turns.turns if t.role in ("question", "moderator") and t.label is not None]
    answered = [t for t in turns.turns if t.role in ("answer", "remarks") and t.label is not None]
    text = paper.page.text
    if not any(t.role == "answer" for t in answered) or not asked:
        alone = paper.kind is None and not asked and len({_who(text, t) for t in answered}) == 1
        return _told(text, "remarks", "one_speaker", answered[0]) if alone else None
    if all(t.name is not None and t.outlet is None for t in asked) and len({_who(text, t) for t in asked}) == 1:
        return _told(text, "interview", "one_asker", asked[0])
    spokesperson = next((t for t in answered if _speaks_for(paper, t)), None)
    if spokesperson is not None:
        return _told(text, "briefing", "spokesperson_answers", spokesperson)
    outlets = {plain(t.outlet.of(text)): t for t in asked if t.outlet is not None}
    return _told(text, "press_conference", "outlets_ask", asked[0]) if len(outlets) > 1 else None


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
