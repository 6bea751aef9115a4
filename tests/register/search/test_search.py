from __future__ import annotations

from itertools import product, zip_longest
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from comity.errors import BadSetting
from comity.register import store as stores
from comity.register.search.hit import Hit, What
from comity.register.search.query import Query
from comity.register.search.tables import SHELVES
from comity.register.view import View
from tests.make import RELEVANT
from tests.register.search.conftest import PAGE, atlas, claim_ids, documents, searchable

WHATS: tuple[What, ...] = get_args(What)


def query(asked: dict[str, Any]) -> Query:
    localities = {"locality": "localities", "kind": "kinds", "country": "countries"}
    localities |= {"sector": "sectors", "language": "languages"}
    filters = {localities[name]: (str(asked[name]),) for name in localities if name in asked}
    dates = {name: str(asked[name]) for name in ("since", "until") if name in asked}
    return Query(words=asked.get("ask", ""), **filters, **dates)


def called(view: View, hit: Hit) -> set[str]:
    """What a hit is called in the examples: a record goes by each of its claims."""
    ids = {id_: name for name, id_ in claim_ids().items()}
    match hit.what:
        case "entities":
            return {hit.id}
        case "documents":
            return {name for name, (read, _) in documents().items() if read.id == hit.id}
        case "claims":
            return {ids[hit.id]}
    return {ids[claim] for record in view.records_of([hit.id]) for claim in record.claims}


def test_every_question_finds_what_it_must(view: View) -> None:
    wrong = []
    for asked in PAGE["questions"]:
        page = view.search(query(asked), asked["in"], known=atlas().called)
        found = [called(view, hit) for hit in page.hits]
        wanted = asked["finds"]
        if asked.get("any_order"):
            found.sort(key=lambda names: min(wanted.index(name) for name in names if name in wanted))
        pairs = zip_longest(wanted, found, fillvalue=set[str]())
        if not all(isinstance(name, str) and name in names for name, names in pairs):
            wrong.append((asked, found))
    assert not wrong
    assert len(PAGE["questions"]) >= 60


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=some.data())
def test_what_arrives_run_by_run_is_found_as_if_it_came_at_once(
    tmp_path_factory: pytest.TempPathFactory, view: View, data: some.DataObject
) -> None:
    names = data.draw(some.permutations(sorted(documents())))
    cuts = sorted(data.draw(some.sets(some.integers(1, len(names) - 1), max_size=3)))
    runs = [names[at:to] for at, to in zip([0, *cuts], [*cuts, len(names)], strict=True)]
    with searchable(tmp_path_factory.mktemp("grown") / "a.db", *runs) as grown:
        for asked in PAGE["questions"]:
            known = atlas().called
            at_once = view.search(query(asked), asked["in"], known=known)
            assert grown.search(query(asked), asked["in"], known=known) == at_once, asked


@pytest.mark.parametrize("looked_at", [200, 3])
def test_pages_give_every_hit_once_and_in_order(
    view: View, monkeypatch: pytest.MonkeyPatch, looked_at: int
) -> None:
    for asked, size in product(PAGE["questions"], (1, 3)):
        monkeypatch.undo()
        whole = view.search(query(asked), asked["in"], 100, known=atlas().called).hits
        monkeypatch.setattr("comity.register.search.search._MOST", dict.fromkeys(SHELVES, looked_at))
        paged: list[Hit] = []
        after = None
        while len(paged) <= len(whole):
            page = view.search(query(asked), asked["in"], size, after, atlas().called)
            assert len(page.hits) <= size
            paged += page.hits
            if (after := page.after) is None:
                break
        assert paged == list(whole), asked


def test_marks_stand_on_the_words_that_were_looked_for(view: View) -> None:
    (hit,) = view.search(Query(words="화훼 관광"), "claims").hits
    assert hit.excerpt is not None and hit.document is not None
    start, text = hit.excerpt.start, view.text(hit.document)
    told = [text[start + at : start + to] for at, to in hit.excerpt.marks]
    assert told == ["화훼", "관광"]
    assert [hit.excerpt.text[at:to] for at, to in hit.excerpt.marks] == told


def test_a_name_is_marked_however_it_is_written(view: View) -> None:
    hits = view.search(Query(words="Dalat"), "documents", known=atlas().called).hits
    told = {hit.excerpt.text[at:to] for hit in hits if hit.excerpt for at, to in hit.excerpt.marks}
    assert told >= {"Da Lat", "Đà Lạt", "달랏"}


def test_a_name_of_the_register_needs_no_tables(view: View) -> None:
    found = view.search(Query(words="강남구"), "claims").hits
    assert {name for hit in found for name in called(view, hit)} == {"gangnam-ko/0", "gangnam-en/0"}


def test_nothing_asked_is_nothing_found(view: View) -> None:
    assert all(not view.search(Query(words=words), what).hits for words in ("", "…") for what in WHATS)


def test_a_cursor_of_something_else_is_refused(view: View) -> None:
    for cursor in ["x", "documents.1", "claims.0.zz", "people.0.1", "records.0.1"]:
        with pytest.raises(BadSetting):
            view.search(Query(words="hanoi"), "documents", after=cursor)


TYPED = ['"', '""', "a\x00b", "' OR 1=1 --", "*", "AND", "NEAR(a b)", "{}", "\\", "%s :x ?", "🙂", "a" * 9000]


def test_whatever_is_typed_is_words(view: View) -> None:
    for words, what in product(TYPED, WHATS):
        view.search(Query(words=words), what, known=atlas().called)


def test_a_question_has_so_many_words_and_no_more(view: View) -> None:
    assert view.search(Query(words=" ".join(f"w{n}" for n in range(60))), "claims").hits == ()
    with pytest.raises(BadSetting, match="more than 60 words"):
        view.search(Query(words="na " * 61), "claims")


def test_what_is_read_anew_is_found_as_it_is_now(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with searchable(path):
        pass
    read, _ = documents()["gangnam-ko"]
    with stores.opened(path) as store:
        titled = msgspec.structs.replace(read, title="스마트시티 나눔", published="2016-01-01")
        store.replace(titled, [], RELEVANT)
    with searchable(path, []) as view:
        assert view.search(Query(words="방문 대표단", kinds=("event",)), "documents").hits == ()
        assert [hit.published for hit in view.search(Query(words="대표단"), "documents").hits] == [
            "2016-01-01"
        ]
        assert view.search(Query(words="대표단"), "claims").hits == ()


def test_what_stood_elsewhere_before_is_no_obstacle(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    read, claims = documents()["port-ko"]
    with searchable(path):
        pass
    for day in range(1, 8):
        with stores.opened(path) as store:
            titled = msgspec.structs.replace(read, title=f"부산 {day}", published=f"2025-01-0{day}")
            store.replace(titled, claims, RELEVANT)
        with searchable(path, []) as view:
            first = view.search(Query(words="부산"), "documents", 1, known=atlas().called)
            again = view.search(Query(words="부산"), "documents", 9, first.after, atlas().called)
            hits = (*first.hits, *again.hits)
    assert [called(view, hit) for hit in hits] == [{"port-ko"}, {"port-en"}]
    assert hits[0].title == "부산 7"
