"""With whom: the country whose firms, people or projects are counted, the other of two that trade."""

from __future__ import annotations

from bisect import bisect_left

from comity.model.entity import Entity
from comity.reading.clauses.homeplace import country_of
from comity.reading.clauses.mention import Mention
from comity.reading.kinds.figure.counts import Count
from comity.reading.kinds.figure.indicators import AT_A_PLACE, OWN, TRADE
from comity.reading.kinds.figure.measure import Measure
from comity.reading.kinds.figure.subjects import mentions_around, of_the_other_side
from comity.reading.kinds.figure.told import Told
from comity.reading.kinds.figure.weights import BESIDE


def country_beside(count: Count, measure: Measure) -> Entity | None:
    """The country told right beside or within the noun ("doanh nghiệp Hàn Quốc", "한국기업", "베트남인")."""
    if measure.noun is None or measure.indicator in OWN:
        return None
    for mention in count.sentence.mentions:
        if mention.what == "country" and not mention.joined and _gap(count, measure.noun, mention) in BESIDE:
            return mention.entity
    return None


def partner_of(
    count: Count, measure: Measure, subject: Entity, beside: Entity | None, last: Told | None
) -> Entity | None:
    """The partner of a number whose owner is known; `beside` is the country told beside its noun."""
    if measure.indicator == "investor_countries":
        return None
    found = beside
    if found is None and measure.indicator in AT_A_PLACE | {"workers", "students"}:
        found = _origin(count, subject)
    if found is None and (measure.indicator in TRADE or "percent" in count.sorts):
        found = _other_trading(count, measure, subject)
    if found is None and measure.indicator in AT_A_PLACE and measure.noun is not None:
        found = _place_beside(count, measure.noun, subject)
    goes_on = last is not None and last.goes_on(count, measure)
    if found is None and (goes_on or measure.indicator in ("workers", "students")):
        found = _place_abroad(count, subject)
    if found is None and last is not None and _goes_on_with(count, measure, last, subject):
        found = last.partner
    return found if found is None or found.key != subject.key else None


def _gap(count: Count, noun: tuple[int, int], mention: Mention) -> str:
    """What stands between a noun and a mention; nothing where one is within the other."""
    text = count.passage.text
    if mention.end <= noun[0]:
        return text[mention.end : noun[0]]
    return text[noun[1] : mention.start] if mention.start >= noun[1] else ""


def _goes_on_with(count: Count, measure: Measure, last: Told, subject: Entity) -> bool:
    """Whether a number goes on in the sentence that told the partner."""
    here = last.sentence == count.sentence.index and last.subject == subject
    return here and (measure.noun is None or measure.indicator in AT_A_PLACE | {"workers", "students"})


def _origin(count: Count, subject: Entity) -> Entity | None:
    """The country that invests in, or sends people to, whose number it is."""
    if count.has("that_country") or of_the_other_side(count):
        return _abroad_before(count)
    near = [one for one in mentions_around(count) if _tells_origin(count, one)]
    near.sort(key=lambda one: (one.start > count.mark.start, abs(one.start - count.mark.start)))
    beside = [one.entity for one in near if one.entity is not None]
    doing = [entity for entity in count.clause.doers() if entity.type in ("country", "locality")]
    return next((one for one in (*beside, *doing) if not _within(subject, one)), None)


def _tells_origin(count: Count, mention: Mention) -> bool:
    """Whether a country is told with a number alone, and not as where those counted are."""
    alone = count.told[0] <= mention.start < count.told[1] and not mention.joined
    if "," in count.passage.text[count.mark.end : mention.start]:
        return False
    return mention.what == "country" and alone and mention.case not in ("at", "to", "from", "with")


def _abroad_before(count: Count) -> Entity | None:
    """The country abroad that was told last before a number."""
    home = country_of(count.passage.language)
    mentions = count.passage.mentions
    for at in range(bisect_left(mentions, count.mark.start, key=_start) - 1, -1, -1):
        entity = mentions[at].entity
        if entity is not None and entity.type == "country" and entity.country != home:
            return entity
    return None


def _start(mention: Mention) -> int:
    return mention.start


def _other_trading(count: Count, measure: Measure, subject: Entity) -> Entity | None:
    """The other country, else the other locality, that a clause tells trade with."""
    around = [one for one in mentions_around(count) if one.case != "from" or one.what == "country"]
    told = [entity for one in around for entity in one.entities if not _within(subject, entity)]
    countries = [one for one in told if one.type == "country"]
    places = [one for one in told if one.type == "locality" and measure.indicator in TRADE]
    return next(iter((*countries, *places)), None)


def _place_beside(count: Count, noun: tuple[int, int], subject: Entity) -> Entity | None:
    """The locality of another country whose firms are counted ("doanh nghiệp Daejeon")."""
    for mention in mentions_around(count):
        entity = mention.entity
        if entity is None or entity.type != "locality" or entity.country == subject.country:
            continue
        if _gap(count, noun, mention) in BESIDE:
            return entity
    return None


def _place_abroad(count: Count, subject: Entity) -> Entity | None:
    """The locality abroad told nearest a number, where people come from or go to."""
    told = [one for one in count.sentence.mentions if count.told[0] <= one.start < count.told[1]]
    told.sort(key=lambda one: abs(one.start - count.mark.start))
    places = (one.entity for one in told if one.what == "locality")
    return next((one for one in places if one is not None and one.country != subject.country), None)


def _within(entity: Entity, other: Entity) -> bool:
    """Whether a country is the entity, or where it lies; of localities, whether they share it."""
    return entity.key == other.key or (entity.country is not None and entity.country == other.country)
