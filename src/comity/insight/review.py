"""What waits for a person: names that stay ambiguous, and decisions that no longer stand on anything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from comity.model.decision import Anchor, Numbered, in_force
from comity.model.entity import EntityType
from comity.model.judgement import Candidate
from comity.model.names import fold
from comity.register.judged import JudgedMention
from comity.register.view import View


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """One name that several things bear: where it stands, what it may mean, and why nothing settles it.

    `entities` are the ids under which the register keeps it until somebody decides, one a document.
    """

    name: str
    type: EntityType
    reason: str
    candidates: tuple[Candidate, ...]
    documents: tuple[str, ...]
    entities: tuple[str, ...]


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """A decision in force; `stands` is False where what it was about is found no more."""

    numbered: Numbered
    stands: bool


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """The questions, those in most documents first, and the decisions in force, newest first."""

    questions: tuple[Question, ...]
    decisions: tuple[Made, ...]


def review(view: View) -> Review:
    """What waits for a person."""
    mentions = list(view.mentions(standing="ambiguous"))
    documents = view.documents(mention.document for mention in mentions)
    names = {document.id: document.name for document in documents}
    alike: dict[tuple[object, ...], list[JudgedMention]] = defaultdict(list)
    for mention in mentions:
        if mention.entity == mention.ruled:
            ids = tuple(candidate.id for candidate in mention.judgement.candidates)
            alike[mention.type, fold(mention.name), ids].append(mention)
    questions = (_question(told, names) for told in alike.values())
    made = (Made(numbered=n, stands=_stands(view, n)) for n in reversed(in_force(view.decisions())))
    return Review(
        questions=tuple(sorted(questions, key=lambda q: (-len(q.documents), q.name, q.entities))),
        decisions=tuple(made),
    )


def _question(told: list[JudgedMention], names: dict[str, str]) -> Question:
    first = told[0]
    return Question(
        name=first.name,
        type=first.type,
        reason=first.judgement.reason,
        candidates=first.judgement.candidates,
        documents=tuple(sorted({names[mention.document] for mention in told})),
        entities=tuple(sorted({mention.entity for mention in told})),
    )


def _stands(view: View, numbered: Numbered) -> bool:
    sides = numbered.decision.anchors
    return all(not side or any(_is_found(view, anchor) for anchor in side) for side in sides)


def _is_found(view: View, anchor: Anchor) -> bool:
    if anchor.span is None:
        named: Iterable[JudgedMention] = view.mentions(document=anchor.document)
        return any((m.type, m.name) == (anchor.what, anchor.name) for m in named)
    claims = view.claims_of(anchor.document)
    return any(c.kind == anchor.what and anchor.meets(c.claim.span) for c in claims)
