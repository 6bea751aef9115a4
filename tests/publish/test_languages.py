"""Pages in Korean and Vietnamese say all that those in English do, with the same parts, and every rule."""

from __future__ import annotations

import inspect
import re
from string import Formatter

import pytest

from comity.insight import activity, legal, succession, then
from comity.model import rules
from comity.model.vocabularies import indicators, sectors
from comity.publish.words import (
    Wording,
    count,
    date,
    length,
    listed,
    quantity,
    rule,
    say,
    speaking,
    term,
    wording,
)
from comity.reading import relevance
from comity.reading.verdict import RELEVANT
from comity.reference import duties, gazetteer
from comity.reference.succession import load_rules

OTHERS = ("ko", "vi")
OPEN = {"unit", "currencies", "sectors", "indicators"}
"""Terms that English pages say as they are coded, or as the model labels them."""


def page(language: str) -> Wording:
    with speaking(language):
        return wording()


def parts(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def said_in(language: str) -> dict[tuple[str, ...], str]:
    found = page(language)
    told = {
        ("term", group, code): words for group, codes in found.terms.items() for code, words in codes.items()
    }
    told |= {("heading", key): words for key, words in found.headings.items()}
    told |= {("sentence", key): words for key, words in found.sentences.items()}
    return {key: words for key, words in told.items() if key[1] not in OPEN}


@pytest.mark.parametrize("language", OTHERS)
def test_every_page_says_the_same_things(language: str) -> None:
    assert said_in(language).keys() == said_in("en").keys()
    assert page(language).terms.keys() >= OPEN
    assert page(language).terms["section"] == page("en").terms["section"]  # keys of headings, not words


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_said_has_the_same_parts(language: str) -> None:
    here, there = said_in("en"), said_in(language)
    assert {key: parts(there[key]) for key in here} == {key: parts(words) for key, words in here.items()}
    assert all(parts(said) <= parts(told) for told, said in page(language).rules.items())


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_left_in_english(language: str) -> None:
    here, there = said_in("en"), said_in(language)
    same = {key for key, words in there.items() if words == here[key] and _is_words(words)}
    assert not {key for key in same if key[1] != "section"}
    assert not [said for told, said in page(language).rules.items() if said == told]


def _is_words(words: str) -> bool:
    return re.search("[a-z]{3}", re.sub(r"{\w+}", "", words)) is not None


@pytest.mark.parametrize("language", OTHERS)
def test_every_sector_and_indicator_has_its_words(language: str) -> None:
    assert page(language).terms["sectors"].keys() == sectors().keys()
    assert page(language).terms["indicators"].keys() == indicators().keys()


def told_in_english() -> list[str]:
    """Every sentence that findings carry."""
    found = [*rules.RULES, then.BY_THEN, RELEVANT.reason]
    for module in (activity, legal, succession):
        found += [value for name, value in vars(module).items() if name.isupper() and _is_sentence(value)]
    for known in load_rules():
        found += [known.says, *known.open, *([known.act] if known.act else [])]
        found += [one.read for one in known.sources]
    for duty in duties.packaged():
        found += [duty.title, duty.says, duty.act, *duty.open, *(one.read for one in duty.sources)]
    tables = gazetteer.load()
    homes = [place.id for place in tables.places() if place.country in ("kr", "vn")]
    acts = (act.basis for id_ in homes for act in tables.lineage.acts(id_))
    found += sorted({basis for basis in acts if basis})
    against = inspect.getsource(relevance._against) + inspect.getsource(relevance._who_acts_instead)
    return [*found, *re.findall(r'return "([^"]+)"', against)]


def _is_sentence(value: object) -> bool:
    return isinstance(value, str) and " " in value and not value.startswith("_")


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_of_a_finding_is_said(language: str) -> None:
    told = told_in_english()
    assert len(told) > 60
    assert not [sentence for sentence in dict.fromkeys(told) if sentence not in page(language).rules]


@pytest.mark.parametrize(
    ("told", "korean", "vietnamese"),
    [
        ("the more precise date", "더 구체적인 날짜", "ngày cụ thể hơn"),
        ("speaks mostly of crime", "주로 다루는 주제: 범죄", "chủ yếu nói về tội phạm"),
        ("“kr/x” is not in this register", "이 대장에 없습니다: kr/x", "Sổ này không có “kr/x”"),
        (
            "corrected by An on 2026-01-02: a typo\nin it",
            "2026-01-02 An 수정: a typo\nin it",
            "An sửa ngày 2026-01-02: a typo\nin it",
        ),
        ("nobody ever said this", "nobody ever said this", "nobody ever said this"),
    ],
)
def test_sentences_with_parts_that_may_be_anything(told: str, korean: str, vietnamese: str) -> None:
    assert rule(told) == told
    assert page("ko").rules.keys() == page("vi").rules.keys()
    with speaking("ko"):
        assert rule(told) == korean
    with speaking("vi"):
        assert rule(told) == vietnamese


def test_numbers_money_and_time_as_they_are_written_there() -> None:
    with speaking("ko"):
        assert quantity(1_920_000_000, "USD") == "19.2억 달러"
        assert date("2022-01-06") == "2022년 1월 6일"
        assert length("P5Y") == "5년"
        assert say("counted", number=count(1234), what=term("kinds", "documents")) == "문서 1,234건"
    with speaking("vi"):
        assert quantity(1_920_000_000, "USD") == "1,92 tỷ USD"
        assert date("2022-01-06") == "6/1/2022"
        assert date("2021-10") == "tháng 10/2021"
        assert length("P5Y") == "5 năm"
        assert listed(["Huế", "Seoul"]) == "Huế và Seoul"
