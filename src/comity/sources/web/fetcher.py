"""Fetches pages as a polite guest: robots.txt, turns, bounds, and no machine that must not be asked."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cached_property
from http import HTTPStatus
from typing import NamedTuple

import httpcore
import httpx

from comity import __version__
from comity.errors import DocumentRefused
from comity.sources.open import DEFAULT_LIMIT
from comity.sources.web.answer import Answer, Validators, answer
from comity.sources.web.connection import CheckedBackend, Deadline
from comity.sources.web.robots import NoAnswer, Robots
from comity.sources.web.turns import PATIENCE, Turns

AGENT = f"Comity/{__version__}"
_REDIRECTS = 5
_REDIRECTED = (301, 302, 303, 307, 308)
_LATER = (429, 503)
_ASTRAY = 302  # the status of redirects that lead nowhere: a site without the page
_ALONE = 60.0  # seconds a host is left alone that says “too many” without saying for how long
_DAY = 24 * 3600.0
_HEADERS = {
    "User-Agent": AGENT,
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5",
    "Accept-Encoding": "gzip",  # unpacked here, in bounds; other packings swell without any
    "Connection": "close",
}


class Manners(NamedTuple):
    """How pages are fetched: bytes and seconds an answer may take, the pause at a host, private machines."""

    limit: int = DEFAULT_LIMIT
    seconds: float = 30.0
    delay: float = 1.0
    private: bool = False


class Fetcher:
    """Fetches addresses one after the other. `pause` waits some seconds."""

    def __init__(self, manners: Manners, pause: Callable[[float], object] = time.sleep) -> None:
        self._manners = manners
        self._turns = Turns(pause)
        self._robots = Robots(self._robots_file, AGENT)

    def get(self, address: str, known: Validators | None = None) -> Answer | None:
        """What is at an address; None where it still is what `known` says.

        Redirects are followed, each looked at as if it had been asked for. Raises DocumentRefused, which
        names the address asked for.
        """
        try:
            return self._follow(_url(address), known or Validators(), self._politely)
        except DocumentRefused as refused:
            raise DocumentRefused(address, refused.reason) from refused

    def _robots_file(self, url: httpx.URL) -> Answer:
        found = self._follow(url, Validators(), self._ask)
        assert found, "nothing was said to be known"
        return found

    def _follow(
        self,
        url: httpx.URL,
        known: Validators,
        ask: Callable[[httpx.URL, Validators], Answer | httpx.URL | None],
    ) -> Answer | None:
        been: list[httpx.URL] = []
        while len(been) <= _REDIRECTS:
            been.append(url)
            found = ask(url, known)
            if not isinstance(found, httpx.URL):
                return found
            url = _url(str(found))
            if url in been:
                raise NoAnswer(str(url), "redirects in a circle", _ASTRAY)
        raise NoAnswer(str(url), f"redirects more than {_REDIRECTS} times", _ASTRAY)

    def _politely(self, url: httpx.URL, known: Validators) -> Answer | httpx.URL | None:
        """Asks when it may be asked; once more where a short pause is wished for."""
        rules = self._robots.rules(url)
        if not rules.allow(str(url)):
            raise DocumentRefused(str(url), f"may not be read by programs, says the robots.txt of {url.host}")
        delay = max(self._manners.delay, rules.delay)
        for last in (False, True):
            self._turns.wait(url.host, str(url))
            try:
                return self._ask(url, known)
            except _Later as later:
                delay = max(delay, later.seconds)
                if last or later.seconds > PATIENCE:
                    raise
            finally:
                self._turns.leave_alone(url.host, delay)
        raise AssertionError("the last attempt returns or raises")

    def _ask(self, url: httpx.URL, known: Validators) -> Answer | httpx.URL | None:
        deadline = Deadline(self._manners.seconds)
        backend = CheckedBackend(str(url), self._manners.private, deadline)
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        with (
            _in_a_sentence(str(url), deadline),
            httpcore.ConnectionPool(ssl_context=self._trusted, network_backend=backend) as pool,
            pool.stream("GET", target, headers=[*_HEADERS.items(), *known.headers().items()]) as response,
        ):
            headers = httpx.Headers(response.headers)
            if response.status in _REDIRECTED and "location" in headers:
                return _joined(url, headers["location"])
            if response.status == 304:
                return None
            if response.status in _LATER:
                raise _Later(str(url), response.status, _retry_after(headers))
            if not 200 <= response.status < 300:
                raise NoAnswer(str(url), f"answers {_phrase(response.status)}", response.status)
            return answer(str(url), headers, response.iter_stream(), self._manners.limit)

    @cached_property
    def _trusted(self) -> ssl.SSLContext:
        return httpx.create_ssl_context()


class _Later(NoAnswer):
    """A host asks to come again later."""

    def __init__(self, url: str, status: int, seconds: float | None) -> None:
        self.seconds = _ALONE if seconds is None else min(seconds, _DAY)
        when = "later" if seconds is None else f"in {self.seconds:.0f} seconds"
        super().__init__(url, f"answers {_phrase(status)}: to be tried again {when}", status)


def _url(address: str) -> httpx.URL:
    """The address as it is asked for; DocumentRefused where it is none that may be asked for."""
    try:
        url = httpx.URL(address).copy_with(fragment=None)
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise DocumentRefused(address, f"is no web address ({error})") from error
    if url.scheme not in ("http", "https"):
        raise DocumentRefused(address, f"leads to {url.scheme or 'nothing'}:, only http and https are read")
    if not url.host or not 0 < (url.port or 80) < 65536:
        raise DocumentRefused(address, "is no web address (it names no host or no port there can be)")
    if url.userinfo:
        raise DocumentRefused(address, "has a name and password in it, which Comity would keep and show")
    return url


def _joined(url: httpx.URL, location: str) -> httpx.URL:
    try:
        return url.join(location)
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise NoAnswer(str(url), "redirects to what is no web address", _ASTRAY) from error


def _retry_after(headers: httpx.Headers) -> float | None:
    told = headers.get("retry-after", "").strip()
    if told.isdecimal() and len(told) < 10:
        return float(told)
    try:
        return max(0.0, (parsedate_to_datetime(told) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None


def _phrase(status: int) -> str:
    """A status in words: `404 Not Found`."""
    phrases = {known.value: known.phrase for known in HTTPStatus}
    return f"{status} {phrases.get(status, '')}".strip()


@contextmanager
def _in_a_sentence(url: str, deadline: Deadline) -> Iterator[None]:
    """Turns what can go wrong on the way into NoAnswer with one sentence."""
    try:
        yield
    except httpcore.TimeoutException as error:
        raise NoAnswer(url, f"has not answered in full after {deadline.seconds:g} seconds") from error
    except httpcore.ConnectError as error:
        raise NoAnswer(url, _unreachable(error)) from error
    except httpcore.NetworkError as error:
        raise NoAnswer(url, f"breaks off ({error or type(error).__name__})") from error
    except httpcore.ProtocolError as error:
        raise NoAnswer(url, f"does not answer as web servers do ({error})") from error


def _unreachable(error: Exception) -> str:
    """Why no connection was made: what lies behind the error says it."""
    behind: BaseException | None = error
    while behind and not isinstance(behind, OSError):
        behind = behind.__cause__ or behind.__context__
    match behind:
        case ssl.SSLCertVerificationError():
            return f"shows a certificate that cannot be trusted ({behind.verify_message})"
        case ssl.SSLError():
            return f"makes no secure connection ({behind.reason or 'TLS failed'})"
        case OSError():
            return f"cannot be reached ({behind.strerror or behind})"
    return "cannot be reached"
