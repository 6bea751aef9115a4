"""Every sentence of the templates stands in every catalogue, with the same parts; nothing else does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from tools.words import kept, said


@pytest.mark.parametrize("language", ["ko", "vi"])
def test_every_sentence_is_translated(language: str) -> None:
    there = kept(language)
    waiting = [message.id for message in said() if message.id and not _words(there, message.id)]
    assert not waiting, "run python tools/words.py and translate these"


@pytest.mark.parametrize("language", ["ko", "vi"])
def test_nothing_is_translated_that_nobody_says(language: str) -> None:
    asked = {message.id for message in said()}
    assert not [message.id for message in kept(language) if message.id and message.id not in asked]


@pytest.mark.parametrize("language", ["ko", "vi"])
def test_translations_have_the_same_parts(language: str) -> None:
    for message in kept(language):
        told = message.id if isinstance(message.id, str) else message.id[-1]
        words = message.string if isinstance(message.string, str) else message.string[0]
        assert _parts(words) == _parts(told), told


def test_a_new_sentence_is_found(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('{{ _("Anew") }} {{ ngettext("%(num)s tie", "%(num)s ties", 2) }}')
    assert {message.id for message in said(tmp_path, ())} == {"", "Anew", ("%(num)s tie", "%(num)s ties")}


def _words(catalogue: Catalog, told: str | tuple[str, str]) -> bool:
    found = catalogue.get(told if isinstance(told, str) else told[0])
    return found is not None and any(found.string or ())


def _parts(words: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)s", words))
