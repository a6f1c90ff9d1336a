"""Names of encodings: what a page declares, and which codec that means."""

from __future__ import annotations

from communique.text.pattern import compiled

PRESCAN = 4096
"""A declaration further down than this is not a declaration (browsers look at 1 KB)."""

_META = r"(?i)<meta[^>]{0,512}charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})"
_XML = r"(?i)^\s*<\?xml[^>]{0,512}encoding\s*=\s*[\"']\s*([A-Za-z0-9_.:-]{1,40})"
_CODECS = {
    "utf-8": "utf8 utf-8 unicode-1-1-utf-8",
    "windows-1252": "windows-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1 iso_8859-1 latin1 latin-1 l1 ascii us-ascii",
    "iso-8859-2": "iso-8859-2 iso8859-2 iso_8859-2 latin2 l2",
    "iso-8859-3": "iso-8859-3 iso8859-3 latin3",
    "iso-8859-4": "iso-8859-4 iso8859-4 latin4",
    "iso-8859-5": "iso-8859-5 iso8859-5 iso_8859-5 cyrillic",
    "windows-1256": "windows-1256 cp1256 x-cp1256",
    "iso-8859-6": "iso-8859-6 iso8859-6 arabic",
    "iso-8859-7": "iso-8859-7 iso8859-7 greek",
    "iso-8859-8": "iso-8859-8 iso8859-8 iso-8859-8-i hebrew visual logical",
    "windows-1254": "windows-1254 cp1254 x-cp1254 iso-8859-9 iso8859-9 latin5",
    "iso-8859-10": "iso-8859-10",
    "iso-8859-13": "iso-8859-13",
    "iso-8859-15": "iso-8859-15 iso8859-15 latin9 latin-9",
    "iso-8859-16": "iso-8859-16",
    "windows-1250": "windows-1250 cp1250 x-cp1250",
    "windows-1251": "windows-1251 cp1251 x-cp1251 win-1251 win1251 windows1251",
    "windows-1253": "windows-1253 cp1253 x-cp1253",
    "windows-1255": "windows-1255 cp1255",
    "windows-1257": "windows-1257 cp1257",
    "windows-1258": "windows-1258 cp1258",
    "cp874": "windows-874 tis-620 iso-8859-11",
    "koi8-r": "koi8-r koi8 koi koi8_r",
    "koi8-u": "koi8-u koi8-ru",
    "ibm866": "ibm866 cp866 866",
    "gb18030": "gb18030 gb2312 gbk x-gbk gb_2312-80 chinese hz-gb-2312",
    "big5": "big5 big5-hkscs cn-big5 x-x-big5",
    "shift_jis": "shift_jis shift-jis sjis x-sjis windows-31j ms_kanji",
    "euc-jp": "euc-jp x-euc-jp",
    "iso-2022-jp": "iso-2022-jp",
    "euc-kr": "euc-kr ks_c_5601-1987 ksc5601 windows-949 korean",
}
_BY_LABEL = {label: name for name, labels in _CODECS.items() for label in labels.split()}
_PYTHON = {"big5": "big5hkscs", "shift_jis": "cp932", "euc-kr": "cp949", "euc-jp": "euc_jis_2004"}


def named(label: str) -> str | None:
    """The encoding that a label means on the web, None for a label that means none (or one that pages must not use, such as utf-7).

    >>> named("Win-1251"), named("gb2312"), named("x-nonsense"), named("utf-7")
    ('windows-1251', 'gb18030', None, None)
    """
    plain = label.strip().strip("\"'").lower()
    return _BY_LABEL.get(plain) or _BY_LABEL.get(plain.replace("_", "-"))


def python_codec(name: str) -> str:
    """The codec of Python that reads an encoding as browsers do (its superset, where vendors extended it)."""
    return _PYTHON.get(name, name)


def declared_labels(head: bytes, header: str | None) -> list[tuple[str, str]]:
    """The declarations of a page in order of weight: pairs of where (`header`, `meta`, `xml`) and the label as written.

    >>> declared_labels(b'<?xml version="1.0" encoding="koi8-r"?><meta charset=utf-8>', None)
    [('meta', 'utf-8'), ('xml', 'koi8-r')]
    """
    found = [("header", header)] if header else []
    text = head[:PRESCAN].replace(b"\0", b"").decode("latin-1")
    for where, pattern in (("meta", _META), ("xml", _XML)):
        match = compiled(pattern).search(text) if "<" in text else None
        if match:
            found.append((where, match.group(1)))
    return found
