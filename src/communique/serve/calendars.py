"""A month's events as an iCalendar file (RFC 5545): only those whose day is known; planned ones are tentative."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from communique.serve.cleaning import clean
from communique.serve.telling import kind_told
from communique.views.events import Event

_STATUS = {"happened": "CONFIRMED", "planned": "TENTATIVE", "possible": "TENTATIVE", "cancelled": "CANCELLED"}
_STAMP = "19700101T000000Z"
"""The file says the same whenever it is made."""


def ics(events: Iterable[Event], root: str) -> bytes:
    """The events as all-day entries."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//communique//reading room//EN"]
    for event in events:
        if event.first_day and event.last_day and _short(event):
            lines += _entry(event, root)
    lines.append("END:VCALENDAR")
    return ("\r\n".join(folded for line in lines for folded in _fold(line)) + "\r\n").encode("utf-8", "replace")


def _short(event: Event) -> bool:
    """Whether the date is of a day, or of a few: a month or a season is no entry of a calendar."""
    return (event.when or "").count("-") >= 2 and (_day(event.last_day) - _day(event.first_day)).days < 31


def _day(value: str | None) -> date:
    return date.fromisoformat(value or "1970-01-01")


def _entry(event: Event, root: str) -> list[str]:
    parties = " – ".join(party.name or party.office or party.country or "" for party in event.parties)
    rows = [
        ("UID", f"event-{event.id}@communique"),
        ("DTSTAMP", _STAMP),
        ("DTSTART;VALUE=DATE", _day(event.first_day).strftime("%Y%m%d")),
        ("DTEND;VALUE=DATE", (_day(event.last_day) + timedelta(days=1)).strftime("%Y%m%d")),
        ("SUMMARY", _text(f"{kind_told(event.type)}: {parties}")),
        ("LOCATION", _text(event.place or "")),
        ("CATEGORIES", _text(event.type)),
        ("STATUS", _STATUS.get(event.status, "TENTATIVE")),
        ("URL", f"{root}/event/{event.id}"),
    ]
    return ["BEGIN:VEVENT", *(f"{name}:{value}" for name, value in rows if value), "END:VEVENT"]


def _text(words: str) -> str:
    return " ".join(clean(words).split()).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _fold(line: str) -> list[str]:
    """Lines of at most 75 bytes, the rest on lines that begin with a blank; no character is cut in two."""
    found, rest = [], line
    while len(rest.encode("utf-8", "replace")) > 74:
        cut = 74
        while len(rest[:cut].encode("utf-8", "replace")) > 74:
            cut -= 1
        found.append(rest[:cut])
        rest = " " + rest[cut:]
    return [*found, rest]
