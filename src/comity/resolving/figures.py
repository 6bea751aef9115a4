"""Which figure claims tell one number: the same subject, measure and period."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

from comity.model.cited import CitedClaim
from comity.model.claim import Figure
from comity.model.dates import bounds
from comity.model.names import fold
from comity.resolving.gathering import Ids

NEAR = 100  # days between two publications within which two undated numbers are taken to mean one time

Key = tuple[str, ...]


def figure_key(cited: CitedClaim, ids: Ids) -> Key:
    """What two claims must share to tell one number; numbers without a period share "" for it."""
    claim = cited.claim
    assert isinstance(claim, Figure)
    return (
        ids(cited.document, claim.subject),
        claim.indicator,
        claim.unit,
        ids(cited.document, claim.partner) if claim.partner else "",
        claim.sector or "",
        fold(claim.label or ""),
        claim.rank_scope if claim.rank_scope and claim.indicator == "rank" else "",
        claim.modality,
        claim.period or "",
    )


def gather_figures(claims: Iterable[CitedClaim], ids: Ids) -> list[list[CitedClaim]]:
    """The figure claims, grouped by the number they tell."""
    by_key: dict[Key, list[CitedClaim]] = defaultdict(list)
    for cited in claims:
        by_key[figure_key(cited, ids)].append(cited)
    return [group for told in by_key.values() for group in group_figures(told)]


def group_figures(told: list[CitedClaim]) -> list[list[CitedClaim]]:
    """The figure claims of one key, grouped by the number they tell.

    Numbers of different periods are different numbers, and so are a number reached and one planned.
    A number without a period is told about some time before its publication: such numbers are one
    where they were published close together. A document that tells two values means two numbers.
    """
    claim = told[0].claim
    assert isinstance(claim, Figure)
    near = [told] if claim.period else _by_time(told)
    return [group for candidates in near for group in _contradicting(candidates)]


def _contradicting(told: list[CitedClaim]) -> list[list[CitedClaim]]:
    """All of them as one number, or one for each value where a single document tells several."""
    by_value: dict[float, list[CitedClaim]] = defaultdict(list)
    for cited in told:
        assert isinstance(cited.claim, Figure)
        by_value[cited.claim.value].append(cited)
    tellers = Counter(document for claims in by_value.values() for document in {c.document for c in claims})
    return list(by_value.values()) if max(tellers.values()) > 1 else [told]


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
