"""Stories of news agencies, known by the dateline that ends with the agency's name: "STRELSAU, May 3 (RNA) – …", "Novy Brod /RNA/. …"."""

from __future__ import annotations

from communique.knowledge.languages import LanguagePack
from communique.record.evidence import Reading, stated
from communique.record.page import Part
from communique.text.fold import fold
from communique.text.pattern import compiled

_DATELINE = r"^([\p{Lu}][\pL .'’-]{1,30}?)(?:,[\pL\d .,'’-]{1,30}|[ ,]+[\p{Lu}\d][\pL\d .,-]{1,20})?[ .,]*[(/]([\p{Lu}][\pL&.' -]{1,24})[)/]\s*[.–—:-]"
_OPENING, _PARAGRAPHS = 120, 8
_OUTLETS = ("agency", "newspaper", "broadcaster")


def agency_story(text: str, part: Part, pack: LanguagePack) -> Reading | None:
    """The kind of a report whose dateline names an agency; None where a ministry or an organisation stands in the brackets."""
    for span in part.body[:_PARAGRAPHS]:
        opening = text[span.start : min(span.end, span.start + _OPENING)]
        found = compiled(_DATELINE).search(opening) if "(" in opening or "/" in opening else None
        if found is not None and _is_town(found.group(1), pack) and _is_agency(found.group(2), pack):
            start, end = span.start + found.start(2), span.start + found.end(2)
            return stated(text, start, end, "news_report", step="kind", entry="agency_dateline")
    return None


def _is_town(words: str, pack: LanguagePack) -> bool:
    return any(s.kind == "place" for piece in (words, words.split(",")[0]) for s in pack.table.lookup(piece.strip()))


def _is_agency(name: str, pack: LanguagePack) -> bool:
    """Whether a name in a dateline is an agency's: not one that stands for the publisher itself, nor an organisation known as another thing."""
    known = [s for s in pack.table.lookup(name) if s.kind in ("organisation", "country", "place")]
    low = fold(name)
    own = any(word in low for word in pack.files.titles.own_dateline)
    return not own and (not known or any(s.kind == "organisation" and s.form in _OUTLETS for s in known))
