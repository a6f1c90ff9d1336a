"""The choice among old encodings, by how the text would read: letters that are common in their language, words of one script and one case."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from communique.capture.charsets import python_codec

_SAMPLE = 3000
_CYRILLIC = set("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъёіїєґў" + "МРСПКВНОГТДАЕИЛБЗУФ")
_LATIN_WEST = set("éèêëàâçùûôîïœñáíóúüöäßåøæãõ" + "ÉÈÀÇÑÜÖÄÅØÓÍÁ")
_LATIN_EAST = set("ąćęłńóśźżáčďéěíňřšťúůýžőűöüâîăşţșțäôľĺŕđ" + "ŠČŽŁŚŻŘĐÁÉÖÜÓÚÍ")
_TURKISH = set("çğıöşüâî" + "ÇĞİÖŞÜ")
_GREEK = set("αάβγδεέζηήθιίκλμνξοόπρσςτυύφχψωώϊϋ" + "ΑΒΓΔΕΗΘΙΚΛΜΝΟΠΡΣΤΥΦΧΩΈΌΆ")
_ARABIC = set("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآئؤ،؟")
_TYPOGRAPHY = set("«»“”„‘’‚–—…№°·•§©®™€£ \u00ad\u200c\u200d")


class Candidate(NamedTuple):
    """An encoding that pages were written in: its name, the characters that its texts are made of, and whether its letters stand among Latin ones."""

    name: str
    common: frozenset[str]
    latin: bool = False
    wide: str = ""


class Guess(NamedTuple):
    """A candidate's name and how well the text reads in it: 1 when every character beyond ASCII is a common one, below 0 for gibberish."""

    name: str
    score: float


CANDIDATES = (
    Candidate("windows-1251", frozenset(_CYRILLIC)),
    Candidate("koi8-r", frozenset(_CYRILLIC)),
    Candidate("iso-8859-5", frozenset(_CYRILLIC)),
    Candidate("ibm866", frozenset(_CYRILLIC)),
    Candidate("windows-1252", frozenset(_LATIN_WEST), latin=True),
    Candidate("windows-1250", frozenset(_LATIN_EAST), latin=True),
    Candidate("iso-8859-2", frozenset(_LATIN_EAST), latin=True),
    Candidate("windows-1254", frozenset(_TURKISH), latin=True),
    Candidate("windows-1253", frozenset(_GREEK)),
    Candidate("windows-1256", frozenset(_ARABIC)),
    Candidate("shift_jis", frozenset(), wide="kana"),
    Candidate("euc-jp", frozenset(), wide="kana"),
    Candidate("euc-kr", frozenset(), wide="hangul"),
    Candidate("gb18030", frozenset(), wide="hanzi"),
    Candidate("big5", frozenset(), wide="hanzi"),
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


def sample(data: bytes, size: int = 12_000) -> bytes:
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
    points = [_points(text, at, candidate) for at in range(len(text)) if text[at] > "\x7f"][:_SAMPLE]
    return sum(points) / len(points) if points else 0.0


def _points(text: str, at: int, candidate: Candidate) -> float:
    letter = text[at]
    if letter == "\ufffd" or letter < "\xa0" or "\ue000" <= letter <= "\uf8ff":
        return -3.0
    if candidate.wide:
        return _wide_points(letter, candidate.wide)
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return _letter_points(letter, candidate.common) + _company_points(before, letter, after, candidate.latin)


def _letter_points(letter: str, common: frozenset[str]) -> float:
    if letter in common:
        return 1.0 if letter.islower() or letter.lower() == letter.upper() else 0.5
    if letter in _TYPOGRAPHY:
        return 0.4
    return -0.2 if letter.isalpha() else -1.0


def _company_points(before: str, letter: str, after: str, latin: bool) -> float:
    """Latin letters with marks stand among plain ones; letters of another script never do; no word goes from small letters to capitals."""
    if not letter.isalpha():
        return 0.0
    points = -1.0 if before.islower() and letter.isupper() else 0.0
    if latin:
        crowd = before > "\x7f" and before.isalpha() and after > "\x7f" and after.isalpha()
        return points - (2.0 if crowd else 0.0)
    mixed = (before < "\x80" and before.isalpha()) or (after < "\x80" and after.isalpha())
    return points - (1.5 if mixed else 0.0)


def _wide_points(letter: str, script: str) -> float:
    if "\u3000" <= letter <= "\u3011" or "\uff01" <= letter <= "\uff1f" or letter in _TYPOGRAPHY:
        return 0.5
    if script == "kana":
        return 1.0 if "\u3041" <= letter <= "\u30fc" else (0.5 if _in_rows(letter, "shift_jis", 0x88, 0x98) else -1.0)
    if script == "hangul":
        return 1.0 if "\uac00" <= letter <= "\ud7a3" and _in_rows(letter, "euc_kr", 0xB0, 0xC8) else -0.2
    if letter in _MOST_COMMON_HANZI:
        return 1.5
    return 0.8 if _in_rows(letter, "gb2312", 0xB0, 0xD7) or _in_rows(letter, "big5", 0xA4, 0xC6) else -0.5


def _in_rows(letter: str, codec: str, first: int, last: int) -> bool:
    """Whether a letter stands in the rows of a character set that hold its common characters."""
    return first <= letter.encode(codec, "replace")[0] <= last
