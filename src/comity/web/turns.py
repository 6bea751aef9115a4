"""Who is worked for: one request at a time, so that short ones are soon done, and others beside long ones."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anyio import CapacityLimiter
from anyio.lowlevel import RunVar

_LONG = 0.5  # seconds after which a request that is worked on lets another pass
_MOST = 4  # that are worked on at once, then


class Turns:
    """Requests of one sort take turns; each waits for those that came before it.

    Threads that make pages at once only slow each other, and the last of them keeps its reader waiting
    longest. So one is made at a time, unless one takes long.
    """

    def __init__(self, name: str, at_once: int = 1) -> None:
        self._at_once = at_once
        self._limiter = RunVar[CapacityLimiter](name)

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """A turn: begins when it is there, ends with the block."""
        limiter = self._of_this_loop()
        async with limiter:
            passing = _Passing(limiter)
            later = asyncio.get_running_loop().call_later(_LONG, passing.begin)
            try:
                yield
            finally:
                later.cancel()
                passing.end()

    def _of_this_loop(self) -> CapacityLimiter:
        try:
            return self._limiter.get()
        except LookupError:
            self._limiter.set(CapacityLimiter(self._at_once))
            return self._limiter.get()


class _Passing:
    """Room for one more beside a request that takes long, as long as it does."""

    def __init__(self, limiter: CapacityLimiter) -> None:
        self._limiter, self._is_open = limiter, False

    def begin(self) -> None:
        if self._limiter.total_tokens < _MOST:
            self._limiter.total_tokens += 1
            self._is_open = True

    def end(self) -> None:
        if self._is_open:
            self._limiter.total_tokens -= 1
