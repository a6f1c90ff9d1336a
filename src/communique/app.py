"""The whole way from an input to its record: bytes, text, layout, zones, reading.

This is the one module that knows all rooms.  `read` answers for one capture and raises where there is none; `read_all` goes through many and never
stops at a bad one: each input gives a record or a `Failure` that names the input, the byte and the reason.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from communique.capture.decode import decode
from communique.capture.failure import Failure
from communique.capture.files import captures
from communique.knowledge.book import Knowledge
from communique.layout import html, html_zones, plain, text_zones
from communique.reading.reader import read_page
from communique.record.capture import Capture, Decoded, Loss, RawCapture, Zone
from communique.record.document import Record
from communique.record.errors import BadKnowledge, NothingThere, NotText, Unreadable, WrongUse
from communique.record.evidence import Evidence, Issue, Reading
from communique.record.page import Page, Part

_TOO_MUCH = "needs more memory than one page may have: put aside"
_ERRORS = {"not_text": NotText, "nothing_there": NothingThere}


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one input: its record (with the page's reading text), or the failure in its place; and what was lost on the way."""

    source: str
    record: Record | None = None
    failure: Failure | None = None
    losses: tuple[Issue, ...] = ()


def read(source: str | Path | bytes, *, url: str | None = None, knowledge: Knowledge | None = None) -> Record:
    """The record of one capture, with the reading text in `record.text`.

    `source` is a path, the bytes of a page, or (a string with a line break) the page's text itself; `url` is the page's address, where it is known.
    Raises `Unreadable` where nothing can be read, `WrongUse` for a path that does not exist or that holds several captures.

    >>> record = read("Statement by the Ministry\\n\\nThe talks in Oslo ended on 3 May 2019.\\n")
    >>> record.capture.media_type, record.schema
    ('text/plain', 'communique.capture/1')
    """
    found = list(_first_two(_raw(source, url)))
    if len(found) != 1:
        raise WrongUse(f"{_named(source)}: holds {'more than one capture: use read_all' if found else 'nothing to read'}")
    outcome = read_safely(found[0], knowledge or Knowledge.standard())
    if outcome.failure is not None or outcome.record is None:
        raise _error(outcome)
    return outcome.record


def read_all(
    paths: str | Path | Sequence[str | Path], *, url: str | None = None, knowledge: Knowledge | None = None
) -> Iterator[Record | Failure]:
    """The records of all captures that the paths hold (pages, folders, WARCs), one by one; a `Failure` stands where an input gave none.

    Raises `WrongUse` for a path that does not exist, before anything is read.
    """
    names = [str(paths)] if isinstance(paths, str | Path) else [str(path) for path in paths]
    for outcome in outcomes(names, url, knowledge or Knowledge.standard()):
        found = outcome.record or outcome.failure
        if found is not None:
            yield found


def outcomes(paths: Sequence[str], url: str | None, knowledge: Knowledge, skipped: Counter[str] | None = None) -> Iterator[Outcome]:
    """What came of each capture of the paths, in order.  `skipped` counts what was passed over on purpose."""
    return (read_safely(found, knowledge) for found in each_capture(paths, url, skipped))


def each_capture(paths: Sequence[str], url: str | None, skipped: Counter[str] | None = None) -> Iterator[RawCapture | Failure]:
    """The captures of the paths; should the reader of bytes itself break, a failure says so and the next path is gone on with.

    Raises `WrongUse` at once for a path that does not exist.
    """
    captures(paths, url)  # refuses what does not exist, before anything is read
    streams = [(path, captures([path], url, skipped)) for path in paths]
    return (found for path, stream in streams for found in _guarded(path, stream))


def read_safely(found: RawCapture | Failure, knowledge: Knowledge) -> Outcome:
    """The outcome of one capture, whatever happens inside: the boundary that no exception passes.

    A fault of ours in reading one page is a failure of code `breach` for that page alone; its neighbours are read.  Only `BadKnowledge` is raised.
    """
    if isinstance(found, Failure):
        return Outcome(source=found.source, failure=found)
    try:
        return _outcome(found, knowledge)
    except BadKnowledge:
        raise  # no input's fault: nothing can be read until the file is mended
    except Unreadable as error:
        return Outcome(source=found.source, failure=Failure.of(error), losses=told(found.losses))
    except MemoryError:
        return Outcome(source=found.source, failure=Failure(found.source, 0, _TOO_MUCH, "memory"), losses=told(found.losses))
    except Exception as error:
        return Outcome(source=found.source, failure=_breach(found.source, error), losses=told(found.losses))


def read_capture(raw: RawCapture, knowledge: Knowledge) -> Record:
    """The record of a capture.  Raises `Unreadable` where there is no text in it."""
    record = _outcome(raw, knowledge).record
    assert record is not None
    return record


def laid_out(raw: RawCapture) -> tuple[Decoded, Page]:
    """The decoded text of a capture and its page.  Raises `Unreadable` where there is no text in it."""
    decoded = decode(raw)
    is_html = decoded.media_type == "text/html"
    return decoded, html.lay_out(decoded, raw.url) if is_html else plain.lay_out(decoded, raw.url)


def zoned(page: Page, knowledge: Knowledge) -> tuple[tuple[Zone, ...], tuple[Part, ...]]:
    """The zones of a page and the parts of its documents."""
    pack = knowledge.pack(page.language)
    find = html_zones.zone if page.media_type == "text/html" else text_zones.zone
    return find(page, pack.files.zones, pack.grammar)


def _outcome(raw: RawCapture, knowledge: Knowledge) -> Outcome:
    decoded, page = laid_out(raw)
    zones, parts = zoned(page, knowledge)
    losses = (*told((*raw.losses, *decoded.losses)), *_unread(page))
    record = read_page(page, zones, parts, _capture(raw, decoded), knowledge)
    record = msgspec.structs.replace(record, issues=(*losses, *record.issues), text=page.text)
    return Outcome(source=raw.source, record=record, losses=losses)


def _unread(page: Page) -> Iterator[Issue]:
    """That a page is too long to be read whole."""
    if page.unread:
        place = len(page.source) - page.unread if page.runs else len(page.source)
        yield Issue(
            "limit", f"character {place}: longer than any page of a service; the last {page.unread} characters are kept but not read"
        )


def _capture(raw: RawCapture, decoded: Decoded) -> Capture:
    return Capture(
        id=f"sha256:{hashlib.sha256(raw.data).hexdigest()}",
        source=raw.source,
        url=raw.url,
        media_type=decoded.media_type,
        encoding=decoded.encoding,
        encoding_reason=decoded.reason,
        size=len(raw.data),
        taken_at=_taken_at(raw.warc_date),
    )


def _taken_at(warc_date: str | None) -> Reading | None:
    """When a crawler took the page, by its WARC-Date; fractions of a second, which EDTF does not have, are left out."""
    if not warc_date:
        return None
    try:
        moment = datetime.fromisoformat(warc_date)
    except ValueError:
        return None
    value = moment.replace(microsecond=0, tzinfo=None).isoformat() + "Z" if "T" in warc_date and warc_date.endswith("Z") else warc_date
    return Reading(value, "inferred", (Evidence(0, len(warc_date), warc_date, "headers"),), rule="warc", step="capture")


def told(losses: Sequence[Loss]) -> tuple[Issue, ...]:
    """Losses of bytes or characters as issues of the record."""
    return tuple(Issue(loss.kind, f"byte {loss.offset}: {loss.detail}") for loss in losses)


def _breach(source: str, error: BaseException) -> Failure:
    """A fault of communique itself, told as the loss of one input."""
    return Failure(source, 0, f"communique failed on this input ({type(error).__name__}: {str(error)[:300]})", "breach")


def _guarded(path: str, stream: Iterator[RawCapture | Failure]) -> Iterator[RawCapture | Failure]:
    try:
        yield from stream
    except Exception as error:
        yield _breach(path, error)


def _raw(source: str | Path | bytes, url: str | None) -> Iterator[RawCapture | Failure]:
    if isinstance(source, bytes):
        return iter([RawCapture("<bytes>", source, url)])
    if isinstance(source, str) and "\n" in source:
        return iter([RawCapture("<text>", source.encode("utf-8", "surrogatepass"), url)])
    return each_capture([str(source)], url)


def _first_two(stream: Iterator[RawCapture | Failure]) -> Iterator[RawCapture | Failure]:
    for number, found in enumerate(stream, 1):
        yield found
        if number == 2:
            return


def _named(source: str | Path | bytes) -> str:
    return "<bytes>" if isinstance(source, bytes) else str(source)[:200]


def _error(outcome: Outcome) -> Unreadable:
    failure = outcome.failure
    if failure is None:
        return Unreadable(outcome.source, 0, "no record")
    return _ERRORS.get(failure.code, Unreadable)(failure.source, failure.offset, failure.reason)
