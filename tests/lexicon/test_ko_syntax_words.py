"""Korean pages that only patterns and the grammar of endings use: every entry is met in its own examples."""

from __future__ import annotations

import re

import pytest

from comity.lexicon.load import Word, lexicon
from comity.reading.languages.ko.endings import form_of
from comity.reading.languages.ko.stems import stem_of

_VERBS = ("verbs", "auxiliaries", "scheduled", "helping_verbs")
_PLAIN = (
    "bounds",
    "dates",
    "heads",
    "light_verbs",
    "lines",
    "negations",
    "not_verbs",
    "numbers",
    "particles",
    "qualities",
    "telling_endings",
    "units",
    "verbal_nouns",
)
_WORD = re.compile("[가-힣]+")


def words(pages: tuple[str, ...]) -> list[Word]:
    return [word for page in pages for word in lexicon("ko").page(page)]


def named(word: Word) -> str:
    return f"{word.page}-{word.code}-{word.forms[0]}"


@pytest.mark.parametrize("word", words(_PLAIN), ids=named)
def test_forms_stand_in_examples(word: Word) -> None:
    assert word.examples
    for example in word.examples:
        assert any(form.lower() in example.lower() for form in word.forms), example


@pytest.mark.parametrize("word", words(_VERBS), ids=named)
def test_verbs_are_read_in_examples(word: Word) -> None:
    assert word.examples
    stems = {stem_of(form) for form in word.forms}
    for example in word.examples:
        read = [form_of(found) for found in _WORD.findall(example)]
        joined = word.page == "helping_verbs" and any(form is not None for form in read)
        assert joined or any(form is not None and form.verb in stems for form in read), example


def test_no_form_stands_twice_under_one_code() -> None:
    for word_page in (*_PLAIN, *_VERBS):
        forms = [(form, word.code, repr(word.attrs)) for word in words((word_page,)) for form in word.forms]
        assert len(forms) == len(set(forms)), word_page


@pytest.mark.parametrize(
    "word", ["대표단은", "광고", "투자", "북한", "역할", "지난해", "경기", "참가자", "관계자", "대한", "함께"]
)
def test_nouns_are_no_verbs(word: str) -> None:
    assert form_of(word) is None
