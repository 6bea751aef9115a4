"""Every word of a language's lexicon in a text, in one pass; longest match per layer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

import daachorse

from comity.lexicon.load import Lexicon, Word
from comity.reading.marks.scanner import SHAPES, Hit, folded, keep

_TONES = (*(mark.encode() for mark in "ăđơưĂĐƠƯ"), b"\xe1\xba", b"\xe1\xbb")
"""Letters of Vietnamese that other languages seldom write; the last two begin all with a mark and a tone."""
_TELLING = 0.02
"""The share of characters with marks of their own from which on a text is written with them."""


_Entry = tuple[str, Word]
"""What a form stands for, and the layer that is in."""
_Table = dict[str, list[_Entry]]
"""What every form stands for."""
_Layers = tuple[tuple[str, tuple[Word, ...], bool], ...]
"""What a form stands for by layer, and whether some of it only counts as written."""


class Words:
    """Finds the words of a lexicon.

    `joined`: words stand within others without a space (Korean: 경제협력업무협약을), so a form
    counts wherever it stands; an entry with `attrs: {at: start}` only where a word begins, `{at: whole}` only
    as a whole word. Else forms are whole words. A text written without accents is read without them.
    `respell` brings lower-case text into one spelling, character for character, where a language has several.
    """

    def __init__(
        self, lexicon: Lexicon, joined: bool, respell: Callable[[str], str] = lambda lower: lower
    ) -> None:
        self._joined, self._respell = joined, respell
        table: _Table = {}
        bare: _Table = {}
        for page, entries in lexicon.pages.items():
            layer = lexicon.layers[page]
            if layer == SHAPES:
                continue
            for word in entries:
                for form in word.forms:
                    _note(table, respell(form.lower()), (layer, word))
                    _note(bare, respell(folded(form)), (layer, word))
        self._exact, self._bare = _Automaton(table, joined), None if joined else _Automaton(bare, joined)

    def find(self, text: str) -> dict[str, list[Hit]]:
        """Hits by layer, in the order of the text, none overlapping within a layer."""
        if self._bare is not None and not is_accented(text):
            return self._hits(self._bare, self._respell(folded(text)), text)
        lower = text.lower()
        if len(lower) != len(text):  # a capital whose small letter is two characters
            lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
        return self._hits(self._exact, self._respell(lower), text)

    def _hits(self, automaton: _Automaton, plain: str, text: str) -> dict[str, list[Hit]]:
        hits: dict[str, list[Hit]] = {}
        joined, anywhere, bound = self._joined, automaton.anywhere, automaton.bound
        for start, end, number in automaton.find(plain):
            if number in bound:
                layers = bound[number].standing(text, start, end)
            elif joined or _is_whole(text, start, end):
                layers = anywhere[number]
            else:
                continue
            for layer, words, cased in layers:
                if cased:
                    words = _as_written(words, text[start:end])
                    if not words:
                        continue
                kept = hits.get(layer)
                if kept is None:
                    hits[layer] = [Hit(start, end, layer, words)]
                    continue
                last = kept[-1]
                if last.end <= start:
                    kept.append(Hit(start, end, layer, words))
                elif last.start >= start:
                    keep(kept, Hit(start, end, layer, words))
        return hits


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether characters are whole words: no letter or digit goes on at either end."""
    if start and text[start - 1].isalnum() and text[start].isalnum():
        return False
    return not (text[end : end + 1].isalnum() and text[end - 1].isalnum())


class _Automaton:
    """Finds forms. `anywhere` is what each stands for, by its number.

    `bound` are those that stand for less within a word, in languages whose words are `joined`.
    """

    def __init__(self, table: _Table, joined: bool) -> None:
        self.anywhere = [_layers(entries) for entries in table.values()]
        self.bound = {
            number: _Bound(form, entries)
            for number, (form, entries) in enumerate(table.items() if joined else ())
            if _is_latin(form) or any("at" in word.attrs for _, word in entries)
        }
        self._automaton = daachorse.CharwiseDoubleArrayAhoCorasick(list(table)) if table else None

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Where every form begins and ends, and its number, in the order of the ends."""
        return self._automaton.find_overlapping(text) if self._automaton is not None else []


class _Bound:
    """What a form stands for where letters beside it may keep some of that from counting.

    Latin letters are words of their own within Korean ones, and no part of other Latin words.
    """

    __slots__ = ("_latin", "_standing")

    def __init__(self, form: str, entries: list[_Entry]) -> None:
        self._latin = _is_latin(form)
        usual = "start" if self._latin else "any"
        self._standing = tuple(
            _layers(entry for entry in entries if _may_stand(entry[1].attr("at", usual), before, behind))
            for before in (False, True)
            for behind in (False, True)
        )

    def standing(self, text: str, start: int, end: int) -> _Layers:
        """What it stands for as these characters of a text."""
        before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
        behind = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
        if self._latin:
            if behind and text[end].isascii():
                return ()
            before = before and text[start - 1].isascii()
        return self._standing[2 * before + behind]


def _is_latin(form: str) -> bool:
    return form[0].isascii() and form[0].isalpha()


def _may_stand(at: str, before: bool, behind: bool) -> bool:
    """Whether what counts at a place of a word only may have letters before it, or behind it."""
    return not (before and at != "any") and not (behind and at == "whole")


def _layers(entries: Iterable[_Entry]) -> _Layers:
    """What a form stands for, by layer."""
    by_layer: dict[str, tuple[Word, ...]] = {}
    for layer, word in entries:
        by_layer[layer] = (*by_layer.get(layer, ()), word)
    return tuple((layer, words, any(word.cased for word in words)) for layer, words in by_layer.items())


def _as_written(words: tuple[Word, ...], written: str) -> tuple[Word, ...]:
    return tuple(word for word in words if not word.cased or written in word.forms)


def _note(table: _Table, form: str, told: _Entry) -> None:
    """Adds what a form stands for, once."""
    stands_for = table.setdefault(form, [])
    if told not in stands_for:
        stands_for.append(told)


@lru_cache(maxsize=8)
def is_accented(text: str) -> bool:
    """Whether a text is written with the marks of its alphabet.

    >>> is_accented("Bình Dương ký kết"), is_accented("Binh Duong ky ket")
    (True, False)
    """
    letters = len(text) - text.count(" ")
    return letters == 0 or sum(map(text.encode("utf-8", "replace").count, _TONES)) >= _TELLING * letters
