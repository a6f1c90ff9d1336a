#!/usr/bin/env python3
"""A compiled communique: the same modules, those that can be turned into machine code by mypyc.  `make fast` calls it; nothing needs it.

    fast.py [--into DIR] [--list]

Copies `src/communique` into DIR (`build/fast`), compiles there what it can, and checks that the copy reads the bundled sample exactly as the
sources do.  A module stays as it is where it defines msgspec structs, or says something that mypyc would take otherwise than Python does.
Without mypyc or a C compiler nothing is made, a line says so, and the exit code is 1.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import msgspec

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("text", "dates", "layout", "reading")
SETUP = """
import sys
from setuptools import setup
from mypyc.build import mypycify
setup(name="communique-compiled", script_args=["build_ext", "--inplace"],
      ext_modules=mypycify(["--ignore-missing-imports", *sys.argv[1:]], opt_level="2", debug_level="0", multi_file=True))
"""
READS = """
import sys, msgspec, communique.app
from communique.knowledge.book import Knowledge
for outcome in communique.app.outcomes(sys.argv[1:], None, Knowledge.standard()):
    sys.stdout.buffer.write(msgspec.json.encode(outcome) + b"\\n")
"""


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--into", type=Path, default=ROOT / "build" / "fast", metavar="DIR")
    parser.add_argument("--list", action="store_true", help="say which modules would be compiled, and why others would not")
    options = parser.parse_args()
    if options.list:
        for path, reason in modules(ROOT / "src"):
            print(path if not reason else f"{path}: as it is ({reason})")
        return 0
    return _made(options.into)


def modules(source: Path) -> Iterator[tuple[Path, str]]:
    """The modules of the rooms that read, each with the reason why it is left as it is (empty for those that are compiled)."""
    for room in ROOMS:
        for path in sorted((source / "communique" / room).rglob("*.py")):
            if path.name != "__init__.py":
                module = importlib.import_module(".".join(path.relative_to(source).with_suffix("").parts))
                yield path.relative_to(source), _struct_in(module) or hindrance(path.read_text("utf-8"))


def _struct_in(module: ModuleType) -> str:
    """Structs are made by msgspec, and cannot be made by mypyc as well."""
    made = [c for c in vars(module).values() if isinstance(c, type) and c.__module__ == module.__name__ and issubclass(c, msgspec.Struct)]
    return f"{made[0].__name__} is a struct" if made else ""


def hindrance(source: str) -> str:
    """What mypyc would take amiss, or stumble over: nothing for most modules.

    >>> hindrance("def f(x, y):\\n    return x in (1, *y)\\n")
    'a starred tuple is searched in line 2'
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef) and any(ast.unparse(d).endswith("cached_property") for d in node.decorator_list):
            return f"{node.name} is a cached property"
        if isinstance(node, ast.Compare) and any(_starred(op, side) for op, side in zip(node.ops, node.comparators, strict=True)):
            return f"a starred tuple is searched in line {node.lineno}"
    return ""


def _starred(op: ast.cmpop, side: ast.expr) -> bool:
    """Whether something is searched (`in`) in a tuple, list or set with a star in it."""
    return isinstance(op, ast.In | ast.NotIn) and any(isinstance(element, ast.Starred) for element in getattr(side, "elts", ()))


def _made(into: Path) -> int:
    shutil.rmtree(into, ignore_errors=True)
    shutil.copytree(ROOT / "src", into, ignore=shutil.ignore_patterns("__pycache__", "*.so", "*.pyd"))
    chosen = [str(path) for path, reason in modules(into) if not reason]
    done = subprocess.run([sys.executable, "-c", SETUP, *chosen], cwd=into, capture_output=True, text=True, check=False)
    if done.returncode:
        shutil.rmtree(into)
        said = (done.stderr or done.stdout).strip().splitlines()
        print(f"nothing was compiled ({said[-1] if said else 'no reason given'}); communique works as it is", file=sys.stderr)
        return 1
    if _read(into) != _read(ROOT / "src"):
        shutil.rmtree(into)
        print("the compiled copy read the sample otherwise than the sources do: thrown away", file=sys.stderr)
        return 1
    print(f"{len(chosen)} modules compiled into {into}: put it first on PYTHONPATH to use them")
    return 0


def _read(source: Path) -> bytes:
    """What the communique of a folder reads in the sample."""
    command = [sys.executable, "-c", READS, str(ROOT / "src" / "communique" / "data" / "sample")]
    return subprocess.run(command, env={**os.environ, "PYTHONPATH": str(source)}, capture_output=True, check=True).stdout


if __name__ == "__main__":
    sys.exit(main())
