"""How fast claims become records, how that grows, and how rightly names are put together beside a peer.

    python -m benchmarks.resolving [--documents 100000] [--more 100] [--check 1000] [--pairs MENTIONS.yaml]

Printed, of a synthetic register (benchmarks/synthetic) with a tenth of the documents and with all of them:
seconds from claims to records, the greatest memory of the process and of the largest that helped it, and
the ratio of the two; then seconds until some more documents stand in the records; then whether a register
that grew holds the same as one made at once; then F1 and time on labelled pairs of mentions, beside the
matchers of nomenklatura where that is installed (`pip install comity[bench]`). A figure of 0 leaves its
part out.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path

import msgspec

from benchmarks import peer
from benchmarks.synthetic.documents import documents
from comity.atlas import Atlas
from comity.model.claim import Claim
from comity.model.document import Document
from comity.pipeline import put_together
from comity.publish.export import export
from comity.reference import gazetteer
from comity.register import store as stores
from comity.register import view as views
from comity.register.store import Kept, Store
from comity.resolving.identity.labelled import taken
from comity.scoring.mention_pairs import MentionSet, read_mention_sets, score_mentions

_PAIRS = Path("score/pairs/mentions.yaml")
_PASSES = 3
_OURS = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
_AT_ONCE = 2000  # documents kept in one transaction
_KEPT = Kept(relevant=True, reason="it tells of ties", ungrounded=0, reader="synthetic")

Told = Iterator[tuple[Document, tuple[Claim, ...]]]


class Took(msgspec.Struct, frozen=True):
    """How long something took, by the clock and by the processors; on a busy machine the second says more."""

    clock: float
    processors: float

    def __str__(self) -> str:
        return f"{self.clock:.1f} s (processors {self.processors:.1f} s)"


class Run(msgspec.Struct, frozen=True):
    """What one register cost."""

    documents: int
    claims: int
    records: int
    keeping: Took
    deriving: Took
    adding: Took
    mebibytes: float

    def __str__(self) -> str:
        return (
            f"{self.documents} documents, {self.claims} claims, {self.records} records: {self.deriving}, "
            f"{1e6 * self.deriving.clock / self.claims:.0f} µs a claim, at most {self.mebibytes:.0f} MiB; "
            f"keeping them took {self.keeping}"
        )


def measured(count: int, more: int, folder: Path) -> Run:
    """Makes a register of so many documents and adds some more; what that cost."""
    told = documents(count + more)
    gazetteer.load()
    path = folder / f"synthetic-{count}.db"
    path.unlink(missing_ok=True)
    claims = 0
    with stores.opened(path) as store:

        def keep_all() -> None:
            nonlocal claims
            claims = keep(store, islice(told, count))

        keeping = took(keep_all)
        deriving = took(lambda: put_together(store, gazetteer.load(), several=True))
        records = sum(store.counts().values())
        keep(store, told)
        adding = took(lambda: put_together(store, gazetteer.load()))
    used = sum(resource.getrusage(who).ru_maxrss for who in _OURS)
    return Run(count, claims, records, keeping, deriving, adding, used / 1024)


def keep(store: Store, told: Told) -> int:
    """Keeps documents, some thousand at once; how many claims they have."""
    claims = 0
    for some in batches(told):
        store.add_all((document, made, _KEPT) for document, made in some)
        claims += sum(len(made) for _, made in some)
    return claims


def batches(told: Told) -> Iterator[list[tuple[Document, tuple[Claim, ...]]]]:
    """Documents in runs."""
    while some := list(islice(told, _AT_ONCE)):
        yield some


def took(work: Callable[[], object]) -> Took:
    """How long a piece of work takes."""
    clock, processors = time.perf_counter(), _processors()
    work()
    return Took(time.perf_counter() - clock, _processors() - processors)


def _processors() -> float:
    used = [resource.getrusage(who) for who in _OURS]
    return sum(one.ru_utime + one.ru_stime for one in used)


def alone(count: int, more: int, folder: Path) -> Run:
    """The same in a process of its own, whose memory nothing else has used."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(measured, count, more, folder).result()


def grows_alike(count: int, more: int, folder: Path) -> bool:
    """Whether a register that grew in two steps holds what one made at once holds."""
    steps, once = folder / "steps.db", folder / "once.db"
    told = list(documents(count + more))
    with stores.opened(steps) as store:
        keep(store, iter(told[:count]))
        put_together(store, gazetteer.load())
        keep(store, iter(told[count:]))
        put_together(store, gazetteer.load())
    with stores.opened(once) as store:
        keep(store, iter(told))
        put_together(store, gazetteer.load())
    return exported(steps) == exported(once)


def exported(path: Path) -> list[bytes]:
    """A register as it is exported."""
    with views.opened(path) as view:
        return list(export(view))


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--more", type=int, default=100, help="documents added to them")
    parser.add_argument("--check", type=int, default=1000, help="documents of the register made twice")
    parser.add_argument("--pairs", type=Path, default=_PAIRS, help="labelled mentions")
    parser.add_argument("--folder", type=Path, help="where the registers are made (default: a temporary one)")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        if asked.documents:
            _print_growth(asked.documents, asked.more, Path(folder))
        if asked.check:
            alike = grows_alike(asked.check, asked.more, Path(folder))
            said = "the same" if alike else "NOT THE SAME"
            print(f"{asked.check} documents and then {asked.more}, or all at once: {said}")
    if asked.pairs.exists():
        _print_beside_peer(read_mention_sets(asked.pairs))


def _print_growth(count: int, more: int, folder: Path) -> None:
    small = alone(count // 10, more, folder)
    print(small)
    whole = alone(count, more, folder)
    print(whole)
    claims = whole.claims / small.claims
    clock = whole.deriving.clock / small.deriving.clock
    processors = whole.deriving.processors / small.deriving.processors
    print(f"{claims:.1f} times the claims took {clock:.1f} times as long (processors {processors:.1f} times)")
    print(f"{more} documents more: {small.adding}, and {whole.adding}")


def _print_beside_peer(sets: Sequence[MentionSet]) -> None:
    known = Atlas(gazetteer.load())
    ours = score_mentions(sets, lambda labelled: taken(labelled, known)).f1
    spent = min(took(lambda: [taken(labelled, known) for labelled in sets]).clock for _ in range(_PASSES))
    pairs = [one for labelled in sets for one in labelled.pairs().values()]
    print(f"{len(pairs)} labelled pairs of mentions, {sum(pairs)} of them one entity")
    print(f"comity: F1 {ours:.3f} in {spent:.2f} s")
    found = peer.outcomes(sets)
    if found is None:
        print("nomenklatura is not installed: pip install comity[bench] to compare with it")
        return
    for one in sorted(found, key=lambda one: -one.f1):
        print(f"{one}; comity takes {spent / one.seconds:.2f} times as long")


if __name__ == "__main__":
    main()
