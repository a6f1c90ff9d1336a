"""Whether a report stands on its own: enough parties for its type, concrete enough for the voice that tells it."""

from __future__ import annotations

from communique.reading.happenings.reports import Part, Report
from communique.reading.happenings.told import Told
from communique.reading.who.actors import names_somebody

PAIRED = ("meeting", "talks", "call")
GATHERINGS = ("conference", "ceremony")
_WORDS = ("statement", "speech")
_TWO = 2


def worth_telling(told: Told, report: Report) -> bool:
    """Whether the report is an event of the record, and not a passing word."""
    asked = told.voice == "question"
    if _unsaid(told) or (_vague(told, report) and not asked):
        return False
    if told.status == "cancelled" and settled(told) and not asked:
        return True
    named = len(_named(told))
    if told.type in PAIRED:
        return _pair_enough(told, report, named)
    if told.type == "visit":
        return _visit_enough(told, report, named)
    if told.type in GATHERINGS and report.kind == "noun" and not named:
        return _gathering_enough(told, report) and not asked
    return named > 0 or (told.type == "signing" and report.kind == "verb") or (told.type == "conference" and report.kind == "gathering")


def _unsaid(told: Told) -> bool:
    """What somebody may say: "asked if he will make a statement"."""
    return told.type in _WORDS and told.status == "possible" and not settled(told)


def _vague(told: Told, report: Report) -> bool:
    """A plan of "they" without day or place."""
    ahead = told.status == "planned" or (told.status == "possible" and told.type == "talks")
    return ahead and bool(report.pronouns) and not settled(told)


def _gathering_enough(told: Told, report: Report) -> bool:
    """A gathering of nobody who is named: with its day or place, and told as one of its own."""
    apart = not report.definite or (told.when is not None and told.where is not None)
    return report.carried and apart and settled(told) and told.status != "possible"


def settled(told: Told) -> bool:
    """Whether the page says when or where."""
    return told.when is not None or told.where is not None


def _named(told: Told) -> list[Part]:
    """The parties that are somebody; a title or lead may name a collective."""
    leading = told.voice in ("title", "lead")
    return [p for p in told.parts if names_somebody(p.actor) or p.actor.kind == "counterpart" or (p.actor.plural and leading)]


def _visit_enough(told: Told, report: Report, named: int) -> bool:
    if told.destination is None:
        return named > 0 and (report.kind == "verb" or settled(told))
    if told.destination.entry.startswith("as_written"):
        return named > 0
    return named > 0 or told.voice == "title" or report.kind == "verb"


def _pair_enough(told: Told, report: Report, named: int) -> bool:
    """Two parties; or one, where the title names it, the lead reports it, or a pronoun stands for the other."""
    narrated = told.voice in ("lead", "narrative")
    if report.joined and report.definite and not told.when and not told.where and report.subjects == len(told.parts):
        return False
    if named >= _TWO or (named == 1 and report.kind == "noun" and _with_several(told)):
        return True
    if report.pronouns and narrated and told.when is not None and told.where is not None:
        return told.status != "possible"
    if _members(told) and settled(told):
        return True
    if not named and report.held and told.status != "possible":
        return _held_somewhere(told, report)
    return named == 1 and _enough_alone(told, report) and not (told.status == "possible" and narrated)


def _held_somewhere(told: Told, report: Report) -> bool:
    """ "the next round of talks will be held in Norstadt on 3 May": whoever comes, it has a day, and is no talk in passing."""
    concrete = report.named or told.type == "meeting" or told.status == "planned"
    return concrete and told.when is not None and (told.where is not None or not report.definite)


def _members(told: Told) -> bool:
    """ "NATO leaders will meet in Norstadt": several of an organisation, who meet each other."""
    sides = [p.actor.side for p in told.parts if p.actor.plural]
    return told.type == "meeting" and len(told.parts) == 1 and any(s is not None and len(s.code) > _TWO for s in sides)


def _with_several(told: Told) -> bool:
    """ "The Foreign Ministers also had a meeting with Prime Minister Mills": offices in the plural are somebody beside who is named."""
    several = any(p.actor.plural and p.actor.office is not None and p.actor.name is None for p in told.parts)
    return several and told.status == "happened" and told.carried and told.past and any(p.actor.name for p in told.parts)


def _enough_alone(told: Told, report: Report) -> bool:
    own = report.own and told.voice in ("answer", "question")
    return told.voice == "title" or bool(report.pronouns) or own or report.joined or (told.voice == "lead" and not report.definite)
