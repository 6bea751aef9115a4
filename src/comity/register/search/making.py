"""Rows of the index made of documents as they stand in the tables: here, or by several processes."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager

import msgspec

from comity.register.search.items import Rows, rows_of
from comity.register.search.telling import Read, told_documents

MANY = 5000
"""Documents below which starting processes costs more than it saves."""

Making = Callable[[Iterable[Read]], Iterator[Rows]]
"""The rows of documents, run by run."""

_decode_read = msgspec.msgpack.Decoder(Read).decode
_decode_rows = msgspec.msgpack.Decoder(Rows).decode


def by_itself(reads: Iterable[Read]) -> Iterator[Rows]:
    """Makes the rows in this process."""
    return (rows_of(told_documents(read)) for read in reads)


@contextmanager
def in_processes() -> Iterator[Making]:
    """As many processes as there are processors; this one reads and writes meanwhile."""
    number = max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)
    # Spawned, not forked: the process that asks may run threads and holds the register open.
    with ProcessPoolExecutor(number, multiprocessing.get_context("spawn")) as pool:

        def making(reads: Iterable[Read]) -> Iterator[Rows]:
            waiting: deque[Future[bytes]] = deque()
            for read in reads:
                waiting.append(pool.submit(_make, msgspec.msgpack.encode(read)))
                if len(waiting) > 2 * number:  # so that what is read does not pile up
                    yield _decode_rows(waiting.popleft().result())
            while waiting:
                yield _decode_rows(waiting.popleft().result())

        yield making
        pool.shutdown(cancel_futures=True)


def _make(read: bytes) -> bytes:
    return msgspec.msgpack.encode(rows_of(told_documents(_decode_read(read))))
