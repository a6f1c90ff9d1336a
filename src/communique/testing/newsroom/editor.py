"""From what happens to what is published: which services write of it, on which day, with which copies, edits and addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from random import Random

import msgspec

from communique.testing.newsroom import conversations, declarations, notices
from communique.testing.newsroom.conversations import Talk
from communique.testing.newsroom.copies import embassy_copy, reprint
from communique.testing.newsroom.days import later
from communique.testing.newsroom.edits import edited
from communique.testing.newsroom.frames import pick
from communique.testing.newsroom.happenings import Happening
from communique.testing.newsroom.papers import Paper
from communique.testing.newsroom.readouts import Brief, gathering, readout
from communique.testing.newsroom.seats import Tenure
from communique.testing.newsroom.services import Press, Service
from communique.testing.newsroom.sources import sources
from communique.testing.newsroom.stories import Copy, Story
from communique.testing.newsroom.world import World

_DRAWS = (
    (0.25, "call"),
    (0.45, "meeting"),
    (0.55, "talks"),
    (0.61, "visit"),
    (0.65, "signing"),
    (0.68, "joint"),
    (0.71, "disaster"),
    (0.80, "interview"),
    (0.85, "press_conference"),
    (0.89, "briefing"),
    (0.94, "statement"),
    (0.97, "remarks"),
    (0.985, "article"),
    (1.0, "gathering"),
)
_BOTH = 0.75
"""How often the other side publishes too."""
_EMBASSY, _AGENCY, _EDIT, _SECOND_URL = 0.13, 0.12, 0.12, 0.08


class Editor:
    """Writes the stories of a day."""

    def __init__(self, rng: Random, press: Press, world: World) -> None:
        self._rng, self._press, self._world = rng, press, world
        self._count = 0

    def drawn(self, day: date) -> list[Story]:
        """The stories of one thing that happens on a day (none, now and then, where nothing fits)."""
        draw = self._rng.random()
        name = next(name for below, name in _DRAWS if draw < below)
        make: Callable[[date], Iterator[Story]] = getattr(self, f"_{name}")
        return list(make(day))

    def planned(self, day: date) -> list[Story]:
        """The stories of what was planned for a day, and of plans that will come due soon."""
        stories: list[Story] = []
        for happening in self._world.agenda.pop(day, ()):
            if happening.took_place:
                stories += self._readouts(happening, agreed=False)
        for happening in self._world.agenda.get(day + timedelta(days=8), ()):
            stories += self._announced(happening, day) if happening.calendar == "planned" else ()
        return stories

    def changes(self, tenure: Tenure) -> list[Story]:
        """The stories of a new holder of an office."""
        nation, host = tenure.seat.nation, tenure.seat.host
        if nation is None or tenure.seat.role not in ("minister", "deputy", "premier", "spokesperson", "ambassador", "trade"):
            return []
        rng, before = self._rng, self._world.offices.before(tenure)
        if host is None:
            happening, day = self._world.appointed(tenure), tenure.since
            service, plain, cast = self._press.ministry[nation.code], self._copied(), (tenure, *((before,) if before else ()))
            paper = notices.appointment(service, day, happening, before, plain, rng)
            return list(self._story(service, paper, (happening,), cast, plain))
        happening = self._world.credentials(tenure, later(tenure.since, 5 + int(rng.random() * 20)))
        post = next(s for s in self._press.embassies[nation.code] if s.post is not None and s.post.code == host.code)
        services = (post, *((self._press.ministry[host.code],) if rng.random() < _BOTH else ()))
        stories: list[Story] = []
        for service in services:
            published = happening.span.last + timedelta(days=int(rng.random() * 2))
            paper = notices.credentials(service, published, happening, True, rng)
            stories += self._story(service, paper, (happening,), happening.parties, True)
        return stories

    # ------------------------------------------------------------------ draws

    def _call(self, day: date) -> Iterator[Story]:
        happening = self._world.call(day)
        yield from self._readouts(happening) if happening else ()

    def _meeting(self, day: date) -> Iterator[Story]:
        happening = self._world.meeting(day)
        yield from self._readouts(happening) if happening else ()

    def _talks(self, day: date) -> Iterator[Story]:
        happening = self._world.talks(day)
        yield from self._readouts(happening) if happening else ()

    def _visit(self, day: date) -> Iterator[Story]:
        happening = self._world.visit(later(day, 9))
        if happening is not None:
            self._world.agenda.setdefault(happening.span.first, []).append(happening)
            yield from self._announced(happening, day)

    def _signing(self, day: date) -> Iterator[Story]:
        happening = self._world.signing(day)
        yield from self._readouts(happening) if happening else ()

    def _joint(self, day: date) -> Iterator[Story]:
        happening = self._world.joint(day)
        if happening is None or happening.second is None:
            return
        first, second = self._press.ministry[happening.first.seat.side], self._press.ministry[happening.second.seat.side]
        paper = declarations.joint_statement(first, day, happening, self._rng)
        stories = list(self._story(first, paper, (happening,), (), True))
        yield from stories
        if self._rng.random() < _BOTH:
            there = embassy_copy(paper, first, second, day + timedelta(days=int(self._rng.random() * 2)), self._rng)
            yield self._alone(second, _titled(there, paper.title), (happening,), (), "joint", stories[0].id)

    def _disaster(self, day: date) -> Iterator[Story]:
        happening = self._world.disaster(day)
        if happening is None:
            return
        service, plain = self._press.ministry[happening.first.seat.side], self._copied()
        paper = declarations.condolence(service, day, happening, plain, self._rng)
        yield from self._story(service, paper, (happening,), happening.parties, plain)

    def _interview(self, day: date) -> Iterator[Story]:
        talk = self._talk(day)
        yield from self._spoken(talk, conversations.interview(talk, self._rng))

    def _briefing(self, day: date) -> Iterator[Story]:
        nation = pick(sources().nations, self._rng)
        own = self._world.offices.holder(f"{nation.code}/spokesperson", day)
        talk = Talk(service=self._press.ministry[nation.code], published=day, day=day, own=own, place=nation.capital)
        yield from self._spoken(talk, conversations.briefing(talk, self._rng))

    def _press_conference(self, day: date) -> Iterator[Story]:
        talk = self._talk(day, guest=self._rng.random() < 0.6)
        yield from self._spoken(talk, conversations.press_conference(talk, self._rng))

    def _remarks(self, day: date) -> Iterator[Story]:
        guest = self._rng.random() < 0.5
        talk = self._talk(day, guest=guest, recall=False)
        forum = "" if guest else pick(sources().gatherings, self._rng)
        yield from self._spoken(talk, conversations.remarks(talk, forum, self._rng))

    def _statement(self, day: date) -> Iterator[Story]:
        nation = pick(sources().nations, self._rng)
        own = self._world.offices.holder(f"{nation.code}/minister", day)
        service = self._press.ministry[nation.code]
        yield from self._story(service, declarations.statement(service, day, own, self._rng), (), (own,), self._copied())

    def _article(self, day: date) -> Iterator[Story]:
        nation = pick(sources().nations, self._rng)
        own = self._world.offices.holder(f"{nation.code}/minister", day)
        service = self._press.ministry[nation.code]
        yield from self._story(service, declarations.article(service, day, own, self._rng), (), (own,), self._copied())

    def _gathering(self, day: date) -> Iterator[Story]:
        whole, edge = self._world.gathering(day)
        for tenure in whole.parties:
            service, plain = self._press.ministry[tenure.seat.side], self._copied()
            published = day + timedelta(days=int(self._rng.random() * 2))
            brief = Brief(service=service, published=published, happening=whole, own=tenure, plain_days=plain)
            yield from self._story(service, gathering(brief, self._rng), (whole,), (tenure,), plain)
        for meeting in edge:
            yield from self._readouts(meeting)

    # ------------------------------------------------------------------ from happening to story

    def _readouts(self, happening: Happening, agreed: bool = True) -> Iterator[Story]:
        """Both sides' readouts, each in its own words (the second side's not always)."""
        rng, second = self._rng, happening.second
        assert second is not None
        plan = (
            self._world.plan_after(happening) if agreed and happening.type in ("talks", "meeting", "visit") and rng.random() < 0.5 else None
        )
        for own, other, chance in ((happening.first, second, 0.92), (second, happening.first, _BOTH)):
            if rng.random() >= chance:
                continue
            service, plain = self._press.ministry[own.seat.side], self._copied()
            published = happening.span.last + timedelta(days=pick((0, 0, 0, 0, 1, 1, 2), rng))
            brief = Brief(service=service, published=published, happening=happening, own=own, other=other, agreed=plan, plain_days=plain)
            told = (happening, plan) if plan else (happening,)
            cast = (own, other, *((plan.first,) if plan and plan.type == "visit" else ()))
            yield from self._story(service, readout(brief, rng), told, cast, plain)

    def _announced(self, happening: Happening, day: date) -> Iterator[Story]:
        """Announcements of what is planned, and the word that it will not be."""
        rng = self._rng
        if happening.type not in ("visit", "talks") or happening.second is None:
            return
        for own, chance in ((happening.first, 0.75), (happening.second, 0.4)):
            if rng.random() < chance and own.since <= day:
                service = self._press.ministry[own.seat.side]
                paper = notices.announcement(service, day + timedelta(days=int(rng.random() * 3)), happening, rng)
                yield from self._story(service, paper, (happening,), happening.parties, True)
        if not happening.took_place and happening.type == "talks" and rng.random() < 0.6:
            service = self._press.ministry[happening.first.seat.side]
            paper = notices.cancelled(service, day + timedelta(days=4), happening, rng)
            yield from self._story(service, paper, (happening,), happening.parties, True)

    def _talk(self, day: date, guest: bool = False, recall: bool = True) -> Talk:
        rng = self._rng
        nation, other = rng.sample(sources().nations, 2)
        role = pick(("minister", "minister", "minister", "premier", "deputy", "defence", "trade"), rng)
        own = self._world.offices.holder(f"{nation.code}/{role}", day)
        published = day + timedelta(days=pick((0, 0, 1, 2), rng))
        return Talk(
            service=self._press.ministry[nation.code],
            published=published,
            day=day,
            own=own,
            other=self._world.offices.holder(f"{other.code}/{role}", day) if guest else None,
            place=nation.capital,
            recalled=self._world.recalled(own, day) if recall and rng.random() < 0.7 else None,
        )

    def _spoken(self, talk: Talk, paper: Paper) -> Iterator[Story]:
        told = {account.event for account in paper.accounts}
        recalled = (talk.recalled,) if talk.recalled is not None and talk.recalled.id in told else ()
        cast = (talk.own, *((talk.other,) if talk.other else ()), *(t for h in recalled for t in h.parties))
        yield from self._story(talk.service, paper, recalled, cast, self._copied())

    def _copied(self) -> bool:
        """Whether others will print a text too, so that its days must be told in full."""
        return self._rng.random() < _EMBASSY + _AGENCY

    def _story(
        self, service: Service, paper: Paper, told: tuple[Happening, ...], cast: tuple[Tenure, ...], copied: bool
    ) -> Iterator[Story]:
        """A story and, where it is copied, its copies."""
        story = self._alone(service, paper, told, cast, "original", "")
        yield story
        nation = service.nation
        if not copied or nation is None or service.type != "ministry":
            return
        published = paper.published + timedelta(days=int(self._rng.random() * 3))
        if paper.turns or self._rng.random() < _EMBASSY / (_EMBASSY + _AGENCY):
            embassy = pick(self._press.embassies[nation.code], self._rng)
            copy = embassy_copy(story.versions[0], service, embassy, published, self._rng)
            yield self._alone(embassy, copy, told, cast, "embassy", story.id)
        else:
            agency = pick(self._press.agencies, self._rng)
            copy = reprint(story.versions[0], service, agency, published, self._rng)
            yield self._alone(agency, copy, told, cast, "agency", story.id)

    def _alone(
        self, service: Service, paper: Paper, told: tuple[Happening, ...], cast: tuple[Tenure, ...], copy: Copy, group: str
    ) -> Story:
        rng = self._rng
        self._count += 1
        name = f"d{self._count}"
        released = datetime.combine(paper.published, datetime.min.time()) + timedelta(minutes=int(420 + rng.random() * 540))
        change = edited(paper, name, service, cast, rng) if copy == "original" and rng.random() < _EDIT else None
        places = {"year": paper.published.year, "month": paper.published.month, "n": 1000 + self._count}
        paths = [service.path, *((service.second_path,) if rng.random() < _SECOND_URL else ())]
        return Story(
            id=name,
            number=self._count,
            service=service,
            versions=(change.first, change.then) if change else (paper,),
            released=released,
            urls=tuple(f"https://{service.host}{path.format(**places)}" for path in paths),
            copy_group=group or name,
            copy=copy,
            edit=change.edit if change else None,
            changed=released + timedelta(days=1 + rng.random() * 20) if change else None,
            happenings=told,
            cast=cast,
        )


def _titled(paper: Paper, title: str) -> Paper:
    return msgspec.structs.replace(paper, title=title)
