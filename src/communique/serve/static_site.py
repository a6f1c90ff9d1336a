"""The reading room as plain files: the same pages, from any web server or from the disk, without a program behind them."""

from __future__ import annotations

import posixpath
import shutil
from collections.abc import Callable, Iterator
from html import escape, unescape
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import msgspec

from communique.archive.sqlite import SqliteArchive
from communique.record.errors import WrongUse
from communique.serve.asked import Asked, NotHere
from communique.serve.desk import Desk
from communique.serve.extras import OTHERS
from communique.serve.naming import addressable, in_address, short_digest
from communique.serve.openapi import openapi
from communique.serve.pages.messages import periods_of
from communique.serve.pages.newsroom import houses
from communique.serve.signposts import addresses_of, files
from communique.serve.sitemap import PAGES, Page
from communique.serve.templates import Templates
from communique.views.catalogue import SORTS, entries
from communique.views.network import PERSONS_WITH_TIES

_HERE = Path(__file__).resolve().parent


class Made(msgspec.Struct):
    """What was written: files, bytes, and addresses that have no file (searches)."""

    files: int = 0
    bytes: int = 0


def make_site(path: str | Path, out: Path, watch: Callable[[Made], None] = lambda made: None, root: str = "") -> Made:
    """Writes every page of an archive's reading room below a folder.  Links between pages are relative, so the folder may lie anywhere; `root` is the
    address at which it will be, which feeds, citations and the list of all addresses must name in full.

    Raises `WrongUse` where the folder holds something else already.
    """
    if out.exists() and any(out.iterdir()) and not (out / "static" / "room.js").exists():
        raise WrongUse(f"{out}: is not empty, and no site of ours; name a new folder")
    desk = Desk(path)
    templates, made, archive = Templates(desk, static=True), Made(), desk.archive()
    out.mkdir(parents=True, exist_ok=True)
    shutil.copytree(_HERE / "static", out / "static", dirs_exist_ok=True)
    for page, named in addresses(archive):
        address = page.path.format(**named)
        try:
            answer = page.answer(archive, Asked(named, {}))
        except NotHere:
            continue
        for number in range(1, getattr(answer, "pages", 1) + 1):
            query = {"page": str(number)} if number > 1 else {}
            shown = page.answer(archive, Asked(named, query)) if query else answer
            own = f"{address.rstrip('/')}/page-{number}" if query else address
            html = templates.render(page.template, address, query, {"page": shown})
            _put(out / _file(own), _relative(html, own).encode("utf-8", "replace"), made)
            _put(out / _twin(own), msgspec.json.encode(shown), made)
        for other in OTHERS:
            if other.beside == page.name:
                own = other.path.format(**named)
                _put(out / _file(own), other.make(archive, Asked(named, {}), root + own, root), made)
        watch(made)
    _put(out / "search" / "index.html", _relative(templates.render("unsearched.html", "/search", {}, {}), "/search").encode(), made)
    for part in files(archive):
        _put(out / "sitemap" / part, addresses_of(archive, Asked({"part": part}, {}), "", root), made)
    _put(out / "openapi.json", msgspec.json.encode(openapi()), made)
    desk.close()
    return made


def _put(path: Path, body: bytes, made: Made) -> None:
    made.files += 1
    made.bytes += len(body)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)


def addresses(archive: SqliteArchive) -> Iterator[tuple[Page, dict[str, str]]]:
    """Every page that an archive has, with the named parts of its address; searches and histories, which ask a question, have none."""
    named = {page.name: page for page in PAGES}
    for name in ("front", "map", "network", "calendar", "commitments", "statistics", "quality", *SORTS):
        yield named[name], {}
    yield from _of_registers(archive, named)
    for row in archive.rows(_VERSIONS):
        yield named["diff"], {"old": short_digest(row["old"]), "new": short_digest(row["new"])}
    questions = {
        "newsroom": ("id", "SELECT DISTINCT publisher_id FROM document WHERE publisher_id IS NOT NULL ORDER BY 1"),
        "messages": ("id", "SELECT DISTINCT publisher_id FROM document WHERE publisher_id IS NOT NULL ORDER BY 1"),
        "document": ("id", "SELECT digest FROM document ORDER BY rank DESC"),
        "person": ("id", "SELECT id FROM person ORDER BY id"),
        "person-network": ("id", PERSONS_WITH_TIES),
        "country": ("code", "SELECT DISTINCT country FROM participant WHERE country IS NOT NULL ORDER BY 1"),
        "event": ("id", "SELECT DISTINCT coalesce(happening_id, id) FROM event ORDER BY 1"),
        "month": (
            "month",
            "SELECT DISTINCT substr(date_start, 1, 7) FROM event WHERE prominence = 'primary' AND date_start IS NOT NULL ORDER BY 1",
        ),
    }
    for name, (part, question) in questions.items():
        for row in archive.rows(question):
            yield named[name], {part: short_digest(str(row[0]))}
    for house in houses(archive):
        for period in periods_of(archive, house.id):
            yield named["messages-period"], {"id": str(house.id), "period": period}
    pairs = "SELECT DISTINCT a.country, b.country FROM participant a JOIN participant b USING (event_id) WHERE a.country < b.country ORDER BY 1, 2"
    for row in archive.rows(pairs):
        yield named["pair"], {"one": row[0], "other": row[1]}


_VERSIONS = """
SELECT a.digest AS old, b.digest AS new FROM document a JOIN document b ON a.page_id = b.page_id AND a.id < b.id
WHERE a.part <> 'teaser' AND b.part <> 'teaser' ORDER BY a.id, b.id
"""


def _of_registers(archive: SqliteArchive, named: dict[str, Page]) -> Iterator[tuple[Page, dict[str, str]]]:
    """The letters of each register, and the pages of what stands in those that have no table of their own."""
    for sort in SORTS:
        found = [entry for entry in entries(archive, sort) if addressable(entry.name)]
        for letter in sorted({entry.letter for entry in found}):
            yield named[f"{sort}-letter"], {"letter": letter.replace("#", "0")}
        if own := {"organisations": "organisation", "places": "place", "instruments": "instrument"}.get(sort):
            for entry in found:
                if entry.code is None:
                    yield named[own], {"name": in_address(entry.name)}


def _file(address: str) -> str:
    """The file of an address: a folder's page, or the very file where the address names one."""
    parts = [unquote(part) for part in address.strip("/").split("/") if part]
    return "/".join(parts if parts and "." in parts[-1] else [*parts, "index.html"])


def _twin(address: str) -> str:
    return "api/" + ("/".join(unquote(part) for part in address.strip("/").split("/")) or "front") + ".json"


def _relative(html: str, address: str) -> str:
    """The page with links that lead from its own file: what asks a question of the server leads to the page without the question."""
    depth = posixpath.dirname(_file(address)) or "."
    for name in ("href", "src"):
        first, *rest = html.split(f'{name}="/')  # no value holds a quotation mark: the templates escape it
        html = first + "".join(f'{name}="{_from(depth, *piece.partition(chr(34)))}' for piece in rest)
    return html


def _page_of(query: str) -> str:
    """The part of an address that names a further page of a list."""
    number = query.removeprefix("page=")
    return f"/page-{number}" if query.startswith("page=") and number.isdigit() and number != "1" else ""


def _from(depth: str, target: str, mark: str, rest: str) -> str:
    parts = urlsplit("/" + unescape(target))
    file = (
        parts.path.lstrip("/")
        if parts.path.startswith("/static/")
        else _twin(parts.path[4:].rstrip("/") + _page_of(parts.query))
        if parts.path.startswith("/api/")
        else _file(parts.path + _page_of(parts.query))
    )
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return escape(quote(posixpath.relpath(file, depth)) + fragment, quote=True) + mark + rest
