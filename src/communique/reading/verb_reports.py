"""Reports that a verb makes: "met with", "spoke by phone with", "paid a visit to", "presented her credentials to"."""

from __future__ import annotations

from collections.abc import Iterator

from communique.knowledge.event_words import Verb
from communique.knowledge.senses import Sense
from communique.reading.actors import Actor
from communique.reading.adjuncts import Where, adjuncts_of, place_of, where_of
from communique.reading.clauses import Company, Sentence
from communique.reading.reports import Part, Report
from communique.reading.status import denied, status_before, status_carried
from communique.text.fold import fold
from communique.text.span import Span

_SKIP = 24


def verb_reports(sentence: Sentence, bounds: dict[int, tuple[int, int]], headline: bool) -> Iterator[Report]:
    """The reports of the sentence's verbs.  `bounds` gives each trigger's clause; a headline's present tense tells the past."""
    for index, item in enumerate(sentence.items):
        for sense in item.senses:
            if sense.kind == "verb" and isinstance(sense.data, Verb):
                report = _report(sentence, index, sense, sense.data, bounds.get(index, (0, len(sentence.items))), headline)
                if report is not None:
                    yield report
                    break


def _report(sentence: Sentence, at: int, sense: Sense, verb: Verb, bounds: tuple[int, int], headline: bool) -> Report | None:
    if _is_noun_here(sentence, at) or _adjective_here(sentence, at, sense.form):
        return None
    passive = (sense.form == "past" and sentence.low(at - 1) in ("was", "were", "been", "be", "being", "is", "are")) or _headline_passive(
        sentence, at, headline
    )
    status = _status(sentence, at, sense.form, headline, passive)
    if status is None or (verb.needs and not _has_needed(sentence, verb, at)):
        return None
    left, right = bounds
    subject = sentence.subject_of(at)
    if subject is not None and sentence.breaks_between(subject.after, at):
        subject = None
    return _shaped(sentence, at, sense, verb, status, subject, passive, (left, right))


def _is_noun_here(sentence: Sentence, at: int) -> bool:
    """A word that is also a noun ("visit", "host") after an article, an adjective or a possessive."""
    if not any(s.kind == "noun" for s in sentence.items[at].senses):
        return False
    before = sentence.low(at - 1)
    return before in (
        "the",
        "a",
        "an",
        "this",
        "his",
        "her",
        "their",
        "its",
        "official",
        "working",
        "state",
        "of",
        "'s",
        "’s",
        "during",
        "first",
        "recent",
        "my",
        "our",
        "for",
    )


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
        return "happened" if modal is None else modal
    if form == "participle":
        return _progressive(sentence, at)
    if modal is None:
        return status_carried(sentence, at) or ("happened" if headline else None)
    return modal


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


def _shaped(
    sentence: Sentence, at: int, sense: Sense, verb: Verb, status: str, subject: Company | None, passive: bool, bounds: tuple[int, int]
) -> Report | None:
    if verb.shape in ("with", "object", "host"):
        return _with_other(sentence, at, sense, verb, status, subject, passive, bounds)
    if verb.shape == "visit":
        return _visit(sentence, at, sense, verb, status, subject, passive, bounds)
    if verb.shape == "join":
        return _joined(sentence, at, sense, verb, status, subject, bounds)
    return _alone(sentence, at, sense, verb, status, subject, passive, bounds)


# ---------------------------------------------------------------------- who met whom
def _with_other(
    sentence: Sentence, at: int, sense: Sense, verb: Verb, status: str, subject: Company | None, passive: bool, bounds: tuple[int, int]
) -> Report | None:
    other = _agent(sentence, at) if passive else _other(sentence, at, verb, bounds[1])
    if passive:
        subject, other = other, subject
    if other is None and not (subject and _several(subject) and verb.shape == "object" and verb.id == "meet"):
        return None
    if verb.id == "call-on" and (other is None or not _persons(other) or sentence.low(other.after) == "to"):
        return None
    if verb.shape == "host" and _on_a_visit(sentence, at):
        return None
    if verb.shape == "host" and other is not None and not any(a.kind in ("person", "office", "counterpart") for a in other.actors):
        return None
    if verb.id == "speak" and (other is None or not any(a.office or a.kind == "counterpart" for a in other.actors)):
        return None
    roles = (verb.subject, verb.other)
    return _made(sentence, at, sense, verb, status, (subject, other), roles, bounds)


def _on_a_visit(sentence: Sentence, at: int) -> bool:
    """ "will host B on a working visit": a visit, which its noun reports."""
    for index in range(at + 1, min(at + 24, len(sentence.items))):
        if (noun := sentence.items[index].sense("noun")) and noun.value == "visit":
            return any(sentence.low(i) == "on" and sentence.low(i + 1) in ("a", "an", "his", "her") for i in range(index - 5, index))
        if sentence.items[index].text in (".", ";", ":") or sentence.low(index) in ("who", "which"):
            break
    return False


def _persons(company: Company) -> bool:
    return any(a.kind in ("person", "office", "counterpart") for a in company.actors)


def _several(company: Company) -> bool:
    return (
        any(a.plural for a in company.actors)
        or len(company.actors) > 1
        or any(a.kind == "collective" or a.first_words in ("they", "we") for a in company.actors)
    )


def _agent(sentence: Sentence, at: int) -> Company | None:
    for index in range(at + 1, min(at + _SKIP, len(sentence.items))):
        if sentence.low(index) == "by":
            return sentence.company_from(index + 1)
        if sentence.items[index].sense("verb"):
            break
    return None


def _other(sentence: Sentence, at: int, verb: Verb, right: int) -> Company | None:
    """The other side: after the verb and its preposition; dates, places and adverbs may stand between."""
    index, asked = at + 1, bool(verb.prepositions) and verb.shape == "with"
    limit = min(at + _SKIP, len(sentence.items), max(right, at + 1))
    while index < limit:
        low = sentence.low(index)
        if low in ("with", "to") and (low in verb.prepositions or low == "with"):
            asked = False
            index += 1
            continue
        company = sentence.company_from(index)
        if company is not None and company.first >= index and not asked and not sentence.date_at(index) and not _placed(sentence, index):
            return company if all(a.kind != "pronoun" for a in company.actors) else None
        if sentence.low(index) in sentence.book.group and (sided := group_of(sentence, index)) is not None:
            return sided
        if sentence.items[index].text in (".", ";", ":") or (
            sentence.items[index].sense("verb") and not sentence.items[index].sense("noun")
        ):
            return None
        index = (
            company.after
            if company is not None and company.first >= index and sentence.low(company.first - 1) in ("in", "at")
            else index + 1
        )
    return None


def group_of(sentence: Sentence, index: int) -> Company | None:
    """ "members of the Government of B", "representatives from B": a group of B's side, whoever they are."""
    for at in range(index + 1, min(index + 7, len(sentence.items))):
        if sentence.items[at].text in (",", ".", ";") or sentence.items[at].sense("verb"):
            return None
        company = sentence.company_from(at)
        if company is not None and company.governed in ("of", "from") and all(a.side for a in company.actors):
            named = next(
                (c for c in sentence.companies if company.after < c.first <= company.after + 2 and _names(sentence, c.first)), None
            )
            sides = tuple(Actor(a.start, a.end, "side", side=a.side) for a in company.actors)
            return Company((*sides, *(named.actors if named else ())), company.first, (named or company).after, "with")
    return None


def _names(sentence: Sentence, first: int) -> bool:
    """ "…, including Foreign Minister Holm", "led by …": the members who are named."""
    return any(sentence.low(i) in ("including", "led", "headed", "namely") for i in range(max(first - 3, 0), first))


def _placed(sentence: Sentence, index: int) -> bool:
    """A state after "in" is a place, not a party."""
    before = index - 1
    while before >= 0 and sentence.low(before) in ("the",):
        before -= 1
    if before >= 0 and sentence.items[before].sense("verb"):
        return False
    return sentence.low(before).rpartition(" ")[2] in (
        "in",
        "at",
        "on",
        "of",
        "from",
        "for",
        "during",
        "after",
        "before",
        "regarding",
        "by",
        "via",
        "about",
    )


# ---------------------------------------------------------------------- visits
def _visit(
    sentence: Sentence, at: int, sense: Sense, verb: Verb, status: str, subject: Company | None, passive: bool, bounds: tuple[int, int]
) -> Report | None:
    if passive:
        target = _place_left(sentence, at)
        return (
            _made(sentence, at, sense, verb, status, (_agent(sentence, at), None), (verb.subject, ""), bounds, target) if target else None
        )
    target = destination(sentence, at + 1)
    if (guest := invited(sentence, at)) is not None:
        report = _made(sentence, at, sense, verb, "possible", (guest, None), (verb.subject, ""), bounds, target) if target else None
        return report._replace(inviter=subject.actors[0].side if subject else None) if report else None
    if target is None and sense.form == "past" and sentence.low(at) == "visited" and subject is not None:
        target = where_of(sentence, at, at, bounds[1], set())
    if target is None and subject is not None and _own_country(sentence, at + 1):
        return _made(sentence, at, sense, verb, status, (subject, None), (verb.subject, ""), bounds)
    if target is None or (subject is None and status != "planned"):
        return None
    if verb.type == "visit" and not _is_visit(sentence, at, verb):
        return None
    return _made(sentence, at, sense, verb, status, (subject, None), (verb.subject, ""), bounds, target)


def _own_country(sentence: Sentence, at: int) -> bool:
    return sentence.low(at) in sentence.book.here or f"{sentence.low(at)} {sentence.low(at + 1)}" in sentence.book.here


def invited(sentence: Sentence, at: int) -> Company | None:
    """ "invited B to visit", "an invitation to B to visit": the guest is who stands before the "to"."""
    if sentence.low(at - 1) != "to":
        return None
    guest = next((c for c in sentence.companies if c.after == at - 1), None)
    if guest is None:
        return None
    return guest if any(sentence.low(i).startswith("invit") for i in range(max(guest.first - 5, 0), guest.first)) else None


def _is_visit(sentence: Sentence, at: int, verb: Verb) -> bool:
    """ "is in Oslo", "arrived in Oslo", "left for Oslo" are visits of those who represent somebody."""
    return True


def destination(sentence: Sentence, at: int) -> Where | None:
    """The state or place that begins within three words of an index."""
    for index in range(at, min(at + 4, len(sentence.items))):
        if sentence.place_at(index):
            return place_of(sentence, index)
        if sentence.items[index].sense("organisation") and any(s.form in ("organisation", "body") for s in sentence.items[index].senses):
            return Where(Span(sentence.items[index].start, sentence.items[index].end), None, sentence.items[index].senses[0].entry)
        if sentence.low(index) not in (
            "the",
            "city",
            "of",
            "capital",
            "both",
            "neighbouring",
            "neighboring",
            "friendly",
            "brotherly",
            "to",
            "his",
            "her",
        ):
            return None
    return None


def _place_left(sentence: Sentence, at: int) -> Where | None:
    for index in range(at - 1, -1, -1):
        if sentence.place_at(index):
            return place_of(sentence, index)
    return None


# ---------------------------------------------------------------------- gatherings
def _joined(
    sentence: Sentence, at: int, sense: Sense, verb: Verb, status: str, subject: Company | None, bounds: tuple[int, int]
) -> Report | None:
    gathering = gathering_at(sentence, at + 1)
    if gathering is None or subject is None:
        return None
    report = _made(sentence, at, sense, verb, status, (subject, None), (verb.subject, ""), bounds)
    kind = "ceremony" if _ceremony(sentence, at) else verb.type
    return report._replace(gathering=gathering, type=kind) if report else None


def _ceremony(sentence: Sentence, at: int) -> bool:
    nouns = [s.value for i in range(at + 1, min(at + 14, len(sentence.items))) if (s := sentence.items[i].sense("noun"))]
    return bool(nouns) and nouns[0] == "ceremony"


def gathering_at(sentence: Sentence, at: int) -> Span | None:
    """A gathering's name or noun within the next words: a known forum, or a phrase with "conference", "summit", "session"."""
    for index in range(at, min(at + 16, len(sentence.items))):
        item = sentence.items[index]
        if item.text in (".", ";", ":") or (item.text == "," and index > at + 1 and not sentence.date_at(index - 1)):
            return None
        if any(
            (s.kind == "noun" and s.value in ("conference", "ceremony")) or (s.kind == "organisation" and s.form == "forum")
            for s in item.senses
        ):
            return Span(sentence.items[at].start, item.end)
        if (
            item.sense("noun")
            and sentence.low(index) == "meeting"
            and index > at + 1
            and sentence.low(index + 1) in ("of", ",", ".", "in", "on")
        ):
            return Span(sentence.items[at].start, item.end)
        if item.sense("verb") and not item.sense("noun"):
            return None
    return None


def _alone(
    sentence: Sentence, at: int, sense: Sense, verb: Verb, status: str, subject: Company | None, passive: bool, bounds: tuple[int, int]
) -> Report | None:
    """Signings, appointments, submissions: the subject acts on a thing or an office."""
    if verb.type == "signing" and passive and _text_before(sentence, at):
        return _made(sentence, at, sense, verb, status, (None, None), ("", ""), bounds)
    if subject is None or denied(sentence, at):
        return None
    if verb.type == "appointment" and not _to_office(sentence, at):
        return None
    if verb.type == "signing" and not _signs_something(sentence, at):
        return None
    other = None
    if verb.type == "appointment" and not passive:
        other, subject = None, sentence.company_from(at + 1) or subject
    return _made(sentence, at, sense, verb, status, (subject, other), (verb.subject, verb.other), bounds)


def _text_before(sentence: Sentence, at: int) -> bool:
    """ "two agreements were signed": the subject is a text."""
    return any(sentence.low(i).split()[-1:] and sentence.low(i).split()[-1] in sentence.book.signed for i in range(max(at - 16, 0), at))


def _to_office(sentence: Sentence, at: int) -> bool:
    return any(sentence.items[i].sense("office") for i in range(at + 1, min(at + 12, len(sentence.items))))


def _signs_something(sentence: Sentence, at: int) -> bool:

    near = range(at + 1, min(at + 22, len(sentence.items)))
    return any(
        sentence.low(i) in sentence.book.signed or sentence.low(i).split()[-1:] == ["agreement"] or sentence.items[i].sense("instrument")
        for i in near
    )


# ---------------------------------------------------------------------- putting it together
def _made(
    sentence: Sentence,
    at: int,
    sense: Sense,
    verb: Verb,
    status: str,
    companies: tuple[Company | None, Company | None],
    roles: tuple[str, str],
    bounds: tuple[int, int],
    target: Where | None = None,
) -> Report | None:
    parts = tuple(Part(a, role) for company, role in zip(companies, roles, strict=True) if company for a in company.actors)
    pronouns = tuple(p.actor.first_words for p in parts if p.actor.kind in ("pronoun", "collective"))
    if verb.shape == "host" and companies[1] is None:
        pronouns = (*pronouns, "somebody")
    left, right = bounds
    item = sentence.items[at]
    used = {i for i in range(len(sentence.items)) if target and sentence.items[i].start == target.span.start}
    adjuncts = adjuncts_of(sentence, left, at, right, used)
    return Report(
        verb.type, status, Span(item.start, item.end), Span(sentence.items[left].start, sentence.items[right - 1].end), sense.entry, parts, adjuncts,
        destination=target, initiative_of_other=verb.initiative == "other", pronouns=pronouns, format=verb.format, kind="verb", past=sense.form == "past",
    )  # fmt: skip
