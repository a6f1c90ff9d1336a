"""The words of the interface stand in a catalogue: all that templates say there, and nothing that none says."""

from __future__ import annotations

import re
import string
from importlib import resources
from pathlib import Path

from communique.serve.wording import catalogue

PAGES = resources.files("communique.serve").joinpath("pages_html")


def test_the_catalogue_has_the_words_of_the_templates_and_of_the_pictures() -> None:
    said = {
        words for page in PAGES.iterdir() if page.name.endswith(".html") for words in re.findall(r"_\('([^']*)'", page.read_text("utf-8"))
    }
    room = Path(str(resources.files("communique.serve")))
    code = (page.read_text("utf-8") for page in room.rglob("*.py") if page.name != "wording.py")
    said |= {words for text in code for words in re.findall(r'\bsaid\(\s*"([^"]*)"', text)}
    assert said == set(catalogue())


def test_a_phrase_keeps_its_gaps() -> None:
    gaps = {words: {name for _, name, _, _ in string.Formatter().parse(words) if name} for words in catalogue()}
    assert all({name for _, name, _, _ in string.Formatter().parse(said) if name} == gaps[words] for words, said in catalogue().items())
