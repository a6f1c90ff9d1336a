"""The day of an event: the date in its clause that is its own."""

from __future__ import annotations

from communique.dates.hit import DateHit
from communique.reading.sentences.clauses import Sentence

_DATELINE, _CLOSE, _AGENCY = 8, 3, 8


def when_of(sentence: Sentence, left: int, trigger: int, right: int, used: set[int], told: bool = True) -> DateHit | None:
    """The date of the clause: after the trigger first, then before it, then the date that opens the sentence."""
    places = [(i, d) for i, d in _free_dates(sentence, used) if i < trigger or not _owns(sentence, d)]
    clause = sentence.enclosing(trigger)
    inside = [
        (i, d) for i, d in places if left <= i < right and sentence.enclosing(i) == clause and _same_clause(sentence, i, trigger, told)
    ]
    nearest = _nearest(sentence, [d for i, d in inside if i < trigger], [d for i, d in inside if i > trigger], trigger, told)
    if nearest is not None and nearest.value is None:
        nearest = next((d for _, d in inside if 0 < d.start - nearest.end <= len(" (") and sentence.text[d.start - 1] in "(["), nearest)
    opening = next(((i, d) for i, d in places if _opens(sentence, d)), None) if told and clause is None else None
    if opening is None or any(_said(sentence, i) for i in range(opening[0], trigger)):
        return nearest
    return opening[1] if nearest is None or (nearest.form == "year" and opening[1].form == "day") else nearest


def _free_dates(sentence: Sentence, used: set[int]) -> list[tuple[int, DateHit]]:
    """The dates of a sentence that tell a day for something: no dateline, none before its noun, none that is used."""
    placed = [(i, d) for d in sentence.dates if (i := index_at(sentence, d.start)) is not None and i not in used]
    return [(i, d) for i, d in placed if not _attributive(sentence, i) and not _dateline(sentence, i)]


def _owns(sentence: Sentence, hit: DateHit) -> bool:
    """ "last year's Assembly": the date is that of the noun behind it."""
    after = index_at(sentence, hit.end)
    return after is not None and sentence.items[after].text in sentence.book.possessive


def _nearest(sentence: Sentence, before: list[DateHit], after: list[DateHit], trigger: int, told: bool) -> DateHit | None:
    """Of the dates of a clause the one that opens the sentence, else one right before the trigger, else one after it."""
    if before and _opens(sentence, before[0]):
        return before[0] if not after or not is_day(after[0]) or is_day(before[0]) else after[0]
    if before and _right_before(sentence, before[-1], trigger, bool(after)):
        return before[-1]
    if after:
        return after[0]
    return before[-1] if before and told else None


def _right_before(sentence: Sentence, hit: DateHit, trigger: int, others: bool) -> bool:
    """Whether a date stands right before a trigger; not that of the verb before ("will meet B on 3 May and visit C from 4 to 6 May")."""
    at = index_at(sentence, hit.start) or 0
    another = others and any(sentence.low(i) in sentence.book.also for i in range(at + 1, trigger))
    return trigger - at <= _CLOSE and not another


def _same_clause(sentence: Sentence, index: int, trigger: int, told: bool) -> bool:
    """Whether nothing between a date and a trigger gives the date to something else."""
    low, high = sorted((index, trigger))
    between = range(low + 1, high)
    if any(sentence.items[i].text in (";", ":") for i in range(low, high)) or (
        index > trigger and _of_another(sentence, between, sentence.noun(trigger) is None)
    ):
        return False
    if index < trigger and (any(_said(sentence, i) for i in between) or _of_the_verb_before(sentence, index, between)):
        return False
    if index < trigger and all(sentence.items[i].text == "," or sentence.date_at(i) for i in between):
        return True
    return told or all(
        sentence.items[i].text not in (",", ".") and not sentence.items[i].sense("verb", "held") for i in range(low + 1, high)
    )


def _of_the_verb_before(sentence: Sentence, index: int, between: range) -> bool:
    """Whether a date is that of the verb before it, not of what the verb is for: "arrived on 3 May to attend the summit", "thanked her today
    for the visit"; who "will travel on 3 May to attend the summit" attends it then."""
    behind = next((i for i in between if sentence.date_at(i) is None), None)
    if behind is None:
        return False
    ahead = any(sentence.low(i) in sentence.book.will for i in range(index))
    purpose = not ahead and any(sentence.low(i) in sentence.book.infinitive and _bare_verb(sentence, i + 1) for i in between)
    return purpose or sentence.low(behind) in sentence.book.aside


def _bare_verb(sentence: Sentence, at: int) -> bool:
    """Whether the word behind "to" is a verb: a small word that is no determiner and names nothing."""
    item = sentence.items[at] if at < len(sentence.items) else None
    return (
        item is not None
        and item.text[0].islower()
        and item.low not in sentence.book.determiner
        and not item.sense("country", "place", "office")
    )


def _said(sentence: Sentence, index: int) -> bool:
    """ "said on Monday that": what follows has no day from before the "that"."""
    return sentence.low(index) in sentence.book.which and sentence.date_at(index) is None


def _of_another(sentence: Sentence, between: range, verbal: bool) -> bool:
    """Whether a date behind a verb belongs to what came before or is told beside it ("after the summit on 3 May", "which was held on 3 May")."""
    return any(
        (sentence.low(i) in sentence.book.behind and not _before_somebody(sentence, i))
        or (verbal and sentence.low(i) in sentence.book.which and sentence.items[i + 1].sense("held"))
        for i in between
    )


def _before_somebody(sentence: Sentence, at: int) -> bool:
    """ "presented her credentials before President Noor on 3 May": a person in whose presence it was."""
    company = sentence.company_from(at + 1) if sentence.low(at) in sentence.book.before_whom else None
    return company is not None and company.actors[0].kind == "person" and not company.actors[-1].possessive


def is_day(hit: DateHit) -> bool:
    """Whether a date says a day or days, however it is written."""
    return hit.form in ("day", "range", "days", "relative", "weekday")


def _opens(sentence: Sentence, hit: DateHit) -> bool:
    index = index_at(sentence, hit.start)
    return index is not None and index <= 2


def _dateline(sentence: Sentence, index: int) -> bool:
    """The date of a dateline ("OSLO, 3 May –", "OSLO, 3 May (RNA) –", "OSLO, May 3. /RNA/.") is the day of writing."""
    after = index
    while sentence.date_at(after) is not None:
        after += 1
    after = _behind_agency(sentence, after)
    follower = sentence.items[after].text if after < len(sentence.items) else ""
    if _names_agency(sentence, index):
        return True
    return index <= _DATELINE and follower in ("-", "–", "—", "/", ":") and index > 0


def _names_agency(sentence: Sentence, index: int) -> bool:
    """Whether an agency stands between the date of a dateline and its dash ("OSLO, May 3 (Agency) --", "Oslo, May 3, Agency –")."""
    after = index
    while sentence.date_at(after) is not None:
        after += 1
    if index == 0 or index > _DATELINE:
        return False
    for at in range(after, min(after + _AGENCY, len(sentence.items))):
        item = sentence.items[at]
        if item.text[0] in "-–—/:" and (at == after or sentence.text[item.start - 1].isspace()):
            return at == after or (sentence.items[index - 1].text == "," and sentence.items[after].text in ("(", ",", "/"))
        if item.sense("verb", "office") or item.text[0].islower():
            return False
    return False


def _behind_agency(sentence: Sentence, index: int) -> int:
    """Behind the name in brackets that a dateline may have; the same place where there is none."""
    texts = [item.text for item in sentence.items[index : index + _AGENCY]]
    at = 1 if texts[:1] == ["."] and texts[1:2] == ["/"] else 0
    if texts[at : at + 1] == ["("] and ")" in texts:
        return index + texts.index(")") + 1
    return index + at


def _attributive(sentence: Sentence, index: int) -> bool:
    """A date that belongs to an instrument or a past thing ("resolution … of 5 May", "since 2014", "until 2030")."""
    before, hit, book = sentence.low(index - 1), sentence.date_at(index), sentence.book
    if before in book.term and hit is not None and hit.value is not None and hit.value.replace("/", "").isdigit():
        return True  # "coordinator for 2021-2024"
    if before in book.edge:
        return True
    near = sentence.items[max(0, index - 6) : index]
    return before in book.dated and any(i.sense("instrument") or not book.paper.isdisjoint(i.low.split()) for i in near)


def index_at(sentence: Sentence, start: int) -> int | None:
    """The item that an offset of the text lies in, or the first behind it."""
    return next((i for i, item in enumerate(sentence.items) if item.end > start), None)
