"""The breaths of a page: its sentences and the lines of its lists, and what each shows of cooperation."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from comity.sources.crawl.signs import Met
from comity.sources.crawl.visible import BREAK
from comity.sources.crawl.words import Sign

MENU = 20  # characters below which a breath that names no place is a word of a menu
_BREATH_ENDS = re.compile(rf"[.!?…。][\"”’)\]]* |{BREAK}")
_PROSE = 50  # characters from which a breath is taken for a sentence
_GAP = 300  # characters without a sentence or a sign: one story ends there, another may begin


class Breath(msgspec.Struct, gc=False):
    """What one sentence, or one line of a list, shows; the `at`th of its page.

    `places` are the localities it speaks of, `kinds` those among them that may be ones no table knows ("the
    county of …"); `named` says that it names any place, `at_home` that its
    language is one of a country. The rest is as in `Sign`.
    """

    at: int
    weight: float = 0.0
    tie: bool = False
    formal: bool = False
    network: bool = False
    acting: float = 0.0
    held: float = 0.0
    places: int = 0
    kinds: int = 0
    lands: frozenset[str] = frozenset()
    named: bool = False
    at_home: bool = False

    def take(self, sign: Sign) -> None:
        """Adds what one sign says."""
        self.weight += sign.weight
        self.tie |= sign.tie
        self.formal |= sign.formal
        self.network |= sign.network
        self.acting += sign.acting
        self.held += sign.held
        if sign.local:
            self.places += 1
            self.kinds += sign.kind
        if sign.land:
            self.named = True
            self.lands |= {sign.land}
        if sign.home:
            self.lands |= {sign.home}
            self.at_home = True


class Story(msgspec.Struct, gc=False):
    """Breaths that follow each other: how many are `sentences`, and those that show anything."""

    sentences: int = 0
    breaths: list[Breath] = []


def ends_of(text: str) -> list[int]:
    """Where the breaths of a text end."""
    ends = [end.end() - 1 for end in _BREATH_ENDS.finditer(text)]
    ends.append(len(text))
    return ends


def breaths_of(ends: Sequence[int], met: Iterable[Met]) -> dict[int, Breath]:
    """The breaths that show anything, by their number; `ends` are where breaths end."""
    breaths: dict[int, Breath] = {}
    for end, sign in met:
        at = bisect_left(ends, end - 1)
        if at not in breaths:
            breaths[at] = Breath(at)
        breaths[at].take(sign)
    return {
        at: breath
        for at, breath in sorted(breaths.items())
        if breath.named or ends[at] - (ends[at - 1] if at else 0) >= MENU
    }


def stories_of(ends: Sequence[int], breaths: Mapping[int, Breath]) -> list[Story]:
    """The stories of a page: a stretch of menus parts one from the next."""
    story = Story()
    stories = [story]
    void = start = 0
    for at, end in enumerate(ends):
        if end - start < _PROSE:
            void += end - start
        else:
            if void > _GAP:
                story = Story()
                stories.append(story)
            void = 0
            story.sentences += 1
        if at in breaths:
            story.breaths.append(breaths[at])
        start = end
    return stories
