"""Labelled pairs of mentions: whether names taken for one entity are those a careful reader takes for one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import combinations
from pathlib import Path

import msgspec
import yaml

from comity.model.entity import EntityType
from comity.scoring.record_pairs import Pairwise


class LabelledPost(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A post as written, and the id or name of where it is held."""

    role: str
    of: str


class LabelledMention(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One name as one document uses it; a mention without `document` has one of its own."""

    type: EntityType
    name: str
    given: str | None = None
    language: str | None = None
    published: str | None = None
    on: str | None = None
    document: str | None = None
    posts: tuple[LabelledPost, ...] = ()
    beside: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    text: str = ""


class MentionSet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A small world of mentions: which are one entity, which pairs nobody can tell, what some mean."""

    about: str
    mentions: dict[str, LabelledMention]
    same: tuple[tuple[str, ...], ...] = ()
    skip: tuple[tuple[str, ...], ...] = ()
    means: dict[str, str | None] = {}

    def pairs(self) -> dict[tuple[str, str], bool]:
        """Every two labels that can be told, and whether they are one entity."""
        home = {label: at for at, group in enumerate(self.same) for label in group}
        skipped = {tuple(sorted(pair)) for pair in self.skip}
        return {
            (a, b): a in home and home[a] == home.get(b)
            for a, b in combinations(sorted(self.mentions), 2)
            if (a, b) not in skipped
        }


Taking = Callable[[MentionSet], dict[str, str]]
"""The entity each mention of a set is taken for, by label."""


def read_mention_sets(path: Path) -> tuple[MentionSet, ...]:
    """The sets of a page; raises msgspec.ValidationError where it does not hold together."""
    return msgspec.convert(yaml.safe_load(path.read_text("utf-8")), tuple[MentionSet, ...])


def score_mentions(sets: Iterable[MentionSet], taking: Taking) -> Pairwise:
    """How the pairs of all sets were told."""
    hits: list[str] = []
    missed: list[str] = []
    false: list[str] = []
    for labelled in sets:
        taken = taking(labelled)
        for (a, b), one in labelled.pairs().items():
            found = taken[a] == taken[b]
            if one or found:
                (hits if one and found else missed if one else false).append(f"{labelled.about}: {a}, {b}")
    return Pairwise(tuple(hits), tuple(missed), tuple(false))
