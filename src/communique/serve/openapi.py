"""The description of the API, made from the table of pages and the records that answer: OpenAPI 3.1."""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import version
from typing import Any

import msgspec

from communique.serve.extras import OTHERS, Other
from communique.serve.limits import limit
from communique.serve.sitemap import PAGES, Page

_REF = "#/components/schemas/{name}"


@lru_cache(maxsize=1)
def openapi() -> dict[str, Any]:
    """The whole description."""
    answers, components = msgspec.json.schema_components([page.answers for page in PAGES], ref_template=_REF)
    twins = {_address(page): {"get": _operation(page, answer)} for page, answer in zip(PAGES, answers, strict=True)}
    files = {other.path: {"get": _file(other)} for other in OTHERS}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "communique",
            "version": version("communique"),
            "description": "The record of diplomacy, read-only.  Every page of the reading room has its JSON twin here.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": twins | files,
        "components": {"schemas": components | {"Error": _ERROR}},
    }


_ERROR: dict[str, Any] = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["code", "message"],
            "properties": {"code": {"type": "string"}, "message": {"type": "string"}},
        }
    },
}


def _address(page: Page) -> str:
    return "/api" + (page.path if page.path != "/" else "/front")


def _parts(path: str) -> list[str]:
    return [piece[1:-1] for piece in path.split("/") if piece.startswith("{")]


def _operation(page: Page, answer: dict[str, Any]) -> dict[str, Any]:
    responses = {"200": {"description": page.about, "content": {"application/json": {"schema": answer}}}, **_refusals("404", "405")}
    if page.takes:
        responses |= _refusals("400")
    return {"operationId": page.name, "summary": page.about, "parameters": _parameters(page.path, page.takes), "responses": responses}


def taken_by(other: Other) -> tuple[str, ...]:
    """The parameters that a feed, a citation or a calendar takes: those of the page that it is another form of."""
    page = _page_of(other)
    return page.takes if page is not None else ()


def _page_of(other: Other) -> Page | None:
    return next((page for page in PAGES if page.name == (other.beside or other.path.split("/")[1])), None)


def _file(other: Other) -> dict[str, Any]:
    page, takes = _page_of(other), taken_by(other)
    about, form = (
        other.about or f"{page.about if page else ''}, as {other.media}",
        {"type": "array"} if other.media.endswith("csl+json") else {},
    )
    responses: dict[str, Any] = {"200": {"description": about, "content": {other.media: {"schema": form}}}, **_refusals("404", "405")}
    responses["404"]["content"]["text/html"] = {"schema": {}}  # cut short, the address is that of a page for people
    if takes:
        responses |= _refusals("400")
    return {"operationId": other.name, "summary": about, "parameters": _parameters(other.path, takes), "responses": responses}


def _parameters(path: str, takes: tuple[str, ...]) -> list[dict[str, Any]]:
    named = [{"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}} for name in _parts(path)]
    return [*named, *({"name": name, "in": "query", "required": False, "schema": limit(name).schema} for name in takes)]


def _refusals(*codes: str) -> dict[str, Any]:
    schema = {"$ref": _REF.format(name="Error")}
    return {code: {"description": _REFUSED[code], "content": {"application/json": {"schema": schema}}} for code in codes}


_REFUSED = {"400": "a parameter is not within its limits", "404": "not in this archive", "405": "the archive can only be read"}
