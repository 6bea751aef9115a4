"""Registers served on this machine and looked at with Chromium: the tour's, where no other is told of."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, sync_playwright

from comity.register.view import opened
from comity.web.door import door
from comity.web.site import Site

_PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser")
_MISSING = "Chromium is not installed"
_QUIETLY = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
_PATIENCE = 20.0  # seconds for the server to listen
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


@pytest.fixture(scope="session")
def served(told: Path) -> Iterator[str]:
    """The address at which the tour's register is served."""
    with serving(told) as address:
        yield address


@contextmanager
def serving(register: Path) -> Iterator[str]:
    """Serves a register; gives the address."""
    with opened(register) as view:
        config = uvicorn.Config(door(Site(view, register.name)), port=0, log_level="error", lifespan="off")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{_port(server)}"
        server.should_exit = True
        thread.join()


def _port(server: uvicorn.Server) -> int:
    until = time.monotonic() + _PATIENCE
    while not server.started:
        assert time.monotonic() < until, "the server does not listen"
        time.sleep(0.02)
    return int(server.servers[0].sockets[0].getsockname()[1])


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if _PROGRAM is None:
        pytest.skip(_MISSING)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=_PROGRAM, args=list(_QUIETLY))
        yield running
        running.close()


def _close(box: Dialog, wrong: list[str]) -> None:
    wrong.append(box.message)
    box.dismiss()


def _is_wrong(said: ConsoleMessage) -> bool:
    return said.type == "error" and "status of 404" not in said.text


Look = Callable[..., Page]
"""Opens a window, on another site by `base_url`; takes what
Playwright takes for a context (`viewport`, `locale`, `color_scheme` …)."""


@pytest.fixture
def look(browser: Browser, served: str) -> Iterator[Look]:
    """Windows that fail the test where a page logs an error, opens a box or asks for anything elsewhere."""
    opened_: list[BrowserContext] = []
    wrong: list[str] = []

    def window(**told: Any) -> Page:
        context = browser.new_context(
            **{"base_url": served, "viewport": DESKTOP, "locale": "en-GB", "reduced_motion": "reduce"} | told
        )
        opened_.append(context)
        address = told.get("base_url", served)
        page = context.new_page()
        page.on("dialog", lambda box: _close(box, wrong))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if _is_wrong(said) else None)
        page.on("request", lambda asked: None if asked.url.startswith(address) else wrong.append(asked.url))
        return page

    yield window
    for context in opened_:
        context.close()
    assert wrong == []
