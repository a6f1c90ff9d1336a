"""Actors in the shapes that foreign services write: a table of phrases, each with who it names and where the actor ends."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from communique.knowledge.book import Knowledge
from communique.reading.scene import Scene
from communique.reading.who.actor_parser import ActorParser
from communique.reading.who.actors import Actor
from communique.reading.who.cast import actors, cast_of, persons
from communique.reading.who.holders import holder_of
from communique.text.span import Span

HERE = Path(__file__).parent
KNOWLEDGE = Knowledge.standard()


class Phrase(NamedTuple):
    """A phrase of the table: its text, where the actors end, and what each is."""

    text: str
    end: int
    expected: tuple[tuple[str, str, str, str], ...]


def scene_of(text: str) -> Scene:
    """The text as a scene of its own."""
    return Scene(text, 0, len(text), KNOWLEDGE, KNOWLEDGE.pack("en"))


def phrases() -> list[Phrase]:
    """The rows of the table."""
    lines = (HERE / "actor_phrases.txt").read_text("utf-8").splitlines()
    return [phrase(line) for line in lines if line and not line.startswith("#")]


def phrase(line: str) -> Phrase:
    """One row: `phrase|rest => name ; office ; country ; organisation && ...`."""
    text, _, answer = line.partition(" => ")
    before, bar, after = text.partition("|")
    actors = tuple(tuple("" if f.strip() == "-" else f.strip() for f in a.split(" ; ")) for a in answer.split(" && "))
    return Phrase(before + after, len(before) if bar else -1, actors)  # type: ignore[arg-type]


def fields(text: str, actor: Actor) -> tuple[str, str, str, str]:
    """Name, office, side and organisation of an actor, as the table writes them."""
    side = (actor.side.code + (f"~{actor.side.rule}" if actor.side.rule in ("region_of", "city_of") else "")) if actor.side else ""
    office = (actor.office_said or actor.office.of(text)) if actor.office else ""
    return (actor.name.of(text) if actor.name else "", office, side, actor.organisation.code if actor.organisation else "")


@pytest.mark.parametrize("row", phrases(), ids=lambda row: row.text[:60])
def test_phrase(row: Phrase) -> None:
    scene = scene_of(row.text)
    items = scene.items(0, len(row.text))
    actors, after = ActorParser(scene, items, {}).group(0)
    assert tuple(fields(row.text, a) for a in actors) == row.expected
    if row.end >= 0:
        assert row.text[: items[after - 1].end] == row.text[: row.end]


def test_who_is_named_among_a_group_is_of_its_state() -> None:
    text = "She met Norway's senior leadership, including President Olaf Brandt and the Foreign Minister, Ida Moser, and Secretary Jane Mills of the US."
    sides = {
        a.name.of(text): a.side.code for a in persons(scene_of(text), Span(0, len(text)), {}) if a.name is not None and a.side is not None
    }
    assert sides == {"Olaf Brandt": "NO", "Ida Moser": "NO", "Jane Mills": "US"}


def test_of_two_who_may_hold_an_office_it_is_who_has_just_this_one() -> None:
    text = "Deputy Prime Minister Anna Holm met Prime Minister Olaf Brandt of Norway. The Prime Minister thanked her."
    scene = scene_of(text)
    spans = scene.sentences(0, len(text))
    known = cast_of(scene, spans)
    nameless = next(a for a in actors(scene, spans[1], known) if a.kind == "office")
    assert (holder := holder_of(nameless, known, scene)).name is not None and holder.name.of(text) == "Olaf Brandt"


def test_a_continent_is_no_state() -> None:
    text = "The South American ministers and Latin American ambassadors met."
    scene = scene_of(text)
    assert not [h for h in scene.hits for s in h.meanings if s.kind == "country"]


NOBODY = [
    "The Ministry of Foreign Affairs issued a statement.",
    "The Member States of the European Union agreed.",
    "On Monday, September and October were discussed.",
    "The Eastern Partnership Summit ended in Vilnius.",
    "The President's Office published the list.",
    "The Horizon Europe programme was extended.",
    "The Final Act of Helsinki was recalled.",
    "The Minister's visit lasted two days.",
    "Last Tuesday the Black Sea Grain Initiative was renewed.",
    "The Anna Holm Foundation gave a prize.",
    "Human Rights and Climate Change were on the agenda.",
    "The Normandy Format and the Minsk Agreements were discussed.",
    "Recalling Olaf the speaker smiled.",
    "European Union member states met in Brussels.",
    "The New Silk Road passes through Almaty.",
    "In Buenos Aires, New York and Los Angeles the consulates are closed.",
    "Foreign Policy Priorities for the Coming Year",
    "The Belt and Road Forum begins in May.",
    "The Ministry of Trade and Industry of Norway opened a call.",
    "The Holm Institute and the Brandt University signed.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_no_person_where_there_is_none(text: str) -> None:
    scene = scene_of(text)
    assert [a.name.of(text) for a in persons(scene, Span(0, len(text)), {}) if a.name] == []


NAMED_BY_THE_PAGE = [
    ("Foreign Minister Guo Liwen of China arrived. Minister Guo met the press.", "Minister Guo", "Guo Liwen", "Minister", "CN"),
    (
        "Renjiro Wakado, Minister for Foreign Affairs, spoke. Minister Wakado left.",
        "Minister Wakado",
        "Renjiro Wakado",
        "Minister for Foreign Affairs",
        "",
    ),
    ("Secretary of State Jane Mills spoke. Secretary Mills left.", "Secretary Mills", "Jane Mills", "Secretary of State", ""),
    ("Prime Minister Olaf Brandt spoke. Brandt left.", "Brandt", "Olaf Brandt", "Prime Minister", ""),
    ("Prime Minister Olaf D. Brandt spoke. Mr Olaf Brandt left.", "Mr Olaf Brandt", "Olaf D. Brandt", "Prime Minister", ""),
    ("Prime Minister Olaf Brandt met Deputy Minister Ida Brandt. Mr Brandt left.", "Mr Brandt", "Brandt", "", ""),
    (
        "Prime Minister Olaf Brandt met the press. Deputy Minister Ida Brandt left.",
        "Deputy Minister Ida Brandt",
        "Ida Brandt",
        "Deputy Minister",
        "",
    ),
    ("Foreign Minister of China Guo Liwen spoke. Singapore's Minister Guo left.", "Singapore's Minister Guo", "Guo", "Minister", "SG"),
]


@pytest.mark.parametrize(("text", "mention", "name", "office", "side"), NAMED_BY_THE_PAGE)
def test_the_page_gives_the_fuller_person(text: str, mention: str, name: str, office: str, side: str) -> None:
    scene = scene_of(text)
    spans = list(scene.sentences(0, len(text)))
    known = cast_of(scene, spans)
    at = text.rindex(mention)
    actor = next(a for s in spans for a in persons(scene, s, known) if a.start == at)
    full = (actor.fuller or actor.name).of(text)  # type: ignore[union-attr]
    assert (full, *fields(text, actor)[1:3]) == (name, office, side)


def test_a_name_and_office_on_a_line_of_their_own() -> None:
    text = "Ilmar Tambery, Secretary-General\nThe Secretary-General met the press."
    scene = scene_of(text)
    known = cast_of(scene, [Span(0, text.index("\n"))])
    assert known["tambery"].office is not None
    assert known["ilmar tambery"].office.of(text) == "Secretary-General"  # type: ignore[union-attr]


def test_the_table_is_large() -> None:
    assert len(phrases()) >= 200


def test_the_country_is_the_state_named_last() -> None:
    text = "The Ambassador of Norway to Kenya, Ida Moser, met the country's Minister of Trade, Rashid Noor, in Nairobi."
    sides = {a.name.of(text): a.side.code for a in persons(scene_of(text), Span(0, len(text)), {}) if a.name and a.side}
    assert sides == {"Ida Moser": "NO", "Rashid Noor": "KE"}
