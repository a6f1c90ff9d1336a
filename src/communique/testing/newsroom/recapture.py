"""One page captured again and again: other clocks, another ticker, other teasers, and at last a real edit.

`python -m communique.testing.newsroom.recapture PAGE --out DIR` takes a page that was saved as text and shows clocks ("Oslo: 14:05"), and writes five
captures of it with their truth.  An archive must find one document in five captures, the right instants, and the edit as the only difference.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from communique.knowledge.book import Knowledge
from communique.testing.newsroom.days import written
from communique.testing.newsroom.desk import Desk
from communique.testing.newsroom.truth import DocumentTruth

_UTC = ZoneInfo("UTC")
_APART = timedelta(days=9, hours=7, minutes=13)
_TEASERS = 6


class Recapture(msgspec.Struct, frozen=True, kw_only=True):
    """A capture of the page: when it was taken, its text, and the edit (before, after) that it shows."""

    taken_at: datetime
    text: str
    before: str = ""
    after: str = ""


def recaptures(page: str, first: datetime, zones: Mapping[str, str], count: int = 5, seed: int = 1) -> Iterator[Recapture]:
    """So many captures of a page, the first at a moment (UTC), the last with an edit.  `zones` are the time zones of towns."""
    lines = page.splitlines()
    head, end = _masthead_end(lines, zones), _first_teaser(lines)
    article = lines[head:end]
    for number in range(count):
        moment = first + number * _APART
        before, after = _edit(article) if number == count - 1 else ("", "")
        body = [line.replace(before, after) if before else line for line in article]
        masthead = [*_set_clocks(lines[:head], moment, zones), "", _ticker(number), "", ""]
        text = "\n".join((*masthead, *body, *_teasers(moment, seed + number), "all messages", ""))
        yield Recapture(taken_at=moment, text=text, before=before, after=after)


def _masthead_end(lines: Sequence[str], zones: Mapping[str, str]) -> int:
    """The line after the last clock and the contacts under it: where the first long line begins."""
    clocks = [i for i, line in enumerate(lines[:30]) if _clock(line, zones)]
    after = clocks[-1] + 1 if clocks else 0
    return next((i for i in range(after, len(lines)) if len(lines[i].strip()) > 40), after)


def _clock(line: str, zones: Mapping[str, str]) -> str | None:
    town, colon, time = line.strip().partition(": ")
    return town if colon and town in zones and len(time) == 5 and time[2] == ":" else None


def _set_clocks(lines: Sequence[str], moment: datetime, zones: Mapping[str, str]) -> list[str]:
    here = moment.replace(tzinfo=_UTC)
    towns = [town for line in lines if (town := _clock(line, zones))]
    day = here.astimezone(ZoneInfo(zones[towns[-1]])).date() if towns else moment.date()
    out = [f"{town}: {here.astimezone(ZoneInfo(zones[town])):%H:%M}" if (town := _clock(line, zones)) else line.rstrip() for line in lines]
    return [written(day, "words"), *out[1:]]


def _first_teaser(lines: Sequence[str]) -> int:
    """The first line of the form "20.09.2017 - …"."""
    return next((i for i, line in enumerate(lines) if line[2:3] == "." and line[5:6] == "." and line[10:13] == " - "), len(lines))


def _edit(article: Sequence[str]) -> tuple[str, str]:
    """The last sentence of the last paragraph, and what is put in its place."""
    last = next(line for line in reversed(article) if line.strip())
    sentence = last.strip().rpartition(". ")[2]
    return sentence, "The text of the agreement will be made public before the end of the season."


def _ticker(number: int) -> str:
    if number % 2 == 0:
        return ""
    return f"{200 + number * 9} days have passed since the theft of the flag in Port Callan - the enquiry has no result"


def _teasers(moment: datetime, seed: int) -> Iterator[str]:
    """Teasers of what the newsroom's services published in the weeks before."""
    desk = Desk(seed, 150, "text", first_day=(moment - timedelta(days=70)).date())
    told = [
        t for capture in desk.captures() for t in capture.told if isinstance(t, DocumentTruth) and t.version == 1 and t.copy == "original"
    ]
    before = [document for document in told if document.published <= f"{moment:%Y-%m-%d}"]
    for document in sorted(before, key=lambda t: t.published, reverse=True)[:_TEASERS]:
        year, month, day = document.published.split("-")
        yield from (f"{day}.{month}.{year} - {document.title}", "", document.lead, "")


def main(arguments: list[str] | None = None) -> int:
    """Write five captures of a page and their truth; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m communique.testing.newsroom.recapture", description=__doc__)
    parser.add_argument("page", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args(arguments)
    zones = {place.name: place.zone for place in Knowledge.standard().places if place.zone}
    chosen.out.mkdir(parents=True, exist_ok=True)
    lines = []
    for number, shot in enumerate(recaptures(chosen.page.read_text("utf-8"), datetime(2017, 10, 2, 9, 41), zones), 1):
        (chosen.out / f"capture-{number}.txt").write_text(shot.text, "utf-8")
        lines.append(
            msgspec.json.encode(
                {"file": f"capture-{number}.txt", "taken_at": f"{shot.taken_at.isoformat()}Z", "before": shot.before, "after": shot.after}
            )
        )
    (chosen.out / "truth.jsonl").write_bytes(b"\n".join(lines) + b"\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
