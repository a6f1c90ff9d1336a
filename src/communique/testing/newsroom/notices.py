"""Announcements of what is planned, news of its cancelling, appointments and credentials."""

from __future__ import annotations

from datetime import date
from random import Random

from communique.testing.newsroom.days import coming
from communique.testing.newsroom.frames import Frame, fill, pick
from communique.testing.newsroom.happenings import Happening
from communique.testing.newsroom.papers import Line, Paper, day_words, frame_of, named, paragraphs, party_ids
from communique.testing.newsroom.readouts import ordinal
from communique.testing.newsroom.scene import mention, pair_words, person, solo_words, when_words, where_words
from communique.testing.newsroom.seats import Tenure
from communique.testing.newsroom.services import Service
from communique.testing.newsroom.truth import Account


def announcement(service: Service, published: date, happening: Happening, rng: Random) -> Paper:
    """A visit or a round of talks to come."""
    first, second = happening.first, happening.second
    assert second is not None
    own, other = (first, second) if first.seat.side == service.side else (second, first)
    words = pair_words(own, other, service, rng) | where_words(happening.place, happening.ground, rng)
    middle, at_start, due = coming(happening.span, service.text.date, rng)
    words |= {"plan_on": middle, "plan_On": at_start, "plan_day": day_words(happening.span.first, service)}
    words |= {"ordinal": ordinal(happening.ordinal or 1), "ordinal_cap": ordinal(happening.ordinal or 1).capitalize()}
    section = "announcement_talks"
    if happening.type == "visit":
        section = "announcement_visit"
        words |= _guest_and_host(own, other, first, service, rng)
    title, lead = frame_of(f"{section}.title", service, rng), frame_of(f"{section}.lead", service, rng)
    text = [fill(lead, words, rng), *paragraphs("announcement.detail", words, 4, rng)]
    return _paper(service, published, happening, fill(title, words, rng), text, due, "planned", (own, other))


def cancelled(service: Service, published: date, happening: Happening, rng: Random) -> Paper:
    """A round of talks that will not be."""
    own, other = happening.first, happening.second
    assert other is not None
    words = pair_words(own, other, service, rng) | where_words(happening.place, happening.ground, rng)
    middle, _, due = coming(happening.span, service.text.date, rng)
    day = day_words(happening.span.first, service)
    words |= {"plan_on": middle, "plan_day": day, "ordinal": ordinal(happening.ordinal or 1)}
    frame: Frame = frame_of("cancelled.lead", service, rng)
    due = happening.span.edtf if "plan_day" in frame.slots else due
    text = [fill(frame, words, rng), *paragraphs("statement.body", words, 3, rng)]
    title = fill(frame_of("cancelled.title", service, rng), words, rng)
    return _paper(service, published, happening, title, text, due, "cancelled", (own, other))


def appointment(service: Service, published: date, happening: Happening, before: Tenure | None, plain_days: bool, rng: Random) -> Paper:
    """A new holder of an office is named."""
    new = happening.first
    words = solo_words(new, service, rng) | _successor(new, before, service)
    words |= when_words(happening.span, published, service, service.text.dated and not plain_days, rng)
    words["city"] = pick(new.seat.nation.towns, rng) if new.seat.nation else service.capital
    frame = frame_of("appointment.lead", service, rng)
    text = [fill(frame, words, rng), *paragraphs("appointment.body", words, 4, rng)]
    title = fill(frame_of("appointment.title", service, rng), words, rng)
    account = Account(
        event=happening.id,
        type="appointment",
        status="happened",
        prominence="primary",
        when=happening.span.edtf if {"on", "On"} & frame.slots else None,
        parties=party_ids((new,)),
        quote=text[0],
    )
    cast = [mention(who, service) for who in (new, before) if who is not None]
    return Paper(
        kind="appointment",
        title=title,
        published=published,
        lines=tuple(map(Line, text)),
        people=named(cast, "\n".join((title, *text))),
        accounts=(account,),
    )


def credentials(service: Service, published: date, happening: Happening, plain_days: bool, rng: Random) -> Paper:
    """An ambassador hands over the letters."""
    own, other = happening.first, happening.second
    assert other is not None
    words = pair_words(own, other, service, rng) | where_words(happening.place, happening.ground, rng)
    words |= when_words(happening.span, published, service, service.text.dated and not plain_days, rng)
    frame = frame_of("credentials.lead", service, rng)
    text = [fill(frame, words, rng), *paragraphs("detail.plain", words, 3, rng)]
    title = fill(frame_of("credentials.title", service, rng), words, rng)
    account = Account(
        event=happening.id,
        type="accreditation",
        status="happened",
        prominence="primary",
        when=happening.span.edtf,
        where=happening.place if "in_place" in frame.slots else None,
        parties=party_ids((own, other)),
        quote=text[0],
    )
    return Paper(
        kind="credentials",
        title=title,
        published=published,
        lines=tuple(map(Line, text)),
        people=named([mention(own, service), mention(other, service)], "\n".join((title, *text))),
        accounts=(account,),
        held=happening.span.edtf,
    )


def _paper(
    service: Service,
    published: date,
    happening: Happening,
    title: str,
    text: list[str],
    due: str,
    status: str,
    cast: tuple[Tenure, Tenure],
) -> Paper:
    seen = "\n".join((title, *text))
    people = named([mention(who, service) for who in cast], seen)
    there = {person.person for person in people}
    account = Account(
        event=happening.id,
        type=happening.type,
        status=status,  # type: ignore[arg-type]
        prominence="primary",
        when=due,
        where=happening.place if happening.place and happening.place in text[0] else None,
        parties=tuple(party for party in party_ids(_going(happening)) if party in there),
        quote=text[0],
    )
    return Paper(kind="announcement", title=title, published=published, lines=tuple(map(Line, text)), people=people, accounts=(account,))


def _going(happening: Happening) -> tuple[Tenure | None, ...]:
    """The parties of what is planned: of a visit, the guest."""
    return (happening.first,) if happening.type == "visit" else (happening.first, happening.second)


def _guest_and_host(own: Tenure, other: Tenure, guest: Tenure, service: Service, rng: Random) -> dict[str, str]:
    at_home = own.figure.id == guest.figure.id
    host = other if at_home else own
    return {
        "guest": person(guest, service, "own" if at_home else "other", rng),
        "guest_title": person(guest, service, "own_title" if at_home else "other_title", rng),
        "host": person(host, service, "other" if at_home else "own", rng),
    }


def _successor(new: Tenure, before: Tenure | None, service: Service) -> dict[str, str]:
    name = new.figure.name_for(service.number, abroad=new.seat.side != service.side)
    he = "She" if new.figure.woman else "He"
    old = before.figure.name_for(service.number, abroad=before.seat.side != service.side) if before else ""
    return {
        "new_name": name,
        "office": new.seat.title,
        "new_he": he,
        "new_he_low": he.lower(),
        "new_his": "her" if new.figure.woman else "his",
        "in_succession": f"in succession to {old}" if old else "",
    }
