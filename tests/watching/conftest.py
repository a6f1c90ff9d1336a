"""Pages, and a receiver, for the tests of watches."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from communique.archive.sheaf import Sheaf

from .ground import newsroom
from .hook import Hook


@pytest.fixture(scope="session")
def sheaves(tmp_path_factory: pytest.TempPathFactory) -> list[Sheaf]:
    """Some dozens of captures of invented services."""
    return newsroom(tmp_path_factory.mktemp("newsroom"), 90, 5)


@pytest.fixture
def hook() -> Iterator[Hook]:
    """A receiver at work."""
    with Hook() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()
