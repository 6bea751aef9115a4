"""The pages of words hold both ways: what they say is alike is, and what they say is apart stays apart."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest

from comity.model.judgement import Judgement
from comity.resolving.identity.bodies import bodies_in, roles
from comity.resolving.identity.person_names import SAME_SOUND, agreement, page, person_name
from comity.resolving.identity.posts import post_class, posts
from comity.resolving.identity.sounds import Sound, distance, outline, sound, sounds

ALIKE = [pair for group in page().alike for pair in combinations(group, 2)]
EXAMPLES = [(role.role, name) for role in roles() for name in role.examples]
NOT_EXAMPLES = [(role.role, name) for role in roles() for name in role.no_examples]


def heard(name: str) -> Sound:
    """A whole name's sound; three words or marks make it Vietnamese."""
    vietnamese = len(name.split()) > 2 or not name.isascii()
    return tuple(place for word in name.split() for place in sound(word, vietnamese))


@pytest.mark.parametrize(("one", "other"), sounds().alike)
def test_names_that_sound_alike(one: str, other: str) -> None:
    a, b = person_name(one), person_name(other)
    assert agreement(a, b) == "sound"
    assert set(a.keys) & set(b.keys)


@pytest.mark.parametrize(("one", "other"), sounds().apart)
def test_names_that_do_not_sound_alike(one: str, other: str) -> None:
    assert not agreement(person_name(one), person_name(other))


def test_doubled_letters_and_glides_weigh_little() -> None:
    assert distance(heard("Hannuri"), heard("Hanuri")) < SAME_SOUND < distance(heard("Min"), heard("Mina"))


def test_an_outline_leaves_out_what_spellings_differ_in() -> None:
    assert outline(heard("Younghwan"), "kr") == outline(sound("영환"), "kr")
    assert outline(heard("Younghwan"), "kr") != outline(sound("영훈"), "kr")


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_spellings_of_one_name_agree_and_share_a_key(one: str, other: str) -> None:
    a, b = person_name(one), person_name(other)
    assert agreement(a, b)
    assert agreement(a, b) == agreement(b, a)
    assert set(a.keys) & set(b.keys)


@pytest.mark.parametrize(("one", "other"), page().apart)
def test_names_of_two_people_do_not_agree(one: str, other: str) -> None:
    assert not agreement(person_name(one), person_name(other))
    assert not agreement(person_name(other), person_name(one))


@pytest.mark.parametrize(("role", "name"), EXAMPLES)
def test_a_body_is_read_with_its_locality(role: str, name: str) -> None:
    assert any(body.role.role == role and body.locality for body in bodies_in(name))


@pytest.mark.parametrize(("role", "name"), NOT_EXAMPLES)
def test_another_body_is_not_read_as_it(role: str, name: str, settled: Callable[..., Judgement]) -> None:
    found = settled("organisation", name)
    assert not found.entity.endswith(f"/{role}")


@pytest.mark.parametrize("class_", posts().classes)
def test_posts_are_of_their_class(class_: str) -> None:
    found = posts().classes[class_]
    assert {(post_class(role) or "").removeprefix("deputy ") for role in found.examples} == {class_}
    assert class_ not in {post_class(role) for role in found.no_examples}


@pytest.mark.parametrize(
    ("role", "class_"),
    [
        ("Vice Governor for Economy", "deputy head"),
        ("Thống đốc tỉnh Gyeonggi", "head"),
        ("Phó Thống đốc", "deputy head"),
        ("Phó Chủ tịch UBND tỉnh", "deputy head"),
        ("경제부지사", "deputy head"),
        ("Chủ tịch UBND tỉnh", "head"),
        ("gardener", None),
    ],
)
def test_deputies_are_a_class_of_their_own(role: str, class_: str | None) -> None:
    assert post_class(role) == class_
