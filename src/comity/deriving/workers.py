"""Several processes that look at documents, where there are many: each reads the register by itself."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager

import msgspec
from sqlalchemy import Engine

from comity.deriving.alone import Alone, look_at
from comity.register.ledger import Ledger
from comity.register.opening import Place, for_reading
from comity.resolving.known import Known

MANY = 5000
"""Documents below which starting processes costs more than it saves."""

Look = Callable[[Iterable[Sequence[str]]], Iterator[list[Alone]]]
"""What runs of documents tell by themselves, run by run."""

_decode = msgspec.msgpack.Decoder(list[Alone]).decode


@contextmanager
def looking(place: Place, make_known: Callable[[], Known]) -> Iterator[Look]:
    """As many processes as there are processors, each with reference tables of its own."""
    # Spawned, not forked: the process that asks may run threads and holds the register open.
    context = multiprocessing.get_context("spawn")
    number = max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)
    with ProcessPoolExecutor(number, context, initializer=_start, initargs=(place, make_known)) as pool:
        yield lambda runs: map(_decode, pool.map(_look, runs))
        pool.shutdown(cancel_futures=True)


class _Worker:
    """One process: its way into the register, and its reference tables."""

    engine: Engine
    known: Known


def _start(place: Place, make_known: Callable[[], Known]) -> None:
    gc.disable()  # as in the process that asks: see collector
    _Worker.engine = for_reading(place).__enter__()
    _Worker.known = make_known()


def _look(documents: Sequence[str]) -> bytes:
    with _Worker.engine.begin() as connection:
        return msgspec.msgpack.encode(look_at(documents, Ledger(connection), _Worker.known))
