"""The choice of the modules that `make fast` compiles; the compiling itself checks its own outcome."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def fast() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fast", ROOT / "tools" / "fast.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_modules_with_structs_stay_as_they_are(fast: ModuleType) -> None:
    reasons = {path.as_posix(): reason for path, reason in fast.modules(ROOT / "src")}
    assert reasons["communique/text/span.py"] == "Span is a struct"
    assert reasons["communique/layout/html_page.py"] == "Box is a struct"
    assert reasons["communique/layout/html_reader.py"] == ""


def test_the_modules_where_most_time_goes_can_be_compiled(fast: ModuleType) -> None:
    reasons = {path.as_posix(): reason for path, reason in fast.modules(ROOT / "src")}
    names = ("scene", "ground", "who/actor_parser", "who/collectives", "who/bearers", "who/naming", "sentences/clauses", "said/cues")
    hot = {name: reasons.get(f"communique/reading/{name}.py", "is not looked at") for name in names}
    assert not any(hot.values()), hot


def test_every_room_is_looked_through_and_only_structs_hinder(fast: ModuleType) -> None:
    found = list(fast.modules(ROOT / "src"))
    rooms = {path.parent.name for path, _ in found}
    assert {path.parent.name for path in (ROOT / "src/communique/reading").glob("*/*.py")} <= rooms
    assert not [(path, reason) for path, reason in found if reason and "struct" not in reason]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("class A:\n    @cached_property\n    def b(self) -> int:\n        return 1\n", "b is a cached property"),
        ("x = 1 in (2, *y)\n", "a starred tuple is searched in line 1"),
        ("x = (1, *y) < (2, *y)\n", ""),
        ("x = [2, *y]\nz = 1 in x\n", ""),
    ],
)
def test_what_hinders(fast: ModuleType, source: str, reason: str) -> None:
    assert fast.hindrance(source) == reason
