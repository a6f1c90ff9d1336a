"""`communique reference`: what records may hold, from the same definitions that the program itself uses."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from communique.cli.streams import ALL_READ, put_json
from communique.cli.tables import put_rows
from communique.knowledge.book import Knowledge
from communique.knowledge.kinds import Term, vocabulary
from communique.record.codec import schema
from communique.record.errors import WrongUse

Rows = list[dict[str, object]]


def run(topic: str, as_json: bool) -> int:
    """Print the schema, or the rows of a topic; the exit code."""
    if topic == "schema":
        put_json(msgspec.json.format(msgspec.json.encode(schema()), indent=2))
        return ALL_READ
    if topic not in _TOPICS:
        raise WrongUse(f"no reference on {topic!r}: there are schema, {', '.join(_TOPICS)}")
    put_rows(_TOPICS[topic](), as_json, title=topic)
    return ALL_READ


def _kinds() -> Rows:
    return [_term(term) for term in vocabulary().kind]


def _events() -> Rows:
    return [_term(term) for term in vocabulary().event]


def _term(term: Term) -> dict[str, object]:
    return {"name": term.name, "meaning": term.meaning, "example": term.example}


def _services() -> Rows:
    services = sorted(Knowledge.standard().services, key=lambda s: s.id)
    return [
        {"id": s.id, "name": s.name, "type": s.type, "country": s.country, "post": s.post, "host_country": s.host_country, "hosts": s.hosts}
        for s in services
    ]


def _languages() -> Rows:
    languages = Knowledge.standard().languages
    return [{"code": code, "files": sorted({p.stem for f in files.folders for p in f.glob("*.toml")})} for code, files in languages.items()]


_TOPICS: dict[str, Callable[[], Rows]] = {"kinds": _kinds, "events": _events, "services": _services, "languages": _languages}
