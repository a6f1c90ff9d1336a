"""The extra knowledge: the invented states, places, organisations and services, in the form of any folder of knowledge."""

from __future__ import annotations

from collections.abc import Iterable
from json import dumps
from pathlib import Path
from typing import Any

from communique.testing.newsroom.services import Press, Service
from communique.testing.newsroom.sources import Nation, Organisation, sources


def write_knowledge(folder: Path, press: Press) -> Path:
    """Write `gazetteer/` and `services/` of the newsroom's world into a folder, for `Knowledge.with_extra(folder)`; the folder."""
    (folder / "gazetteer").mkdir(parents=True, exist_ok=True)
    (folder / "services").mkdir(parents=True, exist_ok=True)
    found = sources()
    _put(folder / "gazetteer" / "countries.toml", "country", map(_country, found.nations))
    _put(folder / "gazetteer" / "places.toml", "place", (place for nation in found.nations for place in _places(nation)))
    _put(folder / "gazetteer" / "organisations.toml", "organisation", _organisations())
    _put(folder / "services" / "newsroom.toml", "service", map(_service, press.all))
    return folder


def _put(path: Path, table: str, entries: Iterable[dict[str, Any]]) -> None:
    """Write entries as TOML (strings and lists of strings look the same there as in JSON)."""
    tables = ("\n".join((f"[[{table}]]", *(f"{key} = {dumps(value, ensure_ascii=False)}" for key, value in e.items()))) for e in entries)
    path.write_text("\n\n".join(("# Invented: made by communique.testing.newsroom.", *tables)) + "\n", "utf-8")


def _country(nation: Nation) -> dict[str, Any]:
    return {
        "code": nation.code,
        "names": [nation.name, nation.official],
        "adjectives": [nation.adjective],
        "demonyms": [nation.demonym],
        "capital": [nation.capital],
        "government": [nation.capital],
        "zone": nation.zone,
    }


def _places(nation: Nation) -> Iterable[dict[str, Any]]:
    return ({"name": town, "country": nation.code, "zone": nation.zone} for town in nation.towns)


def _organisations() -> Iterable[dict[str, Any]]:
    found = sources()
    for body, kind in (*((b, "organisation") for b in found.organisations), *((a, "agency") for a in found.agencies)):
        yield {"code": body.code, "name": body.name, "kind": kind, "aliases": _aliases(body)}
    for number, name in enumerate(found.gatherings):
        yield {"code": f"FORUM{number}X", "name": name, "kind": "forum"}
    for nation in found.nations:
        for number, name in enumerate(nation.outlets):
            yield {"code": f"{nation.code}PRESS{number}", "name": name, "kind": "newspaper", "country": nation.code}


def _aliases(body: Organisation) -> list[str]:
    return [body.code] if body.code == "MERIDIAN" else []


def _service(service: Service) -> dict[str, Any]:
    country = service.side
    entry: dict[str, Any] = {
        "id": f"newsroom-{service.id}",
        "name": service.name,
        "type": service.type,
        "hosts": [service.host],
        "marks": [service.name],
        "zones": [service.zone, *([service.post.zone] if service.post else [])],
        "languages": ["en"],
    }
    if country:
        entry["country"] = country
    if service.post:
        entry |= {"post": service.post.capital, "host_country": service.post.code}
    return entry
