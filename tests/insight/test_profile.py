from __future__ import annotations

from pathlib import Path

from comity.insight.profile import Became, profile
from comity.register.view import View, opened
from tests.insight.telling import CHUNCHEON, COUNCIL, DA_LAT, LAM_DONG, OTHER_COUNCIL, around, place
from tests.make import BINH_DUONG, COEX, agreement, document, post, register


def test_a_profile_holds_each_kind_and_who_says_it(view: View) -> None:
    became = Became(of="Y", since="2025-07-01", event="merge", id="vn/x", name="X")
    found = profile(view, view.entity("vn/binh-duong"), [became])
    assert found.became == (became,)
    assert [tie.partner for tie in found.ties] == ["kr/daejeon", "kr/seoul/gangnam"]
    assert [len(found.agreements), len(found.events), len(found.memberships), len(found.posts)] == [
        2,
        1,
        1,
        1,
    ]
    signing = found.agreements[1]
    quotes = {found.evidence.citations[claim].document for claim in signing.claims}
    assert quotes == {"first.txt", "second.txt"}


def test_a_person_has_a_profile_too(view: View) -> None:
    (who,) = view.named("vo van minh")
    found = profile(view, who)
    assert len(found.posts) == 1
    assert who.id == "person/vo-van-minh"


def test_a_name_with_posts_in_two_places_may_be_two_people(tmp_path: Path) -> None:
    told = [post("Võ Văn Minh", "chairman", BINH_DUONG), post("Võ Văn Minh", "president", COEX)]
    with opened(register(tmp_path / "b.db", (document("They agreed."), told))) as view:
        (who,) = view.named("Vo Van Minh")
        assert profile(view, who).perhaps_several


def test_a_profile_has_what_it_inherited_and_what_happened_to_it(tmp_path: Path) -> None:
    reports = [
        (
            "2019-12-23",
            "They became sisters.",
            agreement(DA_LAT, CHUNCHEON, type="sister", date="2019-12-21"),
        ),
        ("2020-01-03", "The councils met.", agreement(COUNCIL, OTHER_COUNCIL, date="2020-01-02")),
        ("2026-03-02", "They agreed.", agreement(LAM_DONG, CHUNCHEON, date="2026-03-01")),
    ]
    with around(tmp_path, *reports) as found:
        who = found.view.entity("vn/lam-dong")
        one = profile(found.view, who, around=found)
        assert [record.fields["date"].shown for record in one.agreements] == ["2026-03-01"]
        assert [record.fields["date"].shown for record in one.inherited] == ["2019-12-21", "2020-01-02"]
        assert {record.id for record in (*one.agreements, *one.inherited)} == set(one.lifecycles)
        assert [(shift.kind, shift.others) for shift in one.history] == [
            ("enlarged", ("vn/dak-nong", "vn/binh-thuan"))
        ]
        assert profile(found.view, who).lifecycles == {}
    with around(tmp_path, *reports, on="2025-06-30", then=True) as then:
        one = profile(then.view, then.view.entity("vn/lam-dong"), around=then)
        assert one.agreements == one.inherited == one.history == ()
        assert one.stood is not None and one.stood.status == "province"


def test_a_renamed_unit_has_one_profile_under_either_name(tmp_path: Path) -> None:
    before, after = place("kr/gangwon-do"), place("kr/gangwon")
    reports = [
        ("2018-03-09", "They agreed.", agreement(before, LAM_DONG, date="2018-03-08")),
        ("2024-03-09", "They agreed again.", agreement(after, LAM_DONG, date="2024-03-08")),
    ]
    with around(tmp_path, *reports, on="2024-12-01", then=True) as found:
        for unit in (before.id, after.id):
            one = profile(found.view, found.view.entity(str(unit)), around=found)
            assert [record.fields["date"].shown for record in one.agreements] == ["2018-03-08", "2024-03-08"]
            assert [(tie.partner, len(tie.agreements)) for tie in one.ties] == [("vn/lam-dong", 2)]
            assert [shift.kind for shift in one.history] == (["renamed"] if unit == after.id else [])
            assert one.stood is not None and one.stood.id == after.id
    with around(tmp_path, *reports, on="2018-12-01", then=True) as found:
        one = profile(found.view, found.view.entity("kr/gangwon"), around=found)
        assert [record.fields["date"].shown for record in one.agreements] == ["2018-03-08"]
        assert one.stood is not None and (one.stood.id, one.stood.status) == ("kr/gangwon-do", "province")
