"""The door to the site: from a request to a page, in every form it has."""

from __future__ import annotations

import logging
from collections.abc import Callable
from hashlib import blake2b
from typing import Any

import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount
from starlette.routing import Route as Way
from starlette.staticfiles import StaticFiles

from comity.errors import AmbiguousName, ComityError, UnknownName
from comity.publish.words import rule, speaking
from comity.web import forms
from comity.web.answer import Route
from comity.web.description import API, Sorry, calls, description
from comity.web.headers import SafeHeaders
from comity.web.language import COOKIE, LANGUAGES, language_of
from comity.web.rendering import again, html
from comity.web.routes import ROUTES
from comity.web.site import Site

_log = logging.getLogger("comity.web")
_YEAR = 365 * 24 * 3600


def door(site: Site) -> Starlette:
    """The site as an ASGI application."""
    ways: list[BaseRoute] = [
        Mount("/static", StaticFiles(packages=[("comity.web", "static")])),
        Way("/language/{language}", _switch),
        Way(f"{API}/openapi.json", _described),
        Way("/api", _explained),
    ]
    for route in ROUTES:
        for ending in ("json", *route.also):
            way = _answering(site, route, ending)
            ways.append(Way(f"{route.path if route.path != '/' else '/home'}.{ending}", way))
            ways += [Way(f"{API}{route.path}", way)] if ending == "json" else []
    ways += [Way(route.path, _answering(site, route, "html")) for route in ROUTES]
    return Starlette(
        routes=ways,
        middleware=[Middleware(SafeHeaders)],
        exception_handlers={HTTPException: _refused},
    )


def _answering(site: Site, route: Route[Any], ending: str) -> Callable[[Request], Response]:
    """Answers requests for one page in one form; runs beside others in a thread."""

    def answering(request: Request) -> Response:
        language = language_of(request)
        try:
            with speaking(language), site.here(language) as here:
                answer = route.make(here, _asked(request, route.asked))
                body, media_type = forms.of(ending)(answer, route, request, language)
        except AmbiguousName as error:
            return _several(request, error, language)
        except UnknownName as error:
            return _sorry(request, 404, str(error), language)
        except (ComityError, msgspec.ValidationError) as error:
            return _sorry(request, 400, str(error), language)
        except Exception:
            # What nobody foresaw is told to those who run the server, not to the reader.
            _log.exception("%s %s", request.method, request.url.path)
            return _sorry(request, 500, "", language)
        return _sent(request, body, media_type, answer.after)

    return answering


def _asked(request: Request, asked: type[msgspec.Struct]) -> Any:
    """What is asked for, typed; raises msgspec.ValidationError, whose words name what cannot be."""
    told = {key: value for key, value in request.query_params.items() if key != "lang" and value}
    return msgspec.convert(told | request.path_params, asked, strict=False)


def _sent(request: Request, body: bytes, media_type: str, after: str | None = None) -> Response:
    """The answer, with where a list goes on; or only that it is the one the reader has already."""
    tag = f'"{blake2b(body, digest_size=12).hexdigest()}"'
    headers = {"etag": tag, "cache-control": "no-cache", "vary": "accept-language, cookie"}
    if after is not None:
        headers["link"] = f'<{again(request.url.path, request.url.query, after=after)}>; rel="next"'
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=media_type, headers=headers)


def _described(request: Request) -> Response:
    return _sent(request, description(ROUTES), "application/json")


def _explained(request: Request) -> Response:
    language = language_of(request)
    page = html("api.html", language, path="/api", api=API, calls=calls(ROUTES))
    return _sent(request, page.encode(), "text/html")


def _switch(request: Request) -> Response:
    """Keeps the language chosen, and goes back to the page it was chosen on."""
    language, back = request.path_params["language"], request.query_params.get("back", "/")
    if language not in LANGUAGES or not back.startswith("/") or back.startswith(("//", "/\\")):
        raise HTTPException(404)
    answer = RedirectResponse(back, status_code=303)
    answer.set_cookie(COOKIE, language, max_age=_YEAR, samesite="lax", httponly=True)
    return answer


def _refused(request: Request, error: Exception) -> Response:
    code = error.status_code if isinstance(error, HTTPException) else 500
    return _sorry(request, code, "", language_of(request))


def _several(request: Request, error: AmbiguousName, language: str) -> Response:
    return _sorry(request, 300, str(error), language, tuple(error.meanings))


def _sorry(
    request: Request, code: int, reason: str, language: str, meanings: tuple[tuple[str, str], ...] = ()
) -> Response:
    """A page, or a JSON object, that says in a sentence what is the matter."""
    if request.url.path.startswith(API) or request.url.path.endswith(".json"):
        sorry = Sorry(status=code, reason=reason, meanings=meanings)
        return Response(msgspec.json.encode(sorry), status_code=code, media_type="application/json")
    with speaking(language):
        told = {"code": code, "reason": rule(reason), "meanings": meanings}
        page = html("sorry.html", language, path=request.url.path, **told)
    return Response(page, status_code=code, media_type="text/html")
