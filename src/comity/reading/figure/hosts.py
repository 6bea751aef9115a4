"""Whose an event or a journey is: who receives, who sends, where workers and the guests of a fair are."""

from __future__ import annotations

import re
from functools import cache

from comity.model.entity import Entity
from comity.reading.figure.candidates import localities
from comity.reading.figure.counting import Count, Measure, words
from comity.reading.figure.heads import opening, spoken_of
from comity.reading.figure.leads import is_free, led_from, led_into, words_before
from comity.reading.figure.standing import Standing
from comity.reading.figure.traders import land_told
from comity.reading.figure.travellers import home_of_party, travel_along
from comity.reading.marks.chunks import Chunk


def builder(count: Count, measure: Measure, standing: Standing) -> Entity | None:
    """The place whose project costs a sum, where no firm is told of: the one before, else the text's."""
    if measure.noun not in ("project", "works"):
        return None
    before, _ = localities(count)
    builders = [chunk for chunk in before if is_free(count, chunk)]
    if measure.noun == "works":
        return builders[-1].entities[0] if builders else None
    told = builders or before
    return told[-1].entities[0] if told else standing.fallback(count.sentence.index)


def of_a_sight(count: Count, standing: Standing) -> Entity | None:
    """The place a sight is named for ("Suncheon Bay received 2.6 million visitors")."""
    sight = spoken_of(count)
    return standing.named_in(sight.name) if sight is not None else None


def draws_to(measure: Measure, body: Entity) -> bool:
    """Whether it is a fair or a festival, whose visitors are those of the place that holds it."""
    return measure.indicator == "visitors" and bool(_a_gathering().search(body.name.lower()))


@cache
def _a_gathering() -> re.Pattern[str]:
    return words().compiled(r"\b{gathering}s?\b")


def acting_side(count: Count, measure: Measure, standing: Standing) -> Entity | None:
    """Who sends the people counted, or who receives them."""
    travels = measure.indicator == "delegation_size" or (
        measure.indicator == "companies" and travel_along(count)
    )
    if not travels and measure.indicator != "attendees":
        return None
    before, after = localities(count)
    if travels:
        return home_of_party(count, after, standing)
    return _host(count, [*before, *after], standing)


def workplace_told(
    count: Count, measure: Measure, before: list[Chunk], after: list[Chunk], standing: Standing
) -> Entity | None:
    """Where workers are sent; where those told before are, unless the clause has a place of its own."""
    if measure.indicator != "workers":
        return None
    sent = _where_sent(count, after)
    if sent is not None:
        return sent
    low = opening(count)
    own = any(chunk.start >= low and is_free(count, chunk) for chunk in before)
    return None if own or land_told(count, measure) is not None else standing.workplace


def _where_sent(count: Count, after: list[Chunk]) -> Entity | None:
    """Where workers are: the locality behind them that "to", "for" leads to, or they are "at work in"."""
    sent = "placed" in count.around(60, 60)
    for chunk in after:
        if chunk.label != "L":
            continue
        if sent and _destination().search(words_before(count, chunk)):
            return chunk.entities[0]
        if "work" in count.cues(count.mark.end, chunk.start) and led_into(count, chunk):
            return chunk.entities[0]
    return None


@cache
def _destination() -> re.Pattern[str]:
    return words().compiled(r"\b{destination}\s(?:{article}\s)?$")


def of_a_fair(count: Count, measure: Measure, standing: Standing) -> Entity | None:
    """The home of the text, where the visitors of a fair are told."""
    if measure.indicator != "visitors":
        return None
    spoken = spoken_of(count)
    told = "fair" in count.sentence.codes("figure_cues") or (spoken and draws_to(measure, spoken))
    index = count.sentence.index
    return (standing.of_fair(index) or standing.recent(index) or standing.home) if told else None


def _host(count: Count, told: list[Chunk], standing: Standing) -> Entity | None:
    """Whose an event is: the home of the text, unless the sentence names but other places for it."""
    named = [
        chunk
        for chunk in told
        if chunk.label != "q" and not led_from(count, chunk) and not _quoted(count, chunk)
    ]
    home = standing.home
    if home is None or any(chunk.entities[0] == home for chunk in named):
        return home
    placed = [chunk for chunk in named if led_into(count, chunk)]
    best = max(placed, key=lambda chunk: standing.weight(chunk.entities[0]), default=None)
    return best.entities[0] if best is not None else home


def _quoted(count: Count, chunk: Chunk) -> bool:
    """Whether a place is named in what somebody says, and the number told outside of it."""
    if chunk.start > count.mark.start:
        return False
    between = count.page.text[chunk.end : count.mark.start]
    return bool(_CLOSING.search(between)) and not _OPENING.search(between)


_CLOSING = re.compile(r"[^\s(][\"”]")


_OPENING = re.compile(r"\s[\"“]")
