"""A reading room of pages of our own, of a small newsroom, and of hostile pages."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from communique.archive.sqlite import SqliteArchive
from communique.intake.add import add
from communique.serve.web import make_app
from communique.testing.newsroom.writing import write

SAMPLE = Path(str(resources.files("communique").joinpath("data", "sample")))

HOSTILE = [
    "<script>alert(1)</script> Statement of the Ministry of Foreign Affairs of Estonia",
    "Statement &lt;img src=x onerror=alert(1)&gt; of the Ministry of Foreign Affairs of Estonia",
    "\"><svg onload=alert(1)> Foreign Minister of Estonia Mart Kask's meeting with Foreign Minister of Latvia Janis Ozols",
    "Statement \u202e\u2066 of the Ministry \u200b of Foreign Affairs of Estonia\x1b[31m",
    "' onmouseover='alert(1) Statement {{ 7 * 7 }} of the Ministry of Foreign Affairs of Estonia",
]

CITING = """Ministry of Foreign Affairs of Norway

4 May 2021

Foreign Minister Solveig Haugland's interview with the newspaper Fjordposten

Question: What was said in Geneva?

Solveig Haugland: On 3 May 2021, I met with OSCE Secretary General Jonas Ek in Geneva. We recalled the UN Charter and UN Security Council Resolution 2254. The Council of Europe was there.

Question: What comes next?

Solveig Haugland: The Convention on the Law of the Sea must be kept. We agreed to hold the next meeting in Oslo in June 2021.
"""


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with the bundled sample, sixty captures of a newsroom, and hostile pages."""
    folder = tmp_path_factory.mktemp("room")
    write(folder / "newsroom", captures=60, seed=11, form="warc")
    for number, title in enumerate(HOSTILE):
        text = f"{title}\n\n3 May 2019\n\nOn 3 May 2019, Foreign Minister of Estonia Mart <b>Kask</b> met with Foreign Minister of Latvia Janis Ozols in Riga. {title}\n"
        (folder / f"hostile-{number}.txt").write_text(text, "utf-8")
    (folder / "citing.txt").write_text(CITING, "utf-8")
    path = folder / "record.cq"
    with SqliteArchive(path, write=True) as kept:
        add(kept, [str(SAMPLE), *(str(page) for page in sorted(folder.glob("*.txt")))], workers=0)
        add(kept, [str(folder / "newsroom" / "newsroom.warc.gz")], workers=0, folders=(folder / "newsroom" / "knowledge",))
    return path


@pytest.fixture(scope="session")
def room(archive: Path) -> Iterator[TestClient]:
    """A visitor."""
    with TestClient(make_app(archive)) as client:
        yield client
