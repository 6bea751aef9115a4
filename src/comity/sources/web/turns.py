"""Turns at a host: one request at a time, a pause between two, and none while it asks to be left alone."""

from __future__ import annotations

import time
from collections.abc import Callable

from comity.errors import DocumentRefused

PATIENCE = 60.0  # seconds: a host that wants a longer pause is not waited for


class Turns:
    """When each host may be asked again. `pause` waits some seconds; requests come one after the other."""

    def __init__(self, pause: Callable[[float], object] = time.sleep) -> None:
        self._pause = pause
        self._next: dict[str, float] = {}

    def wait(self, host: str, url: str) -> None:
        """Waits until the host may be asked; DocumentRefused where that takes longer than is waited."""
        needed = self._next.get(host, 0.0) - time.monotonic()
        if needed > PATIENCE:
            raise DocumentRefused(url, f"{host} asks to be left alone for another {needed:.0f} seconds")
        if needed > 0:
            self._pause(needed)

    def leave_alone(self, host: str, seconds: float) -> None:
        """Notes that the host is not to be asked for so long from now on."""
        self._next[host] = time.monotonic() + seconds
