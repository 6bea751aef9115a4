"""The register of the tour, made once for all tests of papers."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from comity.cli.papers import Desk, desk
from comity.cli.read import read_into
from comity.sources.places import find_files


@pytest.fixture(scope="session")
def tour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples, read."""
    register = tmp_path_factory.mktemp("tour") / "tour.db"
    with as_file(files("comity").joinpath("examples")) as folder:
        read_into(find_files([folder]), register)
    return register


@pytest.fixture(params=["en", "ko", "vi"])
def at(request: pytest.FixtureRequest, tour: Path) -> Iterator[Desk]:
    """The register of the tour, spoken in each language."""
    with desk(str(tour), request.param) as spoken:
        yield spoken
