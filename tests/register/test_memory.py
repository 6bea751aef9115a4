"""What was looked up by id is remembered as long as the register is as it was, and no longer."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from comity.register.memory import Memory
from comity.register.view import opened
from tests.make import BINH_DUONG, DAEJEON, agreement, document, register


class Asked:
    """Knows the lengths of words, but of none with an x; notes what it is asked for."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def __call__(self, ids: Collection[str]) -> dict[str, int]:
        self.words += ids
        return {id_: len(id_) for id_ in ids if "x" not in id_}


def test_each_thing_is_asked_for_once_also_where_nothing_is_known_of_it() -> None:
    memory, ask = Memory(), Asked()
    assert memory.of("now", "length", ["a", "xx"], ask) == {"a": 1}
    assert memory.of("now", "length", ["a", "xx", "bb"], ask) == {"a": 1, "bb": 2}
    assert ask.words == ["a", "xx", "bb"]


def test_sorts_are_kept_apart() -> None:
    memory = Memory()
    memory.of("now", "length", ["a"], Asked())
    assert memory.of("now", "capital", ["a"], lambda ids: {id_: id_.upper() for id_ in ids}) == {"a": "A"}


def test_another_state_is_asked_anew() -> None:
    memory, ask = Memory(), Asked()
    memory.of("before", "length", ["a"], ask)
    memory.of("after", "length", ["a"], ask)
    assert ask.words == ["a", "a"]


def test_it_keeps_no_more_than_so_many() -> None:
    memory, ask = Memory(most=2), Asked()
    for word in ("a", "b", "c"):
        assert memory.of("now", "length", {word, "a"}, ask)["a"] == 1
    assert memory.of("now", "length", ["a", "c"], ask) == {"a": 1, "c": 1}
    assert ask.words == ["a", "b", "c", "a"], "it began anew with the third, and forgot the first"


def test_what_is_written_is_seen_by_the_next_page(tmp_path: Path) -> None:
    first, second = document("They agreed."), document("They agreed. Later.", "b.txt", "2024-01-02")
    path = register(tmp_path / "a.db", (first, [agreement(BINH_DUONG, DAEJEON)]))
    with opened(path) as view:
        with view.still() as now:
            assert now.names(["vn/binh-duong", "kr/gumi"]).keys() == {"vn/binh-duong"}
        told = [agreement(BINH_DUONG, DAEJEON, date="2021")]
        register(path, (second, told))
        with view.still() as now:
            (record,) = [record for record in now.records() if record.day == "2021"]
            told_in = {standing.citation.document for standing in now.standings([record.id]).values()}
    assert "b.txt" in told_in
