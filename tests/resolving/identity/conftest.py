"""The packaged tables, and names settled by them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import pytest

from comity.model.document import Source
from comity.model.entity import Entity, EntityType
from comity.model.judgement import Judgement
from comity.model.mention import Mention
from comity.pipeline import Atlas
from comity.reference.gazetteer import load
from comity.resolving.identity.mentions import Telling, mentions_from
from comity.resolving.identity.settling import settle

Settled = Callable[..., Judgement]
Taken = Callable[..., list[str]]


@pytest.fixture(scope="session")
def tables() -> Atlas:
    """The packaged tables."""
    return Atlas(load())


@pytest.fixture(scope="session")
def settled(tables: Atlas) -> Settled:
    """What one name alone in its document means."""

    def judge(type_: EntityType, name: str, **told: Any) -> Judgement:
        (mention,) = mentions(tables, (type_, name, told))
        return settle([mention], tables)[mention]

    return judge


@pytest.fixture(scope="session")
def taken(tables: Atlas) -> Taken:
    """The entities that names, each in a document of its own, are taken for."""

    def judge(*names: tuple[EntityType, str, dict[str, Any]]) -> list[str]:
        found = mentions(tables, *names)
        judged = settle(found, tables)
        return [judged[mention].entity for mention in found]

    return judge


def mentions(tables: Atlas, *names: tuple[EntityType, str, dict[str, Any]]) -> list[Mention]:
    """A mention for each name, each in a document of its own that tells what `Telling` and `Source` hold."""
    found = []
    for number, (type_, name, told) in enumerate(names):
        source = Source(
            id=hashlib.sha256(f"{number}{name}{told}".encode()).hexdigest()[:32],
            text=told.get("text", ""),
            published=told.get("published"),
            language=told.get("language"),
        )
        telling = Telling(
            entity=Entity(type_, name, told.get("given")),
            beside=frozenset(told.get("beside", ())),
            around=frozenset(told.get("around", ())),
            posts=tuple((role, _where(of)) for role, of in told.get("posts", ())),
            on=told.get("on"),
        )
        found += mentions_from(source, [telling], tables)
    return found


def _where(of: str) -> Entity:
    if of.startswith("org/"):
        return Entity("organisation", of, of)
    if "/" in of:
        return Entity("locality", of, of)
    return Entity("country", of, of) if len(of) == 2 else Entity("organisation", of)
