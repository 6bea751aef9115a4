"""One multi-pattern pass over a text: every known name and every word of the lexicon."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

import daachorse
import msgspec

from comity.lexicon.load import Lexicon, Word
from comity.model.names import unaccented
from comity.reference.form import Form


class Hit(msgspec.Struct, frozen=True, gc=False):
    """Characters `start` to `end` match these lexicon words, or these names, of one layer."""

    start: int
    end: int
    layer: str
    words: tuple[Word, ...] = ()
    names: tuple[Form, ...] = ()


SHAPES = "shapes"
"""The layer of pages whose words only stand in patterns (dates, numbers): this pass leaves them out."""

_OPEN_LAYERS = {"names", "sectors", "counted"}
"""Layers whose words may stand inside a compound ("Korea-Vietnam"); others may not ("co-operation")."""

_SPACED = {code: " " for code in range(128) if not chr(code).isalnum()}
_SIGN = re.compile(r"[^\w ]")
_SYLLABLE, _NO_SYLLABLE = re.compile("[가-힣]"), re.compile("[^\x00-\x7f가-힣]")
_HYPHEN = re.compile("-")
_COUNTING = {"unit", "ten", "hundred"}
"""Groups of numbers in words that count days and weeks before a hyphen."""
_LAST_WORD = re.compile(r"[^\W_]+$")
_LONGEST_NUMBER = 12
"""Characters before a hyphen within which a number in words stands ("three-week course")."""


@lru_cache(maxsize=8)
def folded(text: str) -> str:
    """Lower case without accents, character for character, so that offsets stay.

    >>> folded("Đà Lạt’s İzmir")
    "da lat's izmir"
    """
    if text.isascii():
        return text.lower()
    if _SYLLABLE.search(text):  # syllables have no accents, and a Korean text has little else
        return _NO_SYLLABLE.sub(_without_accents, text).lower()
    return text.translate(_FOLDED).lower()


def _without_accents(found: re.Match[str]) -> str:
    return found.group().translate(_FOLDED)


class _Folded(dict[int, str]):
    """Every character met so far without its accents, one character for one."""

    def __missing__(self, code: int) -> str:
        character = plain = chr(code)
        if not character.isascii():
            plain = unaccented(character)
            if len(plain) != 1 or len(plain.lower()) != 1:
                plain = character if len(character.lower()) == 1 else "i"
        self[code] = plain
        return plain


_FOLDED = _Folded()


def spaced(plain: str) -> str:
    """A text with every sign as a space, so that whole words are what stands between spaces.

    >>> spaced("the people's committee.")
    'the people s committee '
    """
    return plain.translate(_SPACED) if plain.isascii() else _SIGN.sub(" ", plain).replace("_", " ")


def _pattern(form: str) -> str:
    """A form bounded by spaces; a sign it begins with ("'s wish") is a bound itself."""
    words = spaced(folded(form))
    return f"{'' if words[:1] == ' ' else ' '}{words} "


class _Payload:
    """What one pattern may stand for: names, and words by the layer they are matched in."""

    __slots__ = ("bound", "cased", "names", "several", "words")

    def __init__(self, form: str) -> None:
        words = spaced(folded(form))
        self.bound = 0 if words[:1] == " " else 1
        self.several = " " in words
        self.names: list[Form] = []
        self.words: tuple[tuple[str, tuple[Word, ...]], ...] = ()
        self.cased: tuple[tuple[str, str, Word], ...] = ()


class Scanner:
    """Finds names and words in one pass; longest match per layer, on word boundaries."""

    def __init__(self, names: Iterable[Form], lexicon: Lexicon) -> None:
        table: dict[str, _Payload] = {}
        for name in names:
            table.setdefault(_pattern(name.text), _Payload(name.text)).names.append(name)
            if name.kind == "demonym" and name.text.endswith("n"):
                table.setdefault(_pattern(name.text + "s"), _Payload(name.text)).names.append(name)
        for page, words in lexicon.pages.items():
            if lexicon.layers[page] == SHAPES:
                continue
            for word in words:
                for form in word.forms:
                    payload = table.setdefault(_pattern(form), _Payload(form))
                    if word.cased:
                        payload.cased += ((form, lexicon.layers[page], word),)
                    else:
                        payload.words = _with(payload.words, lexicon.layers[page], word)
        self._behind = tuple("-" + form for word in lexicon.pages.get("compounds", ()) for form in word.forms)
        self._numbers = frozenset(
            form
            for word in lexicon.pages.get("numbers", ())
            if word.attr("group") in _COUNTING
            for form in word.forms
        )
        self._payload = list(table.values())
        self.patterns = list(table)
        self._automaton = daachorse.CharwiseDoubleArrayAhoCorasick(self.patterns)

    def scan(self, text: str) -> dict[str, list[Hit]]:
        """Hits by layer ("names", "words", …), in text order, none overlapping within a layer."""
        plain = folded(text)
        spans: defaultdict[str, list[Hit]] = defaultdict(list)
        payloads = self._payload
        hyphens = {sign.start() for sign in _HYPHEN.finditer(plain)}
        for start, end, pattern in self._automaton.find_overlapping(f" {spaced(plain)} "):
            payload = payloads[pattern]
            start, end = start + payload.bound - 1, end - 2
            if payload.several and "\n" in plain[start:end]:
                continue
            if payload.names:
                names = self._named(text, plain, start, end, payload.names)
                if names:
                    keep(spans["names"], Hit(start, end, "names", (), names))
            words = payload.words
            for form, layer, word in payload.cased:
                if text[start:end] == form:
                    words = _with(words, layer, word)
            if words:
                beside = end in hyphens or start - 1 in hyphens
                hyphened = beside and self._hyphened(plain, start, end)
                for layer, group in words:
                    if not hyphened or layer in _OPEN_LAYERS:
                        keep(spans[layer], Hit(start, end, layer, group))
        return dict(spans)

    def _named(self, text: str, plain: str, start: int, end: int, names: list[Form]) -> tuple[Form, ...]:
        joined = plain.startswith("-", end)
        led = joined and plain.startswith(self._behind, end)
        if joined and not led and _in_a_given_name(text, start, end):
            return ()
        return _cased(text, start, end, names, compound=not led)

    def _hyphened(self, plain: str, start: int, end: int) -> bool:
        """Whether the characters are part of a longer hyphened word; behind a number they are their own."""
        if plain[end : end + 1] == "-" and plain[end + 1 : end + 2].isalnum():
            return True
        if start < 2 or plain[start - 1] != "-":
            return False
        led = _LAST_WORD.search(plain, max(0, start - _LONGEST_NUMBER), start - 1)
        return led is not None and not (led.group() in self._numbers or led.group().isdigit())


def _with(
    words: tuple[tuple[str, tuple[Word, ...]], ...], layer: str, word: Word
) -> tuple[tuple[str, tuple[Word, ...]], ...]:
    """Words by layer with one more."""
    by_layer = dict(words)
    by_layer[layer] = (*by_layer.get(layer, ()), word)
    return tuple(by_layer.items())


def _in_a_given_name(text: str, start: int, end: int) -> bool:
    """Whether a small letter follows the hyphen behind the characters ("Se-hoon"): they are no name then."""
    return text[end + 1 : end + 2].islower() and " " not in text[start:end]


def _cased(text: str, start: int, end: int, names: list[Form], compound: bool) -> tuple[Form, ...]:
    """Names whose case fits: acronyms and everyday words as written, others with a capital or no case.

    In a `compound` the names of small places do not count: its parts are seldom theirs.
    """
    surface = text[start:end]
    first = surface[0]
    capital = first.isupper() or first.lower() == first.upper()
    compound = compound and (text[start - 1 : start] == "-" or text[end : end + 1] == "-")
    kept = []
    for name in names:
        if name.kind == "acronym" or name.ordinary:
            fits = surface == name.text
        elif name.type == "country" and not name.text.isascii():
            fits = surface.lower() == name.text.lower()
        else:
            fits = capital and (name.tier == "core" or not (compound or _is_lower(surface, name.text)))
        if fits:
            kept.append(name)
    return tuple(kept)


def _is_lower(surface: str, name: str) -> bool:
    """Whether a word a name writes with a capital has none here ("the Spanish town" is no Spanish Town)."""
    if " " not in surface:
        return False
    return any(
        here.islower() and not word.islower()
        for here, word in zip(surface.split(), name.split(), strict=False)
    )


def keep(kept: list[Hit], hit: Hit) -> None:
    """Add a hit to the others of its layer: the leftmost, then the longest stay, none overlapping.

    Hits come in the order of their ends, so only those at the end of the list can stand in the way.
    """
    start, at = hit.start, len(kept)
    if not at or kept[-1].end <= start:
        kept.append(hit)
        return
    while at and kept[at - 1].start >= start:
        at -= 1
    if not at or kept[at - 1].end <= start:
        del kept[at:]
        kept.append(hit)
