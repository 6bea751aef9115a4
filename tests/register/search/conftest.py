"""A register of the labelled examples."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from comity.atlas import Atlas
from comity.deriving.engine import bring_up_to_date
from comity.model.cited import claim_id
from comity.model.claim import Claim, Participant
from comity.model.document import Document, content_id
from comity.model.entity import Entity, EntityType
from comity.model.vocabularies import claim_type
from comity.reference import gazetteer
from comity.register import store as stores
from comity.register import view as views
from comity.register.view import View
from tests.make import RELEVANT

PAGE: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "examples.yaml").read_text("utf-8"))
Told = tuple[Document, list[Claim]]


@cache
def documents() -> dict[str, Told]:
    """The examples by name, each with its claims."""
    return {name: _told(name, about) for name, about in PAGE["documents"].items()}


def claim_ids() -> dict[str, str]:
    """The id of each claim under DOCUMENT/NUMBER."""
    return {
        f"{name}/{number}": claim_id(read.id, claim)
        for name, (read, claims) in documents().items()
        for number, claim in enumerate(claims)
    }


@cache
def atlas() -> Atlas:
    """The reference tables."""
    return Atlas(gazetteer.load())


@contextmanager
def searchable(path: Path | str, *runs: list[str]) -> Iterator[View]:
    """A view of a register that took in the examples of these names run by run; all at once for none."""
    with stores.opened(path) as store:
        for run in runs or (list(documents()),):
            for name in run:
                store.add(*documents()[name], RELEVANT)
            with store.deriving() as ledger:
                bring_up_to_date(ledger, atlas())
    with views.opened(path) as view:
        yield view


@pytest.fixture
def view(tmp_path: Path) -> Iterator[View]:
    """A view of a register of all examples."""
    with searchable(tmp_path / "a.db") as opened:
        yield opened


def _told(name: str, about: dict[str, Any]) -> Told:
    text = about["text"]
    read = Document(
        id=content_id(text),
        name=f"{name}.txt",
        source=f"folder/{name}.txt",
        text=text,
        title=about.get("title"),
        published=str(about["published"]) if "published" in about else None,
        language=about["language"],
    )
    return read, [_claim(text, claim) for claim in about.get("claims", ())]


def _claim(text: str, about: dict[str, Any]) -> Claim:
    kind, quote = about["kind"], about["quote"]
    start = text.index(quote)
    told: dict[str, Any] = {
        name: str(about[name]) for name in ("date", "due", "start", "stage") if name in about
    }
    told |= {name: _entities(about[name]) for name in ("parties", "actors", "places") if name in about}
    if kind == "agreement":
        told = {"type": "sister", "stage": "signed", **told}
    if kind == "commitment":
        told["action"] = quote
    if kind == "event":
        told |= {"type": "visit", "participants": _participants(about["participants"])}
    if "fields" in about:
        told["fields"] = tuple(about["fields"])
    made: Claim = claim_type(kind)(document="a", quote=quote, span=(start, start + len(quote)), **told)
    return made


def _entities(named: dict[str, str]) -> tuple[Entity, ...]:
    locality: EntityType = "locality"
    return tuple(Entity(locality, name, id_) for name, id_ in named.items())


def _participants(named: dict[str, str]) -> tuple[Any, ...]:
    return tuple(Participant(entity, "guest") for entity in _entities(named))
