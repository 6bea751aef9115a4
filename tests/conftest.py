"""What all tests share: the same examples every run, and both engines for whatever uses a register."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from comity.register import opening
from comity.register.address import Address, address
from tests import postgres

settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.load_profile("steady")

_HERE = Path(__file__).parent
_ON_BOTH = ("register", "deriving", "insight", "test_pipeline.py")
"""The tests here that use a register run on SQLite and on PostgreSQL."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    part = metafunc.definition.path.relative_to(_HERE).parts[0] if _is_ours(metafunc) else ""
    marked = metafunc.definition.get_closest_marker("one_engine")
    if part in _ON_BOTH and "tmp_path" in metafunc.fixturenames and marked is None:
        metafunc.fixturenames.append("engine")
        metafunc.parametrize("engine", ["sqlite", "postgresql"], indirect=True)


def _is_ours(metafunc: pytest.Metafunc) -> bool:
    return _HERE in metafunc.definition.path.parents


@pytest.fixture(scope="session")
def server() -> Iterator[postgres.Server]:
    """A PostgreSQL server."""
    if postgres.binaries() is None:
        pytest.skip(postgres.MISSING)
    with postgres.server() as running:
        yield running


@pytest.fixture
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The engine of a test; on PostgreSQL each path of a register stands for a database of its own."""
    if request.param == "sqlite":
        yield "sqlite"
        return
    server = request.getfixturevalue("server")
    databases: dict[str, Address] = {}

    def of_a_server(place: opening.Place) -> Address:
        given = address(place)
        if given.url is not None:
            return given
        if str(given) not in databases:
            databases[str(given)] = Address(url=server.database())
        return databases[str(given)]

    for module in ("comity.register.opening.address", "comity.register.store.address"):
        monkeypatch.setattr(module, of_a_server)
    yield "postgresql"
    for found in databases.values():
        server.drop(str(found.url))
