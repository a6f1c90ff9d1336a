"""All knowledge, loaded once: `Knowledge.standard()` is what communique ships, `extra` folders add to it.

A folder of knowledge holds `gazetteer/`, `services/`, `languages/<code>/` and `instruments.toml`, each as far as wanted.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TypeVar

from communique.knowledge.entries import Country, Entry, Family, Instrument, Organisation, Place, Service
from communique.knowledge.files import DATA
from communique.knowledge.languages import LanguageFiles, LanguagePack, language_files
from communique.knowledge.packed import read_file
from communique.knowledge.senses import Sense, country_phrases, organisation_phrases, place_phrases
from communique.text.phrases import Phrase, PhraseTable

T = TypeVar("T")


class GazetteerFile(Entry, frozen=True, kw_only=True):
    """One file of the gazetteer."""

    country: list[Country] = []
    place: list[Place] = []
    organisation: list[Organisation] = []


class InstrumentFile(Entry, frozen=True, kw_only=True):
    """The file of named instruments."""

    instrument: list[Instrument] = []


class ServiceFile(Entry, frozen=True, kw_only=True):
    """One file of publishers."""

    service: list[Service] = []
    family: list[Family] = []


class Knowledge:
    """Countries, places, organisations, instruments, publishers and languages, from one or more data folders."""

    def __init__(self, folders: Iterable[Path] = (DATA,)) -> None:
        self.folders = tuple(folders)

    @staticmethod
    @lru_cache(maxsize=1)
    def standard() -> Knowledge:
        """The knowledge that communique ships."""
        return Knowledge()

    @staticmethod
    def with_extra(*folders: Path) -> Knowledge:
        """The standard knowledge and further folders of the same shape."""
        return Knowledge((DATA, *folders))

    def files(self, pattern: str) -> list[Path]:
        """The data files that match a pattern, in a stable order."""
        return [p for folder in self.folders for p in sorted(folder.glob(pattern))]

    @cached_property
    def _gazetteer(self) -> list[GazetteerFile]:
        return [read_file(p, GazetteerFile) for p in self.files("gazetteer/*.toml")]

    @cached_property
    def countries(self) -> dict[str, Country]:
        """States by ISO 3166-1 alpha-2 code."""
        return {c.code: c for f in self._gazetteer for c in f.country}

    @cached_property
    def places(self) -> list[Place]:
        """Cities, regions and venues."""
        return [p for f in self._gazetteer for p in f.place]

    @cached_property
    def organisations(self) -> dict[str, Organisation]:
        """Organisations, bodies, groups and outlets by code."""
        return {o.code: o for f in self._gazetteer for o in f.organisation}

    @cached_property
    def instruments(self) -> list[Instrument]:
        """Named treaties, charters and agreements."""
        return [i for p in self.files("instruments.toml") for i in read_file(p, InstrumentFile).instrument]

    @cached_property
    def _publishers(self) -> list[ServiceFile]:
        return [read_file(p, ServiceFile) for p in self.files("services/**/*.toml")]

    @cached_property
    def services(self) -> list[Service]:
        """Publishers."""
        return [s for f in self._publishers for s in f.service]

    @cached_property
    def families(self) -> list[Family]:
        """Embassies whose addresses are made alike."""
        return [x for f in self._publishers for x in f.family]

    @cached_property
    def marks(self) -> PhraseTable[Service]:
        """The phrases by which a masthead or a title names a publisher."""
        return PhraseTable([Phrase(m, s, "any" if " " in m else "name") for s in self.services for m in s.marks])

    @cached_property
    def _service_hosts(self) -> dict[str, Service]:
        return {host: service for service in self.services for host in service.hosts}

    def service_of_host(self, host: str) -> Service | None:
        """The publisher whose host name is the longest ending of `host`."""
        hosts = self._service_hosts
        labels = host.lower().rstrip(".").split(".")
        return next((hosts[h] for i in range(len(labels)) if (h := ".".join(labels[i:])) in hosts), None)

    @cached_property
    def languages(self) -> dict[str, LanguageFiles]:
        """The files of each language pack, by code."""
        codes = {p.name for folder in self.folders for p in folder.glob("languages/*") if p.is_dir()}
        return {code: language_files(code, [f / "languages" / code for f in self.folders]) for code in sorted(codes)}

    @cached_property
    def names(self) -> list[Phrase[Sense]]:
        """The gazetteer as phrases."""
        return [
            *country_phrases(list(self.countries.values())),
            *place_phrases(self.places),
            *organisation_phrases(list(self.organisations.values())),
        ]

    def pack(self, language: str | None) -> LanguagePack:
        """The language pack for a BCP 47 code, English where there is none."""
        return self._pack((language or "en").partition("-")[0])

    @lru_cache(maxsize=16)  # noqa: B019  (a Knowledge lives as long as the program)
    def _pack(self, code: str) -> LanguagePack:
        files = self.languages.get(code) or self.languages["en"]
        return LanguagePack(files, self.names, self.instruments)

    def side_of(self, code: str) -> str:
        """The side that an organisation's officials speak for: its own, a body's the parent's, a national body's the state's.

        >>> side_of = Knowledge.standard().side_of
        >>> side_of("EU"), side_of("UNSC"), side_of("WHO")
        ('EU', 'UN', 'WHO')
        """
        seen = set()
        while (entry := self.organisations.get(code)) is not None and code not in seen:
            seen.add(code)
            if entry.country and entry.kind in ("body", "party", "group"):
                return entry.country
            if not entry.parent or entry.kind == "organisation":
                break
            code = entry.parent
        return code
