"""Word files made PDF by LibreOffice, all at once: it takes its time to start."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.fixture(scope="session")
def printer(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Sequence[Path]], list[Path]]:
    """What makes each of some Word files a PDF beside it; skips the test where LibreOffice is missing."""
    if OFFICE is None:
        pytest.skip("LibreOffice is not installed")
    profile = f"-env:UserInstallation={tmp_path_factory.mktemp('office').as_uri()}"

    def printed(files: Sequence[Path]) -> list[Path]:
        command = [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(files[0].parent)]
        subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=240)
        return [file.with_suffix(".pdf") for file in files]

    return printed
