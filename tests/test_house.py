"""The house keeps its own rules: floors, patterns, errors, sizes."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "communique"
MODULES = sorted(SOURCE.rglob("*.py"))
LOW = ("text", "dates", "record", "knowledge", "capture", "layout", "reading", "linking")
KEPT_OUT = [
    "sqlite3",
    "apsw",
    "duckdb",
    "psycopg",
    "sqlalchemy",
    "flask",
    "django",
    "fastapi",
    "starlette",
    "uvicorn",
    "aiohttp",
    "httpx",
    "requests",
    "urllib3",
    "http.server",
    "wsgiref",
    "typer",
    "rich",
    "click",
]
RE_WITH_CAPS = {"text/words.py": "MOST"}
"""Modules that may use the standard library's `re`, and the constant that caps what they hand to it."""


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _name(path: Path) -> str:
    return str(path.relative_to(SOURCE))


def test_low_floors_load_no_web_or_database_package() -> None:
    names = [
        ".".join(("communique", *path.relative_to(SOURCE).with_suffix("").parts))
        for path in MODULES
        if path.relative_to(SOURCE).parts[0] in LOW
    ]
    code = f"import sys, importlib\nfor n in {names!r}: importlib.import_module(n.removesuffix('.__init__'))\nprint(sorted(set({KEPT_OUT!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


def test_import_contract() -> None:
    command = Path(sys.executable).parent / "lint-imports"
    if not command.exists() and shutil.which("lint-imports") is None:
        pytest.skip("import-linter is not installed (make check runs it)")
    done = subprocess.run([str(command), "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_standard_re_stays_away_from_page_text(path: Path) -> None:
    for node in ast.walk(_tree(path)):
        names = (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module]
            if isinstance(node, ast.ImportFrom)
            else []
        )
        if "re" in names:
            assert _name(path) in RE_WITH_CAPS, "use communique.text.pattern"
            assert re.search(rf"^{RE_WITH_CAPS[_name(path)]} = \d+", path.read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_broad_excepts_stand_only_at_the_boundary(path: Path) -> None:
    if _name(path) == "app.py" or _name(path).startswith("cli/"):
        return
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.ExceptHandler):
            caught = {n.id for n in ast.walk(node.type) if isinstance(n, ast.Name)} if node.type else {"everything"}
            assert not caught & {"everything", "Exception", "BaseException"}, f"line {node.lineno}"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_sizes_and_docstrings(path: Path) -> None:
    tree = _tree(path)
    assert ast.get_docstring(tree), "a module says what it is for"
    assert len(path.read_text("utf-8").splitlines()) <= 400
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.end_lineno is not None:
            assert node.end_lineno - node.lineno < 60, node.name
    for definition in tree.body:
        if isinstance(definition, ast.FunctionDef | ast.ClassDef) and not definition.name.startswith("_"):
            assert ast.get_docstring(definition), definition.name


def test_no_room_is_called_utils() -> None:
    assert not [path for path in MODULES if path.stem in ("utils", "helpers", "misc", "common", "manager")]
