"""How agreements stand, in words."""

from __future__ import annotations

from typing import get_args

import msgspec
import pytest

from comity.insight.axis import Activity, Legal, LegalState, SuccessionState
from comity.insight.evidence import Evidence
from comity.insight.lifecycle import GRAVEST, Lifecycle
from comity.insight.succession import Lack
from comity.model.claim import AgreementStage, Renewal
from comity.publish.standing import in_short
from comity.publish.words import wording
from comity.reference.succession import Kind

NOTHING = Evidence(names={}, citations={})


@pytest.mark.parametrize(
    ("group", "codes"),
    [
        ("legal", get_args(LegalState)),
        ("succession", get_args(SuccessionState)),
        ("shift", get_args(Kind)),
        ("lack", get_args(Lack)),
        ("renewal", get_args(Renewal)),
        ("act", set(get_args(AgreementStage)) - {"planned"}),
        ("axis", ("legal", "activity", "succession")),
    ],
)
def test_every_code_has_words(group: str, codes: tuple[str, ...]) -> None:
    assert set(wording().terms[group]) == set(codes)


def test_every_state_of_succession_has_its_rank() -> None:
    assert set(GRAVEST) == set(get_args(SuccessionState))


def told(state: Legal, activity: Activity) -> str:
    axes = Lifecycle(
        record="agr-1",
        on="2026-01-01",
        legal=state,
        activity=activity,
        succession="unaffected",
        rule="",
        inheritances=(),
    )
    return " ".join(part.text + part.end for part in in_short(axes, NOTHING).parts)


def legal(state: LegalState, act: str | None = "signed", **fields: str) -> Legal:
    return msgspec.convert({"state": state, "rule": "", "act": act, **fields}, Legal)


NONE = Activity(state="none_found", rule="")


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (legal("signed", since="2019-12-21"), "signed on 21 December 2019, no end told"),
        (legal("signed", since="2016-10"), "signed in October 2016, no end told"),
        (legal("signed"), "signed, no end told"),
        (legal("signed", act="renewed", since="2024", term="P5Y"),
         "renewed in 2024, no end told, for 5 years"),
        (legal("in_force", act="renewed", since="2024-12-05", until="2029", renewal="automatic"),
         "in force until 2029, renewed on 5 December 2024, then goes on by itself"),
        (legal("in_force", since="2024", until="2029", renewal="agreed", notice="P90D"),
         "in force until 2029, signed in 2024, "
         "then goes on if the parties agree unless notice is given 90 days before its end"),
        (legal("expired", since="2019", until="2022", notice="P1M"),
         "run out, its end was 2022, signed in 2019, notice is due 1 month before its end"),
        (legal("continued", since="2019", until="2022"),
         "gone on by its terms since its end in 2022, signed in 2019"),
        (legal("ended", act="ended", since="2023-05-01"), "ended on 1 May 2023"),
        (legal("ended", act="ended"), "ended"),
        (legal("planned", since="2026"), "to be signed, 2026"),
        (legal("proposed"), "wished for, not signed as far as is told"),
        (legal("denied", act=None), "none, say the sources"),
    ],
)  # fmt: skip
def test_legal_state(state: Legal, words: str) -> None:
    assert told(state, NONE) == f"{words}; no dated evidence found"


@pytest.mark.parametrize(
    ("kind", "type_", "what"),
    [("event", "visit", "visit"), ("agreement", "mou", "MOU"), ("agreement", "sister", "sister tie")],
)
def test_activity(kind: str, type_: str, what: str) -> None:
    seen = Activity(state="seen", rule="", record="x", kind=kind, type=type_, on="2025-12")
    words = told(legal("signed"), seen)
    assert words.endswith(f"last evidence: {what}, December 2025; none found since")
