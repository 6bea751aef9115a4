"""The gate before crawled pages: which may be about cooperation between localities, told from rough text.

The reader calls a document relevant where words of cooperation, localities and another country stand in one
breath, and where local governments act; both in points that must reach bars which rise with the length of the
text (reading/relevance.py). The same points are counted here from above: every word of the reader's that may
count counts, wherever a place is near. A page whose points stay below the bars is not opened.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import msgspec

from comity.lexicon.language import language_of
from comity.sources.crawl.signs import Met, Sign, Signs, signs
from comity.sources.crawl.visible import BREAK, blocks

_BREATH_ENDS = re.compile(rf"[.!?…。][\"”’)\]]* |{BREAK}")
_PROSE = 50  # characters from which a breath is taken for a sentence
_MENU = 20  # characters below which a breath that names no place is a word of a menu
_GAP = 300  # characters without a sentence or a sign: one story ends there, another may begin
_TELLING_MOST = 3  # breaths whose language is looked at
_AROUND = 600  # characters on either side that tell a language
_BEFORE = 2  # breaths before, whose places still count
_SIDE_BY_SIDE, _AS_MERE_PAIR, _HALF = 0.5, 0.35, 0.5
_AS_SUBJECT, _BY_NAME = 0.25, 0.75
_MOST_BY_NAME, _MOST_BY_NAME_ALONE = 2.0, 1.25
_ENOUGH_ACROSS = (0.35, 0.04, 1.2)
_ENOUGH_LOCAL = (0.7, 0.08, 2.0)
_ENOUGH_TOGETHER = (1.4, 0.2, 4.5)
_SLACK_STORY, _SLACK_PAGE = 0.8, 1.0
"""The share of the reader's bars that is asked for: less of a story, as the reader learns names it tells."""
_WHOLE_PAGE = 1000  # sentences: bars are at their top


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


def may_be_relevant(found: bytes) -> bool:
    """Whether the text of a page, as `visible.pieces` gives it, may be relevant to the reader."""
    known = signs()
    return known.glance(found) and _is_promising(blocks(found), known)


def _is_promising(text: str, known: Signs) -> bool:
    text = f" {' '.join(text.split())} "
    met = known.met(text)
    abroad = _lands_abroad(met)
    if not abroad or not _may_reach(met):
        return False
    ends = [end.end() - 1 for end in _BREATH_ENDS.finditer(text)]
    ends.append(len(text))
    breaths = _breaths(ends, met)
    page = Story(_WHOLE_PAGE, list(breaths.values()))
    several = abroad > 1
    return any(
        _reaches(story, several, slack) and _is_read(text, ends, story, several)
        for story, slack in ((page, _SLACK_PAGE), *((one, _SLACK_STORY) for one in _stories(ends, breaths)))
    )


def _is_read(text: str, ends: Sequence[int], story: Story, several: bool) -> bool:
    """Whether what counts most stands in a language Comity knows: by itself, or with what is around it."""
    shown = " ".join(_breath(text, ends, breath.at) for breath in story.breaths)
    telling = sorted(_telling(story, several), key=lambda told: -told[1])[:_TELLING_MOST]
    alone = (_breath(text, ends, told.at) for told, _ in telling)
    around = (text[max(0, ends[told.at] - _AROUND) : ends[told.at] + _AROUND] for told, _ in telling)
    return any(language_of(words) != "other" for words in chain([shown], alone, around))


def _breath(text: str, ends: Sequence[int], at: int) -> str:
    return text[ends[at - 1] if at else 0 : ends[at]]


def _may_reach(met: Sequence[Met]) -> bool:
    """Whether all points of a page together reach the lowest bars: told before any breath is looked at."""
    weights = [sign.weight for _, sign in met if sign.weight]
    across = sum(weights) + _SIDE_BY_SIDE * len(weights)
    acting = sum(sign.acting + sign.held for _, sign in met)
    named = sum(_AS_SUBJECT * sign.local + _BY_NAME * (sign.tie or sign.formal) for _, sign in met)
    local = acting + min(named, _MOST_BY_NAME, acting + _MOST_BY_NAME_ALONE)
    return all(
        points >= _SLACK_STORY * foot
        for points, (foot, _, _) in (
            (across, _ENOUGH_ACROSS),
            (local, _ENOUGH_LOCAL),
            (across + local, _ENOUGH_TOGETHER),
        )
    )


def _lands_abroad(met: Iterable[Met]) -> int:
    """How many countries are surely named, the one the page's language is of among them."""
    points: Counter[str] = Counter()
    for _, sign in met:
        if sign.land:
            points[sign.land] += sign.sure
        if sign.home:
            points[sign.home] += 2
    return sum(count > 1 for count in points.values())


def _breaths(ends: Sequence[int], met: Iterable[Met]) -> dict[int, Breath]:
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
        if breath.named or ends[at] - (ends[at - 1] if at else 0) >= _MENU
    }


def _stories(ends: Sequence[int], breaths: Mapping[int, Breath]) -> list[Story]:
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


def _reaches(story: Story, several: bool, slack: float) -> bool:
    """Whether the points of a story reach a share of the reader's bars for its length."""
    breaths = story.breaths
    across = sum(points for _, points in _telling(story, several))
    if not across:
        return False
    acting = sum(breath.acting + (breath.held if breath.places else 0.0) for breath in breaths)
    named = sum(_named(breath) for breath in breaths if breath.places)
    local = acting + min(named, _MOST_BY_NAME, acting + _MOST_BY_NAME_ALONE)
    return all(
        points >= slack * min(top, foot + step * story.sentences)
        for points, (foot, step, top) in (
            (across, _ENOUGH_ACROSS),
            (local, _ENOUGH_LOCAL),
            (across + local, _ENOUGH_TOGETHER),
        )
    )


def _telling(story: Story, several: bool) -> list[tuple[Breath, float]]:
    """The breaths with words of cooperation, or somebody in office, and the most each says across borders."""
    breaths = story.breaths
    return [
        (breath, _across(breath, breaths[max(0, number - _BEFORE) : number], several))
        for number, breath in enumerate(breaths)
        if breath.weight or breath.acting
    ]


def _across(breath: Breath, before: Sequence[Breath], several: bool) -> float:
    """The most a breath may say of cooperation across borders: in full, by half, or nothing.

    `several`: the page names several countries, so that a place may lie abroad of where it is at home.
    """
    close = [one for one in before if one.at >= breath.at - _BEFORE]
    lands = breath.lands.union(*(one.lands for one in close))
    if not breath.weight:
        return _AS_MERE_PAIR if breath.places > 1 and len(lands) > 1 else 0.0
    points = breath.weight + (_SIDE_BY_SIDE if breath.places > 1 else 0.0)
    strangers = not breath.at_home and bool(breath.lands) and (breath.tie or breath.kinds > 0)
    if strangers or (breath.places and len(breath.lands) > 1):
        return points
    if breath.network and (breath.places or several):
        return points * _HALF
    if breath.tie and breath.places and (several or not breath.at_home):
        return points * _HALF
    near = bool(breath.places) or any(one.places for one in close)
    told = bool(breath.lands) or breath.tie or breath.formal
    elsewhere = len(lands) > 1 or (several and bool(lands) and not breath.at_home)
    return points * _HALF if near and told and elsewhere else 0.0


def _named(breath: Breath) -> float:
    """The most that may be said of localities by their names."""
    return _AS_SUBJECT * breath.places + (_BY_NAME if breath.tie or breath.formal else 0.0)
