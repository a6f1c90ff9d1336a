"""The newsroom's output: a stream of captures, or a folder with pages, truth and extra knowledge."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import msgspec

from communique.testing.newsroom.desk import Desk, Form, NewsroomCapture
from communique.testing.newsroom.extra import write_knowledge
from communique.testing.newsroom.web_archive import packed

_PER_FOLDER = 1000


def generate(seed: int, captures: int, form: Form) -> Iterator[NewsroomCapture]:
    """So many captures, one by one.  `form` is `text`, `html`, or `warc` (HTML, and text from services that are saved as text)."""
    yield from Desk(seed, captures, form).captures()


def write(folder: Path, *, captures: int, seed: int = 1, form: Form = "warc", truth: Path | None = None) -> int:
    """Write captures, `truth.jsonl` and `knowledge/` into a folder; the number of captures.

    Text and HTML come as files under `pages/` (their addresses and moments stand in the truth, by `file`), a WARC as `newsroom.warc.gz`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    desk = Desk(seed, captures, form)
    write_knowledge(folder / "knowledge", desk.press)
    encoder, count = msgspec.json.Encoder(), 0
    with ExitStack() as stack:
        lines = stack.enter_context((truth or folder / "truth.jsonl").open("wb"))
        archive = stack.enter_context((folder / "newsroom.warc.gz").open("wb")) if form == "warc" else None
        for capture in desk.captures():
            count += 1
            name = None
            if archive is not None:
                archive.write(packed(capture))
            else:
                name = _file(folder, capture, count)
            own = msgspec.structs.replace(capture.truth, file=name) if name else capture.truth
            lines.write(encoder.encode_lines([*capture.told, own]))
    return count


def _file(folder: Path, capture: NewsroomCapture, number: int) -> str:
    """Write a capture as a file; its name within the folder."""
    name = f"pages/{number // _PER_FOLDER:04}/{number:07}.{'html' if capture.media_type == 'text/html' else 'txt'}"
    path = folder / name
    if number % _PER_FOLDER == 0 or number == 1:
        path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(capture.data)
    return name
