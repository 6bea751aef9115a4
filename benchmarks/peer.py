"""The peer that resolving is measured against: nomenklatura's matchers, on the same labelled mentions.

Each mention is an entity of followthemoney with what a document tells of it: its name, the posts of a person
as positions, the country of the post or of the known id (else of what is told beside it), and that id as a
registration number. It has no reference tables, which are part of what resolving is. Every matcher
is tried with every threshold, for pairs as scored and for the groups that pairs join; the best counts.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any

import msgspec

from comity.resolving.components import joined_sets
from comity.scoring.mention_pairs import LabelledMention, MentionSet

_SCHEMATA = {
    "person": "Person", "organisation": "Organization", "locality": "PublicBody", "country": "PublicBody",
}  # fmt: skip
_PASSES = 3

Pair = tuple[str, str]


class Outcome(msgspec.Struct, frozen=True):
    """How well a matcher does at its best threshold, and how long scoring all pairs takes."""

    matcher: str
    threshold: float
    joined: bool
    f1: float
    seconds: float

    def __str__(self) -> str:
        how = "groups of pairs" if self.joined else "pairs"
        best = f"F1 {self.f1:.3f} ({how} from {self.threshold:.2f})"
        return f"nomenklatura {self.matcher}: {best} in {self.seconds:.2f} s"


def outcomes(sets: Sequence[MentionSet]) -> list[Outcome] | None:
    """Every matcher's best; None where nomenklatura is not installed."""
    try:
        from nomenklatura.matching import ALGORITHMS
    except ImportError:
        return None
    entities = [{label: _entity(label, told) for label, told in one.mentions.items()} for one in sets]
    return [_outcome(matcher, sets, entities) for matcher in ALGORITHMS]


def _entity(label: str, told: LabelledMention) -> Any:
    from followthemoney import model

    entity = model.get_proxy({"id": label, "schema": _SCHEMATA[told.type], "properties": {}})
    entity.add("name", told.name)
    for post in told.posts:
        entity.add("position", post.role, quiet=True)
    own = _countries((told.given or "", *(post.of for post in told.posts)))
    entity.add("country", sorted(own or _countries(told.beside)))
    if told.given:
        entity.add("registrationNumber", told.given, quiet=True)
    return entity


def _countries(known: Iterable[str]) -> set[str]:
    """The countries of known ids; names and organisations have none."""
    return {first for one in known if len(first := one.split("/", 1)[0]) == 2}


def _outcome(matcher: Any, sets: Sequence[MentionSet], entities: Sequence[dict[str, Any]]) -> Outcome:
    settings = matcher.default_config()

    def score_all() -> list[dict[Pair, float]]:
        return [
            {(a, b): matcher.compare(of[a], of[b], settings).score for a, b in combinations(sorted(of), 2)}
            for of in entities
        ]

    taken, scores = [], score_all()
    for _ in range(_PASSES):
        start = time.perf_counter()
        score_all()
        taken.append(time.perf_counter() - start)
    truth = [one.pairs() for one in sets]
    best = max(
        (f1(truth, [_found(of, threshold, joined) for of in scores]), -threshold, joined)
        for threshold in sorted({round(score, 2) for of in scores for score in of.values()} - {0})
        for joined in (False, True)
    )
    return Outcome(matcher.NAME, -best[1], best[2], best[0], min(taken))


def _found(scores: dict[Pair, float], threshold: float, joined: bool) -> set[Pair]:
    found = {pair for pair, score in scores.items() if score >= threshold}
    return set(pairs_of(joined_sets(found))) if joined else found


def pairs_of(groups: Iterable[Iterable[str]]) -> Iterator[Pair]:
    """Every two labels that share a group."""
    for group in groups:
        yield from combinations(sorted(group), 2)


def f1(truth: Sequence[dict[Pair, bool]], found: Sequence[set[Pair]]) -> float:
    """The harmonic mean of precision and recall over the pairs of all sets."""
    hits = sum(
        one and pair in of for told, of in zip(truth, found, strict=True) for pair, one in told.items()
    )
    told = sum(one for pairs in truth for one in pairs.values())
    said = sum(pair in pairs for pairs, of in zip(truth, found, strict=True) for pair in of)
    return 2 * hits / (told + said) if hits else 0.0
