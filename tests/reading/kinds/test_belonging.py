"""Affiliations and memberships, read over clauses in Korean and Vietnamese."""

from __future__ import annotations

import pytest

from comity.model.claim import Affiliation, Membership
from comity.reading.clauses.passages import passage_of
from comity.reading.kinds.affiliations import affiliations
from comity.reading.kinds.memberships import memberships
from comity.reading.languages import load
from comity.reference.gazetteer import load as gazetteer
from tests.make import document

LANGUAGES = {code: load(code, gazetteer()) for code in ("ko", "vi")}


def affiliated(code: str, text: str) -> list[tuple[str, str, str]]:
    found: list[Affiliation] = list(affiliations(passage_of(document(text), LANGUAGES[code])))
    return [(claim.child.name, claim.relation, claim.parent.name) for claim in found]


def belonging(code: str, text: str) -> list[tuple[str, str]]:
    found: list[Membership] = list(memberships(passage_of(document(text), LANGUAGES[code])))
    return [(claim.member.name, claim.body.name) for claim in found]


@pytest.mark.parametrize(
    ("code", "text", "told"),
    [
        (
            "vi",
            "Đoàn đến thăm Trung tâm Xúc tiến đầu tư tỉnh Gangwon trong ngày thứ hai.",
            [("Trung tâm Xúc tiến đầu tư tỉnh Gangwon", "part_of", "Gangwon")],
        ),
        (
            "vi",
            "Tỉnh đưa lao động sang huyện Goseong, tỉnh Gangwon (Hàn Quốc) làm việc.",
            [("Goseong", "part_of", "Gangwon")],
        ),
        (
            "vi",
            "Theo Cục Xúc tiến thương mại (Bộ Công Thương), xuất khẩu tăng mạnh.",
            [("Cục Xúc tiến thương mại", "part_of", "Bộ Công Thương")],
        ),
        (
            "vi",
            "Công ty TNHH Hoa Sen Trắng có trụ sở tại thành phố Huế.",
            [("Công ty TNHH Hoa Sen Trắng", "based_in", "Huế")],
        ),
        (
            "vi",
            "Đoàn thăm Tập đoàn Hoa Sen, công ty mẹ của Hoa Sen Vina.",
            [("Hoa Sen Vina", "subsidiary_of", "Tập đoàn Hoa Sen")],
        ),
        ("ko", "대표단은 하이즈엉성에 진출한 한들비나를 둘러봤다.", [("한들비나", "based_in", "하이즈엉성")]),
        ("ko", "럼동성의 성도인 달랏시에서 행사가 열렸다.", [("달랏시", "part_of", "럼동성")]),
        ("ko", "경남 김해시는 교류단을 맞았다.", []),
    ],
)
def test_affiliations(code: str, text: str, told: list[tuple[str, str, str]]) -> None:
    assert affiliated(code, text) == told


@pytest.mark.parametrize(
    ("code", "text", "told"),
    [
        (
            "vi",
            "Cả Huế và Nara đều là thành viên của Hiệp hội Đô thị Lịch sử châu Á (LHC).",
            [
                ("Huế", "Hiệp hội Đô thị Lịch sử châu Á (LHC)"),
                ("Nara", "Hiệp hội Đô thị Lịch sử châu Á (LHC)"),
            ],
        ),
        (
            "ko",
            "여수시는 세계스마트시티기구(WeGO)에도 회원으로 참여하고 있다.",
            [("여수시", "세계스마트시티기구")],
        ),
        ("vi", "Bà Mai là thành viên của Ban tổ chức.", []),
    ],
)
def test_memberships(code: str, text: str, told: list[tuple[str, str]]) -> None:
    assert belonging(code, text) == told
