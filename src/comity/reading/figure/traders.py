"""Whose trade or capital a sum is: the place that sells, or the country something is in or goes into."""

from __future__ import annotations

import re
from functools import cache

from comity.model.entity import Entity
from comity.reading.figure.counting import Count, Measure, words
from comity.reading.figure.leads import is_free, led_from, led_into
from comity.reading.marks.chunks import Chunk

_MONEYED = frozenset({"trade_turnover", "export_turnover", "import_turnover", "fdi_registered_capital"})


TRADED = frozenset({"export_turnover", "import_turnover"})


def trading_place(count: Count, before: list[Chunk], measure: Measure) -> Chunk | None:
    """Whose exports they are: of who owns the word or is told behind it, never of where the goods go."""
    wanted = _TRADING if measure.noun == "change" else _TRADING & {measure.indicator}
    if not wanted:
        return None
    words_told = count.page.hits("measured", count.sentence.start, count.mark.start)
    trade = next((hit for hit in reversed(words_told) if hit.words[0].code in wanted), None)
    if trade is None:
        return None
    text = count.page.text
    behind = [chunk for chunk in before if chunk.start >= trade.end]
    if trade.words[0].code == "trade_turnover":
        between = _among_two().match(text[trade.start : count.mark.start].lower())
        return behind[0] if between and behind else None
    owners = [chunk for chunk in before if chunk.end <= trade.start and is_free(count, chunk)]
    if owners and _owns().fullmatch(text[owners[-1].end : trade.start].lower()):
        return owners[-1]
    return next((chunk for chunk in behind if led_from(count, chunk)), None)


_TRADING = frozenset({"export_turnover", "trade_turnover"})


@cache
def _among_two() -> re.Pattern[str]:
    return words().compiled(r"[^,;:.]*?\b{among_two}\s")


@cache
def _owns() -> re.Pattern[str]:
    return words().compiled(r"(?:['’]s?)?\s(?:(?!{stop}\b)[^\s,;:.]+\s){0,3}")


def land_told(count: Count, measure: Measure) -> Entity | None:
    """A country as subject: the trader itself, or the one something is in, goes into or is part of."""
    if measure.indicator in TRADED:
        traders = [chunk for chunk in count.sentence.of("C") if chunk.end <= count.mark.core]
        if traders and not _led(count, traders[0]):
            return traders[0].entities[0]
    leads = [_within()] if measure.indicator not in _MONEYED else [_within(), _belonging()]
    for lead in leads:
        for chunk in count.sentence.of("C"):
            opening = count.page.text[max(count.sentence.start, chunk.start - 14) : chunk.start].lower()
            if lead.search(opening) and not (lead is _within() and _apart(count, chunk, measure)):
                return chunk.entities[0]
    return None


def _apart(count: Count, chunk: Chunk, measure: Measure) -> bool:
    """Whether a relative clause or a semicolon parts a country from the number; of no sum, a comma does."""
    low, high = min(count.mark.end, chunk.end), max(count.mark.start, chunk.start)
    gap = count.page.text[low:high].lower()
    behind = chunk.start > count.mark.end and measure.indicator not in _MONEYED
    return bool(_parting().search(gap)) or (behind and "," in gap)


@cache
def _parting() -> re.Pattern[str]:
    return words().compiled(r";|,\s{relative}\s")


@cache
def _within() -> re.Pattern[str]:
    return words().compiled(r"\b{within}\s(?:{article}\s)?$")


@cache
def _belonging() -> re.Pattern[str]:
    return words().compiled(r"\b{belonging}\s(?:{article}\s)?$")


def _led(count: Count, chunk: Chunk) -> bool:
    """Whether a preposition leads a chunk in, so that it is no subject."""
    return led_into(count, chunk) or led_from(count, chunk)


def first_of_two_lands(count: Count, measure: Measure) -> Entity | None:
    """The first of two countries whose trade is told."""
    lands = [chunk.entities[0] for chunk in count.sentence.of("C") if chunk.start < count.mark.core]
    two = measure.indicator == "trade_turnover" and len({land.id for land in lands}) > 1
    return lands[0] if two else None
