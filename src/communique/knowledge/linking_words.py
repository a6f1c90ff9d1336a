"""What is known of names of persons (`names.toml`) and of words that matter when documents are compared (`languages/*/linking.toml`)."""

from __future__ import annotations

from communique.knowledge.entries import Entry


class Exchange(Entry, frozen=True, kw_only=True):
    """Pairs of letters that spellings of one name exchange, in either direction."""

    letters: list[tuple[str, str]]
    example: str


class Variant(Entry, frozen=True, kw_only=True):
    """Spellings of one name that no change of letters explains."""

    names: list[str]
    example: str


class NameWords(Entry, frozen=True, kw_only=True):
    """The file `names.toml`: how names of persons are built and written, in small plain letters."""

    family_first: list[str] = []
    particles: list[str] = []
    descent: list[str] = []
    honorific: list[str] = []
    generation: list[str] = []
    exchange: list[Exchange] = []
    variant: list[Variant] = []


class LookAlikes(Entry, frozen=True, kw_only=True):
    """The file `lookalikes.toml`: letters of other scripts that look like a Latin letter, written one behind the other."""

    like: dict[str, str] = {}
    unseen: str = ""


class SameWord(Entry, frozen=True, kw_only=True):
    """Words of offices that stand for one `word`."""

    word: str
    words: list[str]
    example: str


class OfficeName(Entry, frozen=True, kw_only=True):
    """One office under several titles: `all` these words must be there, and of others only `others` may."""

    name: str
    all: list[str]
    others: list[str]
    example: str


class Gathering(Entry, frozen=True, kw_only=True):
    """Words by which an undertaking says that something will be held, and the type of event that this would be."""

    type: str
    words: list[str]
    example: str


class LinkingWords(Entry, frozen=True, kw_only=True):
    """The file `linking.toml` of a language: words of offices, of series and of undertakings."""

    small: list[str] = []
    past: list[str] = []
    coming: list[str] = []
    idle: list[str] = []
    ordinal: list[str] = []
    next: list[str] = []
    gathering: list[Gathering] = []
    same: list[SameWord] = []
    office: list[OfficeName] = []
