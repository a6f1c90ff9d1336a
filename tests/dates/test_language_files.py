"""Every entry of a language file is proved by its own example."""

from __future__ import annotations

from importlib import resources

import msgspec
import pytest

from communique.dates import DateGrammar, date_words, decode_words
from communique.text.fold import fold

LANGUAGES = sorted(
    folder.name
    for folder in (resources.files("communique") / "data" / "languages").iterdir()
    if folder.is_dir() and (folder / "dates.toml").is_file()
)
GRAMMARS = {language: DateGrammar(date_words(language)) for language in LANGUAGES}
ENTRIES = [(language, entry) for language in LANGUAGES for entry in date_words(language).entries()]


def test_english_is_there() -> None:
    assert {"en", "ru"} <= set(LANGUAGES)


@pytest.mark.parametrize(("language", "entry"), ENTRIES, ids=lambda x: x if isinstance(x, str) else f"{type(x).__name__}:{x.words[0]}")
def test_example(language: str, entry: object) -> None:
    hits = GRAMMARS[language].find(entry.example)  # type: ignore[attr-defined]
    found = [hit.value or hit.relative or hit.form for hit in hits]
    assert (found[0] if found else "") == entry.reads  # type: ignore[attr-defined]


@pytest.mark.parametrize(("language", "entry"), ENTRIES, ids=lambda x: x if isinstance(x, str) else f"{type(x).__name__}:{x.words[0]}")
def test_example_shows_a_word_of_the_entry(language: str, entry: object) -> None:
    assert any(fold(word) in fold(entry.example) for word in entry.words)  # type: ignore[attr-defined]


def test_a_misspelt_field_is_an_error() -> None:
    with pytest.raises(msgspec.ValidationError, match="ordinal_marks"):
        decode_words('language = "en"\nordinal_marks = ["st"]\n')


def test_a_language_without_any_words_still_reads_months() -> None:
    hits = DateGrammar(decode_words('language = "fr"')).find("le 12 octobre 2023, puis le 5.6.2021")
    assert [hit.value for hit in hits] == ["2023-10-12", "2021-06-05"]


def test_a_language_with_day_stops() -> None:
    hits = DateGrammar(decode_words('language = "de"\nday_stop = true')).find("am 19. September 2017 und vom 3.-4. Mai 2018")
    assert [hit.value for hit in hits] == ["2017-09-19", "2018-05-03/2018-05-04"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("22 сентября 2017 года", "2017-09-22"),
        ("22 сентября 2017 г.", "2017-09-22"),
        ("26-27 августа", "XXXX-08-26/XXXX-08-27"),
        ("с 3 по 8 августа 2022 года", "2022-08-03/2022-08-08"),
        ("в среду, 26 августа", "XXXX-08-26"),
        ("20.09.2017", "2017-09-20"),
    ],
)
def test_russian(text: str, value: str) -> None:
    (hit,) = GRAMMARS["ru"].find(text)
    assert hit.value == value
    assert hit.end == len(text)
