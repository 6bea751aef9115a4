"""Vietnamese dates: how they are written and what they mean on the day of publication."""

from __future__ import annotations

import pytest

from comity.reading.languages.vi.dates import find_dates
from comity.reading.languages.vi.spelt import spelt
from comity.reading.marks.scanner import folded

PUBLISHED = "2024-11-15"

WRITTEN = {
    "ký ngày 4/9/2021": ["2021-09-04"],
    "ký hôm 4.9.2021": ["2021-09-04"],
    "ký ngày 4 tháng 9 năm 2021": ["2021-09-04"],
    "ký tháng 9/2021": ["2021-09"],
    "ký tháng 9 năm ngoái": ["2023-09"],
    "ký năm 2021": ["2021"],
    "chiều 12/11, đoàn tới": ["2024-11-12"],
    "sáng thứ Ba (12/11), đoàn tới": ["2024-11-12"],
    "ngày 20/12 năm ngoái": ["2023-12-20"],
    "ngày 20/5, đoàn tới": ["2024-05-20"],
    "ngày 20/12 tới, đoàn sẽ sang": ["2024-12-20"],
    "sáng nay, đoàn tới": ["2024-11-15"],
    "tối qua, đoàn tới": ["2024-11-14"],
    "trong hai ngày 8 và 9/11": ["2024-11-08/2024-11-09"],
    "trong các ngày 5, 6 và 7/11": ["2024-11-05/2024-11-07"],
    "từ ngày 5 đến 7/11": ["2024-11-05/2024-11-07"],
    "từ 28/10 đến 2/11": ["2024-10-28/2024-11-02"],
    "từ 5-7/11": ["2024-11-05/2024-11-07"],
    "từ năm 2005 đến nay": ["2005/2024-11-15"],
    "từ đầu năm đến ngày 20/10": ["2024-01-01/2024-10-20"],
    "9 tháng đầu năm": ["2024-01/2024-09"],
    "trong 9 tháng năm 2023, tính đến ngày 20-9": ["2023-01-01/2023-09-20"],
    "quý II/2023": ["2023-04/2023-06"],
    "giai đoạn 2021 - 2025": ["2021/2025"],
    "hai năm trước, hai bên đã ký": ["2022"],
    "cách đây 5 năm": ["2019"],
    "năm 2019, hai bên ký; tháng 5 cùng năm, đoàn tới": ["2019", "2019-05"],
    "ngày 4/9/2021, đoàn tới; chiều cùng ngày, đoàn về": ["2021-09-04", "2021-09-04"],
    "tháng 2 tới": ["2025-02"],
    "hội nghị tại Osaka (19-11) và Nara (20-11)": ["2024-11-19", "2024-11-20"],
    "kim ngạch hai chiều 9 tháng năm 2023": ["2023-01/2023-09"],
    "6 tháng đầu năm thu 3 tỷ; xuất khẩu 6 tháng đạt 5 tỷ": ["2024-01/2024-06", "2024-01/2024-06"],
    "Ngày 12/11, đoàn tới.\nHai bên ký lần đầu ngày 4/9/2021.\nCùng ngày, đoàn về": [
        "2024-11-12",
        "2021-09-04",
        "2024-11-12",
    ],
}

NONE = [
    "quảng trường 2/9",
    "xếp thứ hai cả nước",
    "5/7 huyện",
    "Nghị quyết số 12/2024",
    "mỗi tháng một lần",
    "thời hạn làm việc là 5 tháng",
    "những năm qua",
]


@pytest.mark.parametrize("text", WRITTEN)
def test_what_is_written_is_resolved(text: str) -> None:
    assert [mark.edtf for mark in find_dates(spelt(text), PUBLISHED)] == WRITTEN[text]


@pytest.mark.parametrize(
    "text", ["chiều 12/11, đoàn tới", "từ ngày 5 đến 7/11", "9 tháng đầu năm", "từ năm 2005 đến nay"]
)
def test_a_text_without_accents_says_the_same(text: str) -> None:
    bare = spelt(folded(text))
    assert not bare.accented
    assert [mark.edtf for mark in find_dates(bare, PUBLISHED)] == WRITTEN[text]


@pytest.mark.parametrize("text", NONE)
def test_what_looks_like_a_date_and_is_none(text: str) -> None:
    assert find_dates(spelt(text), PUBLISHED) == []


def test_now_and_until_bound_a_state() -> None:
    now, until = find_dates(spelt("Hiện tỉnh có hai cảng; tính đến hết tháng 6/2024 có ba khu"), PUBLISHED)
    assert now.is_now and now.as_of and now.edtf == PUBLISHED
    assert until.as_of and until.edtf == "2024-06"


def test_a_word_that_holds_hien_is_not_now() -> None:
    assert find_dates(spelt("tỉnh thực hiện kế hoạch và hiện đại hóa cảng"), PUBLISHED) == []


def test_a_term_of_office_is_told_apart() -> None:
    assert [mark.shape for mark in find_dates(spelt("nhiệm kỳ 2020-2025"), PUBLISHED)] == ["term"]


def test_without_a_day_of_publication_only_what_is_written_is_known() -> None:
    marks = find_dates(spelt("sáng nay và ngày 4/9/2021"), None)
    assert [mark.edtf for mark in marks] == ["2021-09-04"]
