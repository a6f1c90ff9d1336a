"""What the bytes are, whatever their name says: a page, plain text, a WARC, or something that holds no text to read."""

from __future__ import annotations

from typing import Literal

from communique.record.errors import NothingThere, NotText

Kind = Literal["html", "text", "gzip", "warc", "pdf", "zip", "image", "archive", "program", "media", "noise", "empty", "blank"]

HEAD = 1 << 16
_SAMPLE = 1 << 14
_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"\x1f\x8b\x08", "gzip"),
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF87a", "image"),
    (b"GIF89a", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"\x00\x00\x01\x00\x01\x00", "image"),
    (b"BZh91AY&SY", "archive"),
    (b"\xfd7zXZ\x00", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!\x1a\x07", "archive"),
    (b"\x28\xb5\x2f\xfd", "archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "archive"),
    (b"\x7fELF", "program"),
    (b"\x00asm", "program"),
    (b"wOFF\0\1", "program"),
    (b"wOF2\0\1", "program"),
    (b"SQLite format 3\x00", "program"),
    (b"OggS\0", "media"),
    (b"ID3\x03", "media"),
    (b"ID3\x04", "media"),
)
_WORDS: dict[str, str] = {
    "gzip": "a gzip stream inside the capture",
    "warc": "a WARC inside the capture",
    "pdf": "a PDF",
    "zip": "a ZIP package",
    "image": "an image",
    "archive": "an archive or an office file",
    "program": "a program, a font or a database",
    "media": "sound or film",
    "noise": "bytes that are no text",
}
_CONTROLS = bytes([*range(1, 9), *range(14, 27), *range(28, 32), 127])
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_OPENING_NAMES = (
    "!doctype html ?xml head title meta body script style link div table article main section header p h1 h2 h3 a br font center iframe frameset ul img "
    "rss feed rdf:rdf urlset sitemapindex"
)
_OPENINGS = ("<!--", *(f"<{name}{end}" for name in _OPENING_NAMES.split() for end in " >\n\r\t/"))
_TAGS = ("</p>", "<br", "</div>", "</a>", "</td>", "</h1>", "</li>", "</span>", "</body>", "</html>", "</title>", "<p>", "</article>")
_BLANKS = b" \t\r\n\f\v\0"
_NOISE_SHARE = 0.05
_NUL_SHARE = 0.25


def sniff(data: bytes) -> Kind:
    """What these bytes are.  Text in any encoding is `text`, or `html` where the markup shows.

    >>> sniff(b"<p>On 3 May"), sniff(b"%PDF-1.7"), sniff(b" "), sniff(b"WARC/1.1\\r\\n")
    ('html', 'pdf', 'blank', 'warc')
    """
    kind = _no_text(data)
    if kind:
        return kind
    return "html" if looks_like_markup(data[:HEAD].decode(wide_encoding(data) or "latin-1", "ignore")) else "text"


def demand_text(data: bytes, source: str) -> None:
    """Raise `NotText` or `NothingThere` unless there is text in these bytes; the error names what they are."""
    kind = _no_text(data)
    if kind in ("empty", "blank"):
        raise NothingThere(source, 0, "the input is empty" if kind == "empty" else "the input holds blanks only")
    if kind:
        raise NotText(source, 0, f"{_WORDS[kind]}: neither text nor HTML")


def bom(data: bytes) -> tuple[str, int] | None:
    """The encoding that a byte order mark gives, and how many bytes of marks stand at the start (a mark may be doubled).

    >>> bom(b"\\xef\\xbb\\xbf\\xef\\xbb\\xbfHello")
    ('utf-8', 6)
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            size = len(mark)
            while data.startswith(mark, size):
                size += len(mark)
            return encoding, size
    return None


def wide_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32 and its byte order, by a byte order mark or by where the zero bytes stand; None for everything else.

    >>> wide_encoding("Press release".encode("utf-16-be"))
    'utf-16-be'
    """
    marked = bom(data)
    if marked:
        return marked[0] if marked[0] != "utf-8" else None
    sample = data[: 1 << 12]
    encoding = _by_zero_columns(sample) if b"\0" in sample and len(sample) >= 8 else None
    return encoding if encoding and _reads_as_text(sample.decode(encoding, "ignore")) else None


def looks_like_markup(text: str) -> bool:
    """Whether a text is HTML (or XML), by its first tag or by the closing tags in it."""
    opening = text[:HEAD].lstrip("\0\ufeff\xef\xbb\xbf \t\r\n\f\v")[:16].replace("\0", "").lower()
    if opening.startswith(_OPENINGS):
        return True
    if "<" not in text[:HEAD]:
        return False
    head = text[:HEAD].lower()
    return sum(tag in head for tag in _TAGS) >= 3


def _no_text(data: bytes) -> Kind | None:
    """What the bytes are if they are no text, or hold none; None for text."""
    kind = _by_magic(data)
    if kind or wide_encoding(data):
        return kind
    head = data[:HEAD].rstrip(b"\0")
    if not (head.strip(_BLANKS) or data.strip(_BLANKS)):
        return "blank" if data.strip(b"\0") else "empty"
    return "noise" if _is_noise(head[:_SAMPLE]) else None


def _by_magic(data: bytes) -> Kind | None:
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data.startswith(b"WARC/") and data[5:6].isdigit():
        return "warc"
    if data[:4] == b"RIFF" and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return "image" if data[8:12] == b"WEBP" else "media"
    if data[:1] == b"\0" and data[4:8] == b"ftyp":
        return "media"
    return "archive" if data[257:263] in (b"ustar\0", b"ustar ") and b"\0" in data[:100] else None


def _is_noise(head: bytes) -> bool:
    size = len(head)
    controls = size - len(head.translate(None, _CONTROLS))
    return controls > _NOISE_SHARE * size or head.count(0) > _NUL_SHARE * size


def _by_zero_columns(sample: bytes) -> str | None:
    """In UTF-16 one byte of each pair is zero (or one of a few high bytes); in UTF-32 three of four are."""
    quarter = len(sample) // 4
    columns = [sample[start : quarter * 4 : 4] for start in range(4)]
    zeros = [column.count(0) / quarter for column in columns]
    if min(zeros[2], zeros[3]) > 0.95 and zeros[0] < 0.1:
        return "utf-32-le"
    if min(zeros[0], zeros[1]) > 0.95 and zeros[3] < 0.1:
        return "utf-32-be"
    even, odd = zeros[0] + zeros[2], zeros[1] + zeros[3]
    if odd > 0.2 and even < 0.05 and _few_high_bytes(sample[1::2]):
        return "utf-16-le"
    if even > 0.2 and odd < 0.05 and _few_high_bytes(sample[0::2]):
        return "utf-16-be"
    return None


def _reads_as_text(text: str) -> bool:
    return sum(letter < " " and not letter.isspace() for letter in text) <= len(text) * _NOISE_SHARE


def _few_high_bytes(column: bytes) -> bool:
    """Latin, Cyrillic, Greek and punctuation live on a handful of Unicode's pages; noise lives on all."""
    return len(column.translate(None, bytes([*range(8), 0x20, 0x21, 0xFE]))) <= len(column) * 0.05
