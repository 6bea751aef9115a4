"""The words of a Korean sentence between spaces, each with its ending or its particle."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from comity.lexicon.load import lexicon
from comity.reading.clauses.mention import Mention
from comity.reading.languages.ko.endings import Form, form_of
from comity.reading.languages.ko.hangul import is_syllable, letters

_LAST_RUN = re.compile(r"[가-힣]+(?=[^가-힣]*$)")
"""The last letters of a word: its particle or ending is there ("양해각서(MOU)를")."""
_CLOSING = "\"”’'"
_BRACKETS = _CLOSING + ")]」』"


class Eojeol(msgspec.Struct, frozen=True, gc=False):
    """Letters `start` to `end` end a word. `case` is its particle's code in the page `particles`.

    `topical`: its particle makes it what is spoken of. `comma`: one follows. `quoted`: it stands behind a
    closing quotation mark ("…"라고).
    """

    start: int
    end: int
    word: str
    form: Form | None
    case: str
    topical: bool
    comma: bool
    quoted: bool


class _Ending(msgspec.Struct, frozen=True, gc=False):
    """How a word between spaces ends, wherever it stands: the fields of its Eojeol, counted from its begin.

    `case` and `topical` hold where it is no verb. `closes`: its form ends a sentence, so that it is none
    with a space behind it.
    """

    first: int
    last: int
    word: str
    form: Form | None
    closes: bool
    case: str
    topical: bool
    comma: bool
    quoted: bool


def eojeols(text: str, start: int, end: int, names: list[Mention]) -> list[Eojeol]:
    """The words of some characters in order; a word without Korean letters at its end is left out.

    A word that begins within one of the `names` is no verb, nor is what follows a digit ("21일", "5명을").
    """
    found: list[Eojeol] = []
    at, count = 0, len(names)
    stop = start
    for written in text[start:end].split():
        begin = text.index(written, stop)
        stop = begin + len(written)
        told = _ending(written)
        if told is None:
            continue
        first, last = begin + told.first, begin + told.last
        while at < count and names[at].end <= first:
            at += 1
        form = told.form
        if form is not None:
            if told.closes and stop < end:
                form = None
            elif at < count and names[at].start <= first:
                within = last <= names[at].end
                form = None if within or not (form.noun or form.code == "being") else form
        case, topical = (told.case, told.topical) if form is None else ("", False)
        comma = told.comma or (last == end and text.startswith(",", end))
        found.append(Eojeol(first, last, told.word, form, case, topical, comma, told.quoted))
    return found


@lru_cache(maxsize=50_000)
def _ending(written: str) -> _Ending | None:
    """How a word between spaces ends; None where it has no Korean letters at its end."""
    run = _LAST_RUN.search(written)
    if run is None:
        return None
    first, last = run.span()
    word, before = run.group(), written[first - 1] if first else " "
    form = form_of(word)
    if form is not None and not (form.code == "being" or form.kind == "final" or not before.isalnum()):
        form = None  # the unit of a number
    case, topical = case_of(word)
    if not case and before in _BRACKETS:
        case, topical = case_of(word, apart=True)
    closes = form is not None and form.kind == "final" and last == len(written)
    comma = written.startswith(",", last)
    return _Ending(first, last, word, form, closes, case, topical, comma, before in _CLOSING)


def case_of(word: str, apart: bool = False) -> tuple[str, bool]:
    """The code of the particle a word ends in, empty where it has none, and whether it makes it a topic.

    `apart`: a bracket parts it from its noun ("(VCCI)는").

    >>> case_of("대표단은"), case_of("시장이"), case_of("시청에서는"), case_of("하남")
    (('topic', True), ('subject', False), ('at', True), ('', False))
    """
    particles = _particles()
    if word in _bare():
        return "", False
    if apart and word in particles:
        return particles[word][0], particles[word][2]
    for length in range(min(4, len(word) - 1), 0, -1):
        found = particles.get(word[-length:])
        if found and _suits(word[-length - 1], found[1]):
            return found[0], found[2]
    return "", False


def particle_of(before: str, tail: str) -> str:
    """The code of a particle that is all that stands behind a name; empty where it is something else.

    >>> particle_of("시", "는"), particle_of("시", "은"), particle_of("시", "민은")
    ('topic', '', '')
    """
    found = _particles().get(tail)
    if found is None:
        return ""
    closed = not is_syllable(before) or _suits(before, found[1])
    return found[0] if closed else ""


def _suits(syllable: str, behind: str) -> bool:
    """Whether a particle stands behind such a syllable: closed 은, 이, 을; open 는, 가, 를; open or ㄹ 로."""
    if not behind:
        return True
    final = letters(syllable)[2]
    if behind == "open_or_l":
        return final in ("", "ㄹ")
    return bool(final) == (behind == "closed")


@cache
def _bare() -> frozenset[str]:
    """Words without a particle that end like one: "오는", "다만"."""
    page = lexicon("ko").page("not_verbs")
    return frozenset(form for word in page if word.code == "bare" for form in word.forms)


@cache
def _particles() -> dict[str, tuple[str, str, bool]]:
    return {
        form: (word.code, word.attr("behind", ""), word.code == "topic" or word.attr("topical", False))
        for word in lexicon("ko").page("particles")
        for form in word.forms
    }
