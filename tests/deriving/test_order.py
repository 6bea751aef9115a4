"""A register is a function of documents and decisions: what came first, and in how many steps, never shows.

The documents are made of few names, days and numbers that are easily confused, so that most of them touch
each other; they arrive in an order and in steps of their own, are read anew, and are decided about.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from difflib import unified_diff
from pathlib import Path
from random import Random
from typing import Any
from unittest import mock

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import comity
from benchmarks.synthetic.documents import documents as synthetic
from comity import pipeline
from comity.insight.subject import Subject, of_entity, of_record
from comity.model.claim import (
    Affiliation,
    Agreement,
    Claim,
    Commitment,
    Event,
    Figure,
    Membership,
    Participant,
    Post,
    Signatory,
    Statement,
    Strength,
)
from comity.model.decision import Decision, Verdict
from comity.model.document import Document, content_id
from comity.model.entity import Entity
from comity.pipeline import put_together
from comity.publish.export import export
from comity.reading.reader import Reader
from comity.reference import gazetteer
from comity.register import store as stores
from comity.register import view as views
from comity.resolving import gathering
from tests.make import RELEVANT

Told = tuple[Document, tuple[Claim, ...]]

LOCALITIES = [
    *(Entity("locality", *named) for named in (
        ("Hanoi", "vn/ha-noi"), ("Bình Dương", "vn/binh-duong"), ("Seoul", "kr/seoul"),
        ("Jung-gu", "kr/busan/jung"), ("Hanam City", "kr/gyeonggi/hanam"), ("Da Lat", "vn/lam-dong/da-lat"),
    )),
    *(Entity("locality", name) for name in (
        "Jung-gu", "중구", "Goseong", "Goseong County", "Gwangju", "광주시", "하남성", "Binh Duong",
        "Hue City", "Miyazaki", "Miyazaki prefecture", "Tân Lạc Commune", "Tan Lac",
    )),
]  # fmt: skip
COUNTRIES = [Entity("country", "Korea", "kr"), Entity("country", "Vietnam", "vn")]
BODIES = [
    Entity("organisation", "World Technopolis Association", "org/wta"),
    *(Entity("organisation", name) for name in (
        "Becamex IDC", "Becamex", "Korea Friendship Society (KFS)", "Korea Friendship Society", "KFS",
        "Vietnam Korea Business Investment Association (VKBIA)", "VKBIA", "Gió Nam Group",
        "Gio Nam Group JSC", "City Council", "Hanoi Department of Foreign Affairs",
        "Department of Foreign Affairs", "Binh Duong People's Committee",
    )),
]  # fmt: skip
PEOPLE = [
    Entity("person", name)
    for name in (
        "Kim Hyun-gon", "김현곤", "Hyun-gon Kim", "Kim Hyun Gon", "Lee Jae-joon", "이재준", "Lee Jae Joon",
        "Võ Văn Minh", "Vo Van Minh", "보 반 민", "Minh Vo", "Trần Minh", "Minh",
    )
]  # fmt: skip
DAYS = [None, "2019", "2019-05", "2019-05-04", "2019-05-05", "2019-05-09", "2024-01-02", "2025-08-01"]
PASSAGES = [
    "",
    "The guests were shown the new library by the lake, where a hundred pupils had been waiting with flags "
    "since the morning; a choir sang two songs, one of each country, and then everybody went to lunch. ",
    "Rain had fallen all night, so that the planting of the tree was moved under the roof of the market. ",
]

places, bodies, people = st.sampled_from(LOCALITIES), st.sampled_from(BODIES), st.sampled_from(PEOPLE)
actors = st.one_of(places, places, bodies, st.sampled_from(COUNTRIES))
days = st.sampled_from(DAYS)
roles = st.sampled_from(["Mayor", "Vice Mayor", "시장", "Chairman", "Chủ tịch UBND"])
sectors = st.sampled_from(["trade", "culture"])


def lists(of: st.SearchStrategy[Any], most: int, least: int = 0) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(of, min_size=least, max_size=most, unique=True).map(tuple)


FIELDS: list[st.SearchStrategy[tuple[type, dict[str, Any]]]] = [
    st.tuples(st.just(kind), st.fixed_dictionaries(fields))
    for kind, fields in (
        (Agreement, {
            "type": st.sampled_from(["mou", "sister", "agreement"]), "parties": lists(actors, 3, 1),
            "date": days, "stage": st.sampled_from(["signed", "planned", "renewed"]),
            "fields": lists(sectors, 2),
            "signatories": lists(st.builds(Signatory, people, roles, places), 1),
        }),
        (Event, {
            "type": st.sampled_from(["visit", "meeting", "forum"]), "places": lists(places, 1), "start": days,
            "name": st.sampled_from([None, None, "Spring Fair"]),
            "participants": lists(st.builds(Participant, st.one_of(actors, people), st.just("guest")), 3),
        }),
        (Figure, {
            "subject": places, "indicator": st.sampled_from(["fdi_projects", "population"]), "period": days,
            "value": st.sampled_from([3000, 4000, 4008]), "qualifier": st.sampled_from(["exact", "at_least"]),
        }),
        (Post, {"person": people, "role": roles, "of": st.one_of(places, bodies)}),
        (Membership, {"member": places, "body": bodies}),
        (Affiliation, {"child": bodies, "parent": actors, "relation": st.just("part_of")}),
        (Strength, {"locality": places, "sector": sectors, "sense": st.just("has")}),
        (Commitment, {"actors": lists(actors, 2, 1), "action": st.sampled_from(["a fair", "a school"])}),
        (Statement, {"speaker": people}),
    )
]  # fmt: skip
facts = st.lists(st.one_of(FIELDS), min_size=1, max_size=5)


def document(number: int, passage: str, published: str | None, told: Sequence[tuple[type, dict]]) -> Told:
    """A document of sentences, each the quote of one claim, behind a passage that others may have too."""
    text, claims, name = f"{passage}Report {number}. ", [], f"{number}.txt"
    for at, (kind, fields) in enumerate(told):
        quote = f"Sentence {at} says: {' and '.join(sorted(_names(fields)))}."
        claims.append(kind(document=name, quote=quote, span=(len(text), len(text) + len(quote)), **fields))
        text += f"{quote} "
    made = Document(
        id=content_id(text), name=name, text=text, source=name, published=published, language="en"
    )
    return made, tuple(claims)


def _names(value: object) -> set[str]:
    if isinstance(value, Entity):
        return {value.name}
    if isinstance(value, (Signatory, Participant)):
        value = tuple(getattr(value, name) for name in value.__struct_fields__)
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else ()
    return {name for part in parts for name in _names(part)}


@st.composite
def libraries(draw: st.DrawFn) -> list[Told]:
    """Some documents."""
    published = st.sampled_from([None, "2019-05-06", "2019-06-01", "2024-01-03", "2025-09-01"])
    made = draw(st.lists(st.tuples(st.sampled_from(PASSAGES), published, facts), min_size=2, max_size=7))
    return [document(number, *parts) for number, parts in enumerate(made)]


class Register:
    """A register in a folder of its own."""

    def __init__(self, folder: str) -> None:
        self.path = Path(folder) / "a.db"

    def keep(self, some: Iterable[Told]) -> None:
        """Keeps documents and puts them together."""
        with stores.opened(self.path) as store:
            store.add_all((kept, claims, RELEVANT) for kept, claims in some)
            put_together(store, gazetteer.load())

    def read_again(self, some: Iterable[Told]) -> None:
        """Reads documents anew and puts them together."""
        with stores.opened(self.path) as store:
            for kept, claims in some:
                store.replace(kept, claims, RELEVANT)
            put_together(store, gazetteer.load())

    def decide(self, decision: Decision) -> None:
        with stores.opened(self.path) as store:
            store.decide(decision)
            put_together(store, gazetteer.load())

    def exported(self) -> list[bytes]:
        with views.opened(self.path) as view:
            return list(export(view))


def made_at_once(told: Iterable[Told], decisions: Iterable[Decision] = ()) -> list[bytes]:
    with tempfile.TemporaryDirectory() as folder:
        with stores.opened(Path(folder) / "a.db") as store:
            store.add_all((kept, claims, RELEVANT) for kept, claims in told)
            for decision in decisions:
                store.decide(decision)
            put_together(store, gazetteer.load())
        return Register(folder).exported()


def differing(one: list[bytes], other: list[bytes]) -> list[str]:
    """The lines that stand in one export only, + or -; empty where both are the same bytes."""
    return [line for line in unified_diff(_lines(one), _lines(other), n=0) if line[0] in "+-"]


def _lines(export: list[bytes]) -> list[str]:
    return [line.decode() for line in export]


def in_steps(draw: st.DrawFn, items: Sequence[Any]) -> list[list[Any]]:
    """The items in some order, in runs of any length."""
    shuffled = draw(st.permutations(items))
    cuts = sorted(draw(st.sets(st.integers(1, max(1, len(items) - 1)), max_size=len(items))))
    return [shuffled[a:b] for a, b in zip([0, *cuts], [*cuts, len(items)], strict=True) if a < b]


EXAMPLES = settings(
    max_examples=7,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large),
    report_multiple_bugs=False,
)


@EXAMPLES
@given(libraries(), st.data())
def test_the_order_and_the_steps_of_arrival_never_show(told: list[Told], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        register = Register(folder)
        for some in in_steps(data.draw, told):
            register.keep(some)
        assert not differing(register.exported(), made_at_once(told))


HUB_DAYS = st.sampled_from([None, "2019", "2019-05", *(f"2019-05-{day:02}" for day in range(3, 30, 3))])
HUBS: st.SearchStrategy[tuple[type, dict[str, Any]]] = st.one_of(
    st.tuples(st.just(Agreement), st.fixed_dictionaries({
        "type": st.sampled_from(["mou", "sister"]), "stage": st.just("signed"), "date": HUB_DAYS,
        "parties": st.just((LOCALITIES[0], LOCALITIES[2])), "fields": lists(sectors, 1),
    })),
    st.tuples(st.just(Event), st.fixed_dictionaries({
        "type": st.just("visit"), "start": HUB_DAYS, "places": st.just((LOCALITIES[0],)),
        "participants": lists(st.builds(Participant, people, st.just("guest")), 2, 1),
    })),
)  # fmt: skip


@EXAMPLES
@given(st.lists(st.lists(HUBS, min_size=1, max_size=2), min_size=4, max_size=8), st.data())
def test_where_two_meet_so_often_that_a_crowd_forms(of_hubs: list[Any], data: st.DataObject) -> None:
    told = [document(number, "", "2019-06-01", parts) for number, parts in enumerate(of_hubs)]
    with tempfile.TemporaryDirectory() as folder, mock.patch.object(gathering, "CROWD", 3):
        register = Register(folder)
        for some in in_steps(data.draw, told):
            register.keep(some)
        assert not differing(register.exported(), made_at_once(told))
        older = data.draw(st.sets(st.sampled_from(range(len(told))), min_size=1))
        for at in older:
            told[at] = (told[at][0], told[at][1][1:])
        register.read_again(told[at] for at in sorted(older))
        assert not differing(register.exported(), made_at_once(told))


@EXAMPLES
@given(libraries(), st.data())
def test_what_a_newer_reader_finds_is_all_that_counts(told: list[Told], data: st.DataObject) -> None:
    older = data.draw(st.sets(st.sampled_from(range(len(told))), min_size=1))
    with tempfile.TemporaryDirectory() as folder:
        register = Register(folder)
        register.keep((kept, claims[:1] if at in older else claims) for at, (kept, claims) in enumerate(told))
        for some in in_steps(data.draw, sorted(older)):
            register.read_again(told[at] for at in some)
        assert not differing(register.exported(), made_at_once(told))


@EXAMPLES
@given(libraries(), st.data())
def test_when_a_decision_was_made_never_shows(told: list[Told], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        register = Register(folder)
        register.keep(told)
        decisions = tuple(decided(register, data) for _ in range(data.draw(st.integers(1, 3))))
        expected = register.exported()
    assert not differing(made_at_once(told, decisions), expected)
    with tempfile.TemporaryDirectory() as folder:
        register, waiting = Register(folder), list(decisions)
        for some in in_steps(data.draw, told):
            for _ in range(data.draw(st.integers(0, len(waiting)))):
                register.decide(waiting.pop(0))
            register.keep(some)
        for decision in waiting:
            register.decide(decision)
        assert not differing(register.exported(), expected)


def decided(register: Register, data: st.DataObject) -> Decision:
    """A decision that a person could make about what stands in a register, made there."""
    with views.opened(register.path) as view:
        entities = [of_entity(view, entity) for entity in view.entities()]
        records = [of_record(view, record) for record in view.records()]
        before = len(view.decisions())
    verdict = data.draw(st.sampled_from(["same", "same", "different", "reject", "correct", "undo"]))
    among = entities if verdict in ("same", "different") and data.draw(st.booleans()) else records
    one = data.draw(st.sampled_from(among))
    if verdict == "undo" and before:
        decision = _decision("undo", str(data.draw(st.integers(1, before))))
    elif verdict in ("same", "different"):
        other = data.draw(st.sampled_from([other for other in among if other.kind == one.kind]))
        decision = _decision(verdict, one, other)
    elif verdict == "correct" and one.kind == "figure":
        decision = _decision(verdict, one, field="value", value="4010")
    else:
        decision = _decision("reject", one)
    register.decide(decision)
    return decision


def _decision(verdict: Verdict, *about: Subject | str, **more: str) -> Decision:
    return Decision(
        verdict=verdict,
        about=tuple(one if isinstance(one, str) else one.id for one in about),
        anchors=tuple(one.anchors for one in about if not isinstance(one, str)),
        who="an official",
        when="2026-01-02T00:00:00+00:00",
        why="she knows",
        **more,
    )


ARTICLES = sorted((Path(comity.__file__).parent / "examples").glob("*.txt"))


@pytest.mark.parametrize("seed", range(2))
def test_articles_read_in_any_order_give_one_register(seed: int, tmp_path: Path) -> None:
    shuffled, chance = list(ARTICLES), Random(seed)
    chance.shuffle(shuffled)
    exports = []
    for name, paths, step in (("once", ARTICLES, len(ARTICLES)), ("steps", shuffled, chance.randint(1, 4))):
        (tmp_path / name).mkdir()
        register, reader = Register(str(tmp_path / name)), Reader(gazetteer.load())
        for at in range(0, len(paths), step):
            with stores.opened(register.path) as store:
                read = list(pipeline.read(paths[at : at + step], reader, store))
                put_together(store, gazetteer.load())
            assert all(outcome.status in ("read", "not_relevant") for outcome in read)
        exports.append(register.exported())
    assert not differing(*exports)


def test_what_many_outlets_tell_in_any_order_gives_one_register(tmp_path: Path) -> None:
    told = list(synthetic(120))
    expected = made_at_once(told)
    Random(7).shuffle(told)
    register = Register(str(tmp_path))
    for at in range(0, len(told), 40):
        register.keep(told[at : at + 40])
    assert not differing(register.exported(), expected)
