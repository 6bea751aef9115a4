"""What is made of a whole register: once, and kept until the register changes."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")


class Once:
    """Keeps things by their keys, each of one moment; who comes while one is made waits for it."""

    def __init__(self) -> None:
        self._slots: dict[Hashable, _Slot] = {}
        self._lock = Lock()

    def of(self, moment: Hashable, key: Hashable, make: Callable[[], T]) -> T:
        """What was made under a key at a moment, else what is made now.

        Keys are few: of what readers ask for nothing belongs in them that has no end.
        """
        with self._lock:
            slot = self._slots.setdefault(key, _Slot())
        with slot.lock:
            if slot.moment != moment:
                slot.made = make()
                slot.moment = moment
            made: T = slot.made
            return made


class _Slot:
    def __init__(self) -> None:
        self.lock = Lock()
        self.moment: Hashable = None
        self.made: Any = None
