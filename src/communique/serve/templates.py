"""Templates: everything is escaped; characters that act on a reader's screen (direction, invisible) are shown by name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape

from communique.serve.acting import named
from communique.serve.desk import Desk
from communique.serve.graphics.graphic import draws_png
from communique.serve.graphics.maps import shape_of
from communique.serve.linked_data import linked_data
from communique.serve.naming import in_address, short_digest
from communique.serve.pages.networks import counted
from communique.serve.telling import day_told, days_of_month, kind_told, month_told, watch_command
from communique.serve.wording import counted as in_number
from communique.serve.wording import said
from communique.views.catalogue import is_country
from communique.views.sides import code_of, name_of


class Templates:
    """The templates of one archive's reading room."""

    def __init__(self, desk: Desk, *, static: bool = False) -> None:
        self._desk, archive = desk, desk.path.name
        loader = PackageLoader("communique.serve", "pages_html")
        self._environment = Environment(
            loader=loader, autoescape=select_autoescape(default=True, default_for_string=True), undefined=StrictUndefined, trim_blocks=True,
            lstrip_blocks=True, finalize=shown,
        )  # fmt: skip
        self._environment.filters |= {
            "day": day_told,
            "country": self._country,
            "kind": kind_told,
            "month": month_told,
            "digest": short_digest,
            "named": in_address,
            "watched": watch_command,
        }
        self._environment.globals |= {
            "archive": archive,
            "weeks": _weeks,
            "static": static,
            "_": said,
            "_n": in_number,
            "linked_data": linked_data,
            "is_country": self._is_country,
            "side_of": self._side_of,
            "shape_of": shape_of,
            "counted": counted,
            "png": not static and draws_png(),
        }

    def _country(self, code: str | None) -> str:
        """A country's usual name, as the archive or communique's own knowledge has it."""
        return name_of(self._desk.archive(), code) if code else ""

    def _is_country(self, place: str | None) -> bool:
        return bool(place) and is_country(self._desk.archive(), place or "")

    def _side_of(self, organisation: str) -> str | None:
        """The code of an organisation that acts as a side: its page is that of the side."""
        return code_of(self._desk.archive(), organisation)

    def render(self, template: str, path: str, query: Mapping[str, str], values: Mapping[str, object]) -> str:
        """A page.  `path` and `query` are its own address, from which links to its neighbours are made."""

        def here(**changes: object) -> str:
            """This page's address with some parameters changed (None: taken out)."""
            kept = {name: value for name, value in {**query, **changes}.items() if value not in (None, "")}
            return path + (f"?{urlencode(kept)}" if kept else "")

        return self._environment.get_template(template).render(here=here, path=path, query=query, **values)


def shown(value: object) -> object:
    """What a template prints: nothing for None, and no character that acts.

    >>> str(shown("a\u202eb<"))
    'a⟨202E⟩b&lt;'
    """
    if value is None:
        return ""
    if isinstance(value, str) and not isinstance(value, Markup) and not (value.isascii() and value.isprintable()):
        return escape(named(value))
    return value


def _weeks(month: str) -> list[list[date]]:
    return days_of_month(int(month[:4]), int(month[5:7]))
