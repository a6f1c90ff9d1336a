"""The headline of a plain page: which of the lines above the first paragraph is the title."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, pairwise

from communique.layout.plain import BULLETS
from communique.layout.text_zones_lines import Line
from communique.layout.text_zones_words import TextWords
from communique.text.fold import fold
from communique.text.pattern import compiled
from communique.text.span import Span, trim

_BAR = (" | ", " :: ", " « ", " » ")
_EDGES = "|•·*"
_NUMBER = " 0123456789/-–.:#№"
_SITE_WORDS = 8
_NAME_WORDS = 14
_SIGNATURE = 14
_FEWEST = 3
_SOME = 5
_MANY = 30
_CALM = 25
_CALM_DATE = 4
_LEAST = 1.6
_WHOLE = 3.6
_HEADLINE = 3.0
_DECK = 2
_LOOK = 40
_FIELD = 30
_LETTERS = 120
_TAG = 12
_SENTENCE = 38
_TOP = 6
_BROKEN = 4
_NAMING = (" of", " for", " to")
_POSSESSIVE = ("'s", "s'")
_NUMBERED = r"^[0-9]{1,2}[.)] "
_HOUR = r"^[0-2]?[0-9][:.][0-5][0-9]\b"


def choose_title(text: str, lines: Sequence[Line], words: TextWords) -> int | None:
    """The number of the title's line among the lines above the first paragraph, None where none reads like a title."""
    if (told := _told_title(text, lines, words)) is not None:
        return told
    if (twice := _printed_twice(text, lines, words)) is not None:
        return twice
    said = {i: clean_title(text, line, words).of(text) for i, line in enumerate(lines) if _may_be_title(line)}
    scores = {i: _score(text, lines, i, title, words) for i, title in said.items()}
    first = [(i, fold(said[i])) for i in islice(said, _LOOK)]
    for i, score in scores.items():
        scores[i] += _echo(first, i, fold(said[i])) if score > 0.0 else 0.0
    best = max(scores, key=lambda i: (scores[i], -i), default=None)
    if best is None or scores[best] < _LEAST:
        by_line = next((i for i, line in enumerate(lines) if line.kind == "short" and _names_speaker(text, line, words)), None)
        return by_line if by_line is not None else _dated_title(lines)
    return _above_deck(text, lines, scores, best, words)


def _names_speaker(text: str, line: Line, words: TextWords) -> bool:
    """Whether a line goes on with what was lost above it: `by Secretary General Anna Holm`."""
    return text[line.start].islower() and line.words > _FEWEST and text[line.start : line.end].split()[0] in words.of("by")


def title_end(text: str, lines: Sequence[Line], title: int, words: TextWords) -> int:
    """The number of the line after the title's last: it may be broken into lines, the first of which needs the next."""
    end = title + 1
    whole = _names_speaker(text, lines[title], words)
    while end < len(lines) and end - title < _BROKEN and lines[end].kind == "short" and lines[end].gap == 0:
        if not whole and not _goes_on(text[lines[end - 1].start : lines[end - 1].end], words):
            break
        end += 1
    return end


def _printed_twice(text: str, lines: Sequence[Line], words: TextWords) -> int | None:
    """The line near the top that says a long title once more right below itself: the page's title, and the text's."""
    for i, (line, below) in enumerate(pairwise(lines[:_TOP])):
        same = line.kind == below.kind == "short" and text[line.start : line.end] == text[below.start : below.end]
        headed = any(other.kind == "short" and other.words > _SITE_WORDS for other in lines[:i])
        if same and line.words > _SITE_WORDS and not headed and not _heads_site(text, lines, i, words):
            return i + 1
    return None


def _told_title(text: str, lines: Sequence[Line], words: TextWords) -> int | None:
    """The line that a label calls the title (`TITLE: Doorstop, Strelsau`), or a kind that a line `by …` continues."""
    for i, line in enumerate(lines):
        if line.kind == "short" and title_label(text, line, words):
            return i
        below = lines[i + 1] if i + 1 < len(lines) else None
        if below is not None and line.kind == "short" and line.words <= _FEWEST and below.kind == "short" and _is_kind(text, line, words):
            said = text[below.start : below.end]
            if said[0].islower() and said.split()[0] in words.of("by") and below.words > _FEWEST:
                return i
    return None


def _is_kind(text: str, line: Line, words: TextWords) -> bool:
    return words.has("kind_label", fold(text[line.start : line.end]))


def title_label(text: str, line: Line, words: TextWords) -> int:
    """How long the label is that calls the line a title, 0 where there is none."""
    low = fold(text[line.start : min(line.end, line.start + _FIELD)])
    if not low.startswith(words.of("title_label")):
        return 0
    return next((len(word) for word in words.of("title_label") if low.startswith(word) and len(low) > len(word) + 1), 0)


def _above_deck(text: str, lines: Sequence[Line], scores: dict[int, float], best: int, words: TextWords) -> int:
    """The headline over its deck: of two or three long titles one under the other with no date between, the first."""
    top = best
    while top - 1 in scores and best - top < _DECK and _heads(text, lines, top - 1, scores[top - 1], words):
        top -= 1
    return top


def _heads(text: str, lines: Sequence[Line], i: int, score: float, words: TextWords) -> bool:
    line, below = lines[i], lines[i + 1]
    near = line.kind == "short" and below.gap <= 1 and _SOME < line.words <= _MANY and score >= _HEADLINE
    said, under = fold(text[line.start : line.end]), fold(text[below.start : below.end])
    return near and not said.endswith(under) and not names_publisher(text, line, words) and below.closes != "date"


def _echo(first: list[tuple[int, str]], i: int, one: str) -> float:
    """What speaks for the later of two lines that say the same: the clean title stands right above the text."""
    longer = [other for k, other in first if k < i and other.endswith(one)]
    return 2.0 if any(other != one for other in longer) else 0.25 if longer else 0.0


def _may_be_title(line: Line) -> bool:
    return line.kind == "short" or (line.kind == "dated" and line.date is not None and line.date.rest is not None)


def _dated_title(lines: Sequence[Line]) -> int | None:
    """The last resort: a line of words and a date, where no other line could be the title (`Public Schedule, 3 May 2018`)."""
    loose = [
        i for i, line in enumerate(lines) if line.kind == "date" and line.date is not None and line.date.loose and line.words > _CALM_DATE
    ]
    return loose[0] if len(loose) == 1 and all(line.kind != "short" for line in lines) else None


def _score(text: str, lines: Sequence[Line], i: int, said: str, words: TextWords) -> float:
    line, low = lines[i], fold(said)
    if not said or _labels(low, words) or _tells_nothing(said, words) or _heads_site(text, lines, i, words):
        return 0.0
    count = sum(word[0].isalnum() or any(c.isalnum() for c in word) for word in said[:600].split())
    score = _of_length(count) - _of_signs(text, line, said, count, words, _below(lines, i)) - _of_words(text, line, said, low, words)
    score += 0.7 if all(other.kind not in ("short", "date", "dated") for other in lines[max(0, i - _LOOK) : i]) else 0.0
    score += _WHOLE if words.has("whole_title", low) else 0.0
    return score + _neighbours(text, lines, i, words)


def _tells_nothing(said: str, words: TextWords) -> bool:
    """Whether a line goes on with what was lost above it (`by Secretary General Anna Holm`), is a time of day (`2:16 p.m. EDT`) or the name of a picture."""
    if len(said.split()) <= _SITE_WORDS and any(words.has("noise", word.strip("[]().,")) for word in fold(said).split()):
        return True
    if said[0].isdigit():
        return len(said.split()) <= _FEWEST and compiled(_HOUR).search(said) is not None
    return said[0].islower() and said.split()[0] in words.of("by")


def _heads_site(text: str, lines: Sequence[Line], i: int, words: TextWords) -> bool:
    """Whether a publisher's name is printed twice, one under the other: the name of the site, however long."""
    low = fold(text[lines[i].start : min(lines[i].end, lines[i].start + 2 * _FIELD)])
    if not low.startswith(words.of("publisher")):
        return False
    same = fold(text[lines[i].start : lines[i].end])
    return any(fold(text[lines[k].start : lines[k].end]) == same for k in (i - 1, i + 1) if 0 <= k < len(lines))


def _of_length(count: int) -> float:
    """What the number of words says for a title: neither a label nor a paragraph."""
    few = 2.0 if count > _FEWEST else 1.0 if count == _FEWEST else -1.0 if count == 1 else 0.0
    return few + (1.5 if count > _SOME else 0.0) - (1.5 if count > _MANY else 0.0) - (1.0 if count > _SENTENCE else 0.0)


def _goes_on(said: str, words: TextWords) -> bool:
    """Whether a line breaks off before a name: its last word is a small one or a genitive that needs another (`Summary of the briefing by`, `Minister Holm’s`)."""
    last = fold(said.split()[-1])
    return (last in said and words.has("small", last) and len(last) > 1) or last.endswith(_POSSESSIVE)


def _needs_more(text: str, line: Line, words: TextWords) -> bool:
    """Whether a line is the first of a title broken into lines."""
    return _goes_on(text[line.start : line.end], words) or _names_speaker(text, line, words)


def _below(lines: Sequence[Line], i: int) -> bool:
    """Whether a line stands right below that may go on with a broken title."""
    return i + 1 < len(lines) and lines[i + 1].kind == "short" and lines[i + 1].gap == 0


def _of_signs(text: str, line: Line, said: str, count: int, words: TextWords, goes_on_below: bool) -> float:
    """What its signs say against a title: its end, a bullet, a bar, another script, brackets, capitals of a label."""
    against = _of_end(said, count, _goes_on(said, words) and not goes_on_below)
    against += 3.0 if said[0].islower() or text[line.start] in "•·*" else 0.0
    against += 2.0 if compiled(_NUMBERED).search(said) else 0.0
    against += 2.0 if " | " in said or said.count(":") > 1 else 0.0
    against += 4.0 if _in_other_script(said) else 0.0
    against += _of_brackets(text, line, count)
    return against + (1.5 if said.isupper() and count <= _SOME else 0.0)


def _of_end(said: str, count: int, broken: bool) -> float:
    """What the end of a line says against a title: a colon, a small word that needs another, a full stop."""
    if said[-1] in ":," or broken:
        return 3.0
    if said[-1] != "." or said.endswith(".."):
        return 0.0
    return 2.0 if count <= _SOME else 0.3


def _of_brackets(text: str, line: Line, count: int) -> float:
    """What brackets around a line, or at its head, say against a title."""
    if text[line.start] not in "([" or 0 < text.find("] ", line.start, line.start + _FIELD) < line.end - _FIELD:
        return 0.0
    return 2.0 if text[line.end - 1].isalnum() else 6.0 if text[line.end - 1] in ")]" and count > _FEWEST else 0.0


def _in_other_script(said: str) -> bool:
    """Whether many letters have no capitals, as those of Latin and Cyrillic do: a date or a name in the other language of the page."""
    if said.isascii():
        return False
    letters = [c for c in said[:_LETTERS] if c.isalpha()]
    return bool(letters) and 3 * sum(c.lower() == c.upper() for c in letters) >= len(letters)


def _of_words(text: str, line: Line, said: str, low: str, words: TextWords) -> float:
    """What its words say against a title: a named field, a publisher's name, a person with an office."""
    against = 4.0 if low[:_FIELD].startswith(words.of("field")) else 0.0
    if _goes_on(said, words):
        return against
    if names_publisher(text, line, words):
        return against + (6.0 if _only_name(said, low, words) else 2.5)
    if line.words <= _NAME_WORDS and low.startswith(words.of("publisher")) and _only_name(said, low, words):
        return against + 4.5
    return against + ((3.5 if ", " in said else 1.5) if is_signature(said, words) else 0.0)


def _only_name(said: str, low: str, words: TextWords) -> bool:
    """Whether a line is a publisher's name and nothing that happened: capitals throughout, and no kind of document."""
    capital = all(not word[0].islower() or words.has("small", fold(word)) for word in said.split())
    opening = next((word for word in words.of("publisher") if low.startswith(word)), "")
    rest = low[len(opening) :].split()
    if (
        len(rest) > _FEWEST
        and not opening.endswith(_NAMING)
        and not words.has("small", rest[0])
        and said[len(opening) : len(opening) + 1] == " "
    ):
        return False
    return capital and not any(f" {kind}" in low for kind in words.of("kind_label"))


def names_publisher(text: str, line: Line, words: TextWords) -> bool:
    """Whether a short line names a publisher ("Ministry of Foreign Affairs"), not what happened."""
    if line.words > _SITE_WORDS:
        return False
    low = fold(text[line.start : min(line.end, line.start + 400)]).lstrip("-|*• ")
    return low.startswith(words.of("publisher")) or (" - " in low and any(f" - {word}" in low for word in words.of("publisher")))


def is_signature(said: str, words: TextWords) -> bool:
    """Whether a line is a person and an office ("The Hon. Anna Holm MP, Minister for Rivers"): only capitals and the small words of names."""
    low = fold(said)
    kind = (
        next((kind for kind in words.opening("kind_label") if low.startswith(kind)), " ")
        if low.startswith(words.opening("kind_label"))
        else " "
    )
    said = said[len(kind) - 1 :].strip("| ")
    low, said_words = fold(said), said.split()
    if not low.startswith(words.of("office")) or len(said_words) > _SIGNATURE or any(c.isdigit() for c in said):
        return False
    opened = any(low.startswith(word) and low[len(word) : len(word) + 1] in ("", " ", ",") for word in words.of("office"))
    return opened and all(
        words.has("particle", w) if w[0].islower() else w.isupper() or not words.has("small", fold(w)) for w in said_words[1:]
    )


def _neighbours(text: str, lines: Sequence[Line], i: int, words: TextWords) -> float:
    """A date line below or above speaks for a title, and so does the paragraph right below."""
    below = [line for line in lines[i + 1 : i + 5] if line.role != "field"][:2]
    above = lines[max(0, i - 1) : i]
    score = 2.0 if below and below[0].kind == "date" else 1.0 if any(line.date is not None for line in below) else 0.0
    score -= 1.5 if _over_menu(lines, i) else 0.0
    score += 1.0 if all(text[line.end - 1] == ":" for line in lines[i + 1 :]) else 0.0
    return score + (_under(text, above[0], lines[i], words) if above else 0.0)


def _under(text: str, above: Line, line: Line, words: TextWords) -> float:
    """What the line right above says of a title: a day speaks for it, an unfinished headline, a clock or a headline with its day against it."""
    score = 1.0 if above.date is not None else 0.0
    score -= 5.0 if line.gap == 0 and above.kind == "short" and _needs_more(text, above, words) else 0.0
    score -= 3.0 if line.gap == 0 and above.kind == "clock" else 0.0
    return score - (2.0 if line.kind == "dated" and above.kind == "short" and above.words > _FEWEST else 0.0)


def _over_menu(lines: Sequence[Line], i: int) -> bool:
    """Whether a menu parts the line from a title below it: it heads the site, not the text."""
    menu = next((k for k in range(i + 1, min(len(lines), i + _LOOK)) if lines[k].kind == "menu"), None)
    return menu is not None and any(line.kind == "short" and line.words >= _FEWEST for line in lines[menu + 1 : menu + 1 + _FEWEST])


def is_label(line: str, words: TextWords) -> bool:
    """Whether a line is only a kind, a section or an issuer ("Press Releases", "Office of the Spokesperson")."""
    return _labels(fold(line), words)


def _labels(low: str, words: TextWords) -> bool:
    plain = low.strip(" \xa0-:|*•")
    if plain.startswith(words.opening("by")) and len(plain.split()) <= _SOME:
        return True
    if plain.startswith(words.of("listing_of")) and len(plain.split()) <= _SITE_WORDS:
        return True
    if "," in plain or "|" in plain:
        return all(_is_section(part.strip(" |"), words) for part in plain.replace("|", ",").split(",") if part.strip(" |"))
    return _is_section(plain, words)


def _is_section(plain: str, words: TextWords) -> bool:
    """Whether a phrase is a kind, a section or an issuer, with the number of a release behind it or without (`press release 9/2017`)."""
    if plain[-1:].isdigit() and " " in plain:
        plain = plain.rstrip(_NUMBER).removesuffix(" no").rstrip(_NUMBER)
    return words.has("kind_label", plain) or words.has("listing", plain) or words.has("byline", plain)


def clean_title(text: str, line: Line, words: TextWords | None = None) -> Span:
    """The title without the date before it and the site's name behind a bar.

    >>> from communique.layout.text_zones_lines import Line
    >>> said = "Envoys meet in Novy Brod | Ministry"
    >>> clean_title(said, Line(start=0, end=len(said), kind="short", words=7)).of(said)
    'Envoys meet in Novy Brod'
    """
    span = line.date.rest if line.date is not None and line.date.rest is not None else line.span
    if words is not None and span == line.span and (label := title_label(text, line, words)):
        span = trim(text, span.start + label, span.end)
    span = _untagged(text, span)
    for bar in _BAR:
        at = text.rfind(bar, span.start, span.end)
        if at > 0 and len(text[span.start : at].split()) > _FEWEST >= 0 and len(text[at : span.end].split()) <= _SITE_WORDS:
            return trim(text, span.start, at, also=_EDGES)
    return trim(text, span.start, span.end, also=_EDGES + BULLETS if line.item else _EDGES)


def _untagged(text: str, span: Span) -> Span:
    """A span without the tags that an extraction left at its ends: `<strong>Envoys meet</strong>`."""
    if text[span.start] != "<" or text[span.end - 1] != ">":
        return span
    first, last = text.find(">", span.start, span.start + _TAG), text.rfind("</", max(span.start, span.end - _TAG), span.end)
    return trim(text, first + 1, last) if 0 < first < last else span


def prose_title(text: str, lines: Sequence[Line], i: int) -> bool:
    """Whether a line that ends like a sentence is a title all the same: short, and a date line or paragraphs stand below."""
    line = lines[i]
    if i + 1 >= len(lines):
        return False
    below = lines[i + 1]
    if line.words <= _MANY and text[line.start : line.end] == text[below.start : below.end]:
        return True
    if line.words > _CALM:
        return False
    if below.kind == "date":
        return any(later.kind == "prose" for later in lines[i + 2 : i + 5])
    said = text[line.start : line.end]
    return below.kind == "prose" and (said.endswith("..") or (said[-1] in "?!”\"'’" and ". " not in said and below.gap > 0))
