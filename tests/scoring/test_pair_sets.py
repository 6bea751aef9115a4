"""The labelled pages hold together: keys, ids and languages are there, and nobody is in two groups."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

import comity
from comity.model.claim import Claim

PAIRS = Path(__file__).parents[2] / "score" / "pairs"
DATA = Path(comity.__file__).parent / "reference" / "data"
Set = dict[str, Any]

SETS = {page: yaml.safe_load((PAIRS / f"{page}.yaml").read_text("utf-8")) for page in ("mentions", "records")}
MEMBERS = {"mentions": "mentions", "records": "claims"}
EVERY_SET = [pytest.param(page, one, id=one["about"]) for page, sets in SETS.items() for one in sets]
MENTION_KEYS = {
    *("type", "name", "given", "language", "published", "on"),
    *("document", "posts", "beside", "around", "text"),
}


def pairs(page: str, one: Set) -> Iterator[tuple[str, str]]:
    """The pairs of a set that are labelled: all but those it skips."""
    skipped = {frozenset(pair) for pair in one.get("skip", [])}
    return (pair for pair in combinations(one[MEMBERS[page]], 2) if frozenset(pair) not in skipped)


def labelled(page: str) -> int:
    """How many pairs a page labels."""
    return sum(1 for one in SETS[page] for _ in pairs(page, one))


@pytest.fixture(scope="module")
def known() -> set[str]:
    """Every id of the reference tables."""
    ids: set[str] = set(yaml.safe_load((DATA / "countries.yaml").read_text("utf-8")))
    for page in DATA.glob("*.csv"):
        with page.open(encoding="utf-8", newline="") as lines:
            ids.update(row["slug"] for row in csv.DictReader(lines) if "slug" in row)
    for page in DATA.glob("world_*.jsonl"):
        ids.update(json.loads(line)[0] for line in page.read_text("utf-8").splitlines())
    return ids


def ids_in(value: object) -> Iterator[str]:
    """Every reference id a claim or a mention speaks of; posts may name their place instead."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, str) and (key in ("id", "given") or (key == "of" and "/" in inner)):
                yield inner
            elif key in ("beside", "around"):
                yield from inner
            else:
                yield from ids_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from ids_in(inner)


@pytest.mark.parametrize(("page", "one"), EVERY_SET)
def test_set_is_whole(page: str, one: Set, known: set[str]) -> None:
    """Groups, skips and meanings name members of the set, and every id is in the tables."""
    members = one[MEMBERS[page]]
    grouped = [member for group in one["same"] for member in group]
    assert len(members) > 1
    assert not [member for member, times in Counter(grouped).items() if times > 1]
    assert all(len(group) > 1 for group in one["same"])
    meant = one.get("means", {})
    named = {*grouped, *meant, *(member for pair in one.get("skip", []) for member in pair)}
    assert named <= set(members)
    together = {frozenset(pair) for group in one["same"] for pair in combinations(group, 2)}
    assert not together & {frozenset(pair) for pair in one.get("skip", [])}
    spoken = {*ids_in(members), *(place for place in meant.values() if place)}
    assert spoken <= known


@pytest.mark.parametrize("one", SETS["mentions"], ids=lambda one: str(one["about"]))
def test_mentions_mean_one_thing_each(one: Set) -> None:
    """Mentions told to be the same mean the same, and those told apart do not."""
    meant = {member: place for member, place in one.get("means", {}).items() if place}
    groups = [set(group) for group in one["same"]]
    for left, right in pairs("mentions", one):
        if left in meant and right in meant:
            alike = any({left, right} <= group for group in groups)
            assert alike == (meant[left] == meant[right]), (left, right)


@pytest.mark.parametrize("one", SETS["mentions"], ids=lambda one: str(one["about"]))
def test_mentions_have_the_form(one: Set) -> None:
    """Every mention has its fields and no others, dates as text among them."""
    for mention in one["mentions"].values():
        assert set(mention) <= MENTION_KEYS
        assert mention["type"] in ("locality", "country", "organisation", "person")
        assert mention["language"] in ("en", "ko", "vi")
        assert all(isinstance(mention.get(key, ""), str) for key in ("published", "on"))
        assert all(set(post) == {"role", "of"} for post in mention.get("posts", []))


@pytest.mark.parametrize("one", SETS["records"], ids=lambda one: str(one["about"]))
def test_claims_are_claims(one: Set) -> None:
    """Every claim of a set is one of the set's kind by the contract."""
    for told in one["claims"].values():
        carried = {"kind": one["kind"], "document": told["document"], "quote": "", "span": (0, 0)}
        assert msgspec.convert({**carried, **told["claim"]}, Claim)
        assert told["language"] in ("en", "ko", "vi")
        assert isinstance(told.get("published", ""), str)


def test_there_are_enough() -> None:
    """The bar asks for this many pairs at least."""
    assert labelled("mentions") >= 300
    assert labelled("records") >= 80


@pytest.mark.parametrize("page", SETS)
def test_three_languages(page: str) -> None:
    """Each language has its part, and many pairs cross languages."""
    spoken = Counter(told["language"] for one in SETS[page] for told in one[MEMBERS[page]].values())
    assert min(spoken[language] for language in ("en", "ko", "vi")) * 5 >= spoken.total()
    across = sum(
        one[MEMBERS[page]][left]["language"] != one[MEMBERS[page]][right]["language"]
        for one in SETS[page]
        for left, right in pairs(page, one)
    )
    assert across * 2 >= labelled(page)


@pytest.mark.parametrize("page", SETS)
def test_every_set_says_why(page: str) -> None:
    """No two sets are there for the same reason."""
    reasons = Counter(one["about"] for one in SETS[page])
    assert not [reason for reason, times in reasons.items() if times > 1]
