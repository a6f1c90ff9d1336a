"""What search engines ask for first: `sitemap.xml` with all addresses of the reading room, in files of a size that they take, and `robots.txt`."""

from __future__ import annotations

from xml.sax.saxutils import escape

from communique.archive.sqlite import SqliteArchive
from communique.serve.asked import Asked, NotHere
from communique.serve.naming import short_digest
from communique.views.catalogue import SORTS
from communique.views.kept import kept

PER_FILE = 10_000
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_LISTS = {
    "documents": ("/document/", "SELECT digest AS name FROM document WHERE completed_by IS NULL ORDER BY id"),
    "events": ("/event/", "SELECT DISTINCT coalesce(happening_id, id) AS name FROM event ORDER BY 1"),
    "persons": ("/person/", "SELECT id AS name FROM person ORDER BY id"),
    "newsrooms": ("/newsroom/", "SELECT DISTINCT publisher_id AS name FROM document WHERE publisher_id IS NOT NULL ORDER BY 1"),
    "countries": ("/country/", "SELECT DISTINCT country AS name FROM participant WHERE country IS NOT NULL ORDER BY 1"),
}
_ROOMS = ("/", "/calendar", "/commitments", "/statistics", *(f"/{sort}" for sort in SORTS))


def files(archive: SqliteArchive) -> tuple[str, ...]:
    """The names of the files that together list all addresses."""
    return kept(archive, f"signposts of {PER_FILE}", lambda own: (*(name for sort in _LISTS for name in _names(own, sort)), "rooms.xml"))


def _names(archive: SqliteArchive, sort: str) -> list[str]:
    row = archive.one(f"SELECT count(*) AS n FROM ({_LISTS[sort][1]})")
    return [f"{sort}-{number}.xml" for number in range(1, -(-int(row["n"] if row else 0) // PER_FILE) + 1)]


def index(archive: SqliteArchive, asked: Asked, address: str, root: str) -> bytes:
    """The list of those files."""
    rows = "".join(f"<sitemap><loc>{escape(f'{root}/sitemap/{name}')}</loc></sitemap>\n" for name in files(archive))
    return f'{_HEAD}<sitemapindex xmlns="{_SPACE}">\n{rows}</sitemapindex>\n'.encode()


def addresses_of(archive: SqliteArchive, asked: Asked, address: str, root: str) -> bytes:
    """One of those files.  Raises `NotHere`."""
    name = asked.path["part"]
    if name not in files(archive):
        raise NotHere("There is no such list of addresses.")
    rows = "".join(f"<url><loc>{escape(root + own)}</loc></url>\n" for own in _listed(archive, name))
    return f'{_HEAD}<urlset xmlns="{_SPACE}">\n{rows}</urlset>\n'.encode()


def _listed(archive: SqliteArchive, name: str) -> list[str]:
    if name == "rooms.xml":
        return list(_ROOMS)
    sort, _, number = name.removesuffix(".xml").partition("-")
    begin, question = _LISTS[sort]
    rows = archive.rows(f"{question} LIMIT ? OFFSET ?", (PER_FILE, (int(number) - 1) * PER_FILE))
    return [begin + short_digest(str(row["name"])) for row in rows]


def robots(archive: SqliteArchive, asked: Asked, address: str, root: str) -> bytes:
    """What programs that follow every link should leave out: rooms that answer without end."""
    closed = "".join(f"Disallow: {room}\n" for room in ("/search", "/history", "/diff/", "/capture/", "/api/"))
    return f"User-agent: *\n{closed}Sitemap: {root}/sitemap.xml\n".encode()
