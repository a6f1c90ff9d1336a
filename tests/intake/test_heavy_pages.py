"""Pages of a size that none of a service has: each is read within its time and within the memory that `Limits` gives, and says what was not read."""

from __future__ import annotations

import msgspec
import pytest

from communique.archive.sheaf import Sheaf
from communique.intake.limits import Limits
from communique.intake.pool import Pool
from communique.record.capture import RawCapture
from communique.record.document import Record
from communique.text.normal import normalized

TOLD = "The Foreign Minister of Ruritania met the Ambassador of Graustark in Strelsau on 14 March 2019 and agreed to hold talks."
MEGABYTE = 1 << 20
PIECES = {
    "the same paragraph": ("<p>The envoys spoke about questions that both of them hold to be of weight.</p>", 8),
    "paragraphs in Cyrillic": ("<p>Стороны обсудили вопросы, которые обе считают важными, и остались довольны.</p>", 8),
    "teasers": ("<li>20.09.2017 - <a href=/n/1>Envoys meet in Strelsau for the tenth time</a>", 6),
    "questions": ("<p>Question: And then? Anna K: </p>", 2),
    "one line": ("lorem ipsum dolor ", 24),
    "one line in Cyrillic": ("вопросы взаимного интереса ", 24),
    "one word": ("x", 24),
    "marks over one letter": ("\u0315\u0300\u05ae", 1),
    "metadata": ('<meta name="x" content="y">', 3),
    "attributes": (' a="1"', 6),
    "rows": ("<tr><td>1<td>2<td>3", 3),
    "dates": ("<p>20.09.2017</p>", 1),
}
_CUT = {
    "the same paragraph",
    "paragraphs in Cyrillic",
    "teasers",
    "questions",
    "one line",
    "one line in Cyrillic",
    "one word",
    "rows",
    "dates",
}


def page(name: str, of: int = MEGABYTE) -> RawCapture:
    piece, size = PIECES[name]
    trap = piece * (size * of // len(piece.encode()))
    end = f"<div{trap}>" if name == "attributes" else trap
    html = f"<title>Talks</title><main><article><h1>Talks in Strelsau</h1><p>{TOLD}</p><p>{TOLD}</p><p>{end}</article></main>"
    return RawCapture(f"{name}.html", html.encode(), content_type="text/html")


@pytest.fixture(scope="module")
def sheaves() -> dict[str, Sheaf]:
    with Pool(2) as pool:
        return {sheaf.capture.source.removesuffix(".html"): sheaf for sheaf in pool.read(page(name) for name in PIECES)}


@pytest.mark.parametrize("name", PIECES)
def test_a_page_of_any_size_is_read(name: str, sheaves: dict[str, Sheaf]) -> None:
    sheaf = sheaves[name]
    assert (sheaf.capture.outcome, sheaf.capture.failure_code) == ("read", None)
    assert (sheaf.text or "").count(TOLD) == 2
    assert ("limit" in [code for code, *_ in sheaf.issues]) == (name in _CUT)
    assert "Cyrillic" in name or any(event.type == "meeting" for document in sheaf.documents for event in document.events)


def test_memory_is_bounded() -> None:
    """A page that needs more than a worker may have is put aside by name, and the next one is read."""
    with Pool(1, Limits(memory=140 * MEGABYTE)) as pool:
        big, small = sorted(pool.read([page("the same paragraph"), page("dates", 1)]), key=lambda sheaf: -sheaf.capture.size)
    assert (big.capture.outcome, small.capture.outcome) == ("failed", "read")
    assert big.capture.failure_code in ("memory", "crash")


def test_the_rest_of_a_long_text_is_named() -> None:
    import communique

    text = "Statement\n\n3 May 2019\n\n" + "word after word " * 150_000
    record = communique.read(text)
    assert isinstance(record, Record) and isinstance(record.text, str)
    assert text.startswith(record.text) and 1_990_000 < len(record.text) <= 2_000_000
    told = [issue.message for issue in record.issues if issue.code == "limit"]
    assert len(told) == 1 and f" {len(text) - len(record.text)} characters" in told[0]


def test_marks_in_heaps_are_normalised_like_others() -> None:
    text = "Vuc\u030cic\u0301 spoke" + "\u0323\u0301" * 20 + " in Z\u030cabljak"
    assert normalized("NFC", text) == normalized("NFC", normalized("NFD", text))
    assert normalized("NFC", text).startswith("Vučić spok")
    assert len(normalized("NFD", "a" + "\u0301\u0323" * 100_000)) == 200_001
    assert msgspec.json.encode(normalized("NFKC", "ﬁn")) == b'"fin"'
