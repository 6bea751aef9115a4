"""`comity digest` on a register of few words."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from comity.cli.main import run
from tests.insight.telling import LAM_DONG
from tests.make import BUSAN, agreement, document, quoting, register

TEXT = document("Lam Dong signed.", "ties.txt", "2026-11-12")


@pytest.fixture(autouse=True)
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = agreement(LAM_DONG, BUSAN, date="2026-11-10", **quoting("Lam Dong signed.", 0, "ties.txt"))
    register(tmp_path / "comity.db", (TEXT, [told]))


def told(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    capsys.readouterr()
    assert run(["digest", *arguments]) == code
    said = capsys.readouterr()
    return " ".join((said.out + said.err).split())


def test_text_says_what_is_new_and_what_was_searched(capsys: pytest.CaptureFixture[str]) -> None:
    text = told(capsys)
    assert "1 document came. [1] Searched: 1 document" in text.replace("documents", "document")
    assert "- 10 November 2026: MOU: Busan – Lâm Đồng, signed [2]" in text
    assert "[2] ties.txt, 12 November 2026: “Lam Dong signed.”" in text


def test_nothing_new_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Nothing new was told. [1]" in told(capsys, "jp/tokyo")


@pytest.mark.parametrize("ending", [".txt", ".html", ".eml"])
@pytest.mark.parametrize("language", ["en", "ko", "vi"])
def test_each_file(capsys: pytest.CaptureFixture[str], tmp_path: Path, ending: str, language: str) -> None:
    assert told(capsys, "-o", f"new{ending}", "--language", language, "--since", "2020-01-01") == ""
    written = (tmp_path / f"new{ending}").read_bytes()
    if ending == ".eml":
        mail = message_from_bytes(written, policy=default)
        assert {part.get_content_type() for part in mail.iter_parts()} == {"text/plain", "text/html"}
    else:
        assert "Lam Dong signed." in written.decode()


@pytest.mark.parametrize(
    ("arguments", "cause"),
    [
        (["-o", "new.docx"], "ends with none of .txt, .html, .eml"),
        (["--since", "2999-01-01"], "is no time before"),
        (["--since", "yesterday"], "is no day"),
        (["--since", "0d"], "is no time"),
        (["Nowhereville"], "Nowhereville"),
    ],
)
def test_what_cannot_be_asked_is_said(
    capsys: pytest.CaptureFixture[str], arguments: list[str], cause: str
) -> None:
    assert cause in told(capsys, *arguments, code=2)
