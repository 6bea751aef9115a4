"""Whom words mean that point: "the two cities", "the province", "the mayor", "the delegation"."""

from __future__ import annotations

from comity.reading.clauses.passage import Passage


def settle(passage: Passage) -> None:
    """Gives every pointer the entities it stands for, where the text tells."""
