"""Korean sentences, headings and quotations."""

from __future__ import annotations

from comity.model.document import Document, content_id
from comity.reading.clauses.passage import Passage
from comity.reading.languages.ko.quotations import find_speeches
from comity.reading.languages.ko.sentences import find_sentences


def read(text: str) -> Passage:
    document = Document(
        id=content_id(text), name="own.txt", text=text, source="own.txt", published=None, language="ko"
    )
    passage = Passage(document, "ko")
    find_sentences(passage)
    find_speeches(passage)
    return passage


def test_sentences_and_paragraphs() -> None:
    passage = read("전주시가 왔다. 다낭시가 맞았다.\n\n2024. 5. 3. 협약을 맺었다. (사)협회도 왔다.")
    assert [(one.text, one.paragraph) for one in passage.sentences] == [
        ("전주시가 왔다.", 0),
        ("다낭시가 맞았다.", 0),
        ("2024. 5. 3. 협약을 맺었다.", 1),
        ("(사)협회도 왔다.", 1),
    ]


def test_a_quotation_is_not_cut() -> None:
    text = '시장은 "고맙다. 다시 만나자."고 말했다. 박수가 나왔다.'
    passage = read(text)
    assert [one.text for one in passage.sentences] == [
        '시장은 "고맙다. 다시 만나자."고 말했다.',
        "박수가 나왔다.",
    ]
    assert [text[one.start : one.end] for one in passage.speeches] == ["고맙다. 다시 만나자."]


def test_quoted_names_are_no_speech() -> None:
    assert read("시는 '전주 한지 축제'를 열고 \"다낭의 날\"도 마련했다.").speeches == []
    assert len(read("시장은 ‘함께 가자’라고 말했다.").speeches) == 1


def test_titles_captions_and_bylines_are_headings() -> None:
    passage = read(
        "date 2024-05-14 전주시, 다낭시와 손잡아\n\n김민수 기자\n\n전주시가 왔다.\n\n"
        "▲ 두 시장이 서명하고 있다. 사진=전주시\n\n두 시장이 기념촬영을 하고 있다."
    )
    assert [(one.text, one.heading) for one in passage.sentences] == [
        ("전주시, 다낭시와 손잡아", True),
        ("김민수 기자", True),
        ("전주시가 왔다.", False),
        ("▲ 두 시장이 서명하고 있다.", True),
        ("사진=전주시", True),
        ("두 시장이 기념촬영을 하고 있다.", True),
    ]
