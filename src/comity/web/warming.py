"""What is made once of a whole register is made in the background, before readers ask for it."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Event, Thread

from comity.publish.words import speaking
from comity.web.language import LANGUAGES
from comity.web.site import Here, Site, today

_log = logging.getLogger("comity.web")
_PAUSE = 1.0  # seconds between two looks at whether the register changed
_SHARE = 1  # times as long as making took nothing is made, so that a register in the making slows no reader
_TURN = 0.0005  # seconds after which readers get their turn while something is made
_LEAVE = 5.0  # seconds that a server which ends waits for what is being made


class Warming:
    """Makes things of the whole register, and again when the register or the day is another."""

    def __init__(self, site: Site, makers: Sequence[Callable[[Here], object]]) -> None:
        self._site, self._makers = site, makers
        self._over = Event()
        self._thread = Thread(target=self._run, name="warming", daemon=True)

    @contextmanager
    def going_on(self) -> Iterator[None]:
        """Goes on beside what is done within it."""
        self._thread.start()
        try:
            yield
        finally:
            self._over.set()
            self._thread.join(_LEAVE)

    def _run(self) -> None:
        made: object = None
        while not self._over.is_set():
            begun = time.monotonic()
            moment = self._site.view.state, today()
            if moment != made:
                self._make()
            made = moment
            self._over.wait(max(_PAUSE, _SHARE * (time.monotonic() - begun)))

    def _make(self) -> None:
        with _taking_turns():
            for language in LANGUAGES:
                for maker in self._makers:
                    if not self._over.is_set():
                        self._one(maker, language)

    def _one(self, maker: Callable[[Here], object], language: str) -> None:
        """Each in a moment of its own: what is newest then."""
        try:
            with speaking(language), self._site.here(language) as here:
                maker(here)
        except Exception:
            # The reader who asks for it is told; the other things are made all the same.
            _log.exception("in the background")


@contextmanager
def _taking_turns() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(_TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(before)
