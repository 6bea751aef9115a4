"""Briefs to take along from pages of localities: Word files and PDF, made beside what others ask."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from threading import Event
from zipfile import ZipFile

import pytest
from starlette.testclient import TestClient

from comity.register.view import opened
from comity.web import papers
from comity.web.door import door
from comity.web.site import Site

RELATION = "/relation/vn/binh-duong/with/kr/seoul/gangnam"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def client(told: Path) -> Iterator[TestClient]:
    with opened(told) as view, TestClient(door(Site(view, "tour"))) as client:
        yield client


@pytest.mark.parametrize("path", [RELATION, "/locality/vn/binh-duong"])
def test_a_brief_comes_as_word_file_and_as_pdf(client: TestClient, path: str) -> None:
    word, pdf = client.get(f"{path}.docx"), client.get(f"{path}.pdf?lang=ko")
    assert (word.status_code, word.headers["content-type"]) == (200, WORD)
    assert "Bình Dương" in ZipFile(BytesIO(word.content)).read("word/document.xml").decode()
    assert (pdf.status_code, pdf.headers["content-type"]) == (200, "application/pdf")
    assert pdf.content.startswith(b"%PDF-")


def test_the_page_leads_to_its_brief_as_of_the_same_day(client: TestClient) -> None:
    page = client.get(f"{RELATION}?on=2022-12-31").text
    assert f'href="{RELATION}.docx?on=2022-12-31"' in page
    told = ZipFile(BytesIO(client.get(f"{RELATION}.docx?on=2022-12-31").content))
    assert "31 December 2022" in told.read("word/document.xml").decode()


@pytest.mark.parametrize("path", ["/relation/vn/binh-duong/with/kr", "/entity/kr"])
def test_of_what_is_no_locality_there_is_no_brief(client: TestClient, path: str) -> None:
    assert ".docx" not in client.get(path).text
    assert client.get(f"{path}.docx").status_code == 404


def test_one_brief_is_made_at_a_time_and_nobody_else_waits(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, may_end, at_once = Event(), Event(), []

    def slowly(*_: object) -> bytes:
        at_once.append(1)
        begun.set()
        may_end.wait(20)
        at_once.pop()
        return b"made"

    monkeypatch.setattr(papers, "written", slowly)
    with ThreadPoolExecutor() as readers:
        made = [readers.submit(client.get, f"{RELATION}.{ending}") for ending in papers.ENDINGS]
        assert begun.wait(20)
        assert client.get("/locality/vn/binh-duong?lang=vi").status_code == 200
        time.sleep(0.1)
        assert len(at_once) == 1
        may_end.set()
        assert [one.result().content for one in made] == [b"made", b"made"]
