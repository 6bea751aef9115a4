from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from comity.model.decision import Decision
from comity.model.entity import Entity
from comity.resolving.entities import resolve
from tests.make import BECAMEX, BINH_DUONG, TABLES, agreement, cited, figure, post, unknown


def ids(*mentions: Entity, texts: dict[str, str] | None = None) -> list[str]:
    """The ids of mentions, each in a document of its own."""
    claims = [cited(figure(mention, 1), source=str(n)) for n, mention in enumerate(mentions)]
    resolved = resolve(claims, texts or {}, TABLES)
    return [resolved.id(str(n), mention) for n, mention in enumerate(mentions)]


def person(name: str) -> Entity:
    return unknown("person", name)


@pytest.mark.parametrize(
    "names",
    [
        ["Lee Cheol-woo", "Lee Cheol Woo", "LEE Cheolwoo", "Cheol-woo Lee"],
        ["Võ Văn Minh", "Vo Van Minh", "Vo Văn Minh"],
        ["Kim Young-hwan", "Kim Younghwan"],
        ["Nguyễn Lộc Hà", "Nguyen Loc Ha"],
    ],
)
def test_one_person_across_spellings(names: list[str]) -> None:
    assert len(set(ids(*map(person, names)))) == 1


def test_persons_whose_given_names_are_turned_round_are_two() -> None:
    assert len(set(ids(person("Lee Cheol-woo"), person("Lee Woo-cheol")))) == 2


def test_the_spelling_with_marks_is_shown() -> None:
    claims = [cited(post(name, "chairman", BINH_DUONG), name) for name in ("Vo Van Minh", "Võ Văn Minh")]
    resolved = resolve(claims, {}, TABLES)
    shown = next(entity for entity in resolved.entities if entity.type == "person")
    assert (shown.name, shown.names) == ("Võ Văn Minh", ("Vo Van Minh", "Võ Văn Minh"))


def test_a_known_locality_is_one_across_spellings_and_shown_as_the_tables_do() -> None:
    spelt = [Entity("locality", name, "vn/binh-duong") for name in ("Binhduong", "Binh Duong province")]
    resolved = resolve([cited(agreement(*spelt))], {}, TABLES)
    (found,) = resolved.entities
    assert found.name == "Bình Dương" and found.reference
    assert found.names == ("Binh Duong province", "Binhduong", "Bình Dương")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Miyazaki prefecture", "Miyazaki Prefecture", True),
        ("Miyazaki prefecture", "Miyazaki", True),
        ("Miyazaki prefecture", "Miyazaki city", False),
        ("Can Giuoc district", "Cần Giuộc", True),
        ("Can Giuoc district", "Can Duoc district", False),
        ("Huyện Cần Giuộc", "Can Giuoc district", True),
        ("Do Luong district", "Luong district", False),
        ("Thanh Khe district", "Khe district", False),
        ("City of Lyon", "Lyon", True),
        ("Seodaemun-gu district", "Seodaemun-gu", True),
        ("Si", "Do", False),
    ],
)
def test_localities_the_tables_do_not_know(one: str, other: str, same: bool) -> None:
    first, second = ids(unknown("locality", one), unknown("locality", other))
    assert (first == second) is same


def test_a_bare_name_stays_apart_where_it_could_be_two_localities() -> None:
    names = ("Miyazaki prefecture", "Miyazaki city", "Miyazaki")
    assert len(set(ids(*(unknown("locality", name) for name in names)))) == 3


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Herald Corp.", "Herald Corporation", True),
        ("the Herald Corp", "Herald", True),
        ("Korea Friendship Society (KFS)", "Korea Friendship Society", True),
        ("GS Group", "GS Power", False),
        ("Daewoo Co., Ltd.", "Daewoo", True),
    ],
)
def test_organisations_the_tables_do_not_know(one: str, other: str, same: bool) -> None:
    first, second = ids(unknown("organisation", one), unknown("organisation", other))
    assert (first == second) is same


def test_an_acronym_means_what_its_own_document_says() -> None:
    full, short = unknown("organisation", "Korea Friendship Society"), unknown("organisation", "KFS")
    claims = [cited(agreement(full, BINH_DUONG)), cited(agreement(short, BINH_DUONG))]
    texts = {"a": "The Korea Friendship Society (KFS) came. KFS left."}
    resolved = resolve(claims, texts, TABLES)
    assert resolved.id("a", short) == resolved.id("a", full)


def test_a_short_acronym_is_not_carried_to_another_document() -> None:
    full, short = unknown("organisation", "Korea Friendship Society (KFS)"), unknown("organisation", "KFS")
    assert len(set(ids(full, short))) == 2
    longer = unknown("organisation", "Viet Nam Korea Friendship Society (VKFS)")
    assert len(set(ids(longer, unknown("organisation", "VKFS")))) == 1


def test_an_acronym_can_stand_for_a_known_organisation() -> None:
    claims = [cited(agreement(BECAMEX, unknown("organisation", "BIDC")))]
    resolved = resolve(claims, {"a": "Becamex IDC (BIDC)"}, TABLES)
    assert {entity.id for entity in resolved.entities} == {"org/becamex-idc"}


def test_a_person_and_a_locality_of_one_name_are_two() -> None:
    assert len(set(ids(person("Washington"), unknown("locality", "Washington")))) == 2


def test_what_a_person_put_together_is_one() -> None:
    claims = [cited(figure(unknown("organisation", "Horasis Forum"), 1), "a")]
    claims += [cited(figure(unknown("organisation", "Horasis Asia Meeting"), 1), "b")]
    apart = resolve(claims, {}, TABLES)
    assert len(apart.entities) == 2
    about = tuple(entity.id for entity in apart.entities)
    same = Decision(verdict="same", about=about, who="me", when="2022-01-07T00:00:00Z", why="its old name")
    (one,) = resolve(claims, {}, TABLES, [same]).entities
    assert one.id == about[0]
    assert set(one.names) == {"Horasis Forum", "Horasis Asia Meeting"}


@given(
    some.text(min_size=1, max_size=20), some.sampled_from(["locality", "organisation", "person", "country"])
)
def test_any_name_gets_an_id(name: str, type_: str) -> None:
    (found,) = ids(Entity(type_, name))
    assert found.startswith(f"{type_}/")
