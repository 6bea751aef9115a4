"""Where people of a name are at home."""

from __future__ import annotations

import pytest

from comity.reading.post.homelands import at_home, may_be_japanese


@pytest.mark.parametrize(
    "name", ["Takakazu Ishii", "Yuriko Koike", "Ryōta Ōno", "Hirofumi Yoshimura", "Shin-ichi Honda"]
)
def test_japanese_names_are_told_by_their_syllables(name: str) -> None:
    assert may_be_japanese(name)
    assert at_home(name, "jp")
    assert at_home(name, "nz") is False


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("Sergey Orlov", "jp", False),
        ("Sergey Orlov", "ru", True),
        ("Jürgen Vogt", "fr", False),
        ("Jürgen Vogt", "us", None),
        ("S. K. Naidu", "in", True),
        ("Xyz Qqq", "fr", None),
    ],
)
def test_given_names_and_endings_tell_a_country(name: str, country: str, expected: bool | None) -> None:
    assert at_home(name, country) is expected
