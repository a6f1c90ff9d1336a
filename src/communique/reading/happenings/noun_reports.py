"""Reports that a noun makes: "held talks with", "a telephone conversation took place between", "her visit to"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from communique.knowledge.event_words import Noun
from communique.knowledge.senses import Sense
from communique.reading.happenings.noun_company import (
    far_subject,
    framed,
    holder,
    on_visit,
    opened,
    owner_of,
    programme_of,
    sides_before,
    sides_of_name,
    their,
    traveller,
)
from communique.reading.happenings.noun_complement import complement
from communique.reading.happenings.noun_found import Found
from communique.reading.happenings.noun_gatherings import gathering_told, gives, of_gathering
from communique.reading.happenings.noun_light import light_verb
from communique.reading.happenings.noun_status import noun_status
from communique.reading.happenings.reports import Part, Report
from communique.reading.happenings.verb_hits import apart
from communique.reading.happenings.worth import GATHERINGS, PAIRED
from communique.reading.sentences.adjuncts import adjuncts_of
from communique.reading.sentences.clauses import Company, Sentence
from communique.reading.sentences.days import when_of
from communique.reading.sentences.status import earlier, status_of_noun
from communique.reading.who.actors import Actor
from communique.text.span import Span

_BEHIND, _REACH, _OWN = 40, 15, 6
_PHRASE, _QUALIFIED, _ATTENDED, _OWN_DAY = 5, 10, 9, 30
_PLURAL = ("meetings", "calls", "conversations", "conversation", "discussions", "talks")


def noun_reports(sentence: Sentence, bounds: dict[int, tuple[int, int]], headline: bool) -> Iterator[Report]:
    """The reports of the sentence's nouns of events."""
    for index, item in enumerate(sentence.items):
        sense = item.sense("noun") if "noun" in item.kinds else None
        noun = sentence.noun(index) if sense is not None else None
        if sense is None or noun is None or noun.silent or _verb_here(sentence, index, headline):
            continue
        report = _report(sentence, _found(sentence, index, sense, noun, bounds.get(index, (0, len(sentence.items))), headline))
        if report is not None:
            yield report


def _verb_here(sentence: Sentence, at: int, headline: bool) -> bool:
    """A word that is also a verb ("visit", "call") where the sentence uses it as one."""
    verb, before = sentence.items[at].sense("verb"), sentence.low(at - 1)
    if verb is None:
        return False
    if before in sentence.book.verbal or (before in sentence.book.also and verb.form != "third"):
        return True
    return bool(headline and sentence.low(at).endswith("s") and sentence.subject_of(at) and sentence.subject_of(at).after == at)  # type: ignore[union-attr]


def _of_a_text(sentence: Sentence, at: int) -> bool:
    """ "the signing of a memorandum": what is signed is a text."""
    near = range(at + 1, min(at + 12, len(sentence.items)))
    return any(sentence.items[i].sense("instrument") or sentence.low(i).split()[-1] in sentence.book.signed for i in near)


def _predicate(sentence: Sentence, at: int, right: int) -> str | None:
    """ "took place", "will be held": the predicate that the noun is the subject of, before or after it."""
    for index in range(at + 1, len(sentence.items)):
        item = sentence.items[index]
        if sense := item.sense("held"):
            return sense.value
        if item.text == "," and any(c.first - 1 <= index + 1 <= c.first and not c.governed and c.somebody for c in sentence.companies):
            return None
        if item.text in (".", ";", ":") or (item.sense("noun") and item.low != "talks"):
            return None
    return None


def _of_an_organisation(company: Company) -> bool:
    """ "a meeting of EU ministers", "a meeting of the Council": a gathering, not a meeting of two."""
    return (
        company.governed == "of"
        and len(company.actors) == 1
        and all(
            a.side is not None and (len(a.side.code) > 2 or a.side.code in ("EU", "UN")) and (a.plural or a.kind == "side")
            for a in company.actors
        )
    )


def _of_a_forum(sentence: Sentence, found: Found) -> Span | None:
    """ "attended the 57th ASEAN Foreign Ministers' Meeting": a gathering of those who belong to it."""
    if not found.carried or found.others is not None or not sentence.items[found.at].capital:
        return None
    index = found.at - 1
    while index >= 0 and (sentence.items[index].capital or sentence.items[index].text in sentence.book.possessive):
        if any(s.kind == "organisation" for s in sentence.items[index].senses):
            return Span(sentence.items[index].start, sentence.items[found.at].end)
        index -= 1
    return None


def _joins(sentence: Sentence, at: int) -> bool:
    """ "The meeting was attended by …": of a meeting that was told before, more of those who were there."""
    start = sentence.items[at].end - sentence.scene.start
    behind = sentence.scene.folded[start : start + _BEHIND].lstrip()
    return _definite(sentence, at) and behind.startswith(sentence.book.attended)


def _attending(sentence: Sentence, at: int) -> Company | None:
    """Who stands behind "The meeting was attended by"."""
    if not _joins(sentence, at):
        return None
    by = next((i for i in range(at + 1, min(at + _ATTENDED, len(sentence.items))) if sentence.low(i).split()[-1] == "by"), None)
    return None if by is None else next((c for c in sentence.companies if by < c.first <= by + 2), None)


def _definite(sentence: Sentence, at: int) -> bool:
    before = range(max(at - 3, 0), at)
    return not _counted(sentence, at) and any(sentence.low(i) in sentence.book.definite for i in before)


def _counted(sentence: Sentence, at: int) -> bool:
    """ "the ninth meeting": a number tells it from all others."""
    near = (i for i in range(max(at - 3, 0), at) if not sentence.dated(i))
    return any(sentence.low(i)[:1].isdigit() or sentence.low(i) in sentence.book.ordinal for i in near)


def _after(sentence: Sentence, at: int) -> bool:
    """ "after his trip to Sudland", "following on the Minister's trip": it lies behind what is told."""
    near = range(max(at - _PHRASE - 1, 0), at)
    return any(sentence.low(i) in sentence.book.afterwards for i in near)


def _gone(sentence: Sentence, at: int) -> bool:
    """ "the consultations held in Norstadt last autumn": not those that are told."""
    near = range(at + 1, min(at + _QUALIFIED, len(sentence.items)))
    end = next((i for i in near if sentence.items[i].text in (",", ";", ".", ":")), near.stop)
    return any(sentence.low(i) in sentence.book.gone for i in range(at + 1, end))


def _own(sentence: Sentence, at: int, whose: frozenset[str]) -> bool:
    """Whether the noun's own phrase begins with one of some possessives ("my second meeting", not "my good wishes on his appointment")."""
    for index in range(at - 1, max(at - _OWN, 0) - 1, -1):
        item = sentence.items[index]
        if item.low in whose:
            return True
        if (
            not item.text[0].isalnum()
            or item.low in sentence.book.preposition
            or item.low in sentence.book.determiner
            or item.sense("verb")
        ):
            return False
    return False


def _found(sentence: Sentence, at: int, sense: Sense, noun: Noun, bounds: tuple[int, int], headline: bool) -> Found:
    owner = owner_of(sentence, at)
    others, target = complement(sentence, at, noun)
    light = None if owner else light_verb(sentence, at)
    predicate = _predicate(sentence, at, bounds[1])
    if others is None and noun.type in PAIRED and (light or predicate):
        others = sides_before(sentence, at) or sides_of_name(sentence, at)
    if others is None and owner is None and light is None and noun.type in PAIRED and (owner := opened(sentence, at)) is not None:
        predicate = predicate or "happened"
    if (clause := sentence.enclosing(at)) is not None:
        bounds = max(bounds[0], clause[0]), min(bounds[1], clause[1])
    return Found(at, sense, noun, bounds, headline, owner, light, others, target, predicate)


def _report(sentence: Sentence, found: Found) -> Report | None:
    if found.noun.weak and not (_with_whom(found) and (found.owner or found.light or found.headline)):
        return None
    status = noun_status(sentence, found.at, found.light, found.predicate)
    if status is None:
        return None
    if (there := _attending(sentence, found.at)) is not None:
        return _made(sentence, found, status, there)
    if found.headline and found.others is None and found.owner is None and (both := their(sentence, found.at)) is not None:
        ahead = sentence.low(found.at - 2) in ("before", "of")
        return _made(sentence, found, "planned" if ahead else status, both)
    return _made(sentence, found, status, _subject(sentence, found)) if _reported(sentence, found) else None


def _with_whom(found: Found) -> bool:
    """Whether "with" or its like names the others; "a discussion of A's response to B" has none."""
    return found.others is not None and found.others.governed not in ("of", "among", "by")


def _subject(sentence: Sentence, found: Found) -> Company | None:
    first = found.owner or holder(sentence, found.at, found.noun)
    if first is not None:
        return first if not _at_home(found, first) else _guest(sentence, found, first)
    if (
        found.light is not None
        and found.staged
        and found.light.form == "base"
        and sentence.low(found.light.at - 1) in sentence.book.infinitive
    ):
        subject = sentence.subject_of(found.light.at)  # "they discussed plans to hold a conference"
        return subject if subject is not None and subject.somebody else None
    if found.light is not None:
        return sentence.subject_of(found.light.at) or (programme_of(sentence, found.light.at) if found.light.id == "programme" else None)
    if found.noun.type in GATHERINGS:  # "A said that the seminar would be held in Norstadt"
        return None
    paired = framed(sentence, found.at, found.others) if found.noun.type in PAIRED else None
    return paired or traveller(sentence, found.at, found.noun) or far_subject(sentence, found.at, found.others)


def _at_home(found: Found, company: Company) -> bool:
    """Whether somebody is of the state to which the visit goes: it is another's ("A held talks with B during his visit to A's country")."""
    country = found.target.country if found.target is not None else None
    return found.owner is None and country is not None and any(a.side is not None and a.side.code == country for a in company.actors)


def _guest(sentence: Sentence, found: Found, host: Company) -> Company | None:
    before = (c for c in sentence.companies if host.after <= c.first and c.after <= found.at and len(c.actors) == 1 and c.actors[0].name)
    return next((c for c in before if not _at_home(found, c)), None)


def _reported(sentence: Sentence, found: Found) -> bool:
    """Whether the noun reports an event here, by what its type needs."""
    if not found.carried and _of_gathering(sentence, found.at):
        return False
    if found.light is None and sentence.low(0) in sentence.book.this and _counted(sentence, found.at):
        return False
    needs = _NEEDS.get(found.noun.type)
    return needs(sentence, found) if needs else _pair_told(sentence, found)


def _pair_told(sentence: Sentence, found: Found) -> bool:
    """A meeting, talks or a call: somebody holds it, or both are named; never what is only a means, or an owner's without another."""
    if found.light is not None or found.predicate is not None:
        several = found.light is not None and found.light.joins and found.others is None and sentence.low(found.at).endswith("meetings")
        return not several or _definite(sentence, found.at)  # "attends meetings and briefings" tells of no meeting
    if found.others is None:
        toward = sentence.low(found.at + 1) in sentence.book.toward
        return found.owner is not None and (found.headline or toward or _own(sentence, found.at, sentence.book.own))
    somebody = found.others.somebody or status_of_noun(sentence, found.at) is not None or _has_day(sentence, found.at)
    return somebody and sentence.low(found.at - 1) not in sentence.book.abstract


def _of_gathering(sentence: Sentence, at: int) -> bool:
    """ "a session of the Norland-Sudland Joint Committee": the noun only names whose session it is."""
    for index in range(at - 1, max(at - _QUALIFIED, 0), -1):
        item = sentence.items[index]
        if item.sense("verb", "held") or item.text in (",", ";", ":"):
            return False
        if (noun := sentence.noun(index)) is not None:
            return noun.type == "conference" and sentence.low(index + 1) == "of"
    return False


def _visit_told(sentence: Sentence, found: Found) -> bool:
    if found.target is None:
        if found.light is not None and found.others is not None and found.others.governed == "from":
            return True
        whose = found.others is not None and found.others.governed in ("of", "by")
        return (found.light is not None and (found.owner is not None or _has_day(sentence, found.at))) or (
            whose and (_has_day(sentence, found.at) or _dated_before(sentence, found))
        )
    return (
        found.carried
        or found.others is not None
        or found.headline
        or on_visit(sentence, found.at)
        or _own(sentence, found.at, sentence.book.own)
    )


def _dated_before(sentence: Sentence, found: Found) -> bool:
    """ "the visit to be made in March by B": a predicate and a day between the noun and whose it is."""
    last = found.others.first if found.others is not None else found.at
    return found.predicate is not None and any(sentence.date_at(i) is not None for i in range(found.at + 1, last))


def _has_day(sentence: Sentence, at: int, reach: int = _REACH) -> bool:
    """ "the visit of B in March": a date stands in the noun's own phrase."""
    return when_of(sentence, at, at, min(at + reach, len(sentence.items)), set(), False) is not None


def _signing_told(sentence: Sentence, found: Found) -> bool:
    told = found.others is not None or found.predicate is not None or found.headline or _definite(sentence, found.at)
    both = found.predicate is not None and found.others is not None and found.others.governed == "between"
    return both or (told and _of_a_text(sentence, found.at))


def _message_told(sentence: Sentence, found: Found) -> bool:
    return found.light is not None and found.others is not None and found.others.governed == "with"


def _accreditation_told(sentence: Sentence, found: Found) -> bool:
    return found.others is not None and (found.predicate is not None or found.headline)


_NEEDS: dict[str, Callable[[Sentence, Found], bool]] = {
    "conference": lambda sentence, found: gathering_told(sentence, found, _has_day(sentence, found.at, _OWN_DAY)),
    "ceremony": lambda sentence, found: gathering_told(sentence, found, _has_day(sentence, found.at, _OWN_DAY)),
    "appointment": lambda sentence, found: found.owner is not None,
    "message": _message_told,
    "visit": _visit_told,
    "signing": _signing_told,
    "accreditation": _accreditation_told,
}


def _made(sentence: Sentence, found: Found, status: str, subject: Company | None) -> Report:
    noun, others, target = found.noun, found.others, found.target
    if noun.type in GATHERINGS and others is not None and not of_gathering(sentence, found):
        others = None
    actors = _actors(noun, subject, others)
    left, right = found.bounds
    item = sentence.items[found.at]
    used = {i for i in range(len(sentence.items)) if target and sentence.items[i].start == target.span.start}
    light = found.light
    forum = _of_a_forum(sentence, found) if noun.type == "meeting" else None
    gathering = noun.type == "meeting" and ((others is not None and _of_an_organisation(others)) or forum is not None)
    return Report(
        "conference" if gathering else noun.type, status, Span(item.start, item.end),
        Span(sentence.items[left].start, sentence.items[right - 1].end), found.sense.entry,
        tuple(Part(a, _role(sentence, found, others)) for a in actors),
        adjuncts_of(sentence, left, found.at, right, used, found.carried or found.headline), definite=_definite(sentence, found.at) and not earlier(sentence, found.at), own=_own(sentence, found.at, sentence.book.own), mine=_own(sentence, found.at, sentence.book.mine),
        destination=target, pronouns=tuple(a.first_words for a in actors if a.kind in ("pronoun", "collective")), format=noun.format,
        carried=found.carried and sentence.enclosing(found.at) is None, past=_past(sentence, found),
        carrier=sentence.items[light.at].start if light is not None and light.joins else -1, before=earlier(sentence, found.at) or _gone(sentence, found.at),
        named=_named(sentence, found),
        subjects=len(subject.actors) if subject else 0, separate=item.low.endswith(_PLURAL) and apart(sentence, others),
        joins=_joins(sentence, found.at), weak=noun.weak and noun.type == "talks", gathering=forum, held=found.predicate is not None and found.light is None, word=item.low.rpartition(" ")[2],
    )  # fmt: skip


def _role(sentence: Sentence, found: Found, others: Company | None) -> str:
    """What those who stand as parties of a noun are: guests of a visit, hosts of what they give, else parties."""
    if found.noun.type == "visit":
        return "guest"
    return "host" if gives(found, others) and not _joins(sentence, found.at) else "party"


def _past(sentence: Sentence, found: Found) -> bool:
    """Whether the words say that it is over: the verb that carries the noun, its predicate, or "after" before a visit."""
    carried = found.light is not None and found.light.form == "past"
    return carried or found.predicate == "happened" or (found.noun.type == "visit" and _after(sentence, found.at))


def _named(sentence: Sentence, found: Found) -> bool:
    """Whether the noun is part of a name ("the Budget Meeting", "the 3rd session")."""
    called = sentence.items[found.at].capital and found.at > 0 and not found.headline
    return (called and not _joins(sentence, found.at)) or _counted(sentence, found.at)


def _of_somebody(others: Company) -> bool:
    """ "on the sidelines of the visit by President Noor": whose visit it is, stands behind."""
    return others.governed == "by" and all(a.kind in ("person", "office") for a in others.actors)


def _actors(noun: Noun, subject: Company | None, others: Company | None) -> list[Actor]:
    """The actors of the subject and of the others, each company once; a visit's "with" names hosts, who are told elsewhere."""
    if others is not None and noun.type == "visit" and (others.governed == "from" or _of_somebody(others)):
        return list(others.actors)
    if others is None or (noun.type == "visit" and others.governed == "with"):
        return list(subject.actors) if subject else []
    if subject is None or subject.first <= others.first < subject.after:
        return list((subject or others).actors)
    ours = {a.side.code for a in subject.actors if a.side is not None}
    return [*subject.actors, *(a for a in others.actors if not (a.kind == "side" and a.side is not None and a.side.code in ours))]
