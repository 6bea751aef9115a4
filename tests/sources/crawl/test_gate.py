"""The gate before crawled pages: nothing the reader finds relevant is dropped, most of the rest is."""

from __future__ import annotations

import unicodedata
from html import escape
from pathlib import Path

import pytest
import yaml

from benchmarks.crawled.pages import Labelled, Maker, labelled
from comity.reading.reader import Reader
from comity.reference.gazetteer import load
from comity.sources.crawl.gate import may_be_relevant
from comity.sources.crawl.visible import pieces
from comity.sources.text import read
from tests.sources.archives import page

TEXTS = labelled()
_SHORT = yaml.safe_load(Path("tests/reading/relevance_texts.yaml").read_text("utf-8"))
SHORT = [(text["about"], text["text"]) for text in _SHORT["relevant"]]
_MENU = (
    "<nav><ul>" + "<li><a href='/x'>Partners</a></li>\n<li><a href='/y'>City</a></li>" * 20 + "</ul></nav>"
)

_LEAST = 300  # characters: headline and byline are no story yet


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(load())


def passes(data: bytes, charset: str | None = None) -> bool:
    found = pieces(data, charset)
    return found is None or may_be_relevant(found)


def told(text: str) -> str:
    paragraphs = "\n".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
    return page(_MENU + paragraphs + _MENU, "News")


def test_no_relevant_text_is_dropped_whatever_page_tells_it() -> None:
    maker = Maker(7)
    relevant = [text for text in TEXTS if text.relevant]
    assert len(relevant) > 250
    assert [text.name for text in relevant if not passes(maker.telling(text).data)] == []


@pytest.mark.parametrize(("about", "text"), SHORT, ids=[about for about, _ in SHORT])
def test_no_short_relevant_text_is_dropped(about: str, text: str) -> None:
    assert passes(told(text).encode()), about


def test_nothing_the_reader_finds_relevant_is_dropped(reader: Reader) -> None:
    """Texts cut after some paragraphs: what little is left of many is still relevant."""
    dropped = []
    for text in [text for text in TEXTS if text.language == "en"][::4]:
        lines = [line for line in text.text.splitlines() if line.strip()]
        parts = ("\n".join(lines[:count]) for count in range(1, len(lines)))
        for part in (part for part in parts if len(part) >= _LEAST):
            document = read(f"{part}\n".encode(), text.name, text.name)
            if reader.read(document).relevant and not passes(told(part).encode()):
                dropped.append((text.name, part))
    assert dropped == []


def test_ordinary_pages_are_dropped() -> None:
    maker = Maker(11)
    passed = sum(passes(made.data, made.charset) for made in (maker.ordinary() for _ in range(200)))
    assert passed <= 12


@pytest.mark.parametrize(
    ("language", "codec", "charset"),
    [
        ("ko", "cp949", "euc-kr"),
        ("ko", "cp949", None),
        ("ko", "utf-16", None),
        ("vi", "utf-16-le", "utf-16-le"),
        ("vi", "ascii", None),
        ("ko", "ascii", "utf-8"),
    ],
)
def test_pages_in_other_encodings_pass(language: str, codec: str, charset: str | None) -> None:
    for text in [text for text in TEXTS if text.relevant and text.language == language]:
        data = told(text.text).replace("<head>", f"<head><meta charset='{charset or codec}'>")
        mark = b"\xff\xfe" if codec == "utf-16-le" else b""
        assert passes(mark + data.encode(codec, "xmlcharrefreplace"), charset), text.name


def test_a_page_in_a_code_page_is_no_binary_file_for_its_many_tags() -> None:
    menu = "".join(f"<li><a href='/{number}'>홈</a></li>\n" for number in range(300))
    found = pieces(page(f"<ul>{menu}</ul>", "날씨").encode("cp949"), "euc-kr")
    assert found is not None
    assert not may_be_relevant(found)


def test_a_story_in_english_passes_on_a_page_of_another_language_with_wide_margins() -> None:
    text = next(text for text in TEXTS if text.relevant and text.language == "en" and len(text.text) > 800)
    margin = "\n" + " " * 400
    others = margin.join(
        "<li><a href='/x'>Sport und Kultur aus der Region heute</a></li>" for _ in range(200)
    )
    assert passes(page(f"<ul>{margin}{others}{margin}</ul>\n{told(text.text)}", "Heute").encode())


def test_a_story_of_two_places_and_who_acts_there_passes_without_a_word_of_cooperation() -> None:
    text = (
        "DAEGU -- Daegu Metropolitan City opened a dental clinic in Da Nang, Vietnam, on Tuesday. Mayor Kim "
        "Bum-il cut the ribbon with Le Van Tam, chairman of the Da Nang People's Committee. The Daegu city "
        "government said that patients from Da Nang will be seen there from May."
    )
    assert passes(page(f"<p>{text}</p>", "News").encode())


def test_an_aside_is_looked_at_only_where_it_has_a_paragraph() -> None:
    text = next(text for text in TEXTS if text.relevant and text.language == "en").text
    links = "".join(f"<li><a href='/'>{line[:100]}</a></li>\n" for line in text.splitlines())
    assert not passes(page(f"<p>Rain is on its way.</p><aside>{links}</aside>", "News").encode())
    assert passes(page(f"<p>Rain is on its way.</p><aside>{told(text)}</aside>", "News").encode())


def test_tones_that_stand_alone_are_composed() -> None:
    text = next(text for text in TEXTS if text.language == "vi")
    assert passes(unicodedata.normalize("NFD", told(text.text)).encode())


def test_a_story_that_only_the_linked_data_holds_passes() -> None:
    text = next(text for text in TEXTS if text.relevant and text.language == "en").text
    data = yaml.safe_dump(text, default_style='"', width=10**9).strip().strip('"')
    script = f'<script type="application/ld+json">{{"articleBody": "{data}"}}</script>'
    assert passes(page(script, "News").encode())


@pytest.mark.parametrize(
    ("markup", "seen"),
    [
        ("<p>a</p><script>b</script><p>c</p>", b"a c"),
        ("<p>a</p><style>p { b }</style><p>c</p>", b"a c"),
        ("<p>a</p><script>b <p>c</p>", b"a b c"),
        ("<!-- <script src='x'> --><p>a</p><script>b</script><p>c</p>", b"a c"),
        ("<p>a</p><!-- <p>b</p> --><p>c</p><!--[if IE]><p>d</p><![endif]-->", b"a c"),
        ("<!--[if !IE]><!--><p>a</p><!--<![endif]--><p>b</p>", b"a b"),
        ("<p>a</p><!-- b <p>c</p>", b"a c"),
        ("<p>a</p><script>if (b<c) '<p>d</p>'</script><p>e</p>", b"a e"),
        ("<p>a &amp; b &#54620;</p>", "a & b 한".encode()),
        ("<nav><a>a</a></nav><p>b</p><aside>c</aside>d<footer>e</footer>", b"b d"),
        ("<div><aside>a</div><p>b</p><aside>c</aside><p>d</p>", b"a b d"),
        ("<aside><p>" + "a " * 80 + "</p></aside><navy>b</navy>", b"a " * 80 + b"b"),
    ],
)
def test_what_is_seen_of_a_page(markup: str, seen: bytes) -> None:
    found = pieces(markup.encode())
    assert found is not None
    assert b" ".join(found.replace(b"\x01", b" ").split()) == seen


def test_every_labelled_text_has_a_language() -> None:
    assert {text.language for text in TEXTS} == {"en", "ko", "vi"}
    assert all(isinstance(text, Labelled) for text in TEXTS)
