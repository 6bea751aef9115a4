"""Names that could mean something else than what they were taken for here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from comity.insight.surroundings import Surroundings
from comity.model.claim import entities_of
from comity.model.judgement import Standing
from comity.register.judged import JudgedMention

_DOCUMENTS = 3  # in which a name is shown to stand
_OTHERS = 4  # other things of that name that are told


class Namesake(msgspec.Struct, frozen=True, kw_only=True):
    """A name that was taken for an entity, what else it could mean (ids and names), and how that stands."""

    entity: str
    name: str
    others: tuple[tuple[str, str], ...]
    standing: Standing
    claims: tuple[str, ...]


def namesakes(around: Surroundings, ids: Iterable[str]) -> tuple[Namesake, ...]:
    """The names of these entities that could mean something else, in the order of the entities."""
    return tuple(one for id_ in ids for one in _of(id_, around))


def _of(id_: str, around: Surroundings) -> list[Namesake]:
    by_name: dict[str, list[JudgedMention]] = defaultdict(list)
    for mention in around.view.mentions(entity=id_):
        if any(one.id != id_ for one in mention.judgement.candidates):
            by_name[mention.name].append(mention)
    found = (_namesake(id_, name, told, around) for name, told in sorted(by_name.items()))
    return [one for one in found if one.claims]


def _namesake(id_: str, name: str, told: list[JudgedMention], around: Surroundings) -> Namesake:
    candidates = {one.id: one.name for mention in told for one in mention.judgement.candidates}
    documents = list(dict.fromkeys(mention.document for mention in told))[:_DOCUMENTS]
    return Namesake(
        entity=id_,
        name=name,
        others=tuple((other, called) for other, called in candidates.items() if other != id_)[:_OTHERS],
        standing="decided" if any(one.entity != one.ruled for one in told) else told[0].judgement.standing,
        claims=tuple(claim for document in documents for claim in _naming(document, name, around)),
    )


def _naming(document: str, name: str, around: Surroundings) -> list[str]:
    """The first claims of a document that name something so."""
    claims = around.claims_of(document)
    return [one.id for one in claims if any(entity.name == name for entity in entities_of(one.claim))][:1]
