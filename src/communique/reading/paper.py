"""A document while it is being read: its part of the page, its scene, its title, kind, dates and cast."""

from __future__ import annotations

from typing import NamedTuple

from communique.dates.hit import DateHit
from communique.knowledge.book import Knowledge
from communique.knowledge.languages import LanguagePack
from communique.layout.address import pieces_of, slug_of
from communique.reading.front.dating import SPOKEN_KINDS, Dating, body_of, dating_of, title_place
from communique.reading.front.header import Header, header_of
from communique.reading.front.kind import Sights, kind_of, sights_of
from communique.reading.front.kind_agency import agency_story
from communique.reading.front.slug import day_by_slug, kind_with_slug
from communique.reading.ground import Ground
from communique.reading.publishing.home import home_of
from communique.reading.publishing.home_marks import surroundings_of
from communique.reading.publishing.inviters import with_inviters
from communique.reading.publishing.strangers import receives_envoys, strangers_of
from communique.reading.scene import Scene
from communique.reading.sentences.clauses import Sentence
from communique.reading.sentences.date_order import settled_order
from communique.reading.sentences.places import Where
from communique.reading.who.actor_parser import Known
from communique.reading.who.actors import Actor
from communique.reading.who.cast import cast_of, persons
from communique.reading.who.people import Home
from communique.reading.who.title_offices import with_title_offices
from communique.record.evidence import Reading
from communique.record.page import Page, Part
from communique.text.span import Span

_ABOVE = 400


class Paper(NamedTuple):
    """All that the steps after the first need to know about one document."""

    page: Page
    part: Part
    knowledge: Knowledge
    pack: LanguagePack
    scene: Scene
    hits: list[DateHit]
    kind: Reading | None
    dating: Dating
    place: Where | None
    known: dict[str, Known]
    main: Actor | None
    home: Home | None
    sights: Sights
    header: Header

    @property
    def kind_value(self) -> str | None:
        """The kind's name, or None."""
        return self.kind.value if self.kind else None


def open_paper(page: Page, part: Part, knowledge: Knowledge, pack: LanguagePack, home: Home | None, ground: Ground | None = None) -> Paper:
    """The document ready for its steps; `ground` is what was found on the whole page, where the caller has it."""
    low, high = _extent(part)
    scene = Scene(page.text, low, high, knowledge, pack, ground)
    order = ground.order if ground is not None else None
    hits = settled_order(page.text, pack, pack.grammar.find(page.text, low, high, order), _order_of(home, knowledge))
    lead = next(iter(scene.sentences(part.body[0].start, part.body[0].end)), None) if part.body else None
    words = pack.files.titles
    sights = sights_of(page.text, part, scene.sentences)
    slug, pieces = (slug_of(page), pieces_of(page)) if part.part == "article" else (None, ())
    kind = kind_with_slug(kind_of(page.text, sights, words, agency_story(page.text, part, pack)), part, slug, pieces, words)
    above = pack.grammar.find(page.text, max(0, low - _ABOVE), low, order) if part.part == "article" else []
    dating = dating_of(page, part, hits, above, words, day_by_slug(slug, pack) if slug else None)
    spans = [*([part.title] if part.title else []), *(s for b in part.body for s in scene.sentences(b.start, b.end))]
    known = with_title_offices(scene, part.title, spans, cast_of(scene, spans))
    main = _main_person(scene, part, lead if kind is None or kind.value not in SPOKEN_KINDS else None, known)
    home = (
        home
        if home or "office" not in scene.kinds
        else home_of(scene, surroundings_of(page, part, sights.leads), known, main, kind.value if kind else None, words)
    )
    known = with_inviters(scene, spans, known, home.code if home is not None else "", words)
    if home is not None:
        strangers = strangers_of(scene, spans, known, home, words)
        home = home._replace(strangers=strangers, receives=receives_envoys(scene, known, home))
    place = title_place(Sentence(scene, part.title, known, hits), dating.title_date, words) if part.title else None
    header = header_of(page, part, hits, pack)
    return Paper(page, part, knowledge, pack, scene, hits, kind, dating, place, known, main, home, sights, header)


def _main_person(scene: Scene, part: Part, lead: Span | None, known: dict[str, Known]) -> Actor | None:
    """Whom the document is about: the first person of its title, else of its first sentence."""
    places = [span for span in (part.title, lead) if span is not None]
    return next((found[0] for span in places if (found := persons(scene, span, known))), None)


def _order_of(home: Home | None, knowledge: Knowledge) -> str | None:
    """How the publisher's state writes days in figures."""
    country = knowledge.countries.get(home.code) if home is not None else None
    return country.order if country is not None else None


def _extent(part: Part) -> tuple[int, int]:
    spans = [s for s in (part.title, part.label, *part.dates, body_of(part)) if s is not None]
    return (min(s.start for s in spans), max(s.end for s in spans)) if spans else (0, 0)
