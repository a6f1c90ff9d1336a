"""Reports that a verb makes: "met with", "spoke by phone with", "paid a visit to", "presented her credentials to"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from communique.knowledge.event_words import Verb
from communique.knowledge.senses import Sense
from communique.reading.happenings.reports import Report
from communique.reading.happenings.verb_deeds import deed_report, joined_report
from communique.reading.happenings.verb_hits import VerbHit
from communique.reading.happenings.verb_meetings import meeting_report
from communique.reading.happenings.verb_stops import stops
from communique.reading.happenings.verb_visits import visit_report
from communique.reading.sentences.clauses import Company, Sentence
from communique.reading.sentences.status import status_before, status_carried
from communique.text.fold import fold

_TODAY = "today"
_CLAUSE = 14
_BY_SHAPE: dict[str, Callable[[Sentence, VerbHit, Company | None], Report | None]] = {
    "with": meeting_report, "object": meeting_report, "host": meeting_report, "by": meeting_report, "visit": visit_report,
    "join": joined_report, "none": deed_report,
}  # fmt: skip


def verb_reports(sentence: Sentence, bounds: dict[int, tuple[int, int]], headline: bool) -> Iterator[Report]:
    """The reports of the sentence's verbs.  `bounds` gives each trigger's clause; a headline's present tense tells the past."""
    for index, item in enumerate(sentence.items):
        for sense in item.senses if "verb" in item.kinds else ():
            if sense.kind == "verb" and isinstance(sense.data, Verb):
                report = _report(sentence, index, sense, sense.data, bounds.get(index, (0, len(sentence.items))), headline)
                if report is not None:
                    yield from stops(sentence, index, report)
                    break


def _report(sentence: Sentence, at: int, sense: Sense, verb: Verb, bounds: tuple[int, int], headline: bool) -> Report | None:
    if _is_noun_here(sentence, at) or _owned(sentence, at, sense.form) or _adjective_here(sentence, at, sense.form):
        return None
    passive = (sense.form == "past" and _auxiliary_before(sentence, at)) or _headline_passive(sentence, at, headline)
    status = _status(sentence, at, sense.form, headline, passive)
    if passive and verb.type == "signing" and not headline and sentence.low(at - 1) in ("is", "are"):
        return None
    if status is None or (verb.needs and not _has_needed(sentence, verb, at)):
        return None
    clause = sentence.enclosing(at)
    if clause is not None:
        bounds = max(bounds[0], clause[0]), min(bounds[1], clause[1])
    subject = sentence.subject_of(at)
    if subject is not None and (sentence.breaks_between(subject.after, at) or _aside(sentence, subject, at)):
        subject = None
    if verb.shape == "host" and _greets(sentence, at, sense.form, subject):
        if not _led_to(sentence, at):
            return None
        status = "happened"
    report = _BY_SHAPE[verb.shape](sentence, VerbHit(at, sense, verb, status, passive, bounds), subject)
    return report._replace(carried=False) if report and clause is not None else report


def _greets(sentence: Sentence, at: int, form: str, subject: Company | None) -> bool:
    """Whether a speaker greets somebody by saying so: "I would like to welcome Prime Minister Brandt [to Norstadt]".

    A day would make it a plan; who is welcomed to a place has come there.
    """
    spoken = subject is None or subject.actors[0].first_words in sentence.book.me
    if form != "base" or not spoken or any(d.relative != _TODAY for d in sentence.dates):
        return False
    before = " ".join(sentence.low(i) for i in range(max(0, at - 3), at))
    return f" {before}".endswith(tuple(f" {phrase}" for phrase in sentence.book.saluting))


def _led_to(sentence: Sentence, at: int) -> bool:
    """Whether somebody stands right behind the verb, and a "to" behind him: "welcome Prime Minister Brandt to Norstadt"."""
    guest = sentence.company_from(at + 1)
    if guest is None or guest.first > at + 1:
        return False
    return any(sentence.low(i) in sentence.book.toward for i in range(guest.after, len(sentence.items)))


def _auxiliary_before(sentence: Sentence, at: int) -> bool:
    """ "was received", "has also been warmly received"."""
    index = at - 1
    while index > 0 and (sentence.low(index) in sentence.book.adverb or sentence.low(index).endswith("ly")):
        index -= 1
    return sentence.low(index) in ("was", "were", "been", "be", "being", "is", "are")


def _is_noun_here(sentence: Sentence, at: int) -> bool:
    """A word that is also a noun ("visit", "host") after an article, an adjective or a possessive."""
    if not any(s.kind == "noun" for s in sentence.items[at].senses):
        return False
    before = sentence.low(at - 1)
    if sentence.low(at + 1) in sentence.book.noun_after and before not in sentence.book.verbal:
        return any(s.kind == "verb" and s.form == "base" for s in sentence.items[at].senses)
    return before in sentence.book.nominal


def _aside(sentence: Sentence, subject: Company, at: int) -> bool:
    """ "As far as I know, the firm has signed contracts", "I said that states have signed": the speaker is the subject of another clause."""
    if subject.actors[0].first_words not in sentence.book.me or subject.somebody:
        return False
    between = range(subject.after, at)
    in_row = sentence.items[at - 1].text == "," or sentence.low(at - 1) in sentence.book.also
    return any(sentence.low(i) in sentence.book.which or (sentence.items[i].text == "," and not in_row) for i in between)


def _owned(sentence: Sentence, at: int, form: str) -> bool:
    """ "my address to the Assembly": behind a possessive pronoun no verb stands in its base form."""
    return form == "base" and sentence.low(at - 1) in sentence.book.own and sentence.low(at - 1) not in sentence.book.him


def _adjective_here(sentence: Sentence, at: int, form: str) -> bool:
    """ "the recently appointed Minister": a participle before a noun reports nothing."""
    return form == "past" and sentence.low(at - 1) in sentence.book.determiner and sentence.low(at - 1) not in ("also", "then")


def _headline_passive(sentence: Sentence, at: int, headline: bool) -> bool:
    return headline and sentence.low(at + 1) == "by"


def _status(sentence: Sentence, at: int, form: str, headline: bool, passive: bool) -> str | None:
    modal = status_before(sentence, at)
    if modal == "denied":
        return None
    if form == "past":
        if passive:
            return modal or "happened"
        return "happened" if modal != "possible" or sentence.low(at - 1) in ("have", "has", "had") else "possible"
    if form == "third":
        return modal or ("planned" if not headline and _once(sentence, at) else "happened")
    if form == "participle":
        return _progressive(sentence, at)
    if modal is None:
        return status_carried(sentence, at) or ("happened" if headline else None)
    return modal


def _once(sentence: Sentence, at: int) -> bool:
    """Whether a present tense stands in a clause of time: "[will speak] when President Noor visits Norland"."""
    for index in range(at - 1, max(at - _CLAUSE, -1), -1):
        if sentence.low(index) in sentence.book.once:
            return True
        if sentence.items[index].text in (",", ";", ":") or (
            sentence.items[index].sense("verb") and not sentence.items[index].sense("noun")
        ):
            return False
    return False


def _progressive(sentence: Sentence, at: int) -> str | None:
    before = sentence.low(at - 1)
    if before == "to" and sentence.low(at - 2) == "forward":
        return "planned"
    if before in ("is", "are", "was", "were"):
        return "happened" if before in ("was", "were") else "planned"
    return "planned" if before == "be" else None


def _has_needed(sentence: Sentence, verb: Verb, at: int) -> bool:
    rest = fold(sentence.text[sentence.items[at].start : sentence.span.end])
    return any(fold(need) in rest for need in verb.needs)
