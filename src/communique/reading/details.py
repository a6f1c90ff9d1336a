"""The details of a document: what is read from it besides turns and events."""

from __future__ import annotations

from typing import NamedTuple

from communique.reading.happenings.told import Passage, Told
from communique.reading.paper import Paper
from communique.reading.said.commitments import commitments_of
from communique.reading.said.cues import Cues
from communique.reading.said.instruments import instrument_spans, instruments_of
from communique.reading.said.issuers import issuers_of
from communique.reading.said.mentions import mentions_of
from communique.reading.said.mentions_people import people_of
from communique.reading.said.outlets import outlets_of
from communique.reading.said.quotations import quotations_of
from communique.record.document import Commitment, Mention, Quotation
from communique.record.evidence import Reading


class Details(NamedTuple):
    """Outlets, issuers, quotations, mentions, instruments and commitments of one document."""

    outlets: tuple[Reading, ...]
    issuers: tuple[Reading, ...]
    quotations: tuple[Quotation, ...]
    mentions: tuple[Mention, ...]
    instruments: tuple[Reading, ...]
    commitments: tuple[Commitment, ...]


def details_of(paper: Paper, passages: list[Passage], told: list[Told]) -> Details:
    """All details of a document; cues, persons and citations are found once for all of them."""
    cues = Cues(paper)
    people = people_of(cues)
    cited = instrument_spans(cues)
    issuers = issuers_of(cues)
    return Details(
        outlets=outlets_of(cues),
        issuers=issuers,
        quotations=quotations_of(cues, passages, people),
        mentions=mentions_of(cues, people, cited),
        instruments=instruments_of(cues, cited),
        commitments=commitments_of(cues, passages, people, told, issuers),
    )
