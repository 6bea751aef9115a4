"""Every known name of a locality, country or organisation in a text, in one pass."""

from __future__ import annotations

from functools import cache, lru_cache

import daachorse
import msgspec

from comity.reading.languages.vi.spelling import respelt
from comity.reading.marks.scanner import folded, spaced
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
        self._forms = {
            plain: tuple(sorted(forms, key=lambda form: -form.prior)) for plain, forms in table.items()
        }
        patterns = dict.fromkeys(f" {spaced(plain)} " for plain in table)
        self._automaton = daachorse.CharwiseDoubleArrayAhoCorasick(list(patterns))
        self._spelt = lru_cache(maxsize=30_000)(self._spelt_so)

    def find(self, text: str, accented: bool) -> tuple[dict[int, Known], dict[int, Known]]:
        """Known names by where they begin: the longest at each place, overlapping ones left out.

        Beside them those of several words whose marks are not quite a known name's.
        """
        longest: dict[int, int] = {}
        plain = respelt(folded(text))
        for start, behind, _ in self._automaton.find_overlapping(f" {spaced(plain)} "):
            first = text[start]
            if first.isupper() or first.isdigit():
                end = behind - 2
                if plain[start:end] in self._forms and not _is_hyphened(text, start, end):
                    longest[start] = end  # of those that begin here the last is the longest
        found: dict[int, Known] = {}
        loose: dict[int, Known] = {}
        reached = 0
        for start in sorted(longest):
            if start < reached:
                continue
            end = longest[start]
            surface = text[start:end]
            forms = self._spelt(surface, plain[start:end], accented)
            if forms:
                found[start] = Known(start, end, forms)
                reached = end
            elif " " in surface:
                loose[start] = Known(start, end, self._forms[plain[start:end]])
        return found, loose

    def _spelt_so(self, surface: str, plain: str, accented: bool) -> tuple[Form, ...]:
        """The known names that are written so; `plain` is how all that are alike are sought."""
        return tuple(form for form in self._forms[plain] if _fits(form, surface, accented))


def _is_hyphened(text: str, start: int, end: int) -> bool:
    """Whether a name's characters are a part of a word with hyphens and small letters ("Se-hoon")."""
    before = text[start - 1 : start] == "-" and text[start - 2 : start - 1].islower()
    return before or (text[end : end + 1] == "-" and text[end + 1 : end + 2].islower())


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
