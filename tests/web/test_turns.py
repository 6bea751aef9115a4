"""Turns: requests are worked on one after the other, and pass one that takes long."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from comity.web import turns
from comity.web.turns import Turns


def test_one_is_worked_on_at_a_time_in_the_order_of_coming() -> None:
    assert _run(_ended(Turns("one"), 0.02, 0.0, 0.0)) == [0, 1, 2]


def test_others_pass_what_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_LONG", 0.01)
    assert _run(_ended(Turns("long"), 0.3, 0.0, 0.0)) == [1, 2, 0]


def test_the_room_for_one_that_passed_is_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_LONG", 0.05)

    async def afterwards() -> list[int]:
        taking = Turns("back")
        await _ended(taking, 0.3, 0.0)
        return await _ended(taking, 0.02, 0.0, 0.0)

    assert _run(afterwards()) == [0, 1, 2]


def _run(working: Coroutine[Any, Any, list[int]]) -> list[int]:
    """What comes of it on a loop of its own; the thread of a test may have one that a browser left."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, working).result()


async def _ended(taking: Turns, *seconds: float) -> list[int]:
    """The numbers of some pieces of work in the order in which they ended."""
    ended = list[int]()

    async def worked(number: int, length: float) -> None:
        async with taking.turn():
            await asyncio.to_thread(time.sleep, length)
            ended.append(number)

    await asyncio.gather(*(worked(number, length) for number, length in enumerate(seconds)))
    return ended
