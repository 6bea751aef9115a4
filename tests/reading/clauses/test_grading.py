"""How directly a claim of a language read by clauses is told, by where its entities and dates stand."""

from __future__ import annotations

import pytest

from comity.model.claim import Agreement, Figure, Post
from comity.model.entity import Entity
from comity.reading.clauses.grading import grade

from .conftest import PassageIn

SUNCHEON = Entity("locality", "순천시", "kr/jeonnam/suncheon")
HUE = Entity("locality", "후에시", "vn/thua-thien-hue/hue")
MAYOR = Entity("person", "박가온")


@pytest.mark.parametrize(
    ("text", "quote", "date", "grade_"),
    [
        ("순천시는 2일 후에시와 협약을 맺었다.", 0, "2024-05-02", "stated"),
        ("순천시는 정원을 열고 2일 후에시와 협약을 맺었다.", 0, "2024-05-02", "assembled"),
        ("순천시가 후에시를 찾았다. 두 도시는 2일 협약을 맺었다.", 1, "2024-05-02", "assembled"),
        ("순천시가 후에시를 찾았다. 협약은 2일 맺었다.", 1, "2024-05-02", "inferred"),
        ("순천시가 2일 후에시를 찾았다. 두 도시는 협약을 맺었다.", 1, "2024-05-02", "inferred"),
    ],
)
def test_agreements(passage_in: PassageIn, text: str, quote: int, date: str, grade_: str) -> None:
    passage = passage_in("ko", text)
    sentence = passage.sentences[quote]
    claim = Agreement(
        document="own.txt",
        quote=sentence.text,
        span=(sentence.start, sentence.end),
        type="mou",
        stage="signed",
        parties=(SUNCHEON, HUE),
        date=date,
    )
    assert grade(claim, passage) == grade_


def test_a_quote_of_two_sentences_is_inferred(passage_in: PassageIn) -> None:
    passage = passage_in("ko", "박가온 순천시장이 왔다. 그는 웃었다.")
    claim = Post(
        document="own.txt",
        quote=passage.text,
        span=(0, len(passage.text)),
        person=MAYOR,
        role="시장",
        of=SUNCHEON,
    )
    assert grade(claim, passage) == "inferred"


def test_a_figure_stands_where_its_number_stands(passage_in: PassageIn) -> None:
    text = "Huế, nơi có 36 dự án của Hàn Quốc, vừa đón đoàn. Tỉnh Bắc Ninh có 900 dự án."
    passage = passage_in("vi", text)
    sentence = passage.sentences[1]
    claim = Figure(
        document="own.txt",
        quote=sentence.text,
        span=(sentence.start, sentence.end),
        subject=Entity("locality", "Bắc Ninh", "vn/bac-ninh"),
        indicator="fdi_projects",
        value=900,
    )
    assert grade(claim, passage) == "stated"
