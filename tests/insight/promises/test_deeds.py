"""The words by which deeds are told: each in its own examples, none in its counter-examples."""

from __future__ import annotations

from typing import get_args

import pytest

from comity.insight.promises.deeds import broad_sectors, deeds, told
from comity.insight.promises.stems import Stems
from comity.insight.promises.traits import speaks_of
from comity.lexicon.language import languages
from comity.lexicon.load import Word, lexicon
from comity.model.claim import AgreementType, EventType
from comity.model.vocabularies import indicators
from comity.publish.words import speaking, wording

WORDS = [(code, word) for code in languages() for word in lexicon(code).page("deeds")]
SILENT = {"-", "common", "end"}


def named(told: object) -> str:
    return f"{told.code}-{told.forms[0]}" if isinstance(told, Word) else str(told)


@pytest.mark.parametrize(("language", "word"), WORDS, ids=named)
def test_words_stand_in_their_examples(language: str, word: Word) -> None:
    assert word.examples
    for example in word.examples:
        if word.code in SILENT:
            assert any(form.lower() in example.lower() for form in word.forms), example
        else:
            assert word.code in told(example).deeds, example
    for example in word.counter:
        assert word.code not in told(example).deeds, example


@pytest.mark.parametrize("language", languages())
def test_every_language_tells_every_deed(language: str) -> None:
    assert {word.code for word in lexicon(language).page("deeds")} - SILENT == deeds().keys()
    with speaking(language):
        assert wording().terms["deed"].keys() == deeds().keys()


@pytest.mark.parametrize("language", languages())
def test_no_form_stands_twice(language: str) -> None:
    forms = [
        form for word in lexicon(language).page("deeds") if word.code not in SILENT for form in word.forms
    ]
    assert not {form for form in forms if forms.count(form) > 1}


def test_what_records_tell_by_their_type_is_a_type() -> None:
    known = {"event": get_args(EventType), "agreement": get_args(AgreementType), "figure": [*indicators()]}
    for deed in deeds().values():
        for kind, codes in deed.told_by.items():
            assert set(codes) <= set(known[kind])
    assert broad_sectors()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jeju will train twenty nurses from Ca Mau.", "제주도는 까마우성 간호사 20명의 연수를 열었다."),
        ("전주시는 안장성에 사무소를 열기로 했다.", "Jeonju đã khai trương văn phòng đại diện tại An Giang."),
        ("Thành phố sẽ trao học bổng cho học sinh.", "The city gave scholarships to pupils."),
    ],
)
def test_deeds_are_the_same_in_every_language(one: str, other: str) -> None:
    assert told(one).deeds & told(other).deeds


@pytest.mark.parametrize(
    ("language", "one", "other", "shared"),
    [
        ("en", "ambulances for the hospital", "An ambulance came", {"ambulanc"}),
        ("ko", "구급차를 기증한다", "구급차 열 대", {"구급차"}),
        ("vi", "xe cứu thương cho bệnh viện", "mười xe cứu thương", {"xe cuu"}),
        ("en", "the two cities will cooperate", "the two cities cooperated", set()),
        ("ko", "두 도시는 협력을 확대한다", "협력 확대", set()),
    ],
)
def test_words_are_compared_by_what_stays_of_them(
    language: str, one: str, other: str, shared: set[str]
) -> None:
    stems = Stems(language)
    assert stems.of(one).keys() & stems.of(other).keys() == shared


def test_a_name_is_spoken_of_at_the_head_of_a_word() -> None:
    assert speaks_of(["하노이시에 사무소를 연다"], ["하노이"])
    assert speaks_of(["an office in Ha Noi"], ["Hà Nội", "Ha Noi"])
    assert not speaks_of(["Hanover"], ["nover"]) and not speaks_of(["an office"], [])
