"""Who goes on with an agreement when a party is merged, renamed or abolished."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from comity.insight import succession
from comity.insight.lifecycle import lifecycle
from comity.insight.succession import Inheritance, taking_over
from comity.model.claim import Claim, Commitment
from comity.model.entity import Entity
from comity.reference.succession import Succession
from tests.insight.telling import (
    CHUNCHEON,
    COUNCIL,
    DA_LAT,
    LAM_DONG,
    OTHER_COUNCIL,
    Report,
    around,
    of,
    place,
)
from tests.make import BINH_DUONG, DAEJEON, agreement, quoting

SISTERS: Report = (
    "2019-12-23",
    "They became sisters.",
    agreement(DA_LAT, CHUNCHEON, type="sister", date="2019-12-21"),
)
TAKEN_OVER = "Lam Dong will succeed to the agreement that Da Lat signed with Chuncheon."


def promise(quote: str = TAKEN_OVER, published: str | None = "2025-08-06", **fields: object) -> Report:
    told = {"actors": (LAM_DONG,), "beneficiaries": (CHUNCHEON,), "action": "succeed", "modality": "planned"}
    return published, quote, Commitment(**{**quoting(quote), **told, **fields})


def later(claim: Claim, published: str = "2026-03-02") -> Report:
    return published, "They agreed on it.", claim


def anew(other: Entity, **fields: object) -> Claim:
    return agreement(LAM_DONG, other, **{"type": "sister", "date": "2026-03-01", **fields})


def inherited(
    folder: Path, *reports: Report, on: str = "2026-11-22", party: Entity = DA_LAT
) -> Inheritance | None:
    with around(folder, *reports, on=on) as found:
        record = min(
            found.view.records("agreement"),
            key=lambda r: str(r.fields.get("date") and r.fields["date"].shown),
        )
        found_of = lifecycle(record, found).inheritances
        return next((one for one in found_of if one.locality == party.id), None)


def lacking(one: Inheritance) -> set[str]:
    return {lack.what for lack in one.missing}


@pytest.mark.parametrize(
    ("party", "before", "after", "state", "heirs"),
    [
        ("vn/lam-dong/da-lat", "2025-06-30", "2025-07-01", "inherited", ("vn/lam-dong",)),
        ("vn/binh-duong", "2025-06-30", "2025-07-01", "inherited", ("vn/ho-chi-minh-city",)),
        ("vn/gia-lai", "2025-06-30", "2025-07-01", "unaffected", ("vn/gia-lai",)),
        ("vn/thua-thien-hue", "2024-12-31", "2025-01-01", "unaffected", ("vn/hue",)),
        ("kr/gangwon-do", "2023-06-10", "2023-06-11", "unaffected", ("kr/gangwon",)),
        ("kr/gwangju", "2026-06-30", "2026-07-01", "inherited", ("kr/jeonnam-gwangju",)),
        ("kr/incheon/jung", "2026-06-30", "2026-07-01", "unknown",
         ("kr/incheon/jemulpo", "kr/incheon/yeongjong")),
        ("kr/incheon/dong", "2026-06-30", "2026-07-01", "inherited", ("kr/incheon/jemulpo",)),
        ("kr/daegu/gunwi", "2023-06-30", "2023-07-01", "unaffected", ("kr/daegu/gunwi",)),
        ("kr/gyeongnam/masan", "2010-06-30", "2010-07-01", "unknown", ("kr/gyeongnam/changwon",)),
    ],
)  # fmt: skip
def test_by_law(
    tmp_path: Path, party: str, before: str, after: str, state: str, heirs: tuple[str, ...]
) -> None:
    other = Entity("locality", "Kobe", "jp/hyogo/kobe")
    report = ("2009-05-02", "They agreed.", agreement(place(party), other, date="2009-05-01"))
    assert inherited(tmp_path, report, on=before, party=place(party)) is None
    found = inherited(tmp_path, report, on=after, party=place(party))
    assert found is not None
    assert (found.state, found.heirs) == (state, heirs)
    assert found.told == ()
    if state == "inherited":
        assert lacking(found) == {"heir_silent", "not_re_signed"}


def test_the_note_says_that_the_territory_grew(tmp_path: Path) -> None:
    gia_lai = place("vn/gia-lai")
    found = inherited(
        tmp_path,
        ("2020-01-02", "They agreed.", agreement(gia_lai, DAEJEON, date="2020-01-01")),
        party=gia_lai,
    )
    assert found is not None
    assert found.shifts[0].others == ("vn/binh-dinh",)
    assert "larger territory" in found.rule


def test_what_was_signed_after_the_change_is_unaffected(tmp_path: Path) -> None:
    after = later(agreement(place("vn/gia-lai"), DAEJEON, date="2026-03-01"))
    assert inherited(tmp_path, after, party=place("vn/gia-lai")) is None


def test_what_is_dated_after_the_end_of_a_unit_is_unknown(tmp_path: Path) -> None:
    found = inherited(tmp_path, later(agreement(DA_LAT, CHUNCHEON, date="2026-03-01")))
    assert found is not None
    assert (found.state, found.rule) == ("unknown", succession.AFTER_THE_END)


def test_what_has_no_date_was_signed_while_the_unit_stood(tmp_path: Path) -> None:
    found = inherited(tmp_path, ("2025-12-01", "They had agreed.", agreement(DA_LAT, CHUNCHEON)))
    assert found is not None
    assert found.state == "inherited"


def test_nothing_is_left_of_what_had_ended_before(tmp_path: Path) -> None:
    ended = agreement(DA_LAT, CHUNCHEON, type="sister", stage="ended", date="2023-01-01")
    found = inherited(tmp_path, SISTERS, ("2023-01-02", "It is over.", ended))
    assert found is not None
    assert (found.state, found.rule, found.missing) == ("unaffected", succession.OVER, ())


def test_a_split_lacks_the_one_that_goes_on(tmp_path: Path) -> None:
    jung = place("kr/incheon/jung")
    found = inherited(
        tmp_path, ("2020-01-02", "They agreed.", agreement(jung, BINH_DUONG, date="2020-01-01")), party=jung
    )
    assert found is not None
    assert lacking(found) == {"which_heir", "not_re_signed"}
    assert "Article 8(2)" in str(found.shifts[0].rule and found.shifts[0].rule.act)


def test_both_sides_may_have_changed(tmp_path: Path) -> None:
    gwangju = place("kr/gwangju")
    with around(
        tmp_path, ("2020-01-02", "They agreed.", agreement(gwangju, BINH_DUONG, date="2020-01-01"))
    ) as found:
        axes = lifecycle(of(found, gwangju, BINH_DUONG), found)
        assert {one.locality: one.state for one in axes.inheritances} == {
            "kr/gwangju": "inherited",
            "vn/binh-duong": "inherited",
        }
        assert axes.succession == "inherited"


def test_what_a_council_signed_is_not_covered(tmp_path: Path) -> None:
    councils = agreement(COUNCIL, OTHER_COUNCIL, type="sister", date="2019-12-21")
    found = inherited(tmp_path, ("2019-12-23", "The councils agreed.", councils))
    assert found is not None
    assert (found.state, found.rule) == ("unknown", succession.BODY)
    assert "body" in lacking(found)


@pytest.mark.parametrize(
    ("report", "state"),
    [
        (promise(), "acknowledged"),
        (promise("Lam Dong has inherited the tie."), "acknowledged"),
        (promise("람동성이 달랏의 자매결연을 승계한다."), "acknowledged"),
        (promise("Lâm Đồng kế thừa thỏa thuận của Đà Lạt."), "acknowledged"),
        (promise("Lam Dong will send flowers to Chuncheon."), "inherited"),
        (promise(published="2025-06-30"), "inherited"),
        (promise(modality="wished"), "inherited"),
        (promise(modality="denied"), "inherited"),
        (promise(actors=(DAEJEON,)), "inherited"),
        (("2025-08-06", TAKEN_OVER, agreement(DA_LAT, CHUNCHEON, type="sister")), "acknowledged"),
        (later(anew(CHUNCHEON)), "re_signed"),
        (later(anew(CHUNCHEON, type="agreement")), "reaffirmed"),
        (later(anew(CHUNCHEON, stage="renewed")), "reaffirmed"),
        (later(anew(OTHER_COUNCIL)), "reaffirmed"),
        (later(anew(CHUNCHEON, date=None)), "reaffirmed"),
        (later(anew(CHUNCHEON, date="2020-03-01")), "inherited"),
        (later(anew(CHUNCHEON, date="2027-03-01")), "inherited"),
        (later(anew(DAEJEON)), "inherited"),
        (later(anew(CHUNCHEON, modality="denied")), "inherited"),
    ],
)  # fmt: skip
def test_what_sources_tell_since(tmp_path: Path, report: Report, state: str) -> None:
    found = inherited(tmp_path, SISTERS, report)
    assert found is not None
    assert found.state == state
    assert found.by_law == "inherited", "what the law says stays beside it"
    assert bool(found.claims) == (state != "inherited")
    assert ("heir_silent" in lacking(found)) == (state == "inherited")


def test_evidence_counts_from_its_day_on(tmp_path: Path) -> None:
    signed = later(agreement(LAM_DONG, CHUNCHEON, type="sister", date="2026-03-01"))
    states = {}
    for day in ("2025-07-01", "2025-08-06", "2026-03-01"):
        one = inherited(tmp_path, SISTERS, promise(), signed, on=day)
        states[day] = one.state if one else None
    assert states == {"2025-07-01": "inherited", "2025-08-06": "acknowledged", "2026-03-01": "re_signed"}


def test_what_is_told_stands_side_by_side(tmp_path: Path) -> None:
    found = inherited(tmp_path, SISTERS, promise(), later(agreement(LAM_DONG, CHUNCHEON, date="2026-03-01")))
    assert found is not None
    assert [one.state for one in found.told] == ["acknowledged", "reaffirmed"]


def test_words_of_one_agreement_do_not_acknowledge_another(tmp_path: Path) -> None:
    friends = (
        "2016-11-01",
        "They became friends.",
        agreement(DA_LAT, CHUNCHEON, type="friendship", date="2016-10"),
    )
    told = ("2025-08-06", TAKEN_OVER, agreement(DA_LAT, CHUNCHEON, type="sister"))
    found = inherited(tmp_path, friends, SISTERS, told)
    assert found is not None
    assert found.state == "inherited"


def test_an_mou_is_taken_up_only_by_what_is_about_the_same(tmp_path: Path) -> None:
    first = (
        "2020-01-02",
        "They agreed.",
        agreement(DA_LAT, CHUNCHEON, fields=("tourism",), date="2020-01-01"),
    )
    for fields, state in ((("tourism", "arts"), "reaffirmed"), (("ports",), "inherited")):
        anew = later(agreement(LAM_DONG, CHUNCHEON, fields=fields, date="2026-03-01"))
        folder = tmp_path / state
        folder.mkdir()
        found = inherited(folder, first, anew)
        assert found is not None
        assert found.state == state


def test_a_planned_signing_is_told_as_missing(tmp_path: Path) -> None:
    plan = agreement(LAM_DONG, CHUNCHEON, type="sister", stage="planned", modality="planned", date="2026")
    found = inherited(tmp_path, SISTERS, ("2025-12-23", "They plan it.", plan))
    assert found is not None
    (lack,) = (lack for lack in found.missing if lack.what == "planned")
    assert (lack.who, lack.on) == (("vn/lam-dong",), "2026")
    assert lack.claims


def test_the_name_signed_with_is_kept(tmp_path: Path) -> None:
    found = inherited(tmp_path, SISTERS)
    assert found is not None
    assert found.signed_as == ("Da Lat",)
    assert found.beyond[0].of == "vn/lam-dong", "what happened to the successor is told too"


def test_companies_and_countries_have_no_succession(tmp_path: Path) -> None:
    korea = Entity("country", "Korea", "kr")
    firm = Entity("organisation", "Becamex", "org/becamex-idc")
    assert (
        inherited(tmp_path, ("2020-01-02", "They agreed.", agreement(firm, korea, date="2020-01-01"))) is None
    )


def test_the_words_of_taking_over() -> None:
    import yaml

    page = Path(succession.__file__).with_name("taking_over.yaml")
    for language in yaml.safe_load(page.read_text("utf-8")).values():
        for example in language["examples"]:
            assert any(form in example.lower() for form in taking_over()), example
        for counter in language.get("not", ()):
            assert not any(form in counter.lower() for form in taking_over()), counter
    assert all(re.fullmatch(r"\S.*\S", form) for form in taking_over())


def test_a_unit_named_as_it_was_called_later_signed_under_its_old_name(tmp_path: Path) -> None:
    gangwon = place("kr/gangwon")
    told = ("2024-03-02", "They had agreed.", agreement(gangwon, BINH_DUONG, date="2015-03-01"))
    found = inherited(tmp_path, told, party=place("kr/gangwon-do"))
    assert found is not None
    assert (found.party, found.locality, found.state) == ("kr/gangwon", "kr/gangwon-do", "unaffected")


def test_of_a_merged_unit_told_too_early_no_source_tells_who_signed(tmp_path: Path) -> None:
    merged = place("kr/jeonnam-gwangju")
    told = ("2026-08-02", "They had agreed.", agreement(merged, BINH_DUONG, date="2015-03-01"))
    found = inherited(tmp_path, told, party=merged)
    assert found is not None
    assert (found.state, found.rule) == ("unknown", succession.BEFORE_ITS_TIME)
    assert found.missing[0].who == ("kr/gwangju", "kr/jeonnam")


def test_a_unit_that_ended_without_a_successor_leaves_orphans(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Succession, "heirs", lambda _self, _key, _on=None: ())
    found = inherited(tmp_path, SISTERS)
    assert found is not None
    assert (found.state, found.rule) == ("orphaned", succession.NO_HEIR)
    assert lacking(found) == {"no_heir"}
