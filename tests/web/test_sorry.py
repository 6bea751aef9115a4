"""What cannot be answered is told in a sentence of the reader's language, and for programs as it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.web.visiting import visiting


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with visiting(tmp_path_factory.mktemp("sorry") / "a.db") as client:
        yield client


@pytest.mark.parametrize(
    ("path", "code", "language", "said"),
    [
        ("/entity/nowhere", 404, "en", "“nowhere” is named in no document of this register"),
        ("/entity/nowhere", 404, "ko", "이 대장의 어느 문서에도 나오지 않습니다: nowhere"),
        ("/entity/nowhere", 404, "vi", "Không tài liệu nào trong sổ nhắc đến “nowhere”"),
        ("/quiet?years=x", 400, "en", "“years” cannot be that."),
        ("/quiet?years=x", 400, "vi", "Giá trị của mục “years” không dùng được"),
        ("/quiet?colour=red", 400, "ko", "모르는 질문 항목입니다: colour"),
        ("/entity/<script>", 404, "ko", "나오지 않습니다: &lt;script&gt;"),
        ("/no-such-page", 404, "ko", "없는 쪽입니다"),
    ],
)
def test_in_the_readers_language(site: TestClient, path: str, code: int, language: str, said: str) -> None:
    answer = site.get(path, headers={"accept-language": language})
    assert answer.status_code == code
    assert said in answer.text
    assert f'<html lang="{language}">' in answer.text


def test_programs_are_told_in_english(site: TestClient) -> None:
    answer = site.get("/entity/nowhere.json", headers={"accept-language": "ko"})
    assert answer.status_code == 404
    assert answer.json()["reason"].endswith("is named in no document of this register")
