"""Choices are counted as the search finds them, were they made."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from comity.model.claim import KINDS
from comity.register.search import counting
from comity.register.search.counting import Choices
from comity.register.search.query import Query
from comity.register.search.tables import Shelf
from comity.register.view import View
from tests.postgres import Server
from tests.register.search.conftest import searchable

CHOICES: Choices = {
    "kinds": KINDS,
    "countries": ("kr", "vn", "jp"),
    "sectors": ("tourism", "education"),
    "languages": ("en", "ko", "vi"),
}
QUERIES = (
    Query(everything=True),
    Query(words="seoul"),
    Query(words="seoul", countries=("vn",), kinds=("agreement",)),
    Query(languages=("ko",)),
    Query(since="2020", until="2024"),
)


def found(view: View, query: Query, shelf: Shelf) -> int:
    return len(view.search(query, shelf, 1000).hits)


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("shelf", ["claims", "documents"])
def test_a_choice_leaves_as_much_as_it_says(view: View, shelf: Shelf, query: Query) -> None:
    counted = view.counted(query, shelf, CHOICES)
    assert counted.all
    for choice, codes in CHOICES.items():
        for code in codes:
            made: dict[str, Any] = {choice: (code,)}
            left = found(view, msgspec.structs.replace(query, **made), shelf)
            assert counted.numbers[choice][code] == left, (choice, code)


def test_no_more_is_looked_through_than_the_first(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    every = view.counted(Query(everything=True), "claims", CHOICES)
    monkeypatch.setattr(counting, "MOST", 3)
    some = view.counted(Query(everything=True), "claims", CHOICES)
    assert not some.all
    assert sum(some.numbers["kinds"].values()) == 4 < sum(every.numbers["kinds"].values())


@pytest.mark.one_engine
def test_both_engines_count_alike(tmp_path: Path, server: Server) -> None:
    with searchable(tmp_path / "a.db") as one, searchable(server.database()) as other:
        for query in QUERIES:
            assert other.counted(query, "claims", CHOICES) == one.counted(query, "claims", CHOICES)
