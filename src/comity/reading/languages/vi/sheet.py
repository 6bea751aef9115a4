"""A Vietnamese text laid out for finding names: what is known, and the words that lead to names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from comity.lexicon.load import Word, lexicon
from comity.model.dates import bounds
from comity.reading.clauses.passage import Passage
from comity.reading.clauses.words import is_accented
from comity.reading.languages.vi.capitals import CAPITAL_WORD, CAPITALS, initials
from comity.reading.languages.vi.known import Known, known_names
from comity.reading.languages.vi.short_names import acronyms, clipped_countries, firms_again, latin_companies
from comity.reading.marks.scanner import Hit


class Sheet:
    """One text. The tables map where a word begins to its hit."""

    def __init__(self, passage: Passage) -> None:
        self.text = passage.text
        self.published = bounds(passage.published)[0] if passage.published else None
        self.accented = is_accented(passage.text)
        self.known, self.loose = known_names().find(passage.text, self.accented)
        self.kinds = _by_start(passage, "place_kinds")
        self.governments = _by_start(passage, "governments")
        self.bodies = _by_start(passage, "bodies")
        self.titles = _by_start(passage, "titles")
        self.honorifics = _by_start(passage, "honorifics")
        self.name_words = _by_start(passage, "name_words")
        self.pointers = _by_start(passage, "pointers")
        self.clipped = clipped_countries(passage.text)
        self.acronyms = acronyms(passage.text)
        self.companies = firms_again(passage.text) | latin_companies(passage.text)
        self.last_names: set[str] = set()
        self.capitals = {found.start(): found for found in CAPITAL_WORD.finditer(passage.text)}
        """The words with a capital by where they begin, in the order of the text."""
        self.name_ends: dict[int, tuple[int, int]] = {}
        """Where people's names end that begin at a character, and how many words they have."""

    @property
    def tables(self) -> tuple[Iterable[int], ...]:
        """Where something may begin that is named."""
        words = (self.titles, self.honorifics, self.governments, self.bodies, self.kinds, self.pointers)
        return (*words, self.known, self.clipped, self.acronyms, self.companies)

    def is_capital(self, at: int) -> bool:
        """Whether a capital stands there."""
        return self.text[at : at + 1].isupper()

    def capital_word(self, at: int) -> re.Match[str] | None:
        """The word with a capital that begins there."""
        found = self.capitals.get(at)
        if found is None and at >= 0 and self.text[at : at + 1].isupper():
            return CAPITAL_WORD.match(self.text, at)  # amid a word ("Hyun-Gon")
        return found

    def past(self, at: int, sign: str = " ") -> int:
        """Where what follows begins, where exactly this sign stands between; else -1."""
        if at >= 0 and self.text.startswith(sign, at):
            return at + len(sign)
        return -1

    def starts_title(self, at: int) -> bool:
        """Whether a post begins there; what modifies titles ("Nguyên") may be a name without one."""
        hit = self.titles.get(at)
        while hit is not None and word(hit).attr("modifier"):
            hit = self.titles.get(self.past(hit.end))
        return hit is not None and word(hit).code != "-"

    def place_at(self, at: int) -> Known | None:
        """A known locality or country whose name begins there."""
        known = self.known.get(at)
        return known if known is not None and known.type != "organisation" else None


@cache
def joint(code: str) -> tuple[str, ...]:
    """The forms of the page joints with a code, the longest first."""
    forms = [form for each in lexicon("vi").page("joints") if each.code == code for form in each.forms]
    return tuple(sorted(forms, key=len, reverse=True))


@cache
def credit() -> re.Pattern[str]:
    """Who took a picture: a name that a line or a bracket ends with."""
    forms = [form for each in lexicon("vi").page("lines") if each.code == "picture" for form in each.forms]
    words = "|".join(map(re.escape, forms))
    name = rf"(?:{CAPITAL_WORD.pattern}|[{CAPITALS}.]+)"
    lead = rf"{initials(forms)}(?i:\b(?:{words})) ?: ?"
    return re.compile(rf"{lead}{name}(?: {name}){{0,4}}(?=\s*(?:[).\n]|$))")


def word(hit: Hit) -> Word:
    """The lexicon's word of a hit."""
    return hit.words[0]


def _by_start(passage: Passage, layer: str) -> dict[int, Hit]:
    return {hit.start: hit for hit in passage.hits(layer)}
