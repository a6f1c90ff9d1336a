"""Names of persons: folded, compared, and told from their look-alikes.

Three forms of a name serve three purposes.  The *fold* (case, diacritics, hyphens, rank left out) is what two sightings of a person have in
common.  The *rough* form keeps the few consonants that no transliteration touches: by it spellings meet.  The *skeleton* takes letters of other scripts
for the Latin letters that they look like; it warns and helps to search, and never makes two persons one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from communique.knowledge.book import Knowledge
from communique.knowledge.linking_words import LookAlikes, NameWords
from communique.knowledge.packed import read_file
from communique.text.normal import normalized

_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ħ": "h", "ə": "e", "ŋ": "n"}
)
_DROPPED = str.maketrans("", "", "'’‘ʼ`´ʻʿʾ′")
_APART = str.maketrans(dict.fromkeys("-‐‑‒–—.,·•()\u00a0/", " "))


_LONGEST = 40


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
        self._exchange: dict[str, list[tuple[str, str]]] = {}
        for a, b in (pair for entry in words.exchange for letters in entry.letters for pair in (letters, letters[::-1])):
            self._exchange.setdefault(a[0], []).append((a, b))
        self._like = str.maketrans({letter: plain for plain, letters in like.like.items() for letter in letters})
        self._unseen = str.maketrans(dict.fromkeys(like.unseen))

    def fold(self, name: str) -> Name:
        """The folded form of a name as written."""
        return _folded(self, name)

    def rough(self, word: str) -> str:
        """The form in which all spellings of one word of a name agree, and other words may."""
        return _rough(self.variants.get(word, word))

    def spelled_alike(self, one: str, other: str) -> bool:
        """Whether two words are spellings of one name: by a list, or by the exchange of letters."""
        if one == other or (one in self.variants and self.variants[one] == self.variants.get(other)):
            return True
        return max(len(one), len(other)) <= _LONGEST and _rough(one) == _rough(other) and self._meet(one, other)

    def _meet(self, one: str, other: str) -> bool:
        """Whether letter by letter, or exchange by exchange, one word becomes the other; a doubled letter stands for one."""
        ways = {(0, 0)}
        for _ in range(len(one) + len(other) + 1):
            if (len(one), len(other)) in ways:
                return True
            ways = {(at + a, by + b) for at, by in ways for a, b in self._steps(one, other, at, by)}
        return False

    def _steps(self, one: str, other: str, at: int, by: int) -> Iterator[tuple[int, int]]:
        mine, theirs = one[at : at + 1], other[by : by + 1]
        if mine and mine == theirs:
            yield 1, 1
        if at and mine == one[at - 1]:
            yield 1, 0
        if by and theirs == other[by - 1]:
            yield 0, 1
        for a, b in self._exchange.get(mine, ()):
            if one.startswith(a, at) and other.startswith(b, by):
                yield len(a), len(b)

    def skeleton(self, name: str) -> str:
        """The name as the eye takes it: look-alike letters as Latin ones, signs without width left out, compatibility forms resolved."""
        seen = normalized("NFKC", name.translate(self._unseen).translate(self._like)).translate(self._like)
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
    decomposed = normalized("NFD", name.lower().replace("i̇", "i"))
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return normalized("NFC", letters).translate(_PLAIN).translate(_DROPPED).translate(_APART)


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


_KEPT = str.maketrans({"d": "t", "m": "n"})
_HISSING = ("s", "z", "c", "j")


@lru_cache(maxsize=1 << 16)
def _rough(word: str) -> str:
    """The letters d/t, l, m/n, r and b; a d or t that belongs to a hissing sound left out.

    >>> _rough("khodjaev"), _rough("hojaev"), _rough("brandt")
    ('', '', 'brnt')
    """
    kept = [
        letter.translate(_KEPT)
        for at, letter in enumerate(word)
        if letter in "lmnrb" or (letter in "dt" and not word.startswith(_HISSING, at + 1))
    ]
    return "".join(letter for at, letter in enumerate(kept) if at == 0 or letter != kept[at - 1])
