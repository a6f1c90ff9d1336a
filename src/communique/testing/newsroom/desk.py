"""The newsroom at work: days go by, stories are released, a crawler comes by; each capture is given out with the truth about it."""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import Literal

import msgspec

from communique.testing.newsroom import pages
from communique.testing.newsroom.editor import Editor
from communique.testing.newsroom.frames import pick
from communique.testing.newsroom.seats import Offices
from communique.testing.newsroom.services import Press, Service
from communique.testing.newsroom.stories import Story
from communique.testing.newsroom.teller import Teller
from communique.testing.newsroom.truth import CaptureTruth, Record
from communique.testing.newsroom.world import World

Form = Literal["text", "html", "warc"]
MediaType = Literal["text/plain", "text/html"]

_FIRST_DAY = date(2006, 1, 2)
_LISTED = 8
"""Stories on a listing."""
_LISTED_FROM = 3
"""A listing of fewer stories is not captured."""
_BESIDE = 3
"""Teasers beside an article (none rather than one)."""
_IN_FULL = 0.86
"""How many stories are ever captured in full."""
_FAILS = 0.02
"""How many captures fail."""
_AGAIN = (0.58, 0.82, 0.92, 0.97, 1.0)
"""How many captures a story gets: one in 58 of 100 cases, two in 24, …"""
_LISTING = 0.45
"""How often a release is followed by a capture of the service's listing."""


class NewsroomCapture(msgspec.Struct, frozen=True, kw_only=True):
    """One capture: its bytes, and what is true about it.

    `told` are the records that the truth file needs before this capture (persons, events, documents met for the first time …), then the capture's own.
    """

    url: str
    taken_at: datetime
    media_type: MediaType
    status: int
    data: bytes
    truth: CaptureTruth
    told: tuple[Record, ...]


class _Job(msgspec.Struct, frozen=True):
    kind: Literal["release", "article", "listing"]
    service: Service
    story: Story | None = None
    url: str = ""
    fails: bool = False


class Desk:
    """One run of the newsroom; all its chance comes from two sources, so that the pages' form does not change what happens."""

    def __init__(self, seed: int, captures: int, form: Form, first_day: date | None = None) -> None:
        self._fate, self._look = Random(f"{seed} fate"), Random(f"{seed} look {form}")
        self._wanted, self._form = captures, form
        days = min(7300, 60 + captures * 9 // 100)
        self._pace = captures / days
        self._day = first_day or _FIRST_DAY + timedelta(days=seed % 2000)
        offices = Offices(self._fate, self._day, days + 400)
        self.press = Press(self._fate, offices)
        """The services that publish."""
        self._editor = Editor(self._fate, self.press, World(self._fate, offices))
        self._changes = deque(change for change in offices.changes if change.since > self._day)
        self._jobs: list[tuple[datetime, int, _Job]] = []
        self._latest: dict[int, deque[Story]] = {s.number: deque(maxlen=_LISTED) for s in self.press.all}
        self._teller = Teller(offices)
        self._number = self._entries = 0
        self._credit = 0.0

    def captures(self) -> Iterator[NewsroomCapture]:
        """The captures in the order in which they are taken."""
        while self._number < self._wanted:
            self._publish()
            self._day += timedelta(days=1)
            midnight = datetime.combine(self._day, datetime.min.time())
            while self._jobs and self._jobs[0][0] < midnight and self._number < self._wanted:
                moment, _, job = heapq.heappop(self._jobs)
                if job.kind == "release" and job.story is not None:
                    self._latest[job.service.number].appendleft(job.story)
                elif job.kind == "article" or len(self._latest[job.service.number]) >= _LISTED_FROM:
                    yield self._capture(job, moment)

    def _publish(self) -> None:
        """What is written on this day: plans come due, new office holders, and as many happenings as the pace asks for."""
        for story in self._editor.planned(self._day):
            self._take_in(story)
        while self._changes and self._changes[0].since <= self._day:
            for story in self._editor.changes(self._changes.popleft()):
                self._take_in(story)
        self._credit += self._pace
        while self._credit > 0:
            for story in self._editor.drawn(self._day):
                self._take_in(story)
            self._credit -= 0.01  # a draw that gave nothing must not be made for ever

    def _take_in(self, story: Story) -> None:
        """Schedule a story's release and its captures."""
        fate = self._fate
        self._enter(story.released, _Job("release", story.service, story))
        listing = fate.random() < _LISTING
        if listing:
            self._enter(story.released + timedelta(hours=2 + fate.random() * 80), _Job("listing", story.service))
        count = 0
        if fate.random() < _IN_FULL:
            moments = self._moments(story)
            count = len(moments)
            for moment in moments:
                url = story.urls[0] if len(story.urls) == 1 or fate.random() < 0.5 else story.urls[1]
                self._enter(moment, _Job("article", story.service, story, url, fate.random() < _FAILS))
        self._credit -= count + listing

    def _moments(self, story: Story) -> list[datetime]:
        """When a story is captured: soon after its release, and again; a mended one at least once before and once after."""
        fate = self._fate
        draw = fate.random()
        count = next(n for n, below in enumerate(_AGAIN, 1) if draw < below) + (len(story.urls) > 1)
        moment = story.released + timedelta(hours=1 + fate.random() * 96)
        moments = [moment]
        for _ in range(count - 1):
            moment += timedelta(days=0.2 + fate.expovariate(1 / 12))
            moments.append(moment)
        if story.changed is not None:
            moments.append(max(story.changed, moments[0]) + timedelta(hours=1 + fate.random() * 200))
            if moments[0] >= story.changed:
                moments.append(story.released + timedelta(minutes=20 + fate.random() * 60))
        return moments

    def _enter(self, moment: datetime, job: _Job) -> None:
        self._entries += 1
        heapq.heappush(self._jobs, (moment.replace(microsecond=0), self._entries, job))

    def _capture(self, job: _Job, moment: datetime) -> NewsroomCapture:
        self._number += 1
        service, media_type = job.service, self._media_type(job.service)
        html = media_type == "text/html"
        others = [other for other in self._latest[service.number] if other is not job.story]
        others = others if len(others) > 1 else []
        url = job.url or f"https://{service.host}/en/news"
        truth = CaptureTruth(
            number=self._number,
            url=url,
            taken_at=f"{moment.isoformat()}Z",
            media_type=media_type,
            service=service.id,
            listing=job.story is None,
        )
        if job.fails:
            text, told = pages.failed(html, self._look), tuple(self._teller.service(service))
            truth = msgspec.structs.replace(truth, failed=True, status=pick((200, 200, 503, 404), self._look))
        else:
            text, truth, told = self._seen(truth, job.story, service, others, moment)
        return NewsroomCapture(
            url=url, taken_at=moment, media_type=media_type, status=truth.status, data=text.encode(), truth=truth, told=told
        )

    def _seen(
        self, truth: CaptureTruth, story: Story | None, service: Service, others: list[Story], moment: datetime
    ) -> tuple[str, CaptureTruth, tuple[Record, ...]]:
        """The page as it came, the truth about it, and what the truth file must have told before."""
        html = truth.media_type == "text/html"
        if story is None:
            shown = pages.listing(service, others, moment, html, self._look)
        else:
            shown = pages.article(service, story, others[:_BESIDE], moment, html, self._look)
        room = {stub.document for stub in shown.stubs}
        told = [*self._teller.service(service), *self._teller.stubs(other for other in others if other.id in room)]
        truth = msgspec.structs.replace(truth, stubs=shown.stubs, published_shown=shown.dated)
        if story is not None:
            told += self._teller.story(story, moment)
            truth = _of_story(truth, story, moment)
        return shown.text, truth, tuple(told)

    def _media_type(self, service: Service) -> MediaType:
        """As what the crawler saves a service's pages."""
        if self._form == "warc":
            return "text/plain" if service.saved_as_text else "text/html"
        return "text/html" if self._form == "html" else "text/plain"


def _of_story(truth: CaptureTruth, story: Story, moment: datetime) -> CaptureTruth:
    """The capture's truth with what it shows of its story, compared with the last capture of the same address."""
    version, before = story.version_at(moment), story.last_at.get(truth.url)
    story.last_at[truth.url] = version
    return msgspec.structs.replace(
        truth, document=story.id, version=version, first=before is None, new_version=before is not None and before != version
    )
