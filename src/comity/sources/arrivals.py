"""What arrives where somebody keeps watch: addresses, and files once they are written to their end."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from comity.errors import NothingToRead
from comity.sources.places import STANDARD_INPUT, Place, find, is_address, is_pattern

SETTLING = 2.0  # seconds without a change after which a file is held to be written to its end
_OLD = 60.0  # seconds since the last change of a file that lay there before anybody watched


class _State(NamedTuple):
    """What tells two states of a file apart."""

    size: int
    changed: int
    number: int


class Arrivals:
    """Looks at places again and again. What is `done` is not named again until it changes.

    `every` is how many seconds pass before an address is named again.
    """

    def __init__(self, given: Sequence[str], every: float) -> None:
        """Raises NothingToRead for what cannot be watched."""
        for place in given:
            if place == STANDARD_INPUT:
                raise NothingToRead(place, "standard input cannot be watched")
            if not is_address(place) and not is_pattern(place):
                find([place])
        self._given, self._every = tuple(given), every
        self._first_look = True
        self._done: dict[Path, _State] = {}
        self._met: dict[Path, tuple[_State, float]] = {}
        self._due: dict[str, float] = {}
        self.unsettled = False

    def look(self) -> Iterator[Place]:
        """What is to be read now; `unsettled` then says whether some files are still being written."""
        now, present, self.unsettled = time.monotonic(), set[Path](), False
        for place in self._present():
            if isinstance(place, str):
                if self._due.get(place, now) <= now:
                    yield place
                continue
            state = _state(place)
            if state is None:
                continue
            present.add(place)
            if self._done.get(place) == state:
                continue
            if self._settled(place, state, now):
                yield place
            else:
                self.unsettled = True
        self._forget_all_but(present)
        self._first_look = False

    def done(self, place: Place) -> None:
        """Notes that a place was read as it stood at the last look."""
        if isinstance(place, str):
            self._due[place] = time.monotonic() + self._every
        else:
            self._done[place] = self._met[place][0]

    def _present(self) -> Iterator[Place]:
        for given in self._given:
            try:
                yield from find([given]).places
            except NothingToRead:
                continue  # a folder that is not there just now may come back

    def _settled(self, place: Path, state: _State, now: float) -> bool:
        met, since = self._met.get(place, (None, now))
        if met != state:
            since = now
            self._met[place] = state, now
        age = time.time() - state.changed / 1e9
        return now - since >= SETTLING or (self._first_look and age >= _OLD)

    def _forget_all_but(self, present: set[Path]) -> None:
        for kept in (self._done, self._met):
            for gone in kept.keys() - present:
                del kept[gone]


def _state(path: Path) -> _State | None:
    try:
        told = path.stat()
    except OSError:
        return None
    return _State(told.st_size, told.st_mtime_ns, told.st_ino)
