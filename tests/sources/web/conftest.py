from __future__ import annotations

from collections.abc import Iterator

import pytest

from comity.sources.web.fetcher import Fetcher, Manners
from tests.loopback import Site, served


class Quick(Fetcher):
    """A fetcher that may ask this machine; it notes how long it was to pause instead of pausing."""

    def __init__(self, seconds: float = 5.0, limit: int = 100_000, delay: float = 1.0) -> None:
        self.pauses: list[float] = []
        super().__init__(Manners(limit=limit, seconds=seconds, delay=delay, private=True), self._pause)

    def _pause(self, seconds: float) -> None:
        self.pauses.append(seconds)


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as served_site:
        yield served_site


@pytest.fixture
def fetcher() -> Quick:
    return Quick()
