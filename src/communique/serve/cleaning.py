"""Words made fit for the files that other programs read."""

from __future__ import annotations


def clean(words: str) -> str:
    """Words that XML 1.0 can hold.

    >>> clean("a\\x08b\\ufffe")
    'ab'
    """
    return "".join(c for c in words if c in "\t\n\r" or 0x20 <= ord(c) < 0xD800 or 0xE000 <= ord(c) < 0xFFFE or ord(c) >= 0x10000)


def web_address(url: str | None) -> str | None:
    """The address of a captured page, where it is one of the web and nothing else: programs follow what they are given.

    >>> web_address("https://mfa.example/news/1"), web_address("javascript:alert(1)"), web_address('https://x.example/"><script>')
    ('https://mfa.example/news/1', None, None)
    """
    return url if url and url.startswith(("https://", "http://")) and url.isprintable() and not set(url) & set(' "<>\\^`{|}') else None
