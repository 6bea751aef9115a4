"""Our figures are those of the project's reference scorer, on perturbed gold, where that is at hand."""

from __future__ import annotations

import copy
import json
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from comity.model.claim import Claim
from comity.scoring.gold import read_gold
from comity.scoring.score import score

SHARED = Path(__file__).parents[3] / "shared"
REFERENCE = SHARED / "score" / "score.py"
CORPUS = SHARED / "corpus"

pytestmark = pytest.mark.skipif(not REFERENCE.exists(), reason="the reference scorer is not at hand")


def gold_rows() -> Iterator[dict[str, Any]]:
    for document in read_gold(CORPUS):
        for gold in document.claims:
            yield msgspec.to_builtins(gold.claim)


def perturbed(chance: random.Random) -> Iterator[dict[str, Any]]:
    """The gold with claims left out, doubled, shifted, renamed, redated and retyped."""
    for row in gold_rows():
        fate = chance.random()
        if fate < 0.15:
            continue
        changed = copy.deepcopy(row)
        if fate < 0.75:
            chance.choice(CHANGES)(changed, chance)
        yield changed
        if fate > 0.95:
            yield row


def shift(row: dict[str, Any], chance: random.Random) -> None:
    row["span"] = [row["span"][0] + chance.randint(-3, 3), row["span"][1]]


def shorten(row: dict[str, Any], chance: random.Random) -> None:
    cut = chance.randint(1, max(1, len(row["quote"]) * 3 // 4))
    row["span"] = [row["span"][0] + cut, row["span"][1]]
    row["quote"] = row["quote"][cut:]


def entities(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"type", "name"} <= value.keys() and value["type"] in (
            "locality",
            "country",
            "organisation",
            "person",
        ):
            yield value
        for item in value.values():
            yield from entities(item)
    elif isinstance(value, list):
        for item in value:
            yield from entities(item)


def rename(row: dict[str, Any], chance: random.Random) -> None:
    for entity in entities(list(row.values())):
        words = entity["name"].split()
        chance.shuffle(words)
        entity["name"] = chance.choice([entity["name"].upper(), " ".join(words), words[0], "Nowhere"])
        entity["id"] = chance.choice([entity["id"], None, "vn/hue", "vn/lam-dong/hue"])
        if chance.random() < 0.1:
            entity["type"] = chance.choice(["organisation", "person", "locality", "country"])


def redate(row: dict[str, Any], chance: random.Random) -> None:
    for key in {"date", "start", "end", "period", "due"} & row.keys():
        day = row[key]
        row[key] = chance.choice(
            [None, "2019", "2021-05", "2019-01/2022-12", day and day[:4], day and day[:7]]
        )


def recode(row: dict[str, Any], chance: random.Random) -> None:
    row["modality"] = chance.choice(["asserted", "planned", "denied"])
    for key, codes in {
        "stage": ["signed", "planned"],
        "sector": ["trade", "ict"],
        "sense": ["has", "seeks"],
        "qualifier": ["exact", "about"],
        "indicator": ["other", "workers"],
        "unit": ["USD", "count"],
    }.items():
        if key in row and chance.random() < 0.5:
            row[key] = chance.choice(codes)
    if row["kind"] == "event":
        row["type"] = chance.choice(["visit", "meeting", "forum", "promotion", "signing"])
    if row["kind"] == "agreement":
        row["type"] = chance.choice(["mou", "agreement"])
    if "fields" in row:
        row["fields"] = chance.sample(["trade", "culture", "tourism", "education"], 2)


def recount(row: dict[str, Any], chance: random.Random) -> None:
    if "value" in row:
        row["value"] *= chance.choice([1.004, 1.006, 2])
    for key in {"parties", "participants", "places", "actors", "signatories"} & row.keys():
        row[key] = row[key][chance.randint(0, 1) :]


CHANGES = [shift, shorten, rename, redate, recode, recount]


@pytest.mark.parametrize(("seed", "only"), [(1, ""), (2, "seed"), (3, "ko-dev"), (4, ""), (5, "none")])
def test_figures_agree(tmp_path: Path, seed: int, only: str) -> None:
    rows = list(perturbed(random.Random(seed)))
    if only == "none":
        rows += [row | {"document": "none-01.txt"} for row in rows[:5]]
    told = tmp_path / "claims.jsonl"
    told.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    command = [sys.executable, str(REFERENCE), "--gold", str(CORPUS), "--json", "--only", only, str(told)]
    theirs = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    claims = [msgspec.convert(row, Claim) for row in rows]
    ours = score(read_gold(CORPUS, only), claims).figures()
    assert ours == theirs
    assert 0 < theirs["all"]["f1"] < 1 or only == "none"
