"""Every known name of a locality, country or organisation in a text, in one pass."""

from __future__ import annotations

from functools import cache

import daachorse
import msgspec

from comity.reading.languages.vi.spelling import respelt
from comity.reading.marks.scanner import folded
from comity.reference.affix import is_hangul
from comity.reference.form import Form
from comity.reference.gazetteer import Gazetteer, load


class Known(msgspec.Struct, frozen=True, gc=False):
    """Characters `start` to `end` are a spelling of these entities."""

    start: int
    end: int
    forms: tuple[Form, ...]

    @property
    def type(self) -> str:
        """What its likeliest entity is."""
        return self.forms[0].type


class KnownNames:
    """The names of the gazetteer that a Vietnamese text may have, found whole, the longest first."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        table: dict[str, list[Form]] = {}
        for form in gazetteer.forms():
            if form.kind != "demonym" and not is_hangul(form.text) and len(form.text) > 1:
                table.setdefault(respelt(folded(form.text)), []).append(form)
        self._forms = [tuple(sorted(forms, key=lambda form: -form.prior)) for forms in table.values()]
        self._automaton = daachorse.CharwiseDoubleArrayAhoCorasick(list(table))

    def find(self, text: str, accented: bool) -> tuple[dict[int, Known], dict[int, Known]]:
        """Known names by where they begin: the longest at each place, overlapping ones left out.

        Beside them those of several words whose marks are not quite a known name's.
        """
        longest: dict[int, tuple[int, int]] = {}
        for start, end, pattern in self._automaton.find_overlapping(respelt(folded(text))):
            first = text[start]
            if (first.isupper() or first.isdigit()) and _is_whole(text, start, end):
                longest[start] = (end, pattern)  # of those that begin here the last is the longest
        found: dict[int, Known] = {}
        loose: dict[int, Known] = {}
        reached = 0
        for start in sorted(longest):
            end, pattern = longest[start]
            if start < reached:
                continue
            forms = tuple(form for form in self._forms[pattern] if _fits(form, text[start:end], accented))
            if forms:
                found[start] = Known(start, end, forms)
                reached = end
            elif " " in text[start:end]:
                loose[start] = Known(start, end, self._forms[pattern])
        return found, loose


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a name's characters are no part of a longer word."""
    if start and (
        text[start - 1].isalnum() or (text[start - 1] == "-" and text[start - 2 : start - 1].islower())
    ):
        return False
    behind = text[end : end + 2]
    return not (behind[:1].isalnum() or (behind[:1] == "-" and behind[1:].islower()))


def _fits(form: Form, surface: str, accented: bool) -> bool:
    """Whether the characters are a spelling: its letters with its marks, its words with capitals."""
    if form.kind == "acronym" and surface != form.text:
        return False
    if surface == form.text:
        return True
    told, known = surface.lower(), form.text.lower()
    if accented and told != known and respelt(told) != respelt(known):
        return False
    return _has_capitals(form.text, surface)


def _has_capitals(name: str, surface: str) -> bool:
    words, written = name.split(), surface.split()
    return all(here[0].isupper() or not word[0].isupper() for word, here in zip(words, written, strict=False))


@cache
def known_names() -> KnownNames:
    """The packaged gazetteer's names, made ready once a process."""
    return KnownNames(load())
