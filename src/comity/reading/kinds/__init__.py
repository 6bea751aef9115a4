"""One grammar per kind of claim, over clauses, for every language that tells its clauses apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from comity.model.claim import Claim
from comity.reading.clauses.passage import Passage
from comity.reading.kinds.affiliations import affiliations
from comity.reading.kinds.agreements import agreements
from comity.reading.kinds.commitments import commitments
from comity.reading.kinds.events import events
from comity.reading.kinds.figures import figures
from comity.reading.kinds.memberships import memberships
from comity.reading.kinds.posts import posts
from comity.reading.kinds.statements import statements
from comity.reading.kinds.strengths import strengths

Grammar = Callable[[Passage], Iterable[Claim]]

GRAMMARS: tuple[Grammar, ...] = (
    agreements,
    events,
    figures,
    memberships,
    posts,
    affiliations,
    strengths,
    commitments,
    statements,
)
"""One grammar per kind of claim, in the contract's order."""
