"""Every lexicon entry is found in its own examples and stays out of its counter-examples."""

from __future__ import annotations

import re

import pytest

from comity.lexicon.load import Word, lexicon
from comity.reading.marks.scanner import Scanner, folded

ENGLISH = lexicon("en")
SCANNER = Scanner((), ENGLISH)
WORDS = [word for page in ENGLISH.pages.values() for word in page]


def named(word: Word) -> str:
    return f"{word.page}-{word.code}-{word.forms[0]}"


def hit(word: Word, text: str) -> bool:
    """Whether the scanner gives the word for the text."""
    hits = SCANNER.scan(text).get(ENGLISH.layers[word.page], ())
    return any(word in hit.words for hit in hits)


def stands(word: Word, text: str) -> bool:
    """Whether a form of the word stands in the text, be it as a part of a longer one."""
    plain = folded(text)
    return any(
        re.search(rf"(?<![^\W\d_]){re.escape(folded(form))}(?![^\W\d_])", plain) for form in word.forms
    )


@pytest.mark.parametrize("word", WORDS, ids=named)
def test_examples_match_and_counter_examples_do_not(word: Word) -> None:
    assert word.examples, f"{word.page}.yaml: {word.code} has no example"
    assert [example for example in word.examples if not stands(word, example)] == []
    assert [example for example in word.counter if hit(word, example)] == []


def test_no_form_stands_twice_under_one_code() -> None:
    """A word may serve two codes or ways (a hit gives both), but stands once under each."""
    for name, page in ENGLISH.pages.items():
        forms = [(form, word.code, repr(word.attrs)) for word in page for form in word.forms]
        twice = {form for form in forms if forms.count(form) > 1}
        assert not twice, f"{name}.yaml: {sorted(form for form, *_ in twice)}"
