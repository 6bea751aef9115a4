from __future__ import annotations

import pytest

from comity.resolving.agencies import Agency, agencies, agencies_of


@pytest.mark.parametrize("agency", agencies().agencies, ids=lambda agency: agency.name)
def test_an_agency_is_credited_in_its_example_and_not_where_it_is_only_spoken_of(agency: Agency) -> None:
    assert agency.name in agencies_of(agency.example)
    assert agency.name not in agencies_of(agency.not_)


def test_agencies_stand_sorted() -> None:
    names = [agency.name for agency in agencies().agencies]
    assert names == sorted(names)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The fair closed on Sunday. – VNA/VNS", ("VNA", "VNS")),
        ("베트남 매체 뉴스1에 따르면 두 도시가 협약을 맺었다.", ("News1",)),
        ("Theo TTXVN, hai tỉnh đã ký.", ("VNA",)),
        ("Seoul, May 3 (Yonhap) -- The city signed.", ("Yonhap",)),
        ("The VNAX group signed (XVNA).", ()),
        ("", ()),
    ],
)
def test_credits(text: str, named: tuple[str, ...]) -> None:
    assert agencies_of(text) == named
