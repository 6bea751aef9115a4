"""One grammar per kind of claim, over clauses, for every language that tells its clauses apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from comity.model.claim import Claim
from comity.reading.clauses.passage import Passage

Grammar = Callable[[Passage], Iterable[Claim]]

GRAMMARS: tuple[Grammar, ...] = ()
"""One grammar per kind of claim, in the contract's order."""
