"""`communique read`: record by record, as it comes."""

from __future__ import annotations

import gc
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum

import msgspec

from communique.app import Outcome, each_capture, laid_out, outcomes, told
from communique.capture.failure import Failure
from communique.cli.progress import watched
from communique.cli.streams import ALL_READ, NOTHING_READ, WITH_LOSSES, piped, put_json, put_text, say
from communique.knowledge.book import Knowledge
from communique.record.capture import RawCapture
from communique.record.codec import encode
from communique.record.document import Record
from communique.record.errors import Unreadable, WrongUse


class Form(Enum):
    """What `read` prints: records as JSON, the view for people, the reading text, or the decoded source."""

    JSON = "json"
    VIEW = "view"
    TEXT = "text"
    SOURCE = "source"

    @classmethod
    def chosen(cls, as_json: bool, as_text: bool, as_source: bool, view: bool) -> Form:
        """The form that the options ask for; without any, JSON for programs and the view for people."""
        asked = [form for form, on in ((cls.JSON, as_json), (cls.TEXT, as_text), (cls.SOURCE, as_source), (cls.VIEW, view)) if on]
        if len(asked) > 1:
            raise WrongUse(f"choose one of {', '.join(f'--{form.value}' for form in asked)}")
        return asked[0] if asked else (cls.JSON if piped() else cls.VIEW)


class Tally:
    """What became of the inputs, and the exit code that says so."""

    def __init__(self) -> None:
        self.records = self.texts = self.failed = self.lossy = 0
        self.skipped: Counter[str] = Counter()

    def took(self, outcome: Outcome) -> None:
        """Count an outcome and tell its failure and losses."""
        self.records += outcome.record is not None
        self.failed += outcome.failure is not None
        self.lossy += bool(outcome.losses)
        for loss in outcome.losses:
            say(f"{outcome.source}: loss ({loss.code}): {loss.message}")
        if outcome.failure is not None:
            tell(outcome.failure)

    def close(self) -> int:
        """The last word where there were several inputs, and the exit code."""
        read = self.records + self.texts
        if not read:
            if not self.failed:
                say(f"nothing to read here{self._passed_over()}")
            return NOTHING_READ
        if self.failed or self.lossy:
            say(f"{read} read, {self.failed} not readable, losses in {self.lossy}{self._passed_over()}")
            return WITH_LOSSES
        return ALL_READ

    def _passed_over(self) -> str:
        most = ", ".join(f"{n} {what}" for what, n in self.skipped.most_common(5))
        return f" (passed over: {most})" if most else ""


def run(paths: Sequence[str], form: Form, url: str | None, with_text: bool) -> int:
    """Read the paths and print what is found, in the form asked for; the exit code."""
    tally = Tally()
    if form in (Form.TEXT, Form.SOURCE):
        _texts(each_capture(paths, url, tally.skipped), form, tally)
    else:
        found = outcomes(paths, url, Knowledge.standard(), tally.skipped)
        _records(watched(found, paths), form, with_text, tally)
    return tally.close()


def tell(failure: Failure) -> None:
    """An input that gave no record, on standard error."""
    say(f"{failure.source}: byte {failure.offset}: {failure.code}: {failure.reason}")


def _records(found: Iterable[Outcome], form: Form, with_text: bool, tally: Tally) -> None:
    for number, outcome in enumerate(found):
        outcome = printed(outcome, form, with_text)
        tally.took(outcome)
        if number == 0:
            _settle()


def _settle() -> None:
    """After the first page all knowledge is loaded, and stays to the end: the collector of cycles need never look through it again.

    Left alone it would, again and again, for about a tenth of the time that reading takes; what a page leaves behind is collected as ever.
    """
    gc.freeze()
    gc.enable()


def printed(outcome: Outcome, form: Form, with_text: bool) -> Outcome:
    """The outcome, after its record was printed; a record that cannot be printed is a failure of that input alone."""
    if outcome.record is None:
        return outcome
    try:
        line = encode(outcome.record if with_text else without_text(outcome.record)) if form is Form.JSON else _viewed(outcome.record)
    except Exception as error:
        failure = Failure(
            outcome.source, 0, f"communique failed to print this record ({type(error).__name__}: {str(error)[:300]})", "breach"
        )
        return Outcome(source=outcome.source, failure=failure, losses=outcome.losses)
    if isinstance(line, bytes):
        put_json(line)
    else:
        put_text_exactly(line)
    return outcome


def put_text_exactly(text: str) -> None:
    """A text that is already fit for the screen."""
    sys.stdout.write(text)
    sys.stdout.flush()


def without_text(record: Record) -> Record:
    """The record without its reading text."""
    return msgspec.structs.replace(record, text=msgspec.UNSET)


def _viewed(record: Record) -> str:
    from communique.cli.view import render

    return render(record)


def _texts(found: Iterator[RawCapture | Failure], form: Form, tally: Tally) -> None:
    """Print texts; a form feed on a line of its own stands between two of them."""
    for raw in found:
        text = None if isinstance(raw, Failure) else _text(raw, form, tally)
        if isinstance(raw, Failure):
            tally.took(Outcome(source=raw.source, failure=raw))
        elif text is not None:
            put_text(("\n\f\n" if tally.texts else "") + text)
            tally.texts += 1
        gc.enable()


def _text(raw: RawCapture, form: Form, tally: Tally) -> str | None:
    try:
        decoded, page = laid_out(raw)
    except Unreadable as error:
        tally.took(Outcome(source=raw.source, failure=Failure.of(error)))
        return None
    except Exception as error:
        tally.took(Outcome(source=raw.source, failure=Failure(raw.source, 0, f"{type(error).__name__}: {str(error)[:300]}", "breach")))
        return None
    tally.took(Outcome(source=raw.source, losses=told((*raw.losses, *decoded.losses))))
    return page.text if form is Form.TEXT else decoded.text
