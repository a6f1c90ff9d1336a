"""Days in figures that the page leaves open ("04/06/2023"), read as the publisher's state writes them."""

from __future__ import annotations

import msgspec

from communique.dates.hit import DateHit
from communique.knowledge.languages import LanguagePack

RULE = "publisher_order"


def settled_order(text: str, pack: LanguagePack, hits: list[DateHit], order: str | None) -> list[DateHit]:
    """The dates found, the ambiguous ones read in an order; their entry names the rule, for the reading is inferred then."""
    return [_settled(text, pack, hit, order) if hit.form == "ambiguous" and order is not None else hit for hit in hits]


def _settled(text: str, pack: LanguagePack, hit: DateHit, order: str | None) -> DateHit:
    found = next(iter(pack.grammar.find(text, hit.start, hit.end, order)), hit)
    same = (found.start, found.end) == (hit.start, hit.end) and found.value is not None
    return msgspec.structs.replace(found, entry=f"{RULE}:{order}") if same else hit
