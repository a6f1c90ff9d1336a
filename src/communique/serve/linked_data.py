"""Documents and events in the words of schema.org (JSON-LD), for programs that read pages.

The context is written out, so that a reader of JSON-LD need not fetch one.  Only what the record has is said; days that have no ISO form are left out.
"""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from communique.serve.cleaning import clean, web_address
from communique.serve.pages.document import DocumentPage
from communique.serve.pages.looking import Happening
from communique.serve.telling import day_told, kind_told
from communique.views.documents import Brief
from communique.views.events import Event, Party, Told

_CONTEXT = {"@vocab": "https://schema.org/", "url": {"@type": "@id"}, "eventStatus": {"@type": "@id"}}
_TYPES = {"news_report": "NewsArticle", "article": "OpinionNewsArticle"}
_STATUS = {"cancelled": "https://schema.org/EventCancelled", "planned": "https://schema.org/EventScheduled"}
_ESCAPED = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", ord("'"): "\\u0027"}


def linked_data(page: object) -> Markup:
    """A page's record as JSON-LD that may stand inside a page; empty for pages that are neither of a document nor of an event."""
    if isinstance(page, DocumentPage):
        found = _document(page)
    elif isinstance(page, Happening):
        found = _event(page.event)
    else:
        return Markup()
    return Markup(json.dumps({"@context": _CONTEXT, **_filled(found)}).translate(_ESCAPED))  # no sign that HTML knows is left in it


def _filled(item: dict[str, Any]) -> dict[str, Any]:
    return {name: clean(value) if isinstance(value, str) else value for name, value in item.items() if value}


def _document(page: DocumentPage) -> dict[str, Any]:
    brief, record = page.shown.document, page.shown.record
    speakers = [speaker.name.value for speaker in record.speakers if speaker.name is not None] if record else []
    return {
        **_article(brief.digest, brief.title, brief.kind, _publisher(brief)),
        "url": web_address(brief.url),
        "inLanguage": brief.language,
        "datePublished": iso_days(brief.published)[0],
        "author": [_filled({"@type": "Person", "name": name}) for name in dict.fromkeys(speakers)],
    }


def _publisher(brief: Brief) -> str | None:
    return brief.publisher or brief.publisher_country


def _article(digest: str, title: str | None, kind: str | None, publisher: str | None) -> dict[str, Any]:
    return {
        "@type": _TYPES.get(kind or "", "Article"),
        "@id": f"urn:{digest}",
        "identifier": digest,
        "headline": title,
        "genre": kind_told(kind),
        "publisher": _filled({"@type": "Organization", "name": publisher}) if publisher else None,
    }


def _event(event: Event) -> dict[str, Any]:
    first, last = iso_days(event.when)
    parties = " – ".join(party.name or party.office or party.organisation or party.country or "" for party in event.parties)
    return {
        "@type": "Event",
        "name": f"{kind_told(event.type)}: {parties}" if parties else kind_told(event.type),
        "description": day_told(event.when),
        "startDate": first,
        "endDate": last,
        "eventStatus": _STATUS.get(event.status),
        "location": _filled({"@type": "Place", "name": event.place}) if event.place else None,
        "attendee": [_filled(_attendee(party)) for party in event.parties],
        "subjectOf": [_filled(_account(account)) for account in event.accounts],
    }


def _attendee(party: Party) -> dict[str, Any]:
    if party.name or party.office:
        side = (
            _filled({"@type": "Organization", "name": party.organisation or party.country}) if party.organisation or party.country else None
        )
        return {"@type": "Person", "name": party.name, "jobTitle": party.office, "affiliation": side}
    return {"@type": "Organization", "name": party.organisation or party.country}


def _account(account: Told) -> dict[str, Any]:
    return {
        **_article(account.digest, account.title, None, account.publisher or account.publisher_country),
        "datePublished": iso_days(account.published)[0],
    }


def iso_days(value: str | None) -> tuple[str | None, str | None]:
    """The first and last day of an EDTF date as ISO 8601 writes them, as exact as the date is; nothing for seasons and days without a year.

    >>> [iso_days(v) for v in ("2017-02-13", "2017-02", "2016-23", "XXXX-09-18", "2017-09-14/2017-09-15", None)]
    [('2017-02-13', None), ('2017-02', None), (None, None), (None, None), ('2017-09-14', '2017-09-15'), (None, None)]
    """
    found = [part if _is_iso(part) else None for part in (value or "").partition("/")[::2]]
    return (found[0], found[1]) if found[0] else (None, None)


def _is_iso(value: str) -> bool:
    pieces = value.partition("T")[0].split("-")
    return len(pieces[0]) == 4 and all(piece.isdigit() for piece in pieces) and (len(pieces) < 2 or 1 <= int(pieces[1]) <= 12)
