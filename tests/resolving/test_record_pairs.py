from __future__ import annotations

from pathlib import Path

import pytest

from comity.atlas import Atlas
from comity.model.cited import CitedClaim
from comity.model.document import Source
from comity.model.entity import Entity
from comity.reference import gazetteer
from comity.resolving.gathering import gather
from comity.resolving.identity.mentions import mentions_of
from comity.resolving.identity.settling import settle
from comity.resolving.kinds import gathered_by_key, tellings
from comity.scoring.record_pairs import Pairwise, RecordSet, read_record_sets, score_records

PAIRS = Path(__file__).parents[2] / "score" / "pairs"
ATLAS = Atlas(gazetteer.load())
KINDS = tellings(ATLAS)


def ids_of(labelled: RecordSet, claims: dict[str, CitedClaim]) -> dict[tuple[str, Entity], str]:
    told: dict[str, list[CitedClaim]] = {}
    for claim in claims.values():
        told.setdefault(claim.document, []).append(claim)
    mentions = []
    for label, one in labelled.claims.items():
        if told.get(one.document, [claims[label]])[0].id == label:
            source = Source(id=one.document, text="", published=one.published, language=one.language)
            mentions += mentions_of(source, told[one.document], ATLAS)
    return {(m.document, m.entity): judged.entity for m, judged in settle(mentions, ATLAS).items()}


def grouping(labelled: RecordSet) -> list[list[str]]:
    claims = labelled.cited()
    ids = ids_of(labelled, claims)

    def id_of(document: str, entity: Entity) -> str:
        return ids[document, entity]

    if labelled.kind in KINDS:
        groups = gather(KINDS[labelled.kind], claims.values(), id_of)
    else:
        groups = gathered_by_key(claims.values(), id_of)
    return [[claim.id for claim in group] for group in groups]


def score(page: str) -> Pairwise:
    return score_records(read_record_sets(PAIRS / page), grouping)


@pytest.mark.parametrize("page", ["records.yaml", "records_hard.yaml"])
def test_labelled_pairs_are_told_as_a_reader_tells_them(page: str) -> None:
    found = score(page)
    assert len(found.hits) + len(found.missed) >= 40
    assert found.f1 >= 0.95, f"missed {found.missed}, false {found.false}"
