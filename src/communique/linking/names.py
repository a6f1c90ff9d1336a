"""Names of persons: folded, compared, and told from their look-alikes.

Three forms of a name serve three purposes.  The *fold* (case, diacritics, hyphens, rank left out) is what two sightings of a person have in
common.  The *sound* undoes the choices of transliteration; it counts only beside the same country and office.  The *skeleton* takes letters of other
scripts for the Latin letters that they look like; it warns and helps to search, and never makes two persons one.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import msgspec

from communique.knowledge.book import Knowledge
from communique.knowledge.linking_words import LookAlikes, NameWords
from communique.knowledge.packed import read_file

_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ħ": "h", "ə": "e", "ŋ": "n"}
)
_DROPPED = str.maketrans("", "", "'’‘ʼ`´ʻʿʾ′")
_APART = str.maketrans(dict.fromkeys("-‐‑‒–—.,·•()\u00a0/", " "))


class Name(msgspec.Struct, frozen=True):
    """A folded name: its words in order, without rank; `generation` tells father from son (`jr`, `ii`)."""

    words: tuple[str, ...]
    generation: str = ""

    @property
    def key(self) -> str:
        """The words as one string."""
        return " ".join((*self.words, self.generation)).strip()

    @property
    def letters(self) -> str:
        """The letters of all words, so that `Suk Yeol`, `Suk-yeol` and `Sukyeol` are one."""
        return "".join(self.words)

    @property
    def whole(self) -> bool:
        """Whether given and family name are there, neither as an initial only."""
        return sum(len(word) > 1 for word in self.words) >= 2 and len(self.words[0]) > 1 and len(self.words[-1]) > 1


class NameBook:
    """What is known of names, ready for use."""

    def __init__(self, words: NameWords, like: LookAlikes) -> None:
        self.words = words
        self.particles = frozenset(words.particles)
        self.descent = frozenset(words.descent)
        self.honorific = frozenset(words.honorific)
        self.generation = frozenset(words.generation)
        self.family_first = frozenset(words.family_first)
        self.variants = {name: variant.names[0] for variant in words.variant for name in variant.names}
        self._like = str.maketrans({letter: plain for plain, letters in like.like.items() for letter in letters})
        self._unseen = str.maketrans(dict.fromkeys(like.unseen))

    def fold(self, name: str) -> Name:
        """The folded form of a name as written."""
        return _folded(self, name)

    def sound(self, word: str) -> str:
        """The form in which the spellings of one word of a name agree."""
        return _sound(self, word)

    def skeleton(self, name: str) -> str:
        """The name as the eye takes it: look-alike letters as Latin ones, signs without width left out, compatibility forms resolved."""
        seen = unicodedata.normalize("NFKC", name.translate(self._unseen)).translate(self._like)
        return " ".join(_bare(seen).split())

    def core(self, name: Name) -> tuple[str, ...]:
        """The words that are names: particles left out, where anything remains."""
        return tuple(word for word in name.words if word not in self.particles) or name.words


@lru_cache(maxsize=4)
def name_book(knowledge: Knowledge) -> NameBook:
    """The name book of a body of knowledge.

    >>> name_book(Knowledge.standard()).fold("H.R.H. Jean-Paul VUČIĆ, Jr.").key
    'jean paul vucic jr'
    """
    files = [read_file(path, NameWords) for path in knowledge.files("names.toml")]
    likes = [read_file(path, LookAlikes) for path in knowledge.files("lookalikes.toml")]
    return NameBook(_merged(files), likes[0] if likes else LookAlikes())


def _merged(files: list[NameWords]) -> NameWords:
    """Several files as one: every list one behind the other."""
    fields = NameWords.__struct_fields__
    return NameWords(**{field: [entry for file in files for entry in getattr(file, field)] for field in fields})


def look_alike(book: NameBook, one: str, other: str) -> bool:
    """Whether two names are different names that look the same: a reason to warn, never one to merge.

    >>> book = name_book(Knowledge.standard())
    >>> look_alike(book, "Anna Holm", "Аnna Hоlm"), look_alike(book, "Anna Holm", "ANNA HOLM")
    (True, False)
    """
    return book.fold(one) != book.fold(other) and book.skeleton(one) == book.skeleton(other)


def mixed(name: str) -> bool:
    """Whether a word of the name mixes scripts or holds a sign that nobody sees: a reason to look twice.

    >>> mixed("Аnna Holm"), mixed("Anna Holm"), mixed("Анна Холм")
    (True, False, False)
    """
    return any(len({_script(letter) for letter in word} - {""}) > 1 for word in name.split())


def _script(letter: str) -> str:
    if unicodedata.category(letter) in ("Cf", "Cc"):
        return "unseen"
    return unicodedata.name(letter, "").partition(" ")[0] if letter.isalpha() else ""


@lru_cache(maxsize=1 << 16)
def _bare(name: str) -> str:
    """Small letters without marks; nothing is taken for another script's letter, no unseen sign is left out."""
    decomposed = unicodedata.normalize("NFD", name.lower().replace("i̇", "i"))
    letters = "".join(letter for letter in decomposed if unicodedata.category(letter) != "Mn")
    return unicodedata.normalize("NFC", letters).translate(_PLAIN).translate(_DROPPED).translate(_APART)


@lru_cache(maxsize=1 << 16)
def _folded(book: NameBook, name: str) -> Name:
    words = _bare(_initials_apart(name)).split()
    while len(words) > 2 and words[0] in book.honorific:
        words.pop(0)
    generation = words.pop() if len(words) > 2 and words[-1] in book.generation else ""
    return Name(tuple(words), generation)


def _initials_apart(name: str) -> str:
    """`H.R.H.` stays one word, `S.V. Holm` becomes two initials and a name."""
    return " ".join(
        "".join(piece.split(".")) if piece.count(".") > 2 and len(piece) == 2 * piece.count(".") else piece for piece in name.split()
    )


@lru_cache(maxsize=1 << 16)
def _sound(book: NameBook, word: str) -> str:
    word = book.variants.get(word, word)
    for swap in book.words.swap:
        for letters, plain in swap.letters:
            if swap.at == "any":
                word = word.replace(letters, plain)
            elif word.endswith(letters) and len(word) > len(letters) + 2:
                word = word[: len(word) - len(letters)] + plain
    return "".join(letter for at, letter in enumerate(word) if at == 0 or letter != word[at - 1])
