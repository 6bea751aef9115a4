"""Brings what is derived in step with what is kept: everything, or as much as changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext

from comity.deriving.alone import look_at
from comity.deriving.collector import resting
from comity.deriving.copying import Copying
from comity.deriving.identities import Changed, Identities
from comity.deriving.records import Records
from comity.deriving.rulings import Rulings
from comity.deriving.workers import MANY, Look
from comity.register.ledger import Ledger
from comity.register.pending import Pending
from comity.register.rows import chunks
from comity.resolving import copies
from comity.resolving.known import Known

VERSION = f"3-{copies.VERSION}"
"""Raised whenever the same claims give other records than before, or are found otherwise."""

_AT_ONCE = 500  # documents looked at in one run

Workers = Callable[[], AbstractContextManager[Look]]


def bring_up_to_date(ledger: Ledger, known: Known, many: Workers | None = None) -> bool:
    """Derives entities and records of all that is kept; False where they were up to date.

    What is derived is a function of documents, claims and decisions alone: whether it is made in one go
    or step by step as documents arrive, in whatever order, the same comes out. `many` opens processes
    that look at documents where there are MANY.
    """
    pending = ledger.pending(VERSION)
    if pending.nothing:
        return False
    rulings = Rulings(pending.decisions)
    documents = sorted({*pending.documents, *ledger.kept(_decided_anew(pending))})
    shared = many and pending.whole and len(documents) >= MANY and not rulings.disputed
    with resting(), many() if many and shared else nullcontext(_by_itself(ledger, known, rulings)) as look:
        _derive(pending, documents, rulings, ledger, known, look, several=many is not None)
    return True


def _by_itself(ledger: Ledger, known: Known, rulings: Rulings) -> Look:
    return lambda runs: (look_at(run, ledger, known, rulings.apart, rulings.disputed) for run in runs)


def _derive(
    pending: Pending,
    documents: Sequence[str],
    rulings: Rulings,
    ledger: Ledger,
    known: Known,
    look: Look,
    several: bool,
) -> None:
    if pending.whole:
        ledger.clear()
    identities, copying = Identities(ledger, known, rulings), Copying(ledger)
    changed = Changed()
    keys = set() if pending.whole else identities.forget(documents, changed)
    for found in look(chunks(documents, _AT_ONCE)):
        fresh = identities.note(found, changed)
        keys |= set() if pending.whole else fresh
        copying.note(found)
    ledger.index_mentions()
    identities.settle(None if pending.whole else keys, changed)
    copied = copying.cluster(documents)
    rulings.lay_on_claims(ledger)
    records = Records(ledger, known, rulings)
    if pending.whole:
        records.make_all(documents)
        identities.put_entities(None)
        ledger.index()
        ledger.make_findable(several)
    else:
        records.make_again({*documents, *copied}, changed.documents, pending.gone)
        identities.put_entities(changed.entities)
        ledger.index()
        ledger.make_findable_again(sorted({*documents, *changed.documents}), changed.entities)
    ledger.finish(documents, VERSION, len(pending.decisions))


def _decided_anew(pending: Pending) -> set[str]:
    """The documents that hold what was decided about since the last time."""
    fresh = pending.decisions[len(pending.decisions) - pending.fresh_decisions :]
    by_number = {numbered.number: numbered for numbered in pending.decisions}
    again = list(fresh)
    for numbered in again:  # grows: what an undoing takes back may be an undoing itself
        if numbered.decision.verdict == "undo":
            again += [by_number[int(number)] for number in numbered.decision.about]
    return Rulings.documents(again)
