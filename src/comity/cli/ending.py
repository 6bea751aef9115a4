"""Stopping cleanly: Ctrl-C and SIGTERM ask for an end, and what is at hand is finished first."""

from __future__ import annotations

import select
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Asked:
    """Whether the program was asked to end.

    Not a threading.Event: a signal that comes while one is waited for may find its lock taken, for good.
    """

    def __init__(self) -> None:
        self._set = False
        self._waiting, self._waking = socket.socketpair()

    def set(self) -> None:
        """Asks; whoever waits, waits no longer."""
        self._set = True
        self._waking.send(b"\0")

    def is_set(self) -> bool:
        """Whether it was asked."""
        return self._set

    def wait(self, seconds: float) -> bool:
        """Waits so long, or until it is asked; whether it was."""
        if not self._set:
            select.select([self._waiting], [], [], seconds)
        return self._set

    def close(self) -> None:
        """Lets go of what it waits with."""
        self._waiting.close()
        self._waking.close()


@contextmanager
def stopping() -> Iterator[Asked]:
    """What tells that the program is asked to end; asked a second time, it ends at once."""
    asked = Asked()
    before = {number: signal.getsignal(number) for number in _SIGNALS}

    def ask(number: int, frame: FrameType | None) -> None:
        signal.signal(number, before[signal.Signals(number)])
        asked.set()

    for number in _SIGNALS:
        signal.signal(number, ask)
    try:
        yield asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        asked.close()
