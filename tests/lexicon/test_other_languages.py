"""The words of languages that are read by clauses: each in its own examples, none of its counter-examples."""

from __future__ import annotations

import pytest

from comity.lexicon.load import Lexicon, Word, lexicon
from comity.reading import languages
from comity.reading.clauses.words import Words
from comity.reading.languages.vi.spelling import respelt
from comity.reading.marks.scanner import SHAPES

FOUND_ANYWHERE = frozenset({"ko"})
"""Languages that write words together, so that one stands within others."""
BOOKS = {code: lexicon(code) for code in languages.codes()}
RESPELT = {"vi": respelt}


def finder(code: str, book: Lexicon) -> Words:
    return Words(book, code in FOUND_ANYWHERE, RESPELT.get(code, str))


FINDERS = {code: finder(code, book) for code, book in BOOKS.items()}
WORDS = [
    (code, word)
    for code, book in BOOKS.items()
    for name, page in book.pages.items()
    for word in page
    if book.layers[name] != SHAPES
]


def named(told: object) -> str:
    return f"{told.page}-{told.code}-{told.forms[0]}" if isinstance(told, Word) else str(told)


def alone(book: Lexicon, word: Word) -> Lexicon:
    """A lexicon of one word."""
    return Lexicon(language=book.language, pages={word.page: (word,)}, layers=book.layers)


@pytest.mark.parametrize(("code", "word"), WORDS, ids=named)
def test_examples_have_the_word(code: str, word: Word) -> None:
    assert word.examples, f"{word.page}.yaml: {word.code} has no example"
    own = finder(code, alone(BOOKS[code], word))
    assert [example for example in word.examples if not own.find(example)] == []


@pytest.mark.parametrize(("code", "word"), [one for one in WORDS if one[1].counter], ids=named)
def test_counter_examples_do_not(code: str, word: Word) -> None:
    layer = BOOKS[code].layers[word.page]
    hits = {text: FINDERS[code].find(text).get(layer, []) for text in word.counter}
    assert [text for text, found in hits.items() if any(word in hit.words for hit in found)] == []


@pytest.mark.parametrize("code", BOOKS)
def test_no_form_stands_twice_under_one_code(code: str) -> None:
    for name, page in BOOKS[code].pages.items():
        forms = [(form, word.code, repr(word.attrs)) for word in page for form in word.forms]
        twice = {form for form in forms if forms.count(form) > 1}
        assert not twice, f"{code}/{name}.yaml: {sorted(form for form, *_ in twice)}"
