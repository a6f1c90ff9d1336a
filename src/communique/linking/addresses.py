"""One form for all the ways to write the address of a page.

Two addresses with one key lead to one page: scheme, `www`, default port, letter case of the host, fragment, trailing slash, `index.html`,
tracking parameters and the order of parameters make no difference.  Parameters that choose a page (`id=12`) do.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

_TRACKING = frozenset(
    [
        "fbclid",
        "gclid",
        "dclid",
        "gclsrc",
        "msclkid",
        "yclid",
        "igshid",
        "mc_cid",
        "mc_eid",
        "_ga",
        "_gl",
        "ref_src",
        "ref_url",
        "spm",
        "cmpid",
        "wt_mc",
        "s_cid",
        "sessionid",
        "phpsessid",
        "jsessionid",
        "print",
        "share",
        "utm",
        "source_impression",
        "_openstat",
        "from_share",
        "replytocom",
        "nocache",
    ]
)
_TRACKING_HEADS = ("utm_", "pk_", "piwik_", "mtm_", "hsa_", "vero_", "oly_", "at_campaign", "at_medium")
_INDEX = frozenset(f"{name}.{end}" for name in ("index", "default") for end in ("html", "htm", "php", "asp", "aspx", "jsp", "shtml"))
_PORTS = frozenset({80, 443})
_MOST = 4096
_NUMBER = 3
_SLUG = 2


def url_key(url: str | None) -> str | None:
    """The key of an address; `None` where there is none, or none of the web.

    >>> url_key("HTTPS://www.Mfa.example:443/news/index.html?utm_source=x&id=7#top"), url_key("http://mfa.example/news?id=7")
    ('mfa.example/news?id=7', 'mfa.example/news?id=7')
    >>> url_key("mailto:press@mfa.example"), url_key("/news/7")
    (None, None)
    """
    if not url or len(url) > _MOST:
        return None
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return None
    host = host_of(url)
    if parts.scheme.lower() not in ("http", "https") or not host:
        return None
    place = host if port is None or port in _PORTS else f"{host}:{port}"
    query = _query(parts.query)
    return f"{place}{_path(parts.path)}{'?' + query if query else ''}"


def host_of(url: str | None) -> str | None:
    """The host of an address, in lower case and without `www`.

    >>> host_of("https://WWW.London.Mfa.example/en/"), host_of("no address")
    ('london.mfa.example', None)
    """
    try:
        host = (urlsplit(url.strip()).hostname or "").rstrip(".").lower() if url else ""
    except ValueError:
        return None
    return host.removeprefix("www.") or None


def is_front(key: str) -> bool:
    """Whether a key leads to the front page of a site, whose content is another each day.

    >>> is_front("mfa.example"), is_front("mfa.example/en"), is_front("mfa.example/en/news/7")
    (True, True, False)
    """
    _, _, path = key.partition("/")
    return "?" not in key and len(path) <= 2


def page_names(key: str) -> list[tuple[str, str]]:
    """The host with each number or name by which a key calls its page: what stays when a site is built anew.

    >>> page_names("mfa.example/en/news/2007/09/4101"), page_names("mfa.example/show?id=4101&lang=en")
    ([('mfa.example', '4101')], [('mfa.example', '4101')])
    >>> page_names("mfa.example/press/minister-visits-harbour.html"), page_names("mfa.example/press/archive")
    ([('mfa.example', 'minister-visits-harbour')], [])
    """
    place, _, query = key.partition("?")
    host, _, path = place.partition("/")
    last = path.rpartition("/")[2].partition(".")[0]
    return [(host, name) for name in dict.fromkeys((last, *(value for _, value in parse_qsl(query)))) if _names_a_page(name)]


def named_alike(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two pages (each by the keys of its addresses) bear one number or name on one host.

    >>> named_alike({"mfa.example/en/news/4101"}, {"mfa.example/en/print/4101"}), named_alike({"mfa.example/en/news"}, {"mfa.example/en/news"})
    (True, False)
    """
    mine, theirs = ({named for key in keys for named in page_names(key)} for keys in (one, other))
    return not mine.isdisjoint(theirs)


def _names_a_page(name: str) -> bool:
    return (name.isdecimal() and len(name) >= _NUMBER) or name.count("-") + name.count("_") >= _SLUG


def _path(path: str) -> str:
    pieces = [quote(unquote(piece), safe="~:@!$&'()*+,;=-._") for piece in path.split("/") if piece]
    if pieces and pieces[-1].lower() in _INDEX:
        pieces.pop()
    return "".join(f"/{piece.partition(';jsessionid=')[0]}" for piece in pieces)


def _query(query: str) -> str:
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=200)
    except ValueError:
        return quote(query, safe="=&%+")
    return urlencode(sorted((name, value) for name, value in pairs if not _tracks(name.lower())))


def _tracks(name: str) -> bool:
    return name in _TRACKING or name.startswith(_TRACKING_HEADS)
