"""What every name means, and why: by the tables where they can tell, else by the other names of its group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import msgspec

from comity.model.judgement import Judgement
from comity.model.mention import Mention
from comity.model.names import slug
from comity.resolving.components import joined_sets
from comity.resolving.identity.anchors import Anchors
from comity.resolving.identity.judges import Judges, judges
from comity.resolving.identity.named import Bodies, localities_named
from comity.resolving.identity.people import Group
from comity.resolving.identity.persons import profile_of
from comity.resolving.known import Known

Apart = Callable[[Mention, Mention], bool]


def never(_: Mention, __: Mention) -> bool:
    """Nobody decided that two mentions differ."""
    return False


def settle(
    mentions: Sequence[Mention],
    known: Known,
    apart: Apart = never,
    disputed: Collection[str] | None = None,
) -> dict[Mention, Judgement]:
    """What each of these mentions means: all that share a key with one of them must be among them.

    `apart` says of two mentions whether a person decided that they differ; it is asked of mentions of
    the `disputed` documents only, where these are given.
    """
    judge = judges(known)
    judged: dict[Mention, Judgement] = {}
    shared: list[Mention] = []
    for mention in mentions:
        if mention.keys:
            shared.append(mention)
        else:
            judged[mention] = _alone(mention, judge)
    for group in _groups(shared):
        found = _together(group, judge)
        judged |= found if apart is never else _parted(found, apart, disputed)
    return judged


def _alone(mention: Mention, judge: Judges) -> Judgement:
    """What a mention means by the tables; of what they do not know, an entity of its name."""
    found = judge.judged(mention)
    if found is None:
        entity = f"{mention.type}/{slug(mention.name) or mention.name}"
        return Judgement(entity=entity, standing="new", reason=f"No table knows “{mention.name}”.")
    return found if found.entity else of_its_document(found, mention)


def of_its_document(judgement: Judgement, mention: Mention) -> Judgement:
    """An open judgement with an entity of the mention's document alone."""
    entity = f"{mention.type}/{slug(mention.name) or mention.name}~{mention.document[:8]}"
    return msgspec.structs.replace(judgement, entity=entity)


def _groups(mentions: Iterable[Mention]) -> list[list[Mention]]:
    """The mentions that share keys, directly or through others."""
    by_keys: dict[tuple[str, ...], list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_keys[mention.keys].append(mention)
    found: dict[str, list[Mention]] = defaultdict(list)
    home = {key: keys[0] for keys in joined_sets(sorted(by_keys)) for key in keys}
    for keys, there in by_keys.items():
        found[home[keys[0]]] += there
    return list(found.values())


def _together(mentions: Sequence[Mention], judge: Judges) -> dict[Mention, Judgement]:
    """What the mentions of one group mean; persons, localities and organisations never share keys."""
    found: dict[Mention, Judgement] = {}
    persons = [mention for mention in mentions if mention.type == "person"]
    if persons:
        group = Group(persons, Anchors(judge))
        found |= {mention: group.judged[profile_of(mention)] for mention in persons}
    found |= localities_named([mention for mention in mentions if mention.type == "locality"])
    found |= Bodies([mention for mention in mentions if mention.type == "organisation"], judge).judged()
    return {
        mention: judgement if judgement.entity else of_its_document(judgement, mention)
        for mention, judgement in found.items()
    }


def _parted(
    judged: Mapping[Mention, Judgement], apart: Apart, disputed: Collection[str] | None
) -> dict[Mention, Judgement]:
    """The judgements after what people decided to be different."""
    parted = dict(judged)
    together: dict[str, list[Mention]] = defaultdict(list)
    for mention, judgement in judged.items():
        if disputed is None or mention.document in disputed:
            together[judgement.entity].append(mention)
    for entity, mentions in together.items():
        staying, leaving = sorted(mentions), list[Mention]()
        while staying:
            first, *rest = staying
            leaving = [mention for mention in rest if apart(first, mention)]
            staying = [mention for mention in rest if mention not in leaving] and leaving
            for mention in leaving:
                parted[mention] = _decided_apart(judged[mention], entity, leaving[0])
            staying = leaving
    return parted


def _decided_apart(judgement: Judgement, entity: str, first: Mention) -> Judgement:
    return Judgement(
        entity=f"{entity}~{first.document[:8]}",
        standing="decided",
        reason=f"A person decided that this is not {entity}.",
        candidates=judgement.candidates,
    )
