"""Papers as Markdown."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from comity.publish.page import Line, Part
from comity.publish.paper.files import written
from comity.publish.paper.paper import Chapter, Paper
from tests.publish.paper.made_up import RULE, paper, words_of


def text(made: Paper) -> str:
    return written(made, ".md").decode()


@pytest.mark.parametrize("language", ["en", "ko", "vi"])
def test_every_word_is_there(language: str) -> None:
    made = paper(language)
    html = MarkdownIt("commonmark").enable("table").render(text(made))
    told = re.sub(r" \[[\d–, ]+\]", "", re.sub(r"<[^>]+>", " ", html)).replace("&quot;", '"')
    squeezed = re.sub(r"\s", "", told)
    assert [word for word in words_of(made) if word not in squeezed] == []


def test_numbers_stand_behind_words_and_before_points() -> None:
    assert "signed a memorandum on ferries [1].\n  - Sources differ" in text(paper())


def test_sources_are_a_list_with_their_numbers() -> None:
    listed = text(paper(lines=2)).split("## Sources\n")[1]
    assert listed.lstrip().startswith("1. port-letter-signed.txt, 6 March 2021: “")
    assert f"<{RULE.url}>" in listed


def test_headings_go_down_from_the_title() -> None:
    assert re.findall(r"^(#+) ", text(paper()), re.MULTILINE) == [*"#", *["##"] * 4, *["###"] * 2, "##"]


def test_marks_in_words_stay_words() -> None:
    line = Line(parts=(Part("1. a_b* [x](y) <b>", ("signed",), "|"),))
    made = text(paper(front=(Chapter(heading="# H", blocks=(line,)),)))
    assert r"- 1\. a\_b\* \[x\](y) \<b\> [1]\|" in made
    assert r"## \# H" in made


def test_a_table_has_a_row_for_each() -> None:
    rows = [line for line in text(paper()).splitlines() if line.startswith("|")]
    assert len(rows) == 3
    assert len({row.count(" | ") for row in rows}) == 1
