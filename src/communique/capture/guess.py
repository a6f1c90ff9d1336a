"""The choice among old encodings, by how the text would read: letters that are common in their language, words of one script and one case."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from communique.capture.charsets import python_codec

_SAMPLE = 2000


class Alphabet:
    """The letters of a language beyond ASCII: the frequent ones, and the others."""

    def __init__(self, frequent: str, others: str = "") -> None:
        small = {**dict.fromkeys(others, 0.4), **dict.fromkeys(frequent, 1.0)}
        self.points = {**{letter.upper(): 0.9 * points for letter, points in small.items() if len(letter.upper()) == 1}, **small}


_CYRILLIC = Alphabet("оеаинтсрвлкмдпі", "уяыьгзбчйхжшюцщэфъёїєґўјљњћђџѓќ")
_GREEK = Alphabet("αοιετσνηυρςίάόπκ", "βγδέζήθλμξύφχψωώϊϋΐΰ")
_ARABIC = Alphabet("اليمنورتبدةعه", "ثجحخذزسشصضطظغفقكويىأإآئؤء،؟")
_LATIN_WEST = (
    Alphabet("éèêàâçùûôîïëœ"),
    Alphabet("äöüß"),
    Alphabet("áéíóúñü¿¡"),
    Alphabet("ãõçáéíóúâêôà"),
    Alphabet("åäöøæéü"),
    Alphabet("àèéìòù"),
)
_LATIN_EAST = (
    Alphabet("áčďéěíňóřšťúůýž"),
    Alphabet("áäčďéíĺľňóôŕšťúýž"),
    Alphabet("ąćęłńóśźż"),
    Alphabet("áéíóöőúüű"),
    Alphabet("ăâîşţ"),
    Alphabet("čćđšž"),
)
_TURKISH = (Alphabet("çğıöşüâîi̇"),)
_TYPOGRAPHY = set("«»“”„‘’‚–—…№°·•§©®™€£ \u00ad\u200c\u200d")


class Candidate(NamedTuple):
    """An encoding that pages were written in, the alphabets that it was made for, and whether its letters stand among Latin ones."""

    name: str
    alphabets: tuple[Alphabet, ...]
    latin: bool = False
    wide: str = ""


class Guess(NamedTuple):
    """A candidate's name and how well the text reads in it: 1 when every character beyond ASCII is a common one, below 0 for gibberish."""

    name: str
    score: float


CANDIDATES = (
    Candidate("windows-1251", (_CYRILLIC,)),
    Candidate("koi8-r", (_CYRILLIC,)),
    Candidate("koi8-u", (_CYRILLIC,)),
    Candidate("iso-8859-5", (_CYRILLIC,)),
    Candidate("ibm866", (_CYRILLIC,)),
    Candidate("windows-1252", _LATIN_WEST, latin=True),
    Candidate("windows-1250", _LATIN_EAST, latin=True),
    Candidate("iso-8859-2", _LATIN_EAST, latin=True),
    Candidate("windows-1254", _TURKISH, latin=True),
    Candidate("windows-1253", (_GREEK,)),
    Candidate("windows-1256", (_ARABIC,)),
    Candidate("shift_jis", (), wide="kana"),
    Candidate("euc-jp", (), wide="kana"),
    Candidate("euc-kr", (), wide="hangul"),
    Candidate("gb18030", (), wide="hanzi"),
    Candidate("big5", (), wide="hanzi"),
)
_MOST_COMMON_HANZI = set("的一是在不了有和人这中大为上个国我以要他时来用们這個為時來們國會与對对部外交长長")


def rank(data: bytes, names: Iterable[str] = ()) -> list[Guess]:
    """How well the bytes read in each candidate encoding (or in those named), best first; a sample of the bytes beyond ASCII is enough.

    >>> rank("Министр провёл переговоры в Осло".encode("koi8-r"))[0].name
    'koi8-r'
    """
    wanted = set(names)
    part = sample(data)
    guesses = [Guess(candidate.name, _score(part, candidate)) for candidate in CANDIDATES if not wanted or candidate.name in wanted]
    return sorted(guesses, key=lambda guess: -guess.score)


def is_candidate(name: str) -> bool:
    """Whether an encoding is one of the short list, so that it can be judged by its letters."""
    return any(candidate.name == name for candidate in CANDIDATES)


def sample(data: bytes, size: int = 8_000) -> bytes:
    """The first lines that hold bytes beyond ASCII, `size` bytes at most."""
    start = _first_high_byte(data)
    kept: list[bytes] = []
    for line in data[max(0, start - 64) : start + 16 * size].split(b"\n"):
        if not line.isascii():
            kept.append(line[:size])
        if sum(map(len, kept)) >= size:
            break
    return b"\n".join(kept)[:size]


def _first_high_byte(data: bytes) -> int:
    try:
        data.decode("ascii")
    except UnicodeDecodeError as error:
        return error.start
    return len(data)


def _score(part: bytes, candidate: Candidate) -> float:
    text = part.decode(python_codec(candidate.name), "replace")
    places = [at for at in range(len(text)) if text[at] > "\x7f"][:_SAMPLE]
    if not places:
        return 0.0
    company = sum(_company_points(text, at, candidate) for at in places)
    if candidate.wide:
        return (company + sum(_wide_points(text[at], candidate.wide) for at in places)) / len(places)
    return (company + max(sum(_letter_points(text[at], alphabet) for at in places) for alphabet in candidate.alphabets)) / len(places)


def _letter_points(letter: str, alphabet: Alphabet) -> float:
    points = alphabet.points.get(letter)
    if points is not None:
        return points
    return 0.4 if letter in _TYPOGRAPHY else (-0.3 if letter.isalpha() else -1.0)


def _company_points(text: str, at: int, candidate: Candidate) -> float:
    """Latin letters with marks stand among plain ones; letters of another script never do; no word goes from small letters to capitals."""
    letter = text[at]
    if letter == "\ufffd" or letter < "\xa0" or "\ue000" <= letter <= "\uf8ff":
        return -3.0
    if candidate.wide or not letter.isalpha():
        return 0.0
    before, after = text[at - 1] if at else " ", text[at + 1] if at + 1 < len(text) else " "
    points = -1.0 if before.islower() and letter.isupper() else 0.0
    plain = [c < "\x80" for c in (before, after) if c.isalpha()]
    if candidate.latin:
        return points - (2.0 if len(plain) == 2 and not any(plain) else 0.0)
    return points - (1.5 if any(plain) else 0.0)


def _wide_points(letter: str, script: str) -> float:
    if "\u3000" <= letter <= "\u3011" or "\uff01" <= letter <= "\uff1f" or letter in _TYPOGRAPHY:
        return 0.5
    if script == "kana":
        return 1.0 if "\u3041" <= letter <= "\u30fc" else (0.8 if _in_rows(letter, "shift_jis", 0x88, 0x98) else -1.0)
    if script == "hangul":
        return 1.0 if "\uac00" <= letter <= "\ud7a3" and _in_rows(letter, "euc_kr", 0xB0, 0xC8) else -0.2
    if "\u3041" <= letter <= "\u30fc":
        return -1.0
    if letter in _MOST_COMMON_HANZI:
        return 1.5
    return 0.8 if _in_rows(letter, "gb2312", 0xB0, 0xD7) or _in_rows(letter, "big5", 0xA4, 0xC6) else -0.5


def _in_rows(letter: str, codec: str, first: int, last: int) -> bool:
    """Whether a letter stands in the rows of a character set that hold its common characters."""
    return first <= letter.encode(codec, "replace")[0] <= last
