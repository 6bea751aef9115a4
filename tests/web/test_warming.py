"""What is made of a whole register is made in the background, and who waits for it holds up nobody else."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from starlette.testclient import TestClient

from comity.insight import chronicle
from comity.register.view import opened
from comity.web import attention
from comity.web.door import door
from comity.web.language import LANGUAGES
from comity.web.site import Here, Site
from comity.web.warming import Warming
from tests.make import BINH_DUONG, SEOUL, agreement, register
from tests.web.visiting import ARTICLES, article

PATIENCE = 30  # seconds, for what takes some milliseconds


class Makes:
    """Notes for whom it is asked, and tells when it was asked so often."""

    def __init__(self, often: int) -> None:
        self.told: list[str] = []
        self.enough, self._often = Event(), often

    def __call__(self, here: Here) -> None:
        self.told.append(here.language)
        if len(self.told) >= self._often:
            self.enough.set()


def test_it_is_made_before_anybody_asks_and_again_after_a_change(tmp_path: Path) -> None:
    path = register(tmp_path / "a.db", *ARTICLES)
    once, again = Makes(len(LANGUAGES)), Makes(2 * len(LANGUAGES))
    with opened(path) as view, Warming(Site(view, "a"), [once, again]).going_on():
        assert once.enough.wait(PATIENCE)
        register(path, article(9, agreement(BINH_DUONG, SEOUL, date="2023-01-01")))
        assert again.enough.wait(PATIENCE)
    assert again.told[: 2 * len(LANGUAGES)] == [*LANGUAGES, *LANGUAGES]


def test_what_fails_keeps_nothing_else_from_being_made(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(_: Here) -> None:
        raise ZeroDivisionError

    made = Makes(len(LANGUAGES))
    path = register(tmp_path / "a.db", *ARTICLES)
    with opened(path) as view, Warming(Site(view, "a"), [fails, made]).going_on():
        assert made.enough.wait(PATIENCE)
    assert "in the background" in caplog.text


def held_up(begun: Event, go_on: Event) -> Callable[..., Any]:
    def made(*told: Any) -> chronicle.Chronicle:
        begun.set()
        go_on.wait(PATIENCE)
        return chronicle.chronicle(*told)

    return made


def test_pages_are_answered_while_many_wait_for_what_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = Event(), Event()
    monkeypatch.setattr(attention, "chronicle", held_up(begun, go_on))
    with (
        opened(register(tmp_path / "a.db", *ARTICLES)) as view,
        TestClient(door(Site(view, "a"))) as client,
        ThreadPoolExecutor(8) as pool,
    ):
        try:
            waiting = [pool.submit(client.get, f"/quiet?years={number}") for number in range(6)]
            assert begun.wait(PATIENCE)
            assert pool.submit(client.get, "/agreements").result(PATIENCE / 2).status_code == 200
            assert not any(answer.done() for answer in waiting)
        finally:
            go_on.set()
        assert [answer.result(PATIENCE).status_code for answer in waiting] == [200] * 6
