"""The door to the site: from a request to a page, in every form it has."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Hashable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import msgspec
from anyio import to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount
from starlette.routing import Route as Way
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from comity.errors import AmbiguousName, ComityError, TooLong, UnknownName
from comity.publish.words import rule, speaking
from comity.web import forms, papers
from comity.web.answer import Route
from comity.web.description import API, Sorry, calls, description
from comity.web.headers import SafeHeaders
from comity.web.language import COOKIE, LANGUAGES, language_of
from comity.web.question import question_of
from comity.web.rendering import again, html
from comity.web.routes import ROUTES
from comity.web.shelf import Finished, finished
from comity.web.site import Site, today
from comity.web.turns import Turns
from comity.web.warming import Warming

_log = logging.getLogger("comity.web")
_YEAR = 365 * 24 * 3600
_LONGEST = 2000  # characters of an address
_SHORT = Turns("short")
_WAITING = Turns("waiting", 2)  # what may have to be made of the whole register first holds up no other page
_WRITING = Turns("writing")  # nor does a file that is written
_VARY = "accept-encoding, accept-language, cookie"
_LOOPBACK = ("127.0.0.1", "localhost", "[::1]", "testserver")


def door(site: Site, names: Collection[str] = ()) -> ASGIApp:
    """The site as an ASGI application; `names` are those by which it may be asked for beside this machine's.

    Others are refused: a page elsewhere could have its own name lead here.
    """
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
    made = Starlette(
        routes=ways,
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=[*_LOOPBACK, *names])],
        lifespan=_lasting(site),
        exception_handlers={HTTPException: _refused, Exception: _refused},
    )
    return SafeHeaders(made)  # around all of it: an answer that nobody foresaw has the headers, too


def _lasting(site: Site) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    """What goes on as long as the server does."""
    warming = Warming(site, [route.whole for route in ROUTES if route.whole is not None])

    @asynccontextmanager
    async def lasting(_: Starlette) -> AsyncIterator[None]:
        with warming.going_on():
            yield

    return lasting


def _turns(route: Route[Any], ending: str) -> Turns:
    """With which others requests for a page take turns: those that take long take no room from others."""
    if ending in papers.ENDINGS:
        return _WRITING
    return _WAITING if route.waits or route.whole is not None else _SHORT


def _answering(site: Site, route: Route[Any], ending: str) -> Callable[[Request], Awaitable[Response]]:
    """Answers requests for one page in one form; what was answered before waits for no other's turn."""

    def kept(request: Request) -> Response | None:
        answer = site.shelf.get(*_place(request))
        return None if answer is None else _sent(request, answer)

    def answering(request: Request) -> Response:
        language = language_of(request)
        if len(request.url.path) + len(request.url.query) > _LONGEST:
            return _sorry(request, 414, "", language)
        moment, question = _place(request)
        try:
            answer = _made(site, route, ending, request, language)
            site.shelf.put(moment, question, answer)
        except AmbiguousName as error:
            return _several(request, error, language)
        except UnknownName as error:
            return _sorry(request, 404, str(error), language)
        except TooLong as error:
            return _sorry(request, 503, str(error), language)
        except (ComityError, msgspec.ValidationError) as error:
            return _sorry(request, 400, str(error), language)
        except Exception:
            # What nobody foresaw is told to those who run the server, not to the reader.
            _log.exception("%s %s", request.method, request.url.path)
            return _sorry(request, 500, "", language)
        return _sent(request, answer)

    def _place(request: Request) -> tuple[Hashable, Hashable]:
        return (site.view.state, today()), (route.path, ending, language_of(request), str(request.url))

    async def beside_others(request: Request) -> Response:
        answer = await to_thread.run_sync(kept, request)
        if answer is not None:
            return answer
        async with _turns(route, ending).turn():
            return await to_thread.run_sync(answering, request)

    return beside_others


def _made(site: Site, route: Route[Any], ending: str, request: Request, language: str) -> Finished:
    with speaking(language), site.here(language) as here:
        answer = route.make(here, question_of(request, route.asked))
        body, media_type = forms.of(ending)(answer, route, request, language)
    return finished(body, media_type, answer.after)


def _sent(request: Request, answer: Finished) -> Response:
    """The answer, with where a list goes on; or only that it is the one the reader has already."""
    headers = {"etag": answer.tag, "cache-control": "no-cache", "vary": _VARY}
    if answer.after is not None:
        headers["link"] = f'<{again(request.url.path, request.url.query, after=answer.after)}>; rel="next"'
    if answer.tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if answer.packed and "gzip" in request.headers.get("accept-encoding", ""):
        headers["content-encoding"] = "gzip"
        return Response(answer.kept, media_type=answer.media_type, headers=headers)
    return Response(answer.body, media_type=answer.media_type, headers=headers)


def _described(request: Request) -> Response:
    return _sent(request, finished(description(ROUTES), "application/json"))


def _explained(request: Request) -> Response:
    language = language_of(request)
    page = html("api.html", language, path="/api", api=API, calls=calls(ROUTES))
    return _sent(request, finished(page.encode(), "text/html"))


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
    answer = _sorry(request, code, "", language_of(request))
    answer.headers.update(getattr(error, "headers", None) or {})  # of 405: what is allowed
    return answer


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
