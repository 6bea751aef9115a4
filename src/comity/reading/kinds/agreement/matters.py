"""What an agreement is about: the sectors named with it, and in the sentences on what follows from it."""

from __future__ import annotations

from comity.reading.clauses.passage import Passage
from comity.reading.kinds.agreement.draft import Draft
from comity.reading.kinds.agreement.following import Groups, following
from comity.reading.kinds.agreement.papers import Paper
from comity.reading.kinds.sectors import sectors_in

_SCHOOLS = frozenset({"university", "school"})


def matters(group: list[Draft], groups: Groups) -> tuple[str, ...]:
    """Sectors agreed on, each once; `groups` are all agreements of the text."""
    found: dict[str, None] = {}
    others = {draft.clause.sentence.index for one in groups if one is not group for draft in one}
    first = group[0]
    passage = first.clause.sentence.passage
    for draft in group:
        if draft.act is not None:
            start, end = _stretch(draft, draft.clause.sentence.index in others)
            found.update(dict.fromkeys(sectors_in(passage, start, end)))
    if first.act is not None and _is_news(first):
        for sentence in following(group, groups):
            found.update(dict.fromkeys(sectors_in(passage, sentence.start, sentence.end)))
    if not found and first.act is not None and _between_schools(passage, first):
        found["education"] = None
    return tuple(found)


def _stretch(draft: Draft, shared: bool) -> tuple[int, int]:
    """The characters that tell of a draft's paper: its sentence, or its clause where others are told there.

    Of several papers of one clause each has what stands before it, or, after the verb, behind it.
    """
    clause, paper = draft.clause, draft.paper
    if paper is None:
        return clause.start, clause.start
    if draft.beside:
        before = [one.end for one in draft.beside if one.end <= paper.start]
        behind = [one.start for one in draft.beside if one.start >= paper.end]
        if draft.act is not None and draft.act.start <= paper.start:
            return paper.start, min(behind, default=clause.end)
        return max(before, default=clause.start), paper.end
    if not shared:
        return _with_purpose(draft, paper)
    return min(clause.start, paper.start), max(clause.end, paper.end)


def _with_purpose(draft: Draft, paper: Paper) -> tuple[int, int]:
    """A clause with the one before it that tells what for, and all behind where the paper is its object."""
    sentence, clause = draft.clause.sentence, draft.clause
    before = sentence.clauses[clause.index - 1] if clause.index else None
    start = min(clause.start, paper.start)
    if before is not None and before.link == "linked" and before.modality == "planned" != clause.modality:
        start = min(start, before.start)
    follows = draft.act is not None and draft.act.start <= paper.start
    return start, sentence.end if follows else max(clause.end, paper.end)


def _is_news(draft: Draft) -> bool:
    """Whether a text tells of it as new: what follows then tells more of it."""
    published = draft.clause.sentence.passage.published
    return draft.date is None or published is None or draft.date[:4] == published[:4]


def _between_schools(passage: Passage, draft: Draft) -> bool:
    """Whether universities and schools alone are its parties."""
    sorts = {
        entity.key: one.code
        for one in passage.mentions
        if one.what == "organisation"
        for entity in one.entities
    }
    return bool(draft.parties) and all(sorts.get(party.key) in _SCHOOLS for party in draft.parties)
