"""The words of the interface stand in a catalogue: all that templates say there, and nothing that none says."""

from __future__ import annotations

import re
import string
from importlib import resources
from pathlib import Path

from communique.serve.wording import Plural, catalogue, rules

PAGES = resources.files("communique.serve").joinpath("pages_html")


def test_the_catalogue_has_the_words_of_the_templates_and_of_the_pictures() -> None:
    said = {
        words
        for page in PAGES.iterdir()
        if page.name.endswith(".html")
        for words in re.findall(r"\b_n?\('([^']*)'", page.read_text("utf-8"))
    }
    room = Path(str(resources.files("communique.serve")))
    code = (page.read_text("utf-8") for page in room.rglob("*.py") if page.name != "wording.py")
    said |= {words for text in code for words in re.findall(r'\bsaid\(\s*"([^"]*)"', text)}
    assert said == set(catalogue())


def _gaps(phrase: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(phrase) if name}


def test_a_phrase_keeps_its_gaps() -> None:
    for words, phrase in catalogue().items():
        if isinstance(phrase, str):
            assert _gaps(phrase) == _gaps(words)
        else:
            assert _gaps(phrase["other"]) == _gaps(words) and all(_gaps(form) <= _gaps(words) for form in phrase.values())


def test_a_phrase_that_counts_has_all_forms() -> None:
    forms = {rule.form for rule in rules()} | {"other"}
    counting = {
        words
        for page in PAGES.iterdir()
        if page.name.endswith(".html")
        for words in re.findall(r"\b_n\('([^']*)'", page.read_text("utf-8"))
    }
    assert counting == {words for words, phrase in catalogue().items() if not isinstance(phrase, str)}
    assert all(set(phrase) == forms for phrase in catalogue().values() if not isinstance(phrase, str))


def test_rules_tell_the_forms_of_other_languages() -> None:
    one, few = Plural(form="one", last=(1,), but=(11,)), Plural(form="few", last=(2, 3, 4), but=(12, 13, 14))
    told = {
        number: next((rule.form for rule in (one, few) if rule.fits(number)), "other") for number in (0, 1, 2, 5, 11, 12, 21, 22, 111, 1001)
    }
    assert told == {0: "other", 1: "one", 2: "few", 5: "other", 11: "other", 12: "other", 21: "one", 22: "few", 111: "other", 1001: "one"}


def test_templates_have_no_words_of_their_own() -> None:
    """Outside of `_()`: only names of formats, and what people type."""
    allowed = {"communique", "SVG", "PNG", "CSV", "CSL-JSON", "BibTeX", "RIS", "iCalendar"}
    bare = set()
    for page in PAGES.iterdir():
        if page.name.endswith(".html"):
            text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", page.read_text("utf-8"), flags=re.DOTALL)
            text = re.sub(r'<span class="mono">.*?</span>|<p class="mono">.*?</p>|<kbd>.*?</kbd>', "", text)
            bare |= {words for piece in re.split(r"<[^>]*>", text) for words in piece.split() if re.search("[A-Za-z]{2}", words)}
            bare |= set(re.findall(r'(?:aria-label|placeholder|alt|summary| title)="([^"{]*[A-Za-z]{2}[^"{]*)"', page.read_text("utf-8")))
    assert {words for words in bare if "=" not in words} <= allowed
