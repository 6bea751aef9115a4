"""What cannot be answered is told in a sentence of the reader's language, and for programs as it is."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import comity
from comity.publish.words import rule, speaking
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
        ("/quiet?years=5&years=6", 400, "en", "“years” cannot be that."),
        ("/agreements?year=null", 400, "en", "“year” cannot be that."),
        ("/quiet?lang=klingon", 400, "en", "“lang” cannot be &#39;klingon&#39;."),
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


def errors_of_pages() -> list[str]:
    """What the errors say that asking pages may raise."""
    root = Path(comity.__file__).parent
    files = [path for room in ("web", "insight", "register") for path in (root / room).rglob("*.py")]
    trees = [ast.parse(path.read_text("utf-8")) for path in files if path.name != "subject.py"]
    raised = [node.exc for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Raise)]
    calls = [call for call in raised if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)]
    begun = {"UnknownName": "“x” ", "BadSetting": "after='x': "}
    return [begun[call.func.id] + _words(call.args[-1]) for call in calls if call.func.id in begun]


def _words(said: ast.expr) -> str:
    parts = said.values if isinstance(said, ast.JoinedStr) else [said]
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "5" for part in parts)


@pytest.mark.parametrize("language", ["ko", "vi"])
def test_every_error_has_its_words(language: str) -> None:
    told = errors_of_pages()
    assert len(told) > 10
    with speaking(language):
        assert not [sentence for sentence in told if rule(sentence) == sentence]
