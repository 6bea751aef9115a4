"""The Vietnamese words of clauses, dates and numbers stand in their examples, not in counter-examples."""

from __future__ import annotations

import re

import pytest

from comity.lexicon.load import Word, lexicon
from comity.reading.clauses.words import Words
from comity.reading.languages.vi.spelling import respelt

VIETNAMESE = lexicon("vi")
PAGES = ("verbs", "modality", "prepositions", "linking", "dates", "numbers", "units", "lines", "unmarked")
WORDS = [word for page in PAGES for word in VIETNAMESE.page(page)]
FINDER = Words(VIETNAMESE, joined=False, respell=respelt)


def named(word: Word) -> str:
    return f"{word.page}-{word.code}-{word.forms[0]}"


def stands(word: Word, text: str) -> bool:
    """Whether a form of the word stands in the text."""
    plain = respelt(text.lower())
    forms = "|".join(re.escape(respelt(form.lower())) for form in word.forms)
    return re.search(rf"(?<![^\W\d_])(?:{forms})(?![^\W\d_])", plain) is not None


@pytest.mark.parametrize("word", WORDS, ids=named)
def test_examples_match_and_counter_examples_do_not(word: Word) -> None:
    assert word.examples, f"{word.page}.yaml: {word.code} has no example"
    assert [example for example in word.examples if not stands(word, example)] == []
    found = {example: FINDER.find(example).get(VIETNAMESE.layers[word.page], ()) for example in word.counter}
    assert [example for example, hits in found.items() if any(word in hit.words for hit in hits)] == []


@pytest.mark.parametrize("page", ["verbs", "modality", "prepositions"])
def test_no_form_stands_twice_on_a_page(page: str) -> None:
    forms = [form for word in VIETNAMESE.page(page) for form in word.forms]
    assert sorted({form for form in forms if forms.count(form) > 1}) == []
