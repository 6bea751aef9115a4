"""Whose a number is: each way of telling tried in turn, from the surest to the last resort."""

from __future__ import annotations

import re
from functools import cache

from comity.model.entity import Entity
from comity.reading.figure.antecedents import partitive
from comity.reading.figure.candidates import localities, main_clause
from comity.reading.figure.counting import AREAS, UNLISTED, Count, Measure, words
from comity.reading.figure.heads import apposed, housed_at, opening, spoken_of
from comity.reading.figure.hosts import acting_side, builder, draws_to, of_a_fair, of_a_sight, workplace_told
from comity.reading.figure.investors import company, employer, winner
from comity.reading.figure.leads import (
    belongs_to_it,
    is_free,
    led_from,
    led_into,
    opens_sentence,
    words_before,
)
from comity.reading.figure.newest import bearer, newcomers_partner
from comity.reading.figure.possessors import possessor
from comity.reading.figure.standing import Standing
from comity.reading.figure.traders import TRADED, first_of_two_lands, land_told, trading_place
from comity.reading.marks.chunks import Chunk

_STOCK = frozenset(
    {
        "fdi_projects",
        "fdi_registered_capital",
        "industrial_parks",
        "companies",
        "workers",
        "residents",
        "population",
    }
)


_FROM_ABROAD = frozenset(
    {
        "fdi_projects",
        "fdi_projects_new",
        "fdi_registered_capital",
        "fdi_capital_attracted",
        "export_turnover",
        "trade_turnover",
        "investor_countries",
    }
)


_LOOSE = frozenset({"other", "expert", UNLISTED})


_OF_A_PLACE = frozenset({"population", "area", "residents", "industrial_parks", "partner_localities"})


_OF_A_BODY = frozenset({"companies", "workers", "students", "area", "venue_area", "visitors", "other"})


_BODILY = frozenset({"member", "small_place", "party", UNLISTED})


_OPENING_BODY = re.compile(r"[.N]?t?O(?!')")


def subject(count: Count, measure: Measure, standing: Standing) -> Entity | None:
    """The locality, country or organisation the number is about; None where the text does not tell."""
    if measure.indicator == "investment":
        return company(count) or _named_body(count) or builder(count, measure, standing) or spoken_of(count)
    if measure.noun == "deal" and (dealer := company(count) or winner(count)):
        return dealer
    if measure.indicator == "workers" and (giver := employer(count, standing.firm)):
        return giver
    described = _described(count, measure)
    if described is not None or _members_of().search(count.before):
        return described
    tied = possessor(count, measure)
    if count.mark.ordinal and measure.indicator == "partner_localities":
        return newcomers_partner(count) or _whose_newest(count, tied or bearer(count), standing)
    if tied is not None:
        return _invested_in(tied, measure, standing)
    if spoken := _spoken(count, measure, standing):
        return spoken
    bodily = measure.indicator == "other" and measure.noun in ("member", "country")
    if (count.mark.unit in AREAS or bodily) and (body := _body(count)):
        return body
    if measure.indicator in ("students", "companies") and (house := housed_at(count)):
        return house
    if measure.indicator == "students" or measure.noun in _BODILY:
        opening = _OPENING_BODY.match(count.sentence.labels)
        chunk = count.sentence.chunks[opening.end() - 1] if opening else None
        if chunk is not None and chunk.end < count.mark.start and chunk.entities[0].type == "organisation":
            return chunk.entities[0]
    return acting_side(count, measure, standing) or _about(count, measure, standing)


def _named_body(count: Count) -> Entity | None:
    """The body the clause speaks of by a name or by two words at least; "the bridge" alone says none."""
    found = spoken_of(count)
    return None if found is None or (found.name.islower() and " " not in found.name) else found


def _described(count: Count, measure: Measure) -> Entity | None:
    """Whom an apposition with the number describes, where one of its kind may have such a number."""
    found = apposed(count)
    fitting = found is not None and (found.type == "locality") == (measure.indicator in _OF_A_PLACE)
    return found if fitting else None


@cache
def _members_of() -> re.Pattern[str]:
    """ "a network of 65 councils": what only its own members are counted of."""
    return words().compiled(r"\b{standing_body}\s{possessive}\s(?:\w+\s)?$")


def _spoken(count: Count, measure: Measure, standing: Standing) -> Entity | None:
    """The body the clause speaks of, where one may have such a number; a sight's visitors are its place's."""
    if measure.indicator == "visitors" and (seen := of_a_sight(count, standing)):
        return seen
    found = spoken_of(count) if measure.indicator in _OF_A_BODY else None
    if found is None or draws_to(measure, found):
        return None
    merely = measure.indicator == "other" and found.name.islower() and " " not in found.name
    return found if not merely else _about(count, measure, standing)


def _whose_newest(count: Count, owner: Entity | None, standing: Standing) -> Entity | None:
    """Whose the newest partner is; what opens the sentence is the partner ("Busan is its 12th sister")."""
    opens = [chunk for chunk in count.sentence.chunks[:2] if chunk.label == "L" and chunk.entities]
    if owner is None or not opens or opens[0].entities[0] != owner:
        return owner
    return standing.other_side(owner)


_INVESTED = frozenset(
    {
        "fdi_projects",
        "fdi_projects_new",
        "fdi_registered_capital",
        "fdi_capital_attracted",
        "fdi_projects_adjusted",
    }
)


def _invested_in(owner: Entity, measure: Measure, standing: Standing) -> Entity:
    """The locality whose projects they are, where only the land they come from is tied to them."""
    if owner.type != "country" or measure.indicator not in _INVESTED or standing.subject is None:
        return owner
    return owner if standing.subject.country == owner.id else standing.subject


def _about(count: Count, measure: Measure, standing: Standing) -> Entity | None:
    """The locality that the clause is about, else the country, else the subject before."""
    before, after = localities(count)
    if place := _of_the_same(count, measure, standing) or workplace_told(
        count, measure, before, after, standing
    ):
        return place
    if measure.noun == "sold":
        return next((chunk.entities[0] for chunk in after if led_from(count, chunk)), None)
    named_at_all = any(chunk.label == "L" for chunk in before + after)
    if not named_at_all and _there().search(count.sentence.text.lower()):
        return standing.there(count.sentence.index) or standing.fallback(count.sentence.index)
    if not before and (chunk := main_clause(count, after)):
        return chunk.entities[0]
    if measure.indicator == "partner_localities":
        after = [chunk for chunk in after if is_free(count, chunk)]
    counted_there = _there_counted(count, before, after) or _visited(count, measure, after)
    if not before and standing.subject is not None and measure.noun != "share":
        after = [chunk for chunk in after if belongs_to_it(count, chunk)]
    if measure.noun == UNLISTED:
        before = [chunk for chunk in before if is_free(count, chunk)]
        after = [chunk for chunk in after if led_into(count, chunk)]
    named = counted_there or trading_place(count, before, measure)
    goes_on = None if named is not None else _same_owner(count, measure, before, standing)
    if goes_on is not None:
        return goes_on
    named = named or _named(count, before, after, measure)
    if named is not None:
        return _meant(count, measure, named, standing)
    land = land_told(count, measure) or first_of_two_lands(count, measure)
    if land is not None:
        return land
    if measure.indicator == "other" and measure.noun in _LOOSE:
        return None
    return of_a_fair(count, measure, standing) or standing.fallback(count.sentence.index)


def _meant(count: Count, measure: Measure, named: Chunk, standing: Standing) -> Entity:
    """The locality a name stands for: the last subject where it but points, else itself."""
    named = _by_name(count, named)
    trades = measure.indicator in TRADED and led_from(count, named)
    found = standing.sooner(named, trades or opens_sentence(count.sentence, named))
    pointed = named.label in "Yq" and measure.indicator in _FROM_ABROAD
    foreign = pointed or _counted_land(count) == found.country
    return standing.abroad(found, count.sentence) if foreign else found


def _by_name(count: Count, pointing: Chunk) -> Chunk:
    """The name that a pointing word only describes ("Cuenca, the capital of Azuay, has …"), else the word."""
    for chunk in count.sentence.of("L"):
        if chunk.end < pointing.start and chunk.entities[:1] == pointing.entities[:1]:
            return chunk
    return pointing


def _same_owner(count: Count, measure: Measure, before: list[Chunk], standing: Standing) -> Entity | None:
    """Whose the number before was, where no place is named between the two of a sentence."""
    last = standing.owner
    if last is None or last[1] != count.sentence.index or measure.noun == UNLISTED:
        return None
    return None if any(chunk.start >= last[2] for chunk in before) else last[0]


def _of_the_same(count: Count, measure: Measure, standing: Standing) -> Entity | None:
    """Whose the whole is that a part is told of right before ("12 of them sell to Busan")."""
    part = measure.back and partitive().match(count.after)
    return _same_owner(count, measure, [], standing) if part else None


def _counted_land(count: Count) -> str | None:
    """The country those counted are of, told right behind the number ("nine Japanese companies")."""
    told = count.noun()
    if told is None or told[0].code not in ("company", "project"):
        return None
    for chunk in count.sentence.of("A", "C"):
        if count.mark.end <= chunk.start < told[1].start:
            return chunk.entities[0].id
    return None


def _there_counted(count: Count, before: list[Chunk], after: list[Chunk]) -> Chunk | None:
    """The place right behind, of a number that begins its clause ("610,000 people came to the town")."""
    low = opening(count)
    if any(chunk.start >= low and is_free(count, chunk) for chunk in before):
        return None
    others = [mark.start for mark in count.numbers if mark.start > count.mark.end]
    high = min([count.sentence.end, *others])
    for chunk in after:
        if chunk.start < high and led_into(count, chunk):
            gap = count.page.text[count.mark.end : chunk.start]
            return None if "," in gap or ";" in gap else chunk
    return None


def _visited(count: Count, measure: Measure, after: list[Chunk]) -> Chunk | None:
    """The place behind a verb of visiting ("40,000 tourists visited the town")."""
    if measure.indicator != "visitors":
        return None
    return next((chunk for chunk in after if _seeing().search(words_before(count, chunk))), None)


@cache
def _seeing() -> re.Pattern[str]:
    return words().compiled(r"\b{seeing}\s(?:{article}\s)?$")


def _named(count: Count, before: list[Chunk], after: list[Chunk], measure: Measure) -> Chunk | None:
    """The nearest locality before the number; one after it where a list or a setting stands before."""
    free = [chunk for chunk in before if is_free(count, chunk)]
    fitting = free or [
        chunk for chunk in before if measure.indicator in _STOCK or not chunk.data.get("where")
    ]
    fitting = [chunk for chunk in fitting if chunk.label != "q"] or fitting
    if not free and measure.indicator == "trade_turnover" and fitting:
        return fitting[0]
    listed = len([chunk for chunk in fitting if chunk.label == "L"]) > 3
    if fitting and not (listed and after):
        return fitting[-1]
    return after[0] if after else None


@cache
def _there() -> re.Pattern[str]:
    """ "65,000 tourists stayed there", but not "there are 65,000"."""
    return words().compiled(r"\b{there}\b(?!['’\s]{there_are}\b)")


def _body(count: Count) -> Entity | None:
    named = [
        chunk
        for chunk in count.sentence.of("O", "L")
        if chunk.entities[0].type in ("organisation", "locality") and not _dateline(count, chunk)
    ]
    bodies = [chunk for chunk in named if chunk.label == "O"]
    before = [chunk for chunk in named if chunk.end <= count.mark.core]
    if before and before[-1].label == "L" and is_free(count, before[-1]):
        return None
    near = min(bodies, key=lambda chunk: abs(chunk.start - count.mark.core), default=None)
    return near.entities[0] if near else None


def _dateline(count: Count, chunk: Chunk) -> bool:
    """Whether it is the agency of a dateline ("Hanoi (ABC) - …")."""
    text = count.page.text
    return text[chunk.start - 1 : chunk.start] == "(" and text[chunk.end : chunk.end + 3] in (
        ") –",
        ") -",
        ") —",
    )
