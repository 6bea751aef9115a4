"""The gate before crawled pages: which may be about cooperation between localities, told from rough text.

The reader calls a document relevant where words of cooperation, localities and another country stand in one
breath, and where local governments act; both in points that must reach bars which rise with the length of the
text (reading/relevance.py). The same points are counted here from above: every word of the reader's that may
count counts, wherever a place is near. A page whose points stay below the bars is not opened.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from comity.lexicon.language import language_of
from comity.sources.crawl.breaths import Breath, Story, breaths_of, ends_of, stories_of
from comity.sources.crawl.glance import glance
from comity.sources.crawl.signs import Met, signs
from comity.sources.crawl.visible import blocks
from comity.sources.crawl.words import spaced

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


def may_be_relevant(found: bytes) -> bool:
    """Whether the text of a page, as `visible.pieces` gives it, may be relevant to the reader."""
    text = blocks(found)
    plain = spaced(text)
    passages = glance().passages(text, plain)
    return passages is not None and _may_tell(*passages) and _is_promising(text, plain)


def _may_tell(text: str, plain: str) -> bool:
    """Whether passages say enough of cooperation across borders for the shortest story.

    Most pages end here: told without their other breaths, and as if they named several countries.
    """
    breaths = breaths_of(ends_of(text), signs().met(text, plain))
    story = Story(1, list(breaths.values()))
    return _says_enough(_across_borders(story, True), _ENOUGH_ACROSS, 1, _SLACK_STORY)


def _is_promising(text: str, plain: str) -> bool:
    met = signs().met(text, plain)
    abroad = _lands_abroad(met)
    if not abroad:
        return False
    ends = ends_of(text)
    breaths = breaths_of(ends, met)
    page = Story(_WHOLE_PAGE, list(breaths.values()))
    several = abroad > 1
    return any(
        _reaches(story, several, slack) and _is_read(text, ends, story, several)
        for story, slack in ((page, _SLACK_PAGE), *((one, _SLACK_STORY) for one in stories_of(ends, breaths)))
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


def _lands_abroad(met: Iterable[Met]) -> int:
    """How many countries are surely named, the one the page's language is of among them."""
    points: Counter[str] = Counter()
    for _, sign in met:
        if sign.land:
            points[sign.land] += sign.sure
        if sign.home:
            points[sign.home] += 2
    return sum(count > 1 for count in points.values())


def _reaches(story: Story, several: bool, slack: float) -> bool:
    """Whether the points of a story reach a share of the reader's bars for its length."""
    across = _across_borders(story, several)
    if not across:
        return False
    breaths = story.breaths
    acting = sum(breath.acting + (breath.held if breath.places else 0.0) for breath in breaths)
    named = sum(_named(breath) for breath in breaths if breath.places)
    local = acting + min(named, _MOST_BY_NAME, acting + _MOST_BY_NAME_ALONE)
    return all(
        _says_enough(points, bar, story.sentences, slack)
        for points, bar in (
            (across, _ENOUGH_ACROSS),
            (local, _ENOUGH_LOCAL),
            (across + local, _ENOUGH_TOGETHER),
        )
    )


def _says_enough(points: float, bar: tuple[float, float, float], sentences: int, slack: float) -> bool:
    foot, step, top = bar
    return points >= slack * min(top, foot + step * sentences)


def _across_borders(story: Story, several: bool) -> float:
    return sum(points for _, points in _telling(story, several))


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
