"""`python -m comity` is `comity`."""

from __future__ import annotations

import sys

from comity.cli.main import run

sys.exit(run())
