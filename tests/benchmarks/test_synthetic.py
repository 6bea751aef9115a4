"""The synthetic register: what it holds is grounded, known, skewed as said, and grows as said."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.synthetic.documents import documents
from benchmarks.synthetic.world import words
from comity.model.claim import KINDS, Claim, entities_of, kind_of
from comity.model.dates import is_edtf
from comity.model.document import Document
from comity.reference import gazetteer
from comity.register import store as stores
from comity.register.store import Kept

RELEVANT = Kept(relevant=True, reason="it tells of ties", ungrounded=0, reader="synthetic")
Told = list[tuple[Document, tuple[Claim, ...]]]


@pytest.fixture(scope="module")
def told() -> Told:
    return list(documents(1500))


def test_a_seed_gives_the_same_documents_and_a_longer_run_begins_alike(told: Told) -> None:
    assert list(documents(100)) == told[:100]
    assert next(documents(1, seed=1)) != told[0]


def test_every_claim_stands_at_its_span_and_the_store_takes_it(told: Told, tmp_path: Path) -> None:
    for document, claims in told:
        assert all(document.text[slice(*claim.span)] == claim.quote for claim in claims)
    with stores.opened(tmp_path / "a.db") as store:
        assert all(store.add(document, claims, RELEVANT) for document, claims in told[:50])


def test_kinds_are_told_as_often_as_in_the_labelled_texts(told: Told) -> None:
    counted = Counter(kind_of(claim) for _, claims in told for claim in claims)
    assert set(counted) == set(KINDS)
    assert 8 <= counted.total() / len(told) <= 12
    wanted = words()["kinds"]
    for kind in KINDS:
        assert counted[kind] / counted.total() == pytest.approx(wanted[kind] / 1000, rel=0.35)


def test_ids_and_dates_are_those_a_reader_gives(told: Told) -> None:
    tables = gazetteer.load()
    for _, claims in told:
        for claim in claims:
            for name in ("date", "start", "end", "period", "due"):
                value = getattr(claim, name, None)
                assert value is None or is_edtf(value)
            for entity in entities_of(claim):
                if entity.type == "locality" and entity.id:
                    tables.place(entity.id)


def test_languages_hubs_copies_and_names_without_an_id_are_there(told: Told) -> None:
    languages = Counter(document.language for document, _ in told)
    assert set(languages) == {"en", "ko", "vi"}
    named = Counter(entity.id for _, claims in told for claim in claims for entity in entities_of(claim))
    assert {"vn/ha-noi", "kr/seoul"} <= {key for key, _ in named.most_common(3)} | {None}
    assert named["vn/ha-noi"] > 50 * sorted(named.values())[len(named) // 2]
    nameless = {e for _, claims in told for claim in claims for e in entities_of(claim) if e.id is None}
    assert {entity.type for entity in nameless} == {"locality", "organisation", "person"}
    bodies = [document.text.split("\n\n", 1)[1].splitlines() for document, _ in told]
    near = sum(SequenceMatcher(None, a, b).ratio() > 0.8 for a, b in pairwise(bodies))
    assert 0.06 <= near / len(told) <= 0.16


def test_entities_grow_slower_than_documents(told: Told) -> None:
    def entities(of: Told) -> int:
        return len({entity for _, claims in of for claim in claims for entity in entities_of(claim)})

    assert 1.2 < entities(told) / entities(told[:750]) < 1.9
