"""Several tellings of one agreement, brought together."""

from __future__ import annotations

from comity.model.dates import bounds
from comity.reading.kinds.agreement.draft import Draft

_ALIKE = frozenset({"mou", "friendship", "agreement", "letter_of_intent", "contract"})
"""Types one paper is called by in one text: its own name, what it is for, or no more than an agreement."""
_CHANGED = ("renewed", "upgraded", "ended")
_NEAR = 3
"""Sentences within which an unnamed paper is the one named before."""


def grouped(drafts: list[Draft]) -> list[list[Draft]]:
    """Drafts of one agreement together, in the order they are first told."""
    groups: list[list[Draft]] = []
    waiting: list[Draft] = []
    for draft in drafts:
        group = _group_of(draft, groups)
        if group is not None:
            group.append(draft)
        elif _stands_alone(draft):
            groups.append([draft])
        else:
            waiting.append(draft)
    for draft in waiting:
        group = _group_of(draft, groups)
        if group is not None:
            group.append(draft)
    return groups


def _stands_alone(draft: Draft) -> bool:
    return draft.paper is not None and len(draft.keys) >= 2


def _group_of(draft: Draft, groups: list[list[Draft]]) -> list[Draft] | None:
    fit = [group for group in groups if _one(draft, group)]
    return max(fit, key=lambda group: _likeness(draft, group), default=None)


def _likeness(draft: Draft, group: list[Draft]) -> tuple[bool, bool, int]:
    date = next((one.date for one in group if one.date), None)
    return (
        bool(draft.date and date),
        draft.paper is not None and draft.paper.type in {one.paper.type for one in group if one.paper},
        -abs(draft.clause.sentence.index - group[-1].clause.sentence.index),
    )


def _one(draft: Draft, group: list[Draft]) -> bool:
    """Whether a draft tells the agreement of a group once more."""
    first = next((one for one in group if one.stage in _CHANGED), group[0])
    if (draft.modality == "denied") != (first.modality == "denied") or not _same_stage(draft, first):
        return False
    keys = set().union(*(one.keys for one in group))
    near = min(abs(draft.clause.sentence.index - one.clause.sentence.index) for one in group) <= _NEAR
    if draft.keys != keys and not (near and _part_of(draft, keys, first)):
        return False
    beside = any(draft.clause is one.clause and draft.paper is not one.paper for one in group)
    if beside and draft.paper and not _is_told_so(draft, group):
        return False
    dates = [one.date for one in group if one.date]
    if draft.date and dates and not any(_same_date(draft.date, date) for date in dates):
        return False
    if draft.paper is None or draft.again:
        return near
    types = {one.paper.type for one in group if one.paper is not None}
    if draft.paper.type in types:
        return not (draft.apart and near)
    if draft.apart:
        return False
    if draft.paper.type == "agreement" and not draft.paper.made:
        return near
    return draft.paper.type in _ALIKE and bool(types & _ALIKE) and (near or bool(draft.date and dates))


def _is_told_so(draft: Draft, group: list[Draft]) -> bool:
    """Whether it is no more than a tie that another word of its clause tells with its date."""
    types = {one.paper.type for one in group if one.paper is not None}
    return draft.act is None and draft.date is None and draft.paper is not None and draft.paper.type in types


def _part_of(draft: Draft, keys: set[str], first: Draft) -> bool:
    """Whether the parties of one are among those of the other."""
    if not draft.keys:
        return True
    unnamed = first.guessed or draft.guessed or len(draft.keys) < 2 or len(first.keys) < 2
    return unnamed and (draft.keys <= keys or keys <= draft.keys)


def _same_stage(draft: Draft, first: Draft) -> bool:
    if draft.stage == first.stage or draft.paper is None:
        return True
    if {draft.stage, first.stage} == {"signed", "renewed"} and draft.clause.sentence is first.clause.sentence:
        return "modifying" in (draft.clause.link, first.clause.link)  # "A와 맺은 협약을 연장했다"
    return {draft.stage, first.stage} == {"signed", "upgraded"} and bool(
        draft.paper and first.paper and draft.paper.type == first.paper.type
    )


def _same_date(one: str, other: str) -> bool:
    (first, last), (begins, ends) = bounds(one), bounds(other)
    return first <= ends and begins <= last
