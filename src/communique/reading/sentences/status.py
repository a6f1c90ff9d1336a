"""Status: whether what is reported happened, is planned, may happen or was called off."""

from __future__ import annotations

from communique.reading.sentences.clauses import Sentence

_LOOK_BACK = 6


def status_before(sentence: Sentence, at: int) -> str | None:
    """The status that modal words before an index give ("will", "could", "did not"), None where there are none."""
    index, seen = at - 1, 0
    while index >= 0 and seen < _LOOK_BACK:
        if sentence.date_at(index) is not None:  # "on 28 May paid": a month is no modal
            index, seen = index - 1, seen + 1
            continue
        if (status := _modal_ending(sentence, index)) is not None:
            return status
        low = sentence.low(index)
        if (bracketed := sentence.before_bracket(index)) is not None:
            index = bracketed
            continue
        if not (
            low in sentence.book.adverb
            or low in sentence.book.auxiliary
            or low.endswith("ly")
            or sentence.dated(index)
            or low in ("to", "the", "a", "an")
        ):
            return None
        index, seen = index - 1, seen + 1
    return None


def _modal_ending(sentence: Sentence, index: int) -> str | None:
    """The status of the longest modal phrase that ends at an index."""
    if sentence.low(index) not in sentence.book.modal_ends:
        return None
    for length in (4, 3, 2, 1):
        if index - length + 1 < 0:
            continue
        phrase = " ".join(sentence.low(i) for i in range(index - length + 1, index + 1))
        if (status := sentence.book.modal.get(phrase)) is not None:
            return _stronger(sentence, index - length, status)
    return None


def _stronger(sentence: Sentence, before: int, status: str) -> str:
    """ "agreed to", "hopes to", "invited him to": the words before a bare "to" decide."""
    for index in range(before, max(before - 4, -1), -1):
        if sentence.date_at(index) is not None:  # "on 3 May and will": a month is no modal
            continue
        for length in (4, 3, 2, 1):
            phrase = " ".join(sentence.low(i) for i in range(max(index - length + 1, 0), index + 1))
            if sentence.book.modal.get(phrase) in ("possible", "denied", "planned"):
                found = sentence.book.modal[phrase]
                return "possible" if "possible" in (found, status) else ("denied" if found == "denied" else status)
    return status


def status_carried(sentence: Sentence, at: int) -> str | None:
    """The status that an earlier verb's modal carries over "and" ("will visit A and meet B")."""
    for index in range(at - 1, max(at - 40, -1), -1):
        if sentence.items[index].text in (";", ":") or sentence.low(index) in ("who", "which", "that"):
            return None
        if sentence.date_at(index) is not None:
            continue
        status = sentence.book.modal.get(sentence.low(index))
        if status in ("planned", "possible") and sentence.low(index) in ("will", "shall", "to", "would", "could", "may", "might", "should"):
            return _stronger(sentence, index - 1, status) if sentence.low(index) == "to" else status
    return None


def status_of_noun(sentence: Sentence, at: int) -> str | None:
    """The status that adjectives before a noun give ("next", "forthcoming", "possible")."""
    for index in range(at - 1, max(at - 7, -1), -1):
        low = sentence.low(index)
        if low in ("the", "a", "an") or sentence.items[index].sense("verb", "held"):
            return None
        if sentence.date_at(index) is not None:
            continue
        if (status := sentence.book.modal.get(low)) in ("planned", "possible") and low not in (
            "to",
            "will",
            "would",
            "can",
            "may",
            "if",
            "could",
            "should",
            "must",
            "might",
            "shall",
        ):
            return status
    return None


def denied(sentence: Sentence, at: int) -> bool:
    """Whether a negation stands right before an index."""
    return any(sentence.book.modal.get(sentence.low(i)) == "denied" for i in range(max(at - 3, 0), at))


def earlier(sentence: Sentence, at: int) -> bool:
    """Whether an adjective before a noun says that it was before what is told ("the previous round of consultations")."""
    for index in range(at - 1, max(at - _LOOK_BACK, -1), -1):
        if sentence.low(index) in sentence.book.earlier:
            return not sentence.date_at(index)
        if sentence.items[index].sense("verb", "held") or sentence.items[index].text == ",":
            return False
    return False
