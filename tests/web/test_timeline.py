"""The timeline on the page of two localities."""

from __future__ import annotations

from pathlib import Path

from tests.make import BINH_DUONG, GANGNAM, SEOUL, agreement, event
from tests.web.visiting import article, visiting

TWO = (
    article(1, agreement(BINH_DUONG, GANGNAM, date="2022-01-06")),
    article(2, event(GANGNAM, who=[BINH_DUONG], start="2024-05-01"), published="2024-05-02"),
    article(3, agreement(BINH_DUONG, SEOUL, date="2019-05-02")),
)


def test_what_lies_between_two_localities_is_drawn_over_time(tmp_path: Path) -> None:
    with visiting(tmp_path / "c.db", *TWO) as client:
        page = client.get("/relation/vn/binh-duong/with/kr/seoul/gangnam").text
        korean = client.get("/relation/vn/binh-duong/with/kr/seoul/gangnam?lang=ko").text
    assert '<figure class="sheet"' in page
    assert ">6 January 2022: MOU</text>" in page and ">1 May 2024: Visit</text>" in page
    assert ">2024년 5월 1일: 방문</text>" in korean


def test_of_one_thing_alone_there_is_no_timeline(tmp_path: Path) -> None:
    with visiting(tmp_path / "c.db", *TWO) as client:
        assert 'class="sheet"' not in client.get("/relation/vn/binh-duong/with/kr/seoul").text
        assert 'class="sheet"' not in client.get("/relation/vn/with/kr").text
