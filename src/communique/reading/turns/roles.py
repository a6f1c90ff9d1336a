"""Who asks and who answers: from the words of the labels, from offices, from who ends with a question mark."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from communique.reading.turns.drafts import LabelContext
from communique.reading.turns.labels_heads import Head
from communique.reading.turns.labels_lexicon import Lexicon, plain
from communique.reading.turns.speakers import Speaker, Speakers
from communique.record.document import TurnRole


class Said(msgspec.Struct, frozen=True):
    """One turn before its role is known: its label (None without one), its speaker, its words' end, the role if layout told it."""

    head: Head | None
    speaker: Speaker
    words: str
    role: TurnRole | None = None


def tell_roles(said: Sequence[Said], lexicon: Lexicon, speakers: Speakers, text: str, context: LabelContext) -> list[TurnRole]:
    """The role of each turn, in order."""
    sides = _Sides(said, lexicon, speakers, text, context)
    roles: list[TurnRole] = []
    asked = False
    for turn in said:
        side = turn.role or sides.side(turn)
        asked = asked or side == "question"
        roles.append("remarks" if side == "answer" and not asked else side)
    return roles


class _Sides:
    """Puts each speaker of a document on a side."""

    def __init__(self, said: Sequence[Said], lexicon: Lexicon, speakers: Speakers, text: str, context: LabelContext) -> None:
        self._lexicon, self._text, self._context = lexicon, text, context
        self._host = self._who_answers(said, speakers.host().who)
        self._labelled = any(t.head is not None and t.head.role == "question" for t in said)
        self._told = {t.speaker.who: t.head.role for t in reversed(said) if t.head is not None and t.head.role is not None}
        self._official = {t.speaker.who for t in said if self._is_official(t)}
        self._asking = self._askers(said)

    def side(self, turn: Said) -> TurnRole:
        """The side of a turn's speaker."""
        head, who = turn.head, turn.speaker.who
        if head is None:
            return "answer"
        role = head.role or self._told.get(who)
        if role in ("question", "answer", "moderator"):
            return role
        if role == "host":
            return "moderator" if self._labelled else "question"
        if role == "official" or who == self._host:
            return "answer"
        if who in self._official:
            return "moderator" if self._leads(turn) else "answer"
        if turn.speaker.outlet is not None:
            return "question"
        return "question" if who in self._asking else "answer"

    def _who_answers(self, said: Sequence[Said], host: str) -> str:
        """The document's own speaker, unless he does nothing but ask another: the title names who interviewed ("Interview with Rupert Hay")."""
        own = [t for t in said if t.speaker.who == host]
        others = [t for t in said if t.head is not None and t.head.role is None and t.speaker.who != host and t.speaker.name is not None]
        asks = sum(self._is_question(t.words) for t in own)
        told = 2 * asks > len(own) and 2 * sum(self._is_question(t.words) for t in others) < len(others)
        return "" if own and others and told and self._context.kind == "interview" else host

    def _is_official(self, turn: Said) -> bool:
        if turn.head is None or turn.head.role in ("question", "moderator", "host"):
            return False
        return turn.speaker.office is not None or (bool(self._host) and turn.speaker.who == self._host)

    def _leads(self, turn: Said) -> bool:
        """Whether a spokesperson leads somebody else's press conference."""
        office = turn.speaker.office
        others = self._official - {turn.speaker.who}
        return (
            office is not None
            and bool(others)
            and turn.speaker.who != self._host
            and any(plain(office.of(self._text)).endswith(word) for word in self._lexicon.leading)
        )

    def _askers(self, said: Sequence[Said]) -> set[str]:
        """Those who ask among speakers without office: opposite an official all who are not known, else who asks most."""
        named = [t for t in said if t.head is not None and t.head.role is None and t.speaker.who not in self._official]
        asks = Counter(t.speaker.who for t in named if self._is_question(t.words))
        turns = Counter(t.speaker.who for t in named)
        if self._official or self._host:
            known = {t.speaker.who for t in named if t.head is not None and t.head.sure == 2 and t.head.name is not None}
            return {who for who in turns if asks[who] or who not in known} if asks or not self._labelled else set(asks)
        return set() if self._labelled else _who_asks_most(asks, turns)

    def _is_question(self, words: str) -> bool:
        return (
            words.rstrip(" \"'”’)»]").endswith("?")
            or ("?" in words[-300:])
            or self._lexicon.asks(words.lower())
            or self._lexicon.hails(words)
        )


def _who_asks_most(asks: Counter[str], turns: Counter[str]) -> set[str]:
    """Where nobody holds an office: who asks most often, if that is most of what he says, or half of it and nobody asks as often."""
    top = max(asks.values(), default=0)
    most = {who for who in turns if asks[who] and asks[who] >= top}
    even = {who for who in most if asks[who] * 2 == turns[who] and len(most) == 1}
    return {who for who in most if asks[who] * 2 > turns[who]} or even
