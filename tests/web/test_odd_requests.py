"""Whatever is sent to the site, it answers in a sentence, with its headers, and tells nothing of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from comity.web import door
from comity.web.routes import ROUTES
from tests.web.visiting import visiting

_ODD = (
    "%00",
    "a%00b",
    "%ED%A0%80",
    "%FF%FE",
    "-1",
    "0",
    "1e999",
    "9" * 400,
    "-9223372036854775809",
    "9223372036854775808",
    "NaN",
    "null",
    "[]",
    "{}",
    "%25",
    "%2E%2E%2F%2E%2E%2Fetc%2Fpasswd",
    "'",
    "%22",
    "%22a",
    "*",
    "a*",
    "(((",
    "a AND b OR NOT",
    "NEAR(a",
    "{a}:b",
    "0000-00",
    "2024-02-30",
    "9999-12-31",
    "10000-01",
    "%D9%A2%D9%A0%D9%A2%D9%A4",
    "%C2%B2",
    "1.kr/seoul",
    "kr;" * 100,
    "%0D%0AX-Ran:1",
    "%E2%80%AE",
)
"""What no form of ours asks for."""
_ALIKE = (
    "/agreements",
    "/search?q=agreed",
    "/api",
    "/static/comity.css",
    "/static/no",
    "/no",
    "/language/ko",
)
_HEADERS = ("content-security-policy", "x-content-type-options", "referrer-policy", "permissions-policy")


_PART = r"{(\w+)(?::\w+)?}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with visiting(tmp_path_factory.mktemp("odd") / "a.db") as client:
        client.follow_redirects = False
        yield client


def _questions() -> Iterator[str]:
    """Every page, asked for odd things under every name that it knows: for a third of them by turns."""
    turn = 0
    for route in ROUTES:
        parts = re.findall(_PART, route.path)
        for name in route.asked.__struct_fields__:
            for odd in _ODD[turn % 3 :: 3]:
                told = dict.fromkeys(parts, "kr/seoul") | {name: odd}
                path = re.sub(_PART, "{\\1}", route.path).format(**told)
                yield path if name in parts else f"{path}?{name}={odd}"
            turn += 1


def test_nothing_odd_breaks_a_page(site: TestClient) -> None:
    asked = list(dict.fromkeys(_questions()))
    assert len(asked) > 1000
    broken = []
    for path in asked:
        answer = site.get(path)
        if answer.status_code >= 500 or "Traceback" in answer.text or "x-ran" in answer.headers:
            broken.append((path, answer.status_code))
    assert broken == []


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("&".join(f"a{number}=1" for number in range(200)), 400),
        ("&".join(f"a{number}=1" for number in range(5000)), 414),
        ("most=-5", 400),
        ("most=0", 400),
        ("most=" + "9" * 100, 400),
        ("after=nowhere", 404),
        ("after=" + "a" * 201, 400),
        ("year=2022&year=2023", 400),
        ("lang=klingon", 400),
    ],
)
def test_what_cannot_be_asked_is_refused(site: TestClient, question: str, code: int) -> None:
    assert site.get(f"/agreements?{question}").status_code == code
    assert site.get(f"/agreements.json?{question}").json().get("status", 200) == code


def test_a_long_path_is_refused(site: TestClient) -> None:
    assert site.get("/locality/" + "a" * 3000).status_code == 414


@pytest.mark.parametrize(
    "path",
    [
        "/static/../door.py",
        "/static/%2e%2e/door.py",
        "/static/..%2fdoor.py",
        "/static/%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e%2fetc/passwd",
        "/static//etc/passwd",
        "/static/..\\door.py",
        "/static/comity.css%00.js",
        "/static/%ED%A0%80",
        "/static/",
        "/language/ko?back=//elsewhere.example/",
        "/language/ko?back=/\\elsewhere.example/",
        "/language/ko?back=https://elsewhere.example/",
        "/language/klingon",
    ],
)
def test_nothing_leads_out_of_the_site(site: TestClient, path: str) -> None:
    answer = site.get(path)
    assert answer.status_code == 404
    assert "import" not in answer.text and "root:" not in answer.text


@pytest.mark.parametrize("path", _ALIKE)
def test_only_reading_is_allowed(site: TestClient, path: str) -> None:
    there = site.get(path)
    alone = site.head(path)
    assert (alone.status_code, alone.content) == (there.status_code, b"")
    for method in ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "ODD"):
        answer = site.request(method, path)
        if path == "/no":
            assert answer.status_code == 404
        else:
            assert answer.status_code == 405
            assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD"}


@pytest.mark.parametrize(
    "path", [*_ALIKE, "/agreements?year=x", "/locality/no", "/static", "/events/", "/events.csv"]
)
def test_every_answer_has_its_headers(site: TestClient, path: str) -> None:
    for method in ("GET", "HEAD", "POST"):
        headers = site.request(method, path).headers
        assert [name for name in _HEADERS if name not in headers] == []


@pytest.mark.parametrize(
    "host", ["elsewhere.example", "localhost.elsewhere.example", "127.0.0.1.example", "a@b"]
)
def test_a_name_of_another_is_refused(site: TestClient, host: str) -> None:
    answer = site.get("/changes.atom", headers={"host": host})
    assert answer.status_code == 400
    assert host not in answer.text
    assert [name for name in _HEADERS if name not in answer.headers] == []


def test_what_nobody_foresaw_is_told_without_its_inside(
    site: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Also where the answer cannot even be begun: the header stands, the trace goes to those who serve."""

    def broken(*_: object) -> object:
        raise RuntimeError("the inside")

    quiet = TestClient(site.app, raise_server_exceptions=False)
    for name, path in (("question_of", "/agreements"), ("calls", "/api")):
        with monkeypatch.context() as patched:
            patched.setattr(door, name, broken)
            answer = quiet.get(path, headers={"accept-language": "vi"})
        assert answer.status_code == 500
        assert "the inside" not in answer.text and "Traceback" not in answer.text
        assert '<html lang="vi">' in answer.text
        assert [header for header in _HEADERS if header not in answer.headers] == []
    assert "the inside" in caplog.text


@pytest.mark.parametrize(
    "headers",
    [
        {"accept-language": ",;q=x,,;;" + ",a" * 5000},
        {"accept-language": "*;q=nan, ko;q=inf"},
        {"cookie": "language=<script>"},
        {"cookie": 'language="; ;=;'},
        {"if-none-match": '"' * 5000},
        {"range": "bytes=9-1"},
        {"content-length": "-1"},
    ],
)
def test_odd_headers_are_passed_over(site: TestClient, headers: dict[str, str]) -> None:
    assert site.get("/agreements", headers=headers).status_code == 200
