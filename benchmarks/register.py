"""How fast a large register is loaded, searched and asked for a relation, on SQLite and on PostgreSQL.

    python -m benchmarks.register [--documents 1000000] [--raw 100000] [--into PLACE ...]

A synthetic register of 20,000 documents is derived once, in `--folder`, and loaded as many times over as
needed, about other localities each time (benchmarks/synthetic/replicas.py). PLACE is a file or the URL of an
empty database; without any, a file in the folder. Printed for each: claims a second, the search index
included, and how long making the rows took, which is not counted; how that compares with the bare driver,
`executemany` or COPY of the same rows into the same tables, indexes made after, for `--raw` documents; then
how many records a page's two localities have between them, and the median, the 95th percentile and the
longest of relation pages and of searches. Pairs are drawn as their records are, so that the great ones
come often; a first page and a first search come before the clock starts.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from signal import SIGCONT, SIGSTOP
from statistics import quantiles
from typing import Any

from sqlalchemy import Table, func, select

from benchmarks import bare
from benchmarks.asking import Asking
from benchmarks.resolving import keep
from benchmarks.synthetic.documents import documents
from benchmarks.synthetic.replicas import Replicas
from comity.pipeline import put_together
from comity.reference import gazetteer
from comity.register import loading
from comity.register import store as stores
from comity.register.opening import for_reading, for_writing

SOURCE = 20_000  # documents of the register that is derived
_AT_ONCE = 5000  # rows taken from the replicas at once, so that the clock tells making from loading


class Paused:
    """Rows, and how long they took to make; processes that work beside this one wait meanwhile."""

    def __init__(self, rows: Callable[[Table], Iterable[Sequence[Any]]]) -> None:
        self._rows = rows
        self.seconds = 0.0

    def rows(self, table: Table) -> Iterator[Sequence[Any]]:
        """Every row of a table."""
        made = iter(self._rows(table))
        while True:
            begun = time.perf_counter()
            with _alone():
                some = list(islice(made, _AT_ONCE))
            self.seconds += time.perf_counter() - begun
            if not some:
                return
            yield from some


@contextmanager
def _alone() -> Iterator[None]:
    """Stops the processes that this one started: what they do is to count as loading."""
    others = [other.pid for other in multiprocessing.active_children() if other.pid is not None]
    for other in others:
        os.kill(other, SIGSTOP)
    try:
        yield
    finally:
        for other in others:
            os.kill(other, SIGCONT)


def derived(folder: Path, count: int = SOURCE) -> Path:
    """The register that is replicated; made where the folder has none."""
    path = folder / f"synthetic-{count}.db"
    if not path.exists():
        part = path.with_suffix(".part")
        part.unlink(missing_ok=True)
        with stores.opened(part) as store:
            keep(store, documents(count))
            put_together(store, gazetteer.load(), several=True)
        part.rename(path)
    return path


def loaded(replicas: Replicas, place: str) -> float:
    """Seconds to load replicas into a register, the search index included and the making of rows not."""
    paused = Paused(replicas.rows)
    with for_writing(place) as engine:
        begun = time.perf_counter()
        loading.load(paused.rows, engine, place)
        seconds = time.perf_counter() - begun - paused.seconds
    print(
        f"{place}: {replicas.claims:,} claims in {seconds:.0f} s, {replicas.claims / seconds:,.0f} a second "
        f"(rows made in {paused.seconds:.0f} s besides), {_bytes(place) / 1e9:.1f} GB",
        flush=True,
    )
    return seconds


def _bytes(place: str) -> int:
    if "://" not in place:
        return Path(place).stat().st_size
    with for_reading(place) as engine, engine.begin() as connection:
        return int(connection.execute(select(func.pg_database_size(func.current_database()))).scalar_one())


def asked(place: str, pages: int, searches: int) -> None:
    """Asks a register for pages and searches, and prints how long they took."""
    with Asking(place) as asking:
        pairs, queries = asking.pairs(pages + 1), asking.queries(searches + 1)
        between = sorted(asking.between(*pair) for pair in pairs)
        print(f"  records between the two: {_spread(between, '')}")
        print(f"  relation page: {_spread(_timed(asking.page, pairs), ' ms')}")
        print(
            f"  search: {_spread(_timed(asking.search, [(query,) for query in queries]), ' ms')}", flush=True
        )


def _timed(work: Callable[..., object], asked: Sequence[tuple[Any, ...]]) -> list[float]:
    """Milliseconds each took; the first, which finds nothing at hand yet, is not counted."""
    took = []
    for one in asked:
        begun = time.perf_counter()
        work(*one)
        took.append(1000 * (time.perf_counter() - begun))
    return took[1:]


def _spread(values: Sequence[float], unit: str) -> str:
    cut = quantiles(values, n=20)
    return f"median {cut[9]:.0f}{unit}, 95th {cut[18]:.0f}{unit}, most {max(values):.0f}{unit}"


def compared(source: Path, documents_: int, place: str) -> None:
    """Loads some replicas by the register's own way and by the bare driver, and prints the ratio."""
    replicas = Replicas(source, max(1, documents_ // SOURCE))
    ours = loaded(replicas, place)
    theirs = bare.loaded(replicas.rows, place)
    print(
        f"  bare driver: {theirs:.0f} s for the same rows; ours takes {ours / theirs:.2f} times as long",
        flush=True,
    )


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=1_000_000)
    parser.add_argument(
        "--raw", type=int, default=100_000, help="documents loaded by the bare driver too; 0: none"
    )
    parser.add_argument(
        "--into", nargs="*", default=[], metavar="PLACE", help="where: files, URLs of empty databases"
    )
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--searches", type=int, default=300)
    parser.add_argument("--folder", type=Path, help="where files are made (default: a temporary one)")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = told.folder or Path(temporary)
        source = derived(folder)
        for place in told.into or [str(folder / "large.db")]:
            if told.raw:
                with _emptied(place):
                    compared(source, told.raw, place)
            with _emptied(place):
                loaded(Replicas(source, max(1, told.documents // SOURCE)), place)
                asked(place, told.pages, told.searches)


@contextmanager
def _emptied(place: str) -> Iterator[None]:
    """Leaves nothing at a place."""
    try:
        yield
    finally:
        bare.emptied(place)


if __name__ == "__main__":
    main()
