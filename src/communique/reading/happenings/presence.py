"""Who else was there: sentences that add participants to what was told before.

"Taking part in the talks were B and C", "B and C were also present", "B also attended the meeting", "The Norlandic delegation was led by B, and
the Sudlandic one by C".  They report no event of their own.
"""

from __future__ import annotations

from collections.abc import Iterator

from communique.reading.happenings.reports import Part, Report
from communique.reading.sentences.adjuncts import Adjuncts
from communique.reading.sentences.clauses import Company, Sentence
from communique.reading.who.actors import Actor, Side, names_somebody
from communique.text.span import Span

PRESENCE = "presence"
_TO_BE, _NEAR, _OBJECT, _ROW = 10, 3, 4, 5
_BESIDE = ("object", "including")


def presence_reports(sentence: Sentence) -> Iterator[Report]:
    """The reports of a sentence that say who else was there."""
    if not (places := sentence.scene.presence_within(sentence.span)):
        return
    for index in (i for i, item in enumerate(sentence.items) if item.start in places):
        for form, find in (("opening", _opening), ("closing", _closing), ("sharing", _sharing), ("leading", _leading), ("naming", _naming)):
            found = _words_at(sentence, index, form)
            actors = find(sentence, index, found[0]) if found is not None else ()
            if found is not None and actors:
                yield _report(sentence, index, found[1], actors, _shared(sentence, found[0]) if form == "sharing" else PRESENCE)
                return


def _words_at(sentence: Sentence, index: int, form: str) -> tuple[int, str] | None:
    """The index after the words of a form that begin at an item, and their entry."""
    start = sentence.items[index].start
    low = sentence.scene.folded[start - sentence.scene.start : sentence.span.end - sentence.scene.start]
    for words, entry in sentence.book.presence.get(form, ()):
        if low.startswith(words) and not low[len(words) : len(words) + 1].isalnum():
            end = start + len(words)
            return next((i for i in range(index, len(sentence.items)) if sentence.items[i].start >= end), len(sentence.items)), entry
    return None


def _shared(sentence: Sentence, after: int) -> str:
    """The type of what somebody took part in."""
    nouns = (n.type for i in range(after, len(sentence.items)) if (n := sentence.noun(i)) is not None)
    return next(nouns, PRESENCE)


def _report(sentence: Sentence, at: int, entry: str, actors: tuple[Actor, ...], kind: str) -> Report:
    here = Span(sentence.items[at].start, sentence.items[at].end)
    past = not any(item.low in sentence.book.will for item in sentence.items)
    status = "happened" if past else "planned"
    parts = tuple(Part(a) for a in actors)
    return Report(kind, status, here, sentence.span, f"events:{PRESENCE}-{entry}", parts, Adjuncts(None, None), kind=PRESENCE, joins=True)


# ---------------------------------------------------------------------- forms
def _opening(sentence: Sentence, at: int, after: int) -> tuple[Actor, ...]:
    """ "Taking part in the talks were B and C": those behind the form of "be"."""
    if at or any(c.after <= at and c.somebody for c in sentence.companies):
        return ()
    be = next((i for i in range(after, min(after + _TO_BE, len(sentence.items))) if sentence.low(i) in sentence.book.be), None)
    return _row(sentence, be + 1) if be is not None else ()


def _naming(sentence: Sentence, at: int, after: int) -> tuple[Actor, ...]:
    """ "The envoys were B and C": those behind, where each of them has a name."""
    found = _row(sentence, after) if at == 0 else ()
    return found if all(a.name is not None for a in found) else ()


def _closing(sentence: Sentence, at: int, after: int) -> tuple[Actor, ...]:
    """ "B and C were also present": those before the form of "be"."""
    be = next((i for i in range(at - 1, max(at - _NEAR, -1), -1) if sentence.low(i) in sentence.book.be), None)
    return _subject(sentence, be) if be is not None and _ends(sentence, after) else ()


def _sharing(sentence: Sentence, at: int, after: int) -> tuple[Actor, ...]:
    """ "B also took part in the talks": those before, and what was told before behind."""
    noun = next((i for i in range(after, min(after + _OBJECT, len(sentence.items))) if sentence.noun(i) is not None), None)
    if noun is None or sentence.low(after) not in sentence.book.definite or not _ends(sentence, noun + 1):
        return ()
    return _subject(sentence, at)


def _leading(sentence: Sentence, at: int, after: int) -> tuple[Actor, ...]:
    """ "The Norlandic delegation was led by B, and the Sudlandic one by C": each leader speaks for the side before.

    The parser of actors takes "the Norlandic delegation led by B" for one actor, B with the delegation's side.
    """
    company = next((c for c in sentence.companies if c.first <= at < c.after), None)
    if company is None and at and sentence.low(at - 1).rpartition(" ")[2] in sentence.book.delegates:
        return tuple(a for a in _row(sentence, after) if a.name is not None)
    if company is None or company.governed:
        return ()
    found = [a for a in company.actors if a.name is not None and a.name.start > sentence.items[at].start]
    last = company.actors[-1]
    if found and (members := _words_near(sentence, company.after, "members")) is not None:
        found += [_for_side(a, found[-1].side) for a in _row(sentence, members)]
    if found and last.kind == "side" and _words_at(sentence, company.after, "ellipsis") is not None:
        found += [_for_side(a, last.side) for a in _row(sentence, company.after + 1)]
    return tuple(found)


def _words_near(sentence: Sentence, at: int, form: str) -> int | None:
    """The index after the words of a form that begin at an item or right behind it."""
    found = (_words_at(sentence, i, form) for i in range(at, min(at + _NEAR, len(sentence.items))))
    return next((after for hit in found if hit is not None for after in hit[:1]), None)


# ---------------------------------------------------------------------- who
def _ends(sentence: Sentence, at: int) -> bool:
    """Whether a clause ends at an index."""
    return at >= len(sentence.items) or sentence.items[at].text in (".", ",", ";", ")") or sentence.low(at) in sentence.book.also


def _subject(sentence: Sentence, at: int) -> tuple[Actor, ...]:
    company = next((c for c in reversed(sentence.companies) if c.after <= at), None)
    if company is None or at - company.after > _NEAR or company.governed:
        return ()
    return _somebody(company)


def _row(sentence: Sentence, at: int) -> tuple[Actor, ...]:
    """All who stand in a row from an index on, up to a verb."""
    found: list[Actor] = []
    end = at
    for company in (c for c in sentence.companies if c.first >= at):
        between = range(end, company.first)
        if len(between) > _ROW or any(sentence.items[i].sense("verb") or sentence.items[i].text in (".", ":") for i in between):
            break
        if not company.governed or company.governed in _BESIDE or company.first - at <= 1:
            found += _somebody(company)
        end = company.after
    return tuple(found)


def _somebody(company: Company) -> tuple[Actor, ...]:
    """The persons and offices of a company; a state alone was nowhere."""
    return tuple(a for a in company.actors if names_somebody(a) and a.kind != "side")


def _for_side(actor: Actor, side: Side | None) -> Actor:
    """The actor as the leader of a side's delegation."""
    if actor.side is not None or side is None or actor.name is None:
        return actor
    return actor._replace(side=side._replace(certainty="implied", also=(actor.name,)))
