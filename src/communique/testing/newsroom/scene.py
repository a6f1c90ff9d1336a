"""The words that one service's account of an event puts into its frames: persons, states, days, places."""

from __future__ import annotations

from datetime import date
from random import Random

from communique.testing.newsroom.days import Span, told, written
from communique.testing.newsroom.frames import book, fill, pick
from communique.testing.newsroom.happenings import Happening
from communique.testing.newsroom.seats import Tenure
from communique.testing.newsroom.services import Service
from communique.testing.newsroom.sources import Nation
from communique.testing.newsroom.truth import PersonMention

_RANKS = {"minister": "Minister", "premier": "Prime Minister", "president": "President", "ambassador": "Ambassador"}
"""The title before a surname where a person is named again."""


def mention(tenure: Tenure, service: Service) -> PersonMention:
    """How a service writes a person."""
    seat = tenure.seat
    name = tenure.figure.name_for(service.number, abroad=seat.side != service.side)
    return PersonMention(
        person=tenure.figure.id, name=name, title=seat.title, office=seat.id, country=seat.nation.code if seat.nation else None
    )


def person(tenure: Tenure, service: Service, form: str, rng: Random, their: str = "") -> str:
    """A person brought in: `form` is own, other, own_title, other_title or counterpart."""
    seat, figure = tenure.seat, tenure.figure
    name = figure.name_for(service.number, abroad=seat.side != service.side)
    words = {
        "office": seat.title,
        "name": name,
        "honorific": "Ms" if figure.woman else "Mr",
        "their": their,
        "country": seat.nation.name if seat.nation else "",
        "official": seat.nation.official if seat.nation else "",
        "adjective": seat.nation.adjective if seat.nation else "",
        "organisation": seat.organisation.name if seat.organisation else "",
        "host": seat.host.name if seat.host else "",
    }
    frames = book().frames[f"{seat.form}.{form}"]
    keep = service.number % len(frames)  # a service has its habit and breaks it now and then
    frame = frames[keep] if rng.random() < 0.6 else pick(frames, rng)
    text = fill(frame, words, rng)
    return text[:1].lower() + text[1:] if form == "counterpart" or frame.parts[0].startswith("the ") else text


def short(tenure: Tenure, service: Service, rng: Random) -> str:
    """A person named again."""
    figure, seat = tenure.figure, tenure.seat
    name = figure.name_for(service.number, abroad=seat.side != service.side)
    draw = rng.random()
    if draw < 0.35:
        return name
    rank = _RANKS.get(seat.role, "")
    title = rank if rank and draw > 0.75 else "Ms" if figure.woman else "Mr"
    return f"{title} {figure.surname_in(name)}"


def pair_words(own: Tenure, other: Tenure, service: Service, rng: Random) -> dict[str, str]:
    """The words for two persons, the first of whom stands where the publisher stands."""
    own_side, other_side = own.seat.nation, other.seat.nation
    their = "her" if own.figure.woman else "his"
    words = _own_words(own, service, rng)
    full = person(other, service, "other", rng)
    peer = own.seat.role == other.seat.role and own.seat.form == "person" and own_side and other_side
    words |= {
        "other_full": full,
        "other": person(other, service, "counterpart", rng, their) if peer and rng.random() < 0.15 else full,
        "other_title": person(other, service, "other_title", rng),
        "other_name": other.figure.name_for(service.number, abroad=other.seat.side != service.side),
        "other_short": short(other, service, rng),
        "other_country": other_side.name if other_side else "the organisation",
        "other_adj": other_side.adjective if other_side else "other",
        "other_his": "her" if other.figure.woman else "his",
        "other_capital": other_side.capital if other_side else "",
    }
    return words


def _own_words(own: Tenure, service: Service, rng: Random) -> dict[str, str]:
    nation = own.seat.nation
    return {
        "own": person(own, service, "own", rng),
        "own_title": person(own, service, "own_title", rng),
        "own_name": own.figure.name_for(service.number, abroad=own.seat.side != service.side),
        "own_short": short(own, service, rng),
        "own_country": nation.name if nation else "the organisation",
        "own_adj": nation.adjective if nation else "own",
        "ministry": nation.ministry if nation else "secretariat",
        "capital": nation.capital if nation else service.capital,
        "their": "her" if own.figure.woman else "his",
        "his_own": "her" if own.figure.woman else "his",
        "official": pick(("official", "working"), rng),
    }


def solo_words(own: Tenure, service: Service, rng: Random) -> dict[str, str]:
    """The words for a person alone."""
    return _own_words(own, service, rng)


def when_words(span: Span, published: date, service: Service, near: bool, rng: Random) -> dict[str, str]:
    """The words for a day past."""
    on, at_start = told(span, published, service.text.date, near, rng)
    style = "month_first" if service.text.date == "month_first" else "words"
    return {"on": on, "On": at_start, "day": written(span.last, style), "when_on": on, "when_On": at_start}


def where_words(place: str | None, ground: Nation | None, rng: Random) -> dict[str, str]:
    """The words for a place."""
    return {
        "place": place or "",
        "in_place": f"in {place}" if place else "",
        "place_country": ground.name if ground else "",
    }


def initiative_words(happening: Happening, claimed: str | None, sides: dict[str, Nation], rng: Random) -> dict[str, str]:
    """The words for at whose wish it came about, where the account says so."""
    nation = sides.get(claimed or "")
    if nation is None:
        return {"init": ""}
    return {"init": pick((f"at the initiative of the {nation.adjective} side", f"at the initiative of {nation.name}"), rng)}
