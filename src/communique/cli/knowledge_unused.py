"""`communique knowledge unused`: data entries that never matched while some inputs were read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from communique.app import outcomes
from communique.cli.facts import facts
from communique.cli.reading import tell
from communique.cli.streams import NOTHING_READ, WITH_LOSSES, piped
from communique.cli.tables import put_rows
from communique.knowledge.book import Knowledge
from communique.knowledge.senses import event_phrases, people_phrases
from communique.record.document import Mention, Record

_NAMES = frozenset({"countries", "places", "organisations", "instruments", "services"})
_MOST = 40
_FAMILIES = {"country": "countries", "organisation": "organisations", "instrument": "instruments", "place": "places"}


def run(paths: Sequence[str], every: bool, as_json: bool) -> int:
    """Read the paths, then list what never matched: language entries, and names too where `every`; the exit code."""
    knowledge = Knowledge.standard()
    used: Counter[str] = Counter()
    languages = {"en"}
    read = failed = 0
    for outcome in outcomes(paths, None, knowledge):
        if outcome.failure is not None:
            tell(outcome.failure)
            failed += 1
        if outcome.record is not None:
            read += 1
            used.update(used_entries(outcome.record))
            languages |= {d.language for d in outcome.record.documents if d.language}
    if not read:
        return NOTHING_READ
    put_rows(_report(all_entries(knowledge, languages), used, every, as_json or piped()), as_json, title=f"{read} captures read")
    return WITH_LOSSES if failed else 0


def used_entries(record: Record) -> Iterator[str]:
    """The names of the data entries that a record's facts and mentions rest on."""
    for fact in facts(record):
        if fact.entry:
            yield fact.entry
    for document in record.documents:
        yield from (entry for mention in document.mentions if (entry := _of_mention(mention)))


def all_entries(knowledge: Knowledge, languages: set[str]) -> set[str]:
    """The names of all entries that could match: the phrase tables of the languages, titles and services."""
    packs = [knowledge.pack(code) for code in sorted(languages)]
    phrases = [*knowledge.names, *(p for pack in packs for p in (*people_phrases(pack.files.people), *event_phrases(pack.files.events)))]
    found = {phrase.meaning.entry for phrase in phrases} | {f"instruments:{i.value}" for i in knowledge.instruments}
    found |= {f"titles:{formula.kind}" for pack in packs for formula in pack.files.titles.formula}
    return found | {f"services:{service.id}" for service in knowledge.services}


def _of_mention(mention: Mention) -> str | None:
    family = _FAMILIES.get(mention.type)
    name = mention.quote if mention.type == "place" else mention.value
    return f"{family}:{name}" if family and name else None


def _report(known: set[str], used: Counter[str], every: bool, whole: bool) -> list[dict[str, object]]:
    """One row per family of entries; the names that never matched, all of them where `whole`."""
    matched = {entry for name in used for entry in (name, ":".join(name.split(":")[:2])) if entry in known}
    families: dict[str, list[str]] = defaultdict(list)
    for entry in sorted(known):
        families[entry.partition(":")[0]].append(entry)
    return [_row(family, names, matched, every or family not in _NAMES, whole) for family, names in families.items()]


def _row(family: str, names: list[str], matched: set[str], listed: bool, whole: bool) -> dict[str, object]:
    idle = [name.partition(":")[2] for name in names if name not in matched]
    shown = idle if whole or len(idle) <= _MOST else [*idle[:_MOST], f"and {len(idle) - _MOST} more"]
    counts = {"family": family, "entries": len(names), "matched": len(names) - len(idle)}
    return {**counts, "unused": shown if listed else [] if whole else f"{len(idle)} (names listed with --all)"}
