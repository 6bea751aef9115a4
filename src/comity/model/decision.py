"""What a person decided about entities or records: appended, never changed."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

Outcome = Literal["fulfilled", "lapsed", "changed"]
"""What became of a promise, as only a person can say."""

Verdict = Literal["accept", "reject", "same", "different", "correct", "assign", "note", "undo"] | Outcome

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


class Anchor(msgspec.Struct, frozen=True, order=True):
    """Where something decided about stands in a document, so that the decision outlives its id.

    Of a mention `what` is the type of the entity and `name` the name as written; of a claim `what`
    is its kind and `span` the characters that state it.
    """

    document: str
    what: str
    name: str | None = None
    span: tuple[int, int] | None = None

    def meets(self, span: tuple[int, int]) -> bool:
        """Whether a claim there is the one decided on: they share more than half of the shorter one."""
        if self.span is None:
            return False
        shared = min(self.span[1], span[1]) - max(self.span[0], span[0])
        return shared * 2 > min(self.span[1] - self.span[0], span[1] - span[0])


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """One decision: the verdict, the ids it is about, who made it, when (ISO 8601, UTC) and why.

    `anchors` holds, for each id of `about`, where it stood when this was decided: ids of what is
    derived can change with a newer reader, the places in the documents do not. An `undo` is about
    the number of another decision.
    """

    verdict: Verdict
    about: tuple[str, ...]
    anchors: tuple[tuple[Anchor, ...], ...] = ()
    field: str | None = None
    value: str | None = None
    who: str
    when: str
    why: str


class Numbered(msgspec.Struct, frozen=True):
    """A decision with its number in the order of being made; numbers start at 1."""

    number: int
    decision: Decision


def standing(decisions: tuple[Numbered, ...]) -> tuple[Numbered, ...]:
    """The decisions that no later one undoes, undoings among them; an undoing can be undone too."""
    undone: set[int] = set()
    kept = []
    for numbered in reversed(decisions):
        if numbered.number in undone:
            continue
        kept.append(numbered)
        if numbered.decision.verdict == "undo":
            undone.update(int(number) for number in numbered.decision.about)
    return tuple(reversed(kept))


def in_force(decisions: tuple[Numbered, ...]) -> tuple[Numbered, ...]:
    """The decisions that hold: those standing but for the undoings."""
    return tuple(numbered for numbered in standing(decisions) if numbered.decision.verdict != "undo")
