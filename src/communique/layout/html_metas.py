"""What the markup says outside the reading text: title, meta elements, canonical link, times, JSON-LD; each with its exact place."""

from __future__ import annotations

from collections.abc import Iterator
from json import JSONDecodeError, JSONDecoder

from communique.layout.html_tags import value
from communique.layout.markup import Attributes, attributes
from communique.record.page import Meta

_MOST_METAS = 2000
_LONGEST_VALUE = 10_000
_LARGEST_JSON = 500_000
_JSON_KEYS = ("headline", "datePublished", "dateModified", "dateCreated")
_NAMING = ("meta name=", "meta property=", "meta itemprop=")
_USUAL, _AFTER_NAME = 5, len('"" content="')
_DECODER = JSONDecoder()


def metas(source: str, places: list[tuple[str, int, int]]) -> tuple[Meta, ...]:
    """All metadata of a page in order; `source[meta.start:meta.end]` is the value as written, `meta.value` the same characters."""
    found: list[Meta] = []
    titled = False
    for tag, start, end in places:
        if tag == "meta" and (meta := _usual(source, start, end)):
            found.append(meta)
        elif tag == "title":
            found.extend(() if titled else _title(source, start, end))
            titled = True
        elif tag != "link" or "canonical" in source[start:end].lower():
            found.extend(_script(source, start, end) if tag == "script" else _element(source, tag, start, end))
        if len(found) > _MOST_METAS:
            break
    return tuple(found)


def base_href(source: str, places: list[tuple[str, int, int]]) -> str | None:
    """The target of the page's first `<base>`."""
    for tag, start, end in places:
        if tag == "base" and (href := value(raw := source[start:end], attributes(raw), "href")):
            return href
    return None


def _title(source: str, start: int, end: int) -> Iterator[Meta]:
    yield from _meta("title", source, start, end)


def _element(source: str, tag: str, start: int, end: int) -> Iterator[Meta]:
    raw = source[start:end]
    found = attributes(raw)
    named = _name(tag, raw, found)
    if named and (place := found.get(named[1])):
        yield from _meta(named[0], source, start + place[0], start + place[1])


def _usual(source: str, start: int, end: int) -> Meta | None:
    """What a `<meta>` says that is spelt in the usual way: `meta name="x" content="y"`."""
    pieces = source[start:end].split('"')
    if len(pieces) != _USUAL or pieces[0] not in _NAMING or pieces[2] != " content=" or not pieces[1] or pieces[4].strip(" /"):
        return None
    at = start + len(pieces[0]) + len(pieces[1]) + _AFTER_NAME
    core = pieces[3].strip()
    if not core or len(core) != len(pieces[3]) or len(core) > _LONGEST_VALUE:
        return None
    return Meta(pieces[1][:100].lower(), core, at, at + len(core))


def _name(tag: str, raw: str, found: Attributes) -> tuple[str, str] | None:
    """The name of what an element says, and the attribute that says it."""
    if tag == "meta":
        name = value(raw, found, "property") or value(raw, found, "name") or value(raw, found, "itemprop")
        return (name[:100].lower(), "content") if name else None
    if tag == "link":
        return ("canonical", "href") if "canonical" in value(raw, found, "rel").lower().split() else None
    return ("time", "datetime") if tag == "time" else None


def _meta(name: str, source: str, start: int, end: int) -> Iterator[Meta]:
    piece = source[start : min(end, start + _LONGEST_VALUE)]
    core = piece.strip()
    if core:
        start += len(piece) - len(piece.lstrip())
        yield Meta(name, core, start, start + len(core))


def _script(source: str, start: int, end: int) -> Iterator[Meta]:
    """Values of a JSON-LD script, found by key; a script that is no JSON as a whole says nothing."""
    if end - start > _LARGEST_JSON or not _is_json(source, start, end):
        return
    for key in _JSON_KEYS:
        yield from _values(source, f'"{key}"', key, start, end)
    yield from _authors(source, start, end)


def _is_json(source: str, start: int, end: int) -> bool:
    text = source[start:end]
    if text.count("[") + text.count("{") > 20_000:
        return False
    try:
        _DECODER.decode(text.strip())
    except (JSONDecodeError, RecursionError, ValueError):
        return False
    return True


def _values(source: str, mark: str, key: str, start: int, end: int) -> Iterator[Meta]:
    at, seen = start, 0
    while (at := source.find(mark, at, end)) >= 0 and seen < 50:
        at, seen = at + len(mark), seen + 1
        if place := _string_after_colon(source, at, end):
            yield from _meta(f"jsonld:{key}", source, *place)


def _authors(source: str, start: int, end: int) -> Iterator[Meta]:
    at, seen = start, 0
    while (at := source.find('"author"', at, end)) >= 0 and seen < 20:
        at, seen = at + 8, seen + 1
        if place := _string_after_colon(source, at, end):
            yield from _meta("jsonld:author", source, *place)
        else:
            limit = source.find("}", at, end)
            yield from _values(source, '"name"', "author", at, end if limit < 0 else limit)


def _string_after_colon(source: str, at: int, end: int) -> tuple[int, int] | None:
    """The place of the characters of a JSON string that follows a key, without its quotation marks."""
    colon = source.find(":", at, min(end, at + 100))
    if colon < 0 or source[at:colon].strip():
        return None
    piece = source[colon + 1 : min(end, colon + 200)]
    begin = colon + 1 + len(piece) - len(piece.lstrip())
    if source[begin : begin + 1] != '"':
        return None
    close = begin + 1
    while (close := source.find('"', close, end)) >= 0 and _escaped(source, close):
        close += 1
    return (begin + 1, close) if close >= 0 else None


def _escaped(source: str, at: int) -> bool:
    before = at
    while source[before - 1] == "\\" and at - before < 1000:
        before -= 1
    return (at - before) % 2 == 1
