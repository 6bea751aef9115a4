"""What a site lets programs read: its robots.txt, asked for once a day."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import NamedTuple

import httpx
from protego import Protego

from comity.errors import DocumentRefused
from comity.sources.web.answer import Answer

_DAY, _SOON = 24 * 3600.0, 600.0  # seconds for which rules stand, and for which the lack of them does
_LONGEST = 500_000  # bytes that are heeded
_ADDRESS = 2000  # characters of an address held against the rules


class NoAnswer(DocumentRefused):
    """An address that gives no page: the status of the answer, None where there was no answer at all."""

    def __init__(self, url: str, reason: str, status: int | None = None) -> None:
        self.status = status
        super().__init__(url, reason)


class Rules(NamedTuple):
    """A site's rules for one program."""

    parsed: Protego
    agent: str

    def allow(self, url: str) -> bool:
        """Whether the page may be read."""
        return len(url) <= _ADDRESS and bool(self.parsed.can_fetch(url, self.agent))

    @property
    def delay(self) -> float:
        """The seconds the site wants between two requests."""
        rate = self.parsed.request_rate(self.agent)
        between = rate.seconds / rate.requests if rate and rate.requests else 0.0
        return max(self.parsed.crawl_delay(self.agent) or 0.0, between)


class Robots:
    """The rules of sites, by what `fetch` gives for their robots.txt (it raises NoAnswer)."""

    def __init__(self, fetch: Callable[[httpx.URL], Answer], agent: str) -> None:
        self._fetch, self._agent = fetch, agent
        self._known: dict[str, tuple[float, Rules | NoAnswer]] = {}

    def rules(self, url: httpx.URL) -> Rules:
        """The rules of the site an address lies in; DocumentRefused where it does not show them."""
        site = f"{url.scheme}://{url.netloc.decode('ascii')}"
        until, known = self._known.get(site, (0.0, None))
        if known is None or time.monotonic() > until:
            known = self._ask(url)
            lasting = _DAY if isinstance(known, Rules) else _SOON
            self._known[site] = time.monotonic() + lasting, known
        if isinstance(known, Rules):
            return known
        if known.status is None:
            raise DocumentRefused(str(url), known.reason)
        raise DocumentRefused(str(url), f"the robots.txt of {url.host} cannot be had: it {known.reason}")

    def _ask(self, url: httpx.URL) -> Rules | NoAnswer:
        try:
            text = (
                self._fetch(url.copy_with(raw_path=b"/robots.txt")).data[:_LONGEST].decode("utf-8", "replace")
            )
        except NoAnswer as none:
            # A site without the file allows everything; one that is out of order does not.
            if none.status is None or none.status == 429 or none.status >= 500:
                return none
            text = ""
        except DocumentRefused as refused:
            return NoAnswer(str(url), refused.reason)
        return Rules(Protego.parse(text), self._agent)
