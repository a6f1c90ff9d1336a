"""The web server: every page as HTML and, under `/api`, as JSON; safe with hostile content; nothing is asked of other hosts."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from communique.serve.asked import Asked, NotHere
from communique.serve.desk import Desk
from communique.serve.extras import OTHERS, Other
from communique.serve.limits import OutOfBounds, hold
from communique.serve.openapi import openapi, taken_by
from communique.serve.sitemap import PAGES, Page
from communique.serve.templates import Templates
from communique.serve.turnstile import Turnstile
from communique.serve.warming import Warming

HERE = Path(__file__).resolve().parent
SAFE = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def make_app(path: str | Path, *, warm: bool = False) -> Starlette:
    """The reading room of an archive as an ASGI application; `warm` has what pages tell of the whole archive worked out before anybody asks.

    Raises `NotAnArchive` and `TooNew` for a file that is none of ours.
    """
    room = _Room(Desk(path))
    routes: list[BaseRoute] = [route for page in PAGES for route in room.routes(page)]
    routes += [room.file(other) for other in OTHERS]
    routes += [
        Route("/openapi.json", room.described),
        Route("/capture/{id:int}", room.capture),
        Mount("/static", StaticFiles(directory=HERE / "static")),
    ]

    @asynccontextmanager
    async def life(app: Starlette) -> Any:
        """The room is open from the first visitor to the last; then the archive is closed."""
        warming = Warming(room.desk) if warm else None
        if warming is not None:
            warming.start()
        yield
        if warming is not None:
            warming.stop()
        room.desk.close()

    return Starlette(routes=routes, middleware=[Middleware(_Safe)], exception_handlers=room.refusals, lifespan=life)


class _Safe(BaseHTTPMiddleware):
    """Puts the headers that keep captured content from acting on every answer."""

    async def dispatch(self, request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        """Adds the headers."""
        answer = await call_next(request)
        for name, value in SAFE.items():
            answer.headers.setdefault(name, value)
        return answer


def _asked(request: Request) -> Asked:
    return Asked({name: str(value) for name, value in request.path_params.items()}, dict(request.query_params))


def _visitor(request: Request) -> str:
    return request.client.host if request.client else ""


def _refused(status: int, code: str, message: str) -> JSONResponse:
    """What cannot be answered, in the one form that programs can rely on."""
    return JSONResponse({"error": {"code": code, "message": message}}, status)


class _Room:
    """The answers of one archive."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.templates = Templates(desk)
        self.turns = Turnstile()
        self.refusals: dict[Any, Any] = {404: self.missing, 405: self.unwanted, 500: self.broken}

    def routes(self, page: Page) -> list[Route]:
        """A page's two addresses."""

        async def html(request: Request) -> Response:
            """The page for people."""
            return await self._in_turn(request, lambda: self._html(page, request))

        async def twin(request: Request) -> Response:
            """The page for programs."""
            return await self._in_turn(request, lambda: self._json(page, request))

        api = "/api" + (page.path if page.path != "/" else "/front")
        return [Route(page.path, html, name=page.name), Route(api, twin, name=f"api:{page.name}")]

    async def _in_turn(self, request: Request, answer: Callable[[], Response]) -> Response:
        """The answer, made when it is the visitor's turn."""
        return await self.turns.serve(_visitor(request), answer)

    def file(self, other: Other) -> Route:
        """Another form of a page: a feed, a citation, a calendar."""

        def made(request: Request) -> Response:
            """The file, made in a thread of its own."""
            root = str(request.base_url).rstrip("/")
            try:
                hold(taken_by(other), request.query_params)
                body = other.make(self.desk.archive(), _asked(request), str(request.url), root)
            except NotHere as error:
                return _refused(404, "not_here", str(error))
            except OutOfBounds as error:
                return _refused(400, "out_of_bounds", str(error))
            return self._unless_known(request, Response(body, media_type=other.media))

        async def answer(request: Request) -> Response:
            """The file."""
            return await self._in_turn(request, lambda: made(request))

        return Route(other.path, answer, name=other.name)

    def _html(self, page: Page, request: Request) -> Response:
        try:
            answer = self._answer(page, request)
        except NotHere as error:
            return self._page("missing.html", request, {"message": str(error)}, 404)
        return self._unless_known(request, self._page(page.template, request, {"page": answer}, 200))

    def _json(self, page: Page, request: Request) -> Response:
        try:
            hold(page.takes, request.query_params)
            body = msgspec.json.encode(self._answer(page, request))
        except NotHere as error:
            return _refused(404, "not_here", str(error))
        except OutOfBounds as error:
            return _refused(400, "out_of_bounds", str(error))
        return self._unless_known(request, Response(body, media_type="application/json"))

    def _answer(self, page: Page, request: Request) -> msgspec.Struct:
        return page.answer(self.desk.archive(), _asked(request))

    def _page(self, template: str, request: Request, values: dict[str, object], status: int) -> Response:
        return Response(
            self.templates.render(template, request.url.path, dict(request.query_params), values), status, media_type="text/html"
        )

    def _unless_known(self, request: Request, answer: Response) -> Response:
        """The answer, or the word that the visitor has it already."""
        mark = f'W/"{hashlib.sha256(bytes(answer.body)).hexdigest()[:20]}"'
        answer.headers["ETag"] = mark
        answer.headers["Cache-Control"] = "private, max-age=0, must-revalidate"
        return Response(status_code=304, headers={"ETag": mark}) if request.headers.get("if-none-match") == mark else answer

    async def described(self, request: Request) -> Response:
        """The OpenAPI description of the JSON twins."""
        return JSONResponse(openapi())

    async def capture(self, request: Request) -> Response:
        """A capture's bytes: as a download only, never shown."""
        raw = await self.turns.serve(_visitor(request), lambda: self.desk.archive().raw(request.path_params["id"]))
        if raw is None:
            return await self.missing(request, None)
        last = (raw.url or raw.source).rsplit("/", 1)[-1][:80]
        name = "".join(c if c.isascii() and (c.isalnum() or c in "._-") else "_" for c in last) or "capture"
        headers = {
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        }
        return Response(raw.data, media_type="application/octet-stream", headers=headers)

    async def missing(self, request: Request, error: Exception | None) -> Response:
        """An address that leads nowhere."""
        if request.url.path.startswith("/api"):
            return _refused(404, "not_here", "This address leads nowhere.")
        return self._page("missing.html", request, {"message": "This address leads nowhere."}, 404)

    async def unwanted(self, request: Request, error: Exception) -> Response:
        """A wish to change what can only be read."""
        answer = _refused(405, "read_only", "The archive can only be read: ask with GET.")
        answer.headers.update(getattr(error, "headers", None) or {})
        return answer

    async def broken(self, request: Request, error: Exception) -> Response:
        """A fault of ours."""
        return _refused(500, "broken", "communique failed on this page.")
