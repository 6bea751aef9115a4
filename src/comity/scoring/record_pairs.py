"""Labelled pairs of claims: whether what was put together is what a careful reader puts together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

import msgspec
import yaml

from comity.model.cited import CitedClaim
from comity.model.claim import Claim


class LabelledClaim(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A claim as one document tells it; the text was never written, so its quote is its label."""

    document: str
    language: str
    claim: Mapping[str, Any]
    published: str | None = None


class RecordSet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A small world of claims of one kind: which of them tell one record, and which pairs nobody can tell."""

    about: str
    kind: str
    claims: dict[str, LabelledClaim]
    same: tuple[tuple[str, ...], ...] = ()
    skip: tuple[tuple[str, ...], ...] = ()

    def cited(self) -> dict[str, CitedClaim]:
        """The claims as a register would keep them, by their label, which is their id too."""
        return {
            label: CitedClaim(id=label, document=told.document, published=told.published, claim=claim)
            for label, told, claim in self._told()
        }

    def _told(self) -> Iterator[tuple[str, LabelledClaim, Claim]]:
        for at, (label, told) in enumerate(self.claims.items()):
            place = {"document": told.document, "quote": label, "span": (at, at + len(label))}
            yield label, told, msgspec.convert({"kind": self.kind, **place, **told.claim}, Claim)

    def pairs(self) -> dict[tuple[str, str], bool]:
        """Every two labels that can be told, and whether they are one record."""
        home = {label: at for at, group in enumerate(self.same) for label in group}
        skipped = {tuple(sorted(pair)) for pair in self.skip}
        return {
            (a, b): a in home and home[a] == home.get(b)
            for a, b in combinations(sorted(self.claims), 2)
            if (a, b) not in skipped
        }


class Pairwise(msgspec.Struct, frozen=True):
    """Pairs put together rightly, pairs missed and pairs put together wrongly, as `set: a, b`."""

    hits: tuple[str, ...]
    missed: tuple[str, ...]
    false: tuple[str, ...]

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there is nothing to find."""
        told = 2 * len(self.hits) + len(self.missed) + len(self.false)
        return 2 * len(self.hits) / told if told else 1.0


Grouping = Callable[[RecordSet], Iterable[Iterable[str]]]
"""Puts the claims of a set together: groups of labels."""


def read_record_sets(path: Path) -> tuple[RecordSet, ...]:
    """The sets of a page; raises msgspec.ValidationError where it does not hold together."""
    return msgspec.convert(yaml.safe_load(path.read_text("utf-8")), tuple[RecordSet, ...])


def score_records(sets: Iterable[RecordSet], grouping: Grouping) -> Pairwise:
    """How the pairs of all sets were told."""
    hits: list[str] = []
    missed: list[str] = []
    false: list[str] = []
    for labelled in sets:
        home = {label: at for at, group in enumerate(grouping(labelled)) for label in group}
        for (a, b), one in labelled.pairs().items():
            found = home[a] == home[b]
            if one or found:
                (hits if one and found else missed if one else false).append(f"{labelled.about}: {a}, {b}")
    return Pairwise(tuple(hits), tuple(missed), tuple(false))
