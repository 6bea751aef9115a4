from __future__ import annotations

from pathlib import Path

import pytest

from comity.insight.entries import Cut, Sort
from comity.insight.profile import profile
from tests.insight.telling import CHUNCHEON, DA_LAT, LAM_DONG, around, place
from tests.make import agreement

REPORTS = tuple(
    (f"{year}-03-09", "They agreed.", agreement(LAM_DONG, place(partner), date=f"{year}-03-08"))
    for year, partner in ((2018, "kr/busan"), (2019, "kr/daegu"), (2020, "kr/busan"), (2021, "jp/tokyo"))
)


@pytest.mark.parametrize("then", [False, True])
def test_a_profile_cut_short_tells_the_newest_and_counts_the_others(tmp_path: Path, then: bool) -> None:
    with around(tmp_path, *REPORTS, on="2026-01-01", then=then) as found:
        who = found.view.entity("vn/lam-dong")
        whole = profile(found.view, who, around=found)
        short = profile(found.view, who, around=found, cut=Cut(most=2))
    assert [record.id for record in short.agreements] == [r.id for r in reversed(whole.agreements)][:2]
    assert short.left["agreements"] == 2
    assert [(tie.partner, tie.number, tie.last) for tie in short.ties] == [
        (tie.partner, tie.number, tie.last) for tie in whole.ties[:2]
    ]
    assert short.countries == whole.countries
    assert [one.country for one in short.countries] == ["kr", "jp"]


@pytest.mark.parametrize("then", [False, True])
@pytest.mark.parametrize("section", ["agreements", "ties"])
def test_a_section_goes_on_behind_what_was_shown(tmp_path: Path, then: bool, section: Sort) -> None:
    with around(tmp_path, *REPORTS, on="2026-01-01", then=then) as found:
        met: list[str] = []
        who, cut = found.view.entity("vn/lam-dong"), Cut(most=1, section=section)
        while len(met) < 9:
            some = profile(found.view, who, around=found, cut=cut)
            met += [getattr(one, "id", "") or one.partner for one in getattr(some, section)]
            if some.after is None:
                break
            cut = Cut(most=1, section=section, after=some.after)
        whole = profile(found.view, who, around=found)
    names = [getattr(one, "id", "") or one.partner for one in getattr(whole, section)]
    assert sorted(met) == sorted(names)


def test_what_was_inherited_is_cut_short_too(tmp_path: Path) -> None:
    reports = [
        (f"{year}-03-09", "They agreed.", agreement(DA_LAT, CHUNCHEON, date=f"{year}-03-08", stage=stage))
        for year, stage in ((2015, "signed"), (2018, "renewed"), (2021, "renewed"))
    ]
    reports.append(("2026-03-02", "They agreed.", agreement(LAM_DONG, CHUNCHEON, date="2026-03-01")))
    with around(tmp_path, *reports) as found:
        who = found.view.entity("vn/lam-dong")
        short = profile(found.view, who, around=found, cut=Cut(most=2))
        rest = profile(found.view, who, around=found, cut=Cut(most=9, section="inherited"))
    assert [record.day for record in short.inherited] == ["2021-03-08"]
    assert short.left["inherited"] == 2
    assert [record.day for record in rest.inherited] == ["2021-03-08", "2018-03-08", "2015-03-08"]
    assert rest.agreements == ()
