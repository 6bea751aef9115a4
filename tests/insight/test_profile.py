from __future__ import annotations

from pathlib import Path

from comity.insight.profile import Became, profile
from comity.register.view import View, opened
from tests.make import BECAMEX, BUSAN, document, post, register


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
    told = [post("Kim Young-hwan", "governor", BUSAN), post("Kim Young Hwan", "director", BECAMEX)]
    with opened(register(tmp_path / "b.db", (document("They agreed."), told))) as view:
        (who,) = view.named("Kim Young-hwan")
        assert profile(view, who).perhaps_several
