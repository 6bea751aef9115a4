"""How names came to mean one entity: each spelling with the reason, and what else it could have meant."""

from __future__ import annotations

from collections import defaultdict

import msgspec

from comity.model.judgement import Judgement
from comity.model.record import ResolvedEntity
from comity.register.view import View


class Meaning(msgspec.Struct, frozen=True, kw_only=True):
    """One spelling judged in one way, and the documents it stands in.

    `decided`: a person put it with this entity, whatever the rules gave.
    """

    name: str
    judgement: Judgement
    documents: tuple[str, ...]
    decided: bool


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """An entity and every way in which a name was taken to mean it, the commonest first."""

    entity: ResolvedEntity
    meanings: tuple[Meaning, ...]


def identity(view: View, entity: ResolvedEntity) -> Identity:
    """How mentions came to mean an entity."""
    mentions = list(view.mentions(entity=entity.id))
    documents = view.documents(mention.document for mention in mentions)
    names = {document.id: document.name for document in documents}
    alike: dict[tuple[str, Judgement, bool], set[str]] = defaultdict(set)
    for mention in mentions:
        decided = mention.entity != mention.ruled
        alike[mention.name, mention.judgement, decided].add(names[mention.document])
    meanings = (
        Meaning(name=name, judgement=judgement, documents=tuple(sorted(where)), decided=decided)
        for (name, judgement, decided), where in alike.items()
    )
    ordered = sorted(meanings, key=lambda m: (-len(m.documents), m.name, m.judgement.reason, m.documents))
    return Identity(entity=entity, meanings=tuple(ordered))
