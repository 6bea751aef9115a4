"""Which ending a Korean word has, and what that makes of its clause."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from unicodedata import normalize

import msgspec

from comity.lexicon.load import Word, lexicon
from comity.reading.languages.ko.hangul import is_hangul, is_syllable, letters
from comity.reading.languages.ko.stems import Base, Stem, bases, helping_bases, light_bases

_LETTERS = {"ㄴ": "\u11ab", "ㄹ": "\u11af", "ㅁ": "\u11b7", "ㅂ": "\u11b8"}
"""A lone letter of an ending as the end of the syllable before."""
_BASES = {
    "plain": (Base.PLAIN, Base.NASAL),
    "vowel": (Base.SYLLABLE, Base.LETTER),
    "open": (Base.OPEN, Base.OPEN),
    "consonant": (Base.CONSONANT, Base.CONSONANT),
}
_PAST = "ㅆ"
_LONGEST = 12
"""Syllables of the longest word that is taken apart."""


class Form(msgspec.Struct, frozen=True, gc=False):
    """What the ending of a word says.

    `kind` and `tag` are the ending's (page `endings`), `code` is the verb's (page `verbs`), `verb` its
    dictionary form without 다, `noun` what it makes a verb of; `past` it is over, `will` it is wanted (…겠).
    """

    kind: str
    tag: str
    code: str
    verb: str
    past: bool = False
    will: bool = False
    noun: str = ""


def form_of(word: str) -> Form | None:
    """The form of a word without its signs; None where it has no ending of a verb.

    >>> form_of("체결했다"), form_of("맺은").tag, form_of("대표단은")
    (Form(kind='final', tag='', code='done', verb='하', past=True, will=False, noun='체결'), 'past', None)
    """
    if len(word) > _LONGEST or word in _never() or word.endswith(_never_tails()):
        return None
    return _wholes().get(word) or _of_listed(word) or _of_copula(word) or _of_unlisted(word)


def _of_listed(word: str) -> Form | None:
    """The form of a listed verb, or of a noun made a verb; of two readings that with the longer base."""
    if not is_hangul(word):
        return None
    apart = normalize("NFD", word)
    endings = [
        cut for cut in range(len(apart), max(0, len(apart) - _LONGEST), -1) if apart[cut:] in _endings()
    ]
    for cut in endings:
        form = _fitting(bases().get(apart[:cut], ()), apart[cut:], "")
        if form is not None:
            return form
    for cut in endings:
        for length in _light_lengths():
            stems = light_bases().get(apart[cut - length : cut]) if length < cut else None
            form = _fitting(stems, apart[cut:], normalize("NFC", apart[: cut - length])) if stems else None
            if form is not None:
                return form
    return _of_joined(apart, endings)


def _of_joined(apart: str, endings: list[int]) -> Form | None:
    """The form of a verb with a helping one written onto it ("이어온", "펼쳐나갈", "넓어진")."""
    for cut in endings:
        for length in _helping_lengths():
            stems = helping_bases().get(apart[cut - length : cut]) if length < cut else None
            before = bases().get(apart[: cut - length], ()) if stems else ()
            main = next((stem for stem in before if stem.takes & Base.OPEN), None)
            form = _fitting(stems, apart[cut:], "") if stems and main is not None else None
            if form is not None and main is not None:
                changed = "done" if main.code == "quality" else form.code
                code = changed if form.code == "passive" or main.code == "standing" else main.code
                return msgspec.structs.replace(form, code=code, verb=main.verb)
    return None


def _fitting(stems: tuple[Stem, ...], ending: str, noun: str) -> Form | None:
    found = _endings().get(ending, ()) if stems else ()
    for stem in stems:
        for takes, kind, tag in found:
            if takes & stem.takes:
                return Form(kind, tag, stem.code, stem.verb, stem.past, stem.will, noun)
    return None


@cache
def _helping_lengths() -> tuple[int, ...]:
    return tuple(sorted({len(base) for base in helping_bases()}, reverse=True))


@cache
def _light_lengths() -> tuple[int, ...]:
    return tuple(sorted({len(base) for base in light_bases()}, reverse=True))


def _of_copula(word: str) -> Form | None:
    """A noun with 이다."""
    for form, kind, tag in _copulas().get(word[-1], ()):
        if len(word) > len(form) and word.endswith(form):
            return Form(kind, tag, "being", "이", past=letters(form[-2])[2] == _PAST)
    return None


def _of_unlisted(word: str) -> Form | None:
    """An unlisted verb, where its ending is that of no noun; a noun with 다 where no verb ends so."""
    for form, kind, tag in _telling().get(word[-1], ()):
        if len(word) > len(form) and word.endswith(form) and is_syllable(word[-len(form) - 1]):
            final = letters(word[-len(form) - 1])[2]
            code = "being" if kind == "final" and not final else "done"
            return Form(kind, tag, code, "", past=final == _PAST)
    return None


@cache
def _endings() -> dict[str, tuple[tuple[Base, str, str], ...]]:
    """Every ending taken apart into letters: the bases it stands behind, its kind and tag."""
    found: dict[str, list[tuple[Base, str, str]]] = {}
    for word in lexicon("ko").page("endings"):
        base = word.attr("base")
        if base in ("copula", "whole"):
            continue
        for form in word.forms:
            takes = _taken(base, form)
            apart = _LETTERS.get(form[:1], "") + normalize("NFD", form[form[:1] in _LETTERS :])
            found.setdefault(apart, []).append((takes, word.code, word.attr("tag", "")))
    return {ending: tuple(meanings) for ending, meanings in found.items()}


@cache
def _wholes() -> dict[str, Form]:
    page = [word for word in lexicon("ko").page("endings") if word.attr("base") == "whole"]
    return {form: Form(word.code, word.attr("tag"), "being", "이") for word in page for form in word.forms}


def _taken(base: str, form: str) -> Base:
    """The bases that take an ending: by the page, and whether it begins with a letter or a nasal."""
    if form[:1] in _LETTERS:
        return Base.LETTER
    nasal = bool(form) and letters(form[0])[0] == "ㄴ"
    if base == "any":
        return Base.NASAL if nasal else Base.PLAIN
    common, other = _BASES[base]
    return other if base == "plain" and nasal else common


@cache
def _copulas() -> dict[str, list[tuple[str, str, str]]]:
    return _by_last(word for word in lexicon("ko").page("endings") if word.attr("base") == "copula")


@cache
def _telling() -> dict[str, list[tuple[str, str, str]]]:
    """Endings that tell a verb whatever stands before: those of the page `telling_endings`."""
    return _by_last(lexicon("ko").page("telling_endings"))


def _by_last(words: Iterable[Word]) -> dict[str, list[tuple[str, str, str]]]:
    """The forms of some words with their code and tag by their last syllable, the longest first."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for word in words:
        for form in word.forms:
            found.setdefault(form[-1], []).append((form, word.code, word.attr("tag", "")))
    for forms in found.values():
        forms.sort(key=lambda each: -len(each[0]))
    return found


@cache
def _never() -> frozenset[str]:
    page = lexicon("ko").page("not_verbs")
    return frozenset(form for word in page if word.code in ("word", "bare") for form in word.forms)


@cache
def _never_tails() -> tuple[str, ...]:
    return tuple(
        form for word in lexicon("ko").page("not_verbs") if word.code == "tail" for form in word.forms
    )
