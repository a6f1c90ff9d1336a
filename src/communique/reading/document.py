"""One document of a page, read step by step into the record."""

from __future__ import annotations

import hashlib

from communique.reading.details import details_of
from communique.reading.front.dating import SPOKEN_KINDS
from communique.reading.happenings.events import date_reading, event_of, statement_event
from communique.reading.happenings.guests import with_hosts, without_guests
from communique.reading.happenings.sameness import once_more
from communique.reading.happenings.story import tell
from communique.reading.happenings.told import Passage, Told
from communique.reading.paper import Paper
from communique.reading.settled import among_news, held_of, place_of_document, settled_kind
from communique.reading.speaking import actor_named, speakers_of, turn_of, turns_of
from communique.reading.timetable import as_diary, timed, under_days
from communique.reading.turns.drafts import TurnsFound
from communique.reading.who.actors import Actor
from communique.reading.who.cast import persons
from communique.reading.who.people import participant
from communique.record.document import Document, Event
from communique.record.evidence import Reading, stated
from communique.text.normal import normalized
from communique.text.span import Span

_LED = ("readout_call", "readout_meeting", "readout_visit", "announcement", "credentials", "appointment", "message", "news_report", None)
_TWO = 2
_LEAD_LENGTH = 60


def document_of(paper: Paper, publisher_key: str) -> Document:
    """The document with all that its steps found."""
    text, part = paper.page.text, paper.part
    paper = as_diary(paper)
    turns = turns_of(paper)
    paper = paper._replace(kind=among_news(paper, turns))
    passages = under_days(paper, passages_of(paper, turns))
    told = tell(paper.scene, passages, paper.known, paper.hits, paper.main, paper.place)
    paper = paper._replace(kind=settled_kind(paper, told, turns), home=without_guests(paper.home, told))
    told = once_more([_ahead(paper, t) for t in with_hosts(paper.scene, paper.home, told) if not _occasion(paper, t)])
    primary = _primary(paper, told)
    events = tuple(event_of(text, t, paper.dating.anchor, paper.home, i in primary) for i, t in enumerate(told))
    details = details_of(paper, passages, told)
    events = (*_statement(paper, details.issuers), *timed(paper, events))
    title = stated(text, part.title.start, part.title.end, step="title") if part.title else None
    excerpt = _excerpt(paper) if part.part == "teaser" else None
    return Document(
        id=_identity(paper, publisher_key, title, excerpt),
        part=part.part,
        kind=paper.kind,
        title=title,
        language=paper.page.language.partition("-")[0].lower() if paper.page.language else None,
        published=paper.dating.published,
        first_published=paper.dating.first_published,
        held=held_of(paper, events, turns),
        place=place_of_document(paper, events),
        outlets=details.outlets,
        issuers=details.issuers,
        speakers=speakers_of(paper, turns),
        excerpt=excerpt,
        url=part.link.url if part.link else None,
        completes=None,
        body=() if part.part == "teaser" else tuple((s.start, s.end) for s in part.body),
        turns=tuple(turn_of(paper, d) for d in turns.turns),
        exchanges=turns.exchanges,
        quotations=details.quotations,
        mentions=details.mentions,
        events=events,
        instruments=details.instruments,
        commitments=details.commitments,
        issues=turns.issues,
    )


def _statement(paper: Paper, issuers: tuple[Reading, ...]) -> tuple[Event, ...]:
    """A joint statement is an event of its issuers."""
    if paper.kind_value != "joint_statement" or len(issuers) < _TWO or paper.part.title is None:
        return ()
    codes = {r.value for r in issuers}
    named = [a for a in persons(paper.scene, paper.part.title, paper.known) if a.side and a.side.code in codes]
    parties = tuple(participant(paper.page.text, a, "party", paper.home, "events") for a in named)
    return (statement_event(paper.page.text, paper.part.title, issuers, parties),)


def _excerpt(paper: Paper) -> Reading | None:
    body = paper.part.body
    return stated(paper.page.text, body[0].start, body[-1].end, step="teasers") if body else None


# ---------------------------------------------------------------------- voices
def passages_of(paper: Paper, turns: TurnsFound) -> list[Passage]:
    """The title, then the body in its voices: turns where somebody speaks, else lead and narrative."""
    found = [Passage(paper.part.title, "title", None)] if paper.part.title else []
    if not turns.turns:
        return [*found, *_narrative(paper, list(paper.part.body))]
    first = turns.turns[0]
    opening = min(first.start, first.label.start) if first.label else first.start
    found += _narrative(paper, [s for s in paper.part.body if s.end <= opening])
    for draft in turns.turns:
        speaker = actor_named(paper, draft.name) if draft.name else _sole_speaker(paper, draft.role)
        found += [Passage(p, "question" if draft.role == "question" else "answer", speaker) for p in draft.paragraphs]
    return found


def _narrative(paper: Paper, spans: list[Span]) -> list[Passage]:
    """The lead is the first paragraph of running text; lines of names, numbers or places before it are none."""
    lead = next((i for i, s in enumerate(spans) if s.end - s.start >= _LEAD_LENGTH or paper.page.text[s.end - 1] in ".!?:"), -1)
    return [Passage(s, "lead" if i == lead else "narrative") for i, s in enumerate(spans)]


def _sole_speaker(paper: Paper, role: str) -> Actor | None:
    return paper.main if role in ("answer", "remarks") and paper.kind_value in SPOKEN_KINDS else None


def _occasion(paper: Paper, told: Told) -> bool:
    """ "Video conference of ministers: Remarks by …": the title names the occasion of the words, and of whom, nothing more."""
    alone = told.voice == "title" and len(told.evidence) == 1 and len(told.parts) < _TWO and told.type in ("meeting", "talks")
    return (
        alone
        and paper.kind_value in SPOKEN_KINDS
        and told.when is None
        and all(p.actor.name is None and p.actor.plural for p in told.parts)
    )


def _ahead(paper: Paper, told: Told) -> Told:
    """In a schedule or an announcement the present tense tells what is to come."""
    if (
        paper.kind_value in ("schedule", "announcement")
        and told.status == "happened"
        and not told.past
        and told.voice in ("title", "lead", "narrative")
        and not _behind(paper, told)
    ):
        return told._replace(status="planned")
    return told


def _behind(paper: Paper, told: Told) -> bool:
    """Whether the event's day or month lies before the document's own date; a weekday alone does not tell."""
    if told.when is not None and told.when.form == "weekday":
        return False
    found = date_reading(paper.page.text, told.when, paper.dating.anchor, "events") if told.when else None
    own = paper.dating.anchor.value if paper.dating.anchor else None
    return found is not None and own is not None and found.value[:4].isdigit() and found.value.split("/")[-1] < own[: len(found.value)]


def _primary(paper: Paper, told: list[Told]) -> set[int]:
    """What the title or the lead of a readout reports; never what an interview touches on."""
    found = {i for i, t in enumerate(told) if t.voice == "title" and (t.parts or t.type != "conference")}
    if paper.kind_value in _LED:
        found |= {i for i, t in enumerate(told) if t.voice == "lead" and t.carried}
        if not found:
            found = {i for i, t in enumerate(told[:1]) if t.voice == "narrative"}
    return found


# ---------------------------------------------------------------------- identity
def _identity(paper: Paper, publisher_key: str, title: Reading | None, excerpt: Reading | None) -> str:
    """SHA-256 over publisher, date, title and body: the same content has the same id on any machine (record.md)."""
    body = excerpt.value if excerpt else "\n".join(s.of(paper.page.text) for s in paper.part.body)
    published = paper.dating.published.value if paper.dating.published else ""
    parts = (publisher_key, published, title.value if title else "", body)
    joined = "\x1f".join(" ".join(normalized("NFC", p).split()) for p in parts)
    return "sha256:" + hashlib.sha256(joined.encode("utf-8", "replace")).hexdigest()
