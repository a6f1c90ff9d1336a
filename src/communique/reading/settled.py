"""What is settled once the events are known: the kind, and when and where that took place which the document is about."""

from __future__ import annotations

from communique.reading.front.dating import READOUTS, SPOKEN_KINDS
from communique.reading.front.kind import first_fit, formulas_of
from communique.reading.happenings.events import date_reading
from communique.reading.happenings.told import Told
from communique.reading.kind_turns import kind_by_turns, kind_by_voices
from communique.reading.paper import Paper
from communique.reading.turns.drafts import TurnsFound
from communique.reading.who.cast import persons
from communique.record.document import Event
from communique.record.evidence import Reading, inferred, quote, stated
from communique.text.fold import fold
from communique.text.span import Span

_DATED_TITLE = (*SPOKEN_KINDS, "schedule")
_HEADED = ("press_conference", "briefing", "remarks", "opening_remarks", "speech")
_CALLED = ("press_conference", "briefing")
"""What an address calls so is so, however few ask."""
_REPORTED = (*READOUTS, "credentials", "news_report", "joint_statement")
_PLACED = ("meeting", "talks", "visit", "accreditation", "ceremony", "signing", "conference")
_TWO = 2
_ABOUT = (" on ", " about ", " regarding ", " following ", " with ", " after ", " concerning ", " at ", " during ")


# ---------------------------------------------------------------------- kind
def settled_kind(paper: Paper, told: list[Told], turns: TurnsFound) -> Reading | None:
    """The kind; a readout whose first event lies ahead is an announcement, a statement of two sides a joint one."""
    if paper.kind is None or paper.kind.rule == "address":
        called = paper.kind if paper.kind_value in _CALLED else None
        return called or kind_by_turns(paper, turns) or paper.kind
    if paper.kind_value == "readout_meeting" and (spoken := kind_by_voices(paper, turns)) is not None:
        return spoken
    if (paper.kind_value in READOUTS or paper.kind_value == "statement") and (ahead := _ahead(paper, told)) is not None:
        return ahead
    if paper.kind_value == "statement" and (joint := _of_several(paper)) is not None:
        return joint
    return paper.kind


def among_news(paper: Paper, turns: TurnsFound) -> Reading | None:
    """The kind; what begins as news and goes on with questions that nobody is named for is a digest of both."""
    first = next((t for t in turns.turns if t.role == "question"), None)
    if first is None or first.label is not None or paper.kind_value in SPOKEN_KINDS or paper.kind_value == "digest":
        return paper.kind
    news = [s for s in paper.part.body if s.end <= first.start and paper.page.text[s.end - 1] in ".!"]
    if not news:
        return paper.kind
    return inferred("digest", [quote(paper.page.text, first.start, first.end)], "questions_among_news", step="kind")


def _ahead(paper: Paper, told: list[Told]) -> Reading | None:
    """The words that put the first event ahead: as its status, or as the first words of the lead ("I will visit …")."""
    opening = paper.sights.leads[-1].end if paper.sights.leads else -1
    first = next((t for t in told if t.voice in ("lead", "narrative") and t.evidence[-1].start <= opening), None)
    other = first is not None and any(t.voice == "title" and t.status == "happened" and (t.type != first.type or t.past) for t in told)
    if first is not None and first.status == "planned" and not other and (paper.kind_value in READOUTS or first.type == "visit"):
        span = first.evidence[-1]
        return stated(paper.page.text, span.start, span.end, "announcement", step="kind", entry=first.entry)
    return _opens_ahead(paper) if paper.kind_value in READOUTS and paper.sights.leads else None


def _opens_ahead(paper: Paper) -> Reading | None:
    """Whether the lead begins with what will be, before anything that was."""
    text, lead, words = paper.page.text, paper.sights.leads[0], paper.pack.files.titles
    found = first_fit(text, lead, formulas_of(words, "lead", ("announcement",)))
    if found is None:
        return None
    before = Span(lead.start, found.evidence[0].start)
    past = first_fit(text, before, formulas_of(words, "lead", (*READOUTS, "credentials", "statement")))
    return found if past is None else None


def _of_several(paper: Paper) -> Reading | None:
    """ "Statement of the President of A, the Chair of B and the Prime Minister of C": officials of several sides make it together."""
    title = paper.part.title
    if title is None:
        return None
    low = fold(title.of(paper.page.text))
    end = title.start + min((at for word in _ABOUT if (at := low.find(word)) > 0), default=len(low))
    named = persons(paper.scene, Span(title.start, end), paper.known)
    hits = [(h, s) for h in paper.scene.within(title.start, end) for s in h.meanings[:1]]
    sides = {paper.knowledge.side_of(s.value) for _, s in hits if s.kind in ("country", "organisation")}
    offices = sum(1 for _, s in hits if s.kind == "office")
    if len(sides) < _TWO or (offices <= _TWO and len({a.side.code for a in named if a.side}) < _TWO):
        return None
    return inferred("joint_statement", [quote(paper.page.text, title.start, end)], "several_makers", step="kind")


# ---------------------------------------------------------------------- held
def held_of(paper: Paper, events: tuple[Event, ...], turns: TurnsFound) -> Reading | None:
    """When that took place which the document is about: its title's date, its header's, or that of the event it reports."""
    kind = paper.kind_value
    if kind in SPOKEN_KINDS and (spoken := _day_before_words(paper, turns)) is not None:
        return spoken
    if kind in _DATED_TITLE and (found := _title_date(paper) or paper.dating.address) is not None:
        return found
    if kind in _HEADED and paper.header.occasion is not None:
        return _header_date(paper)
    if kind not in _REPORTED:
        return _title_date(paper) if kind == "announcement" and _placed_title(paper) else None
    return _held_when_reported(paper, events)


def _held_when_reported(paper: Paper, events: tuple[Event, ...]) -> Reading | None:
    """The day of the event that a report tells of: its own words first, then the header's, the title's and "today"."""
    kind = paper.kind_value
    when = next((e.when for e in _reported(paper, events) if e.when), None)
    today = _today(paper) if kind in READOUTS or kind == "joint_statement" else None
    if when is not None and today is not None and today.evidence[0].start < when.evidence[0].start:
        return today
    return (
        when
        or (_header_date(paper) if paper.header.dated_place and kind in READOUTS else None)
        or (_title_date(paper) if kind in READOUTS or _placed_title(paper) else None)
        or today
    )


def _day_before_words(paper: Paper, turns: TurnsFound) -> Reading | None:
    """ "The speech below was delivered at the museum on 9 May 2019.": the one day that the line over the words spoken gives to them."""
    first = next((t for t in turns.turns if t.label is None), None)
    above = [s for s in paper.part.body[:_TWO] if first is not None and s.end <= first.start]
    low = [(s, fold(s.of(paper.page.text))) for s in above]
    said = [s for s, words in low if any(word in words for word in paper.pack.files.titles.spoken)]
    hits = [h for s in said for h in paper.hits if s.start <= h.start and h.end <= s.end and h.form in ("day", "range")]
    return date_reading(paper.page.text, hits[0], paper.dating.anchor, "dates") if len(hits) == 1 else None


def _reported(paper: Paper, events: tuple[Event, ...]) -> list[Event]:
    """The events that the document reports first: the primary ones, of a joint statement also the meeting of its lead."""
    happened = [e for e in events if e.status == "happened" and e.type not in ("statement", "appointment")]
    primary = [e for e in happened if e.prominence == "primary"]
    if primary or paper.kind_value != "joint_statement" or not paper.sights.leads:
        return primary
    return [e for e in happened if e.type in ("meeting", "talks") and e.evidence[-1].start < paper.sights.leads[-1].end]


def _title_date(paper: Paper) -> Reading | None:
    hit = paper.dating.title_date
    return date_reading(paper.page.text, hit, paper.dating.anchor, "dates") if hit is not None else None


def _placed_title(paper: Paper) -> bool:
    """ "(Paris, 4 April 2014)" at the end of a title: the date stands beside the place."""
    hit, place = paper.dating.title_date, paper.place
    return hit is not None and place is not None and 0 < hit.start - place.span.end <= len(" - (")


def _header_date(paper: Paper) -> Reading | None:
    hit = paper.header.occasion
    if hit is None or hit.value is None:
        return None
    return inferred(hit.value, (quote(paper.page.text, hit.start, hit.end),), "header_date", step="dates", entry=hit.entry)


def _today(paper: Paper) -> Reading | None:
    """ "… congratulated the Minister today": the day of the lead of a readout."""
    if not paper.sights.leads or paper.dating.anchor is None:
        return None
    lead = paper.sights.leads[0]
    hit = next(
        (h for h in paper.hits if lead.start <= h.start and h.end <= lead.end and h.form == "relative" and h.relative == "today"), None
    )
    return date_reading(paper.page.text, hit, paper.dating.anchor, "dates") if hit is not None else None


# ---------------------------------------------------------------------- place
def place_of_document(paper: Paper, events: tuple[Event, ...]) -> Reading | None:
    """Where that took place: the title's place, the header's, or that of the event it reports; a telephone call has none."""
    kind = paper.kind_value
    spoken = kind in SPOKEN_KINDS or kind in READOUTS
    title = paper.place if spoken or _placed_title(paper) else None
    delivered = kind in SPOKEN_KINDS or (spoken and not paper.header.issued)
    for where in (title, paper.header.place if delivered else None):
        if where is not None and (where.country is not None or not _names_states(paper, where.span.of(paper.page.text))):
            return stated(paper.page.text, where.span.start, where.span.end, where.country, step="place", entry=where.entry)
    if kind in _REPORTED and kind != "readout_call":
        reported = _reported(paper, events)
        places = (e.where for e in reported if e.where)
        placed = next((w for w in places if w.value not in paper.knowledge.organisations and not _names_states(paper, w.value)), None)
        return placed or _reported_from(paper, reported)
    return None


def _reported_from(paper: Paper, reported: list[Event]) -> Reading | None:
    """The town of the dateline, for a meeting or a visit of which the text tells no other place."""
    town = paper.header.dateline or (paper.header.place if paper.header.issued else None)
    remote = town is not None and any(s.kind == "format" for h in paper.scene.hits for s in h.meanings)
    if town is None or remote or not any(e.type in _PLACED for e in reported) or any(e.where is not None for e in reported):
        return None
    return inferred(town.span.of(paper.page.text), (quote(paper.page.text, *_ends(town.span)),), "dateline", step="place", entry=town.entry)


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _names_states(paper: Paper, words: str) -> bool:
    """ "Fiji, Vanuatu and New Zealand": the first of several places is a state."""
    first = words.split(",")[0].split(" and ")[0].strip()
    senses = paper.pack.table.lookup(first)
    return any(s.kind == "country" and s.form == "name" for s in senses) and not any(s.kind == "place" for s in senses)
