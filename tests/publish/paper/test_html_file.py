"""Papers as one web page."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from comity.errors import BadTemplate
from comity.publish.page import Line, Part
from comity.publish.paper.files import Manner, written
from comity.publish.paper.paper import Chapter, Paper
from tests.publish.paper.made_up import RULE, paper, words_of


def page(made: Paper, manner: Manner = Manner()) -> html.HtmlElement:  # noqa: B008
    return html.document_fromstring(written(made, ".html", manner).decode())


@pytest.mark.parametrize("language", ["en", "ko", "vi"])
def test_every_word_is_there_and_the_language_is_told(language: str) -> None:
    made = paper(language)
    found = page(made)
    for mark in found.iter("sup"):
        mark.text = None
        for link in mark:
            link.text = link.tail = None
    told = "".join(found.text_content().split())
    assert [word for word in words_of(made) if word not in told] == []
    assert found.get("lang") == language


def test_every_number_leads_to_a_source() -> None:
    found = page(paper(lines=30))
    leads = {link.get("href") for link in found.iterfind(".//sup/a")}
    there = {f"#{entry.get('id')}" for entry in found.iterfind(".//ol/li")}
    assert leads == there
    assert found.xpath("string(//ol/li/a/@href)") == RULE.url


def test_it_needs_no_other_file_and_runs_nothing() -> None:
    found = page(paper())
    assert not found.xpath("//script | //link | //img | //*[@src]")
    assert not [name for element in found.iter() for name in element.attrib if name.startswith("on")]


def test_a_picture_is_drawn_and_told() -> None:
    found = page(paper())
    assert len(found.xpath("//figure//*[local-name()='svg']")) == 1
    assert found.xpath("string(//figure/div/@aria-label)") == "A curve that rises from left to right."
    assert found.xpath("//figure/div[@role='img']")


def test_tags_in_words_stay_words() -> None:
    line = Line(parts=(Part("<script>alert(1)</script>", ("signed",)),))
    found = page(paper(title="<b>", front=(Chapter(heading="<i>", blocks=(line,)),)))
    assert not found.xpath("//script | //i")
    assert "<script>" in found.text_content()


def test_an_office_has_a_template_of_its_own(tmp_path: Path) -> None:
    own = tmp_path / "office.html"
    own.write_text("<p>Port office</p><h1>{{ paper.title }}</h1>", "utf-8")
    found = page(paper(), Manner(template=own))
    assert found.xpath("string(//h1)") == paper().title


@pytest.mark.parametrize("wrong", ["{{ paper.", "{{ paper.title.__class__.__mro__ }}", "{% include 'x' %}"])
def test_a_template_that_cannot_be_used_is_named(tmp_path: Path, wrong: str) -> None:
    own = tmp_path / "office.html"
    own.write_text(wrong, "utf-8")
    with pytest.raises(BadTemplate, match=r"office\.html: "):
        written(paper(), ".html", Manner(template=own))
