"""Feeds: the newest messages of a newsroom, of the whole archive or of a search, as Atom (RFC 4287) and JSON Feed 1.1."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from urllib.parse import quote
from xml.etree import ElementTree as Xml

from communique.serve.cleaning import clean, web_address
from communique.serve.naming import short_digest
from communique.serve.pages.newsroom import Latest
from communique.serve.telling import kind_told

ATOM = "http://www.w3.org/2005/Atom"
NEVER = "1970-01-01T00:00:00Z"
NOTHING: Mapping[str, str] = {}


def atom(title: str, address: str, root: str, messages: Sequence[Latest], updated: Mapping[str, str] = NOTHING) -> bytes:
    """An Atom feed.  `address` is the feed's own (empty where it is not known), `root` the reading room's; entries bear the document's digest as their
    id, so a copy of the archive elsewhere gives the same ids.  `updated` has the instants at which documents (by digest) became news, where that is not their day."""
    Xml.register_namespace("", ATOM)
    feed = Xml.Element(f"{{{ATOM}}}feed")
    _put(feed, "id", f"urn:communique:{quote(clean(title), safe='')}")
    _put(feed, "title", title)
    _put(feed, "updated", max((_updated(m, updated) for m in messages), default=NEVER))
    if address:
        Xml.SubElement(feed, f"{{{ATOM}}}link", {"rel": "self", "href": address})
    for message in messages:
        _entry(feed, message, root, _updated(message, updated))
    body: bytes = Xml.tostring(feed, encoding="utf-8", xml_declaration=True)
    return body


def _entry(feed: Xml.Element, message: Latest, root: str, updated: str) -> None:
    document = message.document
    entry = Xml.SubElement(feed, f"{{{ATOM}}}entry")
    _put(entry, "id", f"urn:{document.digest}")
    _put(entry, "title", document.title or "(no title)")
    _put(entry, "updated", updated)
    if document.published and _whole_day(document.published):
        _put(entry, "published", _instant(message))
    Xml.SubElement(entry, f"{{{ATOM}}}link", {"rel": "alternate", "href": f"{root}/document/{short_digest(document.digest)}"})
    if url := web_address(document.url):
        Xml.SubElement(entry, f"{{{ATOM}}}link", {"rel": "via", "href": clean(url)})
    author = Xml.SubElement(entry, f"{{{ATOM}}}author")
    _put(author, "name", document.publisher or document.publisher_country or "unknown")
    if document.kind:
        Xml.SubElement(entry, f"{{{ATOM}}}category", {"term": document.kind, "label": kind_told(document.kind)})
    _put(entry, "summary", message.lead)


def _put(parent: Xml.Element, name: str, words: str) -> None:
    Xml.SubElement(parent, f"{{{ATOM}}}{name}").text = clean(words)


def _instant(message: Latest) -> str:
    """The day as an instant, which Atom asks for: midnight UTC of the first day that the date may mean."""
    value = (message.document.published or message.document.held or "").partition("/")[0].partition("T")[0]
    if _whole_day(value):
        return f"{value}T00:00:00Z"
    return f"{value[:4]}-01-01T00:00:00Z" if value[:4].isdigit() else NEVER


def _updated(message: Latest, updated: Mapping[str, str]) -> str:
    return updated.get(message.document.digest) or _instant(message)


def _whole_day(value: str) -> bool:
    return len(value) == 10 and value.replace("-", "").isdigit()


def json_feed(title: str, address: str, root: str, messages: Sequence[Latest], updated: Mapping[str, str] = NOTHING) -> bytes:
    """A JSON Feed of the same messages."""
    items = [
        {
            "id": f"urn:{m.document.digest}",
            "url": f"{root}/document/{short_digest(m.document.digest)}",
            **({"external_url": url} if (url := web_address(m.document.url)) else {}),
            "title": m.document.title or "(no title)",
            "content_text": m.lead,
            "date_published": _instant(m),
            **({"date_modified": updated[m.document.digest]} if m.document.digest in updated else {}),
            "tags": [m.document.kind] if m.document.kind else [],
        }
        for m in messages
    ]
    own = {"feed_url": address} if address else {}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": title, **own, "items": items}
    return json.dumps(feed, ensure_ascii=False).encode("utf-8", "replace")
