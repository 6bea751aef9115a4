"""What a careful reader says is one entity is taken for one, and what differs is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.pipeline import Atlas
from comity.resolving.identity.labelled import judged, taken
from comity.scoring.mention_pairs import MentionSet, read_mention_sets, score_mentions

PAIRS = Path(__file__).parents[3] / "score" / "pairs"
BAR = 0.97
SETS = read_mention_sets(PAIRS / "mentions.yaml")
OWN = read_mention_sets(PAIRS / "identity.yaml")


def test_pairwise_f1_on_labels_written_without_sight_of_the_rules(tables: Atlas) -> None:
    found = score_mentions(SETS, lambda one: taken(one, tables))
    assert len(found.hits) > 1000
    assert found.f1 >= BAR, f"missed {found.missed}, false {found.false}"


def test_nothing_is_put_together_wrongly(tables: Atlas) -> None:
    assert not score_mentions(SETS, lambda one: taken(one, tables)).false


def test_what_labelled_names_mean(tables: Atlas) -> None:
    told = [(one, label) for one in SETS for label in one.means]
    wrong = [f"{one.about}: {label}" for one, label in told if not _rightly(one, label, tables)]
    assert len(wrong) <= 0.02 * len(told), wrong


@pytest.mark.parametrize("one", OWN, ids=lambda one: str(one.about))
def test_weak_points(one: MentionSet, tables: Atlas) -> None:
    found = score_mentions([one], lambda each: taken(each, tables))
    assert (found.missed, found.false) == ((), ())
    assert [label for label in one.means if not _rightly(one, label, tables)] == []


def _rightly(one: MentionSet, label: str, tables: Atlas) -> bool:
    found = judged(one, tables)[label]
    meant = one.means[label]
    return found.standing == "ambiguous" if meant is None else found.entity == meant
