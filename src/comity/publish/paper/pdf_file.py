"""Papers as PDF."""

from __future__ import annotations

from pathlib import Path

from comity.publish.paper.composed import Composed
from comity.publish.paper.layout import Closeness, Layout
from comity.publish.paper.typeset import pdf

SUFFIX = ".typ"
"""How the name of a template ends."""


def written(paper: Composed, layout: Layout, step: Closeness, template: Path | None) -> bytes:
    """The paper as a PDF."""
    return pdf(paper, layout, step, template)
