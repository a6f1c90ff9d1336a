"""Issuers of a joint statement: the states that its title, or its first sentence, names as its authors."""

from __future__ import annotations

from functools import lru_cache

from communique.knowledge.languages import LanguagePack
from communique.reading.said.cues import Cues
from communique.reading.scene import Item
from communique.reading.who.actors import Side
from communique.reading.who.offices import side_of_item
from communique.reading.who.people import side_reading
from communique.record.evidence import Reading
from communique.text.fold import fold
from communique.text.span import Span

_STEP = "issuers"
_KIND = "joint_statement"
_HEAD_ITEMS = 60


@lru_cache(maxsize=8)
def _words(pack: LanguagePack, job: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(w) for e in getattr(pack.files.speech, job) for w in e.words))


def issuers_of(cues: Cues) -> tuple[Reading, ...]:
    """The issuing states of a joint statement; nothing for any other kind."""
    paper = cues.paper
    if paper.kind_value != _KIND:
        return ()
    sides = _of_title(cues, paper.part.title) if paper.part.title else []
    if len(_codes(sides)) < 2 and paper.part.body:
        lead = next(iter(cues.scene.sentences(paper.part.body[0].start, paper.part.body[0].end)), None)
        from_lead = _subjects(cues, lead) if lead else []
        sides = from_lead if len(_codes(from_lead)) > 1 else sides
    first = {s.code: s for s in reversed(sides)}
    return tuple(side_reading(cues.text, s, _STEP) for s in sorted(first.values(), key=lambda s: s.start))


def _codes(sides: list[Side]) -> set[str]:
    return {s.code for s in sides}


def _of_title(cues: Cues, title: Span) -> list[Side]:
    """ "Joint statement by Norland and Sudland on …", or "Norland-Sudland Joint Statement"."""
    low = cues.low(title.start, title.end)
    for cue in sorted(_words(cues.scene.pack, "issuer_cue"), key=len, reverse=True):
        at = low.find(f"{cue} ")
        if at >= 0:
            return _sides(cues, Span(title.start + at + len(cue), title.end), True)
    at = low.find("joint")
    return _sides(cues, Span(title.start, title.start + at), False) if at > 0 else []


def _sides(cues: Cues, span: Span, stops: bool) -> list[Side]:
    """The sides named in a stretch, up to a word that opens the matter of the statement."""
    found: list[Side] = []
    ends = _words(cues.scene.pack, "issuer_end")
    for item in cues.scene.items(span.start, span.end)[:_HEAD_ITEMS]:
        if stops and found and item.low in ends:
            break
        side = _side(cues, item)
        if side is not None:
            found.append(side)
    return found


def _side(cues: Cues, item: Item) -> Side | None:
    """A state, or an organisation that acts as a side; forums and groups stand for members that nobody listed."""
    if any(s.kind == "organisation" and s.form not in ("organisation", "body") for s in item.senses) and not item.sense("country"):
        return None
    return side_of_item(item, cues.scene.knowledge, ("name", "adjective"))


def _subjects(cues: Cues, lead: Span) -> list[Side]:
    """The sides of the first sentence's subject: "The Presidents of Norland and Sudland met …"."""
    company = next((c for c in cues.sentence(lead).companies if not c.governed and any(a.side for a in c.actors)), None)
    return [a.side for a in company.actors if a.side] if company else []
