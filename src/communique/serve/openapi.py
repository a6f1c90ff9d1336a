"""The description of the API, made from the table of pages and the records that answer: OpenAPI 3.1."""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import version
from typing import Any

import msgspec

from communique.serve.sitemap import PAGES, Page

_REF = "#/components/schemas/{name}"


@lru_cache(maxsize=1)
def openapi() -> dict[str, Any]:
    """The whole description."""
    answers, components = msgspec.json.schema_components([page.answers for page in PAGES], ref_template=_REF)
    paths = {_address(page): {"get": _operation(page, answer)} for page, answer in zip(PAGES, answers, strict=True)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "communique",
            "version": version("communique"),
            "description": "The record of diplomacy, read-only.  Every page of the reading room has its JSON twin here.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": paths,
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
    named = [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in _parts(page.path)]
    taken = [{"name": name, "in": "query", "required": False, "schema": {"type": "string"}} for name in page.takes]
    refused = {"description": "not in this archive", "content": {"application/json": {"schema": {"$ref": _REF.format(name="Error")}}}}
    return {
        "operationId": page.name,
        "summary": page.about,
        "parameters": [*named, *taken],
        "responses": {"200": {"description": page.about, "content": {"application/json": {"schema": answer}}}, "404": refused},
    }
