"""`comity place`."""

from __future__ import annotations

import json

import pytest

from comity.cli.place import place
from comity.errors import BadSetting, UnknownName


@pytest.fixture(autouse=True)
def eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def shown(capsys: pytest.CaptureFixture[str], name: str, on: str | None = None) -> str:
    place(name, on)
    return capsys.readouterr().out


def test_what_became_of_binh_duong(capsys: pytest.CaptureFixture[str]) -> None:
    text = " ".join(shown(capsys, "Binh Duong").split())
    assert "Bình Dương → Ho Chi Minh City since 2025-07-01, Resolution 202/2025/QH15" in text
    assert "vn/binh-duong" in text


def test_every_reading_of_an_ambiguous_name(capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys, "Gwangju", "2024-05-01")
    assert "3 readings on 2024-05-01" in text
    assert text.index("kr/gwangju") < text.index("kr/gyeonggi/gwangju") < text.index("kr/jeonnam-gwangju")
    assert "no unit on 2024-05-01: it began on 2026-07-01" in text


def test_a_status_that_changed(capsys: pytest.CaptureFixture[str]) -> None:
    assert "province until 2026-04-30; municipality since 2026-04-30" in shown(capsys, "vn/dong-nai")


def test_nothing_is_wider_than_eighty_columns(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("Hue", "Jung-gu", "San Jose", "하남성", "Korea"):
        for line in shown(capsys, name).splitlines():
            wide = sum(2 if "가" <= c <= "힣" else 1 for c in line.rstrip())
            assert wide <= 80, line


def test_very_common_names_have_a_line_each_after_the_first(capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys, "Washington County")
    assert " 13. " in text


def test_json_tells_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    place("Bình Dương", "2026-01-01", json_=True)
    answer = json.loads(capsys.readouterr().out)
    (reading,) = answer["readings"]
    assert answer["on"] == "2026-01-01"
    assert reading["existed"] is False
    assert reading["status"] is None
    assert reading["became"][0]["after_id"] == "vn/ho-chi-minh-city"


def test_an_unknown_name_is_one_sentence_with_near_names() -> None:
    with pytest.raises(UnknownName, match=r"near it: .*Gangnam") as refused:
        place("Gangnaam")
    assert "\n" not in str(refused.value)


def test_an_organisation_is_told_apart() -> None:
    with pytest.raises(UnknownName, match=r"organisation .*org/kotra"):
        place("KOTRA")


@pytest.mark.parametrize("day", ["2024-13-01", "yesterday", "2024"])
def test_what_is_no_day_is_refused(day: str) -> None:
    with pytest.raises(BadSetting, match="--on"):
        place("Seoul", day)
