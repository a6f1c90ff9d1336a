"""Who speaks in a document: its turns with their speakers, and the speakers of the whole."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise, zip_longest

from communique.knowledge.label_words import LabelWords
from communique.reading.front.dating import SPOKEN_KINDS
from communique.reading.paper import Paper
from communique.reading.turns.drafts import LabelContext, TurnDraft, TurnsFound
from communique.reading.turns.labels_lexicon import lexicon
from communique.reading.turns.turns import read_turns
from communique.reading.who.actors import Actor
from communique.reading.who.cast import persons
from communique.reading.who.people import person
from communique.record.document import Person, Turn
from communique.record.evidence import quote, stated
from communique.text.fold import fold
from communique.text.span import Span

_HEAD, _FEW, _RUNNING = 300, 4, 100
_CLOCK = 60
_OWN_CAPITAL = 3


def turns_of(paper: Paper) -> TurnsFound:
    """The turns as drafts in spans."""
    words = paper.pack.files.labels
    if words is None or not paper.part.body:
        return TurnsFound()
    table = paper.pack.table
    context = LabelContext(
        kind=paper.kind_value,
        host=_host(paper),
        persons=_spans(paper),
        holders=_holders(paper),
        is_place=lambda s: any(x.kind in ("country", "place") for x in table.lookup(s)),
        is_outlet=lambda s: any(x.kind == "organisation" and x.form in ("agency", "newspaper", "broadcaster") for x in table.lookup(s)),
        is_office=lambda s: any(x.kind == "office" for x in table.lookup(s)),
        is_clock=lambda s: len(s) < _CLOCK and s[-1] not in "?!" and _is_clock(paper, words, s),
    )
    return read_turns(paper.page, paper.part, words, context)


def _is_clock(paper: Paper, words: LabelWords, line: str) -> bool:
    """Whether a line is a time of day, and nothing else but a word that ends the transcript ("END 4:37 P.M. EDT")."""
    times = paper.pack.grammar.times(line, 0, len(line))
    return bool(times) and times[-1][1] >= len(line) - 1 and lexicon(words).is_closing(line[: times[0][0]])


def _host(paper: Paper) -> Span | None:
    return (paper.main.fuller or paper.main.name) if paper.main and paper.kind_value in SPOKEN_KINDS else None


def _spans(paper: Paper) -> Mapping[str, Span]:
    """Folded full names and single words of names, each with the fullest form on the page."""
    found: dict[str, Span] = {}
    for word, known in paper.known.items():
        found[word] = known.name
        found[fold(known.name.of(paper.page.text))] = known.name
    return found


def _holders(paper: Paper) -> Mapping[str, Span]:
    """Folded offices, each with the name of its one holder on the page."""
    found: dict[str, Span | None] = {}
    for known in paper.known.values():
        if known.office is not None:
            words = fold(known.office.of(paper.page.text))
            found[words] = known.name if found.get(words, known.name) == known.name else None
    return {words: name for words, name in found.items() if name is not None}


def turn_of(paper: Paper, draft: TurnDraft) -> Turn:
    """The turn of the record."""
    label = quote(paper.page.text, draft.label.start, draft.label.end) if draft.label else None
    return Turn(
        role=draft.role, speaker=_speaker(paper, draft), label=label, language=draft.language, start=draft.start, end=draft.end,
        paragraphs=tuple((p.start, p.end) for p in draft.paragraphs),
    )  # fmt: skip


def _speaker(paper: Paper, draft: TurnDraft) -> Person | None:
    text = paper.page.text
    if draft.name is not None:
        return person(text, actor_named(paper, draft.name, draft.office), paper.home, "turns")
    if draft.outlet is not None:
        named = stated(text, draft.outlet.start, draft.outlet.end, step="turns")
        return Person(name=named, organisation=named)
    if draft.office is not None:
        return Person(office=stated(text, draft.office.start, draft.office.end, step="turns"))
    return None


def actor_named(paper: Paper, name: Span, office: Span | None = None) -> Actor:
    """The actor with this name, with what the page says of them elsewhere."""
    text = paper.page.text
    words = fold(name.of(text))
    known = next((paper.known[w] for w in reversed(words.split()) if w in paper.known), None)
    actor = Actor(name.start, name.end, "person", name, office, called=words)
    short = known is None or len(known.name.of(text).split()) == 1
    if short and len(words.split()) == 1 and (head := _in_the_head(paper, words)) is not None:
        whole, held = head
        side = known.side if known is not None else None
        return actor._replace(fuller=whole, called=fold(whole.of(text)), office=held or office or (known and known.office), side=side)
    if known is None or not set(words.split()) <= set(fold(known.name.of(text)).split()):
        return actor
    fuller = known.name if len(known.name.of(text)) > len(name.of(text)) else None
    side = known.side._replace(certainty="implied", also=(name,)) if known.side and known.side.certainty == "stated" else known.side
    return actor._replace(
        office=office or known.office, side=side, organisation=known.organisation, fuller=fuller, called=fold(known.name.of(text))
    )


def _in_the_head(paper: Paper, surname: str) -> tuple[Span, Span | None] | None:
    """The full name that stands on a line of its own around the title ("Jane Mills" above "MS MILLS:"), and the office on the line below it."""
    text, body = paper.page.text, paper.part.body
    title = paper.part.title
    low = max(0, title.start - _HEAD) if title else 0
    high = next((s.start for s in body if s.end - s.start > _RUNNING or text[s.end - 1] in ".!?"), 0)
    head = [block for block in paper.page.blocks if low <= block.start and block.end <= high]
    for block, below in zip_longest(head, head[1:]):
        words = text[block.start : block.end].split()
        if 1 < len(words) <= _FEW and fold(words[-1]) == surname and all(w[0].isupper() and not _glued(w) for w in words):
            office = below is not None and any(s.kind == "office" for s in paper.pack.table.lookup(text[below.start : below.end]))
            return Span(block.start, block.end), Span(below.start, below.end) if below is not None and office else None
    return None


def _glued(word: str) -> bool:
    """Whether a word lost the blank before the next one ("RemarksJane"); a name's own capital stands near its beginning ("McMills")."""
    return any(one.islower() and other.isupper() for one, other in pairwise(word[_OWN_CAPITAL:]))


def speakers_of(paper: Paper, turns: TurnsFound) -> tuple[Person, ...]:
    """The speakers of a document in which somebody speaks: those who answer or hold forth, else whom the title names first."""
    if paper.kind_value == "statement" and (makers := _makers(paper)):
        return tuple(person(paper.page.text, maker, paper.home, "speakers") for maker in makers)
    if paper.kind_value not in SPOKEN_KINDS and not turns.turns:
        return ()
    found = [actor_named(paper, n) for n in _names(turns, "answer", "remarks")]
    if paper.kind_value in SPOKEN_KINDS:
        found = [*_title_speakers(paper), *found]
    askers = {actor_named(paper, n).called for n in _names(turns, "question")} - {
        actor_named(paper, n).called for n in _names(turns, "answer")
    }
    if not found and paper.kind_value in SPOKEN_KINDS:
        found = [actor_named(paper, n) for n in _names(turns, "moderator")[:1]]
    unique = {a.called: a for a in reversed(found) if a.called not in askers}
    return tuple(person(paper.page.text, a, paper.home, "speakers") for a in reversed(unique.values()))


def _names(turns: TurnsFound, *roles: str) -> list[Span]:
    """The names in the labels of the turns of some roles."""
    return [d.name for d in turns.turns if d.role in roles and d.name]


def _makers(paper: Paper) -> list[Actor]:
    """ "Written statement by the Government Spokesman Olaf Brandt": who makes it, right behind the words that say so ("by A and B" is two)."""
    title = paper.part.title
    named = persons(paper.scene, title, paper.known) if title else []
    if title is None or not named:
        return []
    text, first = paper.page.text, named[0]
    before = fold(text[title.start : first.start])
    ends = [at + len(w) for w in paper.pack.files.titles.making if (at := before.rfind(w)) >= 0]
    if not ends or len(before[max(ends) :].split()) > 1:
        return []
    joined = [_joined(paper, one, two) for one, two in pairwise(named)]
    return named[: joined.index(False) + 1] if False in joined else named


def _joined(paper: Paper, one: Actor, two: Actor) -> bool:
    """Whether nothing but a conjunction or a comma stands between two persons."""
    between = fold(paper.page.text[one.end : two.start]).replace(",", " ").split()
    return two.start - one.end > 0 and all(word in paper.pack.book.conjunction for word in between)


def _title_speakers(paper: Paper) -> list[Actor]:
    named = persons(paper.scene, paper.part.title, paper.known) if paper.part.title else []
    return named[:1] or ([paper.main] if paper.main else [])
