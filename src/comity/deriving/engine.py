"""Brings what is derived in step with what is kept: everything, or as much as changed."""

from __future__ import annotations

from comity.deriving.collector import resting
from comity.deriving.copying import Copying
from comity.deriving.identities import Identities
from comity.deriving.records import Records
from comity.deriving.rulings import Rulings
from comity.register.ledger import Ledger, Pending
from comity.resolving import copies
from comity.resolving.known import Known

VERSION = f"2-{copies.VERSION}"
"""Raised whenever the same claims give other records than before, so that registers derive again."""


def bring_up_to_date(ledger: Ledger, known: Known) -> bool:
    """Derives entities and records of all that is kept; False where they were up to date.

    What is derived is a function of documents, claims and decisions alone: whether it is made in one go
    or step by step as documents arrive, in whatever order, the same comes out.
    """
    pending = ledger.pending(VERSION)
    if pending.nothing:
        return False
    with resting():
        _derive(pending, ledger, known)
    return True


def _derive(pending: Pending, ledger: Ledger, known: Known) -> None:
    if pending.whole:
        ledger.clear()
    rulings = Rulings(pending.decisions)
    documents = sorted({*pending.documents, *ledger.kept(_decided_anew(pending))})
    identities = Identities(ledger, known, rulings)
    changed = identities.settle(documents, pending.whole)
    copied = Copying(ledger).note(documents)
    rulings.lay_on_claims(ledger)
    records = Records(ledger, known, rulings)
    if pending.whole:
        records.make_all(documents)
        identities.put_entities(None)
    else:
        records.make_again(sorted({*documents, *changed.documents, *copied}), pending.gone)
        identities.put_entities(changed.entities)
    ledger.finish(documents, VERSION, len(pending.decisions))


def _decided_anew(pending: Pending) -> set[str]:
    """The documents that hold what was decided about since the last time."""
    fresh = pending.decisions[len(pending.decisions) - pending.fresh_decisions :]
    undone = {int(number) for n in fresh if n.decision.verdict == "undo" for number in n.decision.about}
    again = [n for n in pending.decisions if n in fresh or n.number in undone]
    return Rulings.documents(again)
