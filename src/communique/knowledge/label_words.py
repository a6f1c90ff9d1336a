"""How a language labels who speaks: "Question:", "Moderator:", honorifics in labels, lines that only look like labels (`labels.toml`)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from communique.knowledge.entries import Entry

LabelRole = Literal["question", "answer", "moderator", "host", "official"]


class LabelWord(Entry, frozen=True):
    """Words that stand as a label by themselves, alone or with a number or a name behind ("Question 2", "Question, Reuters").

    `role` is who speaks: one who asks (`question`), who answers (`answer`), who leads the event (`moderator`), the host of a programme
    (`host`: asks in an interview, leads elsewhere), or somebody who speaks for a side without being named (`official`).
    `speaks` says that the word is how the page calls the speaker ("Journalist"), not what follows ("Question").
    `brief` words are labels only with a colon, a stop or a dash ("Q").  `example` is a line that begins with the label.
    """

    words: tuple[str, ...]
    role: LabelRole
    example: str
    speaks: bool = False
    brief: bool = False


class LabelList(Entry, frozen=True):
    """Words or phrases that do one job; `example` is a line of our own in which one of them does it."""

    words: tuple[str, ...]
    example: str


class Tongue(Entry, frozen=True):
    """How a mark in a label tells the language that was spoken: "(in English)".  `code` is BCP 47."""

    code: str
    words: tuple[str, ...]
    example: str


class LabelWords(Entry, frozen=True):
    """The file `labels.toml` of a language.

    `honorific` and `rank` stand before names in labels ("MR", "SECRETARY"); `leads` are offices whose holder leads another's press
    conference.  `particle` are small words inside names.  `mark` are remarks in a label that tell no language ("via interpreter"); `gap` are
    remarks that stand for words which nobody could write down ("inaudible").
    `not_label` are heads of lines that are no labels; `not_start` and `not_end` are beginnings and ends of such heads.
    `raised` are phrases by which a page reports a question without a label; `asks` are formulas of a question that ends without a
    question mark; `address` are words that speak to somebody ("you"); `hail` are those with which
    one who asks begins ("Sir, …").  `preamble` begins lines before a transcript, `closing` lines after it, that nobody said.  `saying` ends the line that
    introduces a statement ("... said:").  `opening` are words with which people begin to speak, `salute` those of an address on a line of its
    own, `greeting` those of a greeting to listeners, `chair` those of thanks to the one who presides (without commas), `herald` say that the words of a speech follow; `courtesy` closes a question.
    """

    label: tuple[LabelWord, ...] = ()
    tongue: tuple[Tongue, ...] = ()
    mark: tuple[LabelList, ...] = ()
    gap: tuple[LabelList, ...] = ()
    honorific: tuple[LabelList, ...] = ()
    rank: tuple[LabelList, ...] = ()
    leads: tuple[LabelList, ...] = ()
    particle: tuple[LabelList, ...] = ()
    not_label: tuple[LabelList, ...] = ()
    not_start: tuple[LabelList, ...] = ()
    not_end: tuple[LabelList, ...] = ()
    raised: tuple[LabelList, ...] = ()
    asks: tuple[LabelList, ...] = ()
    address: tuple[LabelList, ...] = ()
    hail: tuple[LabelList, ...] = ()
    preamble: tuple[LabelList, ...] = ()
    closing: tuple[LabelList, ...] = ()
    saying: tuple[LabelList, ...] = ()
    opening: tuple[LabelList, ...] = ()
    salute: tuple[LabelList, ...] = ()
    greeting: tuple[LabelList, ...] = ()
    chair: tuple[LabelList, ...] = ()
    herald: tuple[LabelList, ...] = ()
    courtesy: tuple[LabelList, ...] = ()


def joined(packs: Iterable[LabelWords]) -> LabelWords:
    """The label words of several languages as one, for a page that mixes them.

    >>> one = LabelWords(mark=(LabelList(words=("aside",), example="Holm (aside): Yes."),))
    >>> joined([one, LabelWords()]) == one
    True
    """
    found = list(packs)
    return LabelWords(**{name: tuple(entry for pack in found for entry in getattr(pack, name)) for name in LabelWords.__struct_fields__})
