"""Settings: read from the environment, typed, refused by name."""

from __future__ import annotations

import pytest

from comity import settings
from comity.errors import BadSetting


def test_defaults() -> None:
    assert settings.load({}) == settings.Settings()


def test_what_is_set_is_used() -> None:
    given = settings.load({"COMITY_REGISTER": "/data/x.db", "COMITY_MAX_MB": "0.5"})
    assert (given.register, given.max_bytes) == ("/data/x.db", 500_000)


@pytest.mark.parametrize(("told", "private"), [("1", True), ("Yes", True), ("0", False), ("", False)])
def test_private_addresses_are_allowed_by_a_word(told: str, private: bool) -> None:
    assert settings.load({"COMITY_PRIVATE": told}).private is private


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("COMITY_MAX_MB", "big"),
        ("COMITY_MAX_MB", "0"),
        ("COMITY_MAX_MB", "nan"),
        ("COMITY_REGISTER", " "),
        ("COMITY_PRIVATE", "maybe"),
    ],
)
def test_a_bad_value_is_named_with_its_key(key: str, value: str) -> None:
    with pytest.raises(BadSetting, match=key):
        settings.load({key: value})
