"""In a real browser nothing of what a document says runs, and no page breaks the rules it is sent with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from comity.register.view import opened
from comity.web.door import door
from comity.web.site import Site
from tests.web.browser.conftest import Look, serving
from tests.web.crawling import visits
from tests.web.hostile import ATTEMPTS, Writer, written

_MOST = 3000
_WATCH = """
    addEventListener("securitypolicyviolation", (event) => console.error(event.violatedDirective));
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register in which each text makes all attempts at once."""
    return written(tmp_path_factory.mktemp("hostile") / "hostile.db", [Writer(" ".join(ATTEMPTS))])


@pytest.fixture(scope="module")
def address(hostile: Path) -> Iterator[str]:
    with serving(hostile) as found:
        yield found


def _pages(register: Path) -> list[str]:
    """Every page without a question, and of those with one the first of each kind."""
    with opened(register) as view:
        found = [one.path for one in visits(TestClient(door(Site(view, "a"))), _MOST) if one.is_page]
    kinds: dict[str, str] = {}
    for path in found:
        kinds.setdefault(re.sub(r"=[^&]*", "=", path), path)
    return list(kinds.values())


def test_nothing_runs(look: Look, address: str, hostile: Path) -> None:
    paths = _pages(hostile)
    assert len(paths) > 60
    page = look(base_url=address)
    page.add_init_script(_WATCH)
    for path in paths:
        answer = page.goto(path, wait_until="load")
        assert answer is not None and answer.status == 200, path
        assert page.evaluate("typeof window.ran") == "undefined", path
