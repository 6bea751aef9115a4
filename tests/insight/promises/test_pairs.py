"""Promises and what is told later, read from texts: what speaks to which, held against a labelled set."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from comity.atlas import Atlas
from comity.insight.promises.followup import promises
from comity.insight.promises.promise import Promise
from comity.insight.surroundings import Surroundings
from comity.model.document import Document, content_id
from comity.model.record import Record
from comity.pipeline import put_together, read_one
from comity.reading.reader import Reader
from comity.reference.gazetteer import load
from comity.reference.succession import Succession
from comity.register import store as stores
from comity.register import view as views

PAIRS: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    Path(__file__).with_name("pairs.yaml").read_text("utf-8")
)
ON = date(2026, 11, 23)


class Found(msgspec.Struct, frozen=True):
    """Which documents tell promises, and which document speaks to a promise of which."""

    promising: set[str]
    linked: set[tuple[str, str]]
    promises: tuple[Promise, ...]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Found]:
    tables = load()
    path = tmp_path_factory.mktemp("pairs") / "pairs.db"
    with stores.opened(path) as store:
        reader = Reader(tables)
        for document in _documents():
            read_one(document, reader, store, everything=True)
        put_together(store, tables)
    with views.opened(path) as view:
        around = Surroundings(view, Succession(tables), Atlas(tables), ON)
        names = {document.id: document.name for document in view.documents()}
        told = promises(view.records(), around)

        def tellers(record: Record) -> set[str]:
            return {names[citation.document_id] for citation in around.citations(record)}

        linked = {
            (first, second)
            for promise in told
            for bearing in promise.evidence
            for first in tellers(promise.record)
            for second in tellers(bearing.record) - {first}  # told ahead of it, too
        }
        promising = {name for promise in told for name in tellers(promise.record)}
        yield Found(promising, linked, told)


def _documents() -> Iterator[Document]:
    for sort, pairs in PAIRS.items():
        for number, pair in enumerate(pairs):
            yield _document(f"{sort}-{number}-first", pair["promise"], pair["told"])
            yield _document(f"{sort}-{number}-later", pair["text"], pair["later"])


def _document(name: str, text: str, day: date) -> Document:
    return Document(id=content_id(text), name=name, text=text, source=name, published=day.isoformat())


def meant(sort: str) -> set[tuple[str, str]]:
    return {(f"{sort}-{number}-first", f"{sort}-{number}-later") for number in range(len(PAIRS[sort]))}


def test_what_is_linked_speaks_to_the_promise(found: Found) -> None:
    assert len(PAIRS["speaks"]) >= 30 and len(PAIRS["silent"]) >= 30
    right = found.linked & meant("speaks")
    assert len(right) / len(found.linked) >= 0.9, found.linked - right
    assert len(right) / len(PAIRS["speaks"]) >= 0.75, meant("speaks") - right


def test_what_is_silent_would_have_had_a_promise_to_speak_to(found: Found) -> None:
    assert len({first for first, _ in meant("silent")} & found.promising) >= 30


def test_every_link_says_what_was_compared(found: Found) -> None:
    for promise in found.promises:
        for bearing in promise.evidence:
            compared = {one.what: one.values for one in bearing.likenesses}
            assert set(compared.pop("sides")) <= {*bearing.record.entities}
            assert compared and all(compared.values())
            assert 0 < bearing.score <= 1
