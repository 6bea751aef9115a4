"""What is made of a whole register is made once for each of its states."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest

from comity.web.once import Once


def test_it_is_made_once_for_a_moment_and_a_key() -> None:
    once, made = Once(), list[str]()

    def make(what: str) -> int:
        made.append(what)
        return len(made)

    asked = [("monday", "a"), ("monday", "a"), ("monday", "b"), ("tuesday", "a"), ("tuesday", "a")]
    told = [once.of(moment, key, partial(make, f"{moment} {key}")) for moment, key in asked]
    assert told == [1, 1, 2, 3, 3]
    assert made == ["monday a", "monday b", "tuesday a"]


def test_who_comes_while_it_is_made_waits_for_it() -> None:
    once, made, together = Once(), list[int](), Barrier(8)

    def ask(_number: int) -> int:
        together.wait(10)
        return once.of("now", "a", lambda: made.append(1) or len(made))  # type: ignore[func-returns-value]

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(ask, range(8))) == {1}


def test_what_could_not_be_made_is_tried_again() -> None:
    once = Once()
    with pytest.raises(ZeroDivisionError):
        once.of("now", "a", lambda: 1 // 0)
    assert once.of("now", "a", lambda: 5) == 5
