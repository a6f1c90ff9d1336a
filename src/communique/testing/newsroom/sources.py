"""The invented states, organisations and agencies, and the layouts of pages, as the data files have them."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from communique.testing.newsroom.frames import DATA, read


class Nation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An invented state and how its services work."""

    code: str
    name: str
    official: str
    adjective: str
    demonym: str
    capital: str
    cities: tuple[str, ...]
    zone: str
    culture: str
    host: str
    embassy_host: str
    ministry: str
    minister: str
    deputy: str
    outlets: tuple[str, ...]

    @property
    def towns(self) -> tuple[str, ...]:
        """The capital and the other cities."""
        return (self.capital, *self.cities)


class Organisation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An invented international organisation or agency: its seat and the state the seat lies in."""

    code: str
    name: str
    seat: str
    country: str
    host: str
    culture: str = ""


class TextLayout(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a service's pages look when saved as text."""

    name: str
    use: tuple[str, ...]
    date: str
    masthead: str
    article: str
    teaser: str
    listing: str
    foot: str
    dated: bool = True
    points: bool = False


class HtmlLayout(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a service's pages are marked up."""

    name: str
    use: tuple[str, ...]
    date: str
    article: str
    teaser: str
    listing: str
    breaks: bool = False


class Furniture(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What changes around a document, and the pages that come in its place when a capture fails."""

    ticker: tuple[str, ...]
    contact: tuple[str, ...]
    pager: tuple[str, ...]
    failed_text: tuple[str, ...]
    failed_html: tuple[str, ...]


class Culture(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Of what the names of a culture are made, and which letters foreign papers write one for the other."""

    men: tuple[str, ...]
    women: tuple[str, ...]
    stems: tuple[str, ...]
    ends: tuple[str, ...]
    spell: tuple[tuple[str, str], ...]


class Sources(msgspec.Struct, frozen=True):
    """All of it."""

    nations: tuple[Nation, ...]
    organisations: tuple[Organisation, ...]
    agencies: tuple[Organisation, ...]
    gatherings: tuple[str, ...]
    cultures: dict[str, Culture]
    texts: tuple[TextLayout, ...]
    htmls: tuple[HtmlLayout, ...]
    furniture: Furniture


@lru_cache(maxsize=1)
def sources() -> Sources:
    """The data files, decoded."""
    bodies, layouts = read(DATA / "organisations.toml"), read(DATA / "layouts.toml")
    return Sources(
        nations=msgspec.convert(read(DATA / "countries.toml")["country"], tuple[Nation, ...]),
        organisations=msgspec.convert(bodies["organisation"], tuple[Organisation, ...]),
        agencies=msgspec.convert(bodies["agency"], tuple[Organisation, ...]),
        gatherings=tuple(entry["name"] for entry in bodies["gathering"]),
        cultures=msgspec.convert(read(DATA / "names.toml"), dict[str, Culture]),
        texts=msgspec.convert(layouts["text"], tuple[TextLayout, ...]),
        htmls=msgspec.convert(layouts["html"], tuple[HtmlLayout, ...]),
        furniture=msgspec.convert(read(DATA / "furniture.toml"), Furniture),
    )
