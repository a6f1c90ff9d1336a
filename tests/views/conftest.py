"""Archives to be asked: the library of pages, an embassy's pages as they changed, an empty one."""

from __future__ import annotations

import gzip
import uuid
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

import communique
from communique.archive.sqlite import SqliteArchive
from communique.intake.add import add

PAGES = Path(__file__).resolve().parents[1] / "pages"
SAMPLE = Path(str(resources.files("communique").joinpath("data", "sample")))
PAGE = "https://london.mfa.norland.example/news/7"

FIRST = (
    "Press release on Foreign Minister of Norway Anna Holm’s meeting with Foreign Minister of Estonia Mart Kask\n\n3 May 2019\n\n"
    "On 3 May 2019, Foreign Minister of Norway Anna Holm met with Foreign Minister of Estonia Mart Kask in Oslo. "
    "The ministers discussed the harbour list and the survey of the northern waters in every detail that the experts had prepared. "
    "The sides agreed to hold the next round of talks in Tallinn in June 2019.\n"
)
EDITED = FIRST.replace("in Oslo", "in Bergen")
OTHER = (
    "Press release on Foreign Minister of Estonia Mart Kask’s meeting with Foreign Minister of Norway Anna Holm\n\n3 May 2019\n\n"
    "On 3 May 2019, Foreign Minister of Estonia Mart Kask met with Foreign Minister of Norway Anna Holm in Oslo. "
    "Mart Kask said that the list of harbours was ready. They also spoke of students and of two museums.\n"
)
LATER = (
    "Press release on Foreign Minister of Norway Anna Holm’s telephone conversation with Foreign Minister of Estonia Mart Kask\n\n"
    "20 September 2020\n\nOn 20 September 2020, at the initiative of the Estonian side, Foreign Minister of Norway Anna Holm had a telephone "
    "conversation with Foreign Minister of Estonia Mart Kask. The ministers discussed the weather in the Baltic Sea.\n"
)


def _warc(path: Path) -> None:
    """Four looks at one page (twice the same, once not readable, then edited) and one at each of three others."""
    looks = [
        (PAGE, "2019-05-04T08:00:00Z", FIRST),
        (PAGE, "2019-05-05T08:00:00Z", FIRST),
        (PAGE, "2019-05-06T08:00:00Z", "\x00\x01\x02" * 400),
        (PAGE, "2019-05-07T08:00:00Z", EDITED),
        ("https://mfa.saarland.example/en/11", "2019-05-04T10:00:00Z", OTHER),
        ("https://oslo.mfa.norland.example/en/7", "2019-05-08T10:00:00Z", FIRST),
        ("https://london.mfa.norland.example/news/9", "2020-09-21T10:00:00Z", LATER),
    ]
    path.write_bytes(b"".join(gzip.compress(_record(*look), mtime=0) for look in looks))


def _record(url: str, when: str, text: str) -> bytes:
    payload = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text.encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: {when}\r\n"
    names = (
        f"WARC-Record-ID: <urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, url + when)}>\r\nContent-Type: application/http; msgtype=response\r\n"
    )
    return (head + names + f"Content-Length: {len(payload)}\r\n\r\n").encode() + payload + b"\r\n\r\n"


def filled(path: Path, *inputs: Path) -> Path:
    """An archive of these inputs."""
    with SqliteArchive(path, write=True) as archive:
        add(archive, [str(name) for name in inputs], workers=0)
    return path


@pytest.fixture(scope="session")
def library_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the library of pages and the sample."""
    pages = sorted(PAGES.glob("*/*/*/capture.*"))
    return filled(tmp_path_factory.mktemp("library") / "record.cq", *pages, SAMPLE)


@pytest.fixture(scope="session")
def embassy_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of pages that were captured several times."""
    folder = tmp_path_factory.mktemp("embassy")
    _warc(folder / "looks.warc.gz")
    return filled(folder / "record.cq", folder / "looks.warc.gz")


@pytest.fixture(scope="session")
def empty_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of nothing."""
    path = tmp_path_factory.mktemp("empty") / "record.cq"
    SqliteArchive(path, write=True).close()
    return path


@pytest.fixture
def library(library_path: Path) -> Iterator[communique.ReadingRoom]:
    with communique.open(library_path) as room:
        yield room


@pytest.fixture
def embassy(embassy_path: Path) -> Iterator[communique.ReadingRoom]:
    with communique.open(embassy_path) as room:
        yield room


@pytest.fixture
def empty(empty_path: Path) -> Iterator[communique.ReadingRoom]:
    with communique.open(empty_path) as room:
        yield room
