"""Archives of pages of our own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import pytest

from communique.archive.sqlite import SqliteArchive
from communique.intake.add import Sum, add

PAGES = Path(__file__).resolve().parents[1] / "pages"
NEWSROOM = Path(str(resources.files("communique").joinpath("data", "sample", "newsroom.txt")))


def captures(count: int) -> list[Path]:
    """Some pages of the library, the same on every run."""
    return sorted(PAGES.glob("*/*/*/capture.*"))[:count]


def filled(path: Path, *inputs: str | Path, workers: int = 0, url: str | None = None) -> Sum:
    """Adds inputs to the archive of a path; the sum."""
    with SqliteArchive(path, write=True) as archive:
        return add(archive, [str(name) for name in inputs], workers=workers, url=url)


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of forty pages; not to be changed."""
    path = tmp_path_factory.mktemp("kept") / "record.cq"
    filled(path, *captures(40), NEWSROOM)
    return path


@pytest.fixture
def copied(kept: Path, tmp_path: Path) -> Callable[[], Path]:
    """Makes copies of that archive, to be damaged."""
    made: list[Path] = []

    def copy() -> Path:
        made.append(tmp_path / f"copy-{len(made)}.cq")
        shutil.copy(kept, made[-1])
        return made[-1]

    return copy
