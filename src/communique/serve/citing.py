"""Citations of a document: as text, CSL-JSON, BibTeX (biblatex) and RIS, always with the captured copy beside the live page."""

from __future__ import annotations

import json
from typing import Any

from communique.dates import when
from communique.serve.cleaning import clean, web_address
from communique.serve.naming import short_digest
from communique.serve.telling import day_told
from communique.views.show import Shown

_TYPES = {"interview": "interview", "speech": "speech", "remarks": "speech", "opening_remarks": "speech", "article": "article-newspaper"}


def csl(shown: Shown, root: str) -> dict[str, Any]:
    """The document in CSL-JSON.  Dates keep their precision; nothing is filled in."""
    document = shown.document
    sight = next((one for one in shown.captures if one.witness), None)
    found: dict[str, Any] = {
        "id": f"communique-{short_digest(document.digest)}",
        "type": _TYPES.get(document.kind or "", "webpage"),
        "title": document.title or "",
        "publisher": document.publisher or document.publisher_country or "",
        "genre": (document.kind or "").replace("_", " "),
        "URL": web_address(document.url) or "",
        "archive": "communique",
        "archive_location": f"{root}/document/{short_digest(document.digest)}",
        "note": document.digest,
    }
    if issued := _parts(document.published or document.held):
        found["issued"] = {"date-parts": issued}
    if sight is not None and sight.taken_at and (taken := _parts(sight.taken_at)):
        found["accessed"] = {"date-parts": taken}
    speakers = shown.record.speakers if shown.record else ()
    if names := [speaker.name.value for speaker in speakers if speaker.name is not None]:
        found["author"] = [{"literal": name} for name in names]
    return {key: value for key, value in found.items() if value}


def _parts(value: str | None) -> list[list[int]]:
    """The date as CSL wants it: as many parts as are known."""
    if not value or not when.has_year(value) or value.startswith("{"):
        return []
    found = []
    for part in value.split("/")[:2]:
        pieces = part.partition("T")[0].split("-")
        if not all(piece.isdigit() for piece in pieces):
            return []
        numbers = [int(piece) for piece in pieces]
        found.append(numbers[:1] if len(numbers) > 1 and numbers[1] > 12 else numbers)
    return found


def told(shown: Shown, root: str) -> str:
    """The citation in words."""
    item = csl(shown, root)
    who = ", ".join(author["literal"] for author in item.get("author", [])) or item.get("publisher", "")
    date = day_told(shown.document.published or shown.document.held)
    parts = [
        who,
        f"“{item.get('title', '')}”",
        item.get("publisher", "") if who != item.get("publisher") else "",
        date,
        item.get("URL", ""),
    ]
    return ", ".join(part for part in parts if part) + f" (archived: {item['archive_location']})"


def csl_json(shown: Shown, root: str) -> bytes:
    """A list of one item, as reference managers read it."""
    return json.dumps([csl(shown, root)], ensure_ascii=False, indent=1).encode("utf-8", "replace")


def bibtex(shown: Shown, root: str) -> bytes:
    """A biblatex entry."""
    item = csl(shown, root)
    rows = {
        "title": item.get("title", ""),
        "author": " and ".join("{" + _tex(author["literal"]) + "}" for author in item.get("author", [])),
        "organization": item.get("publisher", ""),
        "date": "-".join(f"{n:02d}" for n in item["issued"]["date-parts"][0]) if "issued" in item else "",
        "url": item.get("URL", ""),
        "note": f"archived: {item['archive_location']}",
    }
    fields = [f"  {name} = {{{value if name == 'author' else _tex(value)}}}" for name, value in rows.items() if value]
    entry = "@online{" + str(item["id"]) + ",\n" + ",\n".join(fields) + "\n}\n"
    return entry.encode("utf-8", "replace")


def _tex(words: str) -> str:
    """Words without the characters that end a field or begin a command."""
    kept = clean(words).replace("\\", "").replace("{", "(").replace("}", ")")
    for sign in "&%$#_~^":
        kept = kept.replace(sign, f"\\{sign}" if sign not in "~^" else "")
    return " ".join(kept.split())


def ris(shown: Shown, root: str) -> bytes:
    """A RIS record."""
    item = csl(shown, root)
    issued = "/".join(str(n) if i == 0 else f"{n:02d}" for i, n in enumerate(item["issued"]["date-parts"][0])) if "issued" in item else ""
    rows = [
        ("TY", "NEWS" if item["type"] == "article-newspaper" else "ELEC"),
        *(("AU", author["literal"]) for author in item.get("author", [])),
        ("TI", item.get("title", "")),
        ("PB", item.get("publisher", "")),
        ("DA", issued),
        ("UR", item.get("URL", "")),
        ("L2", item["archive_location"]),
        ("ER", ""),
    ]
    lines = [f"{tag}  - {' '.join(clean(value).split())}" for tag, value in rows if value or tag == "ER"]
    return ("\r\n".join(lines) + "\r\n").encode("utf-8", "replace")
