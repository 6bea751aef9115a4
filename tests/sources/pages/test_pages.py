"""Pages as papers, offices and portals lay them out: what is kept of them, and what is left."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from comity.model.document import Document
from comity.sources.pages import html

PAGES = Path(__file__).parent


class Made(NamedTuple):
    """A page, the text it is about, and what it states of itself."""

    name: str
    data: bytes
    title: str
    paragraphs: tuple[str, ...]
    stated: dict[str, Any]
    head: tuple[str, ...]
    """What a line beneath the title may tell: the author and the day, as they are written there."""

    @property
    def text(self) -> str:
        return "\n".join((self.title, *self.paragraphs))


@cache
def made() -> tuple[Made, ...]:
    articles = yaml.safe_load((PAGES / "articles.yaml").read_text("utf-8"))
    return tuple(
        page(layout, article)
        for layout in sorted(PAGES.glob("*.html"))
        for article in articles[layout.name[:2]]
    )


def page(layout: Path, article: dict[str, Any]) -> Made:
    first, _, markup = layout.read_text("utf-8").partition("\n")
    stated = json.loads(first.removeprefix("<!-- ").removesuffix(" -->"))
    given = {name: str(article[name]) for name in ("title", "author", "day", "long")}
    given["dots"] = given["day"].replace("-", ".")
    given["p"] = "\n".join(f"<p>{text}</p>" for text in article["paragraphs"])
    given["br"] = "<br><br>\n".join(article["paragraphs"])
    given["div"] = "\n".join(f"<div class='para'>{text}</div>" for text in article["paragraphs"])
    for name, value in given.items():
        markup = markup.replace("{" + name + "}", value)
    data = markup.encode("cp949" if 'charset="euc-kr"' in markup else "utf-8")
    told = {
        "language": stated["language"],
        "publisher": stated["publisher"],
        "author": article["author"] if stated["author"] else None,
        "published": date.fromisoformat(article["day"]).isoformat() if stated["published"] else None,
    }
    head = (given["author"], given["day"], given["dots"], given["long"])
    return Made(
        f"{layout.stem} {article['day']}", data, article["title"], tuple(article["paragraphs"]), told, head
    )


def read(one: Made) -> Document:
    return html.read(one.data, one.name, one.name)


def words(text: str) -> Counter[str]:
    return Counter(text.split())


def figures(pages: tuple[Made, ...]) -> Iterator[tuple[int, int, int]]:
    """How many words are kept rightly, kept at all (but for lines with author or day), and to be kept."""
    for one in pages:
        lines = read(one).text.splitlines()
        kept = words("\n".join(line for line in lines if line in one.text or not told_in_head(line, one)))
        right = words(one.text)
        yield (kept & right).total(), kept.total(), right.total()


def told_in_head(line: str, one: Made) -> bool:
    return len(line) < 60 and any(told in line for told in one.head)


every_page = pytest.mark.parametrize("one", made(), ids=lambda one: one.name)


@every_page
def test_nothing_of_the_text_is_lost(one: Made) -> None:
    text = read(one).text
    assert [paragraph for paragraph in one.paragraphs if paragraph not in text] == []
    assert text.count(one.title) == 1
    assert text.startswith(one.title)


@every_page
def test_little_beside_the_text_is_kept(one: Made) -> None:
    kept = [line for line in read(one).text.splitlines() if line and line not in one.text]
    assert [line for line in kept if not told_in_head(line, one)] == []


@every_page
def test_what_a_page_states_of_itself_is_told(one: Made) -> None:
    document = read(one)
    assert {name: getattr(document, name) for name in one.stated} == one.stated
    assert document.title == one.title


def test_precision_and_recall_of_main_text() -> None:
    right, kept, wanted = (sum(numbers) for numbers in zip(*figures(made()), strict=True))
    assert right / wanted == 1.0
    assert right / kept > 0.98
