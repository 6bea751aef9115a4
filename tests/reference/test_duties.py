"""Rules by date: what comes with Comity does what its own cases say, and an office's own are checked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from comity.errors import BadVocabulary
from comity.reference.deadline import deadline, working_days_on
from comity.reference.duties import Duties, Duty, check, packaged, with_own
from comity.reference.gazetteer import load

KNOWN = Duties(load())
OWN = {
    "id": "jp-report",
    "country": "jp",
    "starts": ["signing"],
    "title": "Tell the ministry",
    "says": "Within a month the ministry is told.",
    "within": "P1M",
    "since": date(2020, 4, 1),
    "act": "House rules, Article 3",
    "sources": [{"title": "House rules", "url": "", "read": "the rules"}],
    "example": {
        "locality": "jp/hyogo/kobe",
        "starts": "signing",
        "day": date(2026, 1, 31),
        "due": date(2026, 2, 28),
    },
    "counter": [{"locality": "jp/hyogo/kobe", "starts": "signing", "day": date(2020, 3, 31)}],
}


def ids(place: str, day: str, starts: str, type_: str | None = None, **asked: object) -> list[str]:
    found = KNOWN.asked((place,), date.fromisoformat(day), starts, type_, **asked)  # type: ignore[arg-type]
    return [rule.id for rule in found]


def page(folder: Path, name: str = "own.yaml", **changed: object) -> Path:
    told = {key: value for key, value in {**OWN, **changed}.items() if value is not None}
    (folder / name).write_text(yaml.safe_dump(told, allow_unicode=True), "utf-8")
    return folder


@pytest.mark.parametrize("rule", packaged(), ids=lambda rule: rule.id)
def test_a_rule_does_what_its_cases_say(rule: Duty) -> None:
    check(rule, f"{rule.id}.yaml", KNOWN)
    assert rule.counter


def test_every_page_has_the_name_of_its_rule() -> None:
    folder = Path(__file__).parents[2] / "src" / "comity" / "reference" / "data" / "duties"
    assert {one.stem for one in folder.glob("*.yaml")} == set(KNOWN.by_id)
    assert all(id_ in KNOWN.by_id for rule in packaged() for id_ in rule.instead_of)
    assert all(one.url.startswith("http") for rule in packaged() for one in rule.sources)


def test_rules_go_by_country_level_type_day_and_who_signs() -> None:
    assert ids("vn/lam-dong", "2026-11-10", "signing", "mou") == ["vn-report-signing"]
    assert ids("vn/lam-dong", "2026-11-10", "signing", "contract") == []
    assert ids("vn/lam-dong", "2021-06-30", "signing", "mou") == []
    assert ids("vn/lam-dong", "2026-11-10", "signing", "mou", body="foreign-affairs") == ["vn-bodies"]
    assert ids("vn/lam-dong", "2026-11-10", "signing", "mou", body="peoples-committee") == [
        "vn-report-signing"
    ]
    assert ids("vn/lam-dong/da-lat", "2024-05-02", "signing", "sister") == ["vn-districts"]
    assert ids("jp/hyogo/kobe", "2026-11-10", "signing", "mou") == []


def test_the_rule_of_a_locality_stands_in_the_place_of_the_general_one() -> None:
    friendship = {"type_": "friendship", "consent": True}
    assert ids("kr/seoul", "2024-02-01", "planned", **friendship) == ["kr-seoul-friendship"]  # type: ignore[arg-type]
    assert ids("kr/seoul", "2023-11-01", "planned", **friendship) == ["kr-friendship"]  # type: ignore[arg-type]
    assert ids("kr/busan", "2024-02-01", "planned", **friendship) == ["kr-friendship"]  # type: ignore[arg-type]
    assert ids("kr/busan", "2024-02-01", "planned", "mou", consent=True) == []


def test_time_is_counted_in_days_months_and_working_days() -> None:
    assert deadline(date(2026, 12, 20), "P15D") == date(2027, 1, 4)
    assert deadline(date(2026, 3, 31), "P1M", before=True) == date(2026, 2, 28)
    assert working_days_on(date(2026, 2, 13), 7, "vn") == date(2026, 3, 3)  # behind the new year of the moon
    assert working_days_on(date(2026, 11, 20), 1, "kr") == date(2026, 11, 23)
    assert working_days_on(date(2019, 5, 2), 1, "vn") is None


def test_an_office_adds_rules_and_replaces_those_that_come_with_comity(tmp_path: Path) -> None:
    page(tmp_path)
    page(
        tmp_path,
        "seoul.yml",
        id="kr-seoul-trip",
        country="kr",
        localities=["kr/seoul"],
        starts=["trip"],
        within="P7D",
        example={"locality": "kr/seoul", "starts": "trip", "day": date(2026, 1, 1), "due": date(2026, 1, 8)},
        counter=[],
    )
    found = with_own(tmp_path, load())
    assert found.by_id["kr-seoul-trip"].within == "P7D"
    assert [rule.id for rule in found.asked(("jp/hyogo/kobe",), date(2026, 1, 31), "signing")] == [
        "jp-report"
    ]
    assert len(found.by_id) == len(KNOWN.by_id) + 1
    assert with_own(None, load()).by_id == KNOWN.by_id


@pytest.mark.parametrize(
    ("changed", "cause"),
    [
        ({"within": "two weeks"}, "within: 'two weeks' is no time"),
        ({"within": "P1M", "days": "working"}, "working days are told in days"),
        ({"since": "someday"}, "rule: Invalid .*since"),
        ({"id": None}, "rule: Object missing required field `id`"),
        ({"who": "all"}, "rule: Object contains unknown field `who`"),
        ({"sources": []}, "sources: tell where the rule was read"),
        ({"consent": "needed"}, "consent: is asked before a signing"),
        ({"country": "kr"}, "example: the rule is not for this case"),
        ({"within": "P2M"}, "example: what is due follows on 2026-03-31, not on 2026-02-28"),
        ({"since": None}, "counter: the rule is for jp/hyogo/kobe on 2020-03-31"),
        ({"instead_of": ["kr-nothing"]}, "stands in the place of “kr-nothing”, which is no rule"),
    ],
)
def test_a_page_that_does_not_hold_together_is_named_with_the_cause(
    tmp_path: Path, changed: dict[str, object], cause: str
) -> None:
    with pytest.raises(BadVocabulary, match=cause) as refused:
        with_own(page(tmp_path, **changed), load())
    assert str(tmp_path) in str(refused.value)
    assert "\n" not in str(refused.value)


def test_what_is_no_page_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("id: [1", "utf-8")
    with pytest.raises(BadVocabulary, match=r"a\.yaml: page: "):
        with_own(tmp_path, load())
    (tmp_path / "a.yaml").write_bytes(b"id: \xff")
    with pytest.raises(BadVocabulary, match="is not written in UTF-8"):
        with_own(tmp_path, load())
    with pytest.raises(BadVocabulary, match="is no folder of rules"):
        with_own(tmp_path / "nothing", load())


def test_the_page_told_of_in_the_documentation_is_one(tmp_path: Path) -> None:
    told = (Path(__file__).parents[2] / "docs" / "deadlines.md").read_text("utf-8")
    example = told.partition("```yaml\n")[2].partition("```")[0]
    (tmp_path / "jeonju.yaml").write_text(example, "utf-8")
    assert "jeonju-trip" in with_own(tmp_path, load()).by_id


def test_one_rule_stands_on_one_page(tmp_path: Path) -> None:
    page(page(tmp_path), "again.yaml")
    with pytest.raises(BadVocabulary, match="another page has the rule"):
        with_own(tmp_path, load())
