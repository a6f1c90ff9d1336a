"""Events compared: matched by type and parties (the words that report them break ties), then field by field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.record import document as have
from communique.testing import expected as want
from communique.testing.facts import Fact, answers, compared, right, value, words


def event_facts(wanted: Sequence[want.Event], found: Sequence[have.Event], text: str, name: str) -> Iterator[Fact]:
    """What holds of the events of one document; a missing and a spurious event are each a fact that does not hold."""
    pairs = paired(wanted, found, text)
    for number, event in enumerate(wanted):
        key = f"{name}{event_name(event)}"
        if (mine := pairs.get(number)) is not None:
            yield from _one(event, found[mine], key)
        elif not event.optional:
            yield Fact("events", key, event.quote, None, False)
    for number, other in enumerate(found):
        if number not in pairs.values():
            quote = other.evidence[0].quote if other.evidence else ""
            yield Fact("events", f"{name}spurious {other.type} «{' '.join(quote.split())[:60]}»", None, quote, False)


def event_name(event: want.Event) -> str:
    """The name of an event among those of its page.

    >>> event_name(want.Event(type="call", status="happened", participants=(want.Person(name="Ana Rey", country="ES"),), quote="spoke by phone"))
    'call Ana Rey'
    """
    who = " – ".join(dict.fromkeys(_known(person) for person in event.participants))
    return f"{answers(event.type)[0]} {who or event.quote[:40]}"


def _known(person: want.Person) -> str:
    return next((first for answer in (person.name, person.country, person.office) if (first := answers(answer)[0])), "?")


def paired(wanted: Sequence[want.Event], found: Sequence[have.Event], text: str) -> dict[int, int]:
    """Which found event answers which wanted one: the best pairs first, each event once."""
    scores = [
        (score, -i, -j) for i, event in enumerate(wanted) for j, other in enumerate(found) if (score := _likeness(event, other, text)) > 0
    ]
    pairs: dict[int, int] = {}
    for _, i, j in sorted(scores, reverse=True):
        if -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    return pairs


def _likeness(event: want.Event, other: have.Event, text: str) -> float:
    """Above nought only for the same type and either a shared party or the same words."""
    if not right(event.type, other.type):
        return 0.0
    people = [person for person in event.participants if not person.optional]
    shared = sum(any(_same_side(person, party) for party in other.participants) for person in people)
    start = text.find(event.quote)
    same_words = start >= 0 and any(e.start < start + len(event.quote) and start < e.end for e in other.evidence)
    return shared / max(1, len(people)) * 2 + same_words + 0.5 * right(event.when, value(other.when)) * bool(shared or same_words)


def _same_side(person: want.Person, party: have.Participant) -> bool:
    names = [answer for answer in answers(person.name) if answer]
    if names:
        return party.name is not None and right(tuple(names), party.name.value)
    return party.country is not None and right(person.country, party.country.value)


def _one(event: want.Event, mine: have.Event, key: str) -> Iterator[Fact]:
    yield Fact("events", key, event.quote, event.quote, True)
    yield compared("event status", f"{key} status", event.status, mine.status)
    for field in ("when", "where", "initiative", "sidelines_of", "prominence"):
        yield compared(f"event {field.replace('_', ' ')}", f"{key} {field}", getattr(event, field), value(getattr(mine, field)))
    yield from _party_facts(event, mine, key)


def _party_facts(event: want.Event, mine: have.Event, key: str) -> Iterator[Fact]:
    left = list(mine.participants)
    for person in sorted(event.participants, key=lambda person: not answers(person.name)[0]):
        party = next((other for other in left if _same_side(person, other)), None) or next(
            (other for other in left if _may_be(person, other)), None
        )
        who = _known(person)
        if party is None:
            if not person.optional:
                yield Fact("event participants", f"{key}: {who}", who, None, False)
            continue
        left.remove(party)
        yield Fact("event participants", f"{key}: {who}", who, who, True)
        yield compared("participant name", f"{key}: {who} name", person.name, value(party.name))
        yield compared("participant office", f"{key}: {who} office", person.office, value(party.office))
        yield compared("participant country", f"{key}: {who} country", person.country, value(party.country))
    for party in left:
        who = value(party.name) or value(party.office) or value(party.country) or "(nobody)"
        yield Fact("event participants", f"{key}: spurious {who}", None, who, False)


def _may_be(person: want.Person, party: have.Participant) -> bool:
    """The same person under a shorter, a longer or a missing name."""
    names = [words(answer) for answer in answers(person.name)]
    if party.name is None:
        return "" in names and right(person.office, value(party.office))
    mine = words(party.name.value)
    return any(name and (name in mine or mine in name or name.split()[-1] == mine.split()[-1]) for name in names if mine)
