"""Posts told in Korean and Vietnamese, each once."""

from __future__ import annotations

from comity.reading.clauses.passages import passage_of
from comity.reading.kinds.posts import posts
from comity.reading.languages import load
from comity.reference.gazetteer import load as gazetteer
from tests.make import document


def told(language: str, text: str) -> list[tuple[str, str, str, str]]:
    passage = passage_of(document(text, published="2021-05-12"), load(language, gazetteer()))
    return [(post.person.name, post.role, post.of.id or post.of.name, post.quote) for post in posts(passage)]


def test_a_post_is_told_once_by_the_words_that_state_it() -> None:
    text = "한누리 여수시장은 웃었다. 한 시장은 12일 떠난다. 한누리 시장이 밝혔다."
    assert told("ko", text) == [("한누리", "시장", "kr/jeonnam/yeosu", "한누리 여수시장")]


def test_the_quote_closes_the_bracket_it_opens() -> None:
    text = "응웬 반 밍(Nguyen Van Minh) 하띤성 당서기가 왔다."
    (post,) = told("ko", text)
    assert post[3] == "응웬 반 밍(Nguyen Van Minh) 하띤성 당서기"


def test_a_former_post_of_the_same_seat_is_another() -> None:
    text = "응웬 반 밍 하띤성 당서기가 왔다. 밍 당서기가 시장으로 있던 2010년의 일이다."
    assert [post[1] for post in told("ko", text)] == ["당서기", "시장"]


def test_vietnamese_posts() -> None:
    text = "Ông Nguyễn Văn Minh, Chủ tịch UBND tỉnh Hà Tĩnh tiếp đoàn. Ông Minh cảm ơn đoàn."
    assert [post[:1] + post[2:3] for post in told("vi", text)] == [("Nguyễn Văn Minh", "vn/ha-tinh")]
