"""The register that the tour shows, for tests that look at all of it."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

import pytest

from comity.cli.read import read_into
from comity.sources.places import find_files


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of the articles that come with Comity."""
    register = tmp_path_factory.mktemp("tour") / "tour.db"
    with as_file(files("comity").joinpath("examples")) as folder:
        read_into(find_files([folder]), register)
    return register
