"""What was met at addresses while Comity keeps watching them: in memory, to ask for nothing twice."""

from __future__ import annotations

import hashlib

import msgspec

from comity.sources.pages.feed import Entry
from comity.sources.web.answer import Answer, Validators


class Visits:
    """Which state of each address was read, and which entries of feeds were."""

    def __init__(self) -> None:
        self._validators: dict[str, Validators] = {}
        self._entries: set[tuple[str, bytes]] = set()

    def known(self, address: str) -> Validators:
        """What the server called the state that was read last."""
        return self._validators.get(address, Validators())

    def read(self, address: str, answer: Answer) -> None:
        """Notes that this state of an address was read as a whole."""
        self._validators[address] = answer.validators

    def knows(self, address: str, entry: Entry) -> bool:
        """Whether an entry of a feed was read as it is now, wherever in the feed it stands."""
        return (address, _state(entry)) in self._entries

    def entry_read(self, address: str, entry: Entry) -> None:
        """Notes that an entry was read."""
        self._entries.add((address, _state(entry)))


def _state(entry: Entry) -> bytes:
    return hashlib.sha256(msgspec.msgpack.encode(msgspec.structs.replace(entry, number=0))).digest()
