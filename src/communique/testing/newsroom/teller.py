"""What of the truth has been told already: each person, holding, event and version once, just before the first capture that needs it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from communique.testing.newsroom.figures import Figure
from communique.testing.newsroom.happenings import Happening
from communique.testing.newsroom.seats import Offices, Tenure
from communique.testing.newsroom.services import Service
from communique.testing.newsroom.stories import Story
from communique.testing.newsroom.truth import LookAlikeTruth, PersonTruth, Record


class Teller:
    """Remembers what was told (ids only: persons and services are few, events remember it themselves)."""

    def __init__(self, offices: Offices) -> None:
        self._offices = offices
        self._services: set[str] = set()
        self._people: set[str] = set()
        self._holdings: set[tuple[str, str]] = set()
        self._waiting: list[LookAlikeTruth] = []

    def service(self, service: Service) -> Iterable[Record]:
        """The publisher, the first time."""
        if service.id not in self._services:
            self._services.add(service.id)
            yield service.truth

    def stubs(self, stories: Iterable[Story]) -> Iterable[Record]:
        """Who and what the teasers tell of."""
        for story in stories:
            yield from self._introduced(story)

    def story(self, story: Story, moment: datetime) -> list[Record]:
        """A version of a document, the first time, with all that it needs; the plans and outcomes that now belong together."""
        version = story.version_at(moment)
        told = list(self._introduced(story))
        if version in story.shown:
            return told
        told.append(story.truth(version))
        if story.edit is not None and version == 2:
            told.append(story.edit)
        if not story.shown:
            told += _pairs(story)
        story.shown.add(version)
        return told

    def _introduced(self, story: Story) -> Iterable[Record]:
        if story.told:
            return
        story.told = True
        for tenure in story.cast:
            yield from self._holding(tenure)
        for happening in story.happenings:
            yield from self._event(happening)

    def _event(self, happening: Happening) -> Iterable[Record]:
        if not happening.trail.told:
            happening.trail.told = True
            for tenure in happening.parties:
                yield from self._holding(tenure)
            yield happening.truth

    def _holding(self, tenure: Tenure) -> Iterable[Record]:
        figure = tenure.figure
        if figure.id not in self._people:
            self._people.add(figure.id)
            yield PersonTruth(
                id=figure.id,
                name=figure.name,
                spellings=tuple(dict.fromkeys(figure.spellings)),
                country=tenure.seat.nation.code if tenure.seat.nation else None,
            )
            yield from self._likenesses(figure)
        if (figure.id, tenure.seat.id) not in self._holdings:
            self._holdings.add((figure.id, tenure.seat.id))
            yield tenure.truth

    def _likenesses(self, figure: Figure) -> Iterable[Record]:
        """The planted likenesses both of whose persons are known now."""
        if figure.likeness is not None:
            self._waiting.append(figure.likeness)
        ready = [likeness for likeness in self._waiting if figure.id in likeness.persons and set(likeness.persons) <= self._people]
        self._waiting = [likeness for likeness in self._waiting if likeness not in ready]
        yield from ready


def _pairs(story: Story) -> Iterable[Record]:
    """Plan and outcome, for each event that the story tells of as planned, happened or called off."""
    events = {happening.id: happening for happening in story.happenings}
    for account in story.versions[0].accounts:
        happening = events.get(account.event)
        if happening is not None and (account.status == "planned" or account.prominence == "primary"):
            yield from happening.shown(story.id, account.status)
