"""Whether what a noun names happened or lies ahead: by the verb that carries it, its predicate, and the words before it."""

from __future__ import annotations

from communique.reading.happenings.noun_company import on_visit
from communique.reading.happenings.noun_light import Light
from communique.reading.sentences.clauses import Sentence
from communique.reading.sentences.status import earlier, status_before, status_carried, status_of_noun

_AHEAD = 6


def noun_status(sentence: Sentence, at: int, light: Light | None, predicate: str | None) -> str | None:
    """Whether what a noun names happened, is planned, may happen; None where it is denied."""
    adjective = status_of_noun(sentence, at)
    if light is None:
        ahead = _ahead(sentence, at) or _accompanied(sentence, at)
        return predicate or adjective or (None if earlier(sentence, at) else ahead) or "happened"
    modal = status_before(sentence, light.at)
    if light.id == "programme" and light.form != "past":
        return "planned"
    if modal == "denied":
        return None
    if light.form == "past":
        return "happened" if modal != "possible" else "possible"
    return _of_form(sentence, light, modal, adjective)


def _of_form(sentence: Sentence, light: Light, modal: str | None, adjective: str | None) -> str:
    """The status that a verb in the present, in the infinitive or as a participle gives to its noun."""
    if light.form == "third":
        return adjective or modal or "happened"
    if light.form != "participle":
        return modal or adjective or status_carried(sentence, light.at) or "happened"
    going_on = "planned" if sentence.low(light.at - 1) in ("is", "are", "be") else "happened"
    return modal or _ahead(sentence, light.at) or adjective or going_on


def _accompanied(sentence: Sentence, at: int) -> str | None:
    """ "B will accompany A on her visit": the visit has the status of the verb that goes along."""
    along = next((i for i in range(at - 1, -1, -1) if sentence.low(i) in sentence.book.accompanying), None)
    return status_before(sentence, along) if along is not None and on_visit(sentence, at) else None


def _ahead(sentence: Sentence, at: int) -> str | None:
    """Words further left that make a noun a wish or a plan ("agreed on the next", "readiness to host", "invited … for a visit")."""
    for index in range(max(at - _AHEAD, 0), at):
        low, pair = sentence.low(index), f"{sentence.low(index)} {sentence.low(index + 1)}"
        if sentence.book.modal.get(low) == "possible" and low not in sentence.book.weak_modal:
            return "possible"
        if (told := sentence.book.leading_up.get(pair)) is not None:
            return told
    return None
