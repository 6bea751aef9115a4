"""Claims held against gold: what counts as found, missed and false."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from comity.errors import BadClaims, NothingToRead
from comity.model.claim import Claim
from comity.scoring.frozen import compare, freeze, read_frozen, write_frozen
from comity.scoring.gold import read_gold
from comity.scoring.score import Score, score
from tests.scoring.builders import HOA_BINH, KIM, rows, write_gold


def scored(folder: Path, told: list[dict[str, Any]]) -> Score:
    return score(read_gold(folder), [msgspec.convert(row, Claim) for row in told], {})


def test_gold_scores_full_marks_and_optional_claims_are_not_counted(gold_folder: Path) -> None:
    result = scored(gold_folder, rows())
    assert (result.all.gold, result.all.hit, result.all.false, result.all.f1) == (4, 4, 0, 1.0)
    assert result.kinds["agreement"].attributes == dict.fromkeys(
        ("type", "date", "parties", "fields", "signatories"), 1.0
    )
    assert (result.broken_citations, result.noise_on_irrelevant) == (0, 0)
    assert result.kinds["figure"].gold == 0 if "figure" in result.kinds else True


def test_nothing_told_is_everything_missed(gold_folder: Path) -> None:
    result = scored(gold_folder, [])
    assert (result.all.hit, result.all.recall, result.all.precision, result.all.f1) == (0, 0.0, 0.0, 0.0)
    assert {case.verdict for case in result.cases} == {"missed"}


def test_a_claim_told_twice_is_false_once(gold_folder: Path) -> None:
    told = rows()
    assert scored(gold_folder, [*told, told[0]]).kinds["agreement"].false == 1


def test_a_quote_that_does_not_stand_at_its_span_is_a_broken_citation(gold_folder: Path) -> None:
    told = rows()
    told[1]["span"] = [told[1]["span"][0] + 1, told[1]["span"][1] + 1]
    result = scored(gold_folder, told)
    assert result.broken_citations == 1
    assert (result.kinds["post"].hit, result.kinds["post"].false) == (0, 1)


def test_claims_on_an_irrelevant_document_are_noise(tmp_path: Path) -> None:
    result = scored(write_gold(tmp_path, [], relevant=False), rows())
    assert result.noise_on_irrelevant == 5
    assert result.all.false == 5


def test_claims_of_other_documents_are_left_aside_and_folders_do_not_matter(gold_folder: Path) -> None:
    told = [row | {"document": "far/away/one.txt"} for row in rows()]
    other = [row | {"document": "two.txt"} for row in rows()]
    assert scored(gold_folder, told + other).all.f1 == 1.0


@pytest.mark.parametrize(
    ("at", "change", "hit"),
    [
        (0, {"date": "2021-05"}, 1),
        (0, {"date": None}, 1),
        (0, {"date": "2020"}, 0),
        (0, {"stage": "planned"}, 0),
        (0, {"parties": [HOA_BINH]}, 1),
        (0, {"parties": [HOA_BINH, KIM, KIM]}, 0),
        (1, {"of": HOA_BINH}, 0),
        (1, {"person": {"type": "person", "name": "Do", "id": None}}, 0),
        (1, {"person": {"type": "person", "name": "KIM Do-yun", "id": None}}, 1),
        (1, {"role": "Deputy"}, 1),
        (2, {"modality": "denied"}, 0),
        (3, {"actors": [HOA_BINH]}, 0),
    ],
)
def test_what_still_states_the_gold(gold_folder: Path, at: int, change: dict[str, Any], hit: int) -> None:
    told = rows()[at] | change
    assert scored(gold_folder, [told]).kinds[told["kind"]].hit == hit


def test_a_required_claim_is_served_before_an_optional_one(tmp_path: Path) -> None:
    figure = rows()[4]
    folder = write_gold(tmp_path, [figure, figure | {"optional": False}])
    assert scored(folder, [figure]).kinds["figure"].hit == 1


def test_gains_and_losses_are_told_case_by_case(gold_folder: Path, tmp_path: Path) -> None:
    gold = read_gold(gold_folder)
    told = rows()
    before, after = scored(gold_folder, told[:2]), scored(gold_folder, [*told[1:3], told[1]])
    write_frozen(tmp_path / "frozen.json", freeze(before, gold))
    change = compare(read_frozen(tmp_path / "frozen.json"), after, gold)
    assert [claim.quote for claim in change.gained] == [told[2]["quote"]]
    assert [claim.quote for claim in change.lost] == [told[0]["quote"]]
    assert len(change.false) == 1
    back = compare(freeze(after, gold), before, gold)
    assert (len(back.gained), len(back.lost), len(back.false), back.gone) == (1, 1, 0, 1)


def test_a_frozen_score_holds_no_text(gold_folder: Path, tmp_path: Path) -> None:
    write_frozen(tmp_path / "frozen.json", freeze(scored(gold_folder, rows()[:1]), read_gold(gold_folder)))
    kept = (tmp_path / "frozen.json").read_text("utf-8")
    assert "one.txt agreement" in kept
    assert "Andong" not in kept


def test_what_is_no_frozen_score_is_refused(tmp_path: Path) -> None:
    (tmp_path / "frozen.json").write_text('{"figures": 1}', "utf-8")
    with pytest.raises(BadClaims, match="no frozen score"):
        read_frozen(tmp_path / "frozen.json")


def test_a_folder_without_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NothingToRead, match=r"holds no \*.gold.jsonl"):
        read_gold(tmp_path)


def test_gold_without_its_text_is_refused(gold_folder: Path) -> None:
    (gold_folder / "one.txt").unlink()
    with pytest.raises(NothingToRead, match=r"the text of one\.gold\.jsonl is missing"):
        read_gold(gold_folder)


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        ({"kind": "post"}, "its quote does not stand in the text"),
        (rows()[1] | {"quote": "Nobody said this."}, "its quote does not stand in the text"),
        (rows()[1] | {"kind": "rumour"}, "line 2: Invalid value 'rumour'"),
    ],
)
def test_gold_that_does_not_hold_is_refused_with_its_line(
    tmp_path: Path, claim: dict[str, Any], reason: str
) -> None:
    with pytest.raises(BadClaims, match=reason):
        read_gold(write_gold(tmp_path, [claim]))
