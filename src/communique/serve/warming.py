"""What takes a look at the whole archive is worked out when the reading room opens, and again when the archive changed: no visitor waits for it."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable

from communique.archive.sqlite import SqliteArchive
from communique.serve.asked import Asked, NotHere
from communique.serve.desk import Desk
from communique.serve.pages import networks
from communique.serve.sitemap import PAGES
from communique.views.instrument import citations
from communique.views.kept import kept, state
from communique.views.met import met_by_all
from communique.views.network import ties_around
from communique.views.organisation import great, organisation
from communique.views.partners import partners_of_all
from communique.views.place import months_at, sides_at
from communique.views.timeline import months_of_all

PAUSE = 5.0
"""So many seconds lie between two looks whether the archive changed."""
GREAT = 40
"""The answers about so many great organisations are kept; there is room for some more of other sorts."""
_ASKING = ("search", "history")


def warm(archive: SqliteArchive, go_on: Callable[[], bool] = lambda: True) -> None:
    """Works out whatever pages keep of the whole archive, for as long as `go_on` says so."""
    works: list[Callable[[], object]] = [
        lambda: kept(archive, "met by all", met_by_all),
        lambda: kept(archive, "partners of all", partners_of_all),
        lambda: kept(archive, "months of all", months_of_all),
        lambda: months_at(archive),
        lambda: sides_at(archive),
        lambda: citations(archive),
        lambda: [organisation(archive, name) for name in great(archive)[:GREAT]],
        lambda: ties_around(archive, 0),
        lambda: networks.of_all(archive, Asked({}, {"of": "countries"})),
    ]
    works += [lambda page=page: page.answer(archive, Asked({}, {})) for page in PAGES if "{" not in page.path and page.name not in _ASKING]  # type: ignore[misc]
    for work in works:
        if not go_on():
            return
        try:
            work()
        except NotHere:
            continue
    gc.collect()
    gc.freeze()  # what is kept stays: the collector need not walk over it again and again while pages are made


class Warming:
    """Keeps a reading room warm, in a thread of its own, from `start` to `stop`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="warming", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End, after the work in hand."""
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        """Warm, and again whenever the archive changed and came to rest."""
        archive = self._desk.archive()
        warmed = before = ""
        while True:
            now = state(archive)
            if now != warmed and now == (before or now):
                warm(archive, lambda: not self._over.is_set())
                warmed = now
            before = now
            if self._over.wait(PAUSE):
                return
