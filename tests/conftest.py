"""Where the sets beside the repository lie, and how much of them a run reads."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("COMMUNIQUE_SHARED") or Path(__file__).resolve().parents[2] / "shared")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the repository that holds large sets (COMMUNIQUE_SHARED); tests that need it are skipped without it."""
    if not SHARED.is_dir():
        pytest.skip(f"no {SHARED}: set COMMUNIQUE_SHARED to the folder of the large sets")
    return SHARED


@pytest.fixture(scope="session")
def sample() -> int | None:
    """How many pages of a large set are read: 40, or all with COMMUNIQUE_ALL=1."""
    return None if os.environ.get("COMMUNIQUE_ALL") else 40
