"""The small words between and around actors, for looking at one word at a time."""

from __future__ import annotations

from functools import cached_property

from communique.knowledge.event_book import EventBook
from communique.knowledge.event_words import EventWords
from communique.knowledge.people_words import PeopleWords
from communique.knowledge.place_book import words_of
from communique.text.fold import fold


class ActorBook(EventBook):
    """Sets of the words that join actors, lead on to them or end them."""

    def __init__(self, people: PeopleWords, events: EventWords) -> None:
        super().__init__(events)
        self.people = people

    @cached_property
    def conjunction(self) -> frozenset[str]:
        """Conjunctions between actors ("and"), folded."""
        return words_of(self.people.conjunction)

    @cached_property
    def going_on(self) -> frozenset[str]:
        """Words after a comma by which a list or a second role goes on, folded."""
        return words_of(self.people.going_on)

    @cached_property
    def belonging(self) -> frozenset[str]:
        """Prepositions between an actor and its state ("of"), folded."""
        return words_of(self.people.belonging)

    @cached_property
    def whose(self) -> tuple[str, ...]:
        """The same between blanks, as they stand in a text."""
        return tuple(f" {word} " for word in sorted(self.belonging))

    @cached_property
    def agent(self) -> frozenset[str]:
        """Prepositions between a participle and who does it ("led by"), folded."""
        return words_of(self.people.agent)

    @cached_property
    def which(self) -> frozenset[str]:
        """Pronouns of relative clauses that tell of a delegation ("which was led by"), folded."""
        return words_of(self.people.which)

    @cached_property
    def of_state(self) -> frozenset[str]:
        """Pronouns that take up a state ("its permanent representative"), folded."""
        return words_of(self.people.of_state)

    @cached_property
    def charged(self) -> frozenset[str]:
        """Phrases between an office and what its holder looks after, folded."""
        return words_of(self.people.charged)

    @cached_property
    def empty(self) -> frozenset[str]:
        """Words that tell no office from another, folded."""
        return words_of(self.people.empty)

    @cached_property
    def vague(self) -> frozenset[str]:
        """Words that an office in a title may lack, folded."""
        return words_of(self.people.vague)

    @cached_property
    def possessive(self) -> frozenset[str]:
        """The marks of whose something is, as written."""
        return frozenset(w for e in self.people.possessive for w in e.words)

    @cached_property
    def chain(self) -> frozenset[str]:
        """What may stand between two persons who are met together, as written."""
        return frozenset(w for e in self.people.chain for w in e.words)

    @cached_property
    def whereabouts(self) -> frozenset[str]:
        """Words before a state where something is, folded."""
        return words_of(self.people.whereabouts)

    @cached_property
    def between_states(self) -> frozenset[str]:
        """Words and marks inside a list of states, folded."""
        return words_of(self.people.between_states)

    @cached_property
    def glued_article(self) -> frozenset[str]:
        """Articles glued to a name, folded."""
        return words_of(self.people.glued_article)

    @cached_property
    def state_again(self) -> frozenset[str]:
        """Nouns that take up the state named last, folded."""
        return words_of(self.people.state_again)

    @cached_property
    def subject_ending(self) -> tuple[str, ...]:
        """Endings of nouns that are subjects of offices, folded."""
        return tuple(sorted(words_of(self.people.subject_ending)))

    @cached_property
    def unit(self) -> frozenset[str]:
        """Units of ministries, as written."""
        return frozenset(w for e in self.people.unit for w in e.words)

    @cached_property
    def residing(self) -> frozenset[str]:
        """Phrases between an envoy and where he lives or is accredited, folded."""
        return words_of(self.people.residing)

    @cached_property
    def capacity(self) -> frozenset[str]:
        """Phrases between a name and the office in which somebody acts, folded."""
        return words_of(self.people.capacity)

    @cached_property
    def name_end(self) -> frozenset[str]:
        """Small words that end a name of several words, as written."""
        return frozenset(w for e in self.people.name_end for w in e.words)

    @cached_property
    def at_large(self) -> frozenset[str]:
        """Phrases for organisations that are not named, folded."""
        return words_of(self.people.at_large)

    @cached_property
    def respectively(self) -> frozenset[str]:
        """Adverbs between a list of states and a list of names, folded."""
        return words_of(self.people.respectively)

    @cached_property
    def including(self) -> frozenset[str]:
        """Words between a group and those of it who are named ("including"), folded."""
        return words_of(self.people.including)

    @cached_property
    def before_state(self) -> frozenset[str]:
        """Words that may stand before the next state of a list ("of the"), folded."""
        return words_of(self.people.before_state)

    @cached_property
    def preposition(self) -> frozenset[str]:
        """Prepositions, folded."""
        return words_of(self.people.preposition)

    @cached_property
    def session(self) -> frozenset[str]:
        """Nouns for a sitting of a body, folded."""
        return words_of(self.people.session)

    @cached_property
    def links(self) -> dict[str, str]:
        """Prepositions behind an office, folded, and what they do."""
        return {fold(word): role for word, role in self.people.link.items()}

    @cached_property
    def possessing(self) -> frozenset[str]:
        """Articles and possessive pronouns, folded."""
        return words_of(self.people.possessing)

    @cached_property
    def inner(self) -> frozenset[str]:
        """Small words inside subjects and names of bodies, folded."""
        return words_of(self.people.inner)

    @cached_property
    def subject_too(self) -> frozenset[str]:
        """Last words of offices that a subject may follow though they are none, folded."""
        return words_of(self.people.subject_too)

    @cached_property
    def paired(self) -> frozenset[str]:
        """Words of offices that share a plural noun ("Foreign and Defence Ministers"), folded."""
        return words_of(self.people.paired)

    @cached_property
    def moreover(self) -> frozenset[str]:
        """Words before a further office of the same person, folded."""
        return words_of(self.people.moreover)

    @cached_property
    def closing_list(self) -> frozenset[str]:
        """Words before which a list of actors may end, folded."""
        return words_of(self.people.closing_list)

    @cached_property
    def towards(self) -> frozenset[str]:
        """Words after which a state is the other one ("group of friendship with"), folded."""
        return words_of(self.people.towards)

    @cached_property
    def ends_body(self) -> frozenset[str]:
        """Words before which the name of a body is over, folded."""
        return words_of(self.people.ends_body)

    @cached_property
    def former(self) -> frozenset[str]:
        """Words before an office that somebody has no more, folded."""
        return words_of(self.people.former)

    @cached_property
    def body_again(self) -> frozenset[str]:
        """Nouns in small letters for an organisation named before ("the body"), folded."""
        return words_of(self.people.body_again)
