"""Labelled mentions judged as a register's are."""

from __future__ import annotations

from collections import defaultdict

from comity.model.document import Source, content_id
from comity.model.entity import Entity
from comity.model.judgement import Judgement
from comity.model.mention import Mention
from comity.resolving.identity.mentions import Telling, mentions_from
from comity.resolving.identity.settling import settle
from comity.resolving.known import Known
from comity.scoring.mention_pairs import LabelledMention, LabelledPost, MentionSet


def judged(labelled: MentionSet, known: Known) -> dict[str, Judgement]:
    """What each mention of a set is taken to mean, by label."""
    documents: dict[str, dict[str, LabelledMention]] = defaultdict(dict)
    for label, told in labelled.mentions.items():
        documents[told.document or f"of {label}"][label] = told
    found: dict[str, Mention] = {}
    mentions: list[Mention] = []
    for name, told_there in documents.items():
        texts = dict.fromkeys(told.text for told in told_there.values() if told.text)
        first = next(iter(told_there.values()))
        source = Source(
            id=content_id(name),
            text="\n".join(texts),
            published=first.published,
            language=first.language,
        )
        tellings = {label: _telling(told, known) for label, told in told_there.items()}
        by_entity = {telling.entity: telling for telling in tellings.values()}
        there = {mention.entity: mention for mention in mentions_from(source, [*by_entity.values()], known)}
        mentions += there.values()
        found.update({label: there[telling.entity] for label, telling in tellings.items()})
    judgements = settle(mentions, known)
    return {label: judgements[mention] for label, mention in found.items()}


def taken(labelled: MentionSet, known: Known) -> dict[str, str]:
    """The entity each mention of a set is taken for, by label."""
    return {label: judgement.entity for label, judgement in judged(labelled, known).items()}


def _telling(told: LabelledMention, known: Known) -> Telling:
    return Telling(
        entity=Entity(told.type, told.name, told.given),
        beside=frozenset(told.beside),
        around=frozenset(told.around),
        posts=tuple((post.role, _where(post, known)) for post in told.posts),
        on=told.on,
    )


def _where(post: LabelledPost, known: Known) -> Entity:
    """Where a post is held: an id as the reader gives it, a name as it finds it."""
    if known.name(post.of) is not None:
        country = "/" not in post.of
        body = post.of.startswith("org/")
        return Entity("organisation" if body else "country" if country else "locality", post.of, post.of)
    readings = known.readings(post.of) or known.readings(post.of, "kr")
    return Entity(readings[0].type if readings else "organisation", post.of)
