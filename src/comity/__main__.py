"""`python -m comity` is `comity`."""

from __future__ import annotations

import sys

from comity.cli.main import run

if __name__ == "__main__":
    sys.exit(run())
