"""Which figure claims tell one number: the same subject, measure and period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from comity.model.cited import CitedClaim
from comity.model.claim import Figure
from comity.model.dates import bounds
from comity.model.names import fold
from comity.resolving.entities import Resolved

NEAR = 100  # days between two publications within which two undated numbers are taken to mean one time

Key = tuple[str, ...]


def figure_key(cited: CitedClaim, resolved: Resolved) -> Key:
    """What two claims must share to tell one number, beside the time it holds for."""
    claim = cited.claim
    assert isinstance(claim, Figure)
    return (
        resolved.id(cited.document, claim.subject),
        claim.indicator,
        claim.unit,
        resolved.id(cited.document, claim.partner) if claim.partner else "",
        claim.sector or "",
        fold(claim.label or ""),
        claim.rank_scope if claim.rank_scope and claim.indicator == "rank" else "",
        "denied" if claim.modality == "denied" else "",
    )


def gather_figures(claims: Iterable[CitedClaim], resolved: Resolved) -> list[list[CitedClaim]]:
    """The figure claims, grouped by the number they tell.

    Numbers of different periods are different numbers. A number without a period is told about
    some time before its publication: such numbers are one where they were published close together.
    """
    by_key: dict[Key, list[CitedClaim]] = defaultdict(list)
    for cited in claims:
        assert isinstance(cited.claim, Figure)
        by_key[*figure_key(cited, resolved), cited.claim.period or ""].append(cited)
    groups = []
    for key, told in by_key.items():
        groups += [told] if key[-1] else _by_time(told)
    return groups


def _by_time(told: list[CitedClaim]) -> list[list[CitedClaim]]:
    undated = [cited for cited in told if not cited.published]
    dated = sorted((cited for cited in told if cited.published), key=lambda c: (c.published or "", c.id))
    groups: list[list[CitedClaim]] = [undated] if undated else []
    first: date | None = None
    for cited in dated:
        day = bounds(cited.published or "")[0]
        if first is None or (day - first).days > NEAR:
            groups.append([])
            first = day
        groups[-1].append(cited)
    return groups
