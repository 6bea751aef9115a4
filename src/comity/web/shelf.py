"""Finished answers, kept as long as the register is as it was: the same question is answered once."""

from __future__ import annotations

import gzip
from collections import OrderedDict
from collections.abc import Hashable
from hashlib import blake2b
from threading import Lock

import msgspec

_MOST = 64_000_000  # bytes of answers kept
_WORTH_PACKING = 1000  # bytes
_LEVEL = 3  # of gzip: a tenth larger than the best, in half of its time


class Finished(msgspec.Struct, frozen=True, kw_only=True):
    """An answer as it goes out: `kept` is the body, in gzip where that is worth it: then it is `packed`.

    `after` is where the next page of a list begins.
    """

    kept: bytes
    packed: bool
    tag: str
    media_type: str
    after: str | None

    @property
    def body(self) -> bytes:
        """The body for the few who do not take gzip."""
        return gzip.decompress(self.kept) if self.packed else self.kept


def finished(body: bytes, media_type: str, after: str | None = None) -> Finished:
    """An answer made ready to go out."""
    packed = len(body) > _WORTH_PACKING
    return Finished(
        kept=gzip.compress(body, _LEVEL, mtime=0) if packed else body,
        packed=packed,
        tag=f'"{blake2b(body, digest_size=12).hexdigest()}"',
        media_type=media_type,
        after=after,
    )


class Shelf:
    """Keeps answers of one moment, the ones asked for last, within a number of bytes."""

    def __init__(self, most: int = _MOST) -> None:
        self._most, self._size = most, 0
        self._moment: Hashable = None
        self._kept: OrderedDict[Hashable, Finished] = OrderedDict()
        self._lock = Lock()

    def get(self, moment: Hashable, key: Hashable) -> Finished | None:
        """What was answered to a question at this moment; None where it was not."""
        with self._lock:
            if moment != self._moment or key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key]

    def put(self, moment: Hashable, key: Hashable, answer: Finished) -> None:
        """Keeps an answer; those of another moment are let go, and those asked for longest ago."""
        with self._lock:
            if moment != self._moment:
                self._kept.clear()
                self._moment, self._size = moment, 0
            before = self._kept.pop(key, None)
            self._size += len(answer.kept) - (len(before.kept) if before else 0)
            self._kept[key] = answer
            while self._size > self._most:
                _, oldest = self._kept.popitem(last=False)
                self._size -= len(oldest.kept)
