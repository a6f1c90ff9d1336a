"""Link targets: as written, and absolute where the capture has a URL."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from communique.layout.markup_entities import plain_value

_WEB = ("http://", "https://")
_CUT = str.maketrans("", "", "\t\n\r")


class LinkBase:
    """Resolves the targets of one page against its URL, or its `<base>` where that leads to the web.

    >>> LinkBase("https://mfa.example/en/news/index.html").absolute("../x?id=1")
    'https://mfa.example/en/x?id=1'
    >>> LinkBase(None).absolute("../x?id=1") is None
    True
    """

    def __init__(self, url: str | None, base: str | None = None) -> None:
        self._base = _base(url, base)
        self._known: dict[str, tuple[str, str | None]] = {}
        site, folder = _site_and_folder(self._base)
        self._site, self._folder = site, folder

    def target(self, href: str) -> tuple[str, str | None]:
        """A target as it stands in the source: as written, and absolute."""
        found = self._known.get(href)
        if found is None:
            written = self.written(href)
            found = self._known[href] = (written, self.absolute(written))
        return found

    def written(self, href: str) -> str:
        """The target as written, its references resolved and blanks at its edges cut off."""
        return plain_value(href).translate(_CUT) if "&" in href or href[:1] <= " " or href[-1:] <= " " or "\n" in href else href

    def absolute(self, href: str) -> str | None:
        """The absolute URL of a target on the web; None for scripts, mail addresses, and where nothing is known to start from."""
        if "/." in href or "[" in href or href[:1] in ("", ".", "?", "#", " "):
            return self._joined(href)
        if href.startswith(_WEB):
            return href
        if href[:1] == "/" and href[:2] != "//":
            return self._site + href if self._site else None
        return self._joined(href)

    def _joined(self, href: str) -> str | None:
        if self._folder and href[:2] == "./" and "/." not in href and href[2:3] not in ("", "/", "?", "#", "."):
            return self._folder + href[2:]
        try:
            found = urljoin(self._base, href) if self._base else urlsplit(href).geturl()
        except ValueError:
            return None
        return found if found.lower().startswith(_WEB) else None


def _base(url: str | None, base: str | None) -> str:
    try:
        found = urljoin(url or "", plain_value(base)) if base else url or ""
    except ValueError:
        found = url or ""
    return found if found.lower().startswith(_WEB) else (url or "")


def _site_and_folder(base: str) -> tuple[str, str]:
    try:
        parts = urlsplit(base)
    except ValueError:
        return "", ""
    if not parts.netloc:
        return "", ""
    site = f"{parts.scheme}://{parts.netloc}"
    return site, site + (parts.path.rpartition("/")[0] or "") + "/"
