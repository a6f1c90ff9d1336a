"""The documentation: its examples run and give what it says, its codebook is the schema's, its pages are all in the book, and it asks nothing of other hosts."""

from __future__ import annotations

import doctest
import importlib
import os
import re
import shlex
import sqlite3
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import communique

ROOT = Path(__file__).resolve().parent.parent
DOCS = sorted((ROOT / "docs").glob("*.md"))
LOOSE = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
SAMPLE = "src/communique/data/sample"
TOLD = {"tutorial": False, "how-to": True, "watching": True, "why-spans": False}
"""Pages whose examples run one after another, and whether they begin with an archive of the sample."""


def blocks(page: str, *kinds: str) -> Iterator[tuple[str, str]]:
    """The code blocks of a page, with their kinds, in order."""
    text = (ROOT / "docs" / f"{page}.md").read_text("utf-8")
    yield from (found for found in re.findall(r"^```(\w+)\n(.*?)^```", text, re.MULTILINE | re.DOTALL) if found[0] in kinds)


def run(line: str, folder: Path) -> str:
    """What a line of shell prints, `communique` and `python` being the ones under test."""
    ours = (
        f'communique() {{ {shlex.quote(sys.executable)} -m communique "$@"; }}; python() {{ {shlex.quote(sys.executable)} "$@"; }}; {line}'
    )
    done = subprocess.run(
        ["sh", "-c", ours], cwd=folder, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONUTF8": "1"}
    )
    assert done.returncode == 0, (line, done.stderr)
    return done.stdout


@pytest.mark.parametrize(("page", "kept"), TOLD.items())
def test_examples_run_one_after_another(page: str, kept: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "src").symlink_to(ROOT / "src")
    monkeypatch.chdir(tmp_path)
    if kept:
        run(f"communique add {SAMPLE} --to record.cq", tmp_path)
    seen, names = 0, {}
    for kind, block in blocks(page, "console", "pycon"):
        if kind == "pycon":
            example = doctest.DocTestParser().get_doctest(block, names, page, page, 0)
            assert doctest.DocTestRunner(optionflags=LOOSE).run(example, clear_globs=False).failed == 0
            names, seen = example.globs, seen + 1
            continue
        for piece in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            line, _, wanted = piece.partition("\n")
            printed = re.sub(r"^ +[0-9]+  ", "  88  ", run(line, tmp_path))  # facts are numbered as they come
            assert doctest.OutputChecker().check_output(wanted, printed, LOOSE), (line, printed)
            seen += 1
    assert seen >= 1


def test_other_shell_lines_name_what_there_is() -> None:
    lines = [line for page in DOCS for _, block in blocks(page.stem, "sh") for line in block.splitlines()]
    lines = [re.sub(r"\s+#.*", "", line).removeprefix(".venv/bin/") for line in lines]
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    helped: dict[str, str] = {}
    for line in lines:
        program, *words = shlex.split(line)
        if program == "make":
            assert words[0] in targets, line
        elif program == "communique":
            command = " ".join(words[: 2 if words[0] == "knowledge" else 1])
            if command not in helped:
                helped[command] = run(f"communique {command} --help", ROOT)
            assert all(word in helped[command] for word in words if word.startswith("--")), line
        else:
            assert program in {".", "python"}, line
    assert len(helped) > 5


def test_python_and_sql_of_the_archive_page_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page = "On 3 May 2017, Foreign Minister of Russia Ivan Volkov met with Secretary of State of the United States Anna Holm in Geneva."
    title = "Foreign Minister Ivan Volkov's meeting with Secretary of State Anna Holm"
    (tmp_path / "page.txt").write_text(f"Ministry of Foreign Affairs of Russia\n\n{title}\n\n4 May 2017\n\n{page}\n", "utf-8")
    run("communique add page.txt --to record.cq", tmp_path)
    names = {"pandas": importlib.import_module("pandas")}
    python = [block for _, block in blocks("archive", "python")]
    assert python
    for block in python:
        exec(compile(block, "archive.md", "exec"), names)
    with sqlite3.connect("record.cq") as archive:
        queries = [block for _, block in blocks("archive", "sql")]
        assert queries and all(archive.execute(query) is not None for query in queries)
    archive.close()


def test_the_codebook_is_that_of_the_schema() -> None:
    made = subprocess.run(
        [sys.executable, "tools/codebook.py"], cwd=ROOT, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONUTF8": "1"}
    )
    assert made.stdout == (ROOT / "docs" / "codebook.md").read_text("utf-8"), "make codebook"


def test_every_field_is_explained() -> None:
    meanings = tomllib.loads((ROOT / "src" / "communique" / "record" / "meanings.toml").read_text("utf-8"))
    told = {name: form["properties"] for name, form in communique.schema()["$defs"].items()}
    assert {name: set(fields) for name, fields in meanings.items()} == {name: set(fields) for name, fields in told.items()}
    assert all(
        field["description"].endswith((".", "?"))
        for fields in told.values()
        for field in fields.values()
        if "…" not in field["description"]
    )


def test_every_page_is_in_the_book() -> None:
    book = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert sorted(re.findall(r"([a-z-]+\.md)$", book, re.MULTILINE)) == [page.name for page in DOCS]
    for page in DOCS:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), (page.name, target)


def test_the_book_asks_nothing_of_other_hosts(tmp_path: Path) -> None:
    pytest.importorskip("material", reason="mkdocs-material is not installed (pip install communique[docs])")
    line = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "book")]
    subprocess.run(line, cwd=ROOT, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    pages = list((tmp_path / "book").rglob("*.html"))
    assert len(pages) > len(DOCS)
    for page in pages:
        text = page.read_text("utf-8")
        assert not re.findall(r"""(?:src|<link[^>]+href)=["']?https?://""", text), page
    for style in (tmp_path / "book").rglob("*.css"):
        assert not re.findall(r"url\(['\"]?https?:|@import", style.read_text("utf-8")), style
