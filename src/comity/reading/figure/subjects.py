"""Whose number it is, and which country's: the subject and the partner of a figure."""

from __future__ import annotations

import re
from functools import cache

from comity.model.entity import Entity
from comity.reading.figure.candidates import localities, main_clause
from comity.reading.figure.counting import AREAS, UNLISTED, Count, Measure, into, words
from comity.reading.figure.heads import apposed, housed_at, opening, spoken_of
from comity.reading.figure.investors import company, employer, winner
from comity.reading.figure.possessors import led, possessor
from comity.reading.figure.standing import Standing
from comity.reading.figure.travellers import home_of_party, travel_along
from comity.reading.marks.chunks import Chunk
from comity.reading.page import Sentence

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
_MONEYED = frozenset({"trade_turnover", "export_turnover", "import_turnover", "fdi_registered_capital"})
_TRADED = frozenset({"export_turnover", "import_turnover"})
_LOOSE = frozenset({"other", "expert", UNLISTED})
_OF_A_PLACE = frozenset({"population", "area", "residents", "industrial_parks", "partner_localities"})
_OF_A_BODY = frozenset({"companies", "workers", "students", "area", "venue_area", "visitors", "other"})
_BODILY = frozenset({"member", "small_place", "party", UNLISTED})
_OPENING_BODY = re.compile(r"[.N]?t?O(?!')")


def subject(count: Count, measure: Measure, standing: Standing) -> Entity | None:
    """The locality, country or organisation the number is about; None where the text does not tell."""
    if measure.indicator == "investment":
        return company(count) or spoken_of(count) or _builder(count, measure, standing)
    if measure.noun == "deal" and (dealer := company(count) or winner(count)):
        return dealer
    if measure.indicator == "workers" and (giver := employer(count, standing.firm)):
        return giver
    described = _described(count, measure)
    if described is not None or _members_of().search(count.before):
        return described
    tied = possessor(count, measure)
    if count.mark.ordinal and measure.indicator == "partner_localities":
        return _whose_newest(count, tied, standing)
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
    return _acting(count, measure, standing) or _about(count, measure, standing)


def _described(count: Count, measure: Measure) -> Entity | None:
    """Whom an apposition with the number describes, where one of its kind may have such a number."""
    found = apposed(count)
    fitting = found is not None and (found.type == "locality") == (measure.indicator in _OF_A_PLACE)
    return found if fitting else None


@cache
def _members_of() -> re.Pattern[str]:
    """ "a network of 65 councils": what only its own members are counted of."""
    return words().compiled(r"\b{standing_body}\s{possessive}\s(?:\w+\s)?$")


def _builder(count: Count, measure: Measure, standing: Standing) -> Entity | None:
    """The place whose project costs a sum, where no firm is told of: the one before, else the text's."""
    if measure.noun != "project":
        return None
    before, _ = localities(count)
    return before[-1].entities[0] if before else standing.fallback(count.sentence.index)


def _spoken(count: Count, measure: Measure, standing: Standing) -> Entity | None:
    """The body the clause speaks of, where one may have such a number; a sight's visitors are its place's."""
    if measure.indicator == "visitors" and (seen := _of_a_sight(count, standing)):
        return seen
    found = spoken_of(count) if measure.indicator in _OF_A_BODY else None
    if found is None or _draws_to(measure, found):
        return None
    merely = measure.indicator == "other" and found.name.islower() and " " not in found.name
    return found if not merely else _about(count, measure, standing)


def _of_a_sight(count: Count, standing: Standing) -> Entity | None:
    """The place a sight is named for ("Suncheon Bay received 2.6 million visitors")."""
    sight = spoken_of(count)
    return standing.named_in(sight.name) if sight is not None else None


def _draws_to(measure: Measure, body: Entity) -> bool:
    """Whether it is a fair or a festival, whose visitors are those of the place that holds it."""
    return measure.indicator == "visitors" and bool(_a_gathering().search(body.name.lower()))


@cache
def _a_gathering() -> re.Pattern[str]:
    return words().compiled(r"\b{gathering}s?\b")


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


def _acting(count: Count, measure: Measure, standing: Standing) -> Entity | None:
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


def _workplace(
    count: Count, measure: Measure, before: list[Chunk], after: list[Chunk], standing: Standing
) -> Entity | None:
    """Where workers are sent; where those told before are, unless the clause has a place of its own."""
    if measure.indicator != "workers":
        return None
    sent = _where_sent(count, after)
    if sent is not None:
        return sent
    low = opening(count)
    own = any(chunk.start >= low and _free(count, chunk) for chunk in before)
    return None if own or _land(count, measure) is not None else standing.workplace


def _where_sent(count: Count, after: list[Chunk]) -> Entity | None:
    """Where workers are: the locality behind them that "to", "for" leads to, or they are "at work in"."""
    sent = "placed" in count.around(60, 60)
    for chunk in after:
        if chunk.label != "L":
            continue
        if sent and _destination().search(_lead(count, chunk)):
            return chunk.entities[0]
        if "work" in count.cues(count.mark.end, chunk.start) and _led_into(count, chunk):
            return chunk.entities[0]
    return None


@cache
def _destination() -> re.Pattern[str]:
    return words().compiled(r"\b{destination}\s(?:{article}\s)?$")


def _about(count: Count, measure: Measure, standing: Standing) -> Entity | None:
    """The locality that the clause is about, else the country, else the subject before."""
    before, after = localities(count)
    if place := _workplace(count, measure, before, after, standing):
        return place
    if measure.noun == "sold":
        return next((chunk.entities[0] for chunk in after if _from().search(_lead(count, chunk))), None)
    named_at_all = any(chunk.label == "L" for chunk in before + after)
    if not named_at_all and _there().search(count.sentence.text.lower()):
        return standing.there(count.sentence.index) or standing.fallback(count.sentence.index)
    if not before and (chunk := main_clause(count, after)):
        return chunk.entities[0]
    if measure.indicator == "partner_localities":
        after = [chunk for chunk in after if _free(count, chunk)]
    counted_there = _there_counted(count, before, after) or _visited(count, measure, after)
    if not before and standing.subject is not None and measure.noun != "share":
        after = [chunk for chunk in after if _belongs(count, chunk)]
    if measure.noun == UNLISTED:
        before = [chunk for chunk in before if _free(count, chunk)]
        after = [chunk for chunk in after if _led_into(count, chunk)]
    named = counted_there or _trader(count, before, measure)
    goes_on = None if named is not None else _same_owner(count, measure, before, standing)
    if goes_on is not None:
        return goes_on
    named = named or _named(count, before, after, measure)
    if named is not None:
        return _meant(count, measure, named, standing)
    land = _land(count, measure) or _first_of_two_lands(count, measure)
    if land is not None:
        return land
    if measure.indicator == "other" and measure.noun in _LOOSE:
        return None
    return _of_a_fair(count, measure, standing) or standing.fallback(count.sentence.index)


def _of_a_fair(count: Count, measure: Measure, standing: Standing) -> Entity | None:
    """The home of the text, where the visitors of a fair are told."""
    if measure.indicator != "visitors":
        return None
    spoken = spoken_of(count)
    told = "fair" in count.sentence.codes("figure_cues") or (spoken and _draws_to(measure, spoken))
    index = count.sentence.index
    return (standing.of_fair(index) or standing.recent(index) or standing.home) if told else None


def _meant(count: Count, measure: Measure, named: Chunk, standing: Standing) -> Entity:
    """The locality a name stands for: the last subject where it but points, else itself."""
    named = _by_name(count, named)
    trades = measure.indicator in _TRADED and bool(_from().search(_lead(count, named)))
    found = standing.sooner(named, trades or _opens(count.sentence, named))
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
    if any(chunk.start >= low and _free(count, chunk) for chunk in before):
        return None
    others = [mark.start for mark in count.numbers if mark.start > count.mark.end]
    high = min([count.sentence.end, *others])
    for chunk in after:
        if chunk.start < high and _led_into(count, chunk):
            gap = count.page.text[count.mark.end : chunk.start]
            return None if "," in gap or ";" in gap else chunk
    return None


def _visited(count: Count, measure: Measure, after: list[Chunk]) -> Chunk | None:
    """The place behind a verb of visiting ("40,000 tourists visited the town")."""
    if measure.indicator != "visitors":
        return None
    return next((chunk for chunk in after if _seeing().search(_lead(count, chunk))), None)


@cache
def _seeing() -> re.Pattern[str]:
    return words().compiled(r"\b{seeing}\s(?:{article}\s)?$")


def _host(count: Count, told: list[Chunk], standing: Standing) -> Entity | None:
    """Whose an event is: the home of the text, unless the sentence names but other places for it."""
    named = [
        chunk
        for chunk in told
        if chunk.label != "q" and not _from().search(_lead(count, chunk)) and not _quoted(count, chunk)
    ]
    home = standing.home
    if home is None or any(chunk.entities[0] == home for chunk in named):
        return home
    placed = [chunk for chunk in named if _led_into(count, chunk)]
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


def _named(count: Count, before: list[Chunk], after: list[Chunk], measure: Measure) -> Chunk | None:
    """The nearest locality before the number; one after it where a list or a setting stands before."""
    free = [chunk for chunk in before if _free(count, chunk)]
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


def _trader(count: Count, before: list[Chunk], measure: Measure) -> Chunk | None:
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
    owners = [chunk for chunk in before if chunk.end <= trade.start and _free(count, chunk)]
    if owners and _owns().fullmatch(text[owners[-1].end : trade.start].lower()):
        return owners[-1]
    return next((chunk for chunk in behind if _from().search(_lead(count, chunk))), None)


_TRADING = frozenset({"export_turnover", "trade_turnover"})


@cache
def _among_two() -> re.Pattern[str]:
    return words().compiled(r"[^,;:.]*?\b{among_two}\s")


@cache
def _owns() -> re.Pattern[str]:
    return words().compiled(r"(?:['’]s?)?\s(?:(?!{stop}\b)[^\s,;:.]+\s){0,3}")


def _opens(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether the sentence begins with the locality, its subject."""
    return any(chunk is first for first in sentence.chunks[: 1 + sentence.labels.startswith("t")])


def _free(count: Count, chunk: Chunk) -> bool:
    """Whether no preposition leads the chunk in, so that it may be a subject."""
    return not led(count.sentence.labels, count.sentence.chunks.index(chunk))


@cache
def _from() -> re.Pattern[str]:
    return words().compiled(r"\b{origin}\s(?:(?!{stop}\b)[^\s,;]+\s){0,4}$")


def _belongs(count: Count, chunk: Chunk) -> bool:
    """Whether a locality after the number is tied to it: right behind it, or by "in", "from" …."""
    return (
        chunk.start <= count.mark.end + 2
        or _led_into(count, chunk)
        or bool(_from().search(_lead(count, chunk)))
    )


def _led_into(count: Count, chunk: Chunk) -> bool:
    return bool(into().search(_lead(count, chunk)))


def _lead(count: Count, chunk: Chunk) -> str:
    """The words right before a chunk, those before the number left out where it stands behind."""
    low = count.mark.end if chunk.start >= count.mark.end else count.sentence.start
    return count.page.text[max(low, chunk.start - 14) : chunk.start].lower()


@cache
def _there() -> re.Pattern[str]:
    """ "65,000 tourists stayed there", but not "there are 65,000"."""
    return words().compiled(r"\b{there}\b(?!['’\s]{there_are}\b)")


def _land(count: Count, measure: Measure) -> Entity | None:
    """A country as subject: the trader itself, or the one something is in, goes into or is part of."""
    if measure.indicator in _TRADED:
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
    before = count.page.text[max(count.sentence.start, chunk.start - 14) : chunk.start].lower()
    return bool(into().search(before) or _from().search(before))


def _first_of_two_lands(count: Count, measure: Measure) -> Entity | None:
    """The first of two countries whose trade is told."""
    lands = [chunk.entities[0] for chunk in count.sentence.of("C") if chunk.start < count.mark.core]
    two = measure.indicator == "trade_turnover" and len({land.id for land in lands}) > 1
    return lands[0] if two else None


def _body(count: Count) -> Entity | None:
    named = [
        chunk
        for chunk in count.sentence.of("O", "L")
        if chunk.entities[0].type in ("organisation", "locality") and not _dateline(count, chunk)
    ]
    bodies = [chunk for chunk in named if chunk.label == "O"]
    before = [chunk for chunk in named if chunk.end <= count.mark.core]
    if before and before[-1].label == "L" and _free(count, before[-1]):
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
