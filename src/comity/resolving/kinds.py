"""How the claims of each kind are put together: by likeness, or by a key that says what they tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Any

from comity.model.cited import CitedClaim
from comity.resolving.agreements import AgreementTellings
from comity.resolving.events import EventTellings
from comity.resolving.figures import FigureTellings
from comity.resolving.gathering import Ids, Tellings
from comity.resolving.known import Known
from comity.resolving.lasting import lasting_key
from comity.resolving.speech import CommitmentTellings, StatementTellings


def tellings(known: Known) -> dict[str, Tellings[Any]]:
    """The kinds whose claims are compared with each other."""
    return {
        "agreement": AgreementTellings(known),
        "event": EventTellings(known),
        "figure": FigureTellings(),
        "commitment": CommitmentTellings(),
        "statement": StatementTellings(),
    }


def key_of(cited: CitedClaim, ids: Ids) -> tuple[str, Hashable]:
    """The kind of a claim of any other kind, and what it shares with all that tell the same."""
    return cited.kind, lasting_key(cited, ids)


def gathered_by_key(claims: Iterable[CitedClaim], ids: Ids) -> list[list[CitedClaim]]:
    """The claims of those kinds, grouped by what they tell; whole keys only."""
    by_key: dict[tuple[str, Hashable], list[CitedClaim]] = defaultdict(list)
    for cited in claims:
        by_key[key_of(cited, ids)].append(cited)
    return list(by_key.values())
