"""The invented publishers: ministries, embassies, organisations, agencies; and the extra knowledge that tells the reader of them."""

from __future__ import annotations

from random import Random
from typing import Literal

import msgspec

from communique.testing.newsroom.frames import pick
from communique.testing.newsroom.seats import Offices
from communique.testing.newsroom.sources import HtmlLayout, Nation, Organisation, TextLayout, sources
from communique.testing.newsroom.truth import ServiceTruth

Kind = Literal["ministry", "embassy", "organisation", "agency"]
Labels = Literal["question_name", "question_answer", "q_a", "caps", "outlet"]

_LABELS: tuple[Labels, ...] = ("question_name", "question_name", "question_answer", "q_a", "caps", "outlet")
_PATHS = ("/en/news/{year}/{month:02}/{n}", "/press/-/asset/{n}", "/en/press-releases/{n}.html", "/news?id={n}", "/fnapr/{n}")
_SECOND = ("/en/print/{n}", "/priority/{n}", "/en/archive/{year}/{n}", "/web/guest/article/{n}", "/home/-/content/{n}")


class Service(msgspec.Struct, frozen=True, kw_only=True):
    """A publisher with its habits: host, layouts, addresses, labels of speakers, and a number that its tastes follow from."""

    number: int
    id: str
    name: str
    type: Kind
    host: str
    zone: str
    capital: str
    text: TextLayout
    html: HtmlLayout
    labels: Labels
    path: str
    second_path: str
    saved_as_text: bool
    phone: str
    nation: Nation | None = None
    post: Nation | None = None
    body: Organisation | None = None

    @property
    def side(self) -> str | None:
        """The state or organisation that it speaks for (an agency: none)."""
        return self.nation.code if self.nation else self.body.code if self.body and self.type == "organisation" else None

    @property
    def truth(self) -> ServiceTruth:
        """The publisher as the truth tells it."""
        return ServiceTruth(
            id=self.id,
            name=self.name,
            type=self.type,
            country=self.side,
            host=self.host,
            host_country=self.post.code if self.post else None,
        )


class Press:
    """All services, by whom they speak for."""

    def __init__(self, rng: Random, offices: Offices) -> None:
        self._rng = rng
        self.all: list[Service] = []
        self.ministry: dict[str, Service] = {}
        self.embassies: dict[str, list[Service]] = {}
        self.agencies: list[Service] = []
        nations = {nation.code: nation for nation in sources().nations}
        for nation in nations.values():
            self.ministry[nation.code] = self._ministry(nation)
        for nation in nations.values():
            hosts = [nations[seat.rpartition("/")[2]] for seat in offices.ambassadors(nation.code)]
            self.embassies[nation.code] = [self._embassy(nation, host) for host in hosts]
        for body in sources().organisations:
            self.ministry[body.code] = self._body(body, "organisation", nations[body.country])
        self.agencies = [self._body(agency, "agency", nations[agency.country]) for agency in sources().agencies]

    def _ministry(self, nation: Nation) -> Service:
        name = f"{nation.ministry} of {nation.name}"
        return self._new("ministry", f"{nation.code.lower()}-ministry", name, nation.host, nation.zone, nation.capital, nation=nation)

    def _embassy(self, nation: Nation, post: Nation) -> Service:
        host = nation.embassy_host.format(post=post.capital.lower().replace(" ", "-"))
        name = f"Embassy of {nation.name} in {post.name}"
        return self._new(
            "embassy", f"{nation.code}-in-{post.code}".lower(), name, host, nation.zone, nation.capital, nation=nation, post=post
        )

    def _body(self, body: Organisation, kind: Kind, nation: Nation) -> Service:
        return self._new(kind, body.code.lower(), body.name, body.host, nation.zone, body.seat, body=body)

    def _new(
        self,
        kind: Kind,
        name_id: str,
        name: str,
        host: str,
        zone: str,
        capital: str,
        *,
        nation: Nation | None = None,
        post: Nation | None = None,
        body: Organisation | None = None,
    ) -> Service:
        rng, number = self._rng, len(self.all)
        service = Service(
            number=number,
            id=name_id,
            name=name,
            type=kind,
            host=host,
            zone=zone,
            capital=capital,
            text=pick([layout for layout in sources().texts if kind in layout.use], rng),
            html=pick([layout for layout in sources().htmls if kind in layout.use], rng),
            labels=pick(_LABELS, rng),
            path=pick(_PATHS, rng),
            second_path=pick(_SECOND, rng),
            saved_as_text=rng.random() < 0.15,
            phone=f"+{20 + number % 70} (0) {100 + number * 7 % 800} 555 0{100 + number % 100}",
            nation=nation,
            post=post,
            body=body,
        )
        self.all.append(service)
        return service
