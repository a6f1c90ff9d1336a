"""What a phrase may mean: the senses that the phrase tables hand to the reading steps."""

from __future__ import annotations

from typing import NamedTuple

from communique.knowledge.commitment_words import CommitmentWords, Promise
from communique.knowledge.entries import Country, Organisation, Place
from communique.knowledge.event_words import EventWords, Modal, Noun, Verb
from communique.knowledge.instrument_words import InstrumentWords
from communique.knowledge.people_words import Office, PeopleWords, WordList
from communique.knowledge.speech_words import Saying, SpeechWords
from communique.text.phrases import Phrase


class Sense(NamedTuple):
    """One meaning of a phrase.

    `kind` is the job (country, place, organisation, office, honorific, verb, noun, …), `value` its normal form (a code, an
    entry's id), `form` a refinement (adjective, past, …), `entry` names the data entry for `explain`, `data` is the entry itself.
    """

    kind: str
    value: str
    form: str
    entry: str
    data: object


Table = list[Phrase[Sense]]


def country_phrases(countries: list[Country]) -> Table:
    """Names, adjectives, demonyms and governments of states."""
    found: Table = []
    for c in countries:
        entry = f"countries:{c.code}"
        for form, names in (("name", c.names), ("adjective", c.adjectives), ("demonym", c.demonyms), ("government", c.government)):
            found += [Phrase(n, Sense("country", c.code, form, entry, c), _case(n)) for n in names]
        found += [Phrase(n, Sense("place", c.code, "capital", entry, c), _case(n)) for n in c.capital]
    return found


def place_phrases(places: list[Place]) -> Table:
    """Cities, regions and venues."""
    return [Phrase(n, Sense("place", p.country, p.kind, f"places:{p.name}", p), _case(n)) for p in places for n in [p.name, *p.aliases]]


def organisation_phrases(organisations: list[Organisation]) -> Table:
    """Organisations, bodies, forums, groups and outlets."""
    return [
        Phrase(n, Sense("organisation", o.code, o.kind, f"organisations:{o.code}", o), _case(n))
        for o in organisations
        for n in dict.fromkeys([o.name, *o.aliases, *([o.code] if o.kind in ("organisation", "body") else [])])
    ]


def people_phrases(words: PeopleWords) -> Table:
    """Offices, honorifics of several words, and the collectives ("the two sides")."""
    found = [p for o in words.office for p in _office_phrases(o)]
    found += [_word_phrase("honorific", w, e, "name") for e in words.honorific for w in e.words if " " in w]
    found += [_word_phrase("continent", w, e, "any") for e in words.continent for w in e.words]
    found += [_word_phrase("collective", w, e, "any") for e in words.collective for w in e.words]
    return found


def _word_phrase(kind: str, words: str, entry: WordList, case: str) -> Phrase[Sense]:
    return Phrase(words, Sense(kind, words.lower(), "", f"people:{kind}:{words}", entry), case)


def _office_phrases(office: Office) -> Table:
    found: Table = []
    for words in office.words:
        sense = Sense("office", words, "weak" if office.weak else "", f"people:office:{words}", office)
        found.append(Phrase(words, sense, "exact" if words.isupper() else "any"))
    return found


def event_phrases(words: EventWords) -> Table:
    """Verbs in all their forms, nouns of events, light verbs, predicates and adjuncts."""
    found = [p for verb in words.verb for p in _verb_phrases(verb, "verb")]
    found += [Phrase(w, Sense("noun", n.type, "weak" if n.weak else "", f"events:{n.id}", n)) for n in words.noun for w in n.words]
    found += [_status_phrase(m, w, "held") for m in words.held for w in m.words]
    adjuncts = {
        "sidelines": words.sidelines,
        "initiative": words.initiative,
        "invitation": words.invitation,
        "format": words.format,
        "framework": words.framework,
    }
    for kind, entries in adjuncts.items():
        found += [Phrase(w, Sense(kind, w.lower(), "", f"events:{kind}:{w}", e)) for e in entries for w in e.words]
    return found


def _status_phrase(modal: Modal, word: str, kind: str) -> Phrase[Sense]:
    return Phrase(word, Sense(kind, modal.status, "", f"events:{kind}:{word}", modal))


def _verb_phrases(verb: Verb, kind: str) -> Table:
    forms = {"past": verb.past, "base": verb.base, "third": verb.third, "participle": verb.participle}
    return [Phrase(w, Sense(kind, verb.type, form, f"events:{verb.id}", verb)) for form, ws in forms.items() for w in ws]


def cue_phrases(speech: SpeechWords, commitments: CommitmentWords, instruments: InstrumentWords) -> Table:
    """Words of saying, of promising and of citing instruments."""
    found = [p for saying in speech.saying for p in _saying_phrases(saying)]
    found += [Phrase(w, Sense("promise", p.id, "", f"commitments:{p.id}", p)) for p in commitments.promise for w in p.words]
    for kind, file, entries in (
        ("source", "speech", speech.source), ("holder", "speech", speech.holder), ("outlet_cue", "speech", speech.outlet_cue),
        ("routine", "commitments", commitments.routine), ("resolution", "instruments", instruments.resolution),
    ):  # fmt: skip
        found += [Phrase(w, Sense(kind, w.lower(), "", f"{file}:{kind}:{w}", e)) for e in entries for w in e.words]
    found += [
        Phrase(w, Sense("resolution", body, "body", f"instruments:{w}", None)) for body, ws in instruments.compound.items() for w in ws
    ]
    for kind, file, entries in (
        ("head", "instruments", instruments.head), ("opening", "instruments", instruments.opening), ("given", "speech", speech.given),
    ):  # fmt: skip
        found += [Phrase(w, Sense(kind, w, "", f"{file}:{kind}:{w}", e), "name") for e in entries for w in e.words]
    return found


def _saying_phrases(saying: Saying) -> Table:
    forms = {"past": saying.past, "third": saying.third, "base": saying.base, "participle": saying.participle}
    return [Phrase(w, Sense("saying", saying.id, form, f"speech:{saying.id}", saying)) for form, ws in forms.items() for w in ws]


def saying_of(sense: Sense) -> Saying:
    """The verb behind a `saying` sense."""
    assert isinstance(sense.data, Saying)
    return sense.data


def promise_of(sense: Sense) -> Promise:
    """The entry behind a `promise` sense."""
    assert isinstance(sense.data, Promise)
    return sense.data


def noun_of(sense: Sense) -> Noun:
    """The noun entry behind a `noun` sense."""
    assert isinstance(sense.data, Noun)
    return sense.data


def verb_of(sense: Sense) -> Verb:
    """The verb entry behind a `verb` or `light` sense."""
    assert isinstance(sense.data, Verb)
    return sense.data


def _case(name: str) -> str:
    """Abbreviations match as written, names need a capital."""
    return "exact" if name.isupper() and len(name) <= 6 else "name"
